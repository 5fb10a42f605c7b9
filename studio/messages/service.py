"""What happens to messages: taken down, acknowledged, answered, or found to need no reply; anything else is refused."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock, promises, written
from studio.actor import Actor
from studio.business.model import StaffId
from studio.clients.model import Household, HouseholdId, Person, PersonId
from studio.dates import date_in_full
from studio.errors import Missing, Refused
from studio.messages.drafts import AnswerDraft, MessageDraft
from studio.messages.model import (
    LONGEST_TEXT,
    NAME_LENGTH,
    REACH_LENGTH,
    REASON_LENGTH,
    WAITING,
    Channel,
    Direction,
    Message,
    MessageId,
    MessageState,
)
from studio.messages.replies import is_bare_reply
from studio.promises import PromiseDraft, PromiseKind
from studio.rights import verb

S = MessageState
MOVES: dict[MessageState, tuple[MessageState, ...]] = {
    S.RECEIVED: (S.ACKNOWLEDGED, S.ANSWERED, S.NO_REPLY),
    S.ACKNOWLEDGED: (S.ANSWERED, S.NO_REPLY),
    S.ANSWERED: (),
    S.NO_REPLY: (),
    S.DRAFTED: (S.SENT,),
    S.SENT: (),
}
"""Where a message may go from each state (DOMAIN 3.2)."""


def source(message_id: MessageId) -> str:
    """What a day promised for the full reply is written in."""
    return f"message:{message_id}"


@verb("messages.log")
def log(db: Session, by: Actor, draft: MessageDraft) -> MessageId:
    """Take down what was said. What came in is answered by the close of the next working day, or says why not (R12).

    Raises Refused with the field that does not do, for a time that is not yet, and for a family no longer here.
    """
    draft.check()
    at = _said_at(db, draft.at)
    _require_known(db, draft.household_id, draft.person_id)
    waits = not draft.is_ours and draft.needs_reply
    state = S.SENT if draft.is_ours else S.RECEIVED if waits else S.NO_REPLY
    record = Message(
        household_id=draft.household_id,
        person_id=draft.person_id,
        caller=written.one_line(draft.caller, NAME_LENGTH).text,
        reach=written.one_line(draft.reach, REACH_LENGTH).text,
        direction=draft.direction,
        channel=draft.channel,
        state=state,
        at=at,
        text=written.passage(draft.text, LONGEST_TEXT).text,
        reply_due=business.first_answer(business.hours(db), at).limit if waits else None,
        taken_by=StaffId(by.staff_id),
        taken_at=clock.now(),
        for_id=_colleague(db, draft.for_id),
        no_reply_because=_reason(draft.no_reply_because) if state is S.NO_REPLY else "",
    )
    db.add(record)
    db.flush()
    return record.id


@verb("messages.acknowledge")
def acknowledge(
    db: Session, by: Actor, message_id: MessageId, version: int, reply_on: date | None = None
) -> None:
    """Tell them that we have it. The reply is still owed; a day named for it becomes a promise."""
    record = _found(db, message_id, version)
    _enter(record, S.ACKNOWLEDGED)
    record.acknowledged_at, record.acknowledged_by = clock.now(), StaffId(by.staff_id)
    if reply_on is not None and record.household_id is not None:
        text = f"A full reply to what they told us by {record.channel.value}, by {date_in_full(reply_on)}."
        promises.make(
            db,
            by,
            PromiseDraft(
                household_id=record.household_id,
                text=text,
                kind=PromiseKind.CALL_BACK,
                due=reply_on,
                source=source(record.id),
            ),
        )
    db.flush()


@verb("messages.answer")
def answer(db: Session, by: Actor, message_id: MessageId, draft: AnswerDraft, version: int) -> MessageId:
    """Write down our reply, which ends the message and whatever else of theirs it answers; the reply's own id.

    A reply kept as drafted ends them once it is sent, and gives way to one that is written after it. Raises
    Refused for a bare word (R9) or a bare time (R10).
    """
    draft.check()
    record = _found(db, message_id, version)
    answered = [record, *(_found(db, other) for other in draft.also if other != message_id)]
    for each in answered:
        if each.state not in WAITING:
            raise Refused(f"This message is {each.state.value} already.")
        if each.household_id != record.household_id:
            raise Refused("One reply answers the messages of one family.")
    if draft.channel in _WRITTEN and is_bare_reply(draft.text):
        raise Refused("One word is easily misread. Please write the appointment in full.", "text")
    _put_drafts_away(db, answered)
    now = clock.now()
    reply = Message(
        household_id=record.household_id,
        person_id=record.person_id,
        caller=record.caller,
        reach=record.reach,
        direction=Direction.OUT,
        channel=draft.channel,
        state=S.DRAFTED,
        at=now,
        text=written.passage(draft.text, LONGEST_TEXT).text,
        taken_by=StaffId(by.staff_id),
        taken_at=now,
    )
    db.add(reply)
    db.flush()
    for each in answered:
        each.answer_id = reply.id
    if draft.is_sent:
        _go_out(db, by, reply, answered)
    db.flush()
    return reply.id


@verb("messages.send")
def send(db: Session, by: Actor, message_id: MessageId, version: int) -> None:
    """A drafted reply has gone out of the mail program: what it answers is answered."""
    reply = _found(db, message_id, version)
    _go_out(db, by, reply, _answered_by(db, reply))
    db.flush()


@verb("messages.no_reply_needed")
def no_reply_needed(db: Session, by: Actor, message_id: MessageId, reason: str, version: int) -> None:
    """Nothing has to be answered, so a reply that was only drafted goes; raises Refused without saying why."""
    record = _found(db, message_id, version)
    because = _reason(reason)
    if not because:
        raise Refused("Please say why nothing has to be answered.", "reason")
    _enter(record, S.NO_REPLY)
    record.no_reply_because = because
    _put_drafts_away(db, [record])
    promises.release(db, by, source(record.id), because)
    db.flush()


@verb("messages.link")
def link(db: Session, by: Actor, message_id: MessageId, household_id: HouseholdId, version: int) -> None:
    """It is known now whose message it is; a reply that was given goes along."""
    record = _found(db, message_id, version)
    if record.household_id is not None:
        raise Refused("It is known already whose message this is.")
    _require_known(db, household_id, None)
    record.household_id = household_id
    if record.answer_id is not None:
        reply = _found(db, record.answer_id)
        for each in (reply, *_answered_by(db, reply)):
            each.household_id = household_id
    db.flush()


_WRITTEN = (Channel.EMAIL, Channel.TEXT, Channel.LETTER)


def _go_out(db: Session, by: Actor, reply: Message, answered: list[Message]) -> None:
    _enter(reply, S.SENT)
    reply.at = clock.now()
    for each in answered:
        if each.state in WAITING:
            _enter(each, S.ANSWERED)
            each.answered_at = reply.at
            promises.keep(db, by, source(each.id))


def _put_drafts_away(db: Session, records: list[Message]) -> None:
    """A reply that was drafted and never sent answers these no more; one that answers nothing is not kept."""
    drafts = [
        _found(db, reply_id) for reply_id in {each.answer_id for each in records} if reply_id is not None
    ]
    for each in records:
        each.answer_id = None
    db.flush()
    for reply in drafts:
        if not _answered_by(db, reply):
            db.delete(reply)
    db.flush()


def _answered_by(db: Session, reply: Message) -> list[Message]:
    return list(db.scalars(select(Message).where(Message.answer_id == reply.id).order_by(Message.id)))


def _enter(record: Message, state: MessageState) -> None:
    if state not in MOVES[record.state]:
        raise Refused(f"This message is {record.state.value} and cannot become {state.value}.")
    record.state = state


def _found(db: Session, message_id: MessageId, version: int | None = None) -> Message:
    record = db.get(Message, message_id)
    if record is None:
        raise Missing("This message is not in the records any more.")
    business.expect(record, version)
    return record


def _said_at(db: Session, wall: datetime | None) -> datetime:
    now = clock.now()
    if wall is None:
        return now
    try:
        said = clock.to_utc(wall, business.studio(db).zone, fold=0)
    except Refused as skipped:
        raise Refused(skipped.message, "at") from skipped
    if said > now:
        raise Refused("That is still to come. Please type when it was said.", "at")
    return said


def _require_known(db: Session, household_id: HouseholdId | None, person_id: PersonId | None) -> None:
    if household_id is not None and db.get(Household, household_id) is None:
        raise Missing("That family is no longer there.")
    person = db.get(Person, person_id) if person_id is not None else None
    if person_id is not None and (person is None or person.household_id != household_id):
        raise Refused("Please choose someone of this family.", "person_id")


def _colleague(db: Session, staff_id: StaffId | None) -> StaffId | None:
    if staff_id is not None and staff_id not in {each.id for each in business.staff(db)}:
        raise Refused("Please choose someone who works here.", "for_id")
    return staff_id


def _reason(text: str) -> str:
    return written.one_line(text, REASON_LENGTH).text
