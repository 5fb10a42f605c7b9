"""What is asked of the diary: an appointment to arrange, a question about a clash, a wish for a free slot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from studio.business import Draft
from studio.business.drafts import fits, only
from studio.business.model import RoomId, StaffId
from studio.clients.model import HouseholdId
from studio.diary.model import LONGEST_MINUTES, AppointmentId, AppointmentKind, OtherKind

LONGEST_TURNAROUND = 240
LONGEST_SERIES = 366
"""Days that one gesture may take."""
LONGEST_TITLE = 160


class PartOfDay(StrEnum):
    """The three parts that a printed time names (R9)."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentDraft(Draft):
    """A time to agree with someone. ``fold`` says which, when the clocks go back and the time happens twice."""

    kind: AppointmentKind
    title: str
    wall: datetime
    minutes: int
    room_id: RoomId | None = None
    staff_id: StaffId | None = None
    household_id: HouseholdId | None = None
    turnaround: int = 0
    fold: int | None = None
    opener_id: StaffId | None = None
    provisional: bool = False
    told_client: bool = False
    """The time was read back to the client while it was agreed."""
    other: OtherKind | None = None
    whole_day: bool = False
    series_id: AppointmentId | None = None
    also_rooms: tuple[RoomId, ...] = ()
    also_people: tuple[StaffId, ...] = ()

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        length = (
            "" if 5 <= self.minutes <= LONGEST_MINUTES else "Please choose between 5 minutes and 16 hours."
        )
        clearing = "" if 0 <= self.turnaround <= LONGEST_TURNAROUND else "Clearing up takes up to 4 hours."
        return only({"minutes": length, "turnaround": clearing})


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherDraft(Draft):
    """Lunch, maintenance, a holiday, a meeting: who or which rooms, when, and over how many days.

    Whole days have no time and no length. With ``last_day`` every day from the day of ``wall`` on is taken, or of them
    the ``weekdays`` named (Monday 0).
    """

    other: OtherKind
    title: str = ""
    """What the diary shows; nothing means the word for its kind."""
    wall: datetime
    """When it begins; of whole days the first day."""
    minutes: int = 60
    whole_day: bool = False
    last_day: date | None = None
    weekdays: tuple[int, ...] = ()
    people: tuple[StaffId, ...] = ()
    rooms: tuple[RoomId, ...] = ()
    fold: int | None = None
    opener_id: StaffId | None = None
    """Who lets them in, when it is out of hours and somebody has to."""

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        length = ""
        if not self.whole_day and not 5 <= self.minutes <= LONGEST_MINUTES:
            length = "Please choose between 5 minutes and 16 hours, or the whole day."
        held = "" if self.people or self.rooms else "Please say who it is for, or which room."
        last = ""
        if self.last_day is not None and self.last_day < self.wall.date():
            last = "The last day is before the first."
        if self.last_day is not None and (self.last_day - self.wall.date()).days > LONGEST_SERIES:
            last = "Please choose at most a year at a time."
        if not last and not self.days():
            last = "None of those weekdays lies between the first day and the last."
        named = "" if all(0 <= day <= 6 for day in self.weekdays) else "Please choose days of the week."
        return only(
            {"minutes": length, "people": held, "last_day": last, "weekdays": named,
             "title": fits(self.title, LONGEST_TITLE)}
        )  # fmt: skip

    def days(self) -> tuple[date, ...]:
        """The days it takes, in order."""
        first, last = self.wall.date(), self.last_day or self.wall.date()
        count = min((last - first).days, LONGEST_SERIES)
        days = (first + timedelta(days=ahead) for ahead in range(count + 1))
        return tuple(day for day in days if not self.weekdays or day.weekday() in self.weekdays)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashQuestion:
    """Would this time clash with something? ``besides`` is the appointment being moved."""

    wall: datetime
    minutes: int
    room_id: RoomId | None = None
    staff_id: StaffId | None = None
    turnaround: int = 0
    fold: int | None = None
    besides: AppointmentId | None = None
    also_rooms: tuple[RoomId, ...] = ()
    also_people: tuple[StaffId, ...] = ()
    household_id: HouseholdId | None = None
    """Whose best time is offered first instead."""

    @property
    def rooms(self) -> tuple[RoomId, ...]:
        """Every room that is wanted, in the order in which they are locked."""
        return tuple(sorted({*self.also_rooms, *([self.room_id] if self.room_id is not None else [])}))

    @property
    def people(self) -> tuple[StaffId, ...]:
        """Everyone who is wanted, in the order in which they are locked."""
        return tuple(sorted({*self.also_people, *([self.staff_id] if self.staff_id is not None else [])}))


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotWish:
    """What a free slot has to fit: length, room or any of these rooms, a person, from a day on."""

    minutes: int
    rooms: tuple[RoomId, ...]
    """Any of these; none means that no room of ours is needed."""
    staff_id: StaffId | None = None
    turnaround: int = 0
    starts_on: date
    days: int = 28
    late: bool = False
    """Late evenings by arrangement count as open."""
    earliest: int = 0
    """Not before this minute of the day."""
    besides: AppointmentId | None = None
    most: int = 3
    people: tuple[StaffId, ...] = ()
    """Any one of these, when no ``staff_id`` is named."""
    weekdays: tuple[int, ...] = ()
    """Only on these (Monday 0)."""
    parts: tuple[PartOfDay, ...] = ()
    """Only at these times of the day."""
    household_id: HouseholdId | None = None
    """Whose best time is offered first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeQuestion:
    """ "Are you free on …?": a day, or with ``at`` a time of that day; for so long, and with whom if that matters."""

    day: date
    at: time | None = None
    minutes: int
    turnaround: int = 0
    rooms: tuple[RoomId, ...] = ()
    """Any of these; none means any room with a camera."""
    staff_id: StaffId | None = None
    """None means any photographer."""
    household_id: HouseholdId | None = None
    most: int = 3
