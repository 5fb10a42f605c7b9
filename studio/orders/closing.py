"""The end of an order: nothing owed, everything handed over, and from then on never changed."""

from __future__ import annotations

from sqlalchemy.orm import Session

from studio import clock
from studio.actor import Actor
from studio.errors import Refused
from studio.money import Money
from studio.orders.accounts import account, locked
from studio.orders.cheques import not_banked
from studio.orders.model import Order, OrderId, OrderState
from studio.rights import verb


@verb("orders.close")
def close(db: Session, by: Actor, order_id: OrderId) -> None:
    """Close an order whose balance is nothing and whose pictures are all handed over; its rows never change after."""
    order = locked(db, order_id)
    if order.state is OrderState.CLOSED:
        return
    require_state(order, OrderState.PRESENTED)
    owed = account(db, order.id).balance
    if owed > Money(0):
        raise Refused(f"{owed.show()} is still to pay, so the order stays open.")
    if owed < Money(0):
        raise Refused(f"{(-owed).show()} is still to be given back, so the order stays open.")
    waiting = not_banked(db, order.id)
    if waiting:
        raise Refused(f"A cheque over {waiting.show()} has not been paid in, so the order stays open.")
    order.state, order.closed_at = OrderState.CLOSED, clock.now()
    db.flush()


def require_state(order: Order, *states: OrderState) -> None:
    """Raise Refused unless the order is in one of these states (DOMAIN 3.2)."""
    if order.state not in states:
        raise Refused(f"This order is {order.state.value}, so that cannot be done with it now.")
