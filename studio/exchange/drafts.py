"""What somebody decides about one time of a calendar file: what it becomes, whose it is, where and with whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from studio.business import Draft, RoomId, StaffId
from studio.business.drafts import only
from studio.catalogue.model import SessionTypeId
from studio.clients import HouseholdId
from studio.diary import LONGEST_MINUTES, OtherKind


class Becomes(StrEnum):
    """What a line is booked as."""

    SESSION = "session"
    VIEWING = "viewing"
    OTHER = "other appointment"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft(Draft):
    """One time to book. ``days`` counts whole days, 0 for one that has a time; ``key`` is the file's own, for once."""

    key: str
    becomes: Becomes
    title: str
    wall: datetime
    fold: int = 0
    minutes: int
    days: int = 0
    household_id: HouseholdId | None = None
    type_id: SessionTypeId | None = None
    room_id: RoomId | None = None
    staff_id: StaffId | None = None
    other: OtherKind = OtherKind.OTHER
    provisional: bool = False
    words: str = ""

    @property
    def last_day(self) -> date:
        """The last of its days."""
        return self.wall.date() + timedelta(days=max(0, self.days - 1))

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        client = self.becomes is not Becomes.OTHER
        length = (
            "" if self.days or 5 <= self.minutes <= LONGEST_MINUTES else "Between 5 minutes and 16 hours."
        )
        whose = "Please say who it is." if client and self.household_id is None else ""
        room = "Please choose a room." if client and self.room_id is None else ""
        staff = "Please say who it is with." if client and self.staff_id is None else ""
        time = "It has no time; please book it by hand." if client and self.days else ""
        kind = (
            "Please choose a session type."
            if self.becomes is Becomes.SESSION and self.type_id is None
            else ""
        )
        if not client and self.room_id is None and self.staff_id is None:
            staff = "Please say whose diary it is in, or which room."
        return only(
            {"household": whose, "room": room, "staff": staff, "time": time, "minutes": length, "type": kind}
        )
