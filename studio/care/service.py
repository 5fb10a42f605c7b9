"""Taking a concern down, and everything that happens to it until she says that it is right."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clients, clock, promises
from studio.actor import Actor, Role
from studio.business.model import StaffId
from studio.care import clocks
from studio.care.drafts import ConcernDraft
from studio.care.model import (
    Cause,
    Channel,
    Concern,
    ConcernId,
    ConcernState,
    Offer,
    OfferOutcome,
)
from studio.care.offers import make_offer, settle
from studio.care.reshoots import book_round
from studio.care.steps import enter, found, log, require_state
from studio.db import numbers, search
from studio.errors import Refused
from studio.rights import verb

IN_CONVERSATION = (Channel.TELEPHONE, Channel.IN_PERSON)


@verb("care.log_concern")
def log_concern(db: Session, by: Actor, draft: ConcernDraft) -> ConcernId:
    """Take a concern down: her story, what she would like, what was offered, what she accepted, and with a
    complimentary reshoot both its appointments, all in one gesture.

    It is believed as told (R3) and there is no time limit. Raises Refused naming the field.
    """
    draft.check()
    household = clients.household(db, draft.household_id)
    if draft.person_id not in {person.id for person in household.people}:
        raise Refused("That person is not in this household.", "person")
    now = clock.now()
    concern = Concern(
        number=numbers.take(db, "C"),
        household_id=draft.household_id,
        person_id=draft.person_id,
        told_by=draft.told_by.strip(),
        about=draft.about,
        session_id=draft.session_id,
        order_id=draft.order_id,
        channel=draft.channel,
        state=ConcernState.RECEIVED,
        received_at=_received(draft.received_at, now),
        received_by=by.staff_id,
        in_short=draft.in_short.strip(),
        wish=draft.wish.strip(),
        question=draft.question.strip(),
        answer=draft.answer.strip(),
        first_aid=draft.first_aid.strip(),
        category=draft.category.strip(),
        cause=draft.cause,
        others_at_risk=draft.others_at_risk,
        named_id=draft.named_id,
        owner_id=_looked_after_by(db, by, draft),
        recurrence_of_id=_earlier(db, draft),
    )
    db.add(concern)
    db.flush()
    log(db, by, concern, "told us")
    if draft.channel in IN_CONVERSATION and draft.received_at is None:
        _respond(by, concern, concern.received_at)
    concern.story = draft.story
    enter(db, by, concern, ConcernState.HEARD, "heard", stamp="heard_at")
    if draft.apology.strip():
        _apologise(db, by, concern, draft.apology)
    if draft.call_back_at is not None:
        _check_back(db, by, concern, draft.call_back_at)
    accepted: Offer | None = None
    for offered in draft.offers:
        offer_made = make_offer(db, by, concern, offered)
        if offered.outcome is OfferOutcome.ACCEPTED and accepted is None:
            accepted = offer_made
    settle(db, by, concern, accepted)
    if draft.second_round is not None:
        book_round(db, by, concern, draft.second_round)
    search.add(db, draft.household_id, "case", {search.reference_token(concern.number): concern.number})
    db.flush()
    return concern.id


@verb("care.check_back")
def check_back(db: Session, by: Actor, concern_id: ConcernId, call_back_at: datetime, version: int) -> None:
    """ "We are finding out": wants the time of the call back, at most to the close of the next working day (R12)."""
    concern = found(db, concern_id, version)
    require_state(concern, ConcernState.HEARD, ConcernState.OFFERED)
    _check_back(db, by, concern, call_back_at)


@verb("care.found_out")
def found_out(db: Session, by: Actor, concern_id: ConcernId, version: int) -> None:
    """We rang back with what we found; the concern is heard again and offers can be made."""
    concern = found(db, concern_id, version)
    require_state(concern, ConcernState.CHECKING)
    promises.keep(db, by, source=_source(concern))
    concern.call_back_at = None
    _respond(by, concern, clock.now())
    enter(db, by, concern, ConcernState.HEARD, "rang back")


@verb("care.respond")
def respond(db: Session, by: Actor, concern_id: ConcernId, how: str, version: int) -> None:
    """Someone answered in person: "spoke", "left message" or "no answer"; only "spoke" stops the clock (R12)."""
    concern = found(db, concern_id, version)
    if how == "spoke":
        _respond(by, concern, clock.now())
    log(db, by, concern, f"rang: {how}")


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
    _apologise(db, by, concern, how)


@verb("care.answer_question")
def answer_question(db: Session, by: Actor, concern_id: ConcernId, answer: str, version: int) -> None:
    """Answer what she asked us."""
    concern = found(db, concern_id, version)
    if not answer.strip():
        raise Refused("Please write the answer she was given.", "answer")
    concern.answer = answer.strip()
    log(db, by, concern, "answered her question")


@verb("care.assign")
def assign(db: Session, by: Actor, concern_id: ConcernId, owner_id: StaffId, version: int) -> None:
    """Give a case to someone else; a conduct concern never to the person it names."""
    concern = found(db, concern_id, version)
    if concern.named_id == owner_id:
        raise Refused("This is about them, so someone else looks after it.", "owner")
    concern.owner_id = owner_id
    log(db, by, concern, f"looked after by {business.actor(db, owner_id).name}")


@verb("care.describe")
def describe(
    db: Session, by: Actor, concern_id: ConcernId, category: str, cause: Cause, in_short: str, version: int
) -> None:
    """What kind of concern it was, said after the story; nobody is asked whose fault it was."""
    concern = found(db, concern_id, version)
    concern.category, concern.cause, concern.in_short = category.strip(), cause, in_short.strip()
    log(db, by, concern, "described")


@verb("care.resolve")
def resolve(db: Session, by: Actor, concern_id: ConcernId, version: int) -> None:
    """Put right: wants the apology (or why none was needed), her question answered, and our promises closed."""
    concern = found(db, concern_id, version)
    require_state(concern, ConcernState.AGREED, ConcernState.IN_HAND)
    if not concern.apology_how:
        raise Refused("Please note how we apologised, or why it was not needed.", "apology")
    if concern.question and not concern.answer:
        raise Refused("Her question has no answer yet.", "answer")
    still_open = promises.open_from(db, source=_source(concern))
    if still_open:
        raise Refused(f"We still owe her this: {still_open[0].text}.", "promise")
    if concern.state is ConcernState.AGREED:
        enter(db, by, concern, ConcernState.IN_HAND, "in hand", stamp="in_hand_at")
    enter(db, by, concern, ConcernState.RESOLVED, "put right", stamp="resolved_at")


@verb("care.confirm_happy")
def confirm_happy(db: Session, by: Actor, concern_id: ConcernId, her_words: str, version: int) -> None:
    """She told us that it is right now; only her own words say so."""
    concern = found(db, concern_id, version)
    require_state(concern, ConcernState.RESOLVED)
    if not her_words.strip():
        raise Refused("Please write what she said; our own opinion does not count here.", "happy_words")
    concern.happy_words = her_words.strip()
    enter(db, by, concern, ConcernState.HAPPY, "she is happy", stamp="happy_at")


@verb("care.reopen")
def reopen(db: Session, by: Actor, concern_id: ConcernId, words: str, version: int) -> None:
    """It is not right after all; what she says now is added to her story."""
    concern = found(db, concern_id, version)
    require_state(concern, ConcernState.RESOLVED, ConcernState.HAPPY)
    if not words.strip():
        raise Refused("Please write what she told us now.", "story")
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
    promises.release(db, by, _source(concern), "She asked us to leave it.")
    enter(db, by, concern, ConcernState.WITHDRAWN, "withdrawn by her", stamp="withdrawn_at")


def _source(concern: Concern) -> str:
    return f"concern:{concern.id}"


def _received(told: datetime | None, now: datetime) -> datetime:
    if told is not None and told > now:
        raise Refused("That time has not come yet.", "received_at")
    return told or now


def _looked_after_by(db: Session, by: Actor, draft: ConcernDraft) -> StaffId:
    """Whoever was chosen; else whoever took it down, unless it is about them: then the owner."""
    chosen = draft.owner_id
    if chosen is None and (draft.named_id != by.staff_id):
        return StaffId(by.staff_id)
    if chosen is None:
        others = [person for person in business.staff(db) if person.active and person.id != draft.named_id]
        others.sort(key=lambda person: (person.role is not Role.OWNER, person.id))
        if not others:
            raise Refused("There is nobody else here to look after it. Please add them in Settings.", "owner")
        return others[0].id
    if chosen == draft.named_id:
        raise Refused("This is about them, so someone else looks after it.", "owner")
    return chosen


def _earlier(db: Session, draft: ConcernDraft) -> ConcernId | None:
    """The last concern about the same order, so that a second one is seen as such (R13)."""
    if draft.order_id is None:
        return None
    query = select(Concern.id).where(Concern.order_id == draft.order_id).order_by(Concern.id.desc()).limit(1)
    return db.scalars(query).first()


def _respond(by: Actor, concern: Concern, at: datetime) -> None:
    if concern.responded_at is None:
        concern.responded_at, concern.responded_by = at, StaffId(by.staff_id)


def _apologise(db: Session, by: Actor, concern: Concern, how: str) -> None:
    if not how.strip():
        raise Refused("Please write how we apologised, or why it was not needed.", "apology")
    concern.apology_at, concern.apology_by = clock.now(), StaffId(by.staff_id)
    concern.apology_how = how.strip()
    log(db, by, concern, "apologised")


def _check_back(db: Session, by: Actor, concern: Concern, call_back_at: datetime) -> None:
    now = clock.now()
    if not now < call_back_at <= clocks.latest_call_back(business.hours(db), now):
        raise Refused("Please promise a call back by the close of the next working day.", "call_back_at")
    concern.call_back_at = call_back_at
    studio = business.studio(db)
    due = clock.to_wall(call_back_at, studio.zone).date()
    promises.make(
        db,
        by,
        promises.PromiseDraft(
            household_id=concern.household_id,
            text="Ring back about what we found",
            kind=promises.PromiseKind.CALL_BACK,
            due=due,
            source=_source(concern),
        ),
    )
    enter(db, by, concern, ConcernState.CHECKING, "finding out")
