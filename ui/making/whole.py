"""What the bench asks for, in one question each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from studio import business, catalogue, clock, making, pictures
from studio.actor import Actor
from studio.catalogue import SupplierKind, SupplierRow
from studio.making import Board, PieceId, PieceRow, PurchaseId, PurchaseRow, Stage, StepRow
from studio.pictures import PictureRow

_SHOWN = 200
"""Photographs are looked up for so many of the most pressing pieces."""


@dataclass(frozen=True)
class WholeBench:
    """The board, and the photographs of its pieces as far as they were taken in."""

    board: Board
    pictures: dict[int, PictureRow] = field(default_factory=dict)
    """By the piece."""


@dataclass(frozen=True)
class WholePiece:
    """One piece with all that its forms show."""

    row: PieceRow
    picture: PictureRow | None
    steps: tuple[StepRow, ...]
    today: date
    may_check: bool
    is_alone: bool
    """Whether one person alone works here, who checks her own work."""


@dataclass(frozen=True)
class Sendable:
    """The pieces that may go out, and to whom."""

    rows: tuple[PieceRow, ...]
    suppliers: tuple[SupplierRow, ...]
    today: date


def whole_bench(db: Any) -> WholeBench:
    """Everything on the bench, of one moment."""
    board = making.board(db)
    return WholeBench(board, _pictures(db, board.pieces[:_SHOWN]))


def whole_piece(db: Any, by: Actor, piece_id: PieceId) -> WholePiece:
    """A piece with its photograph and its steps; raises Missing."""
    row = making.piece(db, piece_id)
    alone = len(business.staff(db)) < 2
    return WholePiece(
        row=row,
        picture=_pictures(db, (row,)).get(row.id),
        steps=making.steps_of(db, piece_id),
        today=clock.today(business.studio(db).zone),
        may_check=alone or row.maker_id != by.staff_id,
        is_alone=alone,
    )


def sendable(db: Any, chosen: tuple[PieceId, ...]) -> Sendable:
    """The chosen pieces, or else all that could go: begun, here, not waiting, and not checked."""
    board = making.board(db)
    could = [row for row in board.pieces if row.stage in (Stage.RETOUCHING, Stage.PRINTED)]
    rows = [row for row in board.pieces if row.id in chosen] if chosen else could
    suppliers = [
        row for row in catalogue.suppliers(db) if row.kind in (SupplierKind.LAB, SupplierKind.FRAMER)
    ]
    going = [row for row in rows if not row.waits and row.out_with_id is None]
    return Sendable(tuple(going), tuple(suppliers), board.today)


def parcel(db: Any, purchase_id: PurchaseId) -> tuple[PurchaseRow, tuple[PieceRow, ...], date]:
    """A purchase order and what is still out with it; raises Missing."""
    making.purchase_page(db, purchase_id)
    (row,) = making.out(db, purchase_id)
    return row, making.pieces_out(db, purchase_id), clock.today(business.studio(db).zone)


def parcel_numbered(db: Any, number: str) -> PurchaseId | None:
    """The purchase order whose number was scanned or typed, None where it is none that is out."""
    figures = "".join(letter for letter in number if letter.isdecimal())
    wanted = f"P-{int(figures):05}" if figures and len(figures) < 10 else ""
    return next((row.id for row in making.out(db) if row.number == wanted), None)


def _pictures(db: Any, rows: tuple[PieceRow, ...]) -> dict[int, PictureRow]:
    by_session: dict[Any, list[PieceRow]] = {}
    for row in rows:
        if row.session_id is not None:
            by_session.setdefault(row.session_id, []).append(row)
    found: dict[int, PictureRow] = {}
    for session_id, its in by_session.items():
        known = {each.ref: each for each in pictures.by_refs(db, session_id, [row.image_ref for row in its])}
        found |= {row.id: known[row.image_ref] for row in its if row.image_ref in known}
    return found


def to_label(db: Any, chosen: tuple[PieceId, ...]) -> tuple[PieceRow, ...]:
    """The chosen pieces, or else all that nobody has begun: those have no label yet."""
    if chosen:
        return making.rows_of(db, chosen)
    return tuple(row for row in making.board(db).pieces if row.stage is Stage.TO_START)
