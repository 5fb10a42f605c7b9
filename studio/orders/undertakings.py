"""What an order promises: the day, and the discount that is printed on it."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from studio import promises
from studio.actor import Actor
from studio.dates import date_in_full
from studio.orders.model import Order, OrderId, OrderRevision
from studio.orders.working import today
from studio.promises import PromiseDraft, PromiseKind
from studio.sessions.model import SessionId


def date_source(order_id: OrderId) -> str:
    """What the promise of a day was written in."""
    return f"order:{order_id}"


def session_source(session_id: SessionId) -> str:
    """What a letter promised of the pictures of a session, before there was an order of them (L10)."""
    return f"session:{session_id}"


def discount_source(order_id: OrderId, revision: int) -> str:
    """What the promise of a discount was written in."""
    return f"order:{order_id}:discount:{revision}"


def make(db: Session, by: Actor, order: Order, revision: OrderRevision, before: date | None) -> None:
    """Write down what a confirmed revision promises; a later revision moves the day that was promised ``before``.

    A discount is printed and given in one act, so its promise is kept as it is made.
    """
    if revision.promised_on is not None:
        if before is None:
            text = f"Order {order.number}: your pictures ready by {date_in_full(revision.promised_on)}."
            promises.make(
                db,
                by,
                PromiseDraft(
                    household_id=order.household_id,
                    text=text,
                    kind=PromiseKind.DATE,
                    due=revision.promised_on,
                    source=date_source(order.id),
                ),
            )
        elif before != revision.promised_on:
            promises.move(db, by, date_source(order.id), revision.promised_on)
    if revision.discount:
        promises.make(
            db,
            by,
            PromiseDraft(
                household_id=order.household_id,
                text=f"Order {order.number}: {revision.discount.show()} discount, {revision.discount_reason}.",
                kind=PromiseKind.DISCOUNT,
                due=today(db),
                price=revision.discount,
                source=discount_source(order.id, revision.number),
            ),
        )
        promises.keep(db, by, discount_source(order.id, revision.number))


def release(db: Session, by: Actor, order: Order) -> None:
    """A cancelled order promises nothing any more."""
    promises.release(db, by, date_source(order.id), order.cancelled_reason)
