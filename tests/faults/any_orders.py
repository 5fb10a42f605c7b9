"""Orders of every kind, placed, paid, changed and called off: parts add up, and no balance moves by itself."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

from studio import catalogue, clock, orders, schema
from studio.business import StaffId
from studio.catalogue import PriceListDraft
from studio.db import Store
from studio.errors import Refused
from studio.money import Money, total
from studio.orders import (
    ConfirmDraft,
    OrderDraft,
    OrderId,
)  # fmt: skip
from tests.faults.order_acts import ACTS, Studio, draft_of, to_pay_of
from tests.make import clients
from tests.make import orders as make
from tests.make.business import Staff, marsh_and_reed

A_FILE = 250
"""Orders in one file, so that the last one is written as quickly as the first."""


@dataclass
class Found:
    """How many orders were tried and how many of them did not add up."""

    orders: int = 0
    refused: int = 0
    wrong: int = 0
    moved: int = 0
    """Orders whose balance moved while something was done to another."""
    broken: int = 0
    done: dict[str, int] = field(default_factory=dict)

    @property
    def bad(self) -> int:
        """How many faults there are."""
        return self.wrong + self.moved + self.broken

    def __str__(self) -> str:
        done = ", ".join(f"{count} {what}" for what, count in sorted(self.done.items()))
        return (
            f"{self.orders} orders ({done}; {self.refused} gestures refused), {self.wrong} did not add up, "
            f"{self.moved} moved by themselves, {self.broken} rules broken"
        )


def on_a_file(folder: Path, count: int, seed: int) -> Found:
    """So many orders in files of their own, each file checked against every rule of the records."""
    found, chance = Found(), random.Random(seed)
    while found.orders < count:
        part = folder / f"{found.orders}"
        part.mkdir()
        schema.prepare(part / "studio.db")
        store = schema.open_store(str(part / "studio.db"))
        with clock.standing_at(make.FIRST_EVENING):
            walk(store, min(A_FILE, count - found.orders), chance, found)
        found.broken += len(schema.check(store))
        store.close()
        shutil.rmtree(part)
    return found


def walk(store: Store, count: int, chance: random.Random, found: Found) -> None:
    """So many orders in one studio whose list has three rates of tax."""
    staff = marsh_and_reed(store)
    family = clients.ashworths(store, staff.priya)
    _three_rates(store, staff)
    studio = Studio(store, staff, store.ask(catalogue.edition_on, clock.today()))
    empty = OrderDraft(family, StaffId(staff.helen.staff_id))

    @seeded(chance.randint(1, 10**9))
    @settings(
        max_examples=count, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.integers(0, 2**62))
    def tried(number: int) -> None:
        chosen = random.Random(number)  # what is done follows from the orders before, so only this is drawn
        _one(studio, draft_of(studio.edition, chosen, empty), chosen, found)
        found.orders += 1

    tried()


def _three_rates(store: Store, staff: Staff) -> None:
    rates = (None, 0, 500)
    prices = tuple(
        replace(price, amount=price.amount + Money(number * 7), tax_basis_points=rates[number % 3])
        for number, price in enumerate(catalogue.FIRST_PRICES)
    )
    choices, sets = store.ask(catalogue.first_choices), catalogue.FIRST_SETS
    drafted = PriceListDraft("Three rates", clock.today(), prices, choices=choices, sets=sets)
    store.do(catalogue.add_price_list, drafted, by=staff.helen)


def _one(studio: Studio, draft: OrderDraft, chance: random.Random, found: Found) -> None:
    """Place one, then do with it and its money what chance says; no other order of the studio moves."""
    store, by = studio.store, studio.staff.helen
    before = dict(studio.balances)
    try:
        quoted = store.ask(orders.quote, draft)
        order_id = OrderId(store.do(orders.place, draft, ConfirmDraft(), by=by))
        placed = store.ask(orders.order, order_id)
        found.wrong += (
            not _adds_up(placed) or placed.total != quoted.total or placed.balance != to_pay_of(placed)
        )
        studio.balances[order_id] = placed.balance
        for _ in range(chance.randint(1, 5)):
            if order_id not in studio.replaced:
                _gesture(studio, order_id, draft, chance, found)
    except Refused:
        found.refused += 1
    still = {each: store.ask(orders.balance, each) for each in _some(list(before), chance)}
    found.moved += sum(before[each] != now for each, now in still.items())


def _some(every: list[OrderId], chance: random.Random) -> list[OrderId]:
    """The last order and some of the others."""
    return [*every[-1:], *(chance.choice(every) for _ in range(min(len(every), 3)))]


def _gesture(
    studio: Studio, order_id: OrderId, draft: OrderDraft, chance: random.Random, found: Found
) -> None:
    """One act on an order: its balance is what it was, and what the act says, to the penny."""
    act = chance.choice(ACTS)
    balance = studio.balances[order_id]
    try:
        expected = act(studio, order_id, draft, balance, chance)
        found.done[act.__name__[1:]] = found.done.get(act.__name__[1:], 0) + 1
    except Refused:
        found.refused += 1
        expected = balance
    order = studio.store.ask(orders.order, order_id)
    found.wrong += not _adds_up(order) or order.balance != expected
    plan = studio.store.ask(orders.plan_of, order_id)
    if plan is not None and order.balance > Money(0):
        found.wrong += total(part.left for part in plan.instalments) != order.balance
    studio.balances[order_id] = order.balance


def _adds_up(order: orders.OrderRow) -> bool:
    """Parts add up, and tax plus net is gross, for the lines and for each rate of tax."""
    revision = order.revision
    net = revision.list_total - revision.discount
    on_top = Money(0) if revision.prices_include_tax else revision.tax
    return (
        total(line.line_total for line in order.lines) == revision.list_total
        and total(line.charge for line in order.lines) == revision.total == net + on_top
        and total(line.tax for line in order.lines)
        == revision.tax
        == total(row.tax for row in revision.taxes)
        and total(row.taxable for row in revision.taxes) == net
    )
