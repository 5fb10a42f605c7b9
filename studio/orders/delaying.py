"""A promised day that cannot be kept: moved the day it is known, with the old day, the new one and the cause (L5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock, promises
from studio.actor import Actor
from studio.business.model import StaffId
from studio.catalogue.model import MouldingId
from studio.dates import date_in_full
from studio.errors import Refused
from studio.orders import undertakings
from studio.orders.accounts import locked, revision_in
from studio.orders.delay_model import CAUSE_LENGTH, PICTURES_LENGTH, OrderDelay
from studio.orders.model import Order, OrderId, OrderRevision, OrderState, RevisionState
from studio.orders.promising import STAGE_DAYS, WorkingDays
from studio.rights import verb
from studio.written import one_line

MOVABLE = (OrderState.CONFIRMED, OrderState.IN_PRODUCTION)


@dataclass(frozen=True, slots=True)
class DelayDraft:
    """A new day for an order, and why, in words that the client may read.

    ``pictures`` are the references of those that wait; none means all of them.
    """

    order_id: OrderId
    new_day: date
    cause: str
    moulding_id: MouldingId | None = None
    pictures: tuple[str, ...] = ()
    seen: date | None = None
    """The promised day that the form showed; another desk may have moved it meanwhile."""

    def check(self) -> None:
        """Raises Refused when it does not say why."""
        if not self.cause.strip():
            raise Refused("Please say why, in words that the family may read.", "cause")


@dataclass(frozen=True, slots=True)
class DelayRow:
    """One move of a promised day."""

    id: int
    order_id: OrderId
    before: date
    after: date
    cause: str
    moulding_id: MouldingId | None
    pictures: tuple[str, ...]
    noted_at: datetime


def day_after_wait(hours: WorkingDays, until: date, stage_days: int = STAGE_DAYS) -> date:
    """The first day that can honestly be promised when the material comes on a day: the stages follow it (R22)."""
    here = until if hours.is_working_day(until) else hours.next_working_day(until)
    return hours.add_working_days(here, stage_days)


@verb("orders.move_promise")
def move_promise(db: Session, by: Actor, draft: DelayDraft) -> None:
    """Move the promised day of an order; the promise keeps both days, and a letter about it falls due (L5).

    Raises Refused for a day that is past or the same, and unless the order is placed and its pictures not ready.
    """
    draft.check()
    order = locked(db, draft.order_id)
    if order.state not in MOVABLE:
        raise Refused(f"This order is {order.state.value}, so its day stays as it is.")
    before = promised_for(db, order)
    if before is None:
        raise Refused("No day was promised for this order.")
    if draft.seen is not None and draft.seen != before:
        raise Refused(
            f"It was moved to {date_in_full(before)} meanwhile. Please look at it again.", "new_day"
        )
    if draft.new_day == before:
        raise Refused("That is the day it is promised for now.", "new_day")
    if draft.new_day < clock.today(business.studio(db).zone):
        raise Refused("That day has gone. Please choose a day to come.", "new_day")
    cause = one_line(draft.cause, CAUSE_LENGTH).text
    order.moved_to = draft.new_day
    db.add(
        OrderDelay(
            order_id=order.id,
            promised_before=before,
            promised_after=draft.new_day,
            cause=cause,
            moulding_id=draft.moulding_id,
            pictures=one_line(" ".join(draft.pictures), PICTURES_LENGTH).text,
            noted_at=clock.now(),
            noted_by=StaffId(by.staff_id),
        )
    )
    db.flush()
    promises.move(db, by, undertakings.date_source(order.id), draft.new_day, cause)


def promised_for(db: Session, order: Order) -> date | None:
    """The day an order is promised for now: as it was last moved, else as its page says."""
    if order.moved_to is not None:
        return order.moved_to
    issued = revision_in(db, order.id, RevisionState.ISSUED)
    return issued.promised_on if issued is not None else None


@dataclass(frozen=True, slots=True)
class Moved:
    """An order whose promised day is another than its page says; ``delays`` since that page was made."""

    order_id: OrderId
    number: str
    household_id: int
    revision: int
    on_paper: date
    """The day that the page in force says."""
    now: date
    delays: tuple[DelayRow, ...]

    @property
    def told(self) -> str:
        """What a letter about it tells, as one line to compare by."""
        return f"{self.now.isoformat()}, revision {self.revision}"


def moved(db: Session, order_id: OrderId | None = None) -> tuple[Moved, ...]:
    """The orders being made whose promised day was moved since their page was made, by the day it was first moved."""
    query = (
        select(Order, OrderRevision)
        .join(
            OrderRevision,
            (OrderRevision.order_id == Order.id) & (OrderRevision.state == RevisionState.ISSUED),
        )
        .where(Order.moved_to.is_not(None), Order.state.in_(MOVABLE))
    )
    if order_id is not None:
        query = query.where(Order.id == order_id)
    found = db.execute(query).all()
    since = {order.id: revision.issued_at for order, revision in found}
    delays: dict[OrderId, list[DelayRow]] = {}
    for row in delays_of(db, since):
        made = since[row.order_id]
        if made is None or row.noted_at >= made:
            delays.setdefault(row.order_id, []).append(row)
    rows = [
        Moved(
            order.id,
            order.number or "",
            order.household_id,
            revision.number,
            revision.promised_on or order.moved_to,
            order.moved_to,
            tuple(delays.get(order.id, ())),
        )
        for order, revision in found
        if order.moved_to is not None
    ]
    return tuple(sorted((each for each in rows if each.delays), key=lambda each: each.delays[0].noted_at))


def delays_of(db: Session, order_ids: Iterable[OrderId]) -> tuple[DelayRow, ...]:
    """Every move of the days of these orders, the first first."""
    query = select(OrderDelay).where(OrderDelay.order_id.in_(list(order_ids))).order_by(OrderDelay.id)
    return tuple(
        DelayRow(
            row.id, row.order_id, row.promised_before, row.promised_after, row.cause, row.moulding_id,
            tuple(row.pictures.split()), row.noted_at,
        )
        for row in db.scalars(query)
    )  # fmt: skip
