"""What reply slips have to tell a screen: that one came, that she asked for a call, that she says it is right now."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import String, cast, exists, literal, select
from sqlalchemy.orm import Session

from studio import care, clock
from studio.care.model import Concern
from studio.clients.model import HouseholdId
from studio.dates import screen_date
from studio.letters.kinds import L11
from studio.letters.model import CallMade, CallOutcome, Letter
from studio.letters.slip_drafts import PUT_RIGHT_TO
from studio.letters.slip_model import ReplySlip
from studio.letters.slip_queries import SlipRow, slips_about, slips_of_household
from studio.letters.slips import PUT_RIGHT, happy_concern
from studio.story import Badge, Duty, Event, Opens, Owed, Tone
from studio.words import say


def slip_story(db: Session, household_id: HouseholdId, zone: str) -> list[Event]:
    """Every slip of a family, with her words as she wrote them."""
    today = clock.today(zone)
    return [_event(row, zone, today) for row in slips_of_household(db, household_id)]


def _event(row: SlipRow, zone: str, today: date) -> Event:
    right = row.score is None or row.score > PUT_RIGHT_TO
    badges = [Badge(row.feeling, Tone.GOOD if right else Tone.CONCERN)] if row.feeling else []
    if row.concern_id is not None:
        badges.append(Badge("a concern", Tone.CONCERN))
    if row.wants_call:
        badges.append(Badge("asks for a call", Tone.DUE))
    return Event(
        at=clock.to_utc(datetime.combine(row.received_on, time(12)), zone, 0),
        when=screen_date(row.received_on, today),
        title=f"{row.person} answered {row.number}",
        detail=f"“{care.shortened(row.words)}”" if row.words else "",
        tone=Tone.LETTER if right else Tone.CONCERN,
        icon="message-circle-reply",
        opens=Opens("slip", row.id),
        badges=tuple(badges),
        quoted=bool(row.words),
    )


def slips_owed(db: Session, today: date) -> list[Owed]:
    """Who asked on her slip to be telephoned, and whose kind words wait to be noted in her case."""
    asked = [
        Owed(
            due=row.received_on,
            title=say("Ring {person}", person=row.person),
            detail=say("Asked for a call{when}, on the slip of {number}", when=_when(row), number=row.number),
            badge=Badge(say("to ring"), Tone.DUE),
            icon="phone",
            opens=Opens("call_slip", row.id),
            household_id=row.household_id,
            overdue=row.received_on < today,
            duty=Duty.CALLS,
        )
        for row in _to_ring(db)
    ]
    return [*asked, *_kind_words(db, today)]


def _when(row: SlipRow) -> str:
    return f", in the {' or '.join(row.call_when)}" if row.call_when else ""


def _to_ring(db: Session) -> tuple[SlipRow, ...]:
    """The slips that ask for a call nobody has made since; a case that waits for its first answer says so itself."""
    itself = literal("slip:").concat(cast(ReplySlip.id, String))
    spoke = exists().where(CallMade.occasion == itself, CallMade.outcome == CallOutcome.SPOKE)
    query = (
        select(ReplySlip.id)
        .outerjoin(Concern, Concern.id == ReplySlip.concern_id)
        .where(ReplySlip.wants_call, ~spoke)
        .where(ReplySlip.concern_id.is_(None) | (Concern.responded_at < ReplySlip.entered_at))
    )
    return slips_about(db, list(db.scalars(query)))


_WAIT_FOR_HER_WORD = select(Concern.household_id).where(Concern.state.in_(PUT_RIGHT))


def _kind_words(db: Session, today: date) -> list[Owed]:
    """After a reshoot: she writes that it is right, and her case has not heard it yet."""
    query = (
        select(ReplySlip.id)
        .join(Letter, Letter.id == ReplySlip.letter_id)
        .where(Letter.code == L11.code, ReplySlip.score > PUT_RIGHT_TO, ReplySlip.words != "")
        .where(~ReplySlip.would_change, Letter.household_id.in_(_WAIT_FOR_HER_WORD))
    )
    lines = []
    for row in slips_about(db, list(db.scalars(query))):
        concern_id = happy_concern(db, row)
        if concern_id is None:
            continue
        lines.append(
            Owed(
                due=row.received_on,
                title=say("{person} writes that it is right now", person=row.person),
                detail=f"“{care.shortened(row.words, 90)}” · {screen_date(row.received_on, today)}",
                badge=Badge(say("to note"), Tone.GOOD),
                icon="heart-handshake",
                opens=Opens("happy_slip", row.id),
                household_id=row.household_id,
            )
        )
    return lines
