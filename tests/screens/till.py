"""Pictures of the till and of every form about money."""

from __future__ import annotations

from typing import Any

from studio import orders
from studio.money import Money
from tests.screens.orders import MADE, About, order


def payment(db: Any) -> dict[str, object] | None:
    """An order and its first payment."""
    for row in orders.listing(db, MADE):
        whole = orders.order(db, row.id)
        if whole.payments:
            return {"order_id": whole.id, "payment_id": whole.payments[0].id}
    return None


def receipt(db: Any) -> dict[str, object] | None:
    """A payment."""
    found = payment(db)
    return None if found is None else {"payment_id": found["payment_id"]}


def family(db: Any) -> dict[str, object] | None:
    """A family with something to pay."""
    owing = (row for row in orders.listing(db, MADE) if row.balance > Money(0))
    return next(({"household_id": row.household_id} for row in owing), None)


OWED: About = order(lambda row: row.balance > Money(0))
PAGES: tuple[tuple[str, str, About | None], ...] = (("till", "till", None),)
DIALOGS: tuple[tuple[str, str, About | None], ...] = (
    ("count-the-day", "count_the_day", None),
    ("sell-voucher", "sell_voucher", None),
    ("voucher-brought", "voucher_brought", None),
    ("payment-plan", "payment_plan", OWED),
    ("order-money", "order_money", OWED),
    ("invoice", "invoice", OWED),
    ("receipt", "receipt", receipt),
    ("put-payment-right", "put_payment_right", payment),
    ("statement", "statement", family),
)
