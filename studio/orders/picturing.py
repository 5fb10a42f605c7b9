"""The pictures of an order as its page freezes them: each line as it was ordered, its thumbnail, and the wall."""

from __future__ import annotations

import base64
import io
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import pictures, walls
from studio.errors import Missing, Trouble
from studio.orders.accounts import lines_of
from studio.orders.changing import cancelled
from studio.orders.differences import Kind, changes, key_of
from studio.orders.drafts import OrderDraft
from studio.orders.model import (
    ChangeConsent,
    Order,
    OrderLine,
    OrderRevision,
    RevisionState,
)
from studio.pictures import PictureId
from studio.viewings.model import ViewingId

THUMBNAIL = 256
"""Dots on the longest side: 21 mm at 300 dots an inch."""
WALL = 1600
"""Dots across the page's measure, at 250 dots an inch."""
_KEPT = (
    "image_ref", "people", "product", "width_in", "height_in", "finish", "hanging_place", "quantity", "moulding",
    "mount", "mount_border_mm", "glazing", "choices", "set_name", "complimentary", "price_promised",
)  # fmt: skip


def frozen_lines(
    db: Session, order: Order, revision: OrderRevision, lines: list[OrderLine], currency: str
) -> dict[str, Any]:
    """The lines with their thumbnails, what was taken out, what changed and who agreed, and the wall."""
    before = _superseded(db, order, revision)
    changed = changes(lines_of(db, before), lines, currency) if before is not None else ()
    told = {each.key: [fact.words for fact in each.facts] for each in changed if each.kind is Kind.CHANGED}
    added = {each.key for each in changed if each.kind is Kind.ADDED}
    shown = {
        key_of(line): _line(line)
        | {
            "picture": thumbnail(db, line),
            "changed": told.get(key_of(line), []),
            "added": key_of(line) in added,
        }
        for line in lines
    }
    gone = [
        _line(each.line) | {"reason": each.reason, "revision": each.revision, "picture": ""}
        for each in cancelled(db, order.id)
    ]
    return {
        "lines": [shown[key_of(line)] for line in lines],
        "cancelled": gone,
        "agreed": _agreed(db, order, revision),
        "wall": _wall(db, order.viewing_id),
    }


def _line(line: OrderLine) -> dict[str, Any]:
    return {
        **{name: getattr(line, name) for name in _KEPT},
        "unit_price": line.unit_price.minor,
        "line_total": line.line_total.minor,
    }


def _superseded(db: Session, order: Order, revision: OrderRevision) -> OrderRevision | None:
    query = select(OrderRevision).where(
        OrderRevision.order_id == order.id,
        OrderRevision.number < revision.number,
        OrderRevision.state == RevisionState.SUPERSEDED,
    )
    return db.scalars(query.order_by(OrderRevision.number.desc())).first()


def _agreed(db: Session, order: Order, revision: OrderRevision) -> list[dict[str, str]]:
    found = db.scalars(
        select(ChangeConsent).where(
            ChangeConsent.order_id == order.id, ChangeConsent.revision_number == revision.number
        )
    )
    return [{"who": row.who, "way": row.way.value, "on": row.agreed_on.isoformat()} for row in found]


def make_ready(db: Session, *asked: object) -> None:
    """Make what the page of an order will show, before the records are held while it is written.

    ``asked`` is what a verb that keeps a page is called with: a draft, an order that holds one, or both.
    """
    draft = next((each for each in asked if isinstance(each, OrderDraft)), None)
    order_id = next((each for each in asked if isinstance(each, int)), None)
    if draft is not None:
        wanted = {line.picture_id for line in draft.lines}
    else:
        drafted = select(OrderLine.picture_id).join(OrderRevision, OrderRevision.id == OrderLine.revision_id)
        at = (OrderRevision.order_id == order_id, OrderRevision.state == RevisionState.DRAFT)
        wanted = set(db.scalars(drafted.where(*at)))
    for picture_id in wanted - {None}:
        _thumbnail(db, picture_id)
    begun = db.scalar(select(Order.viewing_id).where(Order.id == order_id)) if order_id is not None else None
    _wall(db, begun or (draft.viewing_id if draft is not None else None))


def thumbnail(db: Session, line: OrderLine) -> str:
    """A line's photograph for paper, "" where it is not one of ours or its file cannot be reached now."""
    return _thumbnail(db, line.picture_id)


def _thumbnail(db: Session, picture_id: int | None) -> str:
    if picture_id is None:
        return ""
    try:
        row = pictures.picture(db, PictureId(picture_id))
        return base64.b64encode(pictures.small(row, THUMBNAIL)).decode()
    except (Missing, Trouble):
        # The page is what was agreed in words; a disk that is not plugged in does not keep a family waiting for it.
        return ""


def _wall(db: Session, viewing_id: ViewingId | None) -> str:
    """The wall as it was chosen, small enough for a page; "" where none was kept."""
    kept = walls.picture_of(db, viewing_id) if viewing_id is not None else None
    return base64.b64encode(pictures.kept_small(kept, WALL, _page_wide)).decode() if kept else ""


def _page_wide(kept: bytes) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(kept), formats=("PNG", "JPEG")) as wall:
        fitted = wall.convert("RGB")
        fitted.thumbnail((WALL, WALL), Image.Resampling.LANCZOS)
        packed = io.BytesIO()
        fitted.save(packed, "JPEG", quality=85)
    return packed.getvalue()
