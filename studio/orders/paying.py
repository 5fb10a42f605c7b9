"""Money for an order: taken, given back, and what becomes of credit that a smaller order leaves over."""

from __future__ import annotations

from sqlalchemy.orm import Session

from studio import clock
from studio.actor import Actor, Role
from studio.business.model import StaffId
from studio.errors import Refused
from studio.money import Money
from studio.orders.accounts import account, locked
from studio.orders.crediting import give_back
from studio.orders.drafts import LONGEST_REASON, ConfirmDraft, PaymentDraft, RefundDraft
from studio.orders.model import Order, OrderId, OrderRevision, OrderState, Payment, Surplus
from studio.rights import verb
from studio.written import one_line


@verb("orders.take_payment")
def take_payment(db: Session, by: Actor, order_id: OrderId, draft: PaymentDraft) -> int:
    """Take money for a placed order; the answer is the payment's id. Never more than is still to pay."""
    return take(db, by, locked(db, order_id), draft)


def take(db: Session, by: Actor, order: Order, draft: PaymentDraft) -> int:
    """Write one payment down; raises Refused at the amount."""
    if order.state is OrderState.DRAFT:
        raise Refused("This order has not been placed yet, so nothing can be taken for it.")
    if order.state in (OrderState.CANCELLED, OrderState.CLOSED):
        raise Refused(f"This order is {order.state.value}, so nothing is to pay.")
    if draft.amount <= Money(0):
        raise Refused("Please type the amount that was paid.", "amount")
    owed = account(db, order.id).balance
    if draft.amount > owed:
        raise Refused(f"Only {max(Money(0), owed).show()} is still to pay.", "amount")
    payment = Payment(
        order_id=order.id,
        amount=draft.amount,
        method=draft.method,
        taken_at=clock.now(),
        taken_by=StaffId(by.staff_id),
        note=one_line(draft.note, LONGEST_REASON).text,
    )
    db.add(payment)
    db.flush()
    return payment.id


@verb("orders.refund")
def refund(db: Session, by: Actor, order_id: OrderId, draft: RefundDraft) -> None:
    """Give money back, with the reason; never more than was taken, also for a closed order.

    What was not overpaid is no longer owed, unless the refund only puts a mistake right (``still_owed``).
    """
    order = locked(db, order_id)
    reason = one_line(draft.reason, LONGEST_REASON).text
    if draft.amount <= Money(0):
        raise Refused("Please type the amount that is given back.", "amount")
    if not reason:
        raise Refused("Please say what it is given back for.", "reason")
    if draft.still_owed and order.state in (OrderState.CLOSED, OrderState.CANCELLED):
        raise Refused(f"This order is {order.state.value}, so nothing can be owed on it again.", "still_owed")
    give_back(db, by, order_id, draft.amount, draft.method, reason, still_owed=draft.still_owed)


def settle_left_over(
    db: Session, by: Actor, order: Order, revision: OrderRevision, draft: ConfirmDraft
) -> None:
    """Credit larger than the order: the owner chooses refund or credit, and it is printed (R6)."""
    left_over = revision.credit_brought - revision.total
    if left_over <= Money(0):
        revision.surplus, revision.given_back = None, Money(0)
        return
    if by.role is not Role.OWNER or draft.surplus is None:
        raise Refused(
            f"This order is {left_over.show()} smaller than the credit. The owner chooses whether that is given back "
            "or kept as credit for the family.",
            "surplus",
        )
    revision.surplus = draft.surplus
    if draft.surplus is Surplus.REFUND:
        if draft.surplus_method is None:
            raise Refused("Please say how the money is given back.", "surplus_method")
        give_back(
            db, by, order.id, left_over, draft.surplus_method, "Smaller order after a complimentary reshoot"
        )
        revision.given_back = left_over
