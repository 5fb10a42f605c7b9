"""Pictures that are ready and were not collected: named after a while, then once a month, until they are at home."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.actor import Actor
from studio.business.model import Staff, StaffId
from studio.clients.model import Household, HouseholdId
from studio.errors import Missing
from studio.making.held_model import NOTE_LENGTH, OrderCall, Reached, RungAbout
from studio.making.model import Piece, Stage
from studio.orders.model import Order, OrderId, OrderState, Presentation, PresentationState
from studio.rights import verb
from studio.written import one_line

AGAIN_AFTER = timedelta(days=30)
"""Once somebody was told, they are named again after so long."""
TOLD = (Reached.SPOKE, Reached.LEFT_MESSAGE, Reached.WROTE)


@dataclass(frozen=True, slots=True)
class Uncollected:
    """An order whose pictures, or some of them, have been ready for a while."""

    order_id: OrderId
    number: str
    household_id: HouseholdId
    household: str
    ready_on: date
    pieces: int
    part: bool
    """Whether the others are at home already."""
    told: int
    """How often somebody was told."""
    named_since: date
    """The day from which it is named."""

    def days(self, today: date) -> int:
        """How long they have been here."""
        return (today - self.ready_on).days


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call or message about an order."""

    order_id: OrderId
    about: RungAbout
    told: str
    reached: Reached
    at: datetime
    by: str
    note: str


@verb("making.log_order_call")
def log_order_call(
    db: Session,
    by: Actor,
    order_id: OrderId,
    about: RungAbout,
    reached: Reached,
    told: str = "",
    note: str = "",
) -> int:
    """Somebody rang or wrote about an order; only a try that reached nobody leaves it as it was."""
    if db.get(Order, order_id) is None:
        raise Missing("That order is no longer here. Please look again.")
    made = OrderCall(
        order_id=order_id,
        about=RungAbout(about),
        told=told,
        reached=Reached(reached),
        at=clock.now(),
        made_by=StaffId(by.staff_id),
        note=one_line(note, NOTE_LENGTH).text,
    )
    db.add(made)
    db.flush()
    return made.id


def calls_about(db: Session, *order_ids: OrderId) -> tuple[CallRow, ...]:
    """Every call and message about these orders, the last first."""
    query = (
        select(
            OrderCall.order_id, OrderCall.about, OrderCall.told, OrderCall.reached, OrderCall.at, Staff.name,
            OrderCall.note,
        )
        .join(Staff, Staff.id == OrderCall.made_by)
        .where(OrderCall.order_id.in_(order_ids))
        .order_by(OrderCall.id.desc())
    )  # fmt: skip
    return tuple(CallRow(*row) for row in db.execute(query))


def uncollected(db: Session, today: date) -> tuple[Uncollected, ...]:
    """What has been ready for longer than the studio's setting and is named today, the longest here first.

    Not named: what is booked to be collected, and what they were told of within the last month.
    """
    studio = business.studio(db)
    booked = select(Presentation.order_id).where(Presentation.state == PresentationState.BOOKED)
    query = (
        select(Order, Household.filing_name)
        .join(Household, Household.id == Order.household_id)
        .where(Order.state == OrderState.READY, Order.ready_at.is_not(None), Order.id.not_in(booked))
        .order_by(Order.ready_at, Order.id)
    )
    found = db.execute(query).all()
    ids = [order.id for order, _ in found]
    left, home = _pieces(db, ids)
    told = _told(db, ids, studio.zone)
    rows = []
    for order, name in found:
        if order.ready_at is None:
            continue
        ready_on = clock.to_wall(order.ready_at, studio.zone).date()
        days = told.get(order.id, [])
        named = max(
            [ready_on + timedelta(days=studio.uncollected_days), *(day + AGAIN_AFTER for day in days)]
        )
        if named <= today:
            rows.append(
                Uncollected(
                    order.id, order.number or "", order.household_id, name, ready_on, left.get(order.id, 0),
                    bool(home.get(order.id)), len(days), named,
                )
            )  # fmt: skip
    return tuple(rows)


def _pieces(db: Session, ids: list[OrderId]) -> tuple[dict[OrderId, int], dict[OrderId, int]]:
    """How many pieces of each order are still here, and how many are at home."""
    query = (
        select(Piece.order_id, Piece.stage, func.count())
        .where(Piece.order_id.in_(ids), Piece.ended.is_(None))
        .group_by(Piece.order_id, Piece.stage)
    )
    left: dict[OrderId, int] = {}
    home: dict[OrderId, int] = {}
    for order_id, stage, count in db.execute(query):
        where = home if stage is Stage.PRESENTED else left
        where[order_id] = where.get(order_id, 0) + count
    return left, home


def _told(db: Session, ids: list[OrderId], zone: str) -> dict[OrderId, list[date]]:
    """The days on which they were told that their pictures wait."""
    query = select(OrderCall.order_id, OrderCall.at).where(
        OrderCall.order_id.in_(ids), OrderCall.about == RungAbout.COLLECTING, OrderCall.reached.in_(TOLD)
    )
    days: dict[OrderId, list[date]] = {}
    for order_id, at in db.execute(query.order_by(OrderCall.id)):
        days.setdefault(order_id, []).append(clock.to_wall(at, zone).date())
    return days
