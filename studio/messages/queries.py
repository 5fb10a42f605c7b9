"""What is asked about messages: one, a family's, the ones nobody has answered, how many were answered in time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from studio import business, clients, clock
from studio.business import Waiting
from studio.business.model import Staff
from studio.clients.model import HouseholdId, Person, PersonId
from studio.errors import Missing
from studio.messages.model import (
    WAITING,
    Channel,
    Direction,
    Message,
    MessageId,
    MessageState,
)

_TAKER, _ACKNOWLEDGER, _COLLEAGUE = aliased(Staff), aliased(Staff), aliased(Staff)
_COLUMNS = (
    select(
        Message.id,
        Message.version,
        Message.household_id,
        Message.person_id,
        func.coalesce(Person.title, ""),
        func.coalesce(Person.first, ""),
        func.coalesce(Person.last, ""),
        Message.caller,
        Message.reach,
        Message.direction,
        Message.channel,
        Message.state,
        Message.at,
        Message.text,
        Message.reply_due,
        _TAKER.name,
        func.coalesce(_COLLEAGUE.name, ""),
        Message.acknowledged_at,
        func.coalesce(_ACKNOWLEDGER.name, ""),
        Message.answered_at,
        Message.answer_id,
        Message.no_reply_because,
    )
    .join(_TAKER, _TAKER.id == Message.taken_by)
    .outerjoin(Person, Person.id == Message.person_id)
    .outerjoin(_ACKNOWLEDGER, _ACKNOWLEDGER.id == Message.acknowledged_by)
    .outerjoin(_COLLEAGUE, _COLLEAGUE.id == Message.for_id)
)


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One message, who it is with, and how its wait stands."""

    id: MessageId
    version: int
    household_id: HouseholdId | None
    family: str
    """What the family is called; "" while it is not known whose message this is."""
    person_id: PersonId | None
    who: str
    """Who it is with: the person, else the name that was given, else the family."""
    reach: str
    direction: Direction
    channel: Channel
    state: MessageState
    at: datetime
    wall: datetime
    text: str
    reply_due: datetime | None
    taken_by: str
    for_whom: str
    acknowledged_at: datetime | None
    acknowledged_by: str
    answered_at: datetime | None
    answer_id: MessageId | None
    no_reply_because: str
    waiting: Waiting
    working_minutes: int
    """For how long they have waited, or did wait, in working time."""

    @property
    def is_open(self) -> bool:
        """Whether somebody waits for our reply."""
        return self.state in WAITING

    @property
    def is_ours(self) -> bool:
        """Whether we said it."""
        return self.direction is Direction.OUT


@dataclass(frozen=True, slots=True)
class Replies:
    """For M8: how many messages of a time wanted a reply, and how many had it within the limit of R12."""

    needing: int
    in_time: int
    late: int
    waiting: int


def message(db: Session, message_id: MessageId) -> MessageRow:
    """One message; raises Missing."""
    rows = _rows(db, Message.id == message_id)
    if not rows:
        raise Missing("This message is not in the records any more.")
    return rows[0]


def unanswered(db: Session, household_id: HouseholdId | None = None) -> tuple[MessageRow, ...]:
    """The messages that wait for our reply, of everyone or of one family, the longest waiting first."""
    waits = Message.state.in_(list(WAITING))
    return _rows(db, waits if household_id is None else waits & (Message.household_id == household_id))


def of_household(db: Session, household_id: HouseholdId) -> tuple[MessageRow, ...]:
    """Everything a family and the studio have said to each other, the latest first."""
    return _rows(db, Message.household_id == household_id)[::-1]


def drafted(db: Session) -> tuple[MessageRow, ...]:
    """Replies that were written and have not gone out yet, the oldest first."""
    return _rows(db, Message.state == MessageState.DRAFTED)


def answered_by(db: Session, message_id: MessageId) -> tuple[MessageRow, ...]:
    """The messages that a reply of ours answers, or will once it is sent."""
    return _rows(db, Message.answer_id == message_id)


def replies(db: Session, begins: datetime, ends: datetime) -> Replies:
    """How the messages of a time (two moments in UTC) were answered, for M8; what needs no reply is not counted."""
    found = db.execute(
        select(
            func.count(),
            func.count().filter(Message.answered_at <= Message.reply_due),
            func.count().filter(Message.answered_at > Message.reply_due),
            func.count().filter(Message.answered_at.is_(None)),
        ).where(
            Message.reply_due.is_not(None),
            Message.state != MessageState.NO_REPLY,
            Message.at >= begins,
            Message.at < ends,
        )
    ).one()
    return Replies(*found)


def _rows(db: Session, which: ColumnElement[bool]) -> tuple[MessageRow, ...]:
    found = db.execute(_COLUMNS.where(which).order_by(Message.at, Message.id)).all()
    if not found:
        return ()
    hours, now = business.hours(db), clock.now()
    families = clients.names_of(db, {row.household_id for row in found if row.household_id is not None})
    return tuple(_row(row, families, hours, now) for row in found)


def _row(
    row: Iterable[Any], families: dict[HouseholdId, str], hours: business.Hours, now: datetime
) -> MessageRow:
    (
        message_id, version, household_id, person_id, title, first, last, caller, reach, direction, channel, state, at,
        text, reply_due, taken_by, for_whom, acknowledged_at, acknowledged_by, answered_at, answer_id, because,
    ) = row  # fmt: skip
    family = families.get(household_id, "")
    person = f"{title} {last}".strip() if title and last else f"{first} {last}".strip()
    waiting, minutes = Waiting.FINE, 0
    if reply_due is not None:
        until = answered_at or now
        minutes = hours.working_minutes(at, until)
        if until > reply_due:
            waiting = Waiting.PAST_LIMIT
        elif minutes > business.GOAL_MINUTES or until > business.first_answer(hours, at).goal:
            waiting = Waiting.PAST_GOAL
    return MessageRow(
        message_id, version, household_id, family, person_id, person or caller or family, reach, direction, channel,
        state, at, clock.to_wall(at, hours.zone), text, reply_due, taken_by, for_whom, acknowledged_at, acknowledged_by,
        answered_at, answer_id, because, waiting, minutes,
    )  # fmt: skip
