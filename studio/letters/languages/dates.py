"""How a language writes days, times and amounts, and how it knows them again in what was written (R9, R15)."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from datetime import date, datetime, time
from typing import ClassVar

from studio.dates import NO_BREAK
from studio.documents import kept_whole
from studio.languages import DAY_NAMES, DayNames, speech
from studio.money import Money


class Dates(ABC):
    """The part of a language that concerns days, times and amounts; what is written here is read again by it."""

    code: ClassVar[str]
    at: ClassVar[str]
    """The word between a day and a time."""
    times_look_like: ClassVar[str]
    """Times as they are to be written, for whoever corrects one."""
    date_pattern: ClassVar[str]
    """A day in full, with the groups ``weekday``, ``day``, ``month`` and ``year``."""
    time_pattern: ClassVar[str]
    """A time as it is printed, its spaces unbroken."""
    stray_time: ClassVar[re.Pattern[str]]
    """What looks like a time, however it is written."""
    easily_misread: ClassVar[tuple[re.Pattern[str], str]]
    """A time that is written as it should be and yet misread, and what is said of it."""

    def __init__(self) -> None:
        self.dated = re.compile(self.date_pattern)
        """A day in full."""
        self.timed = re.compile(rf"{self.date_pattern} {self.at} (?P<time>{self.time_pattern})")
        """An appointment in full (R9)."""
        self._date_at = re.compile(rf"{self.date_pattern} {self.at}(?!\w)")
        self._as_printed = re.compile(self.time_pattern)

    @property
    def names(self) -> DayNames:
        """What it calls its days and months."""
        return DAY_NAMES[speech(self.code)]

    @abstractmethod
    def date_in_full(self, day: date) -> str:
        """A day in full: ``Tuesday 8 December 2026``."""

    @abstractmethod
    def clock(self, at: time | datetime) -> str:
        """A time: ``7.30 pm``."""

    @abstractmethod
    def part_of_day(self, at: time | datetime) -> str:
        """What follows a printed time: ``in the evening``."""

    @abstractmethod
    def money(self, amount: Money) -> str:
        """An amount: ``£1,555.00``."""

    def appointment(self, wall: datetime) -> str:
        """A day and a time, the printed form of an appointment (R9)."""
        return f"{self.date_in_full(wall.date())} {self.at} {self.clock(wall)}"

    def day_of(self, match: re.Match[str]) -> date | None:
        """The day that was read by ``dated`` or ``timed``; None where the calendar has no such day."""
        figures = re.match(r"\d+", match["day"])
        assert figures is not None
        try:
            return date(int(match["year"]), self.names.months.index(match["month"]) + 1, int(figures.group()))
        except ValueError:
            return None

    def weekday_problem(self, match: re.Match[str]) -> str:
        """What is wrong with a day read by ``dated``, in a sentence; "" when its weekday is the right one."""
        said = match.group().replace(NO_BREAK, " ")
        day = self.day_of(match)
        if day is None:
            return f"There is no {said}."
        right = self.names.weekdays[day.weekday()]
        return "" if right == match["weekday"] else f"{said} is a {right}."

    def time_problems(self, text: str) -> list[str]:
        """Days whose weekday is another, and times not written as they should be (R9)."""
        words = kept_whole(text, self.code)
        found = [wrong for match in self.dated.finditer(words) if (wrong := self.weekday_problem(match))]
        for match in self._date_at.finditer(words):
            if not self.timed.match(words, match.start()):
                said = words[match.start() : match.end() + 9].replace(NO_BREAK, " ")
                found.append(f"The time after “{said}…” is not written as {self.times_look_like}.")
        for match in self.stray_time.finditer(words):
            begins = match.start() + (
                len(self.at) + 1 if match.group().startswith((f"{self.at} ", f"{self.at}{NO_BREAK}")) else 0
            )
            if not self._as_printed.match(words, begins):
                said = match.group().replace(NO_BREAK, " ")
                found.append(f"“{said}” could be misread. Please write {self.times_look_like}.")
        pattern, advice = self.easily_misread
        return [*found, advice] if pattern.search(words) else found


def weekday_and_month(code: str) -> tuple[str, str]:
    """The groups of a date pattern that hold the names of days and months."""
    names = DAY_NAMES[speech(code)]
    return f"(?P<weekday>{'|'.join(names.weekdays)})", f"(?P<month>{'|'.join(names.months)})"


SPACE = f"[ {NO_BREAK}]"


def symbol_last(amount: Money, thousands: str, point: str) -> str:
    """``1.555,00 £``: an amount in the studio's currency, its symbol last and other signs between its figures."""
    symbol = re.sub(r"[-\d,.]", "", amount.show()).strip()
    whole, part = divmod(abs(amount.minor), 100)
    figures = f"{whole:,}".replace(",", thousands)
    return f"{'-' if amount.minor < 0 else ''}{figures}{point}{part:02}{NO_BREAK}{symbol}"
