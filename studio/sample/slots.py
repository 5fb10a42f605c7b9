"""Which times of a large sample are still free: each room has its person, and each day a few starts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from studio.business import Hours, RoomId, StaffId
from studio.sample.times import Time, at

SESSIONS = (570, 660, 750, 840, 930)
VIEWINGS = (570, 690, 810, 930)
LATE_VIEWING = 1140
COLLECTIONS = tuple(range(570, 1020, 30))
VIEWING_MINUTES = 105
Place = tuple[RoomId, StaffId]


@dataclass
class Slots:
    """Free times by room and day. No start is given twice, so nothing overlaps."""

    hours: Hours
    last: date
    cameras: list[Place] = field(default_factory=list)
    viewings: list[Place] = field(default_factory=list)
    desks: list[Place] = field(default_factory=list)
    _open: dict[date, bool] = field(default_factory=dict)
    _used: dict[tuple[RoomId, date], int] = field(default_factory=dict)

    def session(self, first: date, minutes: int) -> Time | None:
        """The next free time in a camera room."""
        return self._find(self.cameras, first, SESSIONS, minutes)

    def viewing(self, first: date) -> Time | None:
        """The next free time in a viewing room, by day or on a late evening."""
        return self._find(self.viewings, first, (*VIEWINGS, LATE_VIEWING), VIEWING_MINUTES)

    def collection(self, first: date) -> Time | None:
        """The next half hour at a desk."""
        return self._find(self.desks, first, COLLECTIONS, 30)

    def open_day(self, day: date) -> date:
        """The day, or the next that is open."""
        while not self.is_open(day):
            day += timedelta(days=1)
        return day

    def is_open(self, day: date) -> bool:
        """Whether the studio works that day."""
        if day not in self._open:
            self._open[day] = self.hours.is_working_day(day)
        return self._open[day]

    def _find(self, places: list[Place], first: date, starts: tuple[int, ...], minutes: int) -> Time | None:
        day = first
        while day <= self.last:
            if self.is_open(day):
                for room_id, staff_id in places:
                    used = self._used.get((room_id, day), 0)
                    if used < len(starts) and (starts[used] != LATE_VIEWING or self._is_late(day)):
                        self._used[room_id, day] = used + 1
                        return Time(at(day, starts[used]), minutes, room_id, staff_id)
            day += timedelta(days=1)
        return None

    def _is_late(self, day: date) -> bool:
        opening = self.hours.of_day(day)
        return opening is not None and opening.late_until is not None
