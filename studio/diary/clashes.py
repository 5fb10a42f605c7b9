"""Whether a time is free, and when the next free ones are; every query is bounded below, however full the diary."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import groupby, islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.business.model import Room, RoomId, Staff
from studio.dates import clock_time, part_of_day
from studio.diary.drafts import LONGEST_TURNAROUND, ClashQuestion, SlotWish
from studio.diary.model import LONGEST_MINUTES, Appointment, Occupancy
from studio.diary.rows import Clash, Outlook, Slot
from studio.errors import Refused

STEP = 15
"""Slots begin on the quarter of an hour."""
LONGEST = timedelta(minutes=LONGEST_MINUTES + LONGEST_TURNAROUND)


def clash(db: Session, question: ClashQuestion) -> Clash | None:
    """The first appointment that has the room or the person then; None when both are free.

    Raises Refused for a time that the clocks skip or double.
    """
    zone = business.studio(db).zone
    starts = clock.to_utc(question.wall, zone, question.fold)
    ends = starts + timedelta(minutes=question.minutes)
    cleared = ends + timedelta(minutes=question.turnaround)
    query = (
        select(Appointment, Occupancy.room_id, Occupancy.starts_at, Occupancy.ends_at)
        .join(Appointment, Appointment.id == Occupancy.appointment_id)
        .where(Occupancy.starts_at > starts - LONGEST, Occupancy.ends_at > starts)
        .order_by(Occupancy.starts_at, Occupancy.id)
        .limit(1)
    )
    if question.besides is not None:
        query = query.where(Occupancy.appointment_id != question.besides)
    for column, wanted, until in (
        (Occupancy.room_id, question.room_id, cleared),
        (Occupancy.staff_id, question.staff_id, ends),
    ):
        if wanted is None:
            continue
        row = db.execute(query.where(column == wanted, Occupancy.starts_at < until)).first()
        if row is not None:
            held, room_id, since, held_until = row
            return Clash(
                held.id,
                _name(db, question, is_room=room_id is not None),
                held.title,
                clock.to_wall(since, zone),
                clock.to_wall(held_until, zone),
                held.provisional,
            )
    return None


def _name(db: Session, question: ClashQuestion, *, is_room: bool) -> str:
    if is_room:
        return db.scalar(select(Room.name).where(Room.id == question.room_id)) or "The room"
    return db.scalar(select(Staff.name).where(Staff.id == question.staff_id)) or "That person"


def free_slots(db: Session, wish: SlotWish) -> list[Slot]:
    """The next times that fit the length, a room, the person, the opening hours and the turnaround."""
    return list(islice(_slots(db, wish), wish.most))


def offered(db: Session, wish: SlotWish) -> list[Slot]:
    """The next times as one says them on the telephone: of each day the first in the morning, afternoon and evening."""
    found: list[Slot] = []
    for _, of_day in groupby(_slots(db, wish), key=lambda slot: slot.wall.date()):
        parts = groupby(of_day, key=lambda slot: part_of_day(slot.wall))
        found += [next(slots) for _, slots in parts]
        if len(found) >= wish.most:
            break
    return found[: wish.most]


def _slots(db: Session, wish: SlotWish) -> Iterator[Slot]:
    """Every free quarter of an hour that fits, a day at a time: a day is only read when the one before is used up."""
    hours = business.hours(db)
    zone = hours.zone
    now = clock.now()
    for ahead in range(wish.days):
        day = wish.starts_on + timedelta(days=ahead)
        opening = hours.of_day(day)
        if opening is None or not hours.is_working_day(day):
            continue
        closes = max(opening.closes, opening.late_until or 0) if wish.late else opening.closes
        begins = -(-max(opening.opens, wish.earliest) // STEP) * STEP
        taken = _taken(db, wish, *clock.day_in_utc(day, zone))
        for minute in range(begins, closes - wish.minutes + 1, STEP):
            wall = datetime.combine(day, time()) + timedelta(minutes=minute)
            starts = _moment(wall, zone)
            room_id = _free_room(wish, starts, taken) if starts is not None and starts > now else None
            if room_id is not None:
                yield Slot(wall, room_id, hours.is_late(wall, wish.minutes))


def _moment(wall: datetime, zone: str) -> datetime | None:
    """The moment of a wall time, the first of two; None for one that the clocks skip, which is never offered."""
    try:
        return clock.to_utc(wall, zone, 0)
    except Refused:
        return None


def outlook(db: Session, question: ClashQuestion | None, wish: SlotWish) -> Outlook:
    """What a form shows while a time is typed: who has it, why someone would have to open up, what else is free.

    ``question`` None asks only for what is free. A wall time that the clocks skip or double is told as a sentence.
    """
    free = tuple(offered(db, wish)) if wish.rooms or wish.staff_id is not None else ()
    if question is None:
        return Outlook(free=free)
    twice = _is_doubled(question.wall, business.studio(db).zone)
    try:
        taken = clash(db, question)
    except Refused as refused:
        return Outlook(unclear=refused.message, twice=twice, free=free)
    closed = why_shut(db, question.wall, question.minutes) if question.room_id is not None else ""
    return Outlook(taken=taken, closed=closed, twice=twice, free=free)


def _is_doubled(wall: datetime, zone: str) -> bool:
    first, second = _moment(wall, zone), None
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
    opens, closes = (time(minute // 60 % 24, minute % 60) for minute in (opening.opens, opening.closes))
    late = time(opening.late_until // 60 % 24, opening.late_until % 60) if opening.late_until else None
    evening = f", and to {clock_time(late)} by arrangement" if late else ""
    return f"We are open from {clock_time(opens)} to {clock_time(closes)} that day{evening}."


_Taken = list[tuple[RoomId | None, datetime, datetime]]


def _taken(db: Session, wish: SlotWish, begins: datetime, ends: datetime) -> _Taken:
    query = select(Occupancy.room_id, Occupancy.starts_at, Occupancy.ends_at).where(
        Occupancy.starts_at > begins - LONGEST,
        Occupancy.starts_at < ends,
        Occupancy.ends_at > begins,
        Occupancy.room_id.in_(wish.rooms) | (Occupancy.staff_id == wish.staff_id),
    )
    if wish.besides is not None:
        query = query.where(Occupancy.appointment_id != wish.besides)
    return list(db.execute(query))


def _free_room(wish: SlotWish, starts: datetime, taken: _Taken) -> RoomId | None:
    ends = starts + timedelta(minutes=wish.minutes)
    cleared = ends + timedelta(minutes=wish.turnaround)
    if any(room is None and since < ends and until > starts for room, since, until in taken):
        return None
    return next((room for room in wish.rooms if _is_free(room, starts, cleared, taken)), None)


def _is_free(
    room_id: RoomId,
    starts: datetime,
    ends: datetime,
    taken: _Taken,
) -> bool:
    return not any(room == room_id and since < ends and until > starts for room, since, until in taken)
