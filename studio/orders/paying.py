"""Money for an order: taken, put right, given back, and what becomes of credit that a smaller order leaves over."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock, promises
from studio.actor import Actor, Role
from studio.business.model import StaffId
from studio.clients.model import HouseholdId
from studio.errors import Missing, Refused
from studio.money import Money, total
from studio.orders import invoicing, planning
from studio.orders.accounts import account, locked
from studio.orders.crediting import give_back, kept_for
from studio.orders.drafts import LONGEST_REASON, ConfirmDraft, PaymentDraft, RefundDraft
from studio.orders.model import (
    Order,
    OrderId,
    OrderRevision,
    OrderState,
    Payment,
    PaymentId,
    Surplus,
)
from studio.orders.money_model import ChequeNews
from studio.promises.model import PromiseId
from studio.rights import verb
from studio.sessions.model import MONEY, Method
from studio.written import one_line, refuse_card_number


def words_about_money(typed: str, field: str) -> str:
    """A note or a reason as it is kept; raises Refused at the field for a card's number, which never is."""
    refuse_card_number(typed, field)
    return one_line(typed, LONGEST_REASON).text


@verb("orders.take_payment")
def take_payment(db: Session, by: Actor, order_id: OrderId, draft: PaymentDraft) -> int:
    """Take money for a placed order; the answer is the payment's id. Never more than is still to pay."""
    return take(db, by, locked(db, order_id), draft)


def take(db: Session, by: Actor, order: Order, draft: PaymentDraft) -> PaymentId:
    """Write one payment down; raises Refused at the amount, the voucher or the note."""
    if order.state is OrderState.DRAFT:
        raise Refused("This order has not been placed yet, so nothing can be taken for it.")
    owed = account(db, order.id).balance
    # An order that is closed or called off owes again only when a cheque came back.
    if order.state in (OrderState.CANCELLED, OrderState.CLOSED) and owed <= Money(0):
        raise Refused(f"This order is {order.state.value}, so nothing is to pay.")
    if draft.amount <= Money(0):
        raise Refused("Please type the amount that was paid.", "amount")
    if draft.amount > owed:
        raise Refused(f"Only {max(Money(0), owed).show()} is still to pay.", "amount")
    note = words_about_money(draft.note, "note")
    if draft.method is Method.VOUCHER:
        return _from_voucher(db, by, order, draft, note)
    if draft.method not in MONEY:
        raise Refused("Please say how it was paid.", "method")
    return _write(db, by, order.id, draft.amount, draft.method, note)


def _from_voucher(db: Session, by: Actor, order: Order, draft: PaymentDraft, note: str) -> PaymentId:
    """A gift voucher pays: the one whose code is given, whoever bought it, else those that stand open for them."""
    if draft.voucher.strip():
        used = promises.spend_voucher(db, by, draft.voucher, draft.amount, order.household_id)
    else:
        used = promises.spend_own_vouchers(db, by, order.household_id, draft.amount)
    rows = [
        _write(db, by, order.id, part, Method.VOUCHER, note, promise_id=promise_id)
        for promise_id, part in used
    ]
    return rows[0]


def _write(
    db: Session,
    by: Actor,
    order_id: OrderId,
    amount: Money,
    method: Method,
    note: str,
    *,
    promise_id: PromiseId | None = None,
    undoes: Payment | None = None,
) -> PaymentId:
    payment = Payment(
        order_id=order_id,
        amount=amount,
        allowed=-undoes.allowed if undoes is not None else Money(0),
        method=method,
        taken_at=clock.now(),
        taken_by=StaffId(by.staff_id),
        note=note,
        promise_id=promise_id,
        undoes_id=undoes.id if undoes is not None else None,
    )
    db.add(payment)
    db.flush()
    return payment.id


@verb("orders.put_payment_right")
def put_payment_right(db: Session, by: Actor, payment_id: PaymentId, reason: str) -> PaymentId:
    """A payment or a refund that was written down wrongly is put right by its opposite row, with the reason.

    Whoever may take money does so on the same day, the owner at any time. Raises Refused for what cannot be undone.
    """
    payment, order = payment_with_order(db, payment_id)
    said = words_about_money(reason, "reason")
    if not said:
        raise Refused("Please say what was wrong with it.", "reason")
    zone = business.studio(db).zone
    if by.role is not Role.OWNER and clock.to_wall(payment.taken_at, zone).date() != clock.today(zone):
        raise Refused("It was not written down today. Only the owner may put it right now.")
    _require_reversible(db, order, payment)
    before = account(db, order.id).balance
    undone = undo(db, by, payment, said)
    planning.follow(db, by, order, before)
    invoicing.follow(db, by, order)
    return undone


