"""By when each stage has to be reached for the promised day to hold: counted back in working days (R22)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from studio.business.hours import Hours
from studio.catalogue.model import Framing
from studio.errors import Refused
from studio.making import stages
from studio.making.model import Stage

NEAR = timedelta(days=7)
"""So long before the promised day a piece that is not ready goes amber."""
_FURTHEST = 400
_ONE_DAY = timedelta(days=1)


class Standing(StrEnum):
    """How a piece stands against its days; a word always says what a colour shows."""

    LATE = "late"
    """The promised day has come, and it is not ready."""
    BEHIND = "behind"
    """A stage should have been reached before today."""
    NEAR = "near"
    """Promised within a week."""
    FINE = "in time"
    DONE = "ready"


def working_days_before(hours: Hours, day: date, count: int) -> date:
    """The day so many working days before one; with none to go, the day itself or the last open one before it.

    Raises Refused when the studio has no opening hours.
    """
    for _ in range(_FURTHEST):
        if hours.is_working_day(day):
            if count <= 0:
                return day
            count -= 1
        day -= _ONE_DAY
    raise Refused("The studio has no opening hours. Please set them in Settings.")


@dataclass(frozen=True)
class StageDays:
    """Working days that each stage takes, from the studio's settings."""

    retouching: int = 2
    printing: int = 1
    framing: int = 1
    checking: int = 1


class Calendar:
    """The due days of every stage for a promised day; worked out once for each day and kind of framing."""

    def __init__(self, hours: Hours, days: StageDays) -> None:
        self.hours = hours
        self.days = days
        self._known: dict[tuple[date, Framing], dict[Stage, date]] = {}

    @cached_property
    def _takes(self) -> dict[Stage, int]:
        """How long it takes until a stage is reached, once the one before it is."""
        return {
            Stage.READY: 0,
            Stage.CHECKED: self.days.checking,
            Stage.FRAMED: self.days.framing,
            Stage.PRINTED: self.days.printing + self.days.retouching,
        }

    def days_of(self, promised_on: date, framing: Framing) -> dict[Stage, date]:
        """By which day each stage of the road is to be reached; retouching begins on its day."""
        key = (promised_on, framing)
        if key not in self._known:
            found: dict[Stage, date] = {}
            day = working_days_before(self.hours, promised_on, 0)
            for stage in reversed(stages.road(framing)):
                if stage in (Stage.TO_START, Stage.PRESENTED):
                    continue
                found[stage] = day
                day = working_days_before(self.hours, day, self._takes.get(stage, 0))
            self._known[key] = found
        return self._known[key]

    def due_on(self, stage: Stage, framing: Framing, promised_on: date | None) -> date | None:
        """By which day the next stage is to be reached; None once it is ready, or when no day was promised."""
        coming = stages.following(stage, framing)
        if promised_on is None or coming is None or stage in stages.DONE:
            return None
        return self.days_of(promised_on, framing).get(coming)


def standing(stage: Stage, due_on: date | None, promised_on: date | None, today: date) -> Standing:
    """Late on the promised day, behind when a stage's day has gone, near a week before."""
    if stage in stages.DONE:
        return Standing.DONE
    if promised_on is not None and today >= promised_on:
        return Standing.LATE
    if due_on is not None and due_on < today:
        return Standing.BEHIND
    return Standing.NEAR if promised_on is not None and today >= promised_on - NEAR else Standing.FINE
