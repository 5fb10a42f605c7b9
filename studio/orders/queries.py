"""What is asked about orders; every answer is a frozen row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from studio.actor import Actor, Role
from studio.clients.model import HouseholdId
from studio.db import asked_once, asked_together
from studio.errors import Missing, Refused
from studio.money import Money
from studio.orders import crediting
from studio.orders.accounts import account
from studio.orders.model import (
    Order,
    OrderId,
    OrderKind,
    OrderLine,
    OrderPaper,
    OrderRevision,
    OrderState,
    Presentation,
    PresentationId,
    PresentationState,
    RevisionState,
)
from studio.orders.reading import presentations_where, whole
from studio.orders.rows import (
    LineRow,
    OrderRow,
    PresentationHeldRow,
    PresentationRow,
)


@asked_once
def order(db: Session, order_id: OrderId) -> OrderRow:
    """One order with its lines, payments and presentations; raises Missing."""
    rows = whole(db, select(Order).where(Order.id == order_id))
    if not rows:
        raise Missing("That order is no longer here. Please look again.")
    return rows[0]


def order_numbered(db: Session, number: str) -> OrderRow:
    """The order of a number, with or without its dash and noughts ("o-01187", "1187"); raises Missing."""
    figures = "".join(letter for letter in number if letter.isdecimal())
    wanted = f"O-{int(figures):05}" if figures and figures.isascii() and len(figures) < 12 else number
    rows = whole(db, select(Order).where(Order.number == wanted))
    if not rows:
        raise Missing(f"There is no order {number.strip()[:20]}.")
    return rows[0]


@asked_once
def of_household(db: Session, household_id: HouseholdId) -> tuple[OrderRow, ...]:
    """Every order of a family, the oldest first."""
    return whole(
        db, select(Order).where(Order.household_id == household_id).order_by(Order.made_at, Order.id)
    )


@asked_once
def of_session(db: Session, session_id: int) -> tuple[OrderRow, ...]:
    """The orders made of a session's pictures, without cancelled ones."""
    query = select(Order).where(Order.session_id == session_id, Order.state != OrderState.CANCELLED)
    return whole(db, query.order_by(Order.id))


def read_household(db: Session, household_id: HouseholdId) -> None:
    """Read a family's orders at once; each of them, and those of each session, are found among them in this read."""
    rows = {row.id: row for row in of_household(db, household_id)}
    asked_together(db, order, rows, lambda some: {(each,): rows[each] for each in some})
    standing = sorted(
        (row for row in rows.values() if row.state != OrderState.CANCELLED), key=lambda row: row.id
    )
    made = {
        row.session_id: tuple(each for each in standing if each.session_id == row.session_id)
        for row in standing
    }
    asked_together(db, of_session, made, lambda some: {(each,): made[each] for each in some})


def balance(db: Session, order_id: OrderId) -> Money:
    """What is still to pay for an order; below zero the studio owes the client."""
    return account(db, order_id).balance


def paper(db: Session, order_id: OrderId, revision: int | None = None) -> bytes:
    """The kept page of the revision in force, or of one by its number; raises Missing before the first."""
    query = (
        select(OrderPaper.pdf)
        .join(OrderRevision, OrderRevision.id == OrderPaper.revision_id)
        .where(OrderRevision.order_id == order_id)
    )
    in_force = OrderRevision.state == RevisionState.ISSUED
    pdf = db.scalar(query.where(in_force if revision is None else OrderRevision.number == revision))
    if not pdf:
        raise Missing("There is no page of this order yet; it is made when the order is placed.")
    return bytes(pdf)


def uplift(db: Session, by: Actor, order_id: OrderId) -> Money:
    """How much more a reshoot's order came to than the first order, after discount and before credit (R7).

    Below zero when it came to less. Raises Refused for anyone but the owner, and for an order that replaces none.
    """
    if by.role is not Role.OWNER:
        raise Refused("Only the owner sees this.")
    found = db.get(Order, order_id)
    if found is None:
        raise Missing("That order is no longer here. Please look again.")
    first = crediting.first_of(db, found)
    if found.kind is not OrderKind.RESHOOT or found.number is None:
        raise Refused("This order replaces no other, so there is nothing to compare it with.")
    before = crediting.total_of(db, first.id) if first.id != found.id else Money(0)
    return crediting.total_of(db, found.id) - before


