"""A process is killed while it saves orders or issues letters; nothing told safe is lost, nothing happens twice."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select

from studio import clock, making, orders, schema
from studio.actor import Actor
from studio.business import StaffId
from studio.db import Store
from studio.letters.model import Letter, LetterPaper, PrintAttempt, PrintState
from studio.making.model import PieceStep, StepKind
from studio.orders.model import Order
from tests.faults.nursery import nursery
from tests.faults.worker import MOVES, STANDS_AT, move_of, order_draft
from tests.make import business, clients, letters
from tests.make import orders as make

A_DAY = 200
"""Presentations that one day of the made studio has room for."""

A_BENCH = 40
"""Pieces of one order on the bench."""
MOVES_A_KILL = 25
"""Steps, at most about, between two kills."""


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


def while_saving(folder: Path, count: int, seed: int) -> Found:
    """Kill a desk ``count`` times while it places orders; what it had tried last is sent again with its key."""
    chance = random.Random(seed)
    target = folder / "studio.db"
    store = schema.open_store(target)
    staff = business.marsh_and_reed(store)
    with clock.standing_at(STANDS_AT):
        clients.ashworths(store, staff.priya)
    store.close()
    found, told, number = Found(), set[int](), 0
    with nursery() as born:
        for _ in range(count):
            child = born.child("save", str(target), str(number))
            said = child.killed_after("saved", chance.uniform(0.0, 0.25))
            found.kills += 1
            told |= {int(line.split()[1]) for line in said if line.startswith("saved")}
            number = [int(line.split()[1]) for line in said if line.startswith("trying")][-1]
            _send_again(found, target, number, staff.helen, told=number in told)
            number += 1
    store = schema.open_store(target)
    found.broken += len(schema.check(store))
    store.close()
    return found


def _send_again(found: Found, target: Path, number: int, by: Actor, *, told: bool) -> None:
    """Open what the killed desk left and send its last order once more, with its key."""
    store = schema.open_store(target)
    before = _orders(store)
    with clock.standing_at(STANDS_AT):
        draft, confirming = order_draft(store, number)
        store.do(orders.place, draft, confirming, by=by, key=f"order-{number}")
    after = _orders(store)
    found.unheard += not told and before == after
    found.lost += max(0, number + 1 - after)
    found.doubled += max(0, after - number - 1)
    found.broken += len(schema.check(store, pages=False))
    found.saved = after
    store.close()


def _orders(store: Store) -> int:
    return store.ask(lambda db: db.scalar(select(func.count()).where(Order.number.is_not(None))) or 0)


def while_moving(folder: Path, count: int, seed: int) -> Found:
    """Kill a desk ``count`` times while it moves pieces on; what it had tried last is sent again with its key."""
    chance = random.Random(seed)
    target = folder / "studio.db"
    store = schema.open_store(target)
    staff = business.marsh_and_reed(store)
    with clock.standing_at(STANDS_AT):
        family = clients.ashworths(store, staff.priya)
        line = replace(make.line(store, "0147", 10, 8), quantity=A_BENCH)
        draft = orders.OrderDraft(family, StaffId(staff.helen.staff_id), (line,))
        for _ in range(1 + count * MOVES_A_KILL // (A_BENCH * MOVES)):
            placed = store.do(orders.place, draft, orders.ConfirmDraft(signed=True), by=staff.helen)
            store.do(making.start, placed, by=staff.helen)
    store.close()
    found, told, number = Found(), set[int](), 0
    with nursery() as born:
        for _ in range(count):
            child = born.child("move", str(target), str(number))
            said = child.killed_after("saved", chance.uniform(0.0, 0.25))
            tried = [int(line.split()[1]) for line in said if line.startswith("trying")]
            if not tried:
                break
            found.kills += 1
            told |= {int(line.split()[1]) for line in said if line.startswith("saved")}
            _move_again(found, target, tried[-1], staff.helen, told=tried[-1] in told)
            number = tried[-1] + 1
    store = schema.open_store(target)
    found.broken += len(schema.check(store))
    store.close()
    return found


def _move_again(found: Found, target: Path, number: int, by: Actor, *, told: bool) -> None:
    """Open what the killed desk left and send its last step once more, with its key."""
    store = schema.open_store(target)
    before = _moves(store)
    with clock.standing_at(STANDS_AT):
        piece_id = move_of(store, number)
        assert piece_id is not None
        store.do(making.move_on, piece_id, None, by=by, key=f"move-{number}")
    after = _moves(store)
    found.unheard += not told and before == after
    found.lost += max(0, number + 1 - after)
    found.doubled += max(0, after - number - 1)
    found.saved = after
    store.close()


def _moves(store: Store) -> int:
    moved = select(func.count()).select_from(PieceStep).where(PieceStep.kind == StepKind.MOVED)
    return store.ask(lambda db: db.scalar(moved) or 0)


def while_issuing(folder: Path, count: int, seed: int) -> Found:
    """Kill a desk again and again while it issues ``count`` letters to files, until all are out."""
    chance = random.Random(seed)
    target, out = folder / "studio.db", folder / "letters"
    store = schema.open_store(target)
    staff = business.marsh_and_reed(store)
    families = [letters.family(number) for number in range(count)]
    # A day has room for so many; the day before takes the others, told first.
    for days, few in ((1, families[A_DAY:]), (0, families[:A_DAY])):
        letters.presented(store, staff.helen, few, on=letters.PRESENTED - timedelta(days=days))
    store.close()
    found = Found()
    longest, before = 0.4, 0
    with nursery() as born:
        for _ in range(count * 4):
            child = born.child("issue", str(target), str(out), letters.DUE.isoformat())
            said = child.killed_after("issuing", chance.uniform(0.0, longest))
            if any(line.startswith("done") for line in said):
                break
            found.kills += 1
            issued = len(list(out.glob("*.pdf")))
            if issued == before:
                longest *= 1.1  # a busy machine: the next is given a little longer, so that some get to work
            before = issued
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
