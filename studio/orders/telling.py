"""What orders tell a screen: their moments in a family's story, what is owed, and the next step."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.business.model import Staff
from studio.clients.model import Household, HouseholdId
from studio.dates import screen_date, screen_time
from studio.money import Money
from studio.orders import money_telling, queries, unheld
from studio.orders.accounts import accounts
from studio.orders.model import (
    Order,
    OrderKind,
    OrderRevision,
    OrderState,
    Presentation,
    PresentationState,
    RevisionState,
)
from studio.orders.planning import InstalmentRow, PlanRow, plans_of
from studio.orders.rows import OrderRow, PresentationRow
from studio.story import Badge, Duty, Event, NextStep, Opens, Owed, Tone
from studio.words import counted, say

COLLECT_SOON = timedelta(days=1)
"""How long finished pictures may lie before somebody rings."""
PAY_SOON = timedelta(days=7)


def story(db: Session, household_id: HouseholdId) -> list[Event]:
    """An order placed, called off, its pictures handed over, and money given back."""
    studio = business.studio(db)
    today = clock.today(studio.zone)
    events: list[Event] = []
    for order in queries.of_household(db, household_id):
        events += _order_events(order, studio.zone, studio.currency, today)
        events += [
            _presented(order, held, studio.zone, today) for held in order.presentations if held.held_at
        ]
    return events


def _order_events(order: OrderRow, zone: str, currency: str, today: date) -> list[Event]:
    opens = Opens("order", order.id)

    def event(
        at: datetime, title: str, detail: str, tone: Tone, icon: str, badges: tuple[Badge, ...] = ()
    ) -> Event:
        when = screen_date(clock.to_wall(at, zone).date(), today)
        return Event(
            at=at, when=when, title=title, detail=detail, tone=tone, icon=icon, opens=opens, badges=badges
        )

    pieces = counted(sum(line.quantity for line in order.lines), say("piece"), say("pieces"))
    total = order.total.show(currency)
    if order.confirmed_at is None:
        title = say("Order begun")
        return [event(order.made_at, title, f"{pieces}, {total}", Tone.PLAIN, "receipt-pound-sterling")]
    title = say("Ordered {pieces}, {total}", pieces=pieces, total=total)
    if order.kind is OrderKind.RESHOOT:
        title = say("New order, {pieces}, {total}", pieces=pieces, total=total)
    detail, badges = _detail(order, currency, today), _badges(order, currency)
    told = [event(order.confirmed_at, title, detail, Tone.ORDER, "receipt-pound-sterling", badges)]
    if order.state is OrderState.CANCELLED:
        title = say("Order {name} called off", name=order.name)
        told.append(event(order.made_at, title, order.cancelled_reason, Tone.PLAIN, "ban"))
    for payment in order.payments:
        if payment.amount < Money(0):
            title = say("{amount} given back", amount=(-payment.amount).show(currency))
            told.append(event(payment.taken_at, title, payment.note, Tone.PLAIN, "undo-2"))
    return told


def _detail(order: OrderRow, currency: str, today: date) -> str:
    parts = [order.name]
    if order.credit_brought:
        parts.append(say("credit {amount}", amount=order.credit_brought.show(currency)))
    if order.promised_on is not None:
        parts.append(say("promised by {day}", day=screen_date(order.promised_on, today)))
    largest = max(order.lines, key=lambda line: line.width_in * line.height_in, default=None)
    if largest is not None and largest.hanging_place:
        parts.append(largest.hanging_place)
    return " · ".join(parts)


def _badges(order: OrderRow, currency: str) -> tuple[Badge, ...]:
    if order.state is OrderState.CANCELLED:
        return (Badge(say("cancelled"), Tone.PLAIN),)
    if order.balance > Money(0):
        owed = Badge(say("{amount} to pay", amount=order.balance.show(currency)), Tone.DUE)
        return (Badge(order.state.value, Tone.PLAIN), owed)
    return (Badge(order.state.value, Tone.PLAIN), Badge(say("paid"), Tone.GOOD))


def _presented(order: OrderRow, held: PresentationRow, zone: str, today: date) -> Event:
    at = held.held_at or order.made_at
    came = say("{who} came", who=held.attendees.replace("\n", ", ")) if held.attendees else ""
    return Event(
        at=at,
        when=screen_date(held.held_on or clock.to_wall(at, zone).date(), today),
        title=say("Portraits presented") if held.everything else say("Some of the portraits handed over"),
        detail=" · ".join(part for part in (came, held.mood) if part),
        tone=Tone.COLLECTION,
        icon="package-check",
        opens=Opens("order", order.id),
    )


def owed(db: Session, today: date) -> list[Owed]:
    """Finished pictures nobody has rung about, pages to be signed, money still to pay, money to give back.

    Promised days are told by the promises themselves.
    """
    query = (
        select(Order, Household.filing_name)
        .join(Household, Household.id == Order.household_id)
        .where(
            Order.state.in_(
                [OrderState.CONFIRMED, OrderState.READY, OrderState.PRESENTED, OrderState.CANCELLED]
            )
        )
        .where((Order.state != OrderState.CANCELLED) | Order.number.is_not(None))
        .order_by(Order.id)
    )
    found = db.execute(query).all()
    books = accounts(db, [order.id for order, _ in found])
    planned = plans_of(db, [order.id for order, _ in found])
    booked = set(
        db.scalars(
            select(Presentation.order_id).where(
                Presentation.order_id.in_([order.id for order, _ in found]),
                Presentation.state == PresentationState.BOOKED,
            )
        )
    )
    studio = business.studio(db)
    lines = []
    for order, name in found:
        line = _owed(
            order, name, books[order.id].balance, order.id in booked, today, studio.zone, studio.currency
        )
        if line is not None and not (line.duty is Duty.MONEY and order.id in planned):
            lines.append(line)
    lines += _discounts_over(db, today, studio.zone, studio.currency)
    lines += [*money_telling.owed(db, today), *unheld.owed(db, today)]
    return sorted(lines, key=lambda line: line.due)


def _discounts_over(db: Session, today: date, zone: str, currency: str) -> list[Owed]:
    """Discounts over the limit of whoever gave them: honoured, and told to the owner until she took note (R14)."""
    query = (
        select(Order, OrderRevision, Household.filing_name, Staff.name)
        .join(OrderRevision, OrderRevision.order_id == Order.id)
        .join(Household, Household.id == Order.household_id)
        .outerjoin(Staff, Staff.id == OrderRevision.issued_by)
        .where(
            OrderRevision.discount_over.is_(True),
            OrderRevision.discount_heard_at.is_(None),
            OrderRevision.state == RevisionState.ISSUED,
            Order.state.not_in([OrderState.CANCELLED, OrderState.CLOSED]),
        )
        .order_by(Order.id)
    )
    return [
        Owed(
            due=clock.to_wall(revision.issued_at, zone).date() if revision.issued_at else today,
            title=say("{family}: a discount over the limit", family=name),
            detail=say(
                "{number}, {amount} given by {who}, {reason}; for the owner to know",
                number=order.number or "",
                amount=revision.discount.show(currency),
                who=who or say("somebody"),
                reason=revision.discount_reason,
            ),
            badge=Badge(say("for the owner"), Tone.PLAIN),
            icon="badge-percent",
            opens=Opens("order", order.id),
            household_id=order.household_id,
            overdue=False,
        )
        for order, revision, name, who in db.execute(query)
    ]


def _owed(
    order: Order, name: str, balance: Money, is_booked: bool, today: date, zone: str, currency: str
) -> Owed | None:
    def line(
        since: datetime | None,
        after: timedelta,
        title: str,
        detail: str,
        badge: str,
        icon: str,
        duty: Duty | None = None,
    ) -> Owed:
        due = (clock.to_wall(since, zone).date() if since else today) + after
        late = due < today
        return Owed(
            due=due,
            title=f"{name}: {title}",
            detail=f"{order.number}, {detail}",
            badge=Badge(badge, Tone.CONCERN if late else Tone.COLLECTION),
            icon=icon,
            opens=Opens("order", order.id),
            household_id=order.household_id,
            overdue=late,
            duty=duty,
        )

    if balance < Money(0):
        amount = (-balance).show(currency)
        title = say("{amount} to give back", amount=amount)
        return line(order.confirmed_at, PAY_SOON, title, say("for the owner"), amount, "undo-2")
    if order.state is OrderState.READY and not is_booked:
        title = say("portraits are ready")
        return line(
            order.ready_at, COLLECT_SOON, title, say("book the presentation"), say("ready"), "package-check"
        )
    if order.state is OrderState.CONFIRMED and order.signed_at is None:
        title = say("order to be signed")
        detail = say("before it goes into production")
        return line(order.confirmed_at, PAY_SOON, title, detail, say("unsigned"), "pencil")
    if order.state is OrderState.PRESENTED and balance > Money(0):
        amount = balance.show(currency)
        title = say("{amount} still to pay", amount=amount)
        return line(
            order.ready_at, PAY_SOON, title, say("the portraits are with them"), amount, "wallet", Duty.MONEY
        )
    return None


def next_step(db: Session, household_id: HouseholdId, today: date) -> NextStep | None:
    """The most pressing thing to do for a family's orders; closed and cancelled orders want nothing."""
    currency = business.studio(db).currency
    theirs = queries.of_household(db, household_id)
    plans = plans_of(db, [order.id for order in theirs])
    steps = [_step(order, plans.get(order.id), today, currency) for order in theirs]
    return min((step for step in steps if step is not None), key=lambda step: step.rank, default=None)


