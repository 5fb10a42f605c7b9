"""Looking ahead while a second round is arranged: what is free, what clashes, who would have to open up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from studio import business, catalogue, diary, sessions
from studio.business import RoomId, StaffId
from studio.catalogue import SessionTypeRow
from studio.diary import ClashQuestion, Slot, SlotWish
from studio.errors import Refused
from studio.sessions import SessionId

OFFERED = 3
EVENING = 17 * 60
VIEWING_MINUTES = (120, 90, 60)
HALF_HOURS = (0, 30)


@dataclass(frozen=True)
class Wanted:
    """What is chosen so far, for one of the two appointments."""

    wall: datetime | None
    minutes: int
    rooms: tuple[RoomId, ...]
    """The room that was chosen, or all that would do."""
    staff_id: StaffId | None
    turnaround: int = 0
    others: tuple[StaffId, ...] = ()
    """Who may do it when that person has no time at all."""


@dataclass(frozen=True)
class Seen:
    """How it stands with a time: free in this room, or why not, and whether somebody has to open up."""

    room_id: RoomId | None = None
    minutes: int = 0
    clash: str = ""
    closed: str = ""


@dataclass(frozen=True)
class Ahead:
    """Both appointments looked at, and the next free times of each."""

    session: Seen
    viewing: Seen
    session_slots: tuple[Slot, ...]
    viewing_slots: tuple[Slot, ...]
    viewing_host: StaffId | None = None
    """Who has time then: who was asked for, or else somebody who can."""


def ahead(db: Any, original_id: SessionId, session: Wanted, viewing: Wanted, today: date) -> Ahead:
    """Look at both appointments in one read."""
    hours = business.hours(db)
    first = sessions.session(db, original_id)
    likely = first.wall
    kind_of = catalogue.session_type(db, first.type_id)
    session = replace(session, turnaround=kind_of.turnaround)
    slots = _session_slots(db, session, likely, today)
    viewing_slots: tuple[Slot, ...] = ()
    host = viewing.staff_id
    after = session.wall.date() if session.wall else (slots[0].wall.date() if slots else None)
    if after is not None:
        viewing_slots, host = _viewing_slots(db, viewing, after, kind_of)
    return Ahead(
        session=_seen(db, hours, session, (session.minutes,)),
        viewing=_seen(db, hours, viewing, (viewing.minutes,) if viewing.minutes else VIEWING_MINUTES),
        session_slots=slots,
        viewing_slots=viewing_slots,
        viewing_host=host,
    )


def _seen(db: Any, hours: business.Hours, wanted: Wanted, lengths: Iterable[int]) -> Seen:
    if wanted.wall is None:
        return Seen()
    wall = wanted.wall
    fitting = [each for each in lengths if hours.is_open(wall, each) or hours.is_late(wall, each)]
    minutes = fitting[0] if fitting else next(iter(lengths))
    closed = ""
    if not fitting:
        closed = hours.why_closed(wall.date()) or "We are not open then."
    sentence = ""
    for room_id in wanted.rooms:
        question = ClashQuestion(
            wall=wall,
            minutes=minutes,
            room_id=room_id,
            staff_id=wanted.staff_id,
            turnaround=wanted.turnaround,
        )
        try:
            found = diary.clash(db, question)
        except Refused as refused:
            return Seen(None, minutes, refused.message, closed)
        if found is None:
            return Seen(room_id, minutes, "", closed)
        sentence = found.sentence  # of the last room tried: a person who is taken is so in every room
    return Seen(None, minutes, sentence, closed)


def _session_slots(db: Any, wanted: Wanted, likely: datetime, today: date) -> tuple[Slot, ...]:
    """One time on each of the next days: that of the first session where it is free, else the first of the day."""
    wish = SlotWish(
        minutes=wanted.minutes,
        rooms=wanted.rooms,
        staff_id=wanted.staff_id,
        turnaround=wanted.turnaround,
        starts_on=today + timedelta(days=1),
        days=14,
        most=400,
    )
    days: dict[date, list[Slot]] = {}
    for slot in diary.free_slots(db, wish):
        days.setdefault(slot.wall.date(), []).append(slot)
    best = [_nearest(slots, likely) for slots in days.values()]
    return tuple(sorted(best[:OFFERED], key=lambda slot: slot.wall))


def _nearest(slots: list[Slot], likely: datetime) -> Slot:
    return next((slot for slot in slots if slot.wall.time() == likely.time()), slots[0])


def _viewing_slots(
    db: Any, wanted: Wanted, session_day: date, kind_of: SessionTypeRow
) -> tuple[tuple[Slot, ...], StaffId | None]:
    """Times for the viewing and who has them: who was asked for, else the first of the others who can."""
    for host in (wanted.staff_id, *(each for each in wanted.others if each != wanted.staff_id)):
        found = _evenings(db, replace(wanted, staff_id=host), session_day, kind_of)
        if found:
            return found, host
    return (), wanted.staff_id


def _evenings(db: Any, wanted: Wanted, session_day: date, kind_of: SessionTypeRow) -> tuple[Slot, ...]:
    """Evenings as many days after the session as its kind has it, the latest time of each; else any time."""
    begins, ends = kind_of.viewing_from_days, kind_of.viewing_to_days
    for earliest in (EVENING, 0):
        wish = SlotWish(
            minutes=VIEWING_MINUTES[0],
            rooms=wanted.rooms,
            staff_id=wanted.staff_id,
            starts_on=session_day + timedelta(days=begins),
            days=ends - begins + 1,
            late=True,
            earliest=earliest,
            most=400,
        )
        days: dict[date, Slot] = {}
        for slot in diary.free_slots(db, wish):
            if slot.wall.minute in HALF_HOURS:
                days[slot.wall.date()] = slot
        if days:
            return tuple(days.values())[:OFFERED]
    return ()
