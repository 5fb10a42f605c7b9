"""A desk is killed while a concern is typed: all but the last two seconds stand in the form when it opens again."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from studio import clock, schema
from studio.db import Store, half_typed
from tests.faults.nursery import Nursery, nursery
from tests.faults.worker import STANDS_AT, THEIR_WORDS
from tests.make import business, clients

SECONDS = 2.0
"""What may be missing of what was typed."""


@dataclass
class Found:
    """What the kills left of what was typed."""

    kills: int = 0
    kept: int = 0
    lost: int = 0
    broken: int = 0
    longest: float = 0.0
    """The longest time before a kill, in seconds, whose typing was missing."""

    @property
    def bad(self) -> int:
        """How many faults there are."""
        return self.lost + self.broken

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.kept} forms kept, {self.lost} lost, {self.broken} broken; "
            f"{self.longest:.1f} s of typing missing at most"
        )


def prepared(target: Path) -> int:
    """A studio with one family; answers who is at the desk."""
    store = schema.open_store(target)
    staff = business.marsh_and_reed(store)
    with clock.standing_at(STANDS_AT):
        clients.ashworths(store, staff.priya)
    store.close()
    return staff.priya.staff_id


def killed(born: Nursery, target: Path, seconds: float) -> list[tuple[int, float]]:
    """Kill a desk that types, so many seconds after its first letter: how many letters stood there, and when."""
    child = born.child("type", str(target))
    lines = child.killed_after("typed", seconds)
    return [(int(line.split()[1]), float(line.split()[2])) for line in lines if line.startswith("typed")]


def while_typing(folder: Path, count: int, seed: int) -> Found:
    """Kill a desk ``count`` times at any moment while it types."""
    chance = random.Random(seed)
    target = folder / "studio.db"
    staff_id = prepared(target)
    found = Found()
    with nursery() as born:
        for _ in range(count):
            said = killed(born, target, chance.uniform(2.5, 4.5))
            found.kills += 1
            _look(found, target, staff_id, said)
    return found


def _look(found: Found, target: Path, staff_id: int, said: list[tuple[int, float]]) -> None:
    store = schema.open_store(target)
    rows = store.ask(half_typed.of_person, staff_id)
    last = said[-1][1]
    story = str(rows[0].typed.get("story", "")) if rows else ""
    safe = max((letters for letters, at in said if at <= last - SECONDS), default=0)
    found.kept += bool(rows)
    found.lost += len(rows) != 1 or len(story) < safe or not THEIR_WORDS.startswith(story)
    missing = [at for letters, at in said if letters > len(story)]
    found.longest = max(found.longest, last - missing[0] if missing else 0.0)
    found.broken += len(schema.check(store))
    _forget(store, staff_id)
    store.close()


def _forget(store: Store, staff_id: int) -> None:
    for row in store.ask(half_typed.of_person, staff_id):
        store.jot(half_typed.forget, row.key)
