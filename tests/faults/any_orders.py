"""Orders of every kind, placed, paid, changed and called off: parts add up, and no balance moves by itself."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from studio import catalogue, clock, orders, schema
from studio.business import StaffId
from studio.catalogue import ChoiceKind, Edition, PriceListDraft
from studio.db import Store
from studio.errors import Refused
from studio.money import Money, total
from studio.orders import ConfirmDraft, LineDraft, Method, OrderDraft, OrderId, PaymentDraft
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
    bad: int = 0

    def __str__(self) -> str:
        return f"{self.orders} orders, {self.refused} gestures refused, {self.bad} bad"


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
        found.bad += len(list(schema.check(store)))
        store.close()
        shutil.rmtree(part)
    return found


def walk(store: Store, count: int, chance: random.Random, found: Found) -> None:
    """So many orders in one studio whose list has three rates of tax."""
    staff = marsh_and_reed(store)
    family = clients.ashworths(store, staff.priya)
    _three_rates(store, staff)
    edition = store.ask(catalogue.edition_on, clock.today())
    for _ in range(count):
        draft = _draft(edition, chance, OrderDraft(family, StaffId(staff.helen.staff_id)))
        _one(store, staff, edition, draft, chance, found)
        found.orders += 1


def _three_rates(store: Store, staff: Staff) -> None:
    rates = (None, 0, 500)
    prices = tuple(
        replace(price, amount=price.amount + Money(number * 7), tax_basis_points=rates[number % 3])
        for number, price in enumerate(catalogue.FIRST_PRICES)
    )
    choices, sets = store.ask(catalogue.first_choices), catalogue.FIRST_SETS
    drafted = PriceListDraft("Three rates", clock.today(), prices, choices=choices, sets=sets)
    store.do(catalogue.add_price_list, drafted, by=staff.helen)


def _draft(edition: Edition, chance: random.Random, draft: OrderDraft) -> OrderDraft:
    lines = [_line(edition, chance) for _ in range(chance.randint(1, 7))]
    if chance.random() < 0.3:
        chosen = chance.choice(edition.sets)
        lines += [
            LineDraft("0001", part.price_id, set_id=chosen.id, set_no=1)
            for part in chosen.parts
            for _ in range(part.quantity)
        ]
    kind = chance.random()
    return replace(
        draft,
        lines=tuple(lines),
        discount_basis_points=chance.randint(1, 9_999) if kind < 0.3 else 0,
        discount=Money(chance.randint(1, 60_00)) if 0.3 <= kind < 0.5 else Money(0),
        discount_reason="for you" if kind < 0.5 else "",
    )


def _line(edition: Edition, chance: random.Random) -> LineDraft:
    price = chance.choice(edition.prices)
    quantity = chance.choice((1, 1, 2, 3, 40))

    def some(kind: ChoiceKind) -> int | None:
        offered = edition.offered(kind, price.id)
        return chance.choice(offered).of if offered and chance.random() < 0.6 else None

    return LineDraft(
        f"{chance.randint(1, 400):04}", price.id, quantity=quantity, turned=chance.random() < 0.2,
        complimentary=chance.random() < 0.1, free=chance.randint(0, quantity) if chance.random() < 0.2 else 0,
        moulding_id=some(ChoiceKind.MOULDING), mount_id=some(ChoiceKind.MOUNT), glazing_id=some(ChoiceKind.GLAZING),
        choice_ids=tuple(row.id for row in edition.offered(ChoiceKind.EXTRA, price.id) if chance.random() < 0.2),
    )  # fmt: skip


def _one(
    store: Store, staff: Staff, edition: Edition, draft: OrderDraft, chance: random.Random, found: Found
) -> None:
    """Place one, pay some of it, and half the time change it or call it off."""
    try:
        quoted = store.ask(orders.quote, draft)
        order_id = OrderId(store.do(orders.place, draft, ConfirmDraft(), by=staff.helen))
        placed = store.ask(orders.order, order_id)
        found.bad += not _adds_up(placed) or placed.total != quoted.total or placed.balance != placed.total
        paid = Money(chance.randint(0, placed.total.minor))
        if paid:
            store.do(orders.take_payment, order_id, PaymentDraft(paid, Method.CARD), by=staff.helen)
        found.bad += store.ask(orders.balance, order_id) != placed.total - paid
        if chance.random() < 0.3:
            changed = _draft(edition, chance, draft)
            store.do(orders.amend, order_id, changed, ConfirmDraft(), by=staff.helen)
            again = store.ask(orders.order, order_id)
            found.bad += not _adds_up(again) or again.balance != again.total - paid
        elif chance.random() < 0.1:
            store.do(orders.cancel, order_id, "They thought better of it", by=staff.helen)
            found.bad += store.ask(orders.balance, order_id) != -paid
    except Refused:
        found.refused += 1


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
