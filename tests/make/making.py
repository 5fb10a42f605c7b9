"""The bench for tests: orders made as a studio makes them, piece by piece through the services."""

from __future__ import annotations

from sqlalchemy.orm import Session

from studio import business, making, orders
from studio.actor import Actor
from studio.business import StaffId
from studio.db import Store
from studio.making import PieceRow, Stage
from studio.orders import OrderId, OrderState


def bench(store: Store) -> tuple[Actor, Actor]:
    """Two who work there: one makes, the other checks; where one works alone, that one twice."""
    staff = [store.ask(business.actor, StaffId(row.id)) for row in store.ask(business.staff)]
    return staff[0], staff[1 % len(staff)]


def begin(store: Store, order_id: OrderId, by: Actor | None = None) -> tuple[PieceRow, ...]:
    """Signed and in production, where it is not yet; the answer is its pieces."""
    maker = by or bench(store)[0]
    store.do(_begin, order_id, by=maker)
    return store.ask(making.pieces_of, order_id)


def finish(store: Store, order_id: OrderId, by: Actor | None = None) -> None:
    """Signed, made by one person, checked by another: with its last piece the order is ready."""
    maker, checker = bench(store)
    maker = by or maker
    if by is not None and checker.staff_id == by.staff_id:
        checker = bench(store)[0]
    store.do(_make, order_id, by=maker)
    store.do(_check, order_id, by=checker)


def up_to(store: Store, piece: PieceRow, stage: Stage, by: Actor) -> PieceRow:
    """One piece, moved on stage by stage until it is there; the answer is how it stands then."""
    while (piece := store.ask(making.piece, piece.id)).stage is not stage:
        store.do(making.move_on, piece.id, piece.version, by=by)
    return piece


def _begin(db: Session, by: Actor, order_id: OrderId) -> None:
    order = orders.order(db, order_id)
    if order.signed_at is None:
        making.sign(db, by, order_id)
    if order.state is OrderState.CONFIRMED:
        making.start(db, by, order_id)
    elif not making.pieces_of(db, order_id):
        making.make_pieces(db, by, order_id)


def _make(db: Session, by: Actor, order_id: OrderId) -> None:
    _begin(db, by, order_id)
    for piece in making.pieces_of(db, order_id):
        stands = piece
        while stands.is_open and stands.next_stage is not Stage.CHECKED:
            making.move_on(db, by, piece.id, None)
            stands = making.piece(db, piece.id)


def _check(db: Session, by: Actor, order_id: OrderId) -> None:
    for piece in making.pieces_of(db, order_id):
        if piece.is_open:
            making.check(db, by, piece.id, None, making.points(piece.framing))
