"""Reads of the diary: a day, a week, one appointment, how it was moved; built once and bounded below."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, aliased

from studio import business, clock
from studio.business.model import Room, Staff, StaffId
from studio.clients.model import HouseholdId
from studio.dates import clock_time, screen_time
from studio.diary.drafts import LONGEST_TURNAROUND
from studio.diary.model import LONGEST_MINUTES, Appointment, AppointmentId, AppointmentKind, AppointmentMove
from studio.diary.rows import AppointmentRow, MoveRow
from studio.errors import Missing
from studio.story import Badge, Opens, Owed, Tone

_LONGEST = timedelta(minutes=LONGEST_MINUTES + LONGEST_TURNAROUND)
_OPENER = aliased(Staff)
_ROWS = (
    select(
        Appointment.id, Appointment.version, Appointment.household_id, Appointment.kind, Appointment.title,
        Appointment.wall, Appointment.zone, Appointment.fold, Appointment.minutes, Appointment.turnaround,
        Appointment.starts_at, Appointment.ends_at, Appointment.room_id, func.coalesce(Room.name, ""),
        Appointment.staff_id, func.coalesce(Staff.name, ""), Appointment.opener_id, func.coalesce(_OPENER.name, ""),
        Appointment.provisional, Appointment.told_client,
        Appointment.cancelled_at.is_not(None), Appointment.cancelled_reason,
    )
    .outerjoin(Room, Room.id == Appointment.room_id)
    .outerjoin(Staff, Staff.id == Appointment.staff_id)
    .outerjoin(_OPENER, _OPENER.id == Appointment.opener_id)
)  # fmt: skip
_ONE = _ROWS.where(Appointment.id == bindparam("id"))
_BETWEEN = _ROWS.where(
    Appointment.starts_at > bindparam("from"),
    Appointment.starts_at < bindparam("until"),
    Appointment.ends_at > bindparam("begins"),
    Appointment.cancelled_at.is_(None),
).order_by(Appointment.starts_at, Appointment.id)
_OF_HOUSEHOLD = (
    _ROWS.where(Appointment.household_id == bindparam("household_id"), Appointment.cancelled_at.is_(None))
    .where(Appointment.ends_at > bindparam("begins"))
    .order_by(Appointment.starts_at)
)
_TO_OPEN = (
    _ROWS.where(Appointment.opener_id.is_not(None), Appointment.cancelled_at.is_(None))
    .where(Appointment.starts_at > bindparam("from"), Appointment.starts_at < bindparam("until"))
    .order_by(Appointment.starts_at)
)
_UNTOLD = (
    _ROWS.where(Appointment.told_client.is_(False), Appointment.cancelled_at.is_(None))
    .where(Appointment.household_id.is_not(None), Appointment.starts_at > bindparam("from"))
    .where(Appointment.id.in_(select(AppointmentMove.appointment_id)))
    .order_by(Appointment.starts_at)
)


def _row(values: Iterable[Any]) -> AppointmentRow:
    return AppointmentRow(*values)


def appointment(db: Session, appointment_id: AppointmentId) -> AppointmentRow:
    """One appointment; raises Missing."""
    values = db.execute(_ONE, {"id": appointment_id}).first()
    if values is None:
        raise Missing("This appointment is not in the diary any more.")
    return _row(values)


def between(db: Session, begins: datetime, ends: datetime) -> list[AppointmentRow]:
    """Everything that is on between two moments, in order of time."""
    bounds = {"from": begins - _LONGEST, "until": ends, "begins": begins}
    return [_row(values) for values in db.execute(_BETWEEN, bounds)]


def day(db: Session, on: date) -> list[AppointmentRow]:
    """Everything that is on that day, cancelled appointments left out."""
    return between(db, *clock.day_in_utc(on, business.studio(db).zone))


def week(db: Session, monday: date) -> list[AppointmentRow]:
    """The seven days from a Monday on."""
    zone = business.studio(db).zone
    return between(
        db, clock.day_in_utc(monday, zone)[0], clock.day_in_utc(monday + timedelta(days=6), zone)[1]
    )


def coming(db: Session, household_id: HouseholdId) -> list[AppointmentRow]:
    """A household's appointments that are not over yet, the next first."""
    bounds = {"household_id": household_id, "begins": clock.now()}
    return [_row(values) for values in db.execute(_OF_HOUSEHOLD, bounds)]


def moves(db: Session, appointment_id: AppointmentId) -> list[MoveRow]:
    """How an appointment was moved, the latest first."""
    query = (
        select(AppointmentMove, Staff.name)
        .join(Staff, Staff.id == AppointmentMove.moved_by)
        .where(AppointmentMove.appointment_id == appointment_id)
        .order_by(AppointmentMove.id.desc())
    )
    return [
        MoveRow(move.moved_at, name, move.wall_before, move.wall_after, move.reason)
        for move, name in db.execute(query)
    ]


def opening_up(db: Session, staff_id: StaffId, on: date) -> list[AppointmentRow]:
    """For which appointments of a day someone opens up."""
    return [row for row in day(db, on) if row.opener_id == staff_id]


def owed(db: Session, today: date) -> list[Owed]:
    """Who opens up out of hours this week, and which clients have not been told that their time has moved."""
    zone = business.studio(db).zone
    begins, _ = clock.day_in_utc(today, zone)
    lines = []
    for values in db.execute(_TO_OPEN, {"from": begins, "until": begins + timedelta(days=7)}):
        row = _row(values)
        day_of = row.wall.date()
        lines.append(
            Owed(
                due=day_of,
                title=f"{row.opener} opens up for {row.title}",
                detail=f"{screen_time(row.wall, today)}, out of hours",
                badge=Badge("today" if day_of == today else "this week", Tone.DUE),
                icon="door-open",
                opens=Opens("appointment", row.id),
                household_id=row.household_id,
            )
        )
    for values in db.execute(_UNTOLD, {"from": clock.now()}):
        row = _row(values)
        lines.append(
            Owed(
                due=today,
                title=f"Tell {row.title} that the time has moved",
                detail=f"Now {screen_time(row.wall, today)}",
                badge=Badge("today", Tone.DUE),
                icon="phone",
                opens=Opens("appointment", row.id),
                household_id=row.household_id,
            )
        )
    return lines


def kind_words(kind: AppointmentKind) -> str:
    """What an appointment is called on screen."""
    return {
        AppointmentKind.SESSION: "Portrait session",
        AppointmentKind.RESHOOT: "Complimentary reshoot",
        AppointmentKind.VIEWING: "Viewing",
        AppointmentKind.PRESENTATION: "Collection",
        AppointmentKind.OTHER: "Other",
    }[kind]


def door_open_from(row: AppointmentRow, minutes: int) -> str:
    """When the door opens for an appointment, as a clock time."""
    return clock_time(row.wall - timedelta(minutes=minutes))
