"""What the forms of messages know when they open, asked in one read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from studio import business, clients, clock, messages
from studio.business import StaffRow
from studio.clients import HouseholdId, HouseholdRow
from studio.dates import screen_time
from studio.messages import MessageId, MessageRow
from studio.story import Badge


@dataclass(frozen=True)
class Desk:
    """Who works here, and by when something that comes in now should and must be answered."""

    staff: tuple[StaffRow, ...]
    goal: datetime
    limit: datetime
    now: datetime

    @property
    def by_when(self) -> str:
        """``Answer by Tue 10 Nov, 11.15 am, at the latest by 5.30 pm that day.``"""
        goal, limit = screen_time(self.goal, self.now.date()), screen_time(self.limit, self.now.date())
        return f"Best by {goal}; at the latest by {limit}."


@dataclass(frozen=True)
class Family:
    """A family on the telephone: who they are, what to mind, and what they wait for already."""

    household: HouseholdRow
    warnings: tuple[Badge, ...]
    waiting: tuple[MessageRow, ...]


@dataclass(frozen=True)
class Case:
    """A message and all that is needed to answer it."""

    message: MessageRow
    family: Family | None
    sentence: str
    """The next appointment in full (R9); "" without one."""
    answer: MessageRow | None
    answers: tuple[MessageRow, ...]
    """For a message of ours, what it answers."""
    now: datetime


def desk(db: Any) -> Desk:
    """What a form needs before it is known who it is about."""
    hours = business.hours(db)
    answer = business.first_answer(hours, clock.now())
    return Desk(
        staff=business.staff(db),
        goal=clock.to_wall(answer.goal, hours.zone),
        limit=clock.to_wall(answer.limit, hours.zone),
        now=clock.wall_now(hours.zone),
    )


def family(db: Any, household_id: HouseholdId) -> Family:
    """A family as the forms show it; raises Missing."""
    return Family(
        household=clients.household(db, household_id),
        warnings=clients.warnings_of(db, [household_id]).get(household_id, ()),
        waiting=messages.unanswered(db, household_id),
    )


def before_logging(db: Any, household_id: HouseholdId | None) -> tuple[Desk, Family | None]:
    """What the form for a new message opens with."""
    return desk(db), family(db, household_id) if household_id is not None else None


def case(db: Any, message_id: MessageId) -> Case:
    """A message as its dialog shows it; raises Missing."""
    row = messages.message(db, message_id)
    theirs = family(db, row.household_id) if row.household_id is not None else None
    return Case(
        message=row,
        family=theirs,
        sentence=messages.full_sentence(db, row.household_id) if row.household_id is not None else "",
        answer=messages.message(db, row.answer_id) if row.answer_id is not None else None,
        answers=messages.answered_by(db, row.id) if row.is_ours else (),
        now=clock.wall_now(business.studio(db).zone),
    )
