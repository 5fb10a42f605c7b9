"""A cheque is received, then paid in on a day, or it comes back; until it is paid in, its money is not banked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from studio import business, clock
from studio.actor import Actor
from studio.business.model import StaffId
from studio.clients.model import Household, HouseholdId
from studio.errors import Refused
from studio.money import Money
from studio.orders import invoicing, planning
from studio.orders.accounts import account
from studio.orders.model import Order, OrderId, OrderState, Payment, PaymentId
from studio.orders.money_model import ChequeNews, ChequeStep
from studio.orders.paying import is_undone, payment_with_order, undo, words_about_money
from studio.rights import verb
from studio.sessions.model import Method


@dataclass(frozen=True, slots=True)
class ChequeRow:
    """A cheque that is here and not paid in yet."""

    id: PaymentId
    order_id: OrderId
    order_number: str
    household_id: HouseholdId
    family: str
    amount: Money
    taken_at: datetime
    note: str


@verb("orders.pay_in_cheques")
def pay_in_cheques(db: Session, by: Actor, payments: Iterable[PaymentId], on: date) -> int:
    """These cheques were paid in at the bank on a day; how many. Raises Refused for one that was already."""
    if on > clock.today(business.studio(db).zone):
        raise Refused("That day is still to come.", "on")
    count = 0
    for payment_id in payments:
        payment, _ = payment_with_order(db, payment_id)
        _require_cheque(db, payment)
        if _step(db, payment_id, ChequeStep.PAID_IN):
            raise Refused("One of these cheques was paid in already. Please look again.")
        if on < clock.to_wall(payment.taken_at, business.studio(db).zone).date():
            raise Refused("One of these cheques was received after that day.", "on")
        _note(db, by, payment_id, ChequeStep.PAID_IN, on, "")
        count += 1
    if not count:
        raise Refused("Please choose the cheques that were paid in.", "cheques")
    return count


@verb("orders.cheque_came_back")
def cheque_came_back(db: Session, by: Actor, payment_id: PaymentId, on: date, note: str) -> None:
    """The bank sent a cheque back: its money is owed again, also on a closed order, and the owner is told."""
    payment, order = payment_with_order(db, payment_id)
    said = words_about_money(note, "note")
    _require_cheque(db, payment)
    zone = business.studio(db).zone
    if not clock.to_wall(payment.taken_at, zone).date() <= on <= clock.today(zone):
        raise Refused("Please type the day it came back: not before it was received, and not to come.", "on")
    before = account(db, order.id).balance
    _note(db, by, payment_id, ChequeStep.CAME_BACK, on, said)
    undo(db, by, payment, f"The cheque came back. {said}".strip()[:200])
    planning.follow(db, by, order, before)
    invoicing.follow(db, by, order)


def _require_cheque(db: Session, payment: Payment) -> None:
    if payment.method is not Method.CHEQUE or payment.amount <= Money(0) or payment.undoes_id is not None:
        raise Refused("That was not paid by cheque.")
    if is_undone(db, payment.id):
        raise Refused("That cheque came back, or was written down wrongly; nothing more becomes of it.")


def _step(db: Session, payment_id: PaymentId, step: ChequeStep) -> bool:
    found = select(ChequeNews.id).where(ChequeNews.payment_id == payment_id, ChequeNews.step == step)
    return db.scalar(found) is not None


def _note(db: Session, by: Actor, payment_id: PaymentId, step: ChequeStep, on: date, note: str) -> None:
    db.add(
        ChequeNews(
            payment_id=payment_id,
            step=step,
            on=on,
            noted_at=clock.now(),
            noted_by=StaffId(by.staff_id),
            note=note,
        )
    )
    db.flush()


def cheques_here(db: Session, order_id: OrderId | None = None) -> tuple[ChequeRow, ...]:
    """The cheques that were received and are not paid in yet, the oldest first; of one order when it is named.

    An order is closed only once they are; those of orders closed before cheques were followed are long banked.
    """
    opposite = aliased(Payment)
    query = (
        select(
            Payment.id, Payment.order_id, Order.number, Order.household_id, Household.filing_name,
            Payment.amount, Payment.taken_at, Payment.note,
        )
        .join(Order, Order.id == Payment.order_id)
        .join(Household, Household.id == Order.household_id)
        .outerjoin(ChequeNews, ChequeNews.payment_id == Payment.id)
        .outerjoin(opposite, opposite.undoes_id == Payment.id)
        .where(
            Payment.method == Method.CHEQUE,
            Payment.amount > Money(0),
            Payment.undoes_id.is_(None),
            ChequeNews.id.is_(None),
            opposite.id.is_(None),
            Order.state != OrderState.CLOSED,
            *((Payment.order_id == order_id,) if order_id is not None else ()),
        )
        .order_by(Payment.id)
    )  # fmt: skip
    rows: list[Any] = [tuple(row) for row in db.execute(query)]
    return tuple(ChequeRow(*cells) for cells in rows)


def not_banked(db: Session, order_id: OrderId) -> Money:
    """What of an order's money is cheques that are not paid in yet."""
    return sum((row.amount for row in cheques_here(db, order_id)), Money(0))
