"""When an event that repeats is on: followed from its first time for so long and so often, and never further.

A rule may ask for a hundred million times, or for the thirtieth of February: each step is counted, whether it yields
a time or not, and what lies before the days wanted is passed over within the same bound.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, tzinfo
from itertools import islice
from typing import Any, Final

from dateutil import rrule

from studio.words import say

MOST_STEPS = 40_000
SECONDS_FOR_A_RULE = 1.0
"""Of work; every rule of the corpora takes a hundredth of that."""
OLDEST_YEAR = 1970
"""Rules that began earlier are followed only while they do not count."""

_FREQUENCIES: Final = {
    "YEARLY": rrule.YEARLY, "MONTHLY": rrule.MONTHLY, "WEEKLY": rrule.WEEKLY, "DAILY": rrule.DAILY,
}  # fmt: skip
_BY: Final = {
    "BYMONTH": "bymonth", "BYMONTHDAY": "bymonthday", "BYYEARDAY": "byyearday", "BYWEEKNO": "byweekno",
    "BYSETPOS": "bysetpos",
}  # fmt: skip
_DAYS: Final = {
    "MO": rrule.MO, "TU": rrule.TU, "WE": rrule.WE, "TH": rrule.TH, "FR": rrule.FR, "SA": rrule.SA, "SU": rrule.SU,
}  # fmt: skip


class NotFollowed(Exception):
    """The rule is not followed; the words say why, and the first time stands alone."""


def times(
    rule: dict[str, list[Any]], first: datetime, zone: tzinfo | None, begins: datetime, ends: datetime
) -> list[datetime]:
    """The wall times of a rule from ``begins`` up to ``ends``, all on the wall of ``zone``, where ``first`` stands.

    ``first``, ``begins`` and ``ends`` have no zone of their own. Raises NotFollowed for a rule no studio's diary has.
    """
    count = _whole(rule.get("COUNT"))
    until = _until(rule.get("UNTIL"), zone)
    last = min(ends, until) if until is not None else ends
    with _in_good_time():
        return [wall for wall in islice(_walked(rule, first, last), count) if wall >= begins]


@contextmanager
def _in_good_time() -> Iterator[None]:
    """Give a rule up that never yields a time: the library looks for it until the year 9999 (not told on Windows)."""
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return

    def late(_signal: int, _frame: object) -> None:
        raise NotFollowed(say("It repeats in a way that cannot be followed; only the first time is listed."))

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS_FOR_A_RULE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _walked(rule: dict[str, list[Any]], first: datetime, last: datetime) -> Iterator[datetime]:
    frequency = _FREQUENCIES.get(str((rule.get("FREQ") or [""])[0]).upper())
    if frequency is None:
        raise NotFollowed(say("It repeats more often than once a day; only the first time is listed."))
    if first.year < OLDEST_YEAR:
        raise NotFollowed(
            say("It has repeated since {year}; only the first time is listed.", year=first.year)
        )
    more: dict[str, Any] = {ours: _numbers(rule[name]) for name, ours in _BY.items() if rule.get(name)}
    try:
        if rule.get("BYDAY"):
            more["byweekday"] = [_day(str(day)) for day in rule["BYDAY"][:60]]
        start_of_week = _DAYS.get(str((rule.get("WKST") or ["MO"])[0]).upper(), rrule.MO)
        walked = rrule.rrule(
            frequency,
            dtstart=first,
            interval=max(1, _whole(rule.get("INTERVAL")) or 1),
            until=last,
            wkst=start_of_week,
            **more,
        )
        for steps, wall in enumerate(walked):
            if steps >= MOST_STEPS:
                return
            yield wall
    except (ValueError, TypeError, IndexError, KeyError, OverflowError, AttributeError) as broken:
        raise NotFollowed(
            say("It repeats in a way that cannot be read; only the first time is listed.")
        ) from broken


def _day(written: str) -> Any:
    """``MO`` or ``-1FR``."""
    text = written.strip().upper()
    day, place = _DAYS[text[-2:]], text[:-2]
    return day(int(place)) if place else day


def _numbers(values: list[Any]) -> list[int]:
    return [int(value) for value in values[:400]]


def _whole(values: list[Any] | None) -> int | None:
    if not values:
        return None
    value = values[0]
    return int(value) if isinstance(value, int) or str(value).isdecimal() else None


def _until(values: list[Any] | None, zone: tzinfo | None) -> datetime | None:
    """The end of a rule on the wall of its first time; a day alone is meant to its end."""
    value = values[0] if values else None
    if isinstance(value, datetime):
        return (value.astimezone(zone) if value.tzinfo and zone else value).replace(tzinfo=None)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, 23, 59)  # noqa: DTZ001 (a wall has no zone)
    return None
