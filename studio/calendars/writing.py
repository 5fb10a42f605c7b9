"""Writing entries as a calendar that any program shows: stable names, versions, zones, and nothing unescaped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Calendar, Event

from studio.clock import zone_named
from studio.written import one_line, passage

PRODUCT = "-//Portrait Desk//Diary//EN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One appointment to write: its lasting name, its moments with the zone they were agreed in, and what it says."""

    uid: str
    version: int
    """From 1; every change is one more, so that a newer file replaces what an older one brought."""
    starts: datetime
    ends: datetime
    zone: str
    title: str
    place: str = ""
    words: str = ""
    provisional: bool = False
    cancelled: bool = False


def write(name: str, entries: Iterable[Entry], stamped: datetime) -> bytes:
    """The calendar as the bytes of a file; ``stamped`` is when it is made, in UTC."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _line(name))
    for entry in entries:
        calendar.add_component(_event(entry, stamped))
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written


def _event(entry: Entry, stamped: datetime) -> Event:
    zone = zone_named(entry.zone)
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", max(0, entry.version - 1))
    event.add("dtstamp", stamped.astimezone(UTC))
    event.add("dtstart", entry.starts.astimezone(zone))
    event.add("dtend", entry.ends.astimezone(zone))
    event.add("summary", _line(entry.title))
    if entry.place:
        event.add("location", _line(entry.place))
    if entry.words:
        event.add("description", passage(entry.words, 4_000).text)
    event.add("status", "CANCELLED" if entry.cancelled else "TENTATIVE" if entry.provisional else "CONFIRMED")
    if entry.cancelled:
        event.add("transp", "TRANSPARENT")
    return event


def _line(words: str) -> str:
    """One line that no control sign can break; the library escapes what the format asks for."""
    return one_line(words, 300).text
