"""Pictures of orders: one with its page, and each form about one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from studio import orders
from studio.money import Money
from studio.orders import OrderListRow, OrderState

About = Callable[[Any], dict[str, object] | None]
MADE = (OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.READY, OrderState.PRESENTED)


def order(holds: Callable[[OrderListRow], bool], states: tuple[OrderState, ...] = MADE) -> About:
    """Show the first order of which this holds."""

    def about(db: Any) -> dict[str, object] | None:
        return next(({"order_id": row.id} for row in orders.listing(db, states) if holds(row)), None)

    return about


def family(db: Any) -> dict[str, object] | None:
    """A family that has ordered before."""
    return next(
        ({"household_id": row.household_id} for row in orders.listing(db, (OrderState.CLOSED,))), None
    )


PAGES: tuple[tuple[str, str, About], ...] = (("order", "order", order(lambda row: True)),)
DIALOGS: tuple[tuple[str, str, About], ...] = (
    ("new-order", "new_order", family),
    ("edit-order", "edit_order", order(lambda row: row.state is not OrderState.PRESENTED)),
    ("pay-order", "pay_order", order(lambda row: row.balance > Money(0))),
    ("refund-order", "refund_order", order(lambda row: row.balance < row.total)),
    ("call-off-order", "call_off_order", order(lambda row: row.state is OrderState.CONFIRMED)),
    ("book-presentation", "present_order", order(
        lambda row: row.presentation_wall is None, (OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.READY)
    )),
    ("hand-over", "present_order", order(lambda row: row.presentation_wall is not None, (OrderState.READY,))),
)  # fmt: skip