def undo(db: Session, by: Actor, payment: Payment, note: str) -> PaymentId:
    """Write the opposite of a row; what a voucher paid stands open again. A part of the verbs that put things right."""
    if payment.promise_id is not None:
        promises.voucher_back(db, by, payment.promise_id, payment.amount)
    return _write(
        db,
        by,
        payment.order_id,
        -payment.amount,
        payment.method,
        note,
        promise_id=payment.promise_id,
        undoes=payment,
    )


def payment_with_order(db: Session, payment_id: PaymentId) -> tuple[Payment, Order]:
    """A payment and its order, held until the transaction ends; raises Missing."""
    payment = db.get(Payment, payment_id)
    if payment is None:
        raise Missing("That payment is no longer here. Please look again.")
    return payment, locked(db, payment.order_id)


def is_undone(db: Session, payment_id: PaymentId) -> bool:
    """Whether a row was put right, or its cheque came back."""
    return db.scalar(select(Payment.id).where(Payment.undoes_id == payment_id)) is not None


def _require_reversible(db: Session, order: Order, payment: Payment) -> None:
    if payment.undoes_id is not None or is_undone(db, payment.id):
        raise Refused("That has been put right already.")
    if order.state is OrderState.CLOSED:
        raise Refused("This order is closed, so its rows stay as they are.")
    if db.scalar(select(ChequeNews.id).where(ChequeNews.payment_id == payment.id)) is not None:
        raise Refused("That cheque was paid in. If the bank sent it back, please say so instead.")
    books = account(db, order.id)
    if payment.amount > books.worth:
        raise Refused("That money has gone on to another order or was given back, so the row stays.")
    if payment.amount < Money(0) and (
        books.brought or books.passed_on or order.state is OrderState.CANCELLED
    ):
        raise Refused("Credit has passed with that money, so the row stays. Please take it as a payment.")


@verb("orders.refund")
def refund(db: Session, by: Actor, order_id: OrderId, draft: RefundDraft) -> None:
    """Give money back, with the reason; never more than was taken, also for a closed order.

    What was not overpaid is no longer owed, unless the refund only puts a mistake right (``still_owed``).
    """
    order = locked(db, order_id)
    reason = _refundable(draft)
    if draft.still_owed and order.state in (OrderState.CLOSED, OrderState.CANCELLED):
        raise Refused(f"This order is {order.state.value}, so nothing can be owed on it again.", "still_owed")
    _give_back(db, by, order, draft, reason)


def _give_back(db: Session, by: Actor, order: Order, draft: RefundDraft, reason: str) -> None:
    before = account(db, order.id).balance
    give_back(db, by, order.id, draft.amount, draft.method, reason, still_owed=draft.still_owed)
    planning.follow(db, by, order, before)
    invoicing.follow_family(db, by, order.household_id)


@verb("orders.refund_kept_credit")
def refund_kept_credit(db: Session, by: Actor, household_id: HouseholdId, draft: RefundDraft) -> None:
    """Give credit that is kept for a family back as money, all of it or a part (R6), the oldest first."""
    reason = _refundable(draft)
    kept = kept_for(db, household_id)
    there = total(amount for _, amount in kept)
    if draft.amount > there:
        raise Refused(f"{there.show()} is kept for them.", "amount")
    left = draft.amount
    for order_id, _ in kept:
        order = locked(db, order_id)
        # Counted again now that the order is held: another desk may have used it meanwhile.
        part = min(left, dict(kept_for(db, household_id)).get(order_id, Money(0)))
        if part > Money(0):
            _give_back(db, by, order, RefundDraft(part, draft.method, reason), reason)
            left = left - part
    if left:
        raise Refused("Some of that credit has just been used. Please look again.", "amount")


def _refundable(draft: RefundDraft) -> str:
    reason = words_about_money(draft.reason, "reason")
    if draft.amount <= Money(0):
        raise Refused("Please type the amount that is given back.", "amount")
    if draft.method not in MONEY:
        raise Refused("Please say how the money is given back.", "method")
    if not reason:
        raise Refused("Please say what it is given back for.", "reason")
    return reason


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
        if draft.surplus_method is None or draft.surplus_method not in MONEY:
            raise Refused("Please say how the money is given back.", "surplus_method")
        give_back(
            db, by, order.id, left_over, draft.surplus_method, "Smaller order after a complimentary reshoot"
        )
        revision.given_back = left_over
