"""The one clock: now, today, and the studio's wall time in UTC and back (RR14).

Nothing else asks the machine for the time, so a test (or the sample studio) can stand the clock anywhere.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from studio.errors import Refused

LONDON = "Europe/London"
_stands_at: datetime | None = None
_zone = LONDON


def now() -> datetime:
    """The present moment in UTC."""
    return _stands_at if _stands_at is not None else datetime.now(UTC)


def live_in(zone: str) -> None:
    """The zone in which this studio's walls stand, for whoever names none; London until the records say otherwise."""
    global _zone
    _zone = zone_named(zone).key


def lived_in() -> str:
    """The zone of this studio."""
    return _zone


def today(zone: str = "") -> date:
    """The date on the studio's wall."""
    return now().astimezone(zone_named(zone or _zone)).date()


def wall_now(zone: str = "") -> datetime:
    """The time on the studio's wall, without zone."""
    return now().astimezone(zone_named(zone or _zone)).replace(tzinfo=None)


def set_to(moment: datetime | None) -> None:
    """Stand the clock at an aware moment, or let it run again with None."""
    global _stands_at
    if moment is not None and moment.tzinfo is None:
        raise ValueError("the clock is set with an aware time")
    _stands_at = moment.astimezone(UTC) if moment is not None else None


def standing() -> datetime | None:
    """Where the clock was stood, None while it runs; for whoever stands it for a while with ``set_to``."""
    return _stands_at


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Stand the clock at a moment (a wall time without zone means London) for a while."""
    before = _stands_at
    set_to(moment if moment.tzinfo is not None else to_utc(moment, LONDON))
    try:
        yield
    finally:
        set_to(before)


@cache
def zone_named(name: str) -> ZoneInfo:
    """The time zone by its IANA name."""
    return ZoneInfo(name)


def to_utc(wall: datetime, zone: str = "", fold: int | None = None) -> datetime:
    """The UTC moment of a wall time.

    Raises Refused for a time the clocks skip, and for one that happens twice unless ``fold`` says which:
    0 the first, 1 the second.
    """
    place = zone_named(zone or _zone)
    first = wall.replace(tzinfo=place, fold=0)
    second = wall.replace(tzinfo=place, fold=1)
    if first.utcoffset() == second.utcoffset():
        return first.astimezone(UTC)
    if first.astimezone(UTC).astimezone(place).replace(tzinfo=None) != wall.replace(fold=0):
        raise Refused(
            "The clocks go forward then, so that time does not exist. Please choose another.", "time"
        )
    if fold is None:
        raise Refused(
            "The clocks go back then, so that time happens twice. Please say the first or the second.", "time"
        )
    return (second if fold else first).astimezone(UTC)


def to_wall(moment: datetime, zone: str = "") -> datetime:
    """The wall time of a UTC moment, without zone."""
    return moment.astimezone(zone_named(zone or _zone)).replace(tzinfo=None)


def day_in_utc(day: date, zone: str = "") -> tuple[datetime, datetime]:
    """The UTC moments at which a day of the studio begins and ends."""
    place = zone_named(zone or _zone)
    begins = datetime(day.year, day.month, day.day, tzinfo=place).astimezone(UTC)
    after = day + timedelta(days=1)
    return begins, datetime(after.year, after.month, after.day, tzinfo=place).astimezone(UTC)


def seconds_since(machine_time: float) -> float:
    """How long ago the machine stamped something, such as a file; a clock that stands still does not change that."""
    return time.time() - machine_time
