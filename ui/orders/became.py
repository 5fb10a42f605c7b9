"""What became of the pictures of an order after a case, and which old ones its own took the place of, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studio import business, care, clock, making
from studio.care import Fate, FirstPieceRow
from studio.dates import screen_date
from studio.orders import OrderId

_WORDS = {
    Fate.KEEP: "kept",
    Fate.EXCHANGE: "to be exchanged",
    Fate.REMAKE: "made again",
    Fate.RETURN: "to be given back",
    Fate.CREDIT: "credited, and theirs to keep",
}


def became(db: Any, order_id: OrderId) -> Mapping[int, str]:
    """For each line of an order, by its id, what is to be said of its pictures; nothing where there was no case."""
    zone = business.studio(db).zone
    said: dict[int, list[str]] = {}
    for piece in care.fates_of_order(db, order_id):
        said.setdefault(piece.line_id, []).append(_of(piece, zone))
    old = care.in_place_of(db, order_id)
    for row in making.pieces_of(db, order_id) if old else ():
        if row.id in old:
            said.setdefault(row.line_id, []).append(f"in place of {old[row.id]}")
    return {line_id: ", ".join(dict.fromkeys(parts)) for line_id, parts in said.items()}


def _of(piece: FirstPieceRow, zone: str) -> str:
    if piece.fate is None:
        return ""
    parts = [f"replaced by {piece.replaced_by}" if piece.replaced_by else _WORDS[piece.fate]]
    if piece.returned_at is not None:
        day = screen_date(clock.to_wall(piece.returned_at, zone).date(), clock.today(zone))
        parts = [parts[0] if piece.replaced_by else "", f"came back {day}"]
    return " and ".join(part for part in parts if part)
