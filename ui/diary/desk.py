"""What the forms of the diary's desk ask for: moving, other appointments, times that are held, the waiting list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from studio import business, catalogue, clients, clock, diary, sessions
from studio.business import Hours, RoomRow, StaffRow
from studio.catalogue import SessionTypeRow
from studio.clients import HouseholdId, HouseholdRow
from studio.diary import AppointmentId, AppointmentRow, OtherDraft
from studio.sessions import CouldCome, SessionId, SessionRow, WaitingRow
from studio.story import Badge
from ui.diary.whole import Behind, WholeSession, behind, whole_session


@dataclass(frozen=True)
class Movable:
    """An appointment that was taken up, what it is for, and where and with whom it could be."""

    behind: Behind
    today: date
    rooms: tuple[RoomRow, ...]
    photographers: tuple[StaffRow, ...]
    staff: tuple[StaffRow, ...]


def movable(db: Any, appointment_id: Any) -> Movable:
    """What a form that moves an appointment is given; raises Missing."""
    return Movable(
        behind(db, appointment_id),
        clock.today(business.studio(db).zone),
        business.rooms(db),
        business.photographers(db),
        business.staff(db),
    )


@dataclass(frozen=True)
class OtherFacts:
    """What the form for an other appointment offers, and the one it amends."""

    today: date
    rooms: tuple[RoomRow, ...]
    staff: tuple[StaffRow, ...]
    hours: Hours
    row: AppointmentRow | None
    draft: OtherDraft | None
    own: frozenset[AppointmentId]
    """Itself and the days of its series: they do not stand in its own way."""


def other_facts(db: Any, appointment_id: Any = None) -> OtherFacts:
    """For a new one, or for one of the diary with the days of its series that are to come."""
    hours = business.hours(db)
    row = diary.appointment(db, appointment_id) if appointment_id is not None else None
    draft = diary.series(db, appointment_id) if appointment_id is not None else None
    own: set[AppointmentId] = set()
    if row is not None and draft is not None:
        own = {row.id}
        begins, _ = clock.day_in_utc(min(draft.wall, row.wall).date(), hours.zone)
        _, ends = clock.day_in_utc(draft.last_day or row.wall.date(), hours.zone)
        if row.series_id is not None:
            own |= {each.id for each in diary.between(db, begins, ends) if each.series_id == row.series_id}
    return OtherFacts(
        clock.today(hours.zone), business.rooms(db), business.staff(db), hours, row, draft, frozenset(own)
    )


@dataclass(frozen=True)
class WholeWaiting:
    """The waiting list, and whom to ring now that a time has become free."""

    today: date
    could_come: tuple[CouldCome, ...]
    waiting: tuple[WaitingRow, ...]
    warnings: dict[HouseholdId, tuple[Badge, ...]]


def whole_waiting(db: Any) -> WholeWaiting:
    """Everyone who waits for an earlier time, first come first."""
    today = clock.today(business.studio(db).zone)
    rows = sessions.waiting(db)
    found = clients.warnings_of(db, (row.household_id for row in rows))
    return WholeWaiting(today, sessions.could_come(db, today), rows, found)


@dataclass(frozen=True)
class WaitFacts:
    """Who is to be put on the waiting list, for which session if they have one."""

    today: date
    household: HouseholdRow
    session: SessionRow | None
    types: tuple[SessionTypeRow, ...]
    photographers: tuple[StaffRow, ...]


def wait_facts(db: Any, household_id: HouseholdId | None, session_id: SessionId | None) -> WaitFacts:
    """By their session, or by the family alone; raises Missing."""
    row = sessions.session(db, session_id) if session_id is not None else None
    family = row.household_id if row is not None else household_id or HouseholdId(0)
    return WaitFacts(
        clock.today(business.studio(db).zone),
        clients.household(db, family),
        row,
        tuple(kind for kind in catalogue.session_types(db) if kind.active),
        business.photographers(db),
    )


@dataclass(frozen=True)
class WholeHold:
    """A session whose time is only held, and what to know of the family before it is rung."""

    whole: WholeSession
    warnings: tuple[Badge, ...]


def whole_hold(db: Any, session_id: SessionId) -> WholeHold:
    """For the sheet on which it is confirmed, held longer or released; raises Missing."""
    whole = whole_session(db, session_id)
    family = whole.session.household_id
    return WholeHold(whole, clients.warnings_of(db, [family]).get(family, ()))
