"""One event of a calendar, taken apart by the icalendar library and told as plain parts."""

from __future__ import annotations

import hashlib
import quopri
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from icalendar import Component, Event
from icalendar.prop import vBroken

from studio.calendars.blocks import Block
from studio.calendars.rows import LONGEST_MINUTES
from studio.lists.character_sets import text_of
from studio.words import say
from studio.written import one_line, passage

TITLE_LENGTH = 160
WORDS_LENGTH = 2_000
MOST_PEOPLE = 20

_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_TELEPHONE = re.compile(r"(?<![\w@.+-])\+?\(?\d[\d ()./-]{7,22}\d(?![\w@-])")
_TAG = re.compile(r"<[^<>]{0,200}>")


class NotAnEvent(Exception):
    """Nothing can be made of it; the words say why, for whoever imports."""


@dataclass(slots=True)
class Parts:
    """What one event says. Times are as written: a date, a time on some wall, or a moment with its zone."""

    block: Block
    uid: str
    title: str
    starts: date
    minutes: int
    days: int
    place: str
    words: str
    people: tuple[str, ...]
    emails: tuple[str, ...]
    telephones: tuple[str, ...]
    status: str
    sequence: int
    of: date | None
    """Which time of one that repeats it stands for."""
    rule: dict[str, list[Any]]
    more: tuple[date, ...]
    never: tuple[date, ...]
    trouble: str
    """Why no appointment can be made of it, should it be still to come."""
    remarks: list[str] = field(default_factory=list)


def parts(block: Block) -> Parts:
    """Take an event apart. Raises NotAnEvent with the reason."""
    try:
        event = Event.from_ical(block.text)
    except Exception as broken:  # the library fails in many ways, a zone called "Europe" is one
        raise NotAnEvent(say("It is broken in a way that cannot be read.")) from broken
    remarks: list[str] = []
    starts = _moment(event, "DTSTART", remarks)
    if starts is None:
        written = "DTSTART" in event or any(name == "DTSTART" for name, _ in event.errors)
        raise NotAnEvent(
            say("Its beginning is no date there is.") if written else say("It has no beginning.")
        )
    minutes, days = _length(event, starts, remarks)
    trouble = _length_trouble(minutes)
    title, place = (one_line(_text(event, name), TITLE_LENGTH).text for name in ("SUMMARY", "LOCATION"))
    words = passage(_plain(_text(event, "DESCRIPTION")), WORDS_LENGTH).text
    people, emails = _people(event)
    everything = f"{title}\n{place}\n{words}"
    emails += [found for found in _EMAIL.findall(everything)[:MOST_PEOPLE] if found not in emails]
    if not block.closed:
        remarks.append(say("It has no end; the file may have been cut short."))
    return Parts(
        block=block,
        uid=_uid(event, title, starts),
        title=title,
        starts=starts,
        minutes=0 if trouble else minutes,
        days=days,
        place=place,
        words=words,
        people=tuple(people),
        emails=tuple(emails),
        telephones=tuple(found.strip() for found in _TELEPHONE.findall(everything)[:MOST_PEOPLE]),
        status=one_line(_text(event, "STATUS"), 40).text.upper(),
        sequence=_number(_text(event, "SEQUENCE")),
        of=_moment(event, "RECURRENCE-ID", []),
        rule=_rule(event, remarks),
        more=_dates(event, "RDATE"),
        never=_dates(event, "EXDATE"),
        trouble=trouble,
        remarks=remarks,
    )


def _uid(event: Component, title: str, starts: date) -> str:
    """Its own name; an event without one is named by what it says."""
    return _text(event, "UID").strip() or hashlib.sha256(f"{title}|{starts.isoformat()}".encode()).hexdigest()


def _several(event: Component, name: str) -> list[Any]:
    """All that is written under a name; what the library could not read answers no question and is left out."""
    found = event.get(name)
    return [
        each
        for each in (found if isinstance(found, list) else [found])
        if each is not None and not isinstance(each, vBroken)
    ]


def _first(event: Component, name: str) -> Any:
    found = _several(event, name)
    return found[0] if found else None


def _text(event: Component, name: str) -> str:
    found = _first(event, name)
    if found is None:
        return ""
    said = str(found)
    if str(getattr(found, "params", {}).get("ENCODING", "")).upper() == "QUOTED-PRINTABLE":
        said = text_of(quopri.decodestring(said.encode("utf-8", "replace")))
    return said


