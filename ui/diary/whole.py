"""What the diary's page and its forms ask for, each in one read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from studio import business, clients, clock, diary, orders, sessions, viewings
from studio.business import Hours, RoomRow, StaffRow
from studio.clients import HouseholdId, HouseholdRow
from studio.diary import (
    AppointmentId,
    AppointmentRow,
    DayCount,
    FreeAnswer,
    FreeQuestion,
    MoveRow,
)
from studio.sessions import SessionId, SessionRow
from studio.story import Badge
from studio.viewings import ViewingRow


@dataclass(frozen=True)
class WholeDiary:
    """A day, or the seven days of a week, with the rooms, the people and the hours."""

    first: date
    days: int
    today: date
    appointments: tuple[AppointmentRow, ...]
    rooms: tuple[RoomRow, ...]
    staff: tuple[StaffRow, ...]
    hours: Hours
    held_until: dict[AppointmentId, date]
    """Until when a session that is not confirmed holds its time."""
    warnings: dict[HouseholdId, tuple[Badge, ...]]


def whole_diary(db: Any, on: date | None, is_week: bool) -> WholeDiary:
    """A day (today when none is named) or the week it lies in."""
    hours = business.hours(db)
    today = clock.today(hours.zone)
    shown = on or today
    first = shown - timedelta(days=shown.weekday()) if is_week else shown
    rows = diary.week(db, first) if is_week else diary.day(db, first)
    held = [row.id for row in rows if row.provisional]
    found = ((each, sessions.of_appointment(db, each)) for each in held)
    return WholeDiary(
        first=first,
        days=7 if is_week else 1,
        today=today,
        appointments=tuple(rows),
        rooms=business.rooms(db),
        staff=business.staff(db),
        hours=hours,
        held_until={each: row.hold_until for each, row in found if row is not None and row.hold_until},
        warnings=clients.warnings_of(db, (row.household_id for row in rows if row.household_id is not None)),
    )


@dataclass(frozen=True)
class WholeMonth:
    """A month with what is on each of its days."""

    first: date
    today: date
    days: tuple[DayCount, ...]


def whole_month(db: Any, first: date) -> WholeMonth:
    """The month that begins on a day."""
    return WholeMonth(first, clock.today(business.studio(db).zone), tuple(diary.month(db, first)))


def free_answer(db: Any, day: date, at: time | None) -> FreeAnswer:
    """ "Are you free on …?", for a session as most people begin with."""
    usual = sessions.proposal(db, None)
    question = FreeQuestion(day=day, at=at, minutes=usual.minutes, turnaround=usual.turnaround)
    return diary.are_you_free(db, question)


@dataclass(frozen=True)
class WholeSession:
    """A session with its family, its appointment, how it was moved, its viewing."""

    today: date
    session: SessionRow
    household: HouseholdRow
    appointment: AppointmentRow
    moves: tuple[MoveRow, ...]
    viewing: ViewingRow | None
    rooms: tuple[RoomRow, ...]
    photographers: tuple[StaffRow, ...]
    staff: tuple[StaffRow, ...]
    has_begun: bool
    currency: str


def whole_session(db: Any, session_id: SessionId) -> WholeSession:
    """Everything the sheet of a session shows; raises Missing."""
    row = sessions.session(db, session_id)
    studio = business.studio(db)
    return WholeSession(
        today=clock.today(studio.zone),
        session=row,
        household=clients.household(db, row.household_id),
        appointment=(appointment := diary.appointment(db, row.appointment_id)),
        moves=tuple(diary.moves(db, row.appointment_id)),
        viewing=viewings.of_session(db, session_id),
        rooms=business.rooms(db),
        photographers=business.photographers(db),
        staff=business.staff(db),
        has_begun=appointment.starts_at <= clock.now(),
        currency=studio.currency,
    )


@dataclass(frozen=True)
class Behind:
    """What an appointment is for; each None when it is for something else."""

    appointment: AppointmentRow
    session: SessionRow | None
    viewing: ViewingRow | None
    presentation_id: int | None
    is_today: bool = False
    """Whether it is for a session that is to take place today."""
    room_ready: bool = False
    """Whether it is for a viewing that is held today and whose pictures are here."""


def behind(db: Any, appointment_id: Any) -> Behind:
    """What opens when an appointment is opened."""
    presentation = orders.presentation_at(db, appointment_id)
    session = sessions.of_appointment(db, appointment_id)
    viewing = viewings.of_appointment(db, appointment_id)
    today = clock.today(business.studio(db).zone)
    return Behind(
        diary.appointment(db, appointment_id),
        session,
        viewing,
        presentation.id if presentation is not None else None,
        is_today=session is not None
        and session.state in (sessions.SessionState.PROVISIONAL, sessions.SessionState.CONFIRMED)
        and session.wall.date() == today,
        room_ready=viewing is not None and viewings.room_ready(db, viewing),
    )
