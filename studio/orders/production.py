"""From signature to ready: the steps between the evening of the order and the call that it is done."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import clock, promises
from studio.actor import Actor, Role
from studio.errors import Refused
from studio.money import Money
from studio.orders import crediting, presenting, reserving, undertakings
from studio.orders.accounts import account, locked, revision_in
from studio.orders.closing import require_state
from studio.orders.model import Order, OrderId, OrderState, Presentation, PresentationState, RevisionState
from studio.rights import verb
from studio.written import one_line


@verb("orders.sign")
def sign(db: Session, by: Actor, order_id: OrderId) -> None:
    """Note that both have signed the page in force; wanted before the pictures go into production."""
    order = locked(db, order_id)
    require_state(order, OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.READY)
    if order.signed_at is None:
        order.signed_at = clock.now()
        db.flush()


@verb("orders.start_production")
def start_production(db: Session, by: Actor, order_id: OrderId) -> None:
    """The bench begins. Raises Refused before the page in force is signed."""
    order = locked(db, order_id)
    require_state(order, OrderState.CONFIRMED)
    _require_signed(db, order)
    order.state, order.in_production_at = OrderState.IN_PRODUCTION, clock.now()
    db.flush()


@verb("orders.ready")
def ready(db: Session, by: Actor, order_id: OrderId) -> None:
    """Every piece is made and checked; the promised date is kept, or kept late."""
    order = locked(db, order_id)
    require_state(order, OrderState.IN_PRODUCTION)
    _require_signed(db, order)
    order.state, order.ready_at = OrderState.READY, clock.now()
    db.flush()
    promises.keep(db, by, undertakings.date_source(order.id))
    if order.session_id is not None:
        promises.keep(db, by, undertakings.session_source(order.session_id))


@verb("orders.cancel")
def cancel(db: Session, by: Actor, order_id: OrderId, reason: str) -> None:
    """Call an order off, with the reason; its number stays. In production only the owner may.

    Credit goes back to the order it came from; money taken stays to be given back by the owner.
    """
    order = locked(db, order_id)
    require_state(order, OrderState.DRAFT, OrderState.CONFIRMED, OrderState.IN_PRODUCTION)
    if order.state is OrderState.IN_PRODUCTION and by.role is not Role.OWNER:
        raise Refused("The pictures are being made. Only the owner may call the order off now.")
    said = one_line(reason, 400).text
    if not said:
        raise Refused("Please say why the order is called off.", "reason")
    if account(db, order.id).passed_on != Money(0):
        raise Refused("Credit from this order counts towards a later one, so it cannot be called off.")
    for presentation in db.scalars(
        select(Presentation).where(
            Presentation.order_id == order.id, Presentation.state == PresentationState.BOOKED
        )
    ):
        presenting.call_off(db, by, presentation, said)
    order.state, order.cancelled_reason = OrderState.CANCELLED, said
    db.flush()
    if order.number is not None:
        undertakings.release(db, by, order)
        reserving.release(db, by, order.id)
    crediting.return_credit(db, order)


def _require_signed(db: Session, order: Order) -> None:
    if order.signed_at is None:
        revision = revision_in(db, order.id, RevisionState.ISSUED)
        which = (
            f"revision {revision.number} of the order" if revision and revision.number > 1 else "the order"
        )
        raise Refused(f"Please have {which} signed first, by the client and by us.", "signed")
