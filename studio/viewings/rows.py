"""What a screen is told of a viewing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from studio.business.model import RoomId, StaffId
from studio.clients.model import HouseholdId
from studio.diary.model import AppointmentId
from studio.sessions.model import Comfort, SessionId
from studio.viewings.model import Outcome, Place, ViewingId, ViewingState


@dataclass(frozen=True, slots=True)
class ViewingRow:
    """A viewing with its appointment, where it has one."""

    id: ViewingId
    version: int
    household_id: HouseholdId
    family: str
    session_id: SessionId
    appointment_id: AppointmentId | None
    state: ViewingState
    wall: datetime | None
    minutes: int | None
    room_id: RoomId | None
    room: str
    host_id: StaffId | None
    host: str
    place: Place
    attendees: str
    hospitality: str
    comfort: Comfort | None
    comfort_words: str
    images_shown: int | None
    mood: str
    outcome: Outcome | None
    outcome_reason: str
    next_contact_on: date | None
    chased_at: datetime | None
    held_at: datetime | None
    not_yet_reason: str
    not_yet_until: date | None
    cancelled_reason: str
    reopened_at: datetime | None
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SuggestedDay:
    """A day on which the viewing could be, with its free evening times first."""

    day: date
    times: tuple[datetime, ...]
