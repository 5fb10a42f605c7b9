"""What a screen is told of the diary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from studio.business.model import RoomId, StaffId
from studio.clients.model import HouseholdId
from studio.dates import clock_time, screen_span
from studio.diary.model import AppointmentId, AppointmentKind


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """One appointment as the diary shows it."""

    id: AppointmentId
    version: int
    household_id: HouseholdId | None
    kind: AppointmentKind
    title: str
    wall: datetime
    zone: str
    fold: int
    minutes: int
    turnaround: int
    starts_at: datetime
    ends_at: datetime
    room_id: RoomId | None
    room: str
    staff_id: StaffId | None
    staff: str
    opener_id: StaffId | None
    opener: str
    provisional: bool
    told_client: bool
    cancelled: bool
    cancelled_reason: str

    @property
    def wall_end(self) -> datetime:
        """When it ends, on the studio's wall; an appointment over a clock change ends by the clock of its start."""
        return self.wall + timedelta(minutes=self.minutes)

    @property
    def span(self) -> str:
        """``9.30 – 10.30 am``."""
        return screen_span(self.wall, self.wall_end)


@dataclass(frozen=True, slots=True)
class MoveRow:
    """That an appointment was moved."""

    moved_at: datetime
    moved_by: str
    wall_before: datetime
    wall_after: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A free time that fits everything asked."""

    wall: datetime
    room_id: RoomId
    late: bool


@dataclass(frozen=True, slots=True)
class Clash:
    """Who has the room or the person then, and until when; ``provisional`` when it is only held."""

    appointment_id: AppointmentId
    what: str
    """The room's or the person's name."""
    title: str
    starts: datetime
    until: datetime
    """On the wall; a room's turnaround is inside."""
    provisional: bool

    @property
    def sentence(self) -> str:
        """What the desk says: who, where and until when."""
        held = "is held for" if self.provisional else "is taken by"
        return f"{self.what} {held} {self.title} until {clock_time(self.until)}."


@dataclass(frozen=True, slots=True)
class Outlook:
    """What stands against a time being typed, and what else is free; all of it empty when the time will do."""

    taken: Clash | None = None
    closed: str = ""
    """Why somebody would have to open up."""
    unclear: str = ""
    """That the clocks skip the time, or that it happens twice."""
    twice: bool = False
    """The clocks go back over this time, so that it has to be said which of two."""
    free: tuple[Slot, ...] = ()
