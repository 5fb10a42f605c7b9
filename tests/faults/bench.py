"""A bench with three people, two makers and some mouldings; what stands on it is picked by chance."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio import business, catalogue, clock, making, stock
from studio.actor import Actor
from studio.business import RoomPurpose, StaffId
from studio.catalogue import ChoiceKind, SupplierDraft, SupplierId, SupplierKind
from studio.db import Store
from studio.errors import Refused
from studio.making import (
    PieceRow,
    Stage,
)  # fmt: skip
from studio.making.model import Piece, PieceCheck, PieceStep, PurchaseOrder, SentPiece
from studio.orders import (
    LineDraft,
    OrderDraft,
    OrderId,
    OrderState,
)  # fmt: skip
from studio.orders.model import Order
from studio.stock import DeliveryDraft
from tests.make.business import marsh_and_reed
from tests.make.clients import ashworths, khan_and_ellis

STANDS_AT = datetime(2026, 9, 21, 10)
_KEPT = (Piece, PieceStep, PieceCheck, PurchaseOrder, SentPiece)


@dataclass
class Found:
    """What became of the steps."""

    steps: int = 0
    done: dict[str, int] = field(default_factory=dict)
    refused: int = 0
    conflicts: int = 0
    unseen: int = 0
    """Steps on a piece that somebody else had just moved, unseen."""
    lost: int = 0
    wrong: list[str] = field(default_factory=list)
    """Rules broken, and whatever fell over."""

    @property
    def bad(self) -> int:
        """How many steps left the bench untrue, or something lost."""
        return self.unseen + self.lost + len(self.wrong)

    def __str__(self) -> str:
        done = ", ".join(f"{count} {what}" for what, count in sorted(self.done.items()))
        told = "".join(f"\n    {line}" for line in self.wrong[:10])
        return (
            f"{self.steps} steps ({done}; {self.refused} refused, {self.conflicts} told that another was quicker), "
            f"{self.unseen} overwritten unseen, {self.lost} lost, {len(self.wrong)} wrong{told}"
        )


class Bench:
    """Three people at one bench who do what chance says."""

    def __init__(self, store: Store, chance: random.Random, found: Found) -> None:
        self.store, self.chance, self.found = store, chance, found
        self.staff = marsh_and_reed(store)
        helen = self.staff.helen
        self.families = [ashworths(store, self.staff.priya), khan_and_ellis(store, self.staff.priya)]
        self.edition = store.ask(catalogue.edition_on, clock.today())
        self.mouldings = [row.id for row in self.edition.mouldings[:3]]
        self.makers = [
            SupplierId(store.do(catalogue.add_supplier, SupplierDraft(name, kind), by=helen))
            for name, kind in (("Oak & Co", SupplierKind.FRAMER), ("The lab", SupplierKind.LAB))
        ]
        for moulding in self.mouldings:
            store.do(stock.deliver, DeliveryDraft(moulding, 30_000), by=helen)
        self.room = store.ask(business.rooms, RoomPurpose.VIEWING)[0].id
        self.written = store.ask(written)
        self.slots = 0
        self.untrue: set[str] = set()

    @property
    def by(self) -> Actor:
        """Whoever stands there."""
        return self.chance.choice(self.staff)

    def piece(self) -> PieceRow:
        """Any piece, mostly one that is still being made."""
        ids = self.store.ask(_open_pieces) if self.chance.random() < 0.95 else self.store.ask(_all_pieces)
        if not ids:
            raise Refused("There is none.")
        return self.store.ask(making.piece, self.chance.choice(ids))

    def order_in(self, *states: OrderState) -> OrderId:
        """Any order in one of these states."""
        found = self.store.ask(orders_in, states)
        if not found:
            raise Refused("There is none.")
        return OrderId(self.chance.choice(found))

    def lines(self) -> tuple[LineDraft, ...]:
        """A few pictures, some of them in a moulding from the rack."""
        return tuple(self._line() for _ in range(self.chance.randint(1, 3)))

    def _line(self) -> LineDraft:
        price = self.chance.choice(self.edition.prices)
        offered = [
            row.of for row in self.edition.offered(ChoiceKind.MOULDING, price.id) if row.of in self.mouldings
        ]
        return LineDraft(
            f"{self.chance.randint(1, 60):04}", price.id, quantity=self.chance.choice((1, 1, 2)),
            moulding_id=self.chance.choice(offered) if offered and self.chance.random() < 0.8 else None,
        )  # fmt: skip

    def draft(self) -> OrderDraft:
        """What a family orders."""
        return OrderDraft(self.chance.choice(self.families), StaffId(self.staff.helen.staff_id), self.lines())


def _open_pieces(db: Session) -> list[making.PieceId]:
    query = select(Piece.id).where(Piece.ended.is_(None), Piece.stage != Stage.PRESENTED)
    return list(db.scalars(query.order_by(Piece.id)))


def _all_pieces(db: Session) -> list[making.PieceId]:
    return list(db.scalars(select(Piece.id).order_by(Piece.id)))


def orders_in(db: Session, states: tuple[OrderState, ...]) -> list[OrderId]:
    return list(db.scalars(select(Order.id).where(Order.state.in_(states)).order_by(Order.id)))


def written(db: Session) -> list[int]:
    """How many pieces, steps, checks and parcels stand in the records; none of them ever goes."""
    return [db.scalar(select(func.count()).select_from(entity)) or 0 for entity in _KEPT]
