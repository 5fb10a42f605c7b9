"""What a screen is told of the diary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from studio import clock
from studio.business.model import RoomId, StaffId
from studio.clients.model import HouseholdId
from studio.dates import clock_time, screen_date, screen_span
from studio.diary.model import AppointmentId, AppointmentKind, FreedTimeId, OtherKind
from studio.errors import Refused

_DAY = timedelta(days=1)


class AppointmentRow(NamedTuple):
    """One appointment as the diary shows it; a plain tuple, because a page is made of hundreds."""

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
    """The names of its rooms: "Studio One", or of several "Studio One and Studio Two"."""
    staff_id: StaffId | None
    staff: str
    """Who it is with, by name; everyone, when it is of several people."""
    opener_id: StaffId | None
    opener: str
    provisional: bool
    told_client: bool
    cancelled: bool
    cancelled_reason: str
    other: OtherKind | None = None
    """Which kind of other appointment; None for whatever is with a client."""
    whole_day: bool = False
    series_id: AppointmentId | None = None
    """The first of the days put in the diary in one gesture; None when it stands alone."""
    rooms: tuple[RoomId, ...] = ()
    """Every room it holds; the day plan by rooms shows it in each."""
    people: tuple[StaffId, ...] = ()
    """Everyone it holds; the day plan by people shows it in each."""

    @property
    def wall_end(self) -> datetime:
        """Where it ends by the clock of its start: always later than ``wall``, so that a plan can draw it."""
        return self.wall + timedelta(minutes=self.minutes)

    @property
    def real_end(self) -> datetime:
        """What the clock on the wall shows when it ends; other than ``wall_end`` when the clocks change meanwhile."""
        return clock.to_wall(self.ends_at, self.zone)

    @property
    def span(self) -> str:
        """``9.30 – 10.30 am``, ``Sat 11.30 pm – Sun 1 am``, ``All day``; the end is what the clock then shows."""
        if self.whole_day:
            return "All day"
        ends = self.real_end
        changed = ", over the change of the clocks" if ends != self.wall_end else ""
        if ends.date() != self.wall.date():
            first, last = (f"{screen_date(each.date())[:3]} {clock_time(each)}" for each in (self.wall, ends))
            return f"{first} – {last}{changed}"
        return f"{screen_span(self.wall, ends)}{changed}"

    def span_on(self, day: date) -> str:
        """The span as it is said on one of its days: one from the evening before says when it began."""
        if self.whole_day or day == self.wall.date():
            return self.span
        return f"{self.span} (since {screen_date(self.wall.date())})"


class MoveRow(NamedTuple):
    """That an appointment was moved."""

    moved_at: datetime
    moved_by: str
    wall_before: datetime
    wall_after: datetime
    reason: str


class DayCount(NamedTuple):
    """One day of a month: how many of each kind begin, how many are only held, who is away, why it is closed."""

    day: date
    counts: dict[AppointmentKind, int]
    provisional: int
    """How many of them are only held."""
    closed: str
    """Why the studio is closed then, such as "That is a bank holiday: Good Friday."; nothing when it is open."""
    away: tuple[str, ...] = ()
    """What takes the whole day: "Holiday: Daniel Reed"."""

    @property
    def total(self) -> int:
        """How many appointments begin that day."""
        return sum(self.counts.values())


class FreedRow(NamedTuple):
    """A time that has become free again; whether it still is, the diary is asked."""

    id: FreedTimeId
    appointment_id: AppointmentId
    title: str
    starts_at: datetime
    ends_at: datetime
    freed_at: datetime


@dataclass(frozen=True, slots=True)
class Slot:
    """A free time that fits everything asked."""

    wall: datetime
    room_id: RoomId | None
    """None when no room of ours was asked for."""
    late: bool
    staff_id: StaffId | None = None
    """Who would take it."""
    wished: bool = True
    """It is at a time of the day and on a weekday that the client likes."""


class Grade(StrEnum):
    """How hard a clash is. The database refuses either; what is only held can be asked for or released."""

    HELD = "amber"
    TAKEN = "red"


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
    kind: AppointmentKind = AppointmentKind.SESSION
    other: OtherKind | None = None
    room: str = ""
    """Where it is."""
    household_id: HouseholdId | None = None
    room_id: RoomId | None = None
    """The room that clashes; None when it is the person."""
    staff_id: StaffId | None = None
    whole_day: bool = False

    @property
    def grade(self) -> Grade:
        """Amber for a slot that is only held, red for one that is taken."""
        return Grade.HELD if self.provisional else Grade.TAKEN

    @property
    def sentence(self) -> str:
        """What the desk says: who, where and until when."""
        held = "is held for" if self.provisional else "is taken by"
        if self.kind is AppointmentKind.OTHER and self.staff_id is not None:
            held = "is away:" if self.other is OtherKind.HOLIDAY else "has"
        where = f" in {self.room}" if self.staff_id is not None and self.room else ""
        return f"{self.what} {held} {self.title}{where} {self._ends}."

    @property
    def _ends(self) -> str:
        if self.whole_day:
            return f"all day on {screen_date(self.starts.date())}"
        other_day = f"{screen_date(self.until.date())}, " if self.until.date() != self.starts.date() else ""
        return f"until {other_day}{clock_time(self.until)}"

    @property
    def way_out(self) -> str:
        """What can be done about a slot that is only held; nothing for one that is taken."""
        return "It is only held: ask them, or release it." if self.provisional else ""


class Taken(Refused):
    """A time that is not free: who has it, and the next times that are. The database refuses it whatever the grade."""

    def __init__(self, message: str, clash: Clash, free: tuple[Slot, ...] = ()) -> None:
        super().__init__(message, "time")
        self.clash = clash
        self.free = free


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
    clashes: tuple[Clash, ...] = ()
    """Everything in the way, the hardest first; ``taken`` is the first of them."""


@dataclass(frozen=True, slots=True)
class FreeAnswer:
    """The answer to "Are you free on …?", as one says it to a caller: it names nobody else."""

    yes: bool
    sentence: str
    slots: tuple[Slot, ...]
    """The time asked for when it is free, else the nearest; for a whole day its first times."""
    clash: Clash | None = None
    """Who has it, for the desk alone."""
