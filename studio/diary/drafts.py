"""What is asked of the diary: an appointment to arrange, a question about a clash, a wish for a free slot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from studio.business import Draft
from studio.business.drafts import only
from studio.business.model import RoomId, StaffId
from studio.clients.model import HouseholdId
from studio.diary.model import LONGEST_MINUTES, AppointmentId, AppointmentKind

LONGEST_TURNAROUND = 240


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

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        length = (
            "" if 5 <= self.minutes <= LONGEST_MINUTES else "Please choose between 5 minutes and 16 hours."
        )
        clearing = "" if 0 <= self.turnaround <= LONGEST_TURNAROUND else "Clearing up takes up to 4 hours."
        return only({"minutes": length, "turnaround": clearing})


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotWish:
    """What a free slot has to fit: length, room or any of these rooms, a person, from a day on."""

    minutes: int
    rooms: tuple[RoomId, ...]
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
