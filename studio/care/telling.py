"""What care tells the screens: its moments in a family's story, who is waiting, and the next step."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from studio import business, clock, sessions
from studio.care.clocks import Waiting
from studio.care.model import ConcernState, OfferKind, OfferOutcome
from studio.care.queries import concerns_of_household, open_concerns
from studio.care.rows import ConcernRow, OfferRow
from studio.clients.model import HouseholdId
from studio.dates import clock_time, screen_date, screen_time
from studio.story import Badge, Event, NextStep, Opens, Owed, Tone
from studio.words import counted

ICON = "heart-handshake"


def story(db: Session, household_id: HouseholdId) -> list[Event]:
    """Each concern as it was told, and how it ended."""
    zone = business.studio(db).zone
    today = clock.today(zone)
    told: list[Event] = []
    for row in concerns_of_household(db, household_id):
        opens = Opens("concern", row.id)
        told.append(
            Event(
                at=row.received_at,
                when=screen_time(clock.to_wall(row.received_at, zone), today),
                title=_title(row),
                detail=f"“{row.story}”",
                tone=Tone.CONCERN,
                icon="phone-call",
                opens=opens,
                badges=_badges(row),
                quoted=True,
            )
        )
        if row.happy_words:
            happy_at = dict(row.stamps)[ConcernState.HAPPY] or row.received_at
            told.append(
                Event(
                    at=happy_at,
                    when=screen_time(clock.to_wall(happy_at, zone), today),
                    title=f"{row.person} told us that it is right now",
                    detail=f"“{row.happy_words}”",
                    tone=Tone.GOOD,
                    icon=ICON,
                    opens=opens,
                    quoted=True,
                )
            )
    return told


def _title(row: ConcernRow) -> str:
    return f"{row.person} is not happy: {row.in_short}" if row.in_short else f"{row.person} is not happy"


def _badges(row: ConcernRow) -> tuple[Badge, ...]:
    badges = []
    if row.response_minutes is not None:
        words = (
            "answered at once"
            if row.response_minutes == 0
            else f"answered in {_minutes(row.response_minutes)}"
        )
        badges.append(Badge(words, Tone.GOOD if row.waiting is Waiting.FINE else Tone.DUE))
    accepted = [offer for offer in row.offers if offer.outcome is OfferOutcome.ACCEPTED]
    if accepted:
        badges.append(Badge(f"{offer_words(accepted[-1])} accepted", Tone.CONCERN))
    badges.append(Badge(row.state.value, Tone.GOOD if row.state is ConcernState.HAPPY else Tone.PLAIN))
    return tuple(badges)


def offer_words(offer: OfferRow) -> str:
    """An offer as it is called: its own words where it has some."""
    return offer.words if offer.kind is OfferKind.OTHER else offer.kind.value


def _minutes(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return counted(rest, "minute")
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def owed(db: Session, today: date) -> list[Owed]:
    """Everyone who is waiting for us to answer or to act, the longest waiting first; never dropped, never snoozed."""
    zone = business.studio(db).zone
    lines = []
    for row in open_concerns(db):
        told = clock.to_wall(row.received_at, zone)
        answered = row.state is not ConcernState.RECEIVED and row.waiting is Waiting.FINE
        words = row.in_short or row.story
        lines.append(
            Owed(
                due=told.date(),
                title=f"{row.person}: {_next_words(row.state)}",
                detail=f"{words} · told us {screen_date(told.date(), today)} at {clock_time(told)}",
                badge=Badge(
                    (row.owner_now and "owner now") or _age(row.working_minutes),
                    _age_tone(row.waiting, answered),
                ),
                icon="phone-call" if row.state is ConcernState.RECEIVED else ICON,
                opens=Opens("concern", row.id),
                household_id=row.household_id,
                overdue=row.waiting is Waiting.PAST_LIMIT or bool(row.owner_now),
            )
        )
    return lines


_NEXT = {
    ConcernState.RECEIVED: "ring back and listen",
    ConcernState.HEARD: "offer to put it right",
    ConcernState.CHECKING: "ring back as promised",
    ConcernState.OFFERED: "waiting for the answer to our offer",
    ConcernState.AGREED: "do what was agreed",
    ConcernState.IN_HAND: "in hand",
}


def _next_words(state: ConcernState) -> str:
    return _NEXT.get(state, state.value)


def _age(minutes: int) -> str:
    days, rest = divmod(minutes, 480)
    if days:
        return counted(days, "working day")
    return f"{rest // 60} h" if rest >= 60 else f"{rest} min"


def _age_tone(waiting: Waiting, answered: bool) -> Tone:
    if waiting is Waiting.PAST_LIMIT:
        return Tone.CONCERN
    return Tone.GOOD if answered else Tone.DUE


def next_step(db: Session, household_id: HouseholdId, today: date) -> NextStep | None:
    """What a family with an open concern is waiting for; nothing else comes before it."""
    waiting = open_concerns(db, household_id)
    if not waiting:
        return None
    row = waiting[0]
    full = next(case for case in concerns_of_household(db, household_id) if case.id == row.id)
    detail = f"“{full.in_short or full.story}” Told us {screen_date(clock.to_wall(row.received_at).date(), today)}."
    title = f"Next: {_next_words(row.state)}"
    if full.reshoot is not None and full.reshoot.session_id is not None:
        session = sessions.session(db, full.reshoot.session_id)
        title = f"Next: the complimentary reshoot, {screen_time(session.wall, today)}"
        detail += " Nothing to pay, the whole process again."
    return NextStep(
        rank=0,
        title=title,
        detail=detail,
        button="Open the case",
        wish="open_case",
        with_=(("concern_id", row.id),),
        tone=Tone.CONCERN,
    )
