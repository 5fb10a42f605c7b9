"""Eight desks press Save on the same slot at the same time: one gets it, the others are told, nothing overlaps."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from studio import clock, schema
from tests import postgres
from tests.faults.nursery import nursery
from tests.faults.worker import STANDS_AT
from tests.make import business, clients

DESKS = 8


@dataclass
class Found:
    """How a crowd fared."""

    rounds: int = 0
    booked: int = 0
    refused: int = 0
    waited: int = 0
    """Told plainly that the records were held, because the machine had more to do than five seconds are enough for."""
    failed: int = 0
    broken: int = 0
    worst: float = 0.0

    @property
    def bad(self) -> int:
        """How many faults there are: a slot that nobody or two got, a desk that was told nothing plain."""
        return abs(self.rounds - self.booked) + self.failed + self.broken

    def __str__(self) -> str:
        return (
            f"{self.rounds} slots, {self.booked} booked, {self.refused} refused plainly, "
            f"{self.waited} told to try again, {self.failed} failed, "
            f"{self.broken} rules broken, worst wait {self.worst * 1000:.0f} ms"
        )


def crowd(target: str, rounds: int) -> Found:
    store = schema.open_store(target)
    staff = business.marsh_and_reed(store)
    with clock.standing_at(STANDS_AT):
        clients.ashworths(store, staff.priya)
        clients.namesakes(store, staff.priya)
    store.close()
    starts = str(time.time() + 2)
    with nursery() as born:
        said = born.together([("book", target, str(desk), str(rounds), starts) for desk in range(DESKS)])
    found = Found(rounds=rounds)
    found.failed = rounds * DESKS - len(said)
    for line in said:
        _turn, waited, outcome, *_ = line.split()
        found.worst = max(found.worst, float(waited))
        found.booked += outcome == "booked"
        found.refused += outcome == "refused"
        found.waited += outcome == "waited"
        found.failed += outcome == "failed"
    store = schema.open_store(target)
    found.broken = len(schema.check(store))
    store.close()
    return found


def on_a_file(folder: Path, rounds: int, seed: int) -> Found:
    """Eight processes on one SQLite file."""
    return crowd(str(folder / "studio.db"), rounds)


def on_a_server(folder: Path, rounds: int, seed: int) -> Found:
    """Eight processes on one PostgreSQL database."""
    postgres.begin_session()
    try:
        with postgres.database(postgres.server_url(), postgres.fresh_name()) as url:
            return crowd(url, rounds)
    finally:
        postgres.end_session()
