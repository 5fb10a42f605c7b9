"""What a screen is told of a session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from studio.business.model import RoomId, StaffId
from studio.catalogue.model import SessionTypeId
from studio.clients.model import HouseholdId, PersonId
from studio.diary.model import AppointmentId
from studio.money import Money
from studio.sessions.model import Comfort, SessionId, SessionKind, SessionState


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session with the appointment it has."""

    id: SessionId
    version: int
    household_id: HouseholdId
    appointment_id: AppointmentId
    type_id: SessionTypeId
    type_name: str
    kind: SessionKind
    state: SessionState
    wall: datetime
    minutes: int
    room_id: RoomId | None
    room: str
    photographer_id: StaffId | None
    photographer: str
    opener_id: StaffId | None
    told_client: bool
    hold_until: date | None
    fee_list: Money
    fee_charged: Money
    fee_paid: Money
    fee_reason: str
    preparation: str
    comfort: Comfort | None
    comfort_words: str
    images_taken: int | None
    mood: str
    completed_at: datetime | None
    cancelled_reason: str
    arrived_at: datetime | None
    arrival_note: str
    people: tuple[PersonId, ...]
    """Who is to be in it."""
    sitters: tuple[str, ...]
    """Their first names, as letters say them."""

    @property
    def fee_owed(self) -> Money:
        """What of the fee is still to be paid."""
        return self.fee_charged - self.fee_paid


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the booking form offers first: as last time, or as most people begin."""

    type_id: SessionTypeId
    minutes: int
    turnaround: int
    fee: Money
    photographer_id: StaffId | None
    room_id: RoomId | None
    people: tuple[PersonId, ...]
