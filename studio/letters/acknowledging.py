"""The acknowledgement (L13): something reached us, nobody has spoken to them yet, and a full answer takes longer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, false, select, true
from sqlalchemy.orm import Session

from studio import business, care, clock, messages, promises
from studio.actor import Actor
from studio.business import Hours
from studio.business.model import StaffId
from studio.care.model import Concern, ConcernId, ConcernState
from studio.clients.model import HouseholdId, Person, PersonId
from studio.dates import date_in_full
from studio.letters.kinds import L13
from studio.letters.model import Letter
from studio.letters.occasions import UNISSUED, Occasion, written
from studio.letters.surroundings import Surroundings
from studio.messages.model import WAITING, Direction, Message, MessageId, MessageState
from studio.promises import PromiseDraft, PromiseKind

ANSWERED_WITHIN = 5
"""Working days in which a full reply is promised, counted from the day it reached us."""
LAPSES_AFTER = timedelta(days=14)
"""Later than this nobody is thanked for a letter; what is owed by then is the answer itself."""


@dataclass(frozen=True, slots=True)
class Received:
    """What an acknowledgement says, in plain values: any feature that takes something in can have one."""

    occasion: str
    household_id: HouseholdId
    person_id: PersonId | None
    received_at: datetime
    channel: str
    """How it reached us."""
    answers: StaffId
    """Who gives the full reply."""


def acknowledgements(db: Session, on: date) -> Iterator[Occasion]:
    """L13: one working day after something reached us that nobody has answered or acknowledged yet."""
    hours = business.hours(db)
    waiting = [each for each in received(db) if _day(each, hours) + LAPSES_AFTER >= on]
    known = written(db, {each.occasion for each in waiting})
    for each in waiting:
        due_on = hours.add_working_days(_day(each, hours), 1)
        record = known.get((L13.code, each.occasion, 1))
        if due_on > on or (record is not None and record.state not in UNISSUED):
            continue
        yield Occasion(
            code=L13.code,
            household_id=each.household_id,
            occasion=each.occasion,
            copy=1,
            edition=record.edition if record is not None else 1,
            due_on=due_on,
            person_id=each.person_id,
            letter_id=record.id if record is not None else None,
        )


def received(db: Session, occasion: str = "", *, acknowledged: bool = False) -> list[Received]:
    """What waits for a first word from us, of everyone or of one occasion.

    ``acknowledged`` has what waits for its full answer alone as well: its acknowledgement is written anew.
    """
    return [*_concerns(db, occasion, acknowledged), *_messages(db, occasion, acknowledged)]


_UNANSWERED = select(
    Concern.id,
    Concern.household_id,
    Concern.person_id,
    Concern.received_at,
    Concern.channel,
    Concern.owner_id,
).where(
    Concern.state.in_((ConcernState.RECEIVED, ConcernState.HEARD)),
    Concern.responded_at.is_(None),
)


def _is(occasion: str, kind: str, number: Any) -> ColumnElement[bool]:
    """Condition: it is the one that the occasion names; any, where none is named."""
    if not occasion:
        return true()
    named, _, which = occasion.partition(":")
    return number == int(which) if named == kind else false()


def _concerns(db: Session, occasion: str, acknowledged: bool) -> Iterator[Received]:
    query = _UNANSWERED if acknowledged else _UNANSWERED.where(Concern.acknowledged_at.is_(None))
    for row in db.execute(query.where(_is(occasion, "concern", Concern.id)).order_by(Concern.id)):
        yield Received(
            f"concern:{row.id}",
            row.household_id,
            row.person_id,
            row.received_at,
            row.channel.value,
            row.owner_id,
        )


_WAITING = (
    select(
        Message.id, Message.household_id, Message.person_id, Message.at, Message.channel, Message.for_id,
        Message.taken_by, Person.under_18,
    )
    .outerjoin(Person, Person.id == Message.person_id)
    .where(
        Message.direction == Direction.IN,
        Message.household_id.is_not(None),
    )
)  # fmt: skip


def _messages(db: Session, occasion: str, acknowledged: bool) -> Iterator[Received]:
    states = WAITING if acknowledged else (MessageState.RECEIVED,)
    query = _WAITING.where(Message.state.in_(states), _is(occasion, "message", Message.id))
    for row in db.execute(query.order_by(Message.id)):
        answers = row.for_id or row.taken_by
        to = None if row.under_18 else row.person_id  # what a child told us is answered to the household
        yield Received(f"message:{row.id}", row.household_id, to, row.at, row.channel.value, answers)


def reply_by(each: Received, hours: Hours, on: date) -> date:
    """By when the full reply is promised; never a day that is past when the letter reaches them."""
    within = hours.add_working_days(_day(each, hours), ANSWERED_WITHIN)
    return max(within, hours.add_working_days(on, 2))


def fields(each: Received, around: Surroundings, on: date) -> Mapping[str, str]:
    """L13: what was received, the full reply by when, and from whom. Raises Refused while no number is known."""
    answers = around.person(each.answers)
    own = (
        around.own_number
        if answers.id == around.owner_id
        else around.studio.telephone.strip() or around.day_phone
    )
    return {
        "received": around.language.received(each.channel, _day(each, around.hours)),
        "reply_by": around.language.date_in_full(reply_by(each, around.hours, on)),
        "ring": own,
    }


def stamp(db: Session, by: Actor, letter: Letter, around: Surroundings) -> None:
    """The letter is written: what it answers is acknowledged, and the day it names is promised."""
    for each in received(db, letter.occasion):
        due = reply_by(each, around.hours, clock.today(around.studio.zone))
        kind, _, number = each.occasion.partition(":")
        if kind == "message":
            waiting = messages.message(db, MessageId(int(number)))
            messages.acknowledge(db, by, waiting.id, waiting.version, due)
            continue
        text = f"A full reply by {date_in_full(due)}, as {letter.number} says."
        source = f"letter:{letter.id}"
        promises.make(db, by, PromiseDraft(each.household_id, text, PromiseKind.DATE, due, source=source))
        care.acknowledge(db, by, ConcernId(int(number)), care.concern(db, ConcernId(int(number))).version)


def _day(each: Received, hours: Hours) -> date:
    return clock.to_wall(each.received_at, hours.zone).date()
