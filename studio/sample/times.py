"""The sample studio's own view of its diary while it is being written: who and which room is free when.

It looks ahead so that a story can settle its times before it is told; the real diary refuses whatever it gets wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from studio.business import Hours, RoomId, StaffId

MORNINGS_AND_AFTERNOONS = (570, 630, 690, 780, 840, 900, 960)
"""When sessions begin, in minutes of the day: 9.30 am, 10.30 am … 4 pm."""
EVENINGS = (1140, 1080)
"""When evening viewings begin: 7 pm rather than 6 pm."""
VIEWING_HOURS = (840, 600, 780, 870, 690)
COLLECTIONS = (600, 660, 750, 930, 990, 1015)


@dataclass(frozen=True, slots=True)
class Time:
    """A time found free and taken: when, where and with whom."""

    wall: datetime
    minutes: int
    room_id: RoomId
    staff_id: StaffId


@dataclass
class Book:
    """What rooms and people are held for, by day, in minutes of the day."""

    hours: Hours
    _rooms: defaultdict[tuple[date, int], list[tuple[int, int]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _staff: defaultdict[tuple[date, int], list[tuple[int, int]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def open_days(self, first: date, last: date) -> Iterator[date]:
        """The working days from one day to another."""
        day = first
        while day <= last:
            if self.hours.is_working_day(day):
                yield day
            day += timedelta(days=1)

    def open_day(self, day: date, *, before: bool = False) -> date:
        """The day itself when it is a working day, else the next one, or the one before."""
        step = timedelta(days=-1 if before else 1)
        while not self.hours.is_working_day(day):
            day += step
        return day

    def take(
        self, wall: datetime, minutes: int, room_id: RoomId, staff_id: StaffId, held_after: int = 0
    ) -> Time:
        """Hold exactly this time, whether it is free or not."""
        begins = wall.hour * 60 + wall.minute
        self._rooms[wall.date(), room_id].append((begins, begins + minutes + held_after))
        self._staff[wall.date(), staff_id].append((begins, begins + minutes))
        return Time(wall, minutes, room_id, staff_id)

    def hold(
        self,
        day: date,
        begins: int,
        ends: int,
        *,
        rooms: Iterable[RoomId] = (),
        people: Iterable[StaffId] = (),
    ) -> None:
        """Keep rooms and people from one minute of a day to another for something that is nobody's session."""
        for room_id in rooms:
            self._rooms[day, room_id].append((begins, ends))
        for staff_id in people:
            self._staff[day, staff_id].append((begins, ends))

    def give_back(self, taken: Time) -> None:
        """Let go of a time."""
        begins = taken.wall.hour * 60 + taken.wall.minute
        for held, key in ((self._rooms, taken.room_id), (self._staff, taken.staff_id)):
            spans = held[taken.wall.date(), key]
            spans[:] = [span for span in spans if span[0] != begins]

    def find(
        self,
        days: Iterable[date],
        starts: Sequence[int],
        minutes: int,
        rooms: Sequence[RoomId],
        people: Sequence[StaffId],
        held_after: int = 0,
    ) -> Time | None:
        """The first free time of these, taken."""
        for day in days:
            for begins in starts:
                if not self._is_open(day, begins, minutes):
                    continue
                room = next(
                    (
                        each
                        for each in rooms
                        if self._free(self._rooms, day, each, begins, minutes + held_after)
                    ),
                    None,
                )
                person = next(
                    (each for each in people if self._free(self._staff, day, each, begins, minutes)), None
                )
                if room is not None and person is not None:
                    return self.take(at(day, begins), minutes, room, person, held_after)
        return None

    def _is_open(self, day: date, begins: int, minutes: int) -> bool:
        opening = self.hours.of_day(day)
        if opening is None:
            return False
        closes = (
            opening.closes if begins < opening.closes - 30 else max(opening.closes, opening.late_until or 0)
        )
        return opening.opens <= begins and begins + minutes <= closes

    @staticmethod
    def _free(
        held: defaultdict[tuple[date, int], list[tuple[int, int]]],
        day: date,
        which: int,
        begins: int,
        minutes: int,
    ) -> bool:
        return all(
            until <= begins or since >= begins + minutes for since, until in held.get((day, which), ())
        )


def at(day: date, minute: int) -> datetime:
    """A wall time from a day and a minute of it."""
    return datetime.combine(day, time()) + timedelta(minutes=minute)


def shuffled(random: Random, starts: Sequence[int]) -> list[int]:
    """The same starts in another order, so that days do not all fill from the top."""
    return random.sample(list(starts), len(starts))
