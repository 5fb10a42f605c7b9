"""The next free times that fit everyone: a room, a photographer, opening hours, turnaround, the client's wishes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby, islice
from typing import TypeVar

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.business.model import RoomId, StaffId
from studio.clients.model import Household
from studio.dates import WEEKDAYS
from studio.diary.drafts import LONGEST_TURNAROUND, PartOfDay, SlotWish
from studio.diary.model import LONGEST_MINUTES, Occupancy
from studio.diary.rows import Slot
from studio.errors import Refused

STEP = 15
"""Slots begin on the quarter of an hour."""
LONGEST = timedelta(minutes=LONGEST_MINUTES + LONGEST_TURNAROUND)
_DAY = timedelta(days=1)
_AT_ONCE = 14
"""Days that are read together."""
_HELD = select(
    Occupancy.room_id, Occupancy.staff_id, Occupancy.starts_at, Occupancy.ends_at, Occupancy.appointment_id
).where(
    Occupancy.starts_at > bindparam("from"),
    Occupancy.starts_at < bindparam("until"),
    Occupancy.ends_at > bindparam("begins"),
)
_OF_ROOMS = _HELD.where(Occupancy.room_id.in_(bindparam("ids", expanding=True)))
_OF_PEOPLE = _HELD.where(Occupancy.staff_id.in_(bindparam("ids", expanding=True)))

_Span = tuple[datetime, datetime]
Id = TypeVar("Id", bound=int)


@dataclass(frozen=True, slots=True)
class _Best:
    """When a client likes to come, as far as her best time says so plainly."""

    weekdays: frozenset[int] = frozenset()
    parts: frozenset[PartOfDay] = frozenset()
    after: int = 0

    def likes(self, wall: datetime) -> bool:
        """Whether she likes this time; one who said nothing likes them all."""
        return (
            (not self.weekdays or wall.weekday() in self.weekdays)
            and (not self.parts or part_of(wall) in self.parts)
            and wall.hour * 60 + wall.minute >= self.after
        )


_AFTER = re.compile(r"after (\d{1,2})(?:[.:](\d{2}))? ?(am|pm)")
_EVERY_DAY = _Best()


def part_of(wall: datetime) -> PartOfDay:
    """Morning, afternoon or evening, as a printed time says it (R9)."""
    if wall.hour < 12:
        return PartOfDay.MORNING
    return PartOfDay.AFTERNOON if wall.hour < 18 else PartOfDay.EVENING


def free_slots(db: Session, wish: SlotWish) -> list[Slot]:
    """The next times that fit the length, a room, the person, the opening hours and the turnaround."""
    return list(islice(_slots(db, wish), wish.most))


def offered(db: Session, wish: SlotWish) -> list[Slot]:
    """The next times as one says them on the telephone: of each day the first in the morning, afternoon and evening.

    What suits the client's best time comes first; other times follow only where there are too few of those.
    """
    best = best_time(db, wish)
    liked: list[Slot] = []
    others: list[Slot] = []
    for _, of_day in groupby(_slots(db, wish), key=lambda slot: slot.wall.date()):
        for _, slots in groupby(of_day, key=lambda slot: part_of(slot.wall)):
            in_part = list(slots)
            suits = next((slot for slot in in_part if best.likes(slot.wall)), None)
            if suits is not None:
                liked.append(suits)
            else:
                others.append(replace(in_part[0], wished=False))
        if len(liked) >= wish.most:
            break
    return (liked + others)[: wish.most]


def best_time(db: Session, wish: SlotWish) -> _Best:
    """When she likes to come, as her household's best time says it."""
    if wish.household_id is None:
        return _EVERY_DAY
    said = db.scalar(select(Household.best_time).where(Household.id == wish.household_id)) or ""
    return understood(said)


def understood(said: str) -> _Best:
    """What a best time says in plain words: "mornings", "after 4 pm", "Saturdays"; a "not" makes it no wish at all."""
    words = said.lower().replace("\u00a0", " ")
    if re.search(r"\b(not|no|never|except|but|before)\b|n['\u2019]t\b", words):
        return _EVERY_DAY
    days = {place for place, day in enumerate(WEEKDAYS) if re.search(rf"\b{day.lower()}s?\b", words)}
    days |= {5, 6} if re.search(r"\bweekends?\b", words) else set()
    days |= {0, 1, 2, 3, 4} if re.search(r"\bweekdays?\b", words) else set()
    parts = {each for each in PartOfDay if re.search(rf"\b{each.value}s?\b", words)}
    after = _AFTER.search(words)
    minute = 0
    if after is not None and 1 <= int(after[1]) <= 12:
        minute = (int(after[1]) % 12 + (12 if after[3] == "pm" else 0)) * 60 + int(after[2] or 0)
    best = _Best(frozenset(days), frozenset(parts), minute)
    return _EVERY_DAY if best == _EVERY_DAY else best


