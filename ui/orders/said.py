"""What an order's page says of it in words: its title, where it stands, and the step that comes next."""

from __future__ import annotations

from typing import Any

from studio import orders
from studio.dates import date_in_full, screen_date, screen_time
from studio.orders import OrderState, PresentationState
from studio.story import NextStep, Tone
from ui.kit.cards import Fact
from ui.orders.steps import ACTS, next_act
from ui.orders.whole import WholeOrder, booked
from ui.orders.words import owed_words


def title(whole: WholeOrder) -> str:
    name = whole.household.name
    return f"{whole.order.name.capitalize()}, {name.replace('The ', 'the ', 1) if name.startswith('The ') else name}"


def presentation(row: Any, whole: WholeOrder) -> Fact:
    when = screen_time(row.wall, whole.today)
    if row.state is PresentationState.HELD:
        detail = " · ".join(part for part in (row.attendees, row.mood, row.handed_over) if part)
        return Fact(f"Presented {screen_date(row.held_on, whole.today)}", detail)
    return Fact(f"Presentation {when}", row.state.value)


def sentence(whole: WholeOrder) -> str:
    order = whole.order
    parts = [order.state.value.capitalize()]
    if order.kind is not orders.OrderKind.ORIGINAL:
        is_reshoot = order.kind is orders.OrderKind.RESHOOT
        parts.append("after a complimentary reshoot" if is_reshoot else order.kind.value)
    parts.append(order.total.show(whole.currency))
    if order.number is not None and order.state is not OrderState.CANCELLED:
        parts.append(owed_words(order.balance, whole.currency))
    return "  ·  ".join(parts)


def _why_pay(whole: WholeOrder) -> str:
    """How it comes that something is still to pay: by its plan, or because a cheque came back."""
    order, plan = whole.order, whole.plan
    if order.state is not OrderState.PRESENTED or any(row.came_back for row in order.payments):
        return "A cheque came back."
    if plan is None or plan.next is None:
        return ACTS["pay"].why
    amount, day = plan.next.left.show(whole.currency), screen_date(plan.next.due_on, whole.today)
    return f"By its plan the next {amount} is due on {day}."


def banner(whole: WholeOrder) -> NextStep | None:
    """The one step that comes next, as the banner shows it."""
    order = whole.order
    act = next_act(order)
    if act is None:
        return None
    there = booked(order)
    detail = ACTS[act].why
    if there is not None and act == "hand_over":
        detail = f"The presentation is {screen_time(there.wall, whole.today)}."
    elif act == "pay":
        detail = _why_pay(whole)
    elif order.promised_on is not None and act in ("start", "ready"):
        detail = f"Promised by {date_in_full(order.promised_on)}."
    return NextStep(0, ACTS[act].title, detail, ACTS[act].button, act, (), Tone.ORDER)
