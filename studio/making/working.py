"""What every step of the bench stands on: the order held, the piece found as it was shown, the step written down."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio import business, clock, orders
from studio.actor import Actor
from studio.business import StaffId
from studio.errors import Conflict, Missing, Refused
from studio.making import stages
from studio.making.model import Ended, Piece, PieceId, PieceStep, PurchaseOrder, Stage, StepKind
from studio.orders.accounts import locked
from studio.orders.model import Order, OrderId, OrderState

_GONE = "That piece is no longer on the bench. Please look again."


def held(db: Session, piece_id: PieceId) -> tuple[Order, Piece]:
    """A piece and its order, held until the transaction ends; raises Missing.

    The order is held first, always: the last piece of it makes it ready, and two desks must not both be the first.
    """
    order_id = db.scalar(select(Piece.order_id).where(Piece.id == piece_id))
    if order_id is None:
        raise Missing(_GONE)
    order = locked(db, order_id)
    piece = db.get(Piece, piece_id, with_for_update=True)
    assert piece is not None  # pieces are never removed
    return order, piece


def hold_orders(db: Session, piece_ids: Iterable[PieceId]) -> None:
    """Hold the orders of several pieces, one after another by their ids.

    In any other sequence two desks with the same two orders could wait for each other for ever.
    """
    query = select(Piece.order_id).where(Piece.id.in_(list(piece_ids))).distinct().order_by(Piece.order_id)
    for order_id in db.scalars(query).all():
        locked(db, order_id)


def code(order: Order, piece: Piece) -> str:
    """``O-00012/3``."""
    return f"{order.number}/{piece.number}"


def found(db: Session, piece_id: PieceId, version: int | None) -> tuple[Order, Piece]:
    """An open piece as it was shown; raises Refused when it is done with, Conflict when another was quicker.

    ``version`` None asks nothing.
    """
    order, piece = held(db, piece_id)
    if version is not None and piece.version != version:
        where = stages.name(piece.stage, piece.framing) if piece.ended is None else piece.ended.value
        raise Conflict(f"Someone else has just moved {code(order, piece)}: it is {where} now.")
    if piece.ended is not None:
        raise Refused(f"{code(order, piece)} was {piece.ended.value}. There is nothing more to do to it.")
    return order, piece


def require_here(db: Session, order: Order, piece: Piece) -> None:
    """Raise Refused while a piece waits for material or is at a lab or framer."""
    if piece.out_with_id is not None:
        sent = db.get(PurchaseOrder, piece.out_with_id)
        number = sent.number if sent is not None else ""
        raise Refused(f"{code(order, piece)} is out with {number}. Please take the parcel in first.")
    if piece.waits_since is not None:
        raise Refused(
            f"{code(order, piece)} waits for {piece.waits_for}. Please say first that it is here.", "stage"
        )


def note(
    db: Session, by: Actor, piece: Piece, kind: StepKind, because: str = "", until: date | None = None
) -> None:
    """Write one step down; steps are kept as they were written."""
    db.add(
        PieceStep(
            piece_id=piece.id,
            at=clock.now(),
            by_id=StaffId(by.staff_id),
            kind=kind,
            stage=piece.stage,
            because=because,
            until=until,
        )
    )


def pieces(db: Session, order_id: OrderId) -> list[Piece]:
    """The pieces of an order that were neither stopped nor made again, by their numbers."""
    query = select(Piece).where(Piece.order_id == order_id, Piece.ended.is_(None)).order_by(Piece.number)
    return list(db.scalars(query))


def next_number(db: Session, order_id: OrderId) -> int:
    """The number that the next piece of an order bears; none is used twice."""
    return (db.scalar(select(func.max(Piece.number)).where(Piece.order_id == order_id)) or 0) + 1


def settle(db: Session, by: Actor, order: Order) -> None:
    """Let the order follow its pieces: ready with the last of them, back in production when one is made again.

    Where the page in force is still to be signed, it waits for that.
    """
    db.flush()
    on_the_bench = pieces(db, order.id)
    if not on_the_bench:
        return
    done = all(piece.stage in stages.DONE for piece in on_the_bench)
    if done and order.state is OrderState.IN_PRODUCTION and order.signed_at is not None:
        orders.ready(db, by, order.id)
    elif not done and order.state is OrderState.READY:
        orders.make_again(db, by, order.id)


def end(db: Session, by: Actor, piece: Piece, ended: Ended, because: str) -> None:
    """Nothing more is done to a piece: it was stopped, or another is made in its place."""
    piece.ended, piece.ended_because = ended, because
    piece.waits_for, piece.waits_until, piece.waits_since = "", None, None
    db.flush()
    note(db, by, piece, StepKind.STOPPED if ended is Ended.STOPPED else StepKind.REMADE, because)


def move(piece: Piece, stage: Stage) -> None:
    """Put a piece at a stage, since now."""
    piece.stage, piece.stage_at = stage, clock.now()


def is_alone(db: Session) -> bool:
    """Whether one person alone works here, so that nobody else could check."""
    return len(business.staff(db)) < 2


def staff_names(db: Session, ids: Iterable[StaffId | None]) -> dict[int, str]:
    """Who these are, those who have left included."""
    wanted = set(ids)
    return {row.id: row.name for row in business.staff(db, everyone=True) if row.id in wanted}
