"""A walk over the bench without plan: pieces move, wait, go back, are made again, sent out, checked and handed over.

Orders come, are changed and called off meanwhile. After every step the rules of orders, pieces and the rack hold, no
piece and no step of one is lost, and of two who scan one piece the second is told that the first was quicker.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.orm import Session

from studio import clock, schema
from studio.db import Store
from studio.errors import StudioError
from studio.schema.invariants import RULES
from tests import postgres
from tests.faults.bench import STANDS_AT, Found, written
from tests.faults.bench_acts import Acts

A_STUDIO = 600
"""Steps in one studio, so that the last is looked at as quickly as the first."""
_ABOUT = ("piece", "order", "bench", "handed", "moulding", "out is out", "presented", "presentation")
HELD = {rule: asks for rule, asks in RULES.items() if any(words in rule for words in _ABOUT)}


class Walk(Acts):
    """Three people at one bench who do what chance says; after every act the bench is looked at."""

    def step(self) -> None:
        """One act by chance; then the bench is looked at."""
        often: tuple[Callable[[], None], ...] = (
            self.forward,
            self.forward,
            self.forward,
            self.start,
            self.hand_over,
        )
        acts = [
            *often * 4, self.move_on, self.skip, self.move_together, self.two_scan, self.two_scan, self.wait_for,
            self.goes_on, self.give_to, self.check, self.not_right, self.check_remakes, self.remake, self.send,
            self.receive, self.amend, self.sign, self.sign, self.call_off, self.moulding_out, self.moulding_back,
            self.substitute,
        ]  # fmt: skip
        act = self.chance.choice(acts)
        self.found.steps += 1
        try:
            act()
            self.found.done[act.__name__] = self.found.done.get(act.__name__, 0) + 1
        except StudioError:
            self.found.refused += 1
        except Exception as fell:
            self.found.wrong.append(f"{act.__name__}: {type(fell).__name__} {str(fell)[:200]}")
        untrue = self.store.ask(_untrue)
        self.found.wrong += [f"after {act.__name__}: {rule}" for rule in untrue - self.untrue]
        self.untrue |= untrue
        now = self.store.ask(written)
        self.found.lost += any(after < before for after, before in zip(now, self.written, strict=True))
        self.written = now


def _untrue(db: Session) -> set[str]:
    connection = db.connection()
    return {rule for rule, asked in HELD.items() if connection.exec_driver_sql(f"{asked} LIMIT 1").first()}


def walk(store: Store, steps: int, chance: random.Random, found: Found) -> None:
    """So many steps at the bench of one studio."""
    with clock.standing_at(STANDS_AT):
        walker = Walk(store, chance, found)
        for _ in range(steps):
            walker.step()


def on_a_file(folder: Path, steps: int, seed: int) -> Found:
    """A walk on SQLite files, one after the other."""
    found, chance = Found(), random.Random(seed)
    while found.steps < steps:
        _one(str(folder / f"{found.steps}.db"), steps, chance, found)
    return found


def on_a_server(folder: Path, steps: int, seed: int) -> Found:
    """A walk on PostgreSQL databases, one after the other."""
    found, chance = Found(), random.Random(seed)
    postgres.begin_session()
    try:
        while found.steps < steps:
            with postgres.database(postgres.server_url(), postgres.fresh_name()) as url:
                _one(url, steps, chance, found)
    finally:
        postgres.end_session()
    return found


def _one(target: str, steps: int, chance: random.Random, found: Found) -> None:
    store = schema.open_store(target)
    try:
        walk(store, min(A_STUDIO, steps - found.steps), chance, found)
        found.wrong += [str(each) for each in schema.check(store)]
    finally:
        store.close()
