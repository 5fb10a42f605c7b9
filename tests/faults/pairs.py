"""Two at one thing at the same moment: hosts at one viewing, people with one label, desks with one order open.

Of two who change the same, one is told of the other; what both were told is done stands, and nothing is overwritten
unseen.
"""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from studio import clock, making, orders, pictures, schema, viewings
from studio.actor import Actor
from studio.business import StaffId
from studio.db import Store
from studio.errors import Conflict
from studio.making import PieceId
from studio.orders import ConfirmDraft, OrderDraft, OrderId
from studio.pictures import PictureId
from studio.viewings import Mark, ViewingId
from tests import postgres
from tests.make import clients, sessions
from tests.make import orders as make
from tests.make import pictures as shots
from tests.make import viewings as evenings
from tests.make.business import Staff, marsh_and_reed

PICTURES = 6
MARKS: dict[str, tuple[Mark | None, ...]] = {"Helen": (Mark.LOVE, None), "Daniel": (Mark.NO, Mark.PERHAPS)}
"""Each chooses otherwise than the other, so that whose mark stands can be told."""
STAGES = 3
"""Moves of a framed piece before it is checked."""
AN_ORDER = 90
DONE = datetime(2026, 9, 12, 15)
BEGUN = datetime(2026, 9, 16, 19, 5)


@dataclass
class Found:
    """How the pairs fared."""

    done: int = 0
    told: int = 0
    """Who was told that the other was quicker."""
    unseen: int = 0
    broken: int = 0
    worst: float = 0.0
    fell: list[str] = field(default_factory=list)

    @property
    def bad(self) -> int:
        """How often something was overwritten unseen, lost, or fell over."""
        return self.unseen + self.broken + len(self.fell)

    def __str__(self) -> str:
        fell = "".join(f"\n    {line}" for line in self.fell[:10])
        return (
            f"{self.done} done, {self.told} told that the other was quicker, {self.unseen} overwritten unseen, "
            f"{self.broken} rules broken, worst wait {self.worst * 1000:.0f} ms, {len(self.fell)} fell over{fell}"
        )


Act = Callable[[Store], object]


