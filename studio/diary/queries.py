"""Reads of the diary: a day, a week, one appointment, how it was moved; built once and bounded below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, aliased

from studio import business, clock
from studio.business.model import Room, Staff, StaffId
from studio.clients.model import HouseholdId
from studio.dates import clock_time, screen_time
from studio.diary.drafts import LONGEST_TURNAROUND
from studio.diary.model import (
    LONGEST_MINUTES,
    AlsoHeld,
    Appointment,
    AppointmentId,
    AppointmentKind,
    AppointmentMove,
    FreedTime,
    OtherKind,
)
from studio.diary.rows import AppointmentRow, FreedRow, MoveRow
from studio.errors import Missing
from studio.story import Badge, Opens, Owed, Tone
from studio.words import listed

_LONGEST = timedelta(minutes=LONGEST_MINUTES + LONGEST_TURNAROUND)
_WIDEST = timedelta(hours=38)
"""A day and the furthest that any zone's wall is from UTC."""
_OPENER = aliased(Staff)
_ROWS = (
    select(
        Appointment.id, Appointment.version, Appointment.household_id, Appointment.kind, Appointment.title,
        Appointment.wall, Appointment.zone, Appointment.fold, Appointment.minutes, Appointment.turnaround,
        Appointment.starts_at, Appointment.ends_at, Appointment.room_id, func.coalesce(Room.name, ""),
        Appointment.staff_id, func.coalesce(Staff.name, ""), Appointment.opener_id, func.coalesce(_OPENER.name, ""),
        Appointment.provisional, Appointment.told_client,
        Appointment.cancelled_at.is_not(None), Appointment.cancelled_reason,
        Appointment.other, Appointment.whole_day, Appointment.series_id,
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
_WHOLE_DAYS = _ROWS.where(
    Appointment.starts_at > bindparam("from"),
    Appointment.starts_at < bindparam("until"),
    Appointment.whole_day.is_(True),
    Appointment.cancelled_at.is_(None),
).order_by(Appointment.starts_at, Appointment.id)
_OF_HOUSEHOLD = (
    _ROWS.where(Appointment.household_id == bindparam("household_id"), Appointment.cancelled_at.is_(None))
    .where(Appointment.ends_at > bindparam("begins"))
    .order_by(Appointment.starts_at)
)
_FREED = (
    select(
        FreedTime.id,
        Appointment.id,
        Appointment.title,
        FreedTime.starts_at,
        FreedTime.ends_at,
        FreedTime.freed_at,
    )
    .join(Appointment, Appointment.id == FreedTime.appointment_id)
    .where(FreedTime.ends_at > bindparam("now"))
    .order_by(FreedTime.starts_at, FreedTime.id)
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


_ALSO = (
    select(AlsoHeld.appointment_id, AlsoHeld.room_id, Room.name, AlsoHeld.staff_id, Staff.name)
    .outerjoin(Room, Room.id == AlsoHeld.room_id)
    .outerjoin(Staff, Staff.id == AlsoHeld.staff_id)
    .where(AlsoHeld.appointment_id.in_(bindparam("ids", expanding=True)))
    .order_by(AlsoHeld.id)
)


def _rows(db: Session, records: Iterable[Any]) -> list[AppointmentRow]:
    """Rows with everyone and every room they hold; only another appointment may hold several."""
    rows = [_row(values) for values in records]
    others = [row.id for row in rows if row.kind is AppointmentKind.OTHER]
    if not others:
        return rows
    also: dict[AppointmentId, list[Any]] = defaultdict(list)
    for record in db.execute(_ALSO, {"ids": others}):
        also[record[0]].append(record)
    return [_with_all(row, also[row.id]) if row.id in also else row for row in rows] if also else rows


def _row(values: Iterable[Any]) -> AppointmentRow:
    row = AppointmentRow(*values)
    rooms = (row.room_id,) if row.room_id is not None else ()
    people = (row.staff_id,) if row.staff_id is not None else ()
    return row._replace(rooms=rooms, people=people)


def _with_all(row: AppointmentRow, also: list[Any]) -> AppointmentRow:
    rooms = [(room_id, name) for _, room_id, name, _, _ in also if room_id is not None]
    people = [(staff_id, name) for _, _, _, staff_id, name in also if staff_id is not None]
    return row._replace(
        rooms=(*row.rooms, *(each for each, _ in rooms)),
        room=listed([name for name in (row.room, *(name for _, name in rooms)) if name]),
        people=(*row.people, *(each for each, _ in people)),
        staff=listed([name for name in (row.staff, *(name for _, name in people)) if name]),
    )


def appointment(db: Session, appointment_id: AppointmentId) -> AppointmentRow:
    """One appointment; raises Missing."""
    values = db.execute(_ONE, {"id": appointment_id}).first()
    if values is None:
        raise Missing("This appointment is not in the diary any more.")
    return _rows(db, [values])[0]


def between(db: Session, begins: datetime, ends: datetime) -> list[AppointmentRow]:
    """Everything that is on between two moments, in order of time."""
    bounds = {"from": begins - _LONGEST, "until": ends, "begins": begins}
    return _rows(db, db.execute(_BETWEEN, bounds))


def day(db: Session, on: date) -> list[AppointmentRow]:
    """Everything that is on that day, cancelled appointments left out."""
    return between(db, *clock.day_in_utc(on, business.studio(db).zone))


def week(db: Session, monday: date) -> list[AppointmentRow]:
    """The seven days from a Monday on."""
    zone = business.studio(db).zone
    return between(
        db, clock.day_in_utc(monday, zone)[0], clock.day_in_utc(monday + timedelta(days=6), zone)[1]
    )


def whole_days(db: Session, first: date, last: date) -> list[AppointmentRow]:
    """What takes a whole day, such as a holiday, from a day to another."""
    begins, ends = datetime.combine(first, time(), UTC), datetime.combine(last, time(), UTC)
    bounds = {"from": begins - _WIDEST, "until": ends + _WIDEST}
    return [row for row in _rows(db, db.execute(_WHOLE_DAYS, bounds)) if first <= row.wall.date() <= last]


def coming(db: Session, household_id: HouseholdId) -> list[AppointmentRow]:
    """A household's appointments that are not over yet, the next first."""
    bounds = {"household_id": household_id, "begins": clock.now()}
    return _rows(db, db.execute(_OF_HOUSEHOLD, bounds))


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


def freed(db: Session) -> list[FreedRow]:
    """The times to come that have become free, the nearest first; whether they still are, the free slots know."""
    return [FreedRow(*values) for values in db.execute(_FREED, {"now": clock.now()})]


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


def other_words(other: OtherKind | None) -> str:
    """What a kind of other appointment is called on screen."""
    return "Other" if other is None else other.value.capitalize()


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
