"""Reads about sessions, what they tell the screens, and what the booking form offers first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import bindparam, func, literal, select
from sqlalchemy.orm import Session

from studio import business, catalogue, clients, clock
from studio.business.model import Room, RoomPurpose, Staff
from studio.catalogue.model import SessionType
from studio.clients.model import HouseholdId, Person, PersonId
from studio.dates import screen_date, screen_time
from studio.db import MoneyType, asked_once, asked_together
from studio.diary.model import Appointment
from studio.errors import Missing, Refused
from studio.money import Money
from studio.sessions import waiting_queries
from studio.sessions.fee_telling import fee_events
from studio.sessions.model import FeePayment, PortraitSession, SessionId, SessionKind, SessionState, Sitter
from studio.sessions.rows import Proposal, SessionRow
from studio.sessions.terms import terms_for
from studio.story import Badge, Event, NextStep, Opens, Tone
from studio.words import counted, listed

_PAID = (
    select(func.coalesce(func.sum(FeePayment.amount), literal(Money.zero(), MoneyType())))
    .where(FeePayment.session_id == PortraitSession.id)
    .scalar_subquery()
)
_ROWS = (
    select(
        PortraitSession.id, PortraitSession.version, PortraitSession.household_id, PortraitSession.appointment_id,
        PortraitSession.type_id, SessionType.name, PortraitSession.kind, PortraitSession.state, Appointment.wall,
        Appointment.minutes, Appointment.room_id, Room.name, Appointment.staff_id, Staff.name, Appointment.opener_id,
        Appointment.told_client, PortraitSession.hold_until, PortraitSession.fee_list, PortraitSession.fee_charged,
        _PAID, PortraitSession.fee_reason, PortraitSession.preparation, PortraitSession.comfort,
        PortraitSession.comfort_words, PortraitSession.images_taken, PortraitSession.mood,
        PortraitSession.completed_at, PortraitSession.cancelled_reason, PortraitSession.arrived_at,
        PortraitSession.arrival_note,
    )
    .join(Appointment, Appointment.id == PortraitSession.appointment_id)
    .join(SessionType, SessionType.id == PortraitSession.type_id)
    .outerjoin(Room, Room.id == Appointment.room_id)
    .outerjoin(Staff, Staff.id == Appointment.staff_id)
)  # fmt: skip
_ONE = _ROWS.where(PortraitSession.id == bindparam("id"))
_THESE = _ROWS.where(PortraitSession.id.in_(bindparam("ids", expanding=True)))
_OF_APPOINTMENT = _ROWS.where(PortraitSession.appointment_id == bindparam("id"))
_OF_HOUSEHOLD = _ROWS.where(PortraitSession.household_id == bindparam("id")).order_by(
    Appointment.starts_at.desc()
)
_OF_HOUSEHOLDS = _ROWS.where(PortraitSession.household_id.in_(bindparam("ids", expanding=True))).order_by(
    Appointment.starts_at.desc()
)
_SITTERS = (
    select(Sitter.session_id, Person.id, Person.first, Person.last)
    .join(Person, Person.id == Sitter.person_id)
    .where(Sitter.session_id.in_(bindparam("ids", expanding=True)))
    .order_by(Person.position, Person.id)
)


def _rows(db: Session, records: Sequence[Any]) -> list[SessionRow]:
    sitters: dict[SessionId, list[tuple[PersonId, str]]] = defaultdict(list)
    for session_id, person_id, first, last in db.execute(
        _SITTERS, {"ids": [record[0] for record in records]}
    ):
        sitters[session_id].append((person_id, first or last))
    return [_row(record, sitters[record[0]]) for record in records]


def _row(record: Iterable[Any], sitters: list[tuple[PersonId, str]]) -> SessionRow:
    cells = list(record)
    for place in (11, 13):
        cells[place] = cells[place] or ""
    cells += [tuple(person for person, _ in sitters), tuple(name for _, name in sitters)]
    return SessionRow(*cells)


@asked_once
def session(db: Session, session_id: SessionId) -> SessionRow:
    """One session; raises Missing."""
    rows = _rows(db, db.execute(_ONE, {"id": session_id}).all())
    if not rows:
        raise Missing("This session is not in the records any more.")
    return rows[0]


def read_together(db: Session, ids: Collection[SessionId]) -> None:
    """Read these sessions in one question; within this read each is then there for whoever asks for it."""

    def answers(some: list[SessionId]) -> dict[tuple[SessionId], SessionRow]:
        return {(row.id,): row for row in _rows(db, db.execute(_THESE, {"ids": some}).all())}

    asked_together(db, session, ids, answers)


def read_homes_together(db: Session, ids: Collection[HouseholdId]) -> None:
    """The same with all sessions of these households."""

    def answers(some: list[HouseholdId]) -> dict[tuple[HouseholdId], list[SessionRow]]:
        found: dict[tuple[HouseholdId], list[SessionRow]] = {(each,): [] for each in some}
        for row in _rows(db, db.execute(_OF_HOUSEHOLDS, {"ids": some}).all()):
            found[(row.household_id,)].append(row)
        return found

    asked_together(db, of_household, ids, answers)


def of_appointment(db: Session, appointment_id: int) -> SessionRow | None:
    """The session an appointment is for; None when it is for something else."""
    rows = _rows(db, db.execute(_OF_APPOINTMENT, {"id": appointment_id}).all())
    return rows[0] if rows else None


@asked_once
def of_household(db: Session, household_id: HouseholdId) -> list[SessionRow]:
    """All sessions of a household, the latest first."""
    return _rows(db, db.execute(_OF_HOUSEHOLD, {"id": household_id}).all())


def proposal(db: Session, household_id: HouseholdId | None) -> Proposal:
    """As last time: type, length, photographer, room and people; for a new family, as most begin."""
    types = [row for row in catalogue.session_types(db) if row.active]
    rooms = [room for room in business.rooms(db) if room.purpose is RoomPurpose.CAMERA]
    photographers = business.photographers(db)
    if not types:
        raise Refused("There are no kinds of session yet. The owner can add them in Settings.", "type")
    past = of_household(db, household_id) if household_id is not None else []
    last = next((row for row in past if row.state is not SessionState.CANCELLED), None)
    kind_of = next((row for row in types if last is not None and row.id == last.type_id), types[0])
    photographer_ids = [person.id for person in photographers]
    room_ids = [room.id for room in rooms]
    same = last is not None and last.type_id == kind_of.id
    people = clients.people_of(db, household_id) if household_id is not None else ()
    return Proposal(
        type_id=kind_of.id,
        minutes=last.minutes if last is not None and same else kind_of.minutes,
        turnaround=kind_of.turnaround,
        fee=terms_for(db, household_id, kind_of.id).fee,
        photographer_id=_usual(last.photographer_id if last else None, photographer_ids),
        room_id=_usual(last.room_id if last else None, room_ids),
        people=tuple(person.id for person in people if person.status.value == "active"),
    )


def _usual(last: Any, choices: list[Any]) -> Any:
    if last in choices:
        return last
    return choices[0] if choices else None


def story(db: Session, household_id: HouseholdId) -> list[Event]:
    """Each session as it is remembered, the money taken or given back for it, and waits for an earlier time."""
    zone = business.studio(db).zone
    today = clock.today(zone)
    rows = of_household(db, household_id)
    waits = waiting_queries.story(db, household_id)
    return [*(_event(row, zone, today) for row in rows), *fee_events(db, household_id, rows), *waits]


def _event(row: SessionRow, zone: str, today: date) -> Event:
    reshoot = row.kind is SessionKind.RESHOOT
    parts = [f"With {row.photographer.split()[0]}" if row.photographer else "", listed(row.sitters)]
    if row.images_taken is not None:
        parts.append(counted(row.images_taken, "picture"))
    if row.mood:
        parts.append(row.mood)
    badges = [Badge("with our compliments", Tone.CONCERN)] if reshoot else []
    if row.state is not SessionState.COMPLETED:
        badges.append(
            Badge(row.state.value, Tone.DUE if row.state is SessionState.PROVISIONAL else Tone.PLAIN)
        )
    elif row.fee_owed.minor > 0:
        badges.append(Badge(f"{row.fee_owed.show()} fee to pay", Tone.DUE))
    return Event(
        at=clock.to_utc(row.wall, zone, 0),
        when=screen_time(row.wall, today),
        title="Complimentary reshoot" if reshoot else row.type_name,
        detail=" · ".join(part for part in parts if part),
        tone=Tone.CONCERN if reshoot else Tone.SESSION,
        icon="camera",
        opens=Opens("session", row.id),
        badges=tuple(badges),
    )


def next_step(db: Session, household_id: HouseholdId, today: date) -> NextStep | None:
    """The session to come, or the one to complete."""
    rows = [
        row
        for row in of_household(db, household_id)
        if row.state in (SessionState.PROVISIONAL, SessionState.CONFIRMED)
    ]
    if not rows:
        return None
    row = min(rows, key=lambda each: each.wall)
    if row.state is SessionState.CONFIRMED and row.wall < clock.wall_now(business.studio(db).zone):
        return NextStep(
            20, f"Next: complete the session of {screen_date(row.wall.date(), today)}",
            "How many pictures, how they felt, and then the viewing.", "Complete it",
            "complete_session", (("session_id", row.id),), Tone.SESSION,
        )  # fmt: skip
    words = "to be confirmed" if row.state is SessionState.PROVISIONAL else "booked"
    return NextStep(
        40, f"Next: {row.type_name.lower()} {screen_time(row.wall, today)}",
        f"{words.capitalize()}, with {row.photographer}, {row.room}.", "Open it",
        "open_session", (("session_id", row.id),), Tone.SESSION,
    )  # fmt: skip
