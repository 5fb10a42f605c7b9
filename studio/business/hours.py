"""When the studio is open: working days, working minutes, late evenings, closures and bank holidays (R12)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from studio import clock
from studio.dates import WEEKDAYS, at_minute, clock_time
from studio.errors import Refused

_FURTHEST = 1500
"""Days looked ahead before saying that the studio never opens again."""
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayHours:
    """One weekday (Monday 0) in minutes of the day; ``late_until`` is by arrangement and not working time."""

    weekday: int
    opens: int
    closes: int
    late_until: int | None = None


@dataclass(frozen=True, slots=True)
class Closed:
    """Days on which the studio is closed, first and last included."""

    first_day: date
    last_day: date
    reason: str


@lru_cache(maxsize=256)
def bank_holidays(country: str, region: str, year: int) -> dict[date, str]:
    """The bank holidays of a year by date, with their names; none for a country whose days are not known."""
    _spare_every_other_country()
    from holidays import country_holidays

    try:
        return dict(country_holidays(country, subdiv=region or None, years=year))
    except NotImplementedError:
        return {}


def _spare_every_other_country() -> None:
    """Let the library load the country asked for alone: its package of countries would load all of them.

    That takes as long as opening the window, and Today waits for it. The library finds each country's module by name,
    so an empty package with the same folder does.
    """
    name = "holidays.countries"
    library = find_spec("holidays")
    if name not in sys.modules and library is not None:
        package = ModuleType(name)
        package.__path__ = [str(Path(each, "countries")) for each in library.submodule_search_locations or ()]
        sys.modules[name] = package


@dataclass(frozen=True)
class Hours:
    """The studio's hours as a value: ask it anything about time without asking the database again.

    Days and wall times are the studio's own; moments are aware and in UTC. A working day is an open day that
    is neither bank holiday nor closure; working minutes are those between opening and closing, so a late
    evening by arrangement never counts (R12).
    """

    days: tuple[DayHours, ...]
    closures: tuple[Closed, ...] = ()
    zone: str = clock.LONDON
    country: str = "GB"
    region: str = "ENG"

    def of_day(self, day: date) -> DayHours | None:
        """The hours of a day as its weekday has them, None when that weekday is closed."""
        return next((hours for hours in self.days if hours.weekday == day.weekday()), None)

    def why_closed(self, day: date) -> str | None:
        """Why a day is no working day ("We are closed on Mondays."), or None when it is one."""
        closed = next((each for each in self.closures if each.first_day <= day <= each.last_day), None)
        if closed is not None:
            return f"We are closed then: {closed.reason}." if closed.reason else "We are closed then."
        if self.of_day(day) is None:
            return f"We are closed on {WEEKDAYS[day.weekday()]}s."
        holiday = bank_holidays(self.country, self.region, day.year).get(day)
        return f"That is a bank holiday: {holiday}." if holiday else None

    def in_words(self, day: date) -> str:
        """``Open 9.30 am to 5.30 pm, to 9 pm by arrangement.``, or why a day is no working day."""
        why, opening = self.why_closed(day), self.of_day(day)
        if why or opening is None:
            return why or ""
        opens, closes = clock_time(at_minute(opening.opens)), clock_time(at_minute(opening.closes))
        late = ""
        if opening.late_until is not None:
            late = f", to {clock_time(at_minute(opening.late_until))} by arrangement"
        return f"Open {opens} to {closes}{late}."

    def is_working_day(self, day: date) -> bool:
        """Whether the studio is open on a day, by weekday, closures and bank holidays."""
        return self.why_closed(day) is None

    def next_working_day(self, day: date) -> date:
        """The first working day after a day; raises Refused when the studio has none."""
        for _ in range(_FURTHEST):
            day += _ONE_DAY
            if self.is_working_day(day):
                return day
        raise Refused("The studio has no opening hours. Please set them in Settings.")

    def open_day_from(self, day: date) -> date:
        """The day itself when it is a working day, else the next one (R22)."""
        return day if self.is_working_day(day) else self.next_working_day(day)

    def add_working_days(self, day: date, n: int) -> date:
        """The n-th working day after a day; with none to add, the day itself or the next that is open."""
        if n <= 0:
            return self.open_day_from(day)
        for _ in range(n):
            day = self.next_working_day(day)
        return day

    def is_open(self, wall: datetime, minutes: int) -> bool:
        """Whether a wall time and so many minutes from it lie within the opening hours of a working day."""
        return self._within(wall, minutes, late=False)

    def is_late(self, wall: datetime, minutes: int) -> bool:
        """Whether it lies in a late evening: begins when open or after, ends after closing, by arrangement."""
        return self._within(wall, minutes, late=True) and not self.is_open(wall, minutes)

    def opens_at(self, day: date) -> datetime | None:
        """The wall time at which a day opens, None when it is no working day."""
        hours = self.of_day(day)
        return _wall(day, hours.opens) if hours is not None and self.is_working_day(day) else None

    def close_of(self, day: date) -> datetime:
        """The moment (UTC) at which a day closes; raises Refused when its weekday is closed."""
        hours = self.of_day(day)
        if hours is None:
            raise Refused(f"We are closed on {WEEKDAYS[day.weekday()]}s.")
        return self._moment(day, hours.closes)

    def working_minutes(self, a_utc: datetime, b_utc: datetime) -> int:
        """Whole working minutes from one moment to another; 0 when the second is not later (R12)."""
        seconds = 0
        for opens, closes in self._spans(a_utc):
            if opens >= b_utc:
                break
            inside = min(closes, b_utc) - max(opens, a_utc)
            seconds += max(0, round(inside.total_seconds()))
        return seconds // 60

    def after_working_minutes(self, utc: datetime, n: int) -> datetime:
        """The moment (UTC) when n working minutes have passed; out of hours counts from the next opening (R12)."""
        left = timedelta(minutes=n)
        for opens, closes in self._spans(utc):
            begins = max(opens, utc)
            if begins >= closes:
                continue
            if begins + left <= closes:
                return begins + left
            left -= closes - begins
        raise Refused("The studio has no opening hours. Please set them in Settings.")

    def _within(self, wall: datetime, minutes: int, *, late: bool) -> bool:
        hours = self.of_day(wall.date())
        if hours is None or minutes <= 0 or not self.is_working_day(wall.date()):
            return False
        begins = wall.hour * 60 + wall.minute
        ends = max(hours.closes, hours.late_until or 0) if late else hours.closes
        return hours.opens <= begins and begins + minutes <= ends

    def _spans(self, utc: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Opening and closing of every working day from the day of a moment on."""
        day = clock.to_wall(utc, self.zone).date()
        if not self.is_working_day(day):
            day = self.next_working_day(day)
        while True:
            hours = self.of_day(day)
            assert hours is not None  # a working day has hours
            yield self._moment(day, hours.opens), self._moment(day, hours.closes)
            day = self.next_working_day(day)

    def _moment(self, day: date, minutes: int) -> datetime:
        """A minute of a day in UTC; an hour that the clocks skip or double counts as its first."""
        return _wall(day, minutes).replace(tzinfo=clock.zone_named(self.zone)).astimezone(UTC)


def _wall(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=minutes)
