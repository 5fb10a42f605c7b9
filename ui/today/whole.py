"""Everything Today shows, asked in one read: the day's appointments, and what each feature says is owed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from studio import (
    business,
    care,
    clients,
    clock,
    diary,
    enquiries,
    letters,
    orders,
    promises,
    sessions,
    viewings,
)
from studio.business import Hours, RoomRow
from studio.diary import AppointmentKind, AppointmentRow
from studio.story import Owed
from studio.words import counted, listed

_OWING = (care, letters, orders, viewings, sessions, diary, promises, enquiries, clients)
_COUNTED = (
    (AppointmentKind.SESSION, "session", "sessions"),
    (AppointmentKind.VIEWING, "viewing", "viewings"),
    (AppointmentKind.RESHOOT, "reshoot", "reshoots"),
    (AppointmentKind.PRESENTATION, "collection", "collections"),
    (AppointmentKind.OTHER, "other appointment", "other appointments"),
)


@dataclass(frozen=True)
class WholeDay:
    """The day by room, the hours it keeps, and who is waiting for what."""

    day: date
    appointments: tuple[AppointmentRow, ...]
    rooms: tuple[RoomRow, ...]
    hours: Hours
    owed: tuple[Owed, ...]

    @property
    def sentence(self) -> str:
        """``3 sessions, 2 viewings and 1 collection today. Two things are owed to clients.``"""
        kinds = Counter(row.kind for row in self.appointments)
        parts = [counted(kinds[kind], one, many) for kind, one, many in _COUNTED if kinds[kind]]
        closed = self.hours.why_closed(self.day)
        if parts:
            said = f"{listed(parts)} today."
        else:
            said = f"{closed.rstrip('.')}." if closed else "Nothing is booked today."
        return f"{said} {self.owed_in_words}"

    @property
    def owed_in_words(self) -> str:
        """How many things are owed; nothing is said plainly."""
        count = len(self.owed)
        if not count:
            return "Nothing is owed to anyone."
        number = _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"
        return (
            f"{number} thing is owed to a client." if count == 1 else f"{number} things are owed to clients."
        )


_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def whole_day(db: Any) -> WholeDay:
    """Ask every feature about today in one transaction, so that the page is of one moment."""
    hours = business.hours(db)
    today = clock.today(hours.zone)
    owed = [line for feature in _OWING for line in feature.owed(db, today)]
    return WholeDay(
        day=today,
        appointments=tuple(diary.day(db, today)),
        rooms=tuple(business.rooms(db)),
        hours=hours,
        owed=tuple(sorted(_once(owed), key=_pressing)),
    )


def _pressing(line: Owed) -> tuple[bool, bool, date]:
    """Someone who has waited too long for an answer comes before everything else that is late (R13)."""
    return not (line.overdue and line.opens.kind == "concern"), not line.overdue, line.due


def _once(owed: list[Owed]) -> list[Owed]:
    """A promise written in an order or a concern is told by that; the line about what opens the same is enough."""
    seen: set[object] = set()
    lines = []
    for line in owed:
        if line.opens.kind in ("order", "concern") and line.opens in seen:
            continue
        seen.add(line.opens)
        lines.append(line)
    return lines
