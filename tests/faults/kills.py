"""A process is killed while it saves orders or issues letters; nothing told safe is lost, nothing happens twice."""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from studio import clock, orders, schema
from studio.db import Store
from studio.letters.model import Letter, LetterPaper, PrintAttempt, PrintState
from studio.orders.model import Order
from tests.faults.worker import STANDS_AT, order_draft
from tests.make import business, clients, letters

HOUSE = Path(__file__).parents[2]


@dataclass
class Found:
    """What the kills left behind."""

    kills: int = 0
    saved: int = 0
    lost: int = 0
    doubled: int = 0
    broken: int = 0
    unheard: int = 0
    """Saved, though the process died before it could say so; sent again with its key it happened once."""

    @property
    def bad(self) -> int:
        """How many faults there are."""
        return self.lost + self.doubled + self.broken

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.saved} saved, {self.lost} lost, {self.doubled} doubled, "
            f"{self.broken} rules broken, {self.unheard} saved but not yet said"
        )


def _child(*words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.faults.worker", *words]
    return subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, text=True)


def _killed_after(child: subprocess.Popen[str], first: str, seconds: float) -> list[str]:
    """The lines a child said until it was killed, so many seconds after the first line of a kind."""
    said: list[str] = []
    assert child.stdout is not None
    for line in child.stdout:
        said.append(line.strip())
        if line.startswith(first):
            break
    killer = threading.Timer(seconds, child.kill)
    killer.start()
    said += [line.strip() for line in child.stdout]
    child.wait()
    killer.cancel()
    child.stdout.close()
    return said


def while_saving(folder: Path, count: int, seed: int) -> Found:
    """Kill a desk ``count`` times while it places orders; what it had tried last is sent again with its key."""
    chance = random.Random(seed)
    target = folder / "studio.db"
    store = schema.open_store(target)
    staff = business.marsh_and_reed(store)
    with clock.standing_at(STANDS_AT):
        clients.ashworths(store, staff.priya)
    store.close()
    found, told, next_number = Found(), set[int](), 0
    for _ in range(count):
        said = _killed_after(
            _child("save", str(target), str(next_number)), "saved", chance.uniform(0.0, 0.25)
        )
        found.kills += 1
        told |= {int(line.split()[1]) for line in said if line.startswith("saved")}
        tried = [int(line.split()[1]) for line in said if line.startswith("trying")]
        next_number = tried[-1] + 1
        store = schema.open_store(target)
        before = _orders(store)
        with clock.standing_at(STANDS_AT):
            draft, confirming = order_draft(store, tried[-1])
            store.do(orders.place, draft, confirming, by=staff.helen, key=f"order-{tried[-1]}")
        after = _orders(store)
        found.unheard += tried[-1] not in told and before == after
        found.lost += max(0, next_number - after)
        found.doubled += max(0, after - next_number)
        found.broken += len(schema.check(store, pages=False))
        found.saved = after
        store.close()
    store = schema.open_store(target)
    found.broken += len(schema.check(store))
    store.close()
    return found


def _orders(store: Store) -> int:
    return store.ask(lambda db: db.scalar(select(func.count()).where(Order.number.is_not(None))) or 0)


def while_issuing(folder: Path, count: int, seed: int) -> Found:
    """Kill a desk again and again while it issues ``count`` letters to files, until all are out."""
    chance = random.Random(seed)
    target, out = folder / "studio.db", folder / "letters"
    store = schema.open_store(target)
    staff = business.marsh_and_reed(store)
    letters.presented(store, staff.helen, [letters.family(number) for number in range(count)])
    store.close()
    found = Found()
    for _ in range(count * 4):
        child = _child("issue", str(target), str(out), letters.DUE.isoformat())
        said = _killed_after(child, "issuing", chance.uniform(0.05, 0.4))
        if any(line.startswith("done") for line in said):
            break
        found.kills += 1
    store = schema.open_store(target)
    kept = store.ask(
        lambda db: [
            (number, sha256, bytes(pdf))
            for number, sha256, pdf in db.execute(
                select(Letter.number, Letter.sha256, LetterPaper.pdf)
                .join(LetterPaper, LetterPaper.letter_id == Letter.id)
                .where(Letter.number.is_not(None))
            )
        ]
    )
    files = [hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(out.glob("*.pdf"))]
    households = store.ask(
        lambda db: list(db.scalars(select(Letter.household_id).where(Letter.number.is_not(None))))
    )
    unsettled = store.ask(
        lambda db: db.scalar(select(func.count()).where(PrintAttempt.state != PrintState.PRINTED)) or 0
    )
    found.saved = len(kept)
    found.lost = (
        max(0, count - len(set(households))) + len({sha for _, sha, _ in kept} - set(files)) + unsettled
    )
    found.doubled = len(households) - len(set(households)) + len(files) - len(set(files))
    found.broken = len(schema.check(store)) + len(list(out.glob(".unfinished-*")))
    store.close()
    return found
