"""The one statement behind every row of the diary, and how its records become rows.

A week is sixty rows and is read at every step through the diary: the columns come as the database has them and are
made into values here, once, which takes a third of the time that the usual ways take.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Table, bindparam, case, select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType

from studio.business.model import Room, Staff
from studio.diary.model import (
    AlsoHeld,
    Appointment,
    AppointmentId,
    AppointmentKind,
    AppointmentMove,
    OtherKind,
)
from studio.diary.rows import AppointmentRow
from studio.words import listed


def _table(model: type[Any]) -> Table:
    table: Table = model.__table__
    return table


HELD, MOVED, _ALSO = _table(Appointment), _table(AppointmentMove), _table(AlsoHeld)
_ROOM, _STAFF = _table(Room), _table(Staff)
_OPENER = _STAFF.alias()
_KINDS = {kind.value: kind for kind in AppointmentKind}
_OTHERS: dict[str | None, OtherKind | None] = {None: None} | {kind.value: kind for kind in OtherKind}
_NAMES = (
    "id", "version", "household_id", "kind", "title", "wall", "zone", "fold", "minutes", "turnaround", "starts_at",
    "ends_at", "room_id", "staff_id", "opener_id", "provisional", "told_client", "cancelled_at", "cancelled_reason",
    "other", "whole_day", "series_id",
)  # fmt: skip
_HAS_MORE = case(
    (
        HELD.c.kind == AppointmentKind.OTHER,
        select(_ALSO.c.id).where(_ALSO.c.appointment_id == HELD.c.id).limit(1).scalar_subquery(),
    )
)
"""Whether it has other rooms or people besides its own; only lunch, meetings and their like may."""
ROWS: Any = select(
    *(type_coerce(HELD.c[name], NullType()) for name in _NAMES),
    type_coerce(_ROOM.c.name, NullType()), type_coerce(_STAFF.c.name, NullType()),
    type_coerce(_OPENER.c.name, NullType()), type_coerce(_HAS_MORE, NullType()),
).select_from(
    HELD.outerjoin(_ROOM, _ROOM.c.id == HELD.c.room_id)
    .outerjoin(_STAFF, _STAFF.c.id == HELD.c.staff_id)
    .outerjoin(_OPENER, _OPENER.c.id == HELD.c.opener_id)
)  # fmt: skip
_OTHER_HOLDERS = (
    select(_ALSO.c.appointment_id, _ALSO.c.room_id, _ROOM.c.name, _ALSO.c.staff_id, _STAFF.c.name)
    .select_from(
        _ALSO.outerjoin(_ROOM, _ROOM.c.id == _ALSO.c.room_id).outerjoin(
            _STAFF, _STAFF.c.id == _ALSO.c.staff_id
        )
    )
    .where(_ALSO.c.appointment_id.in_(bindparam("ids", expanding=True)))
    .order_by(_ALSO.c.id)
)


def rows(db: Session, statement: Any, bounds: Mapping[str, Any]) -> list[AppointmentRow]:
    """The rows that a statement made of ``ROWS`` finds, with everyone and every room they hold."""
    if db.autoflush:  # a gesture reads what it has just written
        db.flush()
    records = db.execute(statement, bounds).all()
    if not records:
        return []
    # SQLite keeps times as text, PostgreSQL as themselves.
    wall, moment = (_ISO, _moment_of_text) if type(records[0][5]) is str else (_as_it_is, _in_utc)
    found = [
        AppointmentRow(
            id_, version, household_id, _KINDS[kind], title, wall(agreed), zone, fold, minutes, turnaround,
            moment(starts_at), moment(ends_at), room_id, room or "", staff_id, staff or "", opener_id, opener or "",
            provisional == 1, told_client == 1, cancelled_at is not None, reason, _OTHERS[other], whole_day == 1,
            series_id, () if room_id is None else (room_id,), () if staff_id is None else (staff_id,),
        )
        for (
            id_, version, household_id, kind, title, agreed, zone, fold, minutes, turnaround, starts_at, ends_at,
            room_id, staff_id, opener_id, provisional, told_client, cancelled_at, reason, other, whole_day, series_id,
            room, staff, opener, _,
        ) in records
    ]  # fmt: skip
    several = [record[0] for record in records if record[-1] is not None]
    return _with_all(db, found, several) if several else found


_ISO = datetime.fromisoformat


def _as_it_is(value: datetime) -> datetime:
    return value


def _moment_of_text(value: str) -> datetime:
    return _ISO(value + "+00:00")


def _in_utc(value: datetime) -> datetime:
    return value.astimezone(UTC)


def _with_all(db: Session, found: list[AppointmentRow], several: list[AppointmentId]) -> list[AppointmentRow]:
    also: dict[AppointmentId, list[Any]] = defaultdict(list)
    for record in db.execute(_OTHER_HOLDERS, {"ids": several}):
        also[record[0]].append(record)
    return [_holding(row, also[row.id]) if row.id in also else row for row in found]


def _holding(row: AppointmentRow, also: Iterable[Any]) -> AppointmentRow:
    rooms, people = list(row.rooms), list(row.people)
    room_names, names = [row.room] if row.room else [], [row.staff] if row.staff else []
    for _, room_id, room, staff_id, staff in also:
        if room_id is not None:
            rooms.append(room_id)
            room_names.append(room)
        else:
            people.append(staff_id)
            names.append(staff)
    return row._replace(
        rooms=tuple(rooms), room=listed(room_names), people=tuple(people), staff=listed(names)
    )
