"""Receipts and payment plans on paper: frozen and drawn when they are first printed, and the same page ever after."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.actor import Actor
from studio.errors import Missing, Refused
from studio.money import Money, total
from studio.orders.accounts import locked
from studio.orders.model import Credit, Order, OrderId, OrderRevision, Payment, PaymentId, RevisionState
from studio.orders.money_model import PlanId, PlanPaper, ReceiptPaper
from studio.orders.money_sheets import draw_plan, draw_receipt
from studio.orders.paper_heads import client_head, keep, studio_head
from studio.orders.planning import PlanRow, plan_of
from studio.rights import verb


@verb("orders.print_receipt")
def print_receipt(db: Session, by: Actor, payment_id: PaymentId) -> PaymentId:
    """Make the receipt of a payment, or of money given back, once; printed again it is the same page."""
    payment = db.get(Payment, payment_id)
    if payment is None:
        raise Missing("That payment is no longer here. Please look again.")
    order = locked(db, payment.order_id)
    if db.get(ReceiptPaper, payment_id) is None:
        kept = ReceiptPaper(payment_id=payment_id)
        keep(kept, _receipt(db, order, payment), draw_receipt)
        db.add(kept)
        db.flush()
    return payment_id


def receipt_pdf(db: Session, payment_id: PaymentId) -> tuple[str, bytes]:
    """The name of a receipt and its kept page; raises Missing before it was first printed."""
    paper, payment = db.get(ReceiptPaper, payment_id), db.get(Payment, payment_id)
    if paper is None or payment is None:
        raise Missing("There is no receipt of this payment yet.")
    return f"Receipt {_name(db, db.get_one(Order, payment.order_id), payment)}", bytes(paper.pdf)


def _name(db: Session, order: Order, payment: Payment) -> str:
    """``O-00012-2``: the second row of money of that order."""
    earlier = select(func.count()).where(Payment.order_id == order.id, Payment.id <= payment.id)
    return f"{order.number}-{db.scalar(earlier)}"


def _receipt(db: Session, order: Order, payment: Payment) -> dict[str, Any]:
    studio = business.studio(db)
    rows = list(db.scalars(select(Payment).where(Payment.order_id == order.id, Payment.id <= payment.id)))
    paid = total(row.amount for row in rows)
    asked = _to_pay_at(db, order, payment.taken_at)
    let_off = total(row.allowed for row in rows) + _released_by(db, order, payment.taken_at)
    by = next((row.name for row in business.staff(db, everyone=True) if row.id == payment.taken_by), "")
    return {
        "studio": studio_head(db),
        "client": client_head(db, order.household_id),
        "name": _name(db, order, payment),
        "order": order.number,
        "date": clock.to_wall(payment.taken_at, studio.zone).date().isoformat(),
        "taken_by": by,
        "amount": payment.amount.minor,
        "method": payment.method.value,
        "note": payment.note if payment.amount < Money(0) else "",
        "undone": payment.undoes_id is not None,
        "to_pay": asked.minor,
        "paid": paid.minor,
        "let_off": let_off.minor,
        "left": (asked - paid - let_off).minor,
    }


def _to_pay_at(db: Session, order: Order, at: datetime) -> Money:
    """What the order came to when the money changed hands, whatever revisions followed."""
    query = (
        select(OrderRevision.to_pay)
        .where(
            OrderRevision.order_id == order.id,
            OrderRevision.state != RevisionState.DRAFT,
            OrderRevision.issued_at <= at,
        )
        .order_by(OrderRevision.number.desc())
        .limit(1)
    )
    return db.scalar(query) or Money(0)


def _released_by(db: Session, order: Order, at: datetime) -> Money:
    return total(db.scalars(select(Credit.released).where(Credit.from_order_id == order.id, Credit.at <= at)))


@verb("orders.print_plan")
def print_plan(db: Session, by: Actor, order_id: OrderId) -> PlanId:
    """Make the page of the plan in force, once; printed again it is the same page. Raises Refused without a plan."""
    order = locked(db, order_id)
    plan = plan_of(db, order_id)
    if plan is None:
        raise Refused("There is no plan for this order.")
    if db.get(PlanPaper, plan.id) is None:
        kept = PlanPaper(plan_id=plan.id)
        keep(kept, _plan(db, order, plan), draw_plan)
        db.add(kept)
        db.flush()
    return plan.id


def plan_pdf(db: Session, plan_id: PlanId) -> bytes:
    """The kept page of a plan; raises Missing before it was first printed."""
    paper = db.get(PlanPaper, plan_id)
    if paper is None:
        raise Missing("There is no page of this plan yet.")
    return bytes(paper.pdf)


def _plan(db: Session, order: Order, plan: PlanRow) -> dict[str, Any]:
    zone = business.studio(db).zone
    return {
        "studio": studio_head(db),
        "client": client_head(db, order.household_id),
        "order": order.number,
        "number": plan.number,
        "date": clock.to_wall(plan.made_at, zone).date().isoformat(),
        "every": plan.every.value,
        "because": plan.because,
        "total": plan.total.minor,
        "instalments": [
            {"due_on": part.due_on.isoformat(), "amount": part.amount.minor} for part in plan.instalments
        ],
    }
