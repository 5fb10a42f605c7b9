"""What stands around a British letter, its dates and its small words (R9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import ClassVar

from studio import dates, words
from studio.actor import Role
from studio.documents import Choice, WriteIn
from studio.letters import texts
from studio.letters.languages.dates import SPACE, weekday_and_month
from studio.letters.languages.phrases import Words
from studio.money import Money

_WEEKDAY, _MONTH = weekday_and_month("en-GB")
_BARE_HOUR = r"\bat \d{1,2}(?=[,;](?:\s|$)|\.(?:\s|$)|$)"


class EnglishWords(Words):
    """British."""

    at = "at"
    times_look_like = "7.30 pm, 7 pm or 12 noon"
    date_pattern = rf"{_WEEKDAY}{SPACE}(?P<day>\d{{1,2}}){SPACE}{_MONTH}{SPACE}(?P<year>\d{{4}})"
    time_pattern = r"(?:(?:1[0-2]|[1-9])(?:\.[0-5]\d)?\u00a0(?:am|pm)|12\u00a0noon)(?!\w)"
    stray_time = re.compile(
        r"(?<![\d.£€$])(?:\d{1,2}(?:[.:]\d{2})?[ \u00a0]?(?:[ap]\.?m\b\.?|noon|midnight|o.clock)|\d{1,2}:\d{2})"
        r"|\bat \d{1,2}\.\d{2}(?!\d)(?![ \u00a0]?(?:am|pm|m|cm|mm|metres?|inch|per cent|%))"
        rf"|{_BARE_HOUR}",
        re.IGNORECASE,
    )
    easily_misread = (
        re.compile(r"(?<!\d)12(?:[.:]00)?[ \u00a0][ap]m"),
        "12 am and 12 pm are easily misread. Please write 12 noon or another time.",
    )
    ending = "Yours sincerely"
    tear = "fold and tear here"
    numbered = "page {number} of {count}"
    reference = "Our reference {number}"
    slip_thanks = "Thank you. {name} reads every reply."
    questions = (
        Choice(
            "How do you feel about your portraits today?",
            ("I love them", "happy", "mixed feelings", "not quite right", "unhappy"),
        ),
        Choice("How easy did we make everything?", ("5", "4", "3", "2", "1"), hint="5 is very easy"),
        WriteIn("Is there anything, however small, you would change?"),
        Choice("May we telephone you?", ("morning", "afternoon", "evening"), boxes=True),
    )
    roles: ClassVar[dict[Role, str]] = {
        Role.OWNER: "owner", Role.RECEPTIONIST: "reception", Role.PHOTOGRAPHER: "photographer",
    }  # fmt: skip
    names_of_letters: ClassVar[dict[str, str]] = {}

    def date_in_full(self, day: date) -> str:
        return dates.date_in_full(day)

    def clock(self, at: time | datetime) -> str:
        return dates.clock_time(at)

    def part_of_day(self, at: time | datetime) -> str:
        return dates.part_of_day(at)

    def money(self, amount: Money) -> str:
        return amount.show()

    def salutation(self, said: str) -> str:
        return said

    def quoted(self, words: str) -> str:
        return f"“{words}”"

    def in_words(self, count: int) -> str:
        return texts.in_words(count)

    def listed(self, names: Sequence[str]) -> str:
        return words.listed(tuple(names))

    def hanging(self, place: str) -> str:
        return texts.hanging(place)

    def of_your_own(self, place: str) -> str:
        return texts.of_your_own(place)

    def since(self, then: date, today: date) -> str:
        return texts.since(then, today)

    def all_of_you(self, count: int) -> str:
        return texts.all_of_you(count)

    def you_all(self, count: int) -> str:
        return {1: "you", 2: "you both"}.get(count, "you all")

    def so_long(self, minutes: int) -> str:
        return texts.so_long(minutes)

    def the_whole(self, minutes: int) -> str:
        return texts.the_whole(minutes)

    def your_portraits(self, kind: str) -> str:
        return texts.your_portraits(kind)

    def number_and_hours(self, number: str, hours: str) -> str:
        return ", ".join(part for part in (number, hours) if part)

    def mail(self, code: str, number: str, phone: str, *, along: bool) -> tuple[str, ...]:
        name = self.names_of_letters[code].lower()
        return (
            f"Our letter is attached as a page to read, to print or to keep: {name}, {number}."
            + (" Our price list is attached beside it." if along else ""),
            f"If anything on it is not as you meant it, please write back or ring us on {phone}.",
        )

    def subject(self, code: str, studio: str, number: str) -> str:
        return f"{self.names_of_letters[code]} from {studio} ({number})"
