"""The checks before a letter is printed (R15): what stops it, and what its writer is only asked to look at again.

What needs the records, spelling among it, is in ``before_print``; the tone is in ``tone``.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from studio.dates import MONTHS, WEEKDAYS
from studio.documents import kept_whole
from studio.languages import DAY_NAMES, speech
from studio.letters.snapshot import Snapshot
from studio.letters.tone import QUOTED

_SPACE = "[ \u00a0]"
_DAY = "|".join(WEEKDAYS)
_MONTH = "|".join(MONTHS)
_DATE = rf"(?P<weekday>{_DAY}){_SPACE}(?P<day>\d{{1,2}}){_SPACE}(?P<month>{_MONTH}){_SPACE}(?P<year>\d{{4}})"
_DATED = re.compile(_DATE)
_TIME = r"(?:(?:1[0-2]|[1-9])(?:\.[0-5]\d)?\u00a0(?:am|pm)|12\u00a0noon)(?!\w)"
_TIMED = re.compile(rf"{_DATE} at (?P<time>{_TIME})")
_DATE_AT = re.compile(rf"{_DATE} at\b")
_AS_PRINTED = re.compile(_TIME)
_LOOKS_LIKE_TIME = re.compile(
    r"(?<![\d.£€$])(?:\d{1,2}(?:[.:]\d{2})?[ \u00a0]?(?:[ap]\.?m\b\.?|noon|midnight|o.clock)|\d{1,2}:\d{2})"
    r"|\bat \d{1,2}\.\d{2}(?!\d)(?![ \u00a0]?(?:am|pm|m|cm|mm|metres?|inch|per cent|%))"
    r"|\bat \d{1,2}(?=[,;](?:\s|$)|\.(?:\s|$)|$)",
    re.IGNORECASE,
)
_MISREAD = re.compile(r"(?<!\d)12(?:\.00)?[ \u00a0][ap]m")
_FIELD = re.compile(r"\{\{?\s*[A-Za-z_]\w*\s*\}?\}")


class Finding(NamedTuple):
    """What stops a letter: which check, said in a sentence, and about which words of it."""

    rule: str
    says: str
    words: str = ""

    @property
    def field(self) -> str:
        """What a refusal carries, so that the list of letters can offer what mends it."""
        return f"{self.rule}|{self.words}"


def problems(letter: Snapshot) -> list[Finding]:
    """What stops a letter by its words alone; a name that no face has is told when the page is laid out."""
    own = QUOTED.sub("“”", letter.text)
    found = []
    left = _FIELD.search(own)
    if left:
        found.append(
            Finding("field", f"The field {left.group()} in its wording was not filled in.", left.group())
        )
    found += [Finding("time", says) for says in time_problems(own, letter.language)]
    return found


def time_problems(text: str, language: str = "en-GB") -> list[str]:
    """Dates whose weekday is another, and times not written as R9 says; her own quoted words stand as she said them."""
    words = kept_whole(text)
    if language != "en-GB":
        return weekday_problems(words, language)
    found = []
    for match in _DATED.finditer(words):
        wrong = _wrong_weekday(match)
        if wrong:
            found.append(wrong)
    for match in _DATE_AT.finditer(words):
        if not _TIMED.match(words, match.start()):
            said = words[match.start() : match.end() + 9].replace("\u00a0", " ")
            found.append(f"The time after “{said}…” is not written as 7.30 pm, 7 pm or 12 noon.")
    for match in _LOOKS_LIKE_TIME.finditer(words):
        if not _AS_PRINTED.match(words, match.start() + (3 if match.group().startswith("at ") else 0)):
            said = match.group().replace("\u00a0", " ")
            found.append(f"“{said}” could be misread. Please write 7.30 pm, 7 pm or 12 noon.")
    if _MISREAD.search(words):
        found.append("12 am and 12 pm are easily misread. Please write 12 noon or another time.")
    return found


def weekday_problems(words: str, language: str) -> list[str]:
    """Dates whose weekday is another, in whatever language they are written."""
    names = DAY_NAMES.get(speech(language), DAY_NAMES["en"])
    days, months = "|".join(names.weekdays), "|".join(names.months)
    pattern = re.compile(
        rf"(?P<weekday>{days}),?[ \u00a0](?:den[ \u00a0]|le[ \u00a0])?(?:(?P<day>\d{{1,2}})(?:\.|er)?[ \u00a0]"
        rf"(?P<month>{months})|(?P<us_month>{months})[ \u00a0](?P<us_day>\d{{1,2}}),?)[ \u00a0](?P<year>\d{{4}})",
        re.IGNORECASE,
    )
    lower = [[each.casefold() for each in some] for some in names]
    found = []
    for match in pattern.finditer(words):
        month = lower[1].index((match["month"] or match["us_month"]).casefold()) + 1
        said = match.group().replace("\u00a0", " ")
        try:
            day = date(int(match["year"]), month, int(match["day"] or match["us_day"]))
        except ValueError:
            found.append(f"There is no {said}.")
            continue
        if lower[0][day.weekday()] != match["weekday"].casefold():
            found.append(f"{said} is a {names.weekdays[day.weekday()]}.")
    return found


def _wrong_weekday(match: re.Match[str]) -> str:
    said = match.group().replace("\u00a0", " ")
    try:
        day = date(int(match["year"]), MONTHS.index(match["month"]) + 1, int(match["day"]))
    except ValueError:
        return f"There is no {said}."
    right = WEEKDAYS[day.weekday()]
    return "" if right == match["weekday"] else f"{said} is a {right}."
