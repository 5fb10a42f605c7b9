"""From the bytes of a calendar file to its times from a day on; every event is accounted for."""

from __future__ import annotations

import contextlib
import hashlib
import re
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import islice
from zoneinfo import ZoneInfo

from icalendar import Timezone

from studio.calendars.blocks import Block, blocks
from studio.calendars.events import NotAnEvent, Parts, on_the_wall, parts
from studio.calendars.repeating import NotFollowed, times
from studio.calendars.rows import (
    FURTHEST_DAYS,
    LARGEST,
    MOST_EVENTS,
    MOST_REPEATS,
    MOST_TIMES,
    CalendarEvent,
    CalendarFile,
    LeftOut,
    RefusedEvent,
)
from studio.errors import Refused
from studio.lists.character_sets import text_of, unified
from studio.words import say
from studio.written import one_line

_CALENDAR = re.compile(r"^[ \t]*begin[ \t]*:[ \t]*(?:vcalendar|vevent)\b", re.IGNORECASE | re.MULTILINE)
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T|$)")
_A_DAY = timedelta(days=1)


def parse(data: bytes, file: str, zone: str, begins: date) -> CalendarFile:
    """Read the bytes of one calendar: its times from ``begins`` on, on the wall of ``zone``, for two years.

    Raises Refused in one plain sentence when it is no calendar, or holds more than may be read at once.
    """
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise Refused(say("“{name}” is empty.", name=file), "file")
    if len(data) > LARGEST:
        raise Refused(too_large(file), "file")
    text = text_of(unified(data))
    if not _CALENDAR.search(text.replace("\r", "\n")):
        raise Refused(
            say("“{name}” is not a calendar we can read. Calendars end in .ics.", name=file), "file"
        )
    found = list(islice(blocks(text), 2 * MOST_EVENTS))
    events = [block for block in found if block.kind == "VEVENT"]
    if len(events) > MOST_EVENTS:
        raise Refused(
            say("“{name}” holds more than 20,000 events. Please export fewer years at a time.", name=file),
            "file",
        )
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # the library wonders about zones; what it settles on is shown to a person
        for block in found:
            if block.kind == "VTIMEZONE":
                _know(block)
        return _Reading(file, ZoneInfo(zone), begins).whole(events)


def too_large(file: str) -> str:
    """What is said of a file above the limit."""
    return say("“{name}” is larger than 20 MB. Please export fewer years at a time.", name=file)


def _know(block: Block) -> None:
    """A time zone that the file defines itself is known from now on; one that is broken is as if it were not there."""
    with contextlib.suppress(Exception):  # the library fails anywhere; events of that zone are told so
        Timezone.from_ical(block.text)


@dataclass(frozen=True, slots=True)
class _Time:
    """A time of an event as written, and what tells it from the event's other times."""

    at: date
    of: str


