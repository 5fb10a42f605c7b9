"""Rows of money as they are shown, with what became of each: put right, paid in, or come back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.orders.model import Payment, PaymentId
from studio.orders.money_model import ChequeNews, ChequeStep
from studio.orders.rows import PaymentRow

ChequeSteps = Mapping[tuple[PaymentId, ChequeStep], date]


def cheque_steps(db: Session, payments: Iterable[PaymentId]) -> ChequeSteps:
    """On which day each of these cheques was paid in or came back."""
    query = select(ChequeNews.payment_id, ChequeNews.step, ChequeNews.on)
    found = db.execute(query.where(ChequeNews.payment_id.in_(list(payments))))
    return {(payment_id, step): on for payment_id, step, on in found}


def payment_row(payment: Payment, payments: Iterable[Payment], steps: ChequeSteps) -> PaymentRow:
    """A row of an order's money; ``payments`` are all of that order."""
    return PaymentRow(
        id=payment.id,
        amount=payment.amount,
        method=payment.method,
        taken_at=payment.taken_at,
        taken_by=payment.taken_by,
        note=payment.note,
        undoes_id=payment.undoes_id,
        undone=any(other.undoes_id == payment.id for other in payments),
        paid_in_on=steps.get((payment.id, ChequeStep.PAID_IN)),
        came_back=(payment.id, ChequeStep.CAME_BACK) in steps,
    )
