"""Reply slips keyed in at the desk: what she marked is kept, and whatever is not right becomes a concern at once."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, care, clock, orders, written
from studio.actor import Actor
from studio.business.model import StaffId
from studio.care import About, Channel, ConcernDraft, ConcernId, ConcernState
from studio.dates import screen_date
from studio.errors import Missing, Refused
from studio.letters.editions import void
from studio.letters.kinds import L11
from studio.letters.model import CallMade, CallOutcome, Letter, LetterState
from studio.letters.slip_drafts import LONGEST_WORDS, MARKED, PUT_RIGHT_TO, SCORES, SlipDraft
from studio.letters.slip_model import ReplySlip, SlipBefore, SlipId
from studio.letters.slip_queries import SlipLetter, SlipRow, letter_of_slip, slip
from studio.orders.model import PresentationId
from studio.orders.rows import PresentationHeldRow
from studio.rights import verb

_WAITING = (LetterState.DRAFTED, LetterState.CHECKED, LetterState.PRINTED, LetterState.SIGNED)


class SlipTaken(TypedDict):
    """What became of a slip: the concern that it opened or joined, and the one she may be happy with now."""

    slip_id: int
    concern_id: int | None
    happy_concern_id: int | None
    """The case that was put right and that she writes well of: her words can be noted in it, in one press."""


@verb("letters.take_slip")
def take_slip(db: Session, by: Actor, draft: SlipDraft) -> SlipTaken:
    """Key a reply slip: its letter is answered, no second copy goes out, and she is never asked twice.

    A score of 3 or less, or words that ask for a change, open a concern whose clock runs from the day the slip came
    (R12), in her words; where she has one open, her words join it, and where the case that the letter asks about was
    put right, it is opened again. Raises Refused naming the field, also for a slip that was keyed before.
    """
    draft.check()
    asked = letter_of_slip(db, draft.letter_ref)
    if asked.keyed is not None:
        when = screen_date(asked.keyed.received_on, _today(db))
        raise Refused(f"The slip of {asked.number} was keyed already: it came {when}.", "letter_ref")
    _require_day(db, draft.received_on, asked)
    record = ReplySlip(letter_id=asked.letter_id, entered_at=clock.now(), entered_by=StaffId(by.staff_id))
    _put(record, draft, asked)
    db.add(record)
    _answered(db, by, db.get_one(Letter, asked.letter_id), draft.received_on)
    db.flush()
    _put_right(db, by, record, asked)
    db.flush()
    return _taken(db, record)


@verb("letters.amend_slip")
def amend_slip(
    db: Session, by: Actor, slip_id: SlipId, draft: SlipDraft, reason: str, version: int
) -> SlipTaken:
    """Put right what was keyed; what stood before is kept with the reason.

    A concern that it opened stays open: only she says that it is right.
    """
    draft.check()
    record = db.get(ReplySlip, slip_id)
    if record is None:
        raise Missing("This slip is not in the records any more.")
    business.expect(
        record, version, "Someone else has just changed this slip. It is shown again as it stands."
    )
    why = written.one_line(reason, 200).text
    if not why:
        raise Refused("Please say why it is changed.", "reason")
    asked = letter_of_slip(db, slip(db, slip_id).number)
    _require_day(db, draft.received_on, asked)
    db.add(
        SlipBefore(
            slip_id=record.id, received_on=record.received_on, score=record.score, ease=record.ease,
            words=record.words, wants_call=record.wants_call, amended_at=clock.now(),
            amended_by=StaffId(by.staff_id), reason=why,
        )
    )  # fmt: skip
    _put(record, draft, asked)
    db.get_one(Letter, record.letter_id).answered_on = draft.received_on
    if record.concern_id is None:
        _put_right(db, by, record, asked)
    db.flush()
    return _taken(db, record)


@verb("letters.slip_called")
def slip_called(db: Session, by: Actor, slip_id: SlipId, outcome: CallOutcome) -> int:
    """Somebody rang, as she asked on her slip; only having spoken settles it."""
    slip(db, slip_id)
    made = CallMade(
        occasion=f"slip:{slip_id}", told="", outcome=CallOutcome(outcome), at=clock.now(),
        made_by=StaffId(by.staff_id),
    )  # fmt: skip
    db.add(made)
    db.flush()
    return made.id


def _put(record: ReplySlip, draft: SlipDraft, asked: SlipLetter) -> None:
    words = written.passage(draft.words, LONGEST_WORDS).text
    written.refuse_card_number(words, "words")
    low = draft.score is not None and draft.score <= PUT_RIGHT_TO
    assumed = low or asked.code != L11.code
    record.received_on, record.score, record.ease, record.words = (
        draft.received_on, draft.score, draft.ease, words,
    )  # fmt: skip
    record.would_change = bool(words) and (assumed if draft.would_change is None else draft.would_change)
    record.wants_call = draft.wants_call or bool(draft.call_when)
    record.call_when = ", ".join(draft.call_when)


def _require_day(db: Session, received_on: date, asked: SlipLetter) -> None:
    if received_on > _today(db):
        raise Refused("That day has not come yet.", "received_on")
    if received_on < asked.issued_on:
        raise Refused("That is before the letter was written.", "received_on")


def _answered(db: Session, by: Actor, letter: Letter, on: date) -> None:
    """Both copies are answered; one that waits for its reader, for paper or for the post is not sent any more."""
    copies = select(Letter).where(
        Letter.occasion == letter.occasion,
        Letter.code == letter.code,
        Letter.household_id == letter.household_id,
        Letter.state != LetterState.SUPERSEDED,
    )
    for each in db.scalars(copies):
        if each.id != letter.id and each.copy > letter.copy and each.state in _WAITING:
            each.state, each.cancelled_reason = LetterState.CANCELLED, "The reply slip came back."
            void(db, by, each.id)
        elif each.id == letter.id or each.posted_on is not None:
            each.state, each.answered_on = LetterState.ANSWERED, each.answered_on or on


def _put_right(db: Session, by: Actor, record: ReplySlip, asked: SlipLetter) -> None:
    """Whatever is not right is a concern: her open one, the one that was put right, or a new one."""
    low = record.score is not None and record.score <= PUT_RIGHT_TO
    if not low and not record.would_change:
        return
    marked = f"{MARKED}{SCORES[record.score]}” on the reply slip." if record.score is not None else ""
    words = record.words or f"{marked} No words beside it."
    waiting = care.open_concerns(db, asked.household_id)
    hers = [each for each in waiting if care.concern(db, each.id).person_id == asked.person_id]
    about = _about(db, asked)
    before = _asked_about(db, asked, about)
    came = _received_at(db, record.received_on)
    if hers:
        record.concern_id = max(hers, key=lambda each: each.received_at).id
        version = care.concern(db, record.concern_id).version
        what = f"said more on the slip of {asked.number}"
        care.hear(db, by, record.concern_id, words, False, version, Channel.SLIP, came, what)
    elif before is not None and _may_open_again(db, before):
        record.concern_id = before
        care.reopen(db, by, before, words, care.concern(db, before).version, Channel.SLIP, came)
    else:
        record.concern_id = care.log_concern(db, by, _concern(db, record, asked, words, about))


def _concern(
    db: Session, record: ReplySlip, asked: SlipLetter, story: str, about: PresentationHeldRow | None
) -> ConcernDraft:
    when = f" in the {record.call_when.replace(', ', ' or ')}" if record.call_when else ""
    return ConcernDraft(
        household_id=asked.household_id,
        person_id=asked.person_id,
        story=story,
        about=About.ORDER if about is not None else About.LETTER,
        channel=Channel.SLIP,
        session_id=about.session_id if about is not None else None,
        order_id=about.order_id if about is not None else None,
        wish=f"A telephone call{when}." if record.wants_call else "",
        received_at=_received_at(db, record.received_on),
    )


def _received_at(db: Session, on: date) -> datetime:
    """The clock runs from the opening of the day on which the slip came (R12); it is never later than now."""
    hours = business.hours(db)
    wall = hours.opens_at(on) or datetime.combine(on, time(12))
    return min(clock.to_utc(wall, hours.zone, 0), clock.now())


def _about(db: Session, asked: SlipLetter) -> PresentationHeldRow | None:
    """The presentation that the letter asks about."""
    occasion = db.get_one(Letter, asked.letter_id).occasion
    kind, _, number = occasion.partition(":")
    if kind != "presentation":
        return None
    return next(iter(orders.presentations_of(db, {PresentationId(int(number))})), None)


def _asked_about(db: Session, asked: SlipLetter, about: PresentationHeldRow | None) -> ConcernId | None:
    """The case whose end the letter after a reshoot asks for (L11)."""
    if asked.code != L11.code or about is None or about.session_id is None:
        return None
    reshoot = care.reshoot_of_session(db, about.session_id)
    return reshoot.concern_id if reshoot is not None else None


PUT_RIGHT = (ConcernState.RESOLVED, ConcernState.NO_REPLY)


def _may_open_again(db: Session, concern_id: ConcernId) -> bool:
    return care.concern(db, concern_id).state in PUT_RIGHT


def _taken(db: Session, record: ReplySlip) -> SlipTaken:
    return SlipTaken(
        slip_id=record.id,
        concern_id=record.concern_id,
        happy_concern_id=happy_concern(db, slip(db, record.id)),
    )


def happy_concern(db: Session, row: SlipRow) -> ConcernId | None:
    """The case that she writes well of after its reshoot, while it waits for her word; None for any other slip."""
    if row.code != L11.code or not row.words or row.would_change or (row.score or 0) <= PUT_RIGHT_TO:
        return None
    letter = letter_of_slip(db, row.number)
    concern_id = _asked_about(db, letter, _about(db, letter))
    return concern_id if concern_id is not None and _may_open_again(db, concern_id) else None


def _today(db: Session) -> date:
    return clock.today(business.studio(db).zone)
