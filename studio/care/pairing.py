"""Which new picture takes which old one's place."""

from __future__ import annotations

from collections.abc import Sequence

from studio.care.first_pieces import FirstPieceRow, NewPiece
from studio.making.model import PieceId
from studio.orders.model import LineId


def paired(old: Sequence[FirstPieceRow], new: Sequence[NewPiece]) -> dict[tuple[LineId, int], PieceId]:
    """Which new piece takes which old one's place: the same wall first, then the same size, then in turn."""
    left = list(new)
    pairs: dict[tuple[LineId, int], PieceId] = {}
    waiting = [row for row in old if row.replaced_by_id is None]
    for alike in (_same_place, _same_size, _any):
        for row in list(waiting):
            taken = next((piece for piece in left if alike(row, piece)), None)
            if taken is not None:
                pairs[row.line_id, row.copy] = taken.id
                left.remove(taken)
                waiting.remove(row)
    return pairs


def _same_place(row: FirstPieceRow, piece: NewPiece) -> bool:
    return bool(row.hanging_place) and row.hanging_place == piece.hanging_place


def _same_size(row: FirstPieceRow, piece: NewPiece) -> bool:
    return row.size == piece.size


def _any(_row: FirstPieceRow, _piece: NewPiece) -> bool:
    return True
