"""Frames take moulding from the rack: cut once for each piece, met by a framer's own, reserved again for a remake."""

from __future__ import annotations

from sqlalchemy.orm import Session

from studio import stock
from studio.actor import Actor
from studio.catalogue.model import MouldingId
from studio.making.model import Piece, Stage
from studio.making.stages import rank
from studio.orders.model import OrderLine
from studio.orders.reserving import moulding_of, need_source


def cut(db: Session, by: Actor, piece: Piece, before: Stage) -> None:
    """A piece has come to be framed here: its moulding is off the rack, once, whatever is sent back later (R18)."""
    wanted = _wanted(db, piece, before)
    if wanted is None:
        return
    moulding_id, length = wanted
    source = f"piece:{piece.id}"
    if stock.was_cut(db, moulding_id, source):
        return
    if stock.is_kept(db, moulding_id):
        stock.use(db, by, moulding_id, length, source, need_source(piece.order_id))
    else:
        stock.met(db, by, moulding_id, length, need_source(piece.order_id))


def framed_outside(db: Session, by: Actor, piece: Piece, before: Stage) -> None:
    """A piece came back framed from a framer, who used their own moulding: nothing is reserved for it any more."""
    wanted = _wanted(db, piece, before)
    if wanted is not None:
        stock.met(db, by, wanted[0], wanted[1], need_source(piece.order_id))


def cut_again(db: Session, by: Actor, piece: Piece) -> None:
    """A piece that was framed is made again: as much more of its moulding is reserved."""
    if rank(piece.stage) < rank(Stage.FRAMED):
        return
    wanted = _wanted(db, piece, Stage.TO_START)
    if wanted is not None:
        stock.need(db, by, wanted[0], wanted[1], need_source(piece.order_id))


def _wanted(db: Session, piece: Piece, before: Stage) -> tuple[MouldingId, int] | None:
    """The moulding of a piece and its length, when it has just come past the frame; None otherwise."""
    if not rank(before) < rank(Stage.FRAMED) <= rank(piece.stage):
        return None
    line = db.get_one(OrderLine, piece.line_id)
    length = moulding_of(db, line)
    return (MouldingId(line.moulding_id or 0), length) if length else None
