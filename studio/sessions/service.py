"""Booking a session and taking it through its states; what DOMAIN 3.2 does not list is refused with a sentence."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio import business, catalogue, clients, clock, diary
from studio.actor import Actor
from studio.business.model import StaffId
from studio.diary.model import AppointmentKind
from studio.errors import Conflict, Missing, Refused
from studio.money import Money
from studio.rights import verb
from studio.sessions.drafts import AmendDraft, CompletionDraft, MoveDraft, SessionDraft
from studio.sessions.model import (
    FeePayment,
    Method,
    PortraitSession,
    SessionId,
    SessionKind,
    SessionState,
    Sitter,
)

S = SessionState
MOVES: dict[SessionState, tuple[SessionState, ...]] = {
    S.PROVISIONAL: (S.CONFIRMED, S.CANCELLED),
    S.CONFIRMED: (S.COMPLETED, S.CANCELLED, S.NO_SHOW),
    S.NO_SHOW: (S.CONFIRMED,),
    S.COMPLETED: (),
    S.CANCELLED: (),
}
"""Where a session may go from each state."""


@verb("sessions.book")
def book(db: Session, by: Actor, draft: SessionDraft) -> SessionId:
    """Book a session, provisional or confirmed, and hold its room and photographer.

    Raises Refused naming the field, for a clash with who has it and the next free times.
    """
    if draft.kind is SessionKind.RESHOOT:
        raise Refused("A complimentary reshoot is booked from the concern it answers.", "kind")
    draft.check()
    kind_of = _type(db, draft)
    charged = kind_of.fee if draft.fee_charged is None else draft.fee_charged
    if charged != kind_of.fee and not draft.fee_reason.strip():
        raise Refused("Please say why the fee is another than usual.", "fee_reason")
    return _book(db, by, draft, kind_of, kind_of.fee, charged)


@verb("sessions.book_new_caller")
def book_new_caller(db: Session, by: Actor, caller: clients.HouseholdDraft, draft: SessionDraft) -> SessionId:
    """Register a new caller and book the first session in one gesture; when either is refused, neither is done."""
    household_id = clients.register(db, by, caller)
    return book(db, by, replace(draft, household_id=household_id, people=None))


def book_complimentary(db: Session, by: Actor, draft: SessionDraft) -> SessionId:
    """Book a complimentary reshoot: fee and all nothing, whatever the draft says (R1). Only care calls this (R2)."""
    return _book(db, by, draft, _type(db, draft), Money.zero(), Money.zero(), SessionKind.RESHOOT)


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
) -> SessionId:
    draft.check()
    household = clients.household(db, draft.household_id)
    kind = kind or draft.kind
    known = {person.id for person in household.people}
    people = tuple(person.id for person in household.people) if draft.people is None else draft.people
    if not set(people) <= known:
        raise Refused("One of those people is not in this household.", "people")
    if not people and not draft.provisional:
        raise Refused("Please say who is coming.", "people")
    if draft.hold_until is not None and draft.provisional and draft.hold_until > draft.wall.date():
        raise Refused("The time cannot be held until after the session itself.", "hold_until")
    today = clock.today(business.studio(db).zone)
    if draft.provisional and draft.hold_until is not None and draft.hold_until < today:
        raise Refused("That day is past. Please hold the time until a day to come.", "hold_until")
    _require_photographer(db, draft.photographer_id)
    appointment_id = diary.arrange(
        db,
        by,
        diary.AppointmentDraft(
            kind=AppointmentKind.RESHOOT if kind is SessionKind.RESHOOT else AppointmentKind.SESSION,
            title=household.name,
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
    session = PortraitSession(
        household_id=draft.household_id,
        appointment_id=appointment_id,
        type_id=draft.type_id,
        kind=kind,
        state=SessionState.PROVISIONAL if draft.provisional else SessionState.CONFIRMED,
        hold_until=draft.hold_until if draft.provisional else None,
        fee_list=fee_list,
        fee_charged=fee_charged,
        fee_reason="" if kind is SessionKind.RESHOOT else draft.fee_reason.strip()[:200],
        preparation=draft.preparation.strip(),
        booked_at=clock.now(),
        booked_by=StaffId(by.staff_id),
    )
    db.add(session)
    db.flush()
    db.add_all(Sitter(session_id=session.id, person_id=person_id) for person_id in people)
    db.flush()
    return session.id


def _require_photographer(db: Session, photographer_id: StaffId) -> None:
    if photographer_id not in {row.id for row in business.photographers(db)}:
        raise Refused("Please choose who photographs.", "photographer")


@verb("sessions.confirm")
def confirm(db: Session, by: Actor, session_id: SessionId, version: int | None = None) -> None:
    """A provisional session becomes firm; wants to know who is coming."""
    session = found(db, session_id, version)
    if session.state is SessionState.NO_SHOW:
        raise Refused("They did not come, so this session is a no-show. Please book it again at a new time.")
    if not db.scalar(select(func.count()).where(Sitter.session_id == session_id)):
        raise Refused("Please say who is coming first.", "people")
    _enter(session, SessionState.CONFIRMED)
    session.hold_until = None
    diary.settle(db, session.appointment_id)


@verb("sessions.move")
def move(db: Session, by: Actor, session_id: SessionId, draft: MoveDraft, version: int | None = None) -> None:
    """Move a session; the state stays, the history is kept, and the client has to be told again."""
    session = found(db, session_id, version)
    if session.state not in (SessionState.PROVISIONAL, SessionState.CONFIRMED):
        raise Refused(f"This session is {session.state.value}, so its time stays as it was.")
    if draft.staff_id is not None:
        _require_photographer(db, draft.staff_id)
    diary.move(
        db,
        by,
        session.appointment_id,
        draft.wall,
        fold=draft.fold,
        minutes=draft.minutes,
        room_id=draft.room_id,
        staff_id=draft.staff_id,
        opener_id=draft.opener_id,
        reason=draft.reason,
    )


@verb("sessions.cancel")
def cancel(db: Session, by: Actor, session_id: SessionId, reason: str, version: int | None = None) -> None:
    """Cancel a session with its reason, and give its slot free."""
    session = found(db, session_id, version)
    if not reason.strip():
        raise Refused("Please say why it is cancelled.", "reason")
    _enter(session, SessionState.CANCELLED)
    session.cancelled_reason = reason.strip()[:400]
    session.hold_until = None
    diary.cancel(db, by, session.appointment_id, reason)


@verb("sessions.no_show")
def no_show(db: Session, by: Actor, session_id: SessionId, version: int | None = None) -> None:
    """They did not come."""
    session = found(db, session_id, version)
    if diary.appointment(db, session.appointment_id).starts_at > clock.now():
        raise Refused("The session has not begun yet.")
    _enter(session, SessionState.NO_SHOW)


@verb("sessions.back_from_no_show")
def back_from_no_show(
    db: Session, by: Actor, session_id: SessionId, draft: MoveDraft, version: int | None = None
) -> None:
    """They want to come after all: confirmed again, at a new time."""
    session = found(db, session_id, version)
    if session.state is not SessionState.NO_SHOW:
        raise Refused(
            f"This session is {session.state.value}; only one they did not come to is booked again."
        )
    _enter(session, SessionState.CONFIRMED)
    move(db, by, session_id, draft)


@verb("sessions.amend")
def amend(
    db: Session, by: Actor, session_id: SessionId, draft: AmendDraft, version: int | None = None
) -> None:
    """Who is coming has changed, or what to know beforehand; both stay as they were once the session is over."""
    draft.check()
    session = found(db, session_id, version)
    if session.state not in (SessionState.PROVISIONAL, SessionState.CONFIRMED):
        raise Refused(f"This session is {session.state.value}, so what is written of it stays.")
    people = draft.people
    known = {person.id for person in clients.people_of(db, session.household_id)}
    if not set(people) <= known:
        raise Refused("One of those people is not in this household.", "people")
    if not people and session.state is SessionState.CONFIRMED:
        raise Refused("Please say who is coming.", "people")
    present = {
        sitter.person_id: sitter
        for sitter in db.scalars(select(Sitter).where(Sitter.session_id == session_id))
    }
    for person_id, sitter in present.items():
        if person_id not in people:
            db.delete(sitter)
    db.add_all(Sitter(session_id=session_id, person_id=person) for person in people if person not in present)
    session.preparation = draft.preparation.strip()


@verb("sessions.take_fee")
def take_fee(db: Session, by: Actor, session_id: SessionId, amount: Money, method: Method) -> None:
    """Take (part of) the session fee; never more than is owed, and nothing for a reshoot (R1)."""
    session = found(db, session_id)
    if session.state is SessionState.CANCELLED:
        raise Refused("This session is cancelled, so its fee is not taken.")
    paid = (
        db.scalar(select(func.sum(FeePayment.amount)).where(FeePayment.session_id == session_id))
        or Money.zero()
    )
    owed = session.fee_charged - paid
    if amount.minor <= 0:
        raise Refused("Please type the amount that was paid.", "amount")
    if amount > owed:
        raise Refused(f"Only {owed.show()} of the fee is still to be paid.", "amount")
    db.add(
        FeePayment(
            session_id=session_id,
            amount=amount,
            method=method,
            taken_at=clock.now(),
            taken_by=StaffId(by.staff_id),
        )
    )


def complete(db: Session, by: Actor, draft: CompletionDraft) -> PortraitSession:
    """Complete a session: wants a photographer, the comfort check and the number of pictures.

    A part of ``viewings.complete_session``, which also makes the viewing.
    """
    draft.check()
    session = found(db, draft.session_id)
    appointment = diary.appointment(db, session.appointment_id)
    if appointment.starts_at > clock.now():
        raise Refused("The session has not begun yet.")
    photographer = draft.photographer_id or appointment.staff_id
    if photographer is None:
        raise Refused("Please say who photographed.", "photographer")
    _enter(session, SessionState.COMPLETED)
    session.comfort, session.comfort_words = draft.comfort, draft.comfort_words.strip()
    session.images_taken, session.mood = draft.images_taken, draft.mood.strip()
    session.completed_at, session.completed_by = clock.now(), photographer
    db.flush()
    return session


def found(db: Session, session_id: SessionId, version: int | None = None) -> PortraitSession:
    """The session itself; raises Missing, or Conflict when another desk changed it since it was shown."""
    session = db.get(PortraitSession, session_id)
    if session is None:
        raise Missing("This session is not in the records any more.")
    if version is not None and session.version != version:
        raise Conflict("Someone else has just changed this session. It is shown again as it stands now.")
    return session


def _enter(session: PortraitSession, state: SessionState) -> None:
    if state not in MOVES[session.state]:
        raise Refused(f"A session that is {session.state.value} cannot become {state.value}.")
    session.state = state