def first_order(db: Session, order_id: OrderId) -> OrderId:
    """The first order of the chain of reshoots that an order stands in; itself when it replaces none."""
    found = db.get(Order, order_id)
    if found is None:
        raise Missing("That order is no longer here. Please look again.")
    return crediting.first_of(db, found).id


def replaceable(db: Session, order_id: OrderId) -> tuple[LineRow, ...]:
    """The lines of an order whose pictures nobody has replaced yet."""
    return tuple(line for line in order(db, order_id).revision.lines if line.replaced_by is None)


def standing_for(db: Session, order_id: OrderId) -> OrderId:
    """The order that stands in an order's place now: itself, or the reshoot's order that replaced all its pictures."""
    return crediting.latest_round(db, order_id)


def kept_credit(db: Session, household_id: HouseholdId) -> Money:
    """Credit kept for a family from a smaller order; it comes off the next one."""
    return sum((amount for _, amount in crediting.kept_for(db, household_id)), Money(0))


def presentation(db: Session, presentation_id: PresentationId) -> PresentationRow:
    """One presentation; raises Missing."""
    rows = presentations_where(db, Presentation.id == presentation_id)
    if not rows:
        raise Missing("That presentation is no longer there. Please look again.")
    return rows[0]


def presentation_at(db: Session, appointment_id: int) -> PresentationRow | None:
    """The presentation that an appointment of the diary is for."""
    rows = presentations_where(db, Presentation.appointment_id == appointment_id)
    return rows[0] if rows else None


def presentations_held(db: Session, from_day: date, to_day: date) -> tuple[PresentationHeldRow, ...]:
    """The presentations held on these days, both included, at which the last of an order was handed over."""
    return _held(db, _HELD.where(Presentation.held_on.between(from_day, to_day)))


def presentations_of(db: Session, ids: Collection[PresentationId]) -> tuple[PresentationHeldRow, ...]:
    """Those of these presentations that were held and at which the last of an order was handed over."""
    return _held(db, _HELD.where(Presentation.id.in_(ids)))


_HELD = (
    select(
        Presentation.id, Presentation.household_id, Presentation.order_id, Order.number, Order.kind,
        Order.session_id, Presentation.held_on, Presentation.everything,
    )
    .join(Order, Order.id == Presentation.order_id)
    .where(Presentation.state == PresentationState.HELD, Presentation.everything.is_(True))
    .order_by(Presentation.held_on, Presentation.id)
)  # fmt: skip


def _held(db: Session, query: Select[*tuple[Any, ...]]) -> tuple[PresentationHeldRow, ...]:
    found = db.execute(query).all()
    places = _hanging_places(db, [row[2] for row in found])
    return tuple(
        PresentationHeldRow(
            id=presentation_id,
            household_id=household_id,
            order_id=order_id,
            order_number=number or "",
            kind=kind,
            session_id=session_id,
            held_on=held_on,
            everything=everything,
            hanging_place=places.get(order_id, ""),
        )
        for presentation_id, household_id, order_id, number, kind, session_id, held_on, everything in found
        if held_on is not None
    )


def _hanging_places(db: Session, orders: Sequence[OrderId]) -> dict[OrderId, str]:
    """Where the largest picture of each order hangs, as far as somebody said."""
    query = (
        select(OrderRevision.order_id, OrderLine.hanging_place)
        .join(OrderLine, OrderLine.revision_id == OrderRevision.id)
        .where(
            OrderRevision.order_id.in_(orders),
            OrderRevision.state == RevisionState.ISSUED,
            OrderLine.hanging_place != "",
        )
        .order_by(OrderLine.width_in * OrderLine.height_in, OrderLine.position.desc())
    )
    return {row.order_id: row.hanging_place for row in db.execute(query)}
