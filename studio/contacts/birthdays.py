"""Birthdays as files write them. Asked, not guessed: a date that could be two days is left open."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from studio.words import say

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_SHORT_MONTHS = [month[:3].casefold() for month in _MONTHS]
_YEAR_NOT_KNOWN = 1604  # what Apple writes when only day and month are known
_EMPTY = re.compile(r"[0\s/.\-:]*")


class Birthday(NamedTuple):
    """The date, or the plain sentence why there is none; neither when nothing was written."""

    born: date | None
    remark: str | None


def birthday(written: str, today: date, day_first: bool | None = None) -> Birthday:
    """Read a birthday; ``day_first`` says how this file means 03/04/1980, None when that is not known."""
    text = written.strip()
    if _EMPTY.fullmatch(text):
        return Birthday(None, None)
    parts = _parts(text, day_first)
    if parts is None:
        return _open("The birthday is written as “{birthday}”; please enter it by hand.", text)
    year, month, day = parts
    try:
        born = date(year or 2000, month, day)
    except ValueError:
        return _open("The birthday “{birthday}” is no date there is.", text)
    if year is None or year == _YEAR_NOT_KNOWN:
        return _open("The birthday is {birthday}; the year is not known.", f"{day} {_MONTHS[month - 1]}")
    if year < 1900 or born > today:
        return _open("The birthday “{birthday}” cannot be right.", text)
    return Birthday(born, None)


def _open(sentence: str, written: str) -> Birthday:
    return Birthday(None, say(sentence, birthday=written[:40]))


def day_comes_first(written: Iterable[str]) -> bool | None:
    """Whether the dates of one column say day or month first: told by a number above 12, else None."""
    day_first = month_first = False
    for text in written:
        found = _SLASHED.fullmatch(text.strip())
        if found:
            day_first |= int(found[1]) > 12
            month_first |= int(found[2]) > 12
    return day_first if day_first != month_first else None


_TIME = r"(?:[T ]\d{1,2}(?::?\d{2}){0,2}(?:\.\d+)?(?: ?[AP]M)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})(?:([-/.])(\d{{1,2}})\2(\d{{1,2}})|(\d{{2}})(\d{{2}})){_TIME}", re.I)
_NO_YEAR = re.compile(rf"--(\d{{2}})-?(\d{{2}}){_TIME}")
_SLASHED = re.compile(rf"(\d{{1,2}})[/-](\d{{1,2}})[/-](\d{{4}}){_TIME}", re.I)
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})")
_WORDED = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})|([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})",
    re.I,
)


def _parts(text: str, day_first: bool | None) -> tuple[int | None, int, int] | None:
    """Year (None when not given), month and day, or None when the text does not say them plainly."""
    text = text[:60]
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[3] or found[5]), int(found[4] or found[6])
    if found := _NO_YEAR.fullmatch(text):
        return None, int(found[1]), int(found[2])
    if found := _DOTTED.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _SLASHED.fullmatch(text):
        return _slashed(int(found[1]), int(found[2]), int(found[3]), day_first)
    if found := _WORDED.fullmatch(text):
        day, word, year = (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
        short = word[:3].casefold()
        month = _SHORT_MONTHS.index(short) + 1 if short in _SHORT_MONTHS else 0
        return (int(year), month, int(day)) if month else None
    return None


def _slashed(one: int, two: int, year: int, day_first: bool | None) -> tuple[int, int, int] | None:
    if one > 12 or one == two:
        return year, two, one
    if two > 12:
        return year, one, two
    if day_first is None:
        return None
    return (year, two, one) if day_first else (year, one, two)
