"""Orders of every kind, placed, paid, changed and called off: parts add up, and no balance moves by itself."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

from studio import catalogue, clock, orders, schema, till
from studio.business import StaffId
from studio.catalogue import ChoiceKind, Edition, PriceListDraft
from studio.db import Store
from studio.errors import Refused
from studio.money import Money, total
from studio.orders import (
    ConfirmDraft,
    LineDraft,
    Method,
    OrderDraft,
    OrderId,
    PaymentDraft,
    PlanDraft,
    RefundDraft,
    Surplus,
)  # fmt: skip
from tests.make import clients
from tests.make import orders as make
from tests.make.business import Staff, marsh_and_reed

A_FILE = 250
"""Orders in one file, so that the last one is written as quickly as the first."""

NEVER = Money(-1_000_000_000)
"""A balance that no order has: what an act answers when its own sums are wrong."""


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


@dataclass
class _Studio:
    """A studio, its price list, and what each of its orders still owes as far as it was told."""

    store: Store
    staff: Staff
    edition: Edition
    balances: dict[OrderId, Money] = field(default_factory=dict)
    replaced: set[OrderId] = field(default_factory=set)
    """Orders whose pictures were made again: nothing more is done with them here."""

    def do(self, verb: Callable[..., Any], *args: object) -> Any:
        """As the owner does."""
        return self.store.do(verb, *args, by=self.staff.helen)


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
    studio = _Studio(store, staff, store.ask(catalogue.edition_on, clock.today()))
    empty = OrderDraft(family, StaffId(staff.helen.staff_id))

    @seeded(chance.randint(1, 10**9))
    @settings(
        max_examples=count, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.integers(0, 2**62))
    def tried(number: int) -> None:
        chosen = random.Random(number)  # what is done follows from the orders before, so only this is drawn
        _one(studio, _draft(studio.edition, chosen, empty), chosen, found)
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


def _one(studio: _Studio, draft: OrderDraft, chance: random.Random, found: Found) -> None:
    """Place one, then do with it and its money what chance says; no other order of the studio moves."""
    store, by = studio.store, studio.staff.helen
    before = dict(studio.balances)
    try:
        quoted = store.ask(orders.quote, draft)
        order_id = OrderId(store.do(orders.place, draft, ConfirmDraft(), by=by))
        placed = store.ask(orders.order, order_id)
        found.wrong += (
            not _adds_up(placed) or placed.total != quoted.total or placed.balance != _to_pay(placed)
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
    studio: _Studio, order_id: OrderId, draft: OrderDraft, chance: random.Random, found: Found
) -> None:
    """One act on an order: its balance is what it was, and what the act says, to the penny."""
    act = chance.choice(
        (_pay, _pay, _by_voucher, _give_back, _bounce, _plan, _invoice, _change, _call_off, _replace)
    )
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


def _part(whole: Money, chance: random.Random) -> Money:
    return Money(chance.randint(1, max(whole.minor, 1)))


def _pay(studio: _Studio, order_id: OrderId, _: OrderDraft, balance: Money, chance: random.Random) -> Money:
    paid = PaymentDraft(_part(balance, chance), chance.choice((Method.CARD, Method.CASH, Method.CHEQUE)))
    studio.do(orders.take_payment, order_id, paid)
    return balance - paid.amount


def _by_voucher(
    studio: _Studio, order_id: OrderId, _: OrderDraft, balance: Money, chance: random.Random
) -> Money:
    worth = Money(chance.randint(10_00, 300_00))
    bought = till.VoucherDraft(worth, Method.CARD, clock.today() + timedelta(days=400), buyer="Mr P Quill")
    studio.do(till.sell_voucher, bought)
    code = studio.store.ask(till.sold)[0].code
    paid = min(worth, _part(balance, chance))
    studio.do(orders.take_payment, order_id, PaymentDraft(paid, Method.VOUCHER, voucher=code))
    return balance - paid


def _give_back(
    studio: _Studio, order_id: OrderId, _: OrderDraft, balance: Money, chance: random.Random
) -> Money:
    taken = studio.store.ask(orders.order, order_id).taken
    mistake = chance.random() < 0.5
    back = RefundDraft(_part(taken, chance), Method.CARD, "They asked", still_owed=mistake)
    studio.do(orders.refund, order_id, back)
    over = max(Money(0), min(-balance, back.amount))
    return balance + (back.amount if mistake else over)


def _bounce(
    studio: _Studio, order_id: OrderId, _: OrderDraft, balance: Money, chance: random.Random
) -> Money:
    rows = studio.store.ask(orders.order, order_id).payments
    row = chance.choice([row for row in rows if row.method is Method.CHEQUE] or list(rows) or [None])
    if row is None:
        raise Refused("Nothing was paid.")
    studio.do(orders.cheque_came_back, row.id, clock.today(), "no funds")
    return balance + row.amount


def _plan(studio: _Studio, order_id: OrderId, _: OrderDraft, balance: Money, chance: random.Random) -> Money:
    studio.do(orders.make_plan, order_id, PlanDraft(chance.randint(1, 24), clock.today()))
    return balance


def _invoice(
    studio: _Studio, order_id: OrderId, _: OrderDraft, balance: Money, chance: random.Random
) -> Money:
    studio.do(orders.issue_invoice, order_id)
    issued = total(row.total for row in studio.store.ask(orders.invoices_of, order_id))
    if issued != studio.store.ask(orders.charged, order_id):
        return NEVER
    return balance


def _change(
    studio: _Studio, order_id: OrderId, draft: OrderDraft, balance: Money, chance: random.Random
) -> Money:
    before = studio.store.ask(orders.order, order_id).total
    changed = replace(_draft(studio.edition, chance, draft), replaces_order_id=None)
    studio.do(orders.amend, order_id, changed, ConfirmDraft())
    return balance + studio.store.ask(orders.order, order_id).total - before


def _call_off(
    studio: _Studio, order_id: OrderId, _: OrderDraft, balance: Money, chance: random.Random
) -> Money:
    if chance.random() < 0.7:
        raise Refused("They stay with it.")
    order = studio.store.ask(orders.order, order_id)
    studio.do(orders.cancel, order_id, "They thought better of it")
    return balance - order.to_pay


def _replace(
    studio: _Studio, order_id: OrderId, draft: OrderDraft, balance: Money, chance: random.Random
) -> Money:
    """A reshoot's order takes its place and brings what was paid; what was not paid is let go (R6)."""
    worth = studio.store.ask(orders.order, order_id).taken
    kept = studio.store.ask(orders.kept_credit, draft.household_id)
    other = replace(_draft(studio.edition, chance, draft), replaces_order_id=order_id)
    new = OrderId(
        studio.do(orders.place, other, ConfirmDraft(surplus=Surplus.REFUND, surplus_method=Method.CARD))
    )
    placed = studio.store.ask(orders.order, new)
    studio.balances[new] = placed.balance
    studio.replaced.add(order_id)
    if placed.credit_brought > worth + kept or placed.balance != _to_pay(placed):
        return NEVER
    return min(balance, Money(0))


def _to_pay(placed: orders.OrderRow) -> Money:
    """What a placed order comes to after the credit it brought (R6): of a smaller one nothing is to pay."""
    return max(Money(0), placed.total - placed.credit_brought)


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
