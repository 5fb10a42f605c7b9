"""Everything that happens to a case once it was taken down, until she says that it is right."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from studio import business, clock, promises, written
from studio.actor import Actor
from studio.business.model import StaffId
from studio.care.answering import (
    IN_CONVERSATION,
    note_apology,
    note_spoken,
    note_told,
    promise_call_back,
    require_here,
)
from studio.care.drafts import LONGEST_STORY, Described
from studio.care.gentle import note_call
from studio.care.leaving import keep_with_somebody, pass_on
from studio.care.model import OPEN, About, Aspect, Channel, Concern, ConcernId, ConcernState, Reached
from studio.care.reshoot_queries import reshoots_of_concern
from studio.care.stages import is_to_come, stage_of
from studio.care.steps import enter, found, log, require_not_named, require_state, source
from studio.care.undertakings import in_writing, release_offers, still_owed
from studio.errors import Refused
from studio.rights import verb

LONGEST_HOW = 200


@verb("care.check_back")
def check_back(db: Session, by: Actor, concern_id: ConcernId, call_back_at: datetime, version: int) -> None:
    """ "We are finding out": wants the time of the call back, at most to the close of the next working day (R12)."""
    concern = found(db, concern_id, version)
    require_state(
        concern, ConcernState.HEARD, ConcernState.OFFERED, ConcernState.AGREED, ConcernState.IN_HAND
    )
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
    note_call(db, by, concern, how)
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
    if written.is_blank(answer):
        raise Refused("Please write the answer she was given.", "answer")
    concern.answer = written.passage(answer, LONGEST_STORY).text
    log(db, by, concern, "question answered")


@verb("care.assign")
def assign(db: Session, by: Actor, concern_id: ConcernId, owner_id: StaffId, version: int) -> None:
    """Give a case to someone else; a conduct concern never to the person it names."""
    concern = found(db, concern_id, version)
    require_not_named(by, concern)
    if concern.named_id is not None and concern.named_id == owner_id:
        raise Refused("This is about them, so someone else looks after it.", "owner")
    require_here(db, owner_id)
    concern.owner_id = owner_id
    log(db, by, concern, f"looked after by {business.actor(db, owner_id).name}")


@verb("care.describe")
def describe(db: Session, by: Actor, concern_id: ConcernId, draft: Described, version: int) -> None:
    """What kind of concern it was, said after the story; nobody is asked whose fault it was.

    When it turns out to be about whoever looks after it, somebody else does from now on.
    """
    concern = found(db, concern_id, version)
    require_not_named(by, concern)
    concern.category = draft.aspect.value if draft.aspect is not None else ""
    concern.cause, concern.in_short = draft.cause, written.one_line(draft.in_short, 120).text
    concern.others_at_risk, concern.someone_hurt = draft.others_at_risk, draft.someone_hurt
    concern.details_out, concern.named_id = draft.details_out, draft.named_id
    if draft.aspect is Aspect.MANNER or draft.named_id is not None:
        concern.about = About.CONDUCT
    log(db, by, concern, "described")
    if concern.named_id is not None and concern.named_id == concern.owner_id:
        pass_on(db, by, concern, "it is about whoever looked after it")


@verb("care.resolve")
def resolve(db: Session, by: Actor, concern_id: ConcernId, version: int) -> None:
    """Put right: wants the apology (or why none was needed), her question answered, and our promises closed.

    A reshoot that they accepted is one of them, until they have the new portraits or keep what they have.
    """
    concern = found(db, concern_id, version)
    require_state(concern, ConcernState.AGREED, ConcernState.IN_HAND)
    require_not_named(by, concern)
    if not concern.apology_how:
        raise Refused("Please note how we apologised, or why it was not needed.", "apology")
    if concern.question and not concern.answer:
        raise Refused("The question we were asked has no answer yet.", "answer")
    owed = still_owed(db, concern)
    if owed:
        raise Refused(f"We still owe this: {owed}.", "promise")
    if concern.told_again_at is not None:
        raise Refused("They told us more, and nobody has answered yet. Please ring them first.", "story")
    _require_reshoot_over(db, concern_id)
    if concern.state is ConcernState.AGREED:
        enter(db, by, concern, ConcernState.IN_HAND, "in hand", stamp="in_hand_at")
    enter(db, by, concern, ConcernState.RESOLVED, "put right", stamp="resolved_at")
    promises.keep(db, by, in_writing(concern_id))


@verb("care.confirm_happy")
def confirm_happy(
    db: Session,
    by: Actor,
    concern_id: ConcernId,
    her_words: str,
    version: int,
    told_by: Channel | None = None,
) -> None:
    """She told us that it is right now, on the slip of our second follow-up or by ringing; only her words say so."""
    concern = found(db, concern_id, version)
    require_state(concern, ConcernState.RESOLVED, ConcernState.NO_REPLY)
    require_not_named(by, concern)
    if written.is_blank(her_words):
        raise Refused("Please write what was said to us; our own opinion does not count here.", "happy_words")
    concern.happy_words = written.passage(her_words, LONGEST_STORY).text
    concern.happy_by = told_by
    enter(db, by, concern, ConcernState.HAPPY, "says that it is right", stamp="happy_at")


@verb("care.no_reply")
def no_reply(db: Session, by: Actor, concern_id: ConcernId, asked_how: str, version: int) -> None:
    """We asked whether it is right now and heard nothing: neither happy nor forgotten, and open to both.

    Wants how we asked, such as "rang twice, and the second letter". Raises Refused.
    """
    concern = found(db, concern_id, version)
    require_state(concern, ConcernState.RESOLVED)
    require_not_named(by, concern)
    if written.is_blank(asked_how):
        raise Refused("Please write how we asked whether it is right now.", "asked_how")
    concern.asked_how = written.one_line(asked_how, LONGEST_HOW).text
    enter(db, by, concern, ConcernState.NO_REPLY, "asked, and no reply came", stamp="no_reply_at")


@verb("care.hear")
def hear(
    db: Session,
    by: Actor,
    concern_id: ConcernId,
    words: str,
    read_back: bool,
    version: int,
    told_by: Channel | None = None,
    at: datetime | None = None,
    what: str = "told us more",
) -> None:
    """She tells us her story, or more of it; it is added in her words, and a case that had none is heard.

    ``told_by`` says how, where the clock hears of it (R12): in conversation she is answered as she tells it, in any
    other way an answer is owed again since it came, ``at``, now if not said. ``what`` names it in the steps of the
    case. Raises Refused for a case that is not open: that one is opened again.
    """
    concern = found(db, concern_id, version)
    if concern.state not in OPEN:
        raise Refused(f"This case is {concern.state.value}; what is said now opens it again.", "story")
    _add_to_story(concern, words, "Please write what was said, in their own words.")
    if told_by is None or told_by in IN_CONVERSATION:
        concern.read_back = read_back
    if told_by is not None:
        note_told(by, concern, told_by, at or clock.now())
    if concern.state is ConcernState.RECEIVED:
        enter(db, by, concern, ConcernState.HEARD, "heard", stamp="heard_at")
    else:
        log(db, by, concern, what)


@verb("care.reopen")
def reopen(
    db: Session,
    by: Actor,
    concern_id: ConcernId,
    words: str,
    version: int,
    told_by: Channel | None = None,
    at: datetime | None = None,
) -> None:
    """It is not right after all; what she says now is added to her story, and somebody who is here looks after it.

    Unless she said it in conversation, an answer is owed again (R12) since it came, ``at``, now if not said.
    """
    concern = found(db, concern_id, version)
    require_state(concern, ConcernState.RESOLVED, ConcernState.NO_REPLY, ConcernState.HAPPY)
    _add_to_story(concern, words, "Please write what we were told now.")
    concern.reopened_at = clock.now()
    note_told(by, concern, told_by, at or concern.reopened_at)
    enter(db, by, concern, ConcernState.HEARD, "opened again")
    keep_with_somebody(db, by, concern)


@verb("care.withdraw")
def withdraw(db: Session, by: Actor, concern_id: ConcernId, version: int) -> None:
    """She asked us to leave it; only she can."""
    concern = found(db, concern_id, version)
    require_state(concern, *OPEN)
    require_not_named(by, concern)
    promises.release(db, by, source(concern), "We were asked to leave it.")
    promises.release(db, by, in_writing(concern_id), "We were asked to leave it.")
    release_offers(db, by, concern, "We were asked to leave it.")
    concern.call_back_at = concern.told_again_at = None
    enter(db, by, concern, ConcernState.WITHDRAWN, "left, as we were asked", stamp="withdrawn_at")


def _add_to_story(concern: Concern, words: str, missing: str) -> None:
    """What is said now stands below what was said before; raises Refused without words."""
    if written.is_blank(words):
        raise Refused(missing, "story")
    said = written.passage(words, LONGEST_STORY).text
    concern.story = f"{concern.story}\n\n{said}" if concern.story else said


def _require_reshoot_over(db: Session, concern_id: ConcernId) -> None:
    """Raises Refused while the latest reshoot that they accepted is still to come."""
    accepted = [row for row in reshoots_of_concern(db, concern_id) if row.accepted_at is not None]
    if accepted and is_to_come(db, accepted[-1]):
        stage = stage_of(db, accepted[-1]).value
        raise Refused(
            f"The complimentary reshoot is still to come (now: {stage}). Where they would rather not have it, please "
            "write that down beside the offer first.",
            "offer",
        )
