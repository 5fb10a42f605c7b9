"""What goes out to a lab or framer, on one page with a number, and comes back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, catalogue, clock
from studio.actor import Actor
from studio.business import StaffId
from studio.catalogue import SupplierRow
from studio.catalogue.model import SupplierId, SupplierKind
from studio.db import numbers
from studio.errors import Missing, Refused
from studio.making import cutting, purchase_paper, queries, stages, working
from studio.making.drafts import LONGEST_BECAUSE, MOST_TOGETHER, SendDraft
from studio.making.model import Piece, PieceId, PurchaseId, PurchaseOrder, SentPiece, Stage, StepKind
from studio.orders.model import Order
from studio.rights import verb
from studio.written import one_line

RETURNS_AS = {SupplierKind.LAB: Stage.PRINTED, SupplierKind.FRAMER: Stage.FRAMED}
"""How far a piece is when it comes back: a lab prints, a framer frames."""


@verb("making.send")
def send(db: Session, by: Actor, draft: SendDraft) -> PurchaseId:
    """Send pieces to one lab or framer: takes the number, draws the page and keeps it; the pieces are out until back.

    No client's name goes out, only the codes. Raises Refused naming the field, also for a piece that is further than
    what the supplier does, or that would pass a stage without a reason.
    """
    draft.check()
    assert draft.supplier_id is not None  # what is missing was refused
    assert draft.back_on is not None
    supplier = _supplier(db, draft.supplier_id)
    comes_back = RETURNS_AS.get(supplier.kind)
    if comes_back is None or not supplier.active:
        raise Refused(f"{supplier.name} does not print or frame for us.", "supplier_id")
    today = clock.today(business.studio(db).zone)
    if draft.back_on < today:
        raise Refused("That day has gone. Please choose a day to come.", "back_on")
    if len(draft.pieces) > MOST_TOGETHER:
        raise Refused(f"Please send no more than {MOST_TOGETHER} pieces at once.", "pieces")
    because = one_line(draft.because, LONGEST_BECAUSE).text
    working.hold_orders(db, draft.pieces)
    going = [_ready_to_go(db, piece_id, comes_back, because) for piece_id in sorted(set(draft.pieces))]
    number = numbers.take(db, "P")
    note = one_line(draft.note, LONGEST_BECAUSE).text
    rows = queries.rows_of(db, [piece.id for _, piece in going])
    snapshot = purchase_paper.snapshot(db, number, supplier, rows, draft.back_on, note, today)
    pdf = purchase_paper.draw(snapshot)
    order = PurchaseOrder(
        number=number,
        supplier_id=supplier.id,
        sent_at=clock.now(),
        sent_by_id=StaffId(by.staff_id),
        returns_as=comes_back,
        back_on=draft.back_on,
        note=note,
        snapshot=json.dumps(snapshot, ensure_ascii=False),
        pdf=pdf,
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
    )
    db.add(order)
    db.flush()
    for _, piece in going:
        piece.out_with_id = order.id
        db.add(SentPiece(purchase_id=order.id, piece_id=piece.id))
        db.flush()
        said = f"{number} to {supplier.name}" + (f", {because}" if because else "")
        working.note(db, by, piece, StepKind.SENT_OUT, said, draft.back_on)
    return order.id


@verb("making.receive")
def receive(
    db: Session, by: Actor, purchase_id: PurchaseId, pieces: Collection[PieceId] | None = None
) -> int:
    """Take a parcel in: all that is still out with a purchase order, or these pieces of it; answers how many came.

    Each is then as far as the supplier takes it. Raises Refused when nothing of it is out any more.
    """
    purchase = db.get(PurchaseOrder, purchase_id)
    if purchase is None:
        raise Missing("That purchase order is no longer there. Please look again.")
    query = select(SentPiece).where(SentPiece.purchase_id == purchase.id).order_by(SentPiece.piece_id)
    out = db.scalars(query).all()
    working.hold_orders(db, [sent.piece_id for sent in out])
    came: dict[int, Order] = {}
    count = 0
    for sent in out:
        order, piece = working.held(db, sent.piece_id)
        db.refresh(sent)  # another desk may have taken the same parcel in while this one waited for the order
        if sent.back_at is not None or (pieces is not None and sent.piece_id not in pieces):
            continue
        sent.back_at, sent.back_by_id = clock.now(), StaffId(by.staff_id)
        count += 1
        came[order.id] = order
        _take_in(db, by, piece, purchase)
    if not count:
        raise Refused(f"Nothing more is out with {purchase.number}.")
    for order in came.values():
        working.settle(db, by, order)
    return count


def _supplier(db: Session, supplier_id: SupplierId) -> SupplierRow:
    found = next((row for row in catalogue.suppliers(db, everything=True) if row.id == supplier_id), None)
    if found is None:
        raise Missing("That lab or framer is no longer there. Please look again.")
    return found


def _take_in(db: Session, by: Actor, piece: Piece, purchase: PurchaseOrder) -> None:
    """A piece is here again; one that was stopped meanwhile stays stopped."""
    piece.out_with_id = None
    if piece.ended is None:
        if stages.rank(piece.stage) < stages.rank(purchase.returns_as):
            before = piece.stage
            working.move(piece, purchase.returns_as)
            cutting.framed_outside(db, by, piece, before)
        piece.maker_id = None
    db.flush()
    working.note(db, by, piece, StepKind.CAME_BACK, purchase.number)


def _ready_to_go(db: Session, piece_id: PieceId, comes_back: Stage, because: str) -> tuple[Order, Piece]:
    order, piece = working.found(db, piece_id, None)
    working.require_here(db, order, piece)
    code = working.code(order, piece)
    if comes_back not in stages.road(piece.framing):
        raise Refused(f"{code} is neither mounted nor framed.", "pieces")
    if stages.rank(piece.stage) >= stages.rank(comes_back):
        raise Refused(f"{code} is {stages.name(piece.stage, piece.framing)} already.", "pieces")
    passed = stages.skipped(piece.framing, piece.stage, comes_back)
    if passed and not because:
        raise Refused(f"{code} would pass {stages.in_words(passed)}. Please say why.", "because")
    return order, piece
