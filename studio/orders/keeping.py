"""The frozen snapshot of an issued revision, and the page drawn from it and kept (RR11).

The snapshot holds everything that stands on the page and nothing that does not: no cost and no uplift (R7).
"""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clients, clock
from studio.actor import Role
from studio.money import Money
from studio.orders.accounts import account
from studio.orders.model import (
    Order,
    OrderKind,
    OrderLine,
    OrderPaper,
    OrderRevision,
    Payment,
    RevisionState,
    RevisionTax,
)
from studio.orders.picturing import frozen_lines
from studio.orders.planning import plan_of
from studio.viewings.model import Place

FORM = 2
"""The form of the snapshot, so that a later program can still read it."""
NOTICE = timedelta(days=14)


def keep_paper(db: Session, order: Order, revision: OrderRevision, lines: list[OrderLine]) -> None:
    """Freeze what stands on the page, draw it, and keep both with the hash of the page.

    Raises Refused for a name that no face can print or an address that does not fit its window.
    """
    # The document engine is only needed once something is printed.
    from studio.orders.drawing import draw

    snapshot = json.dumps(freeze(db, order, revision, lines), ensure_ascii=False, sort_keys=True)
    pdf = draw(json.loads(snapshot))
    db.add(OrderPaper(revision_id=revision.id, snapshot=snapshot, pdf=pdf))
    revision.pdf_sha256 = hashlib.sha256(pdf).hexdigest()
    db.flush()


def freeze(db: Session, order: Order, revision: OrderRevision, lines: list[OrderLine]) -> dict[str, Any]:
    """Everything that stands on the page of a revision, as plain data: amounts in minor units, days as ISO dates."""
    studio = business.studio(db)
    day = clock.to_wall(revision.issued_at or clock.now(), studio.zone).date()
    books = account(db, order.id)
    return {
        "form": FORM,
        "studio": _studio(db, studio),
        "client": _client(db, order),
        "order": {
            "number": order.number,
            "revision": revision.number,
            "before": _before(db, order, studio.zone),
            "changes": revision.what_changed,
            "date": day.isoformat(),
            "at_home": order.place is Place.HOME,
            "notice_until": (day + NOTICE).isoformat() if order.place is Place.HOME else "",
            "host": _name_of(db, order.host_id),
            "reshoot": order.kind is OrderKind.RESHOOT,
            "promised_on": revision.promised_on.isoformat() if revision.promised_on else "",
        },
        **frozen_lines(db, order, revision, lines, studio.currency),
        "sums": {
            "currency": studio.currency,
            "list_total": revision.list_total.minor,
            "discount": revision.discount.minor,
            "discount_basis_points": revision.discount_basis_points,
            "discount_reason": revision.discount_reason,
            "discount_promised": revision.discount_promised,
            "discount_instead_of": revision.discount_instead_of,
            "discount_kept_open": revision.discount_promise_id is not None and not revision.discount_promised,
            "total": revision.total.minor,
            "tax": revision.tax.minor,
            "tax_basis_points": revision.tax_basis_points,
            "tax_included": revision.prices_include_tax,
            "taxes": _taxes(db, revision),
            "credit": revision.credit_brought.minor,
            "surplus": _surplus(revision),
            "surplus_amount": max(Money(0), revision.credit_brought - revision.total).minor,
            "payments": _payments(db, order, day, studio.zone),
            "let_off": (books.allowed + books.released).minor,
            "still_to_pay": books.balance.minor,
            "by_plan": plan_of(db, order.id) is not None,
        },
    }


def _studio(db: Session, studio: business.StudioRow) -> dict[str, Any]:
    head = business.letterhead(db)
    owner = next((row.name for row in business.staff(db) if row.role is Role.OWNER), "the owner")
    return {
        "name": head.name,
        "head": list(head.lines),
        "logo": base64.b64encode(head.logo).decode() if head.logo else "",
        "vat_number": studio.vat_number,
        "place": studio.place,
        "country": studio.country,
        "owner": owner,
        "owner_direct": studio.owner_direct or studio.telephone or studio.day_phone,
    }


def _client(db: Session, order: Order) -> dict[str, Any]:
    family = clients.household(db, order.household_id)
    return {
        "envelope": list(family.envelope_lines),
        "addressee": family.addressee,
        "large_print": family.large_print,
    }


def _taxes(db: Session, revision: OrderRevision) -> list[dict[str, int]]:
    found = db.scalars(select(RevisionTax).where(RevisionTax.revision_id == revision.id))
    return [
        {"basis_points": row.basis_points, "taxable": row.taxable.minor, "tax": row.tax.minor}
        for row in sorted(found, key=lambda row: -row.basis_points)
    ]


def _before(db: Session, order: Order, zone: str) -> dict[str, Any] | None:
    earlier = db.scalars(
        select(OrderRevision)
        .where(OrderRevision.order_id == order.id, OrderRevision.state == RevisionState.SUPERSEDED)
        .order_by(OrderRevision.number.desc())
    ).first()
    if earlier is None or earlier.issued_at is None:
        return None
    return {"number": earlier.number, "date": clock.to_wall(earlier.issued_at, zone).date().isoformat()}


def _surplus(revision: OrderRevision) -> str:
    return revision.surplus.value if revision.surplus is not None else ""


def _payments(db: Session, order: Order, day: date, zone: str) -> list[dict[str, Any]]:
    taken = db.scalars(select(Payment).where(Payment.order_id == order.id).order_by(Payment.id))
    return [
        {
            "amount": payment.amount.minor,
            "method": payment.method.value,
            "date": clock.to_wall(payment.taken_at, zone).date().isoformat(),
            "today": clock.to_wall(payment.taken_at, zone).date() == day,
        }
        for payment in taken
    ]


def _name_of(db: Session, staff_id: int) -> str:
    return next((row.name for row in business.staff(db, everyone=True) if row.id == staff_id), "")
