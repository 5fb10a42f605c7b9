"""The page of an invoice or a credit note: what a registered business owes its client on paper, and no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.catalogue.wording import rate_in_words
from studio.dates import date_in_full
from studio.documents import Block, Heading, Paragraph, Row, Rows, Total, Totals, render
from studio.orders.accounts import account, lines_of
from studio.orders.invoicing import RateRow
from studio.orders.model import Order, OrderRevision, Payment
from studio.orders.money_model import Invoice, InvoiceKind, InvoicePaper
from studio.orders.money_sheets import amount, method_words, on_paper
from studio.orders.paper_heads import client_head, keep, studio_head
from studio.orders.wording import line_in_words


def keep_invoice(
    db: Session, order: Order, revision: OrderRevision, invoice: Invoice, rates: Sequence[RateRow]
) -> None:
    """Freeze what stands on the page, draw it and keep both. Raises Refused for what no face can print."""
    kept = InvoicePaper(invoice_id=invoice.id)
    keep(kept, _freeze(db, order, revision, invoice, rates), draw)
    db.add(kept)
    db.flush()


def _freeze(
    db: Session, order: Order, revision: OrderRevision, invoice: Invoice, rates: Sequence[RateRow]
) -> dict[str, Any]:
    books, zone = account(db, order.id), business.studio(db).zone
    earlier = db.scalars(
        select(Invoice).where(Invoice.order_id == order.id, Invoice.id < invoice.id).order_by(Invoice.id)
    ).all()
    payments = db.scalars(select(Payment).where(Payment.order_id == order.id).order_by(Payment.id))
    return {
        "studio": studio_head(db),
        "client": client_head(db, order.household_id),
        "number": invoice.number,
        "kind": invoice.kind.value,
        "date": invoice.issued_on.isoformat(),
        "tax_point": invoice.tax_point.isoformat(),
        "order": {"number": order.number, "revision": revision.number, "cancelled": not books.to_pay.minor},
        "lines": [
            {
                "image_ref": line.image_ref,
                "words": line_in_words(line),
                "quantity": line.quantity,
                "unit_price": line.unit_price.minor,
                "line_total": line.line_total.minor,
                "complimentary": line.complimentary,
                "rate": line.tax_basis_points or revision.tax_basis_points,
            }
            for line in lines_of(db, revision)
        ],
        "discount": revision.discount.minor,
        "tax_on_top": 0 if revision.prices_include_tax else revision.tax.minor,
        "credit": revision.credit_brought.minor,
        "over": max(0, revision.credit_brought.minor - revision.total.minor),
        "order_total": revision.total.minor,
        "taken_off": (books.allowed + books.released).minor,
        "before": [{"number": each.number, "total": each.total.minor} for each in earlier],
        "total": invoice.total.minor,
        "rates": [[row.basis_points, row.net.minor, row.tax.minor] for row in rates],
        "payments": [
            {
                "amount": each.amount.minor,
                "method": each.method.value,
                "date": clock.to_wall(each.taken_at, zone).date().isoformat(),
            }
            for each in payments
        ],
        "still_to_pay": books.balance.minor,
    }


def draw(snapshot: dict[str, Any]) -> bytes:
    """The page; the same snapshot gives the same bytes."""
    is_credit = snapshot["kind"] == InvoiceKind.CREDIT_NOTE.value
    title = "Credit note" if is_credit else "Invoice"
    vat = snapshot["studio"]["vat_number"]
    day = date_in_full(date.fromisoformat(snapshot["date"]))
    aside = [f"{title} {snapshot['number']}", day]
    if vat and snapshot["tax_point"] != snapshot["date"]:
        aside.append(f"Tax point {date_in_full(date.fromisoformat(snapshot['tax_point'])).partition(' ')[2]}")
    elif vat:
        aside.append("which is the tax point")
    aside.append(f"VAT number {vat}" if vat else f"for order {snapshot['order']['number']}")
    body = tuple(_credited(snapshot) if is_credit else _charged(snapshot))
    return render(on_paper(snapshot, f"{title} {snapshot['number']}", aside, body))


def _charged(snapshot: dict[str, Any]) -> Iterator[Block]:
    order = snapshot["order"]
    revision = f", revision {order['revision']}" if order["revision"] > 1 else ""
    yield Heading(f"For your pictures, order {order['number']}{revision}")
    yield Rows(tuple(_rows(snapshot)))
    yield Totals(tuple(_totals(snapshot)))
    yield from _paid(snapshot)


def _rows(snapshot: dict[str, Any]) -> Iterator[Row]:
    many = len({line["rate"] for line in snapshot["lines"]}) > 1 and snapshot["studio"]["vat_number"]
    for number, line in enumerate(snapshot["lines"], 1):
        details = [line["words"]]
        if line["complimentary"]:
            details.append("with our compliments")
        elif line["quantity"] > 1:
            details.append(f"{amount(snapshot, line['unit_price'])} each")
        if many:
            details.append(f"VAT at {rate_in_words(line['rate'])}")
        yield Row(
            f"Picture {line['image_ref']}",
            tuple(details),
            amount(snapshot, line["line_total"]),
            f"{number}.",
        )


def _totals(snapshot: dict[str, Any]) -> Iterator[Total]:
    def line(label: str, minor: int, strong: bool = False) -> Total:
        return Total(label, amount(snapshot, minor), strong)

    listed = sum(each["line_total"] for each in snapshot["lines"])
    if snapshot["discount"]:
        yield line("At list price", listed)
        yield line("Your discount", -snapshot["discount"])
    if snapshot["tax_on_top"]:
        yield line("VAT on it" if snapshot["studio"]["vat_number"] else "Tax on it", snapshot["tax_on_top"])
    if snapshot["credit"]:
        yield line("Together", snapshot["order_total"])
        yield line("Credit for the pictures replaced", -(snapshot["credit"] - snapshot["over"]))
    if snapshot["taken_off"]:
        yield line("Taken off since", -snapshot["taken_off"])
    for each in snapshot["before"]:
        words = "Credited before" if each["total"] < 0 else "Invoiced before"
        yield line(f"{words}, {each['number']}", -each["total"])
    yield from tax_totals(snapshot)
    yield line("This invoice", snapshot["total"], strong=True)


def tax_totals(snapshot: dict[str, Any]) -> Iterator[Total]:
    """Before tax and the tax, at each rate; nothing where the studio is not registered."""
    if not snapshot["studio"]["vat_number"]:
        return
    for rate, net, tax in snapshot["rates"]:
        at = rate_in_words(rate)
        yield Total(f"Before VAT, at {at}", amount(snapshot, net))
        yield Total(f"VAT at {at}", amount(snapshot, tax))


def _paid(snapshot: dict[str, Any]) -> Iterator[Block]:
    if snapshot["payments"]:
        said = [
            f"{amount(snapshot, abs(each['amount']))} {'paid' if each['amount'] > 0 else 'given back'} "
            f"{method_words(each['method'])} on {_day(each['date'])}"
            for each in snapshot["payments"]
        ]
        yield Paragraph(f"{'; '.join(said)}.")
    left = snapshot["still_to_pay"]
    if left > 0:
        yield Paragraph(f"{amount(snapshot, left)} is still to pay.")
    else:
        yield Paragraph("Paid, with thanks. There is nothing more to pay.")


def _credited(snapshot: dict[str, Any]) -> Iterator[Block]:
    order, invoiced = snapshot["order"], snapshot["before"]
    numbers = ", ".join(each["number"] for each in invoiced)
    yield Heading(f"Taken off order {order['number']}")
    why = "The order was called off." if order["cancelled"] else "The order now comes to less."
    yield Paragraph(f"{why} This note takes back what we invoiced too much, with {numbers}.")
    so_far = sum(each["total"] for each in invoiced)
    yield Totals(
        (
            Total("Invoiced so far", amount(snapshot, so_far)),
            Total("It now comes to", amount(snapshot, so_far + snapshot["total"])),
            *tax_totals(snapshot),
            Total("Credited by this note", amount(snapshot, snapshot["total"]), strong=True),
        )
    )
    left = snapshot["still_to_pay"]
    if left > 0:
        yield Paragraph(f"{amount(snapshot, left)} is still to pay.")
    elif left < 0:
        yield Paragraph(f"We still owe you {amount(snapshot, -left)}.")
    else:
        yield Paragraph("There is nothing more to pay.")


def _day(iso: str) -> str:
    return date_in_full(date.fromisoformat(iso)).partition(" ")[2]
