"""Records of orders made into frozen rows, in as many questions for a hundred orders as for one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from studio.diary.model import Appointment
from studio.errors import Missing
from studio.money import Money
from studio.orders import replaced_lines
from studio.orders.accounts import Account, accounts
from studio.orders.cheque_steps import ChequeSteps, cheque_steps, payment_row
from studio.orders.model import (
    LineId,
    Order,
    OrderId,
    OrderLine,
    OrderRevision,
    Payment,
    Presentation,
    ReplacedLine,
    RevisionState,
    RevisionTax,
)
from studio.orders.rows import LineRow, OrderRow, PresentationRow, RevisionRow, TaxRow


def whole(db: Session, query: Select[Order]) -> tuple[OrderRow, ...]:
    """Orders with all that belongs to them, in as many queries for a hundred as for one."""
    found = list(db.scalars(query))
    ids = [each.id for each in found]
    if not ids:
        return ()
    revisions = _by(
        db.scalars(
            select(OrderRevision).where(OrderRevision.order_id.in_(ids)).order_by(OrderRevision.number)
        ),
        "order_id",
    )
    shown = [
        row.id for group in revisions.values() for row in group if row.state is not RevisionState.SUPERSEDED
    ]
    lines = _lines(db, shown)
    taxes = _by(
        db.scalars(
            select(RevisionTax)
            .where(RevisionTax.revision_id.in_(shown))
            .order_by(RevisionTax.basis_points.desc())
        ),
        "revision_id",
    )
    payments = _by(
        db.scalars(select(Payment).where(Payment.order_id.in_(ids)).order_by(Payment.id)), "order_id"
    )
    presentations = _by(presentations_where(db, Presentation.order_id.in_(ids)), "order_id")
    replaces = _by(db.scalars(select(ReplacedLine).where(ReplacedLine.order_id.in_(ids))), "order_id")
    books = accounts(db, ids)
    steps = cheque_steps(db, [row.id for rows in payments.values() for row in rows])
    return tuple(
        _order_row(
            each,
            [
                _revision_row(row, lines.get(row.id, ()), taxes.get(row.id, ()))
                for row in revisions.get(each.id, [])
            ],
            payments.get(each.id, []),
            steps,
            presentations.get(each.id, []),
            tuple(row.line_id for row in replaces.get(each.id, [])),
            books[each.id],
        )
        for each in found
    )


_ORDER = (
    "id", "number", "household_id", "session_id", "viewing_id", "replaces_order_id", "kind", "state", "place",
    "host_id", "made_at", "confirmed_at", "signed_at", "ready_at", "closed_at", "cancelled_reason", "moved_to",
    "version",
)  # fmt: skip


def _order_row(
    each: Order,
    revisions: list[RevisionRow],
    payments: list[Payment],
    steps: ChequeSteps,
    presentations: list[PresentationRow],
    replaces: tuple[LineId, ...],
    books: Account,
) -> OrderRow:
    issued = next((row for row in revisions if row.state is RevisionState.ISSUED), None)
    drafted = next((row for row in revisions if row.state is RevisionState.DRAFT), None)
    shown = issued or drafted
    if shown is None:
        raise Missing("That order is no longer here. Please look again.")
    return OrderRow(
        **{name: getattr(each, name) for name in _ORDER},
        revision=shown,
        draft=drafted if issued is not None else None,
        payments=tuple(payment_row(row, payments, steps) for row in payments),
        presentations=tuple(presentations),
        replaces=replaces,
        taken=books.taken,
        balance=books.balance,
        refundable=max(Money(0), books.worth),
    )


def _by(rows: Iterable[Any], name: str) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = {}
    for row in rows:
        groups.setdefault(getattr(row, name), []).append(row)
    return groups


def _lines(db: Session, revisions: Sequence[int]) -> dict[int, tuple[LineRow, ...]]:
    found = list(
        db.scalars(select(OrderLine).where(OrderLine.revision_id.in_(revisions)).order_by(OrderLine.position))
    )
    replaced = replaced_lines.replaced_by(db, found)
    grouped = _by(found, "revision_id")
    return {
        key: tuple(line_row(line, replaced.get(line.id)) for line in lines) for key, lines in grouped.items()
    }


_LINE = (
    "id", "image_ref", "people", "price_id", "product", "width_in", "height_in", "finish", "hanging_place",
    "quantity", "unit_price", "complimentary", "price_promised", "line_total", "tax", "charge", "lead_days",
    "picture_id", "moulding_id", "moulding", "mount_id", "mount", "mount_border_mm", "glazing_id", "glazing", "set_id",
    "set_name", "set_no", "tax_basis_points", "price_promise_id",
)  # fmt: skip


def line_row(line: OrderLine, replaced_by: OrderId | None) -> LineRow:
    """A line as a row."""
    return LineRow(
        **{name: getattr(line, name) for name in _LINE},
        number=line.position,
        replaced_by=replaced_by,
        key=line.key or line.position,
        choice_ids=tuple(int(each) for each in line.choice_ids.split()),
        choices=tuple(line.choices.splitlines()),
    )


_REVISION = (
    "number", "state", "list_total", "discount_basis_points", "discount", "discount_reason", "total",
    "tax_basis_points", "tax", "tax_method", "prices_include_tax", "credit_brought", "to_pay", "surplus",
    "given_back", "promised_on", "promise_reason", "what_changed", "issued_at", "pdf_sha256", "version", "issued_by",
    "discount_promise_id", "discount_promised", "discount_instead_of", "discount_over", "discount_heard_at",
    "typed_basis_points", "typed_discount", "typed_reason",
)  # fmt: skip


def _revision_row(
    revision: OrderRevision, lines: tuple[LineRow, ...], taxes: Sequence[RevisionTax]
) -> RevisionRow:
    told = tuple(TaxRow(row.basis_points, row.taxable, row.tax) for row in taxes)
    return RevisionRow(
        **{name: getattr(revision, name) for name in _REVISION},
        lines=lines,
        taxes=told or _one_rate(revision),
    )


def _one_rate(revision: OrderRevision) -> tuple[TaxRow, ...]:
    """The tax of a revision that was issued before an order could have several rates."""
    taxable = revision.list_total - revision.discount
    return (TaxRow(revision.tax_basis_points, taxable, revision.tax),) if taxable else ()


_PRESENTATION = (
    "id", "order_id", "appointment_id", "state", "place", "attendees", "mood", "handed_over", "everything", "held_at",
    "held_on",
)  # fmt: skip


def presentations_where(db: Session, condition: ColumnElement[bool]) -> tuple[PresentationRow, ...]:
    """The presentations of which this holds, by their time."""
    query = (
        select(Presentation, Appointment.wall)
        .join(Appointment, Appointment.id == Presentation.appointment_id)
        .where(condition)
        .order_by(Appointment.starts_at, Presentation.id)
    )
    return tuple(
        PresentationRow(**{name: getattr(row, name) for name in _PRESENTATION}, wall=wall)
        for row, wall in db.execute(query)
    )
