"""Which lines of an earlier order a reshoot's order replaces, and how many of the pictures of each (R6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.errors import Refused
from studio.money import Money, share, total
from studio.orders.accounts import lines_of, revision_in
from studio.orders.model import LineId, Order, OrderId, OrderLine, ReplacedLine, RevisionState


def issued_lines(db: Session, order_id: OrderId) -> list[OrderLine]:
    """The lines in force of an order; none for a draft."""
    revision = revision_in(db, order_id, RevisionState.ISSUED)
    return lines_of(db, revision) if revision is not None else []


def replaced_by(db: Session, lines: Iterable[OrderLine]) -> dict[LineId, OrderId]:
    """Which of these lines are replaced, and by which order."""
    ids = [line.id for line in lines]
    query = select(ReplacedLine.line_id, ReplacedLine.order_id).where(ReplacedLine.line_id.in_(ids))
    return {row.line_id: row.order_id for row in db.execute(query)}


def replace_lines(
    db: Session,
    order: Order,
    wanted: Iterable[LineId] | None,
    parts: Mapping[LineId, int] | None = None,
) -> None:
    """Write down which lines this order replaces; None is all that nobody else replaces.

    ``parts`` says of a line with several pictures how many of them, where it is not all. Raises Refused for a line
    of another order, one that is replaced already, or taking back one whose credit has passed.
    """
    if order.replaces_order_id is None:
        return
    own = {
        row.line_id: row for row in db.scalars(select(ReplacedLine).where(ReplacedLine.order_id == order.id))
    }
    lines = issued_lines(db, order.replaces_order_id)
    taken = {line_id for line_id, by in replaced_by(db, lines).items() if by != order.id}
    here = {line.id: line.quantity for line in lines}
    chosen = here.keys() - taken if wanted is None else set(wanted)
    if chosen - here.keys():
        raise Refused("That picture is not on the order that this one follows.", "replaces")
    if chosen & taken:
        raise Refused("One of those pictures is already being replaced by another order.", "replaces")
    many = {line_id: _part(here[line_id], (parts or {}).get(line_id, 0)) for line_id in chosen}
    if any(row.passed and many.get(row.line_id) != row.quantity for row in own.values()):
        raise Refused("What was credited for a picture stays credited. Please leave it ticked.", "replaces")
    for line_id in chosen - own.keys():
        db.add(ReplacedLine(line_id=line_id, order_id=order.id, quantity=many[line_id]))
    for line_id, row in own.items():
        if line_id not in chosen:
            db.delete(row)
        else:
            row.quantity = many[line_id]
    db.flush()


def _part(quantity: int, replaced: int) -> int:
    """How many of a line's pictures are replaced, as it is kept: nought is all of them."""
    return replaced if 0 < replaced < quantity else 0


def replaced_whole(db: Session, lines: Iterable[OrderLine]) -> dict[LineId, OrderId]:
    """The lines of which no picture is left, and by which order they were replaced."""
    query = select(ReplacedLine.line_id, ReplacedLine.order_id)
    ids = [line.id for line in lines]
    rows = db.execute(query.where(ReplacedLine.line_id.in_(ids), ReplacedLine.quantity == 0))
    return {row.line_id: row.order_id for row in rows}


def split_charge(line: OrderLine, many: int) -> tuple[Money, Money]:
    """What so many of a line's pictures cost the client, and what the others do; nought is all of them."""
    if not 0 < many < line.quantity:
        return line.charge, Money(0)
    each = share(line.charge, [1] * line.quantity)
    return total(each[:many]), total(each[many:])
