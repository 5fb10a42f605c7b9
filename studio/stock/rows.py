"""What is read of the rack: frozen rows, lengths in millimetres."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from studio.catalogue.model import MouldingId, SupplierId
from studio.stock.model import ExpectedId, MoveKind, NeedId

METRE = 1000


@dataclass(frozen=True, slots=True)
class StockRow:
    """One moulding on the rack; lengths in millimetres."""

    moulding_id: MouldingId
    code: str
    name: str
    supplier_id: SupplierId | None
    supplier: str
    on_hand: int
    reserved: int
    expected: int
    next_on: date | None
    """When the next delivery is due."""
    low_at: int
    lead_days: int
    out_until: date | None
    discontinued: bool
    kept: bool
    """Whether it is kept here at all: something of it ever came, or it is to be ordered when low."""
    ours: bool
    """Whether we buy it ourselves, from somebody who sells moulding, from nobody named yet, or for our rack; a framer
    has its own."""
    last_move: int

    @property
    def free(self) -> int:
        """What is there and promised to nobody; below zero orders wait for it."""
        return self.on_hand - self.reserved

    @property
    def is_low(self) -> bool:
        """Whether more should be ordered: what is free, with what is coming, lies below the mark or below nothing."""
        ahead = self.free + self.expected
        return (
            self.ours and not self.discontinued and (ahead < 0 or (self.low_at > 0 and ahead < self.low_at))
        )

    @property
    def to_order(self) -> int:
        """How much to order, in whole metres: what is lacking, and up to twice the mark."""
        if not self.is_low:
            return 0
        lacking = 2 * self.low_at - (self.free + self.expected)
        return -(-lacking // METRE) * METRE


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One length that came or went."""

    id: int
    kind: MoveKind
    millimetres: int
    counted: int | None
    source: str
    at: datetime
    by: str
    note: str


@dataclass(frozen=True, slots=True)
class NeedRow:
    """What is reserved of one moulding for one source."""

    id: NeedId
    moulding_id: MouldingId
    source: str
    millimetres: int
    used: int

    @property
    def left(self) -> int:
        """What is still to be cut for it."""
        return max(0, self.millimetres - self.used)


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    """A delivery to come."""

    id: ExpectedId
    moulding_id: MouldingId
    moulding: str
    millimetres: int
    due_on: date
    note: str
    version: int


@dataclass(frozen=True, slots=True)
class ToOrderLine:
    """One moulding to order, in millimetres."""

    moulding_id: MouldingId
    code: str
    name: str
    millimetres: int


@dataclass(frozen=True, slots=True)
class ToOrder:
    """What one supplier should be asked for: the proposal of a purchase order."""

    supplier_id: SupplierId | None
    supplier: str
    lines: tuple[ToOrderLine, ...]
