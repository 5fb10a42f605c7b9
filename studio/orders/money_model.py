"""What is written about an order's money beside the payments: cheques, plans, invoices, and the pages kept of them."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, NewType

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from studio.business.model import StaffId
from studio.db import Base
from studio.money import Money
from studio.orders.model import OrderId, PaymentId, RevisionId

PlanId = NewType("PlanId", int)
InvoiceId = NewType("InvoiceId", int)


class ChequeStep(StrEnum):
    """What becomes of a cheque after it was received."""

    PAID_IN = "paid in"
    CAME_BACK = "came back"


class ChequeNews(Base):
    """A cheque was paid in on a day, or it came back; until it is paid in, its money is not banked."""

    __tablename__ = "cheque_news"
    __table_args__ = (UniqueConstraint("payment_id", "step"),)
    append_only: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True)
    payment_id: Mapped[PaymentId] = mapped_column(ForeignKey("payment.id"), index=True)
    step: Mapped[ChequeStep]
    on: Mapped[date] = mapped_column("on_day")
    noted_at: Mapped[datetime]
    noted_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    note: Mapped[str] = mapped_column(String(200), default="")
    """Why the bank sent it back."""


class Every(StrEnum):
    """How often an instalment falls due."""

    WEEK = "weekly"
    FOUR_WEEKS = "every four weeks"
    MONTH = "monthly"


class PaymentPlan(Base):
    """What is still to pay, by instalments. The latest one of an order is in force; one of nothing ends it."""

    __tablename__ = "payment_plan"
    __table_args__ = (
        UniqueConstraint("order_id", "number"),
        CheckConstraint("total >= 0", name="total"),
    )
    append_only: ClassVar[bool] = True

    id: Mapped[PlanId] = mapped_column(Integer, primary_key=True)
    order_id: Mapped[OrderId] = mapped_column(ForeignKey("portrait_order.id"), index=True)
    number: Mapped[int] = mapped_column(SmallInteger, default=1)
    every: Mapped[Every]
    total: Mapped[Money]
    """What was still to pay when it was made: the instalments add up to it, to the penny."""
    because: Mapped[str] = mapped_column(String(200), default="")
    """Why it was made anew."""
    made_at: Mapped[datetime]
    made_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))


class Instalment(Base):
    """One part of a plan and the day it falls due."""

    __tablename__ = "instalment"
    __table_args__ = (CheckConstraint("amount > 0", name="amount"),)
    append_only: ClassVar[bool] = True

    plan_id: Mapped[PlanId] = mapped_column(
        ForeignKey("payment_plan.id"), primary_key=True, autoincrement=False
    )
    position: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    due_on: Mapped[date] = mapped_column(index=True)
    amount: Mapped[Money]


class InvoiceKind(StrEnum):
    """An invoice charges; a credit note takes back what an invoice charged too much."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit note"


class Invoice(Base):
    """What a registered business owes its client on paper: its own gapless number, the tax point, tax by rate.

    The invoices of an order, less its credit notes, come to what the order is charged at.
    """

    __tablename__ = "invoice"
    __table_args__ = (
        CheckConstraint(
            "(kind = 'invoice' AND total >= 0) OR (kind = 'credit note' AND total < 0)", name="kind"
        ),
    )
    append_only: ClassVar[bool] = True

    id: Mapped[InvoiceId] = mapped_column(Integer, primary_key=True)
    number: Mapped[str] = mapped_column(String(16), unique=True)
    order_id: Mapped[OrderId] = mapped_column(ForeignKey("portrait_order.id"), index=True)
    revision_id: Mapped[RevisionId] = mapped_column(ForeignKey("order_revision.id"), index=True)
    """The revision that it was made out from."""
    kind: Mapped[InvoiceKind]
    issued_on: Mapped[date]
    tax_point: Mapped[date]
    total: Mapped[Money]
    """Tax included; below zero on a credit note."""
    tax: Mapped[Money]
    issued_at: Mapped[datetime]
    issued_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))


class InvoiceTax(Base):
    """What an invoice charges at one rate: before tax, and the tax."""

    __tablename__ = "invoice_tax"
    append_only: ClassVar[bool] = True

    invoice_id: Mapped[InvoiceId] = mapped_column(
        ForeignKey("invoice.id"), primary_key=True, autoincrement=False
    )
    basis_points: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    net: Mapped[Money]
    tax: Mapped[Money]


class Kept:
    """A page that was given out: what stands on it and its very bytes, so that a reprint is the same page."""

    snapshot: Mapped[str]
    pdf: Mapped[bytes] = mapped_column(LargeBinary)
    sha256: Mapped[str] = mapped_column(String(64))


class InvoicePaper(Kept, Base):
    """The page of an invoice or a credit note."""

    __tablename__ = "invoice_paper"

    invoice_id: Mapped[InvoiceId] = mapped_column(
        ForeignKey("invoice.id"), primary_key=True, autoincrement=False
    )


class ReceiptPaper(Kept, Base):
    """The receipt of a payment, as it was first printed."""

    __tablename__ = "receipt_paper"

    payment_id: Mapped[PaymentId] = mapped_column(
        ForeignKey("payment.id"), primary_key=True, autoincrement=False
    )


class PlanPaper(Kept, Base):
    """The page of a payment plan, as it was first printed."""

    __tablename__ = "plan_paper"

    plan_id: Mapped[PlanId] = mapped_column(
        ForeignKey("payment_plan.id"), primary_key=True, autoincrement=False
    )
