"""Invoices: what an order is charged at, with tax by rate, in a gapless series of its own; credit notes for less.

The invoices of an order less its credit notes come to what it is charged at: so a later revision is invoiced by its
difference, and what is taken off after an invoice is credited in the same act, without anybody thinking of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.actor import Actor
from studio.business.model import StaffId
from studio.clients.model import HouseholdId
from studio.db import numbers
from studio.errors import Missing, Refused
from studio.money import Money, share
from studio.orders.accounts import account, locked, revision_in
from studio.orders.model import (
    Order,
    OrderId,
    OrderRevision,
    OrderState,
    Presentation,
    PresentationState,
    RevisionState,
    RevisionTax,
)
from studio.orders.money_model import Invoice, InvoiceId, InvoiceKind, InvoicePaper, InvoiceTax
from studio.orders.pricing import WHOLE
from studio.rights import verb

FOURTEEN_DAYS = timedelta(days=14)
"""An invoice made within a fortnight of the handing over is itself the tax point; later, the handing over is."""


@dataclass(frozen=True, slots=True)
class RateRow:
    """What is charged at one rate: before tax, and the tax."""

    basis_points: int
    net: Money
    tax: Money


@dataclass(frozen=True, slots=True)
class InvoiceRow:
    """An invoice or a credit note that was issued."""

    id: InvoiceId
    number: str
    order_id: OrderId
    kind: InvoiceKind
    issued_on: date
    tax_point: date
    total: Money
    tax: Money
    issued_at: datetime


def charged(db: Session, order_id: OrderId) -> Money:
    """What an order is charged at in the end: to pay for it, less what was taken off or let go since."""
    books = account(db, order_id)
    return max(Money(0), books.to_pay - books.allowed - books.released)


def rates_of(db: Session, order: Order, amount: Money) -> dict[int, RateRow]:
    """An amount charged for an order, by the rates of its revision in force; tax is shared as RR8 says."""
    revision = revision_in(db, order.id, RevisionState.ISSUED)
    if revision is None:
        return {}
    whole = _rates(db, revision)
    if amount == revision.total:
        return {rate: RateRow(rate, gross - tax, tax) for rate, (gross, tax) in whole.items()}
    parts = share(amount, [gross.minor for gross, _ in whole.values()])
    rows = {}
    for rate, gross in zip(whole, parts, strict=True):
        tax = gross.part(rate, WHOLE + rate)
        rows[rate] = RateRow(rate, gross - tax, tax)
    return rows


def _rates(db: Session, revision: OrderRevision) -> dict[int, tuple[Money, Money]]:
    """Rate to what is charged at it, tax included, and the tax in that."""
    query = (
        select(RevisionTax).where(RevisionTax.revision_id == revision.id).order_by(RevisionTax.basis_points)
    )
    found = list(db.scalars(query))
    if not found:
        return {revision.tax_basis_points: (revision.total, revision.tax)}
    included = revision.prices_include_tax
    return {row.basis_points: (row.taxable if included else row.taxable + row.tax, row.tax) for row in found}


@verb("orders.issue_invoice")
def issue_invoice(db: Session, by: Actor, order_id: OrderId) -> InvoiceId:
    """The invoice of an order as it is now: the one there is, or one for what is not invoiced yet.

    Raises Refused for an order that was never placed or was called off before anything was invoiced.
    """
    order = locked(db, order_id)
    if order.number is None:
        raise Refused("This order has not been placed yet. It is invoiced once it is.")
    last = invoices_of(db, order_id)
    issued = _issue_difference(db, by, order)
    if issued is not None:
        return issued
    if last:
        return last[-1].id
    if order.state is OrderState.CANCELLED:
        raise Refused("This order was called off before it was invoiced.")
    return _issue(db, by, order, rates_of(db, order, Money(0)), Money(0))


def follow(db: Session, by: Actor, order: Order) -> None:
    """What is taken off an order after it was invoiced is credited at once; a part of the verbs that take it off."""
    so_far = _invoiced(db, order.id)
    if so_far is not None and charged(db, order.id) < so_far:
        _issue_difference(db, by, order)


def follow_family(db: Session, by: Actor, household_id: HouseholdId) -> None:
    """The same for all orders of a family: what is given back may come from an earlier one (R6)."""
    theirs = (
        select(Order)
        .where(Order.household_id == household_id, Order.id.in_(select(Invoice.order_id)))
        .order_by(Order.id)
        .with_for_update()  # two refunds of one family at once must not both credit a third order
    )
    for order in db.scalars(theirs):
        follow(db, by, order)


def _invoiced(db: Session, order_id: OrderId) -> Money | None:
    rows = [row.total for row in invoices_of(db, order_id)]
    return sum(rows, Money(0)) if rows else None


def _issue_difference(db: Session, by: Actor, order: Order) -> InvoiceId | None:
    """Issue what is charged beyond what was invoiced; None when that is nothing."""
    amount = charged(db, order.id)
    before = _rates_so_far(db, order.id)
    now = rates_of(db, order, amount)
    rates = {}
    for rate in sorted({*before, *now}):
        old, new = before.get(rate, _nothing(rate)), now.get(rate, _nothing(rate))
        change = RateRow(rate, new.net - old.net, new.tax - old.tax)
        if change.net or change.tax:
            rates[rate] = change
    if not rates:
        return None
    return _issue(db, by, order, rates, sum((row.net + row.tax for row in rates.values()), Money(0)))


def _nothing(rate: int) -> RateRow:
    return RateRow(rate, Money(0), Money(0))


def _rates_so_far(db: Session, order_id: OrderId) -> dict[int, RateRow]:
    query = (
        select(InvoiceTax.basis_points, InvoiceTax.net, InvoiceTax.tax)
        .join(Invoice, Invoice.id == InvoiceTax.invoice_id)
        .where(Invoice.order_id == order_id)
    )
    rows: dict[int, RateRow] = {}
    for rate, net, tax in db.execute(query):
        own = rows.get(rate, _nothing(rate))
        rows[rate] = RateRow(rate, own.net + net, own.tax + tax)
    return rows


def _issue(db: Session, by: Actor, order: Order, rates: dict[int, RateRow], amount: Money) -> InvoiceId:
    from studio.orders.invoice_paper import keep_invoice  # the document engine, once something is printed

    revision = revision_in(db, order.id, RevisionState.ISSUED)
    if revision is None:
        raise Missing("That order is no longer here. Please look again.")
    today = clock.today(business.studio(db).zone)
    invoice = Invoice(
        number=numbers.take(db, "I"),
        order_id=order.id,
        revision_id=revision.id,
        kind=InvoiceKind.CREDIT_NOTE if amount < Money(0) else InvoiceKind.INVOICE,
        issued_on=today,
        tax_point=_tax_point(db, order, today),
        total=amount,
        tax=sum((row.tax for row in rates.values()), Money(0)),
        issued_at=clock.now(),
        issued_by=StaffId(by.staff_id),
    )
    db.add(invoice)
    db.flush()
    for row in rates.values():
        db.add(InvoiceTax(invoice_id=invoice.id, basis_points=row.basis_points, net=row.net, tax=row.tax))
    db.flush()
    keep_invoice(db, order, revision, invoice, tuple(rates.values()))
    return invoice.id


def _tax_point(db: Session, order: Order, issued_on: date) -> date:
    """The day the tax counts from: the invoice's, or the handing over when that was more than a fortnight before."""
    handed_over = db.scalar(
        select(func.max(Presentation.held_on)).where(
            Presentation.order_id == order.id, Presentation.state == PresentationState.HELD
        )
    )
    if handed_over is None or issued_on <= handed_over + FOURTEEN_DAYS:
        return issued_on
    return handed_over


def invoices_of(db: Session, order_id: OrderId) -> tuple[InvoiceRow, ...]:
    """The invoices and credit notes of an order, the oldest first."""
    found = db.scalars(select(Invoice).where(Invoice.order_id == order_id).order_by(Invoice.id))
    names = InvoiceRow.__dataclass_fields__
    return tuple(InvoiceRow(**{name: getattr(each, name) for name in names}) for each in found)


def invoice_pdf(db: Session, invoice_id: InvoiceId) -> tuple[str, bytes]:
    """The number of an invoice and its kept page; raises Missing."""
    found = db.execute(
        select(Invoice.number, InvoicePaper.pdf)
        .join(InvoicePaper, InvoicePaper.invoice_id == Invoice.id)
        .where(Invoice.id == invoice_id)
    ).first()
    if found is None:
        raise Missing("That invoice is not here.")
    return found[0], bytes(found[1])