def _slots(db: Session, wish: SlotWish) -> Iterator[Slot]:
    """Every free quarter of an hour that fits; a fortnight is read at once, the next when that is used up."""
    hours = business.hours(db)
    now = clock.now()
    for ahead in range(0, wish.days, _AT_ONCE):
        first = wish.starts_on + ahead * _DAY
        days = [first + each * _DAY for each in range(min(_AT_ONCE, wish.days - ahead))]
        taken = _Taken(db, wish, days, hours.zone)
        for day in days:
            yield from _of_day(wish, hours, day, now, taken)


def _of_day(wish: SlotWish, hours: business.Hours, day: date, now: datetime, taken: _Taken) -> Iterator[Slot]:
    opening = hours.of_day(day)
    if (
        opening is None
        or (wish.weekdays and day.weekday() not in wish.weekdays)
        or not hours.is_working_day(day)
    ):
        return
    closes = max(opening.closes, opening.late_until or 0) if wish.late else opening.closes
    begins = -(-max(opening.opens, wish.earliest) // STEP) * STEP
    midnight = datetime.combine(day, time())
    for minute in range(begins, closes - wish.minutes + 1, STEP):
        wall = midnight + timedelta(minutes=minute)
        if wish.parts and part_of(wall) not in wish.parts:
            continue
        starts = moment_of(wall, hours.zone)
        found = taken.free(starts) if starts is not None and starts > now else None
        if found is not None:
            late = opening.late_until is not None and minute + wish.minutes > opening.closes
            yield Slot(wall, found[0], late, found[1])


def slot_at(db: Session, wish: SlotWish, wall: datetime) -> Slot | None:
    """The slot at this very time, on a quarter of an hour or not; None when something of the wish is not free then."""
    hours = business.hours(db)
    starts = moment_of(wall, hours.zone)
    is_open, is_late = hours.is_open(wall, wish.minutes), hours.is_late(wall, wish.minutes)
    if starts is None or starts <= clock.now() or not (is_open or (wish.late and is_late)):
        return None
    found = _Taken(db, wish, [wall.date()], hours.zone).free(starts)
    return Slot(wall, found[0], is_late, found[1]) if found is not None else None


class _Taken:
    """What is held of the rooms and people a wish could use, a day at a time."""

    def __init__(self, db: Session, wish: SlotWish, days: list[date], zone: str) -> None:
        self.wish = wish
        self.people = (wish.staff_id,) if wish.staff_id is not None else wish.people
        self.length = timedelta(minutes=wish.minutes)
        self.cleared = timedelta(minutes=wish.minutes + wish.turnaround)
        self._rooms: dict[tuple[RoomId, int], list[_Span]] = defaultdict(list)
        self._people: dict[tuple[StaffId, int], list[_Span]] = defaultdict(list)
        begins, ends = clock.day_in_utc(days[0], zone)[0], clock.day_in_utc(days[-1], zone)[1]
        bounds = {"from": begins - LONGEST, "until": ends + LONGEST, "begins": begins}
        for query, ids in ((_OF_ROOMS, wish.rooms), (_OF_PEOPLE, self.people)):
            if ids:
                for room_id, staff_id, starts, until, appointment_id in db.execute(
                    query, {**bounds, "ids": ids}
                ):
                    if appointment_id != wish.besides:
                        self._keep(room_id, staff_id, (starts, until))

    def _keep(self, room_id: RoomId | None, staff_id: StaffId | None, span: _Span) -> None:
        for day in range(span[0].toordinal(), span[1].toordinal() + 1):
            if room_id is not None:
                self._rooms[room_id, day].append(span)
            elif staff_id is not None:
                self._people[staff_id, day].append(span)

    def free(self, starts: datetime) -> tuple[RoomId | None, StaffId | None] | None:
        """A room and a person that are free from then on, the first asked first; None when there is none."""
        room_id: RoomId | None = None
        staff_id: StaffId | None = None
        if self.people:
            staff_id = _first(self.people, self._people, starts, starts + self.length)
            if staff_id is None:
                return None
        if self.wish.rooms:
            room_id = _first(self.wish.rooms, self._rooms, starts, starts + self.cleared)
            if room_id is None:
                return None
        return room_id, staff_id


def _first(
    choices: tuple[Id, ...], held: dict[tuple[Id, int], list[_Span]], starts: datetime, ends: datetime
) -> Id | None:
    days = range(starts.toordinal(), ends.toordinal() + 1)
    for each in choices:
        spans = (span for day in days for span in held.get((each, day), ()))
        if not any(since < ends and until > starts for since, until in spans):
            return each
    return None


def moment_of(wall: datetime, zone: str) -> datetime | None:
    """The moment of a wall time, the first of two; None for one that the clocks skip, which is never offered."""
    try:
        return clock.to_utc(wall, zone, 0)
    except Refused:
        return None
