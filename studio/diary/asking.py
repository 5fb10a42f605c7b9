"""The question "Are you free on …?", answered as one says it to a caller: a sentence, and the times that could be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import groupby

from sqlalchemy.orm import Session

from studio import business, clock
from studio.business.model import RoomId, RoomPurpose
from studio.dates import MONTHS, WEEKDAYS, clock_time, screen_date
from studio.diary.clashes import clash, why_shut
from studio.diary.drafts import ClashQuestion, FreeQuestion, SlotWish
from studio.diary.rows import Clash, FreeAnswer, Slot
from studio.diary.slots import STEP, free_slots, offered, slot_at
from studio.errors import Refused
from studio.words import listed

_ANY = 96
"""Quarters of an hour in a day: enough to ask for all of them."""
_AHEAD, _NEAREST = 28, 3


def are_you_free(db: Session, question: FreeQuestion) -> FreeAnswer:
    """One plain sentence, and the times behind it. It is said aloud to a caller, so it names nobody else's family.

    ``Yes, Saturday 12 December is free from 10 am to 12.15 pm and from 2 pm.`` or, with a time that is not,
    ``No, not at 11 am on Saturday 12 December; the nearest are Sat 12 Dec at 12.15 pm and 2 pm.``
    """
    today = clock.today(business.studio(db).zone)
    said = _said(question.day, today)
    if question.day < today:
        return FreeAnswer(False, f"{said} is past. Which day did you mean?", ())
    wish = _wish(db, question)
    of_day = free_slots(db, wish)
    if question.at is not None:
        return _at(db, question, wish, of_day, said)
    if not of_day:
        return _not_that_day(db, question, wish, said)
    return FreeAnswer(
        True,
        f"Yes, {said} is free {_when(db, of_day, question)}.",
        tuple(offered(db, replace(wish, most=question.most))),
    )


def _at(db: Session, question: FreeQuestion, wish: SlotWish, of_day: list[Slot], said: str) -> FreeAnswer:
    assert question.at is not None  # a time was asked for
    wall = datetime.combine(question.day, question.at)
    exactly = slot_at(db, wish, wall)
    if exactly is not None:
        by_arrangement = ", by arrangement" if exactly.late else ""
        with_whom = _with(db, exactly)
        return FreeAnswer(
            True, f"Yes, {clock_time(wall)} on {said} is free{by_arrangement}{with_whom}.", (exactly,)
        )
    why, held = _why_not(db, question, wall)
    nearest = sorted(of_day, key=lambda slot: abs(slot.wall - wall))
    near = _apart(nearest, question.most) or _later(db, wish)
    instead = f"; the nearest {_are(near)}" if near else ""
    return FreeAnswer(False, f"No, not at {clock_time(wall)} on {said}{why}{instead}.", tuple(near), held)


def _why_not(db: Session, question: FreeQuestion, wall: datetime) -> tuple[str, Clash | None]:
    try:
        clock.to_utc(wall, business.studio(db).zone, 0)
    except Refused:
        return ": the clocks go forward then", None
    shut = why_shut(db, wall, question.minutes)
    if shut:
        return f": {shut[0].lower()}{shut[1:].rstrip('.')}", None
    held: Clash | None = None
    for room_id in _rooms(db, question):
        held = held or clash(
            db,
            ClashQuestion(
                wall=wall, minutes=question.minutes, room_id=room_id, staff_id=question.staff_id,
                turnaround=question.turnaround, fold=0,
            ),
        )  # fmt: skip
    return ": that is taken", held


def _not_that_day(db: Session, question: FreeQuestion, wish: SlotWish, said: str) -> FreeAnswer:
    closed = business.hours(db).why_closed(question.day)
    why = f": {closed[0].lower()}{closed[1:].rstrip('.')}" if closed else " is full"
    near = _later(db, wish)
    instead = f"; the nearest {_are(near)}" if near else ""
    return FreeAnswer(False, f"No, {said}{why}{instead}.", near)


def _later(db: Session, wish: SlotWish) -> tuple[Slot, ...]:
    """The next times from the day on, as one says them on the telephone."""
    return tuple(sorted(offered(db, replace(wish, days=_AHEAD, most=_NEAREST)), key=lambda slot: slot.wall))


def _apart(slots: Sequence[Slot], most: int) -> tuple[Slot, ...]:
    """The nearest that are not a mere quarter of an hour from one another, in the order of the day."""
    kept: list[Slot] = []
    for slot in slots:
        if all(abs(slot.wall - other.wall) >= timedelta(minutes=60) for other in kept):
            kept.append(slot)
    return tuple(sorted(kept[:most], key=lambda slot: slot.wall))


def _are(slots: Sequence[Slot]) -> str:
    """ "are Sat 12 Sep at 9.30 am and 2 pm; Tue 15 Sep at 10 am": each day said once."""
    days = [
        f"{screen_date(day)} at {listed([clock_time(slot.wall) for slot in of_day])}"
        for day, of_day in groupby(slots, key=lambda slot: slot.wall.date())
    ]
    return f"{'is' if len(slots) == 1 else 'are'} {'; '.join(days)}"


def _wish(db: Session, question: FreeQuestion) -> SlotWish:
    people = () if question.staff_id is not None else tuple(row.id for row in business.photographers(db))
    return SlotWish(
        minutes=question.minutes,
        rooms=_rooms(db, question),
        staff_id=question.staff_id,
        people=people,
        turnaround=question.turnaround,
        starts_on=question.day,
        days=1,
        late=True,
        most=_ANY,
        household_id=question.household_id,
    )


def _rooms(db: Session, question: FreeQuestion) -> tuple[RoomId, ...]:
    return question.rooms or tuple(room.id for room in business.rooms(db, RoomPurpose.CAMERA))


def _with(db: Session, slot: Slot) -> str:
    names = {row.id: row.name for row in business.staff(db)}
    return f", with {names[slot.staff_id]}" if slot.staff_id in names else ""


def _when(db: Session, slots: Sequence[Slot], question: FreeQuestion) -> str:
    """ "from 10 am to 12.15 pm and from 2 pm": each run of times that follow one another, the last open at its end."""
    opening = business.hours(db).of_day(question.day)
    assert opening is not None  # a day with free times is open
    length = timedelta(minutes=question.minutes)
    midnight = datetime.combine(question.day, time())
    last = midnight + timedelta(minutes=max(opening.closes, opening.late_until or 0))
    runs: list[tuple[datetime, datetime]] = []
    for slot in slots:
        follows = runs and slot.wall - (runs[-1][1] - length) <= timedelta(minutes=STEP)
        runs[-1:] = (
            [(runs[-1][0], slot.wall + length)] if follows else [*runs[-1:], (slot.wall, slot.wall + length)]
        )
    closes = midnight + timedelta(minutes=opening.closes)
    late = f", after {clock_time(closes)} by arrangement" if runs[-1][1] > closes else ""
    begins = midnight + timedelta(minutes=-(-opening.opens // STEP) * STEP)
    to_the_end = last - runs[-1][1] < timedelta(minutes=STEP)
    if len(runs) == 1 and runs[0][0] == begins and to_the_end:
        return f"all day{late}"
    said = [
        f"from {clock_time(since)}"
        + ("" if until == runs[-1][1] and to_the_end else f" to {clock_time(until)}")
        for since, until in runs
    ]
    return f"{listed(said)}{late}"


def _said(day: date, today: date) -> str:
    """ "Saturday 12 December", with the year when it is not this one."""
    year = f" {day.year}" if day.year != today.year else ""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}{year}"
