"""Everything that happens to a case once it was taken down, until she says that it is right."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from studio import business, clock, promises
from studio.actor import Actor
from studio.business.model import StaffId
from studio.care.answering import note_apology, note_spoken, promise_call_back, require_here
from studio.care.model import Aspect, Cause, ConcernId, ConcernState, Reached
from studio.care.steps import enter, found, log, require_state, source
from studio.care.undertakings import keep_offers, release_offers
from studio.errors import Refused
from studio.rights import verb


@verb("care.check_back")
def check_back(db: Session, by: Actor, concern_id: ConcernId, call_back_at: datetime, version: int) -> None:
    """ "We are finding out": wants the time of the call back, at most to the close of the next working day (R12)."""
    concern = found(db, concern_id, version)
    require_state(concern, ConcernState.HEARD, ConcernState.OFFERED)
    promise_call_back(db, by, concern, call_back_at)


@verb("care.found_out")
def found_out(db: Session, by: Actor, concern_id: ConcernId, version: int) -> None:
    """We rang back with what we found; a case that waited for it is heard again and offers can be made."""
    concern = found(db, concern_id, version)
    if concern.call_back_at is None:
        raise Refused("No call back was promised in this case.")
    note_spoken(db, by, concern)
    if concern.state is ConcernState.CHECKING:
        enter(db, by, concern, ConcernState.HEARD, "rang back")
    else:
        log(db, by, concern, "rang back")


@verb("care.respond")
def respond(db: Session, by: Actor, concern_id: ConcernId, how: Reached, version: int) -> None:
    """Someone rang; only "spoke" stops the clock (R12) and keeps a call back that was promised."""
    concern = found(db, concern_id, version)
    how = Reached(how)
    log(db, by, concern, f"rang: {how.value}")
    if how is not Reached.SPOKE:
        return
    note_spoken(db, by, concern)
    if concern.state is ConcernState.CHECKING:
        enter(db, by, concern, ConcernState.HEARD, "rang back")


@verb("care.acknowledge")
def acknowledge(db: Session, by: Actor, concern_id: ConcernId, version: int) -> None:
    """Let her know that it has arrived; an answer stays owed."""
    concern = found(db, concern_id, version)
    if concern.acknowledged_at is None:
        concern.acknowledged_at = clock.now()
        log(db, by, concern, "acknowledged")


@verb("care.take_in_hand")
def take_in_hand(db: Session, by: Actor, concern_id: ConcernId, version: int) -> None:
    """What was agreed has begun."""
    concern = found(db, concern_id, version)
    require_state(concern, ConcernState.AGREED)
    enter(db, by, concern, ConcernState.IN_HAND, "in hand", stamp="in_hand_at")


@verb("care.apologise")
def apologise(db: Session, by: Actor, concern_id: ConcernId, how: str, version: int) -> None:
    """Record how we said sorry, or why it was not needed."""
    concern = found(db, concern_id, version)
    note_apology(db, by, concern, how)


@verb("care.answer_question")
def answer_question(db: Session, by: Actor, concern_id: ConcernId, answer: str, version: int) -> None:
    """Answer what she asked us."""
    concern = found(db, concern_id, version)
    if not answer.strip():
        raise Refused("Please write the answer she was given.", "answer")
    concern.answer = answer.strip()
    log(db, by, concern, "question answered")


@verb("care.assign")
def assign(db: Session, by: Actor, concern_id: ConcernId, owner_id: StaffId, version: int) -> None:
    """Give a case to someone else; a conduct concern never to the person it names."""
    concern = found(db, concern_id, version)
    if concern.named_id == owner_id:
        raise Refused("This is about them, so someone else looks after it.", "owner")
    require_here(db, owner_id)
    concern.owner_id = owner_id
    log(db, by, concern, f"looked after by {business.actor(db, owner_id).name}")


@verb("care.describe")
def describe(
    db: Session,
    by: Actor,
    concern_id: ConcernId,
    aspect: Aspect | None,
    cause: Cause,
    in_short: str,
    version: int,
) -> None:
    """What kind of concern it was, said after the story; nobody is asked whose fault it was."""
    concern = found(db, concern_id, version)
    concern.category = aspect.value if aspect is not None else ""
    concern.cause, concern.in_short = cause, in_short.strip()
    log(db, by, concern, "described")


@verb("care.resolve")
def resolve(db: Session, by: Actor, concern_id: ConcernId, version: int) -> None:
    """Put right: wants the apology (or why none was needed), her question answered, and our promises closed."""
    concern = found(db, concern_id, version)
    require_state(concern, ConcernState.AGREED, ConcernState.IN_HAND)
    if not concern.apology_how:
        raise Refused("Please note how we apologised, or why it was not needed.", "apology")
    if concern.question and not concern.answer:
        raise Refused("The question we were asked has no answer yet.", "answer")
    still_open = promises.open_from(db, source=source(concern))
    if still_open:
        raise Refused(f"We still owe this: {still_open[0].text}.", "promise")
    if concern.state is ConcernState.AGREED:
        enter(db, by, concern, ConcernState.IN_HAND, "in hand", stamp="in_hand_at")
    keep_offers(db, by, concern)
    enter(db, by, concern, ConcernState.RESOLVED, "put right", stamp="resolved_at")


@verb("care.confirm_happy")
def confirm_happy(db: Session, by: Actor, concern_id: ConcernId, her_words: str, version: int) -> None:
    """She told us that it is right now; only her own words say so."""
    concern = found(db, concern_id, version)
    require_state(concern, ConcernState.RESOLVED)
    if not her_words.strip():
        raise Refused("Please write what was said to us; our own opinion does not count here.", "happy_words")
    concern.happy_words = her_words.strip()
    enter(db, by, concern, ConcernState.HAPPY, "says that it is right", stamp="happy_at")


@verb("care.reopen")
def reopen(db: Session, by: Actor, concern_id: ConcernId, words: str, version: int) -> None:
    """It is not right after all; what she says now is added to her story."""
    concern = found(db, concern_id, version)
    require_state(concern, ConcernState.RESOLVED, ConcernState.HAPPY)
    if not words.strip():
        raise Refused("Please write what we were told now.", "story")
    concern.story = f"{concern.story}\n\n{words.strip()}"
    concern.reopened_at = clock.now()
    enter(db, by, concern, ConcernState.HEARD, "opened again")


@verb("care.withdraw")
def withdraw(db: Session, by: Actor, concern_id: ConcernId, version: int) -> None:
    """She asked us to leave it; only she can."""
    concern = found(db, concern_id, version)
    require_state(
        concern, ConcernState.RECEIVED, ConcernState.HEARD, ConcernState.CHECKING, ConcernState.OFFERED,
        ConcernState.AGREED, ConcernState.IN_HAND,
    )  # fmt: skip
    promises.release(db, by, source(concern), "We were asked to leave it.")
    release_offers(db, by, concern, "We were asked to leave it.")
    concern.call_back_at = None
    enter(db, by, concern, ConcernState.WITHDRAWN, "left, as we were asked", stamp="withdrawn_at")
