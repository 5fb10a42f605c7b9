"""What an order promises: the day, and the discount that is printed on it."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from studio import promises
from studio.actor import Actor
from studio.dates import date_in_full
from studio.orders.accounts import lines_of, revision_in
from studio.orders.model import Order, OrderId, OrderRevision, RevisionState
from studio.orders.working import today
from studio.promises import PromiseDraft, PromiseId, PromiseKind
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

    A discount given for a reason is printed and given in one act, so its promise is kept as it is made; one that was
    promised before is that promise itself.
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
    if revision.discount and not revision.discount_promised:
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


def honour(db: Session, revision: OrderRevision, before: OrderRevision | None) -> None:
    """The promised discount and prices that a revision uses are kept; those that it uses no more stand open again.

    Raises Refused for one that was used elsewhere meanwhile.
    """
    used, earlier = honoured(db, revision), honoured(db, before) if before is not None else set()
    for promise_id in sorted(used - earlier):
        promises.use(db, promise_id)
    for promise_id in sorted(earlier - used):
        promises.stand_open_again(db, promise_id)


def honoured(db: Session, revision: OrderRevision) -> set[PromiseId]:
    """The promises that a revision honours: of a discount, and of the prices of its lines."""
    found = {line.price_promise_id for line in lines_of(db, revision) if line.price_promised}
    if revision.discount_promised:
        found.add(revision.discount_promise_id)
    return {promise_id for promise_id in found if promise_id is not None}


def release(db: Session, by: Actor, order: Order) -> None:
    """A cancelled order promises nothing any more, and what was promised before it is owed again."""
    promises.release(db, by, date_source(order.id), order.cancelled_reason)
    revision = revision_in(db, order.id, RevisionState.ISSUED)
    for promise_id in sorted(honoured(db, revision)) if revision is not None else ():
        promises.stand_open_again(db, promise_id)
