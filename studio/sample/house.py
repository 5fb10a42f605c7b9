"""What the house itself has in its diary in the last and the next weeks: lunch, the meeting, a holiday, the rooms.

Its times are held before any family can have them, and written into the diary some weeks before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from studio import diary
from studio.business import RoomId, StaffId
from studio.diary import OtherDraft, OtherKind
from studio.sample.stage import Stage
from studio.sample.times import at

BEHIND, AHEAD = timedelta(days=14), timedelta(days=28)
"""From when until when the house's own week is told."""
PLANNED_BEFORE = timedelta(days=20)
LUNCH = 30
MEETING = (1020, 30)
"""Tuesdays at 5 pm, before the late evening."""
TUESDAY, THURSDAY = 1, 3
WHOLE_DAY = (0, 24 * 60)


@dataclass(frozen=True, slots=True)
class House:
    """The house's own week, its times held from the beginning."""

    stage: Stage

    def story(self) -> Iterator[datetime]:
        """Hold the times, and write them into the diary when they are planned."""
        stage = self.stage
        days = list(stage.book.open_days(max(stage.until - BEHIND, stage.opens), stage.until + AHEAD))
        planned = [*self._holiday(days), *self._rooms(days), *self._meetings(days), *self._lunches(days)]
        for draft in planned:
            self._hold(draft)
        yield stage.open_moment(at(stage.until - PLANNED_BEFORE, 585))
        for draft in planned:
            stage.do(diary.arrange_other, draft, by=stage.people.helen)

    def _hold(self, draft: OtherDraft) -> None:
        begins = draft.wall.hour * 60 + draft.wall.minute
        span = WHOLE_DAY if draft.whole_day else (begins, begins + draft.minutes)
        for day in draft.days():
            self.stage.book.hold(day, *span, rooms=draft.rooms, people=draft.people)

    def _away(self, days: list[date]) -> list[date]:
        """Ruth's fortnight, from a Thursday on."""
        first = next(
            (
                day
                for day in days
                if day >= self.stage.until + timedelta(days=4) and day.weekday() == THURSDAY
            ),
            None,
        )
        return [day for day in days if first is not None and first <= day < first + timedelta(days=14)]

    def _holiday(self, days: list[date]) -> Iterator[OtherDraft]:
        ruth = StaffId(self.stage.people.ruth.staff_id)
        for first, last in runs(self._away(days)):
            yield _series(OtherKind.HOLIDAY, "", first, last, 0, 0, (ruth,))

    def _lunches(self, days: list[date]) -> Iterator[OtherDraft]:
        """One after another, so that there is always somebody at the desk and somebody with a camera."""
        people, away = self.stage.people, set(self._away(days))
        for who, begins in (
            (people.daniel, 750),
            (people.ruth, 810),
            (people.priya, 720),
            (people.gwen, 780),
        ):
            here = [day for day in days if who is not people.ruth or day not in away]
            for first, last in runs(here):
                yield _series(OtherKind.LUNCH, "", first, last, begins, LUNCH, (StaffId(who.staff_id),))

    def _meetings(self, days: list[date]) -> Iterator[OtherDraft]:
        away = set(self._away(days))
        for day in days:
            if day.weekday() == TUESDAY:
                here = [
                    StaffId(each.staff_id)
                    for each in self.stage.people.everyone
                    if day not in away or each is not self.stage.people.ruth
                ]
                yield _series(OtherKind.MEETING, "Staff meeting", day, day, *MEETING, here)

    def _rooms(self, days: list[date]) -> Iterator[OtherDraft]:
        """The lamp of the viewing room, which Daniel changes; the lights of a studio, serviced; paper, last week."""
        stage, daniel = self.stage, StaffId(self.stage.people.daniel.staff_id)
        for ahead, room, title, begins, minutes, who in (
            (1, stage.viewing_room, "New lamp in the viewing room", 570, 25, (daniel,)),
            (3, stage.cameras[1], "Lights serviced", 570, 110, ()),
            (-6, stage.cameras[0], "Background paper renewed", 570, 55, ()),
        ):
            day = next((day for day in days if day >= stage.until + timedelta(days=ahead)), None)
            if day is not None:
                yield _series(OtherKind.MAINTENANCE, title, day, day, begins, minutes, who, (room,))


def runs(days: list[date]) -> Iterator[tuple[date, date]]:
    """The first and the last of each run of days within one week, so that a closed day is in none."""
    first = None
    for day, after in pairwise([*days, date.max]):
        first = first or day
        if after != day + timedelta(days=1):
            yield first, day
            first = None


def _series(
    other: OtherKind,
    title: str,
    first: date,
    last: date,
    begins: int,
    minutes: int,
    people: Collection[StaffId],
    rooms: Collection[RoomId] = (),
) -> OtherDraft:
    return OtherDraft(
        other=other,
        title=title,
        wall=datetime.combine(first, time()) + timedelta(minutes=begins),
        minutes=minutes or 60,
        whole_day=not minutes,
        last_day=last if last > first else None,
        people=tuple(people),
        rooms=tuple(rooms),
    )
