"""How long somebody may wait for an answer: the goal and the limit, in working time (R12).

Concerns and messages wait by this one clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from studio import clock
from studio.business.hours import Hours
from studio.words import counted

GOAL_MINUTES = 120


class Waiting(StrEnum):
    """How a wait stands against its goal and its limit."""

    FINE = "in time"
    PAST_GOAL = "past the goal"
    PAST_LIMIT = "past the limit"


@dataclass(frozen=True, slots=True)
class FirstAnswer:
    """By when somebody should, and must, have answered in person."""

    goal: datetime
    limit: datetime

    def standing(self, at: datetime) -> Waiting:
        """How a wait that is still going on stands at a moment."""
        if at > self.limit:
            return Waiting.PAST_LIMIT
        return Waiting.PAST_GOAL if at > self.goal else Waiting.FINE


def first_answer(hours: Hours, received_at: datetime) -> FirstAnswer:
    """Two working hours as the goal, the close of the next working day as the limit (R12).

    What arrives out of hours counts from the next opening.
    """
    goal = hours.after_working_minutes(received_at, GOAL_MINUTES)
    counts_from = clock.to_wall(hours.after_working_minutes(received_at, 1), hours.zone).date()
    return FirstAnswer(goal, hours.close_of(hours.next_working_day(counts_from)))


def in_working_time(minutes: int, *, short: bool = False) -> str:
    """How long that is: ``41 working hours``; ``41 h`` where there is little room."""
    hours, rest = divmod(minutes, 60)
    if short:
        return f"{hours} h" if hours else f"{rest} min"
    return counted(hours, "working hour") if hours else counted(rest, "working minute")