def _step(order: OrderRow, plan: PlanRow | None, today: date, currency: str) -> NextStep | None:
    def step(
        rank: int, title: str, detail: str, button: str, wish: str = "open_order", **more: object
    ) -> NextStep:
        with_ = tuple({"order_id": order.id, **more}.items())
        return NextStep(rank, title, detail, button, wish, with_, Tone.ORDER)

    booked = next((each for each in order.presentations if each.state is PresentationState.BOOKED), None)
    if booked is not None and order.state is OrderState.READY and booked.wall.date() <= today:
        when = screen_time(booked.wall, today)
        return step(15, say("Presentation {when}", when=when), order.name, say("Hand over"), "present_order")
    if order.state is OrderState.DRAFT:
        return step(30, say("An order has been begun"), order.total.show(currency), say("Go on"))
    if order.state is OrderState.CONFIRMED and order.signed_at is None:
        return step(32, say("The order is to be signed"), order.name, say("Open the order"))
    if order.state is OrderState.CONFIRMED:
        return step(45, say("The order can go into production"), _by(order, today), say("Open the order"))
    if order.state is OrderState.IN_PRODUCTION:
        return step(60, say("The portraits are being made"), _by(order, today), say("Open the order"))
    if order.state is OrderState.READY and booked is None:
        return step(
            20, say("The portraits are ready"), order.name, say("Book the presentation"), "present_order"
        )
    if order.state is OrderState.READY and booked is not None:
        when = screen_time(booked.wall, today)
        return step(55, say("Presentation {when}", when=when), order.name, say("Open the order"))
    if order.state is OrderState.PRESENTED and order.balance > Money(0):
        if plan is not None and plan.next is not None:
            return step(*_by_plan(plan, plan.next, order, today, currency))
        amount = order.balance.show(currency)
        return step(25, say("{amount} still to pay", amount=amount), order.name, say("Take payment"))
    if order.state is OrderState.PRESENTED and any(row.is_here for row in order.payments):
        return step(50, say("A cheque is still to be paid in"), order.name, say("Open the order"))
    if order.state is OrderState.PRESENTED:
        return step(50, say("Everything is paid and handed over"), order.name, say("Close the order"))
    return None


def _by_plan(
    plan: PlanRow, first: InstalmentRow, order: OrderRow, today: date, currency: str
) -> tuple[int, str, str, str]:
    """Rank and words where what is left is paid by instalments: what is due now, else when the next one is."""
    due = plan.due(today)
    if due:
        amount = due.show(currency)
        return 25, say("{amount} of the plan is due", amount=amount), order.name, say("Take payment")
    day = screen_date(first.due_on, today)
    title = say("{amount} of the plan on {day}", amount=first.left.show(currency), day=day)
    return 57, title, order.name, say("Open the order")


def _by(order: OrderRow, today: date) -> str:
    if order.promised_on is None:
        return order.name
    return say("{name}, promised by {day}", name=order.name, day=screen_date(order.promised_on, today))
