"""A month at a glance: how many appointments of each kind begin on each day, what is only held, why it is closed."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import bindparam, case, func, select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType

from studio import business
from studio.dates import months_on
from studio.diary.model import AppointmentKind
from studio.diary.queries import on_the_wall, other_words, whole_days
from studio.diary.reading import HELD
from studio.diary.rows import DayCount

_DAY = timedelta(days=1)
_KINDS = {kind.value: kind for kind in AppointmentKind}
_ON = func.date(HELD.c.wall)
_COUNTS: Any = (
    select(
        type_coerce(_ON, NullType()), type_coerce(HELD.c.kind, NullType()),
        type_coerce(HELD.c.provisional, NullType()), func.count(),
        func.max(case((HELD.c.whole_day.is_(True), 1), else_=0)),
    )
    .where(
        HELD.c.starts_at > bindparam("from"),
        HELD.c.starts_at < bindparam("until"),
        HELD.c.wall >= bindparam("begins_on"),
        HELD.c.wall < bindparam("ends_on"),
        HELD.c.cancelled_at.is_(None),
    )
    .group_by(_ON, HELD.c.kind, HELD.c.provisional)
)  # fmt: skip


def month(db: Session, first_of_month: date) -> tuple[DayCount, ...]:
    """The whole weeks, Monday to Sunday, in which a month lies; each appointment counts on the day it begins."""
    first = first_of_month.replace(day=1)
    begins = first - first.weekday() * _DAY
    last = months_on(first, 1) - _DAY
    ends = last + (6 - last.weekday()) * _DAY
    counts: dict[date, dict[AppointmentKind, int]] = defaultdict(dict)
    held: dict[date, int] = defaultdict(int)
    bounds = on_the_wall(begins, ends) | {"begins_on": datetime.combine(begins, time())}
    whole = False
    for on, kind, provisional, count, has_whole in db.execute(_COUNTS, bounds):
        day = date.fromisoformat(on) if isinstance(on, str) else on
        of_day = counts[day]
        of_day[_KINDS[kind]] = of_day.get(_KINDS[kind], 0) + count
        held[day] += count if provisional else 0
        whole = whole or has_whole == 1
    away: dict[date, list[str]] = defaultdict(list)
    for row in whole_days(db, begins, ends) if whole else ():
        away[row.wall.date()].append(f"{other_words(row.other)}: {row.staff or row.room}")
    hours = business.hours(db)
    days = (begins + ahead * _DAY for ahead in range((ends - begins).days + 1))
    return tuple(
        DayCount(day, counts[day], held[day], hours.why_closed(day) or "", tuple(away[day])) for day in days
    )
