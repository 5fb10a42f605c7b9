"""A piece that cannot be mended is made again: a new piece in its place, with the cause and who pays."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import clock
from studio.actor import Actor
from studio.errors import Refused
from studio.making import cutting, stages, working
from studio.making.drafts import RemakeDraft
from studio.making.model import Ended, Piece, PieceId, SentPiece, Stage, StepKind
from studio.orders.model import OrderState
from studio.rights import verb
from studio.written import one_line


@verb("making.remake")
def remake(db: Session, by: Actor, piece_id: PieceId, version: int | None, draft: RemakeDraft) -> PieceId:
    """Make a piece again, from its beginning: the answer is the new one, which bears a number of its own.

    An order that was ready is in production again. Raises Refused without a cause, and for a piece that has not been
    printed yet: then there is nothing to make again.
    """
    draft.check()
    order, piece = working.found(db, piece_id, version)
    assert draft.cause is not None  # a draft without one was refused
    if piece.stage not in stages.REMADE_FROM:
        at = stages.name(piece.stage, piece.framing)
        raise Refused(f"{working.code(order, piece)} is {at}: nothing has been made of it yet.")
    if order.state in (OrderState.CANCELLED, OrderState.DRAFT):
        raise Refused(f"This order is {order.state.value}, so nothing is made for it.")
    words = one_line(draft.words, 340).text
    because = f"{draft.cause.value}: {words}" if words else draft.cause.value
    cutting.cut_again(db, by, piece)
    pays = draft.pays or stages.usually_pays(draft.cause, made_out=_was_out(db, piece))
    if piece.stage is Stage.PRESENTED:
        working.note(
            db, by, piece, StepKind.REMADE, because
        )  # it hangs with them until the new one is there (R6)
    else:
        working.end(db, by, piece, Ended.REMADE, because)
    now = clock.now()
    again = Piece(
        order_id=piece.order_id,
        line_id=piece.line_id,
        number=working.next_number(db, order.id),
        stage=Stage.TO_START,
        framing=piece.framing,
        stage_at=now,
        made_at=now,
        assigned_id=piece.assigned_id,
        remake_of_id=piece.id,
        remake_cause=draft.cause,
        remake_pays=pays,
    )
    db.add(again)
    db.flush()
    working.note(db, by, again, StepKind.BEGUN, f"in place of {working.code(order, piece)}, {because}")
    working.settle(db, by, order)
    return again.id


@verb("making.stop_remake")
def stop_remake(db: Session, by: Actor, piece_id: PieceId, because: str) -> None:
    """They keep the piece they have after all: the one begun in its place is stopped, and the old one stands again.

    Raises Refused once it has been printed, and where the old one was not at home, so that nothing would be left.
    """
    order, piece = working.found(db, piece_id, None)
    before = db.get(Piece, piece.remake_of_id) if piece.remake_of_id is not None else None
    if before is None or before.ended is not None:
        raise Refused(f"{working.code(order, piece)} is the only one of its picture, so it goes on.")
    if piece.stage in stages.REMADE_FROM or piece.out_with_id is not None:
        at = stages.name(piece.stage, piece.framing)
        raise Refused(f"{working.code(order, piece)} is {at} already, so it goes on.")
    said = one_line(f"{because} In place of {working.code(order, before)}.", 400).text
    piece.remake_of_id, piece.remake_cause, piece.remake_pays = None, None, None
    working.end(db, by, piece, Ended.STOPPED, said)
    working.settle(db, by, order)


def _was_out(db: Session, piece: Piece) -> bool:
    """Whether a lab or framer had a hand in it."""
    return db.scalar(select(SentPiece.id).where(SentPiece.piece_id == piece.id).limit(1)) is not None