def at_once(stores: tuple[Store, Store], acts: tuple[Act, Act], found: Found) -> list[str]:
    """Both at the same moment; what became of each: done, told, or fell."""
    gate, said = threading.Barrier(2), ["", ""]

    def one(place: int) -> None:
        gate.wait()
        began = time.monotonic()
        try:
            acts[place](stores[place])
            said[place] = "done"
        except Conflict:
            said[place] = "told"
        except Exception as fell:
            said[place] = "fell"
            found.fell.append(f"{type(fell).__name__} {str(fell)[:160]}")
        found.worst = max(found.worst, time.monotonic() - began)

    threads = [threading.Thread(target=one, args=(place,)) for place in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found.done += said.count("done")
    found.told += said.count("told")
    return said


@dataclass
class Host:
    """One host before the family's pictures, with the marks as this screen shows them."""

    by: Actor
    marks: tuple[Mark | None, ...]
    viewing: ViewingId
    chance: random.Random
    shown: dict[PictureId, Mark | None]
    made: list[tuple[PictureId, Mark | None, Mark | None]] = field(default_factory=list)

    def mark(self, store: Store, picture_id: PictureId) -> None:
        """Mark a picture otherwise than it is shown; told of the other, the screen shows theirs."""
        seen = self.shown[picture_id]
        to = self.chance.choice([mark for mark in self.marks if mark is not seen])
        try:
            store.do(viewings.mark, self.viewing, picture_id, to, seen=seen, by=self.by)
        except Conflict:
            self.shown |= dict.fromkeys(self.shown) | _marks(store, self.viewing)
            raise
        self.shown[picture_id] = to
        self.made.append((picture_id, seen, to))


def _marks(store: Store, viewing_id: ViewingId) -> dict[PictureId, Mark | None]:
    return {PictureId(row.picture_id): row.mark for row in store.ask(viewings.choices, viewing_id)}


def hosts(target: str, folder: Path, rounds: int, seed: int) -> Found:
    """Two hosts mark the same pictures of one viewing, so many times each."""
    found, chance = Found(), random.Random(seed)
    store, other = schema.open_store(target), schema.open_store(target)
    staff = marsh_and_reed(store)
    with clock.standing_at(datetime(2026, 9, 1, 10)):
        family = clients.ashworths(store, staff.priya)
    session = sessions.booked(store, staff, family)
    viewing = sessions.completed(store, staff.daniel, session, DONE)
    evenings.booked(store, staff, viewing)
    rows = [
        PictureId(row.id) for row in shots.taken_in(store, staff.daniel, session, folder / "card", PICTURES)
    ]
    pair = tuple(
        Host(by, marks, viewing, random.Random(chance.random()), dict.fromkeys(rows))
        for by, marks in zip((staff.helen, staff.daniel), MARKS.values(), strict=True)
    )
    with clock.standing_at(BEGUN):
        for _ in range(rounds):
            at = chance.choice(rows)
            acts: list[Act] = [lambda each, host=host, at=at: host.mark(each, at) for host in pair]
            at_once((store, other), (acts[0], acts[1]), found)
    final = dict.fromkeys(rows) | _marks(store, viewing)
    found.unseen += sum(_unseen(at, final[at], [step for host in pair for step in host.made]) for at in rows)
    _end(store, other, found)
    pictures.keep_in(None)
    return found


def _unseen(at: PictureId, final: Mark | None, made: list[tuple[PictureId, Mark | None, Mark | None]]) -> int:
    """Marks that were overwritten unseen: each is left once more than it is come to, but for the first and the last."""
    balance = Counter[Mark | None]()
    for picture_id, seen, to in made:
        if picture_id == at:
            balance[seen] += 1
            balance[to] -= 1
    balance[None] -= 1
    balance[final] += 1
    return sum(abs(count) for count in balance.values())


def scans(target: str, rounds: int) -> Found:
    """Two people scan one label and press, for every stage of so many pieces."""
    found = Found()
    store, other = schema.open_store(target), schema.open_store(target)
    staff, order_id = _ordered(store)
    with clock.standing_at(datetime(2026, 9, 18, 10)):
        lines = tuple(replace(line, quantity=AN_ORDER) for line in make.first_lines(store)[1:2])
        left = rounds
        while left > 0:
            order_id = _placed(store, staff, lines)
            store.do(making.start, order_id, by=staff.helen)
            for piece in store.ask(making.pieces_of, order_id)[: -(-left // STAGES)]:
                for _ in range(STAGES):
                    row = store.ask(making.piece, piece.id)
                    said = at_once((store, other), _both_move(staff, row.id, row.version), found)
                    found.unseen += abs(said.count("done") - 1)
                    left -= 1
                steps = store.ask(making.steps_of, piece.id)
                found.unseen += len(steps) != 1 + STAGES
    _end(store, other, found)
    return found


def _both_move(staff: Staff, piece_id: PieceId, version: int) -> tuple[Act, Act]:
    return (
        lambda each: each.do(making.move_on, piece_id, version, by=staff.daniel),
        lambda each: each.do(making.move_on, piece_id, version, by=staff.priya),
    )


def desks(target: str, rounds: int) -> Found:
    """Two desks have one order open and each makes out another next revision."""
    found = Found()
    store, other = schema.open_store(target), schema.open_store(target)
    staff, order_id = _ordered(store)
    with clock.standing_at(make.FIRST_EVENING):
        for _ in range(rounds):
            before = store.ask(orders.order, order_id)
            said = at_once((store, other), _both_amend(store, staff, before), found)
            after = store.ask(orders.order, order_id)
            found.unseen += abs(said.count("done") - 1) + (
                after.revision.number != before.revision.number + 1
            )
    _end(store, other, found)
    return found


def _both_amend(store: Store, staff: Staff, before: orders.OrderRow) -> tuple[Act, Act]:
    lines = make.first_lines(store)
    drafts = [
        OrderDraft(before.household_id, StaffId(by.staff_id), lines[:count], revision=before.revision.number)
        for by, count in ((staff.helen, 2), (staff.priya, 3))
    ]
    return (
        lambda each: each.do(orders.amend, before.id, drafts[0], ConfirmDraft(), by=staff.helen),
        lambda each: each.do(orders.amend, before.id, drafts[1], ConfirmDraft(), by=staff.priya),
    )


def _ordered(store: Store) -> tuple[Staff, OrderId]:
    staff = marsh_and_reed(store)
    with clock.standing_at(datetime(2026, 9, 1, 10)):
        family = clients.ashworths(store, staff.priya)
    return staff, make.first_order(store, staff.helen, family)


def _placed(store: Store, staff: Staff, lines: tuple[orders.LineDraft, ...]) -> OrderId:
    family = store.ask(orders.listing)[0].household_id
    draft = OrderDraft(family, StaffId(staff.helen.staff_id), lines)
    return OrderId(store.do(orders.place, draft, ConfirmDraft(signed=True), by=staff.helen))


def _end(store: Store, other: Store, found: Found) -> None:
    other.close()
    found.broken += len(schema.check(store))
    store.close()


def all_of_them(target: Callable[[str], str], folder: Path, rounds: int, seed: int) -> Found:
    """All three, each in records of its own."""
    few = max(rounds // 4, 2)  # each of them draws two pages
    parts = (
        hosts(target("hosts"), folder, rounds, seed),
        scans(target("scans"), rounds),
        desks(target("desks"), few),
    )
    whole = Found()
    for part in parts:
        whole.done, whole.told = whole.done + part.done, whole.told + part.told
        whole.unseen, whole.broken = whole.unseen + part.unseen, whole.broken + part.broken
        whole.worst = max(whole.worst, part.worst)
        whole.fell += part.fell
    return whole


def on_a_file(folder: Path, rounds: int, seed: int) -> Found:
    """Two stores on each SQLite file."""
    return all_of_them(lambda name: str(folder / f"{name}.db"), folder, rounds, seed)


def on_a_server(folder: Path, rounds: int, seed: int) -> Found:
    """Two stores on each PostgreSQL database."""
    postgres.begin_session()
    try:
        server = postgres.server_url()
        with (
            postgres.database(server, postgres.fresh_name()) as one,
            postgres.database(server, postgres.fresh_name()) as two,
            postgres.database(server, postgres.fresh_name()) as three,
        ):
            urls = {"hosts": one, "scans": two, "desks": three}
            return all_of_them(urls.__getitem__, folder, rounds, seed)
    finally:
        postgres.end_session()
