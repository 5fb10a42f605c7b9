"""The Orders page: what is under way, late ones first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.clients.model import Household
from studio.diary.model import Appointment
from studio.money import Money
from studio.orders.accounts import accounts
from studio.orders.model import (
    Order,
    OrderId,
    OrderLine,
    OrderRevision,
    OrderState,
    Presentation,
    PresentationState,
    RevisionState,
)
from studio.orders.rows import OrderListRow

NEAR = timedelta(days=7)
"""A promised day is near for a week before it, and late from the morning after."""
UNDER_WAY = (
    OrderState.DRAFT,
    OrderState.CONFIRMED,
    OrderState.IN_PRODUCTION,
    OrderState.READY,
    OrderState.PRESENTED,
)
BEING_MADE = (OrderState.CONFIRMED, OrderState.IN_PRODUCTION)


_PROMISED = func.coalesce(Order.moved_to, OrderRevision.promised_on)
"""As it was last moved, else as the page says."""


def listing(
    db: Session, states: Iterable[OrderState] = UNDER_WAY, most: int = 500
) -> tuple[OrderListRow, ...]:
    """Orders in these states: late ones first, then by promised day; drafts come last."""
    zone = business.studio(db).zone
    today = clock.today(zone)
    in_force = (
        select(OrderRevision.order_id, func.max(OrderRevision.id).label("revision_id"))
        .where(OrderRevision.state != RevisionState.SUPERSEDED)
        .where((OrderRevision.state == RevisionState.ISSUED) | _first_draft())
        .group_by(OrderRevision.order_id)
        .subquery()
    )
    query = (
        select(Order, OrderRevision.total, _PROMISED, Household.filing_name, OrderRevision.id)
        .join(in_force, in_force.c.order_id == Order.id)
        .join(OrderRevision, OrderRevision.id == in_force.c.revision_id)
        .join(Household, Household.id == Order.household_id)
        .where(Order.state.in_(list(states)))
        .order_by(_PROMISED.is_(None), _PROMISED, Order.id)
        .limit(most)
    )
    found = db.execute(query).all()
    ids = [row[0].id for row in found]
    books, pieces, walls = accounts(db, ids), _pieces(db, [row[4] for row in found]), _walls(db, ids)
    rows = (
        OrderListRow(
            id=each.id,
            number=each.number,
            household_id=each.household_id,
            household=name,
            kind=each.kind,
            state=each.state,
            pieces=pieces.get(revision_id, 0),
            total=total,
            balance=books[each.id].balance if each.number else Money(0),
            promised_on=promised_on,
            signed=each.signed_at is not None,
            presentation_wall=walls.get(each.id),
            made_on=clock.to_wall(each.made_at, zone).date(),
            late=is_late(each.state, promised_on, today),
            near=is_near(each.state, promised_on, today),
        )
        for each, total, promised_on, name, revision_id in found
    )
    # Equal rows keep the order of the query: by promised day, those without one at the end.
    return tuple(sorted(rows, key=lambda row: not row.late))


def is_late(state: OrderState, promised_on: date | None, today: date) -> bool:
    """Whether the pictures should have been ready by now."""
    return state in BEING_MADE and promised_on is not None and promised_on < today


def is_near(state: OrderState, promised_on: date | None, today: date) -> bool:
    """Whether the promised day is within a week; the day itself is not late yet."""
    return state in BEING_MADE and promised_on is not None and today <= promised_on <= today + NEAR


def _first_draft() -> ColumnElement[bool]:
    return (OrderRevision.state == RevisionState.DRAFT) & (OrderRevision.number == 1)


def _pieces(db: Session, revisions: list[int]) -> dict[int, int]:
    query = select(OrderLine.revision_id, func.sum(OrderLine.quantity)).group_by(OrderLine.revision_id)
    return {row[0]: int(row[1]) for row in db.execute(query.where(OrderLine.revision_id.in_(revisions)))}


def _walls(db: Session, ids: list[OrderId]) -> dict[OrderId, datetime]:
    query = (
        select(Presentation.order_id, Appointment.wall)
        .join(Appointment, Appointment.id == Presentation.appointment_id)
        .where(Presentation.order_id.in_(ids), Presentation.state == PresentationState.BOOKED)
    )
    return {row.order_id: row.wall for row in db.execute(query)}
