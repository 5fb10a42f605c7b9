"""A month at a glance: how many appointments of each kind begin on each day, what is only held, why it is closed."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import String, bindparam, func, select
from sqlalchemy.orm import Session

from studio import business
from studio.dates import months_on
from studio.diary.model import Appointment, AppointmentKind
from studio.diary.queries import other_words, whole_days
from studio.diary.rows import DayCount

_DAY = timedelta(days=1)
_WIDEST = timedelta(hours=15)
"""No zone's wall is further than this from UTC."""
_ON = func.date(Appointment.wall, type_=String)
_COUNTS = (
    select(_ON, Appointment.kind, Appointment.provisional, func.count())
    .where(
        Appointment.starts_at > bindparam("from"),
        Appointment.starts_at < bindparam("until"),
        Appointment.cancelled_at.is_(None),
    )
    .group_by(_ON, Appointment.kind, Appointment.provisional)
)


def month(db: Session, first_of_month: date) -> tuple[DayCount, ...]:
    """The whole weeks, Monday to Sunday, in which a month lies; each appointment counts on the day it begins."""
    first = first_of_month.replace(day=1)
    begins = first - first.weekday() * _DAY
    last = months_on(first, 1) - _DAY
    ends = last + (6 - last.weekday()) * _DAY
    counts: dict[date, dict[AppointmentKind, int]] = defaultdict(dict)
    held: dict[date, int] = defaultdict(int)
    bounds = {"from": _moment(begins) - _WIDEST, "until": _moment(ends + _DAY) + _WIDEST}
    for on, kind, provisional, count in db.execute(_COUNTS, bounds):
        day = date.fromisoformat(str(on))
        counts[day][kind] = counts[day].get(kind, 0) + count
        held[day] += count if provisional else 0
    away: dict[date, list[str]] = defaultdict(list)
    for row in whole_days(db, begins, ends):
        away[row.wall.date()].append(f"{other_words(row.other)}: {row.staff or row.room}")
    hours = business.hours(db)
    days = (begins + ahead * _DAY for ahead in range((ends - begins).days + 1))
    return tuple(
        DayCount(day, counts[day], held[day], hours.why_closed(day) or "", tuple(away[day])) for day in days
    )


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
