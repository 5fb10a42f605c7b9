"""What is done with an order and its money, each act by chance; it answers what the balance is then."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from studio import clock, orders, till
from studio.catalogue import ChoiceKind, Edition
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
from tests.make.business import Staff

NEVER = Money(-1_000_000_000)
"""A balance that no order has: what an act answers when its own sums are wrong."""


@dataclass
class Studio:
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


def draft_of(edition: Edition, chance: random.Random, draft: OrderDraft) -> OrderDraft:
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


def _part(whole: Money, chance: random.Random) -> Money:
    return Money(chance.randint(1, max(whole.minor, 1)))


def _pay(studio: Studio, order_id: OrderId, _: OrderDraft, balance: Money, chance: random.Random) -> Money:
    paid = PaymentDraft(_part(balance, chance), chance.choice((Method.CARD, Method.CASH, Method.CHEQUE)))
    studio.do(orders.take_payment, order_id, paid)
    return balance - paid.amount


def _by_voucher(
    studio: Studio, order_id: OrderId, _: OrderDraft, balance: Money, chance: random.Random
) -> Money:
    worth = Money(chance.randint(10_00, 300_00))
    bought = till.VoucherDraft(worth, Method.CARD, clock.today() + timedelta(days=400), buyer="Mr P Quill")
    studio.do(till.sell_voucher, bought)
    code = studio.store.ask(till.sold)[0].code
    paid = min(worth, _part(balance, chance))
    studio.do(orders.take_payment, order_id, PaymentDraft(paid, Method.VOUCHER, voucher=code))
    return balance - paid


def _give_back(
    studio: Studio, order_id: OrderId, _: OrderDraft, balance: Money, chance: random.Random
) -> Money:
    taken = studio.store.ask(orders.order, order_id).taken
    mistake = chance.random() < 0.5
    back = RefundDraft(_part(taken, chance), Method.CARD, "They asked", still_owed=mistake)
    studio.do(orders.refund, order_id, back)
    over = max(Money(0), min(-balance, back.amount))
    return balance + (back.amount if mistake else over)


def _bounce(studio: Studio, order_id: OrderId, _: OrderDraft, balance: Money, chance: random.Random) -> Money:
    rows = studio.store.ask(orders.order, order_id).payments
    row = chance.choice([row for row in rows if row.method is Method.CHEQUE] or list(rows) or [None])
    if row is None:
        raise Refused("Nothing was paid.")
    studio.do(orders.cheque_came_back, row.id, clock.today(), "no funds")
    return balance + row.amount


def _plan(studio: Studio, order_id: OrderId, _: OrderDraft, balance: Money, chance: random.Random) -> Money:
    studio.do(orders.make_plan, order_id, PlanDraft(chance.randint(1, 24), clock.today()))
    return balance


def _invoice(
    studio: Studio, order_id: OrderId, _: OrderDraft, balance: Money, chance: random.Random
) -> Money:
    studio.do(orders.issue_invoice, order_id)
    issued = total(row.total for row in studio.store.ask(orders.invoices_of, order_id))
    if issued != studio.store.ask(orders.charged, order_id):
        return NEVER
    return balance


def _change(
    studio: Studio, order_id: OrderId, draft: OrderDraft, balance: Money, chance: random.Random
) -> Money:
    before = studio.store.ask(orders.order, order_id).total
    changed = replace(draft_of(studio.edition, chance, draft), replaces_order_id=None)
    studio.do(orders.amend, order_id, changed, ConfirmDraft())
    return balance + studio.store.ask(orders.order, order_id).total - before


def _call_off(
    studio: Studio, order_id: OrderId, _: OrderDraft, balance: Money, chance: random.Random
) -> Money:
    if chance.random() < 0.7:
        raise Refused("They stay with it.")
    order = studio.store.ask(orders.order, order_id)
    studio.do(orders.cancel, order_id, "They thought better of it")
    return balance - order.to_pay


def _replace(
    studio: Studio, order_id: OrderId, draft: OrderDraft, balance: Money, chance: random.Random
) -> Money:
    """A reshoot's order takes its place and brings what was paid; what was not paid is let go (R6)."""
    worth = studio.store.ask(orders.order, order_id).taken
    kept = studio.store.ask(orders.kept_credit, draft.household_id)
    other = replace(draft_of(studio.edition, chance, draft), replaces_order_id=order_id)
    new = OrderId(
        studio.do(orders.place, other, ConfirmDraft(surplus=Surplus.REFUND, surplus_method=Method.CARD))
    )
    placed = studio.store.ask(orders.order, new)
    studio.balances[new] = placed.balance
    studio.replaced.add(order_id)
    if placed.credit_brought > worth + kept or placed.balance != to_pay_of(placed):
        return NEVER
    return min(balance, Money(0))


def to_pay_of(placed: orders.OrderRow) -> Money:
    """What a placed order comes to after the credit it brought (R6): of a smaller one nothing is to pay."""
    return max(Money(0), placed.total - placed.credit_brought)


ACTS = (
    _pay, _pay, _by_voucher, _give_back, _bounce, _plan, _invoice, _change, _call_off, _replace
)  # fmt: skip
