"""Clients' own pictures and other things in our keeping: received with a receipt, handed back to somebody by name."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from studio import business, clients, clock
from studio.actor import Actor, Role
from studio.business import expect
from studio.business.drafts import Draft, fits, only, wants
from studio.business.logo import PNG
from studio.business.model import Staff, StaffId
from studio.clients.model import Household, HouseholdId
from studio.dates import date_in_full
from studio.db import numbers
from studio.errors import Missing, Refused
from studio.making.held_model import (
    CONDITION_LENGTH,
    NAME_LENGTH,
    NOTE_LENGTH,
    WHAT_LENGTH,
    Custody,
    CustodyId,
    CustodyItem,
    CustodyItemId,
    CustodyPaper,
)
from studio.orders.model import Order, OrderId, OrderState
from studio.rights import verb
from studio.written import one_line

MOST_ITEMS = 30
LARGEST_PHOTOGRAPH = 8_000_000


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """One thing that is left, and in what condition it comes; a photograph of it where there is one (PNG or JPEG)."""

    what: str
    condition: str
    photograph: bytes | None = None


@dataclass(frozen=True, slots=True)
class CustodyDraft(Draft):
    """Things of the client's own that are left with us."""

    household_id: HouseholdId
    brought_by: str
    items: tuple[ItemDraft, ...]
    order_id: OrderId | None = None
    purpose: str = ""

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do."""
        found = {
            "brought_by": wants(self.brought_by, NAME_LENGTH, "Please say who brought it."),
            "purpose": fits(self.purpose, WHAT_LENGTH),
            "items": "" if 0 < len(self.items) <= MOST_ITEMS else "Please write down what was left.",
        }
        for number, item in enumerate(self.items, 1):
            what = wants(item.what, WHAT_LENGTH, "Please say what it is.")
            condition = wants(
                item.condition, CONDITION_LENGTH, "Please say in what condition it is; it is signed for."
            )
            found[f"what_{number}"], found[f"condition_{number}"] = what, condition
        return only(found)


@dataclass(frozen=True, slots=True)
class CustodyItemRow:
    """One thing in our keeping, or handed back."""

    id: CustodyItemId
    custody_id: CustodyId
    receipt: str
    household_id: HouseholdId
    household: str
    order_id: OrderId | None
    order_number: str
    what: str
    condition: str
    purpose: str
    brought_by: str
    received_at: datetime
    received_by: str
    returned_at: datetime | None
    returned_to: str
    return_note: str
    version: int

    @property
    def is_here(self) -> bool:
        """Whether it is still with us."""
        return self.returned_at is None


@verb("making.take_into_custody")
def take_into_custody(db: Session, by: Actor, draft: CustodyDraft) -> CustodyId:
    """Take things into our keeping: numbered, described, and the receipt drawn and kept for both to sign.

    Raises Refused naming the field that does not do.
    """
    draft.check()
    if db.get(Household, draft.household_id) is None:
        raise Missing("That family is no longer there.")
    _require_theirs(db, draft)
    held = Custody(
        number=numbers.take(db, "K"),
        household_id=draft.household_id,
        order_id=draft.order_id,
        received_at=clock.now(),
        received_by=StaffId(by.staff_id),
        brought_by=one_line(draft.brought_by, NAME_LENGTH).text,
        purpose=one_line(draft.purpose, WHAT_LENGTH).text,
    )
    db.add(held)
    db.flush()
    items = [
        CustodyItem(
            custody_id=held.id,
            number=number,
            what=one_line(item.what, WHAT_LENGTH).text,
            condition=one_line(item.condition, CONDITION_LENGTH).text,
            photograph=_small(item.photograph),
        )
        for number, item in enumerate(draft.items, 1)
    ]
    db.add_all(items)
    _keep_receipt(db, held, items)
    db.flush()
    return held.id


@verb("making.hand_back")
def hand_back(
    db: Session,
    by: Actor,
    item_id: CustodyItemId,
    returned_to: str,
    note: str = "",
    version: int | None = None,
) -> None:
    """Hand one thing back, to somebody by name; its condition then, if it is not as it came.

    Raises Refused when it is not here any more.
    """
    item = db.get(CustodyItem, item_id)
    if item is None:
        raise Missing("That is no longer in our list. Please look again.")
    expect(item, version)
    if item.returned_at is not None:
        raise Refused(f"It was handed back to {item.returned_to} already.")
    to = one_line(returned_to, NAME_LENGTH).text
    if not to:
        raise Refused("Please say to whom it was handed back.", "returned_to")
    item.returned_at, item.returned_by, item.returned_to = clock.now(), StaffId(by.staff_id), to
    item.return_note = one_line(note, NOTE_LENGTH).text
    db.flush()


def here(db: Session) -> tuple[CustodyItemRow, ...]:
    """Everything of clients' own that is with us, what has been here longest first."""
    return _rows(db, CustodyItem.returned_at.is_(None))


