"""What an order's frames need of the rack: how much of each moulding, reserved while the order stands (R18)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock, stock
from studio.actor import Actor
from studio.catalogue.model import Moulding, MouldingId
from studio.orders.model import Order, OrderId, OrderLine
from studio.orders.promising import feasible_on
from studio.orders.rows import LineRow, Waiting


def need_source(order_id: OrderId) -> str:
    """What its reservations are kept under."""
    return f"order:{order_id}"


def moulding_of(db: Session, line: OrderLine | LineRow, faces: int | None = None) -> int:
    """How much moulding one frame of a line takes, in millimetres; 0 where it has none."""
    moulding = db.get(Moulding, line.moulding_id) if line.moulding_id is not None else None
    if moulding is None:
        return 0
    if faces is None:
        faces = business.studio(db).cutting_faces
    return stock.cut_length(
        line.width_in, line.height_in, moulding.face_mm, line.mount_border_mm or 0, faces=faces
    )


def needed(db: Session, lines: Iterable[OrderLine | LineRow]) -> dict[MouldingId, int]:
    """What these lines need of each moulding, in millimetres."""
    wanted: dict[MouldingId, int] = {}
    framed = [line for line in lines if line.moulding_id is not None]
    if not framed:
        return {}
    faces = business.studio(db).cutting_faces
    # Held by this list, so that each is read once however many lines are framed in it.
    known = list(db.scalars(select(Moulding).where(Moulding.id.in_({line.moulding_id for line in framed}))))
    for line in framed if known else ():
        moulding_id = MouldingId(line.moulding_id or 0)
        wanted[moulding_id] = wanted.get(moulding_id, 0) + moulding_of(db, line, faces) * line.quantity
    return {each: length for each, length in wanted.items() if length}


def waiting(
    db: Session, lines: Iterable[OrderLine | LineRow], order_id: OrderId | None = None
) -> tuple[Waiting, ...]:
    """The lines whose moulding is not there, with the wait; what the order itself has reserved is not in its way."""
    framed = [line for line in lines if line.moulding_id is not None]
    own = need_source(order_id) if order_id is not None else ""
    days = {
        moulding_id: stock.wait_days(db, moulding_id, length, own)
        for moulding_id, length in needed(db, framed).items()
    }
    return tuple(
        Waiting(
            line.position if isinstance(line, OrderLine) else line.number,
            line.image_ref,
            moulding_id,
            line.moulding or db.get_one(Moulding, moulding_id).name,
            days[moulding_id],
        )
        for line in framed
        if days.get(moulding_id := MouldingId(line.moulding_id or 0), 0)
    )


def lead_days(
    db: Session, lines: Iterable[OrderLine | LineRow], order_id: OrderId | None = None
) -> list[int]:
    """The working days until the material of each line is here: its product's, and the wait for its moulding (R22)."""
    every = list(lines)
    return [
        *(line.lead_days for line in every),
        *(each.days for each in waiting(db, every, order_id)),
    ]


def feasible(
    db: Session,
    lines: Iterable[OrderLine | LineRow],
    order_id: OrderId | None = None,
    before: Sequence[OrderLine | LineRow] = (),
) -> date:
    """The first day that can honestly be promised for these lines (R22).

    Where a placed order's pictures are only framed otherwise than ``before``, its four weeks count from the day it was
    placed, and what it waits for is the new frames alone.
    """
    own = list(lines)
    studio, hours = business.studio(db), business.hours(db)
    order = db.get(Order, order_id) if order_id is not None else None
    if order is None or order.confirmed_at is None or not before or _prints(own) - _prints(before):
        return feasible_on(hours, clock.today(studio.zone), lead_days(db, own, order_id), studio.stage_days)
    return feasible_on(
        hours,
        clock.today(studio.zone),
        [each.days for each in waiting(db, own, order_id)],
        studio.stage_days,
        clock.to_wall(order.confirmed_at, studio.zone).date(),
    )


def _prints(lines: Iterable[OrderLine | LineRow]) -> Counter[tuple[object, ...]]:
    """What is printed, and how many of each, whatever is around it."""
    prints: Counter[tuple[object, ...]] = Counter()
    for line in lines:
        prints[line.image_ref, line.product, line.width_in, line.height_in, line.finish] += line.quantity
    return prints


def reserve(db: Session, by: Actor, order_id: OrderId, lines: Iterable[OrderLine]) -> None:
    """Reserve what a confirmed revision needs; what an earlier one needed beyond that is free again."""
    wanted = needed(db, lines)
    if wanted or stock.reserved_for(db, need_source(order_id)):
        stock.reserve(db, by, need_source(order_id), wanted)


def release(db: Session, by: Actor, order_id: OrderId) -> None:
    """An order that was called off needs nothing any more."""
    stock.release(db, by, need_source(order_id))


def orders_waiting_for(db: Session, moulding_id: MouldingId) -> tuple[OrderId, ...]:
    """The orders that have something of a moulding reserved and not cut yet, the longest standing first."""
    found = []
    for row in stock.needs_of(db, moulding_id):
        kind, _, number = row.source.partition(":")
        if kind == "order" and row.left:
            found.append(OrderId(int(number)))
    return tuple(found)


def lines_with(db: Session, revision_id: int, moulding_id: MouldingId) -> tuple[OrderLine, ...]:
    """The lines of a revision that are framed in a moulding."""
    query = select(OrderLine).where(
        OrderLine.revision_id == revision_id, OrderLine.moulding_id == moulding_id
    )
    return tuple(db.scalars(query.order_by(OrderLine.position)))