def _plain(words: str) -> str:
    """Some programs write notes as a web page; its marks go, its line ends stay."""
    if "<" not in words:
        return words
    return _TAG.sub("", re.sub(r"(?i)<(?:br|/p|/div)\s*/?>", "\n", words)).replace("&nbsp;", " ")


def _number(typed: str) -> int:
    return int(typed) if re.fullmatch(r"\d{1,9}", typed.strip()) else 0


def _moment(event: Component, name: str, remarks: list[str]) -> date | None:
    """A date or a time with or without its zone; a zone that nobody knows leaves the time as written."""
    found = _first(event, name)
    value = getattr(found, "dt", None)
    if isinstance(value, tuple):
        value = value[0]
    if not isinstance(value, date):
        return None
    zone = str(getattr(found, "params", {}).get("TZID", ""))
    if isinstance(value, datetime) and value.tzinfo is None and zone and zone.upper() not in ("UTC", "GMT"):
        named = one_line(zone, 60).text
        remarks.append(
            say("Its time zone “{zone}” is not known; the time is taken as it stands.", zone=named)
        )
    return value


def _length(event: Component, starts: date, remarks: list[str]) -> tuple[int, int]:
    """Minutes (0: not said) and, for an event of whole days, how many days."""
    ends = _moment(event, "DTEND", [])
    lasts = getattr(_first(event, "DURATION"), "dt", None)
    if not isinstance(starts, datetime):
        if isinstance(ends, date) and not isinstance(ends, datetime):
            days = (ends - starts).days
        else:
            days = lasts.days if isinstance(lasts, timedelta) else 1
        return 0, max(1, days)
    if isinstance(ends, datetime):
        lasts = _between(starts, ends)
    if not isinstance(lasts, timedelta):
        remarks.append(say("No end is written, so a usual length is taken."))
        return 0, 0
    minutes = int(lasts.total_seconds() // 60)
    return (5 if 0 < minutes < 5 else minutes), 0


def _length_trouble(minutes: int) -> str:
    if minutes < 0:
        return say("It ends before it begins.")
    if minutes > LONGEST_MINUTES:
        return say("It is longer than 16 hours. Closures are entered in Settings.")
    return ""


def _between(starts: datetime, ends: datetime) -> timedelta:
    """How long it lasts; where only one end has a zone, by the clock on the wall."""
    if (starts.tzinfo is None) != (ends.tzinfo is None):
        return ends.replace(tzinfo=None) - starts.replace(tzinfo=None)
    return ends - starts


def _people(event: Component) -> tuple[list[str], list[str]]:
    names: list[str] = []
    emails: list[str] = []
    for name in ("ATTENDEE", "ORGANIZER", "CONTACT"):
        for each in _several(event, name)[:MOST_PEOPLE]:
            address = re.sub(r"(?i)^mailto:", "", str(each)).strip()
            called = one_line(str(getattr(each, "params", {}).get("CN", "")), 120).text
            names += [called] if called and called not in names else []
            if _EMAIL.fullmatch(address) and address not in emails:
                emails.append(address)
    return names[:MOST_PEOPLE], emails[:MOST_PEOPLE]


def _rule(event: Component, remarks: list[str]) -> dict[str, list[Any]]:
    found = _first(event, "RRULE")
    if found is None and "RRULE" not in event:
        return {}
    if not isinstance(found, dict):
        remarks.append(say("It repeats in a way that cannot be read; only the first time is listed."))
        return {}
    return {
        str(name).upper(): values if isinstance(values, list) else [values] for name, values in found.items()
    }


def _dates(event: Component, name: str) -> tuple[date, ...]:
    """The dates of every RDATE or EXDATE; of a period its beginning."""
    several = []
    for each in _several(event, name):
        for one in getattr(each, "dts", ()):
            value = one.dt[0] if isinstance(one.dt, tuple) else one.dt
            if isinstance(value, date):
                several.append(value)
    return tuple(several)


def on_the_wall(moment: date, zone: tzinfo) -> datetime:
    """A date or moment as a time on the studio's wall, with its fold; one without a zone is there already.

    Raises OverflowError or ValueError at the ends of the calendar.
    """
    if not isinstance(moment, datetime):
        return datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 (a wall has no zone)
    if moment.tzinfo is None:
        return moment.replace(second=0, microsecond=0)
    return moment.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)
