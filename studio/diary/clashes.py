"""Whether a time is free, and what stands in its way; every query is bounded below, however full the diary."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.business.model import Room, Staff
from studio.dates import at_minute, clock_time
from studio.diary.drafts import ClashQuestion, SlotWish
from studio.diary.model import Appointment, Occupancy
from studio.diary.rows import Clash, Outlook
from studio.diary.slots import LONGEST, moment_of, offered
from studio.errors import Refused

_MOST = 8
"""Clashes told of one room or person; more say nothing new."""
_IN_THE_WAY = (
    select(
        Appointment.id, Appointment.title, Appointment.provisional, Appointment.kind, Appointment.other,
        Appointment.household_id, Appointment.whole_day, Appointment.room_id, Occupancy.starts_at, Occupancy.ends_at,
    )
    .join(Appointment, Appointment.id == Occupancy.appointment_id)
    .order_by(Occupancy.starts_at, Occupancy.id)
    .limit(_MOST)
)  # fmt: skip


def clash(db: Session, question: ClashQuestion) -> Clash | None:
    """What stands hardest in the way of this time: what is taken before what is only held; None when all are free.

    Raises Refused for a time that the clocks skip or double.
    """
    return next(iter(clashes(db, question)), None)


def clashes(db: Session, question: ClashQuestion) -> tuple[Clash, ...]:
    """Every appointment that has one of the rooms or people then; what is taken first, then what is only held.

    Raises Refused for a time that the clocks skip or double.
    """
    zone = business.studio(db).zone
    starts = clock.to_utc(question.wall, zone, question.fold)
    ends = starts + timedelta(minutes=question.minutes)
    cleared = ends + timedelta(minutes=question.turnaround)
    query = _IN_THE_WAY.where(Occupancy.starts_at > starts - LONGEST, Occupancy.ends_at > starts)
    if question.besides is not None:
        query = query.where(Occupancy.appointment_id != question.besides)
    found: list[Clash] = []
    for room_id in question.rooms:
        held = query.where(Occupancy.room_id == room_id, Occupancy.starts_at < cleared)
        found += _told(db, db.execute(held).all(), zone, room_id=room_id)
    for staff_id in question.people:
        held = query.where(Occupancy.staff_id == staff_id, Occupancy.starts_at < ends)
        found += _told(db, db.execute(held).all(), zone, staff_id=staff_id)
    return tuple(sorted(found, key=lambda each: each.provisional))


def _told(db: Session, records: Any, zone: str, *, room_id: Any = None, staff_id: Any = None) -> list[Clash]:
    if not records:
        return []
    rooms = {each.id: each.name for each in db.execute(select(Room.id, Room.name))}
    if room_id is not None:
        what = rooms.get(room_id, "The room")
    else:
        what = db.scalar(select(Staff.name).where(Staff.id == staff_id)) or "That person"
    return [
        Clash(
            appointment_id=record.id,
            what=what,
            title=record.title,
            starts=clock.to_wall(record.starts_at, zone),
            until=clock.to_wall(record.ends_at, zone),
            provisional=record.provisional,
            kind=record.kind,
            other=record.other,
            room=rooms.get(record.room_id, ""),
            household_id=record.household_id,
            room_id=room_id,
            staff_id=staff_id,
            whole_day=record.whole_day,
        )
        for record in records
    ]


def outlook(db: Session, question: ClashQuestion | None, wish: SlotWish) -> Outlook:
    """What a form shows while a time is typed: who has it, why someone would have to open up, what else is free.

    ``question`` None asks only for what is free. A wall time that the clocks skip or double is told as a sentence.
    """
    free = tuple(offered(db, wish)) if wish.rooms or wish.staff_id is not None or wish.people else ()
    if question is None:
        return Outlook(free=free)
    twice = _is_doubled(question.wall, business.studio(db).zone)
    try:
        found = clashes(db, question)
    except Refused as refused:
        return Outlook(unclear=refused.message, twice=twice, free=free)
    closed = why_shut(db, question.wall, question.minutes) if question.room_id is not None else ""
    return Outlook(taken=next(iter(found), None), closed=closed, twice=twice, free=free, clashes=found)


def _is_doubled(wall: datetime, zone: str) -> bool:
    first, second = moment_of(wall, zone), None
    if first is not None:
        second = clock.to_utc(wall, zone, 1)
    return first is not None and first != second


def why_shut(db: Session, wall: datetime, minutes: int) -> str:
    """Why someone would have to open up for this time; nothing when it is open, or a late evening by arrangement."""
    hours = business.hours(db)
    if hours.is_open(wall, minutes) or hours.is_late(wall, minutes):
        return ""
    return hours.why_closed(wall.date()) or _beyond(hours, wall)


def _beyond(hours: business.Hours, wall: datetime) -> str:
    opening = hours.of_day(wall.date())
    if opening is None:
        return "We are not open then."
    opens, closes = clock_time(at_minute(opening.opens)), clock_time(at_minute(opening.closes))
    late = at_minute(opening.late_until) if opening.late_until else None
    evening = f", and to {clock_time(late)} by arrangement" if late else ""
    return f"We are open from {opens} to {closes} that day{evening}."
