"""From signature to ready: the steps between the evening of the order and the call that it is done.

What is made, piece by piece, is the bench's to know (``making``): it puts an order into production, calls it ready
with the last of its pieces, and takes it back when one is made again.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import clock, promises
from studio.actor import Actor, Role
from studio.errors import Conflict, Refused
from studio.money import Money
from studio.orders import crediting, presenting, reserving, undertakings
from studio.orders.accounts import account, locked, revision_in
from studio.orders.closing import require_state
from studio.orders.invoicing import follow_family
from studio.orders.model import Order, OrderId, OrderState, Presentation, PresentationState, RevisionState
from studio.rights import verb
from studio.written import one_line


@verb("orders.sign")
def sign(db: Session, by: Actor, order_id: OrderId, revision: int | None = None) -> None:
    """Note that both have signed the page in force; wanted before the pictures go into production.

    ``revision`` is the one that was shown. Raises Conflict when another took its place: that one is not signed yet.
    """
    order = locked(db, order_id)
    require_state(order, OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.READY)
    issued = revision_in(db, order.id, RevisionState.ISSUED)
    if revision is not None and issued is not None and issued.number != revision:
        raise Conflict(
            f"Someone else changed this order meanwhile. Revision {issued.number} has taken its place and is still to "
            "be signed."
        )
    if order.signed_at is None:
        order.signed_at = clock.now()
        db.flush()


def start_production(db: Session, by: Actor, order_id: OrderId) -> None:
    """The bench begins; ``making.start`` calls it. Raises Refused before the page in force is signed."""
    order = locked(db, order_id)
    require_state(order, OrderState.CONFIRMED)
    _require_signed(db, order)
    order.state, order.in_production_at = OrderState.IN_PRODUCTION, clock.now()
    db.flush()


def ready(db: Session, by: Actor, order_id: OrderId) -> None:
    """Every piece is made and checked, as the bench knows; the promised date is kept, or kept late."""
    order = locked(db, order_id)
    require_state(order, OrderState.IN_PRODUCTION)
    _require_signed(db, order)
    order.state, order.ready_at = OrderState.READY, clock.now()
    db.flush()
    promises.keep(db, by, undertakings.date_source(order.id))
    if order.session_id is not None:
        promises.keep(db, by, undertakings.session_source(order.session_id))


def make_again(db: Session, by: Actor, order_id: OrderId) -> None:
    """A piece of a finished order is made again, or one more is wanted: it is in production once more."""
    order = locked(db, order_id)
    require_state(order, OrderState.READY)
    order.state, order.ready_at = OrderState.IN_PRODUCTION, None
    db.flush()


@verb("orders.cancel")
def cancel(db: Session, by: Actor, order_id: OrderId, reason: str) -> None:
    """Call an order off, with the reason; its number stays. In production only the owner may.

    Credit goes back to the order it came from; money taken stays to be given back by the owner.
    """
    order = require_cancellable(db, by, order_id, reason)
    said = one_line(reason, 400).text
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
    follow_family(db, by, order.household_id)


def require_cancellable(db: Session, by: Actor, order_id: OrderId, reason: str) -> Order:
    """The order, where it may be called off for a reason by this person; raises Refused as ``cancel`` does."""
    order = locked(db, order_id)
    require_state(order, OrderState.DRAFT, OrderState.CONFIRMED, OrderState.IN_PRODUCTION)
    if order.state is OrderState.IN_PRODUCTION and by.role is not Role.OWNER:
        raise Refused("The pictures are being made. Only the owner may call the order off now.")
    if not one_line(reason, 400).text:
        raise Refused("Please say why the order is called off.", "reason")
    if account(db, order.id).passed_on != Money(0):
        raise Refused("Credit from this order counts towards a later one, so it cannot be called off.")
    return order


def _require_signed(db: Session, order: Order) -> None:
    if order.signed_at is None:
        revision = revision_in(db, order.id, RevisionState.ISSUED)
        which = (
            f"revision {revision.number} of the order" if revision and revision.number > 1 else "the order"
        )
        raise Refused(f"Please have {which} signed first, by the client and by us.", "signed")
