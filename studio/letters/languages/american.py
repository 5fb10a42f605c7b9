"""American: the month before the day, a colon in the time, and other words for a few things."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import ClassVar

from studio import dates
from studio.documents import Choice
from studio.languages import NAMES
from studio.letters.kinds import KINDS
from studio.letters.languages.dates import SPACE, weekday_and_month
from studio.letters.languages.english import English
from studio.money import Money

_WEEKDAY, _MONTH = weekday_and_month("en-US")


class American(English):
    """As it is written in the United States."""

    code = "en-US"
    name = NAMES["en-US"]
    times_look_like = "7:30 pm, 7 pm or 12 noon"
    date_pattern = rf"{_WEEKDAY},{SPACE}{_MONTH}{SPACE}(?P<day>\d{{1,2}}),{SPACE}(?P<year>\d{{4}})"
    time_pattern = r"(?:(?:1[0-2]|[1-9])(?::[0-5]\d)?\u00a0(?:am|pm)|12\u00a0noon)(?!\w)"
    stray_time = re.compile(
        r"(?<![\d:.£€$])(?:\d{1,2}(?:[.:]\d{2})?[ \u00a0]?(?:[ap]\.?m\b\.?|noon|midnight|o.clock)|\d{1,2}:\d{2})"
        r"|\bat \d{1,2}\.\d{2}(?!\d)(?![ \u00a0]?(?:am|pm|feet|inch|in|percent|%))"
        r"|\bat \d{1,2}(?=[,;](?:\s|$)|\.(?:\s|$)|$)",
        re.IGNORECASE,
    )
    ending = "Sincerely,"
    questions = (
        *English.questions[:3],
        Choice("May we call you?", ("morning", "afternoon", "evening"), boxes=True),
    )
    names_of_letters: ClassVar[dict[str, str]] = {
        code: kind.name.replace("Acknowledgement", "Acknowledgment") for code, kind in KINDS.items()
    }
    no_time_free = "Please call us, and we will find a time that suits you."

    def date_in_full(self, day: date) -> str:
        return (
            f"{self.names.weekdays[day.weekday()]}, {self.names.months[day.month - 1]} {day.day}, {day.year}"
        )

    def clock(self, at: time | datetime) -> str:
        return dates.clock_time(at).replace(".", ":")

    def free_times(self, walls: Sequence[datetime]) -> str:
        return super().free_times(walls).replace("Please ring us", "Please call us")

    def another_time(self, phone: str) -> str:
        return (
            "If another time would suit you better, or somebody else will pick them up, please call us at "
            f"{phone}."
        )

    def left_to_pay(self, amount: Money) -> str:
        return f"{self.money(amount)} is left to pay, by card, cash or check, whichever you like."

    def viewing_again(self, wall: datetime | None, door: datetime | None) -> str:
        return (
            super()
            .viewing_again(wall, door)
            .replace("We will ring you", "We will call you")
            .replace("coffee and biscuits", "coffee and cookies")
        )

    def drinks(self, note: str, *, at_home: bool) -> str:
        return super().drinks(note, at_home=at_home).replace(", with biscuits.", ", with cookies.")

    def cause(self, typed: str, *, waiting: bool, own: bool) -> str:
        if own or not waiting:
            return super().cause(typed, waiting=waiting, own=own)
        return "The molding you chose cannot be had at the moment."

    def choices(self, count: int, *, waiting: bool) -> str:
        return super().choices(count, waiting=waiting).replace("this moulding", "this molding")

    def meanwhile(self, *, waiting: bool) -> str:
        return super().meanwhile(waiting=waiting).replace("the moulding", "the molding")

    def thanks_for_telling(self, channel: str, day: date, *, by_another: bool) -> str:
        said = super().thanks_for_telling(channel, day, by_another=by_another)
        return said.replace("Thank you for telephoning us", "Thank you for calling us")

    def doing(self, kind: str) -> str:
        return (
            super()
            .doing(kind)
            .replace("we will ring you", "we will call you")
            .replace("in your favour", "in your favor")
        )

    def by_when(self, day: date) -> str:
        return super().by_when(day).replace("I will ring you", "I will call you")

    def mail(self, code: str, number: str, phone: str, *, along: bool) -> tuple[str, ...]:
        first, last = super().mail(code, number, phone, along=along)
        return first, last.replace("or ring us on", "or call us at")
