"""What the waiting list is told and tells: who would like an earlier time, and who could come to a freed one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from studio.business import Draft
from studio.business.drafts import fits, only
from studio.business.model import RoomId, StaffId
from studio.catalogue.model import SessionTypeId
from studio.clients.model import HouseholdId
from studio.dates import WEEKDAYS, screen_date, screen_time
from studio.diary import FreedTimeId, PartOfDay
from studio.sessions.model import SessionId
from studio.sessions.waiting_model import WaitingEnd, WaitingId
from studio.words import counted, listed

LONGEST_WORDS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitDraft(Draft):
    """Who would like an earlier time: for the session they have, or before there is one (then of which type)."""

    household_id: HouseholdId
    session_id: SessionId | None = None
    type_id: SessionTypeId | None = None
    """Of a family without a session yet; a session says its own."""
    photographer_id: StaffId | None = None
    weekdays: tuple[int, ...] = ()
    """Monday 0; none means any day."""
    parts: tuple[PartOfDay, ...] = ()
    until: date | None = None
    words: str = ""

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        kind = ""
        if self.session_id is None and self.type_id is None:
            kind = "Please choose what kind of session they would like."
        days = "" if all(0 <= day <= 6 for day in self.weekdays) else "Please choose days of the week."
        return only({"type": kind, "weekdays": days, "words": fits(self.words, LONGEST_WORDS)})


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """Someone on the waiting list, or who was."""

    id: WaitingId
    version: int
    household_id: HouseholdId
    family: str
    telephone: str
    session_id: SessionId | None
    wall: datetime | None
    """When their session is now; None when they have none yet."""
    type_id: SessionTypeId
    type_name: str
    minutes: int
    turnaround: int
    photographer_id: StaffId | None
    photographer: str
    weekdays: tuple[int, ...]
    parts: tuple[PartOfDay, ...]
    until: date | None
    words: str
    since: datetime
    added_by: str
    ended_at: datetime | None
    ended_how: WaitingEnd | None
    ended_because: str

    @property
    def wishes(self) -> str:
        """ "Tuesdays and Saturdays, in the evening, until Fri 18 Dec": what would suit them, in a line."""
        days = listed([f"{WEEKDAYS[day]}s" for day in self.weekdays]) or "any day"
        parts = listed([f"in the {each.value}" for each in self.parts])
        until = f"until {screen_date(self.until)}" if self.until is not None else ""
        with_whom = f"with {self.photographer}" if self.photographer else ""
        return ", ".join(part for part in (days, parts, until, with_whom) if part)


@dataclass(frozen=True, slots=True)
class CouldCome:
    """A time that has become free, and the first in line whom it would suit: ring them."""

    freed_id: FreedTimeId
    freed: str
    """Whose time it was, for the desk."""
    waiting: WaitingRow
    wall: datetime
    room_id: RoomId
    staff_id: StaffId
    others: int
    """How many more are in line for it."""

    def sentence(self, today: date) -> str:
        """Whom to ring, for which time, and what they have now."""
        has = f"now {screen_time(self.waiting.wall, today)}" if self.waiting.wall else "no session yet"
        behind = f"; {counted(self.others, 'other waits', 'others wait')} for it too" if self.others else ""
        return f"{screen_time(self.wall, today)} has become free; they have {has}{behind}"
