"""What orders tell a screen about money: instalments that are due, and cheques that came back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio import business
from studio.actor import Role
from studio.clients.model import Household, HouseholdId
from studio.dates import screen_date
from studio.money import Money
from studio.orders.accounts import accounts
from studio.orders.model import Order, OrderId, OrderState, Payment
from studio.orders.money_model import ChequeNews, ChequeStep, PaymentPlan
from studio.orders.planning import PlanRow, plans_of
from studio.story import Badge, Duty, Opens, Owed, Tone
from studio.words import say

_OWING = (OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.READY, OrderState.PRESENTED)


def owed(db: Session, today: date) -> list[Owed]:
    """Instalments due and not paid, and what is owed again because a cheque came back, which the owner is told."""
    return [*_instalments(db, today), *_cheques(db, today)]


def _instalments(db: Session, today: date) -> Iterator[Owed]:
    currency = business.studio(db).currency
    planned = (
        select(Order.id, Order.number, Order.household_id, Household.filing_name)
        .join(Household, Household.id == Order.household_id)
        .where(Order.id.in_(select(PaymentPlan.order_id)), Order.state.in_(_OWING))
        .order_by(Order.id)
    )
    found = db.execute(planned).all()
    plans = plans_of(db, [row.id for row in found])
    for order_id, number, household_id, name in found:
        plan = plans.get(order_id)
        if plan is not None and plan.due(today) and plan.next is not None:
            yield _due(plan, number, household_id, name, today, currency)


def _due(
    plan: PlanRow, number: str | None, household_id: HouseholdId, name: str, today: date, currency: str
) -> Owed:
    first = plan.next.due_on if plan.next is not None else today
    amount = plan.due(today).show(currency)
    return Owed(
        due=first,
        title=say("{name}: {amount} of the plan is due", name=name, amount=amount),
        detail=say("{number}, due on {day}", number=number or "", day=screen_date(first, today)),
        badge=Badge(amount, Tone.CONCERN if first < today else Tone.DUE),
        icon="wallet",
        opens=Opens("order", plan.order_id),
        household_id=household_id,
        overdue=first < today,
        duty=Duty.MONEY,
    )


def _cheques(db: Session, today: date) -> Iterator[Owed]:
    studio = business.studio(db)
    back = (
        select(Order.id, Order.number, Order.household_id, Household.filing_name, func.max(ChequeNews.on))
        .join(Payment, Payment.order_id == Order.id)
        .join(ChequeNews, ChequeNews.payment_id == Payment.id)
        .join(Household, Household.id == Order.household_id)
        .where(ChequeNews.step == ChequeStep.CAME_BACK)
        .group_by(Order.id, Order.number, Order.household_id, Household.filing_name)
        .order_by(Order.id)
    )
    found = db.execute(back).all()
    books = accounts(db, [row[0] for row in found])
    owner = next((row.name for row in business.staff(db) if row.role is Role.OWNER), "")
    for order_id, number, household_id, name, on in found:
        left = books[OrderId(order_id)].balance
        if left > Money(0):
            yield Owed(
                due=on,
                title=say("{name}: a cheque came back", name=name),
                detail=say("{number}, for the owner, since {day}", number=number, day=screen_date(on, today)),
                badge=Badge(say("{amount} to pay", amount=left.show(studio.currency)), Tone.CONCERN),
                icon="undo-2",
                opens=Opens("order", order_id),
                household_id=household_id,
                overdue=on < today,
                who=owner,
            )
