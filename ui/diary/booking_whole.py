"""What the booking form asks for, each in one read: who it is, what is offered and costs, how to confirm it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from studio import business, catalogue, clients, clock, enquiries, letters, sessions
from studio.business import RoomPurpose, RoomRow, StaffRow
from studio.catalogue import SessionTypeId, SessionTypeRow
from studio.clients import Double, HouseholdDraft, HouseholdId, HouseholdRow, PreferredChannel
from studio.dates import screen_date
from studio.enquiries import EnquiryId, EnquiryRow
from studio.letters import Way
from studio.letters.ways import too_near, usual_way
from studio.sessions import Proposal, SessionRow, Terms
from studio.story import Badge

LATER = ""
HOW = {Way.POST: "print", Way.EMAIL: "email", Way.HAND: "hand over", Way.TELEPHONE: LATER}
"""How the confirmation goes, as the wish for it says it."""


@dataclass(frozen=True)
class BookingFacts:
    """What the booking form offers: as last time, and everything else there is."""

    today: date
    household: HouseholdRow | None
    warnings: tuple[Badge, ...]
    enquiry: EnquiryRow | None
    proposal: Proposal
    terms: Terms
    types: tuple[SessionTypeRow, ...]
    rooms: tuple[RoomRow, ...]
    photographers: tuple[StaffRow, ...]
    staff: tuple[StaffRow, ...]
    door_minutes: int
    currency: str
    last: SessionRow | None


def booking_facts(
    db: Any, household_id: HouseholdId | None, enquiry_id: EnquiryId | None = None
) -> BookingFacts:
    """For a family that is known, for a new caller, or for whoever asked; raises Missing."""
    studio = business.studio(db)
    enquiry = enquiries.enquiry(db, enquiry_id) if enquiry_id is not None else None
    if household_id is None and enquiry is not None:
        household_id = enquiry.household_id
    past = sessions.of_household(db, household_id) if household_id is not None else []
    proposal = sessions.proposal(db, household_id)
    warned = clients.warnings_of(db, [household_id]) if household_id is not None else {}
    return BookingFacts(
        today=clock.today(studio.zone),
        household=clients.household(db, household_id) if household_id is not None else None,
        warnings=warned.get(household_id, ()) if household_id is not None else (),
        enquiry=enquiry,
        proposal=proposal,
        terms=sessions.terms_for(db, household_id, proposal.type_id),
        types=tuple(row for row in catalogue.session_types(db) if row.active),
        rooms=business.rooms(db, RoomPurpose.CAMERA),
        photographers=business.photographers(db),
        staff=business.staff(db),
        door_minutes=studio.door_minutes,
        currency=studio.currency,
        last=next((row for row in past if row.state is not sessions.SessionState.CANCELLED), None),
    )


def booking_terms(db: Any, household_id: HouseholdId | None, type_id: SessionTypeId) -> Terms:
    """What a kind of session costs this family."""
    return sessions.terms_for(db, household_id, type_id)


@dataclass(frozen=True)
class Confirming:
    """How the confirmation would go to them, and what is to be said about it."""

    how: str
    says: str
    too_near: bool


def confirming(db: Any, household_id: HouseholdId | None, wall: datetime | None, email: str) -> Confirming:
    """For a time that is agreed; a new caller has no address yet."""
    if household_id is not None:
        found = letters.ways(db, household_id, wall)
        return Confirming(HOW[found.usual], found.says, found.too_near)
    hours = business.hours(db)
    near = too_near(hours, clock.today(hours.zone), wall)
    way = usual_way(near, False, bool(email), PreferredChannel.ANY)
    return Confirming(HOW[way], _new_caller_says(near, bool(email)), near)


def _new_caller_says(near: bool, mailed: bool) -> str:
    if near and mailed:
        return "Too near for the post: e-mail it today, and ring them."
    if near:
        return "Too near for the post: ring them, or hand it over. The call stands on Today."
    return "" if mailed else "No address yet. The letter waits on Today until one is known."


@dataclass(frozen=True)
class Known:
    """Who a new caller may be: households that are here, and whoever asked from this number."""

    doubles: Sequence[Double]
    enquiry: EnquiryRow | None
    asked: str


def known_callers(db: Any, draft: HouseholdDraft, telephone: str) -> Known:
    """Look for a new caller among those who are here, while the name and the number are typed."""
    enquiry = enquiries.open_of_caller(db, telephone) if telephone else None
    asked = ""
    if enquiry is not None:
        zone = business.studio(db).zone
        asked = screen_date(clock.to_wall(enquiry.received_at, zone).date(), clock.today(zone))
    return Known(clients.likely_doubles(db, draft, 3), enquiry, asked)
