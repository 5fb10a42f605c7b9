"""Reads of the diary: a day, a week, one appointment, how it was moved; built once and bounded below."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.business.model import Staff, StaffId
from studio.clients.model import HouseholdId
from studio.dates import clock_time, screen_time
from studio.diary.drafts import LONGEST_TURNAROUND
from studio.diary.model import (
    LONGEST_MINUTES,
    Appointment,
    AppointmentId,
    AppointmentKind,
    AppointmentMove,
    FreedTime,
    OtherKind,
)
from studio.diary.reading import HELD, MOVED, ROWS, rows
from studio.diary.rows import AppointmentRow, FreedRow, MoveRow
from studio.errors import Missing
from studio.story import Badge, Duty, Opens, Owed, Tone
from studio.words import counted, listed

_LONGEST = timedelta(minutes=LONGEST_MINUTES + LONGEST_TURNAROUND)
_WIDEST = timedelta(hours=15)
"""No zone's wall is further than this from UTC."""
_DAY = timedelta(days=1)
_ALIVE = HELD.c.cancelled_at.is_(None)
_IN_ORDER = (HELD.c.starts_at, HELD.c.id)
_ONE = ROWS.where(HELD.c.id == bindparam("id"))
_BOUNDED = ROWS.where(
    HELD.c.starts_at > bindparam("from"), HELD.c.starts_at < bindparam("until"), _ALIVE
).order_by(*_IN_ORDER)
_BETWEEN = _BOUNDED.where(HELD.c.ends_at > bindparam("begins"))
_ON_THE_WALL = _BOUNDED.where(HELD.c.wall < bindparam("ends_on"), HELD.c.wall > bindparam("begins_on"))
_WHOLE_DAYS = _ON_THE_WALL.where(HELD.c.whole_day.is_(True))
_OF_HOUSEHOLD = (
    ROWS.where(HELD.c.household_id == bindparam("household_id"), _ALIVE)
    .where(HELD.c.ends_at > bindparam("begins"))
    .order_by(*_IN_ORDER)
)
_TO_OPEN = _BOUNDED.where(HELD.c.opener_id.is_not(None))
_UNTOLD = (
    ROWS.where(HELD.c.told_client.is_(False), _ALIVE)
    .where(HELD.c.household_id.is_not(None), HELD.c.starts_at > bindparam("from"))
    .where(HELD.c.id.in_(select(MOVED.c.appointment_id)))
    .order_by(*_IN_ORDER)
)
_FREED = (
    select(
        FreedTime.id, Appointment.id, Appointment.title, FreedTime.starts_at, FreedTime.ends_at, FreedTime.freed_at
    )
    .join(Appointment, Appointment.id == FreedTime.appointment_id)
    .where(FreedTime.ends_at > bindparam("now"))
    .order_by(FreedTime.starts_at, FreedTime.id)
)  # fmt: skip


def appointment(db: Session, appointment_id: AppointmentId) -> AppointmentRow:
    """One appointment; raises Missing."""
    found = rows(db, _ONE, {"id": appointment_id})
    if not found:
        raise Missing("This appointment is not in the diary any more.")
    return found[0]


def between(db: Session, begins: datetime, ends: datetime) -> list[AppointmentRow]:
    """Everything that is on between two moments, in order of time."""
    return rows(db, _BETWEEN, {"from": begins - _LONGEST, "until": ends, "begins": begins})


def day(db: Session, on: date) -> list[AppointmentRow]:
    """Everything that is on that day, one from the evening before too; cancelled appointments are left out."""
    return _days(db, on, on)


def week(db: Session, monday: date) -> list[AppointmentRow]:
    """The seven days from a Monday on."""
    return _days(db, monday, monday + 6 * _DAY)


def _days(db: Session, first: date, last: date) -> list[AppointmentRow]:
    begins = datetime.combine(first, time())
    found = rows(db, _ON_THE_WALL, on_the_wall(first, last))
    return [row for row in found if row.wall >= begins or row.real_end > begins]


def on_the_wall(first: date, last: date) -> dict[str, datetime]:
    """Bounds for what is on from one day to another: of the wall, and wide enough for any zone's moments.

    So the studio need not be asked where it lies before its week can be read.
    """
    begins, ends = datetime.combine(first, time()), datetime.combine(last + _DAY, time())
    return {
        "from": begins.replace(tzinfo=UTC) - _WIDEST - _LONGEST,
        "until": ends.replace(tzinfo=UTC) + _WIDEST,
        "begins_on": begins - _LONGEST,
        "ends_on": ends,
    }


def whole_days(db: Session, first: date, last: date) -> list[AppointmentRow]:
    """What takes a whole day, such as a holiday, from a day to another."""
    return rows(db, _WHOLE_DAYS, on_the_wall(first, last))


def coming(db: Session, household_id: HouseholdId) -> list[AppointmentRow]:
    """A household's appointments that are not over yet, the next first."""
    return rows(db, _OF_HOUSEHOLD, {"household_id": household_id, "begins": clock.now()})


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
    for row in rows(db, _TO_OPEN, {"from": begins, "until": begins + timedelta(days=7)}):
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
                at=row.starts_at,
                who=row.opener,
                duty=Duty.OPENING,
            )
        )
    for row in rows(db, _UNTOLD, {"from": clock.now()}):
        lines.append(
            Owed(
                due=today,
                title=f"Tell {row.title} that the {_what(row.kind)} has moved",
                detail=f"Now {screen_time(row.wall, today)}",
                badge=Badge("today", Tone.DUE),
                icon="phone",
                opens=Opens("appointment", row.id),
                household_id=row.household_id,
                at=row.starts_at,
                duty=Duty.TELLING,
            )
        )
    return lines


def _what(kind: AppointmentKind) -> str:
    """What is said to have moved; of a session simply the time."""
    return {AppointmentKind.VIEWING: "viewing", AppointmentKind.PRESENTATION: "collection"}.get(kind, "time")


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


KINDS_COUNTED = (
    (AppointmentKind.SESSION, "session", "sessions"),
    (AppointmentKind.VIEWING, "viewing", "viewings"),
    (AppointmentKind.RESHOOT, "reshoot", "reshoots"),
    (AppointmentKind.PRESENTATION, "collection", "collections"),
    (AppointmentKind.OTHER, "other appointment", "other appointments"),
)
"""Every kind in the order in which it is counted, and its words for one and for many."""


def counts_in_words(counts: Mapping[AppointmentKind, int]) -> str:
    """``3 sessions, 2 viewings and 1 collection``; nothing where there is none."""
    return listed([counted(counts[kind], one, many) for kind, one, many in KINDS_COUNTED if counts.get(kind)])


def door_open_from(row: AppointmentRow, minutes: int) -> str:
    """When the door opens for an appointment, as a clock time."""
    return clock_time(row.wall - timedelta(minutes=minutes))
