"""The day by which pictures are promised (R22)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol

STAGE_DAYS = 5
"""Working days for retouching, printing, framing and checking, once the material is here; a setting of the studio."""
FOUR_WEEKS = timedelta(days=28)


class WorkingDays(Protocol):
    """What is asked of the studio's hours."""

    def is_working_day(self, day: date, /) -> bool:
        """Whether the studio works that day."""

    def next_working_day(self, day: date, /) -> date:
        """The next working day after one."""

    def add_working_days(self, day: date, count: int, /) -> date:
        """The day so many working days on."""


def feasible_on(
    hours: WorkingDays,
    today: date,
    lead_days: Iterable[int],
    stage_days: int = STAGE_DAYS,
    ordered_on: date | None = None,
) -> date:
    """The first day that can honestly be promised (R22).

    Today plus the longest lead time plus the stages, in working days, or 28 days from the day it was ordered
    (``ordered_on``, today where none is given) if that is later; moved to the next open day.
    """
    made = hours.add_working_days(today, max(lead_days, default=0) + stage_days)
    day = max(made, (ordered_on or today) + FOUR_WEEKS)
    return day if hours.is_working_day(day) else hours.next_working_day(day)
