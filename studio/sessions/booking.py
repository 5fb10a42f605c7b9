"""Booking a session: provisional or firm, of a family that is known, of a new caller, or with our compliments."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from studio import business, catalogue, clients, clock, diary, enquiries
from studio.actor import Actor
from studio.business.model import StaffId
from studio.clients.model import PersonId
from studio.diary.model import AppointmentKind
from studio.enquiries.model import EnquiryId
from studio.errors import Refused
from studio.money import Money
from studio.rights import verb
from studio.sessions.drafts import SessionDraft
from studio.sessions.fees import take_at_booking
from studio.sessions.model import PortraitSession, SessionId, SessionKind, SessionState, Sitter
from studio.sessions.service import require_photographer
from studio.sessions.shots import begin_list, begin_otherwise
from studio.sessions.terms import agree, terms_for, use_terms
from studio.sessions.waiting_ends import end_with_booking


@verb("sessions.book")
def book(db: Session, by: Actor, draft: SessionDraft, enquiry_id: EnquiryId | None = None) -> SessionId:
    """Book a session, provisional or confirmed, and hold its room and photographer.

    What was promised to the family is used, the fee or deposit is taken, and the enquiry that it answers ends as
    booked, in the same gesture. Raises Refused naming the field, for a clash with who has it and the next free times.
    """
    if draft.kind is SessionKind.RESHOOT:
        raise Refused("A complimentary reshoot is booked from the concern it answers.", "kind")
    draft.check()
    kind_of = _type(db, draft)
    terms = agree(
        terms_for(db, draft.household_id, draft.type_id), draft.fee_charged, draft.fee_reason.strip()[:200]
    )
    session = _book(db, by, draft, kind_of, terms.list_fee, terms.fee, fee_reason=terms.fee_reason)
    use_terms(db, by, session, terms)
    take_at_booking(db, by, session, draft.take)
    if enquiry_id is not None:
        enquiries.booked(db, by, enquiry_id, draft.household_id)
    return session.id


@verb("sessions.book_new_caller")
def book_new_caller(
    db: Session,
    by: Actor,
    caller: clients.HouseholdDraft,
    draft: SessionDraft,
    enquiry_id: EnquiryId | None = None,
) -> SessionId:
    """Register a new caller and book the first session in one gesture; when either is refused, neither is done.

    Whoever books in the first call has asked in it too, and is counted among those who asked (M18).
    """
    if enquiry_id is None:
        enquiry_id = enquiries.take_down(db, by, _asked(caller, draft))
    household_id = clients.register(db, by, caller)
    return book(db, by, replace(draft, household_id=household_id, people=None), enquiry_id)


def _asked(caller: clients.HouseholdDraft, draft: SessionDraft) -> enquiries.EnquiryDraft:
    person = caller.people[0] if caller.people else clients.PersonDraft()
    return enquiries.EnquiryDraft(
        first=person.first,
        last=person.last or caller.filing_name,
        telephone=caller.telephones[0].typed if caller.telephones else "",
        email=caller.emails[0].typed if caller.emails else "",
        type_id=draft.type_id,
        source=caller.source,
        referred_by_id=caller.referred_by_id,
    )


def book_complimentary(db: Session, by: Actor, draft: SessionDraft) -> SessionId:
    """Book a complimentary reshoot: fee and all nothing, whatever the draft says (R1). Only care calls this (R2)."""
    return _book(db, by, draft, _type(db, draft), Money.zero(), Money.zero(), SessionKind.RESHOOT).id


def _type(db: Session, draft: SessionDraft) -> catalogue.SessionTypeRow:
    for row in catalogue.session_types(db, everything=True):
        if row.id == draft.type_id:
            return row
    raise Refused("Please choose what kind of session it is.", "type")


def _book(
    db: Session,
    by: Actor,
    draft: SessionDraft,
    kind_of: catalogue.SessionTypeRow,
    fee_list: Money,
    fee_charged: Money,
    kind: SessionKind | None = None,
    fee_reason: str = "",
) -> PortraitSession:
    draft.check()
    household = clients.household(db, draft.household_id)
    kind = kind or draft.kind
    people = _people(household, draft)
    _require_place(db, draft)
    session = PortraitSession(
        household_id=draft.household_id,
        appointment_id=_arrange(db, by, draft, kind_of, kind, household.name),
        type_id=draft.type_id,
        kind=kind,
        state=SessionState.PROVISIONAL if draft.provisional else SessionState.CONFIRMED,
        hold_until=draft.hold_until if draft.provisional else None,
        fee_list=fee_list,
        fee_charged=fee_charged,
        fee_reason=fee_reason,
        preparation=draft.preparation.strip(),
        booked_at=clock.now(),
        booked_by=StaffId(by.staff_id),
    )
    db.add(session)
    db.flush()
    db.add_all(Sitter(session_id=session.id, person_id=person_id) for person_id in people)
    db.flush()
    begin_list(db, session.id)
    if draft.shots is not None:
        begin_otherwise(db, session.id, draft.shots)
    if kind is not SessionKind.RESHOOT:
        end_with_booking(db, draft.household_id)
    return session


def _people(household: clients.HouseholdRow, draft: SessionDraft) -> tuple[PersonId, ...]:
    """Who is coming: everyone unless said otherwise; a firm booking wants somebody."""
    known = {person.id for person in household.people}
    people = tuple(person.id for person in household.people) if draft.people is None else draft.people
    if not set(people) <= known:
        raise Refused("One of those people is not in this household.", "people")
    if not people and not draft.provisional:
        raise Refused("Please say who is coming.", "people")
    return people


def _require_place(db: Session, draft: SessionDraft) -> None:
    """Until when it is held, who photographs and where; raises Refused naming the field."""
    _require_hold_in_time(db, draft)
    require_photographer(db, draft.photographer_id)
    if draft.room_id not in {room.id for room in business.rooms(db)}:
        raise Refused("Please choose a room.", "room")


def _require_hold_in_time(db: Session, draft: SessionDraft) -> None:
    if not draft.provisional or draft.hold_until is None:
        return
    if draft.hold_until > draft.wall.date():
        raise Refused("The time cannot be held until after the session itself.", "hold_until")
    if draft.hold_until < clock.today(business.studio(db).zone):
        raise Refused("That day is past. Please hold the time until a day to come.", "hold_until")


def _arrange(
    db: Session,
    by: Actor,
    draft: SessionDraft,
    kind_of: catalogue.SessionTypeRow,
    kind: SessionKind,
    title: str,
) -> diary.AppointmentId:
    reshoot = kind is SessionKind.RESHOOT
    return diary.arrange(
        db,
        by,
        diary.AppointmentDraft(
            kind=AppointmentKind.RESHOOT if reshoot else AppointmentKind.SESSION,
            title=title,
            household_id=draft.household_id,
            wall=draft.wall,
            fold=draft.fold,
            minutes=draft.minutes or kind_of.minutes,
            turnaround=kind_of.turnaround,
            room_id=draft.room_id,
            staff_id=draft.photographer_id,
            opener_id=draft.opener_id,
            provisional=draft.provisional,
            told_client=draft.read_back,
        ),
    )