def of_household(db: Session, household_id: HouseholdId) -> tuple[CustodyItemRow, ...]:
    """Everything that a family ever left with us, the first first."""
    return _rows(db, Custody.household_id == household_id)


def of_order(db: Session, order_id: OrderId) -> tuple[CustodyItemRow, ...]:
    """What was left with us for an order."""
    return _rows(db, Custody.order_id == order_id)


def receipt(db: Session, custody_id: CustodyId) -> bytes:
    """The kept receipt, both copies; raises Missing."""
    pdf = db.scalar(select(CustodyPaper.pdf).where(CustodyPaper.custody_id == custody_id))
    if not pdf:
        raise Missing("That receipt is no longer kept.")
    return bytes(pdf)


def photograph(db: Session, item_id: CustodyItemId) -> bytes | None:
    """How a thing looked when it came, as a JPEG; None where nobody photographed it."""
    return db.scalar(select(CustodyItem.photograph).where(CustodyItem.id == item_id))


def _rows(db: Session, condition: ColumnElement[bool]) -> tuple[CustodyItemRow, ...]:
    query = (
        select(CustodyItem, Custody, Household.filing_name, Order.number, Staff.name)
        .join(Custody, Custody.id == CustodyItem.custody_id)
        .join(Household, Household.id == Custody.household_id)
        .join(Staff, Staff.id == Custody.received_by)
        .outerjoin(Order, Order.id == Custody.order_id)
        .where(condition)
        .order_by(CustodyItem.id)
    )
    return tuple(
        CustodyItemRow(
            id=item.id,
            custody_id=held.id,
            receipt=held.number,
            household_id=held.household_id,
            household=household,
            order_id=held.order_id,
            order_number=number or "",
            what=item.what,
            condition=item.condition,
            purpose=held.purpose,
            brought_by=held.brought_by,
            received_at=held.received_at,
            received_by=taken,
            returned_at=item.returned_at,
            returned_to=item.returned_to,
            return_note=item.return_note,
            version=item.version,
        )
        for item, held, household, number, taken in db.execute(query)
    )


def _require_theirs(db: Session, draft: CustodyDraft) -> None:
    if draft.order_id is None:
        return
    order = db.get(Order, draft.order_id)
    if order is None or order.household_id != draft.household_id:
        raise Refused("That order belongs to another family.", "order_id")
    if order.state in (OrderState.CLOSED, OrderState.CANCELLED):
        raise Refused(f"That order is {order.state.value}.", "order_id")


def _keep_receipt(db: Session, held: Custody, items: list[CustodyItem]) -> None:
    # The document engine is only needed once something is printed.
    from studio.making.custody_drawing import draw

    snapshot = json.dumps(_freeze(db, held, items), ensure_ascii=False, sort_keys=True)
    pdf = draw(json.loads(snapshot), tuple(item.photograph for item in items))
    db.add(CustodyPaper(custody_id=held.id, snapshot=snapshot, pdf=pdf))
    held.pdf_sha256 = hashlib.sha256(pdf).hexdigest()


def _freeze(db: Session, held: Custody, items: list[CustodyItem]) -> dict[str, Any]:
    """Everything that stands on the receipt, as plain data."""
    studio = business.studio(db)
    head = business.letterhead(db)
    family = clients.household(db, held.household_id)
    staff = business.staff(db, everyone=True)
    order = db.get(Order, held.order_id) if held.order_id is not None else None
    return {
        "form": 1,
        "number": held.number,
        "day": date_in_full(_day(held, studio.zone)),
        "order": order.number or "" if order is not None else "",
        "received_by": next((row.name for row in staff if row.id == held.received_by), ""),
        "brought_by": held.brought_by,
        "purpose": held.purpose,
        "items": [{"what": item.what, "condition": item.condition} for item in items],
        "client": {"envelope": list(family.envelope_lines), "large_print": family.large_print},
        "studio": {
            "name": head.name,
            "head": list(head.lines),
            "logo": base64.b64encode(head.logo).decode() if head.logo else "",
            "owner": next((row.name for row in staff if row.role is Role.OWNER), "the owner"),
            "owner_direct": studio.owner_direct
            or studio.telephone
            or studio.day_phone
            or "the studio's number",
        },
    }


def _day(held: Custody, zone: str) -> date:
    return clock.to_wall(held.received_at, zone).date()


def _small(picture: bytes | None) -> bytes | None:
    """A photograph made by ``business.fitted_logo``, as a JPEG without anything but its dots."""
    if picture is None:
        return None
    if len(picture) > LARGEST_PHOTOGRAPH or not picture.startswith(PNG):
        raise Refused("This photograph cannot be kept. Please choose another.", "photograph")
    import io

    from PIL import Image

    with Image.open(io.BytesIO(picture)) as image:
        image.thumbnail((1000, 1000))
        kept = io.BytesIO()
        image.convert("RGB").save(kept, "JPEG", quality=82)
    return kept.getvalue()
