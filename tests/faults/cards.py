"""A card with hostile files on it, taken in by a desk that is killed again and again: the rest arrives, once, whole."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from studio import clients, clock, files, pictures, schema, sessions
from tests.faults.nursery import nursery
from tests.faults.worker import STANDS_AT
from tests.make import pictures as shots
from tests.make import viewings

HOSTILE_OF = 20
"""One file in so many is hostile."""
KILLED_EVERY = 9
"""Pictures, about, between two kills."""


@dataclass
class Found:
    """What arrived under the kills."""

    kills: int = 0
    pictures: int = 0
    hostile: int = 0
    lost: int = 0
    doubled: int = 0
    half: int = 0
    let_in: int = 0
    """Hostile files that became pictures, or good ones left out."""
    broken: int = 0

    @property
    def bad(self) -> int:
        """How many faults there are."""
        return self.lost + self.doubled + self.half + self.let_in + self.broken

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.pictures} pictures in, {self.hostile} hostile files left out, "
            f"{self.lost} lost, "
            f"{self.doubled} doubled, {self.half} half, {self.let_in} let in, {self.broken} rules broken"
        )


def taken_in(folder: Path, count: int, seed: int) -> Found:
    """Take ``count`` files in, killed on the way whenever some more are in, until it is done."""
    chance = random.Random(seed)
    target, card, found = folder / "studio.db", folder / "card", Found()
    store = schema.open_store(target)
    viewings.booked_ahead(store)
    store.close()
    spoilt = max(count // HOSTILE_OF, 1)
    shot = {file.name: files.sha256_of(file) for file in shots.shoot(card, count - spoilt, size=(480, 320))}
    shots.spoil(card, spoilt)
    with nursery() as born:
        for place in range(KILLED_EVERY, count, KILLED_EVERY):
            child = born.child("take_in", str(target), str(card))
            said = child.killed_after(f"looked {place}", chance.uniform(0.0, 0.08))
            found.kills += not any(line.startswith("done") for line in said)
        last = born.child("take_in", str(target), str(card)).until("done")[-1].split()
    found.hostile = int(last[3])
    found.let_in = abs(found.hostile - spoilt)
    _look(found, target, shot)
    return found


def _look(found: Found, target: Path, shot: dict[str, str]) -> None:
    """Hold what is in the records and beside them to what was on the card."""
    store = schema.open_store(target)
    with clock.standing_at(STANDS_AT):
        session = store.ask(sessions.of_household, store.ask(clients.page)[0].id)[0]
        rows = store.ask(pictures.of_session, session.id)
    found.pictures = len(rows)
    found.lost = len(shot.keys() - {row.file_name for row in rows})
    found.doubled = len(rows) - len({row.sha256 for row in rows})
    for row in rows:
        copy = target.parent / "pictures" / row.path
        found.half += not copy.exists() or files.sha256_of(copy) != shot.get(row.file_name)
    found.broken = len(schema.check(store))
    store.close()
