"""What becomes of the first order, picture by picture: kept, exchanged, made again, given back or credited (R6).

The first pictures stay with the family until the new ones are handed over, and giving them back is her choice. What
she decides can be changed until then. The invoice that was posted is never touched: credit notes say the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock, making, orders
from studio.actor import Actor
from studio.business.model import StaffId
from studio.care import first_pieces
from studio.care.first_order_model import Fate, FirstPiece, FirstPieceId
from studio.care.first_pieces import FirstOrder, FirstPieceRow
from studio.care.model import Concern, ConcernId, ConcernState
from studio.care.pairing import paired
from studio.care.steps import found, log
from studio.errors import Missing, Refused
from studio.making import Cause, HandOverDraft, Pays, RemakeDraft
from studio.making.model import PieceId
from studio.orders import ConfirmDraft, Method, OrderId, PresentationId, Surplus
from studio.orders.accounts import locked
from studio.orders.model import LineId
from studio.rights import verb

_NAMES = {
    Fate.KEEP: "kept",
    Fate.EXCHANGE: "exchanged",
    Fate.REMAKE: "made again",
    Fate.RETURN: "given back",
    Fate.CREDIT: "credited",
}


@dataclass(frozen=True, slots=True)
class PieceFate:
    """What she decides for one picture; ``version`` is that of the decision the form showed, None for none yet."""

    line_id: LineId
    copy: int
    fate: Fate
    replaced_by_id: PieceId | None = None
    """The new piece that takes its place, where it is made already."""
    cause: Cause = Cause.WISH
    """Why it is made again."""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class LeftOver:
    """What becomes of credit that is larger than the second order: the owner chooses, and it is printed (R6)."""

    surplus: Surplus | None = None
    method: Method | None = None


@verb("care.decide_first_order")
def decide_first_order(
    db: Session,
    by: Actor,
    concern_id: ConcernId,
    fates: Sequence[PieceFate],
    left_over: LeftOver = LeftOver(),
) -> ConcernId:
    """Write down what she decides for these pictures; the bench and the second order's credit follow in the same act.

    The same again changes nothing. Raises Refused before anything was agreed, for a picture of another order, and
    once the new pictures were handed over; at "surplus" where the owner has to choose what becomes of credit left
    over; Conflict when another desk wrote it down meanwhile.
    """
    concern = found(db, concern_id)
    whole = _whole(db, concern)
    # Held before anything is read that counts: two desks deciding at once come one after the other.
    for order_id in sorted({whole.order_id, *([whole.second.id] if whole.second is not None else [])}):
        locked(db, order_id)
    whole = _whole(db, concern)
    theirs = {(row.line_id, row.copy): row for row in whole.pieces}
    changed: list[PieceFate] = []
    for draft in fates:
        row = theirs.get((draft.line_id, draft.copy))
        if row is None:
            raise Refused("That picture is not on their first order. Please look again.", "fate")
        if _decide(db, by, concern, whole, row, draft):
            changed.append(draft)
    if changed:
        counts = Counter(_NAMES[draft.fate] for draft in changed)
        log(db, by, concern, "first order: " + ", ".join(f"{many} {name}" for name, many in counts.items()))
    db.flush()
    _follow_money(db, by, concern, whole, left_over)
    return concern_id


@verb("care.decide_piece")
def decide_piece(db: Session, by: Actor, concern_id: ConcernId, fate: PieceFate) -> ConcernId:
    """What she decides for one picture of the first order; see :func:`decide_first_order`."""
    return decide_first_order(db, by, concern_id, (fate,))


@verb("care.take_back")
def take_back(db: Session, by: Actor, concern_id: ConcernId, ids: Sequence[FirstPieceId]) -> None:
    """She gave these pictures back; one that was taken in already stays as it was.

    Raises Refused for a picture she keeps.
    """
    concern = found(db, concern_id)
    taken = 0
    for row in _rows(db, concern_id, ids):
        if row.returned_at is not None:
            continue
        if row.fate is Fate.KEEP:
            raise Refused("That picture stays with them. Please say first what is decided for it.", "fate")
        row.returned_at, row.taken_back_by = clock.now(), StaffId(by.staff_id)
        taken += 1
    if taken:
        db.flush()
        log(db, by, concern, f"first order: {taken} came back to us")


@verb("care.hand_over")
def hand_over(
    db: Session,
    by: Actor,
    presentation_id: PresentationId,
    draft: HandOverDraft,
    came_back: Sequence[tuple[LineId, int]] = (),
) -> OrderId:
    """Hand the new pictures over, and take in the old ones that they brought back, in one act.

    ``came_back`` names them by their lines and copies. What nothing was said of and this order replaces is exchanged
    now. Each exchanged picture is told which new one took its place. Raises Refused as the bench does.
    """
    order_id = making.hand_over(db, by, presentation_id, draft)
    old = first_pieces.coming_back(db, order_id)
    if not old:
        if came_back:
            raise Refused("There is no earlier order of theirs to take pictures back from.")
        return order_id
    concern_id = old[0].concern_id
    for row in old:
        if row.fate is None:
            db.add(_said(by, concern_id, row, Fate.EXCHANGE, None))
    db.flush()
    whole = first_pieces.first_order(db, concern_id)
    assert whole is not None  # it has pictures to come back
    exchanged = [row for row in whole.pieces if row.fate is Fate.EXCHANGE]
    pairs = paired(exchanged, _free(whole, exchanged))
    for row in exchanged:
        new = pairs.get((row.line_id, row.copy))
        if new is not None and row.id is not None:
            db.get_one(FirstPiece, row.id).replaced_by_id = new
    db.flush()
    here = set(came_back)
    back = [row.id for row in whole.pieces if (row.line_id, row.copy) in here and row.id is not None]
    take_back(db, by, concern_id, back)
    return order_id


def _said(
    by: Actor, concern_id: ConcernId, row: FirstPieceRow, fate: Fate, replaced_by: PieceId | None
) -> FirstPiece:
    return FirstPiece(
        concern_id=concern_id, line_id=row.line_id, copy=row.copy, piece_id=row.piece_id, fate=fate,
        decided_at=clock.now(), decided_by=StaffId(by.staff_id), replaced_by_id=replaced_by,
    )  # fmt: skip


def _free(whole: FirstOrder, exchanged: Sequence[FirstPieceRow]) -> list[first_pieces.NewPiece]:
    """The new pieces that have not taken a place yet."""
    taken = {row.replaced_by_id for row in exchanged}
    return [piece for piece in whole.new_pieces if piece.id not in taken]


def _whole(db: Session, concern: Concern) -> FirstOrder:
    whole = first_pieces.first_order(db, concern.id)
    if whole is None:
        raise Refused("Nothing has been ordered in this case, so there is nothing to decide.")
    if not whole.agreed or concern.state is ConcernState.WITHDRAWN:
        raise Refused("Nothing has been agreed in this case yet. Please write that down first.")
    return whole


def _decide(
    db: Session, by: Actor, concern: Concern, whole: FirstOrder, row: FirstPieceRow, draft: PieceFate
) -> bool:
    """Write one decision down; the answer is whether it is another than before."""
    kept = db.get(FirstPiece, row.id) if row.id is not None else None
    if draft.replaced_by_id is not None and draft.replaced_by_id not in {
        each.id for each in whole.new_pieces
    }:
        raise Refused("That piece is not one of the new order's. Please look again.", "fate")
    replaced_by = draft.replaced_by_id if draft.fate is Fate.EXCHANGE else None
    same_new = draft.fate is not Fate.EXCHANGE or replaced_by in (None, row.replaced_by_id)
    if row.fate is draft.fate and same_new:
        return False
    if kept is not None:
        business.expect(kept, draft.version, business.just_changed("what becomes of this picture"))
    _require_open(whole, row, draft)
    if row.fate is Fate.REMAKE and row.replaced_by_id is not None:
        making.stop_remake(db, by, row.replaced_by_id, f"Case {concern.number}: something else was decided.")
    if draft.fate is Fate.REMAKE:
        replaced_by = _remake(db, by, concern, row, draft)
    if kept is None:
        kept = _said(by, concern.id, row, draft.fate, replaced_by)
        db.add(kept)
    else:
        kept.replaced_by_id = replaced_by
        kept.fate, kept.decided_at, kept.decided_by = draft.fate, clock.now(), StaffId(by.staff_id)
    db.flush()
    return row.fate is not draft.fate


def _require_open(whole: FirstOrder, row: FirstPieceRow, draft: PieceFate) -> None:
    """Raises Refused for what cannot be decided, or not any more."""
    if whole.presented_on is not None:
        raise Refused("The new pictures were handed over, so what was decided stays as it is.", "fate")
    if row.returned_at is not None and draft.fate in (Fate.KEEP, Fate.CREDIT):
        raise Refused(f"{row.code} came back to us already. Please hand it to them again first.", "fate")
    if draft.fate in (Fate.EXCHANGE, Fate.CREDIT) and not whole.has_reshoot:
        raise Refused(
            "There is no new order that it could count towards. Money is given back on the order's page.",
            "fate",
        )
    if draft.fate is Fate.REMAKE and row.piece_id is None:
        raise Refused(f"{row.code} was made before there was a bench. Please order it again, free.", "fate")


def _remake(db: Session, by: Actor, concern: Concern, row: FirstPieceRow, draft: PieceFate) -> PieceId:
    """Have it made again at our cost; it hangs with them until the new one is there."""
    assert row.piece_id is not None  # what has no piece was refused
    why = RemakeDraft(cause=draft.cause, words=f"case {concern.number}", pays=Pays.STUDIO)
    return making.remake(db, by, row.piece_id, None, why)


def _follow_money(db: Session, by: Actor, concern: Concern, whole: FirstOrder, left_over: LeftOver) -> None:
    """The second order, begun or placed, brings the credit of the pictures that are credited, and of no others."""
    second = whole.second
    if second is None or second.replaces_order_id != whole.order_id:
        return
    wanted = first_pieces.replaced_by_decision(db, concern.id, whole.order_id)
    if wanted is None:
        return
    if whole.presented_on is not None:
        return
    confirming = ConfirmDraft(
        what_changed=f"What is credited from {whole.number} is decided otherwise.",
        surplus=left_over.surplus,
        surplus_method=left_over.method,
    )
    if orders.replace_otherwise(db, by, second.id, wanted, confirming):
        making.keep_in_step(db, by, second.id)


def _rows(db: Session, concern_id: ConcernId, ids: Sequence[FirstPieceId]) -> list[FirstPiece]:
    if not ids:
        return []
    query = select(FirstPiece).where(FirstPiece.concern_id == concern_id, FirstPiece.id.in_(list(ids)))
    rows = list(db.scalars(query.order_by(FirstPiece.id)))
    if len(rows) != len(set(ids)):
        raise Missing("That picture is not in this case any more. Please look again.")
    return rows
