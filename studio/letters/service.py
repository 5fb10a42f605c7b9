"""What happens to a letter after it is printed, or instead: posted, answered, come back, called off, made anew."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.actor import Actor
from studio.business.model import StaffId
from studio.errors import Missing, Refused
from studio.letters import holding, spoiling
from studio.letters.composing import recipient_of
from studio.letters.editions import made_anew, void
from studio.letters.model import Letter, LetterId, LetterState, PrintAttempt, PrintState
from studio.letters.occasions import Occasion
from studio.rights import verb
from studio.written import one_line

OUT = (LetterState.POSTED, LetterState.HANDED_OVER, LetterState.SENT)
IN_HAND = (LetterState.PRINTED, LetterState.SIGNED)


@verb("letters.mark_posted")
def mark_posted(db: Session, by: Actor, letter_ids: tuple[LetterId, ...], on: date) -> int:
    """The batch went to the post; answers how many did.

    Those already ticked are passed over, and those that must not leave the house any more (``spoiling``).
    Raises Refused for a day to come, and for a letter of which nobody knows yet whether it was printed.
    """
    if on > _today(db):
        raise Refused("That day has not come yet.", "on")
    asked = select(PrintAttempt.letter_id).where(
        PrintAttempt.letter_id.in_(letter_ids), PrintAttempt.state.in_((PrintState.ASK, PrintState.CLAIMED))
    )
    doubtful = set(db.scalars(asked))
    ticked = 0
    found = list(db.scalars(select(Letter).where(Letter.id.in_(letter_ids)).order_by(Letter.id)))
    spoilt = spoiling.why_not(db, [each for each in found if each.state in IN_HAND])
    for letter in found:
        if letter.state not in IN_HAND or letter.id in spoilt:
            continue
        if letter.id in doubtful:
            raise Refused(f"{letter.number} may not have printed. Please look in the tray first.")
        letter.state, letter.posted_on = LetterState.POSTED, on
        ticked += 1
    db.flush()
    return ticked


@verb("letters.hand_over")
def hand_over(db: Session, by: Actor, letter_id: LetterId, on: date) -> None:
    """Given to her in person instead of posted."""
    letter = _in_state(db, letter_id, *IN_HAND)
    letter.state, letter.posted_on = LetterState.HANDED_OVER, on
    db.flush()


@verb("letters.mark_answered")
def mark_answered(db: Session, by: Actor, letter_id: LetterId, on: date) -> None:
    """Her answer came, by slip, by telephone or in person; no second copy goes out."""
    letter = _in_state(db, letter_id, *OUT, LetterState.PRINTED, LetterState.NO_REPLY)
    letter.state, letter.answered_on = LetterState.ANSWERED, on
    db.flush()


@verb("letters.mark_no_reply")
def mark_no_reply(db: Session, by: Actor, letter_id: LetterId) -> None:
    """No answer is expected any more."""
    _in_state(db, letter_id, *OUT).state = LetterState.NO_REPLY
    db.flush()


@verb("letters.mark_returned")
def mark_returned(db: Session, by: Actor, letter_id: LetterId, on: date) -> None:
    """The post brought it back undelivered; once the address is right, a new version can go out."""
    letter = _in_state(db, letter_id, LetterState.POSTED, LetterState.NO_REPLY)
    letter.state, letter.returned_on = LetterState.RETURNED, on
    db.flush()


@verb("letters.call_off")
def call_off(db: Session, by: Actor, occasion: Occasion, reason: str) -> LetterId:
    """A letter that is due is not to be written at all; why is kept, and it is not asked for again."""
    why = _reason(reason)
    if occasion.letter_id is not None:
        return cancel(db, by, occasion.letter_id, why)
    letter = Letter(
        code=occasion.code,
        household_id=occasion.household_id,
        person_id=recipient_of(db, occasion),
        occasion=occasion.occasion,
        copy=occasion.copy,
        edition=occasion.edition,
        due_on=occasion.due_on,
        state=LetterState.CANCELLED,
        drafted_by=StaffId(by.staff_id),
        cancelled_reason=why,
    )
    db.add(letter)
    db.flush()
    return letter.id


@verb("letters.cancel")
def cancel(db: Session, by: Actor, letter_id: LetterId, reason: str) -> LetterId:
    """Call off a letter that has not been posted; its number and its page are kept."""
    letter = _in_state(db, letter_id, LetterState.DRAFTED, LetterState.CHECKED, *IN_HAND)
    letter.cancelled_reason = _reason(reason)
    letter.state = LetterState.CANCELLED
    void(db, by, letter_id)
    db.flush()
    return letter_id


@verb("letters.put_aside")
def put_aside(db: Session, by: Actor, letter_ids: tuple[LetterId, ...]) -> int:
    """Those of these that lie printed and must not be posted are taken out of the post, each with its reason.

    What has changed falls due again by itself. Answers how many there were.
    """
    found = list(db.scalars(select(Letter).where(Letter.id.in_(letter_ids), Letter.state.in_(IN_HAND))))
    reasons = spoiling.why_not(db, found)
    for letter in found:
        if letter.id in reasons:
            _put_aside(db, by, letter, reasons[letter.id])
    db.flush()
    return len(reasons)


def _put_aside(db: Session, by: Actor, letter: Letter, reason: str) -> None:
    """What they are still to have is made anew from the records as they are; the rest is called off for good."""
    if reason in (spoiling.TIME_CHANGED, spoiling.OTHER_ENVELOPE, holding.MOVED):
        made_anew(db, by, letter, reason)
        return
    letter.state, letter.cancelled_reason = LetterState.CANCELLED, reason
    void(db, by, letter.id)


@verb("letters.new_edition")
def new_edition(db: Session, by: Actor, letter_id: LetterId, reason: str) -> LetterId:
    """A changed version of an issued letter: the old one is superseded and kept, the new one waits to be printed.

    Raises Refused for one that is already with her, and where a version is waiting already.
    """
    letter = _in_state(db, letter_id, *IN_HAND, LetterState.RETURNED)
    why = _reason(reason)
    return made_anew(db, by, letter, why)


def _in_state(db: Session, letter_id: LetterId, *states: LetterState) -> Letter:
    letter = db.get(Letter, letter_id)
    if letter is None:
        raise Missing("This letter is no longer here.")
    if letter.state not in states:
        raise Refused(f"This letter is {letter.state.value}, so that cannot be done to it.")
    return letter


def _reason(reason: str) -> str:
    why = one_line(reason, 400).text
    if not why:
        raise Refused("Please say why.", "reason")
    return why


def _today(db: Session) -> date:
    return clock.today(business.studio(db).zone)
