"""Finding times for a story, and taking them so that no other story has them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from studio.business import StaffId
from studio.sample.courses import Course
from studio.sample.stage import Stage
from studio.sample.times import (
    COLLECTIONS,
    EVENINGS,
    MORNINGS_AND_AFTERNOONS,
    VIEWING_HOURS,
    Time,
    at,
    shuffled,
)

LATEST = 28
"""How far ahead a time is looked for, in days."""


def find_session(stage: Stage, random: Random, course: Course) -> Time | None:
    """A time for the session from the first day that suits, taken."""
    kind = stage.types[course.comes_for]
    if stage.by_arrangement(course.session_on) and course.out_of_hours:
        return stage.book.take(
            at(course.session_on, 660), kind.minutes, stage.cameras[0], StaffId(stage.people.daniel.staff_id),
            kind.turnaround,
        )  # fmt: skip
    return stage.book.find(
        stage.book.open_days(course.session_on, course.session_on + timedelta(days=LATEST)),
        shuffled(random, MORNINGS_AND_AFTERNOONS),
        kind.minutes,
        random.sample(stage.cameras, len(stage.cameras)),
        [*random.sample(stage.people.photographers[:2], 2), stage.people.photographers[2]],
        kind.turnaround,
    )


def find_viewing(stage: Stage, random: Random, course: Course, first: date) -> Time | None:
    """A time for the viewing, in the evening where they like it and it is late; taken."""
    if course.viewing_on and stage.by_arrangement(course.viewing_on):
        return _by_arrangement(stage, course.viewing_on, 840, 120)
    last = course.viewing_on or first + timedelta(days=LATEST)
    first = course.viewing_on or first
    starts = [*EVENINGS, *VIEWING_HOURS] if course.evening else [*shuffled(random, VIEWING_HOURS), *EVENINGS]
    hosts = random.sample(stage.people.hosts, len(stage.people.hosts))
    for day in stage.book.open_days(first, last):
        for begins in starts:
            held_after = 1260 - begins - 120 if begins >= 1080 else 0
            found = stage.book.find([day], [begins], 120, [stage.viewing_room], hosts, held_after)
            if found is not None:
                return found
    return None


def find_collection(stage: Stage, random: Random, first: date, last: date | None = None) -> Time | None:
    """Half an hour in which finished pictures are handed over, taken."""
    if last is not None and stage.by_arrangement(last):
        return _by_arrangement(stage, last, 750, 30)
    return stage.book.find(
        stage.book.open_days(first, last or first + timedelta(days=LATEST)),
        shuffled(random, COLLECTIONS),
        30,
        [stage.viewing_room],
        random.sample(stage.people.desk, len(stage.people.desk)),
    )


def _by_arrangement(stage: Stage, day: date, begins: int, minutes: int) -> Time:
    """On a closed day Helen opens up."""
    helen = StaffId(stage.people.helen.staff_id)
    return stage.book.take(at(day, begins), minutes, stage.viewing_room, helen)