class _Reading:
    """One file being read: what has been made of its events so far."""

    def __init__(self, file: str, zone: tzinfo, begins: date) -> None:
        self.file, self.zone = file, zone
        self.begins = datetime.combine(begins, time())
        self.ends = self.begins + timedelta(days=FURTHEST_DAYS)
        self.left_out: Counter[LeftOut] = Counter()
        self.refused: list[RefusedEvent] = []
        self.times: list[CalendarEvent] = []

    def whole(self, events: list[Block]) -> CalendarFile:
        """Every event, in order of time."""
        read = [each for block in events if (each := self._read(block)) is not None]
        kept = self._newest(read)
        replaced = defaultdict(set)
        for each in kept:
            if each.of is not None:
                replaced[each.uid].add(self._named(each.of))
        for each in kept:
            self._take(each, replaced[each.uid])
        self.times.sort(key=lambda each: (each.wall, each.event))
        counts = tuple((why, self.left_out[why]) for why in LeftOut if self.left_out[why])
        return CalendarFile(self.file, len(events), tuple(self.times), tuple(self.refused), counts)

    def _read(self, block: Block) -> Parts | None:
        if _is_long_past(block, self.begins.date()):
            self.left_out[LeftOut.PAST] += 1
            return None
        try:
            return parts(block)
        except NotAnEvent as reason:
            self._refuse(block, one_line(block.written("SUMMARY"), 120).text, str(reason))
            return None

    def _refuse(self, block: Block, title: str, reason: str) -> None:
        self.refused.append(RefusedEvent(block.number, block.begins_at, title, reason))

    def _newest(self, read: list[Parts]) -> list[Parts]:
        """Of several versions of one event, the one changed last."""
        newest: dict[tuple[str, str], Parts] = {}
        for each in read:
            name = (each.uid, self._named(each.of) if each.of is not None else "")
            before = newest.get(name)
            if before is not None:
                self.left_out[LeftOut.REPLACED] += 1
            if before is None or each.sequence >= before.sequence:
                newest[name] = each
        return list(newest.values())

    def _named(self, moment: date) -> str:
        """What one time of an event that repeats is called: its day, or its minute on our wall."""
        if not isinstance(moment, datetime):
            return moment.isoformat()
        try:
            return on_the_wall(moment, self.zone).isoformat()
        except (OverflowError, ValueError):
            return moment.replace(tzinfo=None).isoformat()

    def _take(self, each: Parts, replaced: set[str]) -> None:
        if each.status == "CANCELLED":
            self.left_out[LeftOut.CALLED_OFF] += 1
            return
        taken = beyond = 0
        for moment in self._moments(each, replaced):
            try:
                wall = on_the_wall(moment.at, self.zone)
            except (OverflowError, ValueError):
                beyond += 1
                continue
            if wall >= self.ends:
                beyond += 1
            elif wall + timedelta(days=max(0, each.days - 1)) >= self.begins:
                if each.trouble:
                    self._refuse(each.block, each.title, each.trouble)
                    return
                if len(self.times) >= MOST_TIMES:
                    beyond += 1
                    break
                self.times.append(self._row(each, moment, wall))
                taken += 1
        if not taken:
            self.left_out[LeftOut.FAR_AHEAD if beyond else LeftOut.PAST] += 1

    def _moments(self, each: Parts, replaced: set[str]) -> Iterator[_Time]:
        """The times of an event, each once: the first, those its rule and its list add, without those taken out."""
        if each.of is not None:
            yield _Time(each.starts, self._named(each.of))
            return
        if not each.rule and not each.more:
            yield _Time(each.starts, "")
            return
        never = {self._named(moment) for moment in each.never} | replaced
        seen: set[str] = set()
        for moment in self._followed(each):
            name = self._named(moment)
            if name in seen or name in never or self._is_over(moment):
                continue
            seen.add(name)
            if len(seen) == MOST_REPEATS:
                each.remarks.append(say("It repeats more often than 500 times; the rest is not listed."))
            yield _Time(moment, name)
            if len(seen) == MOST_REPEATS:
                return

    def _is_over(self, moment: date) -> bool:
        """A time of what repeats on a day before those wanted; whole days may have begun before and still be on."""
        try:
            return isinstance(moment, datetime) and on_the_wall(moment, self.zone) < self.begins
        except (OverflowError, ValueError):
            return True

    def _followed(self, each: Parts) -> Iterator[date]:
        starts = each.starts
        day = not isinstance(starts, datetime)
        zone = starts.tzinfo if isinstance(starts, datetime) else None
        first = on_the_wall(
            starts.replace(tzinfo=None) if isinstance(starts, datetime) else starts, self.zone
        )
        if not each.rule:
            yield starts
        else:
            followed = False
            try:
                for wall in times(each.rule, first, zone, self.begins - _A_DAY, self.ends + _A_DAY):
                    followed = True
                    yield wall.date() if day else wall.replace(tzinfo=zone)
            except NotFollowed as reason:
                each.remarks.append(str(reason))
                followed = False
            if not followed:
                yield starts
        yield from each.more[:MOST_REPEATS]

    def _row(self, each: Parts, moment: _Time, wall: datetime) -> CalendarEvent:
        remarks = list(each.remarks)
        if isinstance(moment.at, datetime) and moment.at.tzinfo is None and self._is_doubled(wall):
            remarks.append(say("The clocks go back then; the first of the two times is taken."))
        return CalendarEvent(
            event=each.block.number,
            line=each.block.begins_at,
            key=hashlib.sha256(f"{each.uid}\n{moment.of}".encode("utf-8", "replace")).hexdigest(),
            title=each.title,
            wall=wall.replace(fold=0),
            fold=wall.fold,
            minutes=each.minutes,
            days=each.days or (0 if isinstance(each.starts, datetime) else 1),
            place=each.place,
            words=each.words,
            people=each.people,
            emails=each.emails,
            telephones=each.telephones,
            provisional=each.status == "TENTATIVE",
            repeats=bool(each.rule or each.more or each.of),
            remarks=tuple(dict.fromkeys(remarks)),
        )

    def _is_doubled(self, wall: datetime) -> bool:
        first, second = wall.replace(tzinfo=self.zone, fold=0), wall.replace(tzinfo=self.zone, fold=1)
        offsets = (first.utcoffset(), second.utcoffset())
        return None not in offsets and offsets[0] > offsets[1]  # type: ignore[operator]  # neither is None


def _is_long_past(block: Block, begins: date) -> bool:
    """Told from the line alone, so that ten years of an old diary cost nothing: over a month ago, and no repeat."""
    if any(line[:6].upper().startswith(("RRULE", "RDATE", "RECURR")) for line in block.lines):
        return False
    found = _DAY.match(block.written("DTSTART"))
    ended = _DAY.match(block.written("DTEND")) or found
    if found is None or ended is None:
        return False
    limit = (begins - timedelta(days=32)).strftime("%Y%m%d")
    return "19000000" < "".join(found.groups()) < limit and "".join(ended.groups()) < limit and _is_day(found)


def _is_day(found: re.Match[str]) -> bool:
    try:
        date(*(int(part) for part in found.groups()))
    except ValueError:
        return False
    return True
