"""Payment plans: what is still to pay, by instalments that add up to it to the penny.

A plan takes no money. What is paid counts towards its first instalments; when the order comes to something else, or
money went back, it is made anew over the days that are left, and says why.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.actor import Actor
from studio.business.model import StaffId
from studio.errors import Conflict, Refused
from studio.money import Money
from studio.orders.accounts import account, accounts, locked
from studio.orders.model import Order, OrderId, OrderState
from studio.orders.money_model import Every, Instalment, PaymentPlan, PlanId
from studio.orders.plan_dates import covered, due_days
from studio.rights import verb
from studio.written import one_line

MOST_INSTALMENTS = 60
_PLANNED = (OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.READY, OrderState.PRESENTED)


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """So many instalments from a day on; the odd pennies are in the first ones."""

    count: int
    first_on: date
    every: Every = Every.MONTH
    seen: Money | None = None
    """What was still to pay as the form showed it: its instalments are shares of that."""
    instead_of: PlanId | None = None
    """The plan that the form showed, asked about where ``seen`` is given."""


@dataclass(frozen=True, slots=True)
class InstalmentRow:
    """One instalment, and how much of it is paid."""

    position: int
    due_on: date
    amount: Money
    paid: Money

    @property
    def left(self) -> Money:
        """What of it is still to pay."""
        return self.amount - self.paid


@dataclass(frozen=True, slots=True)
class PlanRow:
    """The plan in force of an order."""

    id: PlanId
    order_id: OrderId
    number: int
    every: Every
    total: Money
    because: str
    made_at: datetime
    instalments: tuple[InstalmentRow, ...]

    @property
    def next(self) -> InstalmentRow | None:
        """The first instalment that is not wholly paid."""
        return next((part for part in self.instalments if part.left), None)

    def due(self, today: date) -> Money:
        """What has fallen due by a day and is not paid."""
        return sum((part.left for part in self.instalments if part.due_on <= today), Money(0))


def proposed(balance: Money, draft: PlanDraft) -> list[tuple[date, Money]]:
    """The days and parts of a plan, before it is made; raises Refused naming the field."""
    if not 1 <= draft.count <= MOST_INSTALMENTS:
        raise Refused(f"A plan has between 1 and {MOST_INSTALMENTS} instalments.", "count")
    if balance <= Money(0):
        raise Refused("Nothing is still to pay, so there is nothing to plan.")
    if balance.minor < draft.count:
        raise Refused("That is less than a penny each. Please take fewer instalments.", "count")
    return list(
        zip(due_days(draft.first_on, draft.every, draft.count), balance.split(draft.count), strict=True)
    )


@verb("orders.make_plan")
def make_plan(db: Session, by: Actor, order_id: OrderId, draft: PlanDraft) -> PlanId:
    """Agree on instalments for what is still to pay; one that was there before gives way to it."""
    order = locked(db, order_id)
    if order.state not in _PLANNED:
        raise Refused(f"This order is {order.state.value}, so there is nothing to plan.")
    if draft.first_on < clock.today(business.studio(db).zone):
        raise Refused("That day has gone. The first instalment is today or later.", "first_on")
    balance, plan = account(db, order.id).balance, plan_of(db, order.id)
    if draft.seen is not None and (draft.seen, draft.instead_of) != (balance, plan.id if plan else None):
        raise Conflict(
            "What is to pay, or its plan, was changed at another desk meanwhile. Please look again."
        )
    parts = proposed(balance, draft)
    return _write(db, by, order.id, draft.every, parts, "")


@verb("orders.plan_again")
def plan_again(db: Session, by: Actor, order_id: OrderId) -> PlanId:
    """Share what is left evenly over the days that are left, after more was paid than was due."""
    order = locked(db, order_id)
    plan = plan_of(db, order_id)
    balance = account(db, order_id).balance
    if plan is None or balance <= Money(0):
        raise Refused("There is nothing left to plan.")
    return _anew(db, by, order, plan, balance, balance, "More was paid than was due.")


@verb("orders.end_plan")
def end_plan(db: Session, by: Actor, order_id: OrderId, reason: str) -> None:
    """Give up the plan, with the reason; what is left is to pay as on any order."""
    order = locked(db, order_id)
    plan, said = plan_of(db, order.id), one_line(reason, 200).text
    if plan is None:
        raise Refused("There is no plan for this order.")
    # A closed order owes again only when a cheque came back; then its plan can still be given up.
    if order.state is OrderState.CLOSED and account(db, order.id).balance <= Money(0):
        raise Refused("This order is closed and paid, so its plan stays as it was.")
    if not said:
        raise Refused("Please say why.", "reason")
    _write(db, by, order.id, plan.every, [], said)


def follow(
    db: Session, by: Actor, order: Order, before: Money, because: str = "Money was given back."
) -> None:
    """Make the plan anew after a change of what is still to pay that no payment made; ``before`` is what it was.

    A part of the verbs that change it. Nothing is written where there is no plan, or where it still holds.
    """
    plan = plan_of(db, order.id)
    balance = account(db, order.id).balance
    if plan is None or balance <= Money(0) or balance == before or balance <= plan.total:
        return
    _anew(db, by, order, plan, before, balance, because)


def follow_revision(db: Session, by: Actor, order: Order, before: Money) -> None:
    """The order comes to something else: what is left is shared over the days that were left; ``before`` was left."""
    plan = plan_of(db, order.id)
    balance = account(db, order.id).balance
    if plan is None or balance <= Money(0) or balance == before:
        return
    if before > Money(0):
        _anew(db, by, order, plan, before, balance, "The order was changed.")
    else:  # its days have gone with its last instalment: what is new is to pay as on any order
        _write(db, by, order.id, plan.every, [], "The order was changed after all of it was paid.")


def _anew(
    db: Session, by: Actor, order: Order, plan: PlanRow, before: Money, balance: Money, because: str
) -> PlanId:
    parts = covered([part.amount for part in plan.instalments], plan.total - before)
    days = [row.due_on for row, paid in zip(plan.instalments, parts, strict=True) if paid < row.amount] or [
        plan.instalments[-1].due_on
    ]
    days = days[: max(1, min(len(days), balance.minor))]
    return _write(
        db, by, order.id, plan.every, list(zip(days, balance.split(len(days)), strict=True)), because
    )


def _write(
    db: Session, by: Actor, order_id: OrderId, every: Every, parts: list[tuple[date, Money]], because: str
) -> PlanId:
    last = db.scalar(select(func.max(PaymentPlan.number)).where(PaymentPlan.order_id == order_id)) or 0
    plan = PaymentPlan(
        order_id=order_id,
        number=last + 1,
        every=every,
        total=sum((amount for _, amount in parts), Money(0)),
        because=because,
        made_at=clock.now(),
        made_by=StaffId(by.staff_id),
    )
    db.add(plan)
    db.flush()
    for position, (due_on, amount) in enumerate(parts, 1):
        db.add(Instalment(plan_id=plan.id, position=position, due_on=due_on, amount=amount))
    db.flush()
    return plan.id


def plan_of(db: Session, order_id: OrderId) -> PlanRow | None:
    """The plan in force of an order, with what is paid of each instalment; None without one."""
    return plans_of(db, [order_id]).get(order_id)


def plans_of(db: Session, orders: Iterable[OrderId]) -> dict[OrderId, PlanRow]:
    """The plans in force of these orders."""
    ids = list(orders)
    latest = (
        select(func.max(PaymentPlan.id)).where(PaymentPlan.order_id.in_(ids)).group_by(PaymentPlan.order_id)
    )
    plans = list(
        db.scalars(select(PaymentPlan).where(PaymentPlan.id.in_(latest), PaymentPlan.total > Money(0)))
    )
    if not plans:
        return {}
    rows: dict[PlanId, list[Instalment]] = {}
    of_these = Instalment.plan_id.in_([plan.id for plan in plans])
    for part in db.scalars(select(Instalment).where(of_these).order_by(Instalment.position)):
        rows.setdefault(part.plan_id, []).append(part)
    books = accounts(db, [plan.order_id for plan in plans])
    return {plan.order_id: _row(plan, rows.get(plan.id, []), books[plan.order_id].balance) for plan in plans}


def _row(plan: PaymentPlan, parts: list[Instalment], balance: Money) -> PlanRow:
    paid = covered([part.amount for part in parts], plan.total - balance)
    return PlanRow(
        id=plan.id,
        order_id=plan.order_id,
        number=plan.number,
        every=plan.every,
        total=plan.total,
        because=plan.because,
        made_at=plan.made_at,
        instalments=tuple(
            InstalmentRow(part.position, part.due_on, part.amount, own)
            for part, own in zip(parts, paid, strict=True)
        ),
    )
