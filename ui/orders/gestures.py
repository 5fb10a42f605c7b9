"""Answers to wishes about orders: a new one, an amendment, payment, handing over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studio import orders
from studio.clients import HouseholdId
from studio.orders import OrderId, OrderState, PresentationId
from ui.kit import notices
from ui.kit.printing import print_pages
from ui.kit.wish import Wish
from ui.orders.choosing import ChooseFamily
from ui.orders.form import OrderForm
from ui.orders.money_forms import CallOffForm, PaymentForm, RefundForm
from ui.orders.order_money import WholeMoney, whole_money
from ui.orders.presentation_forms import MINUTES, BookPresentationForm, HandOverForm
from ui.orders.whole import (
    KeptPage,
    OrderFacts,
    PresentationFacts,
    booked,
    kept_page,
    order_facts,
    presentation_facts,
)

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def new_order(
    window: MainWindow,
    household_id: HouseholdId | None = None,
    viewing_id: Any = None,
    session_id: Any = None,
    from_wall: bool = False,
) -> None:
    """The order form for a family; which family is asked where the page does not say.

    What hangs on the wall of a viewing, or is loved at it, is proposed as lines; ``from_wall`` begins among them.
    """
    if household_id is None and viewing_id is None:
        choosing = ChooseFamily(window.work, window)
        choosing.saved.connect(lambda chosen: new_order(window, household_id=chosen))
        choosing.open()
        return
    window.work.ask(
        order_facts,
        household_id,
        None,
        viewing_id,
        session_id,
        then=lambda facts: _form(window, facts, from_wall=from_wall),
        owner=window,
    )


def edit_order(window: MainWindow, order_id: OrderId) -> None:
    """Go on with an order that was begun, or change one that was placed."""
    window.work.ask(
        order_facts, None, order_id, None, None, then=lambda facts: _form(window, facts), owner=window
    )


def print_order(
    window: MainWindow, order_id: OrderId | None = None, household_id: HouseholdId | None = None
) -> None:
    """Print the kept page of an order, or of a family's latest one."""

    def show(found: KeptPage | None) -> None:
        if found is None:
            notices.bar(window.page or window, "There is no order of theirs to print yet.")
        else:
            print_pages(window.page or window, found.name, found.pdf)

    window.work.ask(kept_page, order_id, household_id, then=show, owner=window)


def _form(window: MainWindow, facts: OrderFacts, *, from_wall: bool = False) -> None:
    if not facts.prices:
        notices.bar(
            window.page or window, "There is no price list yet. The owner can add one in Settings.", "due"
        )
        return
    form = OrderForm(window.work, facts, window)
    form.settling.serve(window.work.by.staff_id)
    form.wish.connect(window.grant)
    form.saved.connect(lambda order_id: window.grant(Wish("open_order", {"order_id": order_id})))
    form.open()
    if from_wall and form.entry.is_empty():
        form.table.setFocus()


def pay_order(window: MainWindow, order_id: OrderId) -> None:
    """Take a payment; with a tick its receipt is shown."""

    def show(whole: WholeMoney) -> None:
        plan = whole.plan
        due = plan.due(whole.today) if plan is not None else None
        coming = plan.next.left if plan is not None and plan.next is not None else None
        form = PaymentForm(window.work, whole.order, whole.currency, due, coming, window)

        def taken(payment_id: Any) -> None:
            if form.receipt.value():
                window.grant(Wish("receipt", {"payment_id": payment_id}))

        form.saved.connect(taken)
        form.open()

    window.work.ask(whole_money, order_id, then=show, owner=window)


def refund_order(window: MainWindow, order_id: OrderId) -> None:
    """Give money back."""
    _about(window, order_id, lambda order, currency: RefundForm(window.work, order, currency, window))


def call_off_order(window: MainWindow, order_id: OrderId) -> None:
    """Call an order off."""
    _about(window, order_id, lambda order, _: CallOffForm(window.work, order, window))


def _about(window: MainWindow, order_id: OrderId, form: Any) -> None:
    def show(facts: PresentationFacts) -> None:
        form(facts.order, facts.currency).open()

    window.work.ask(presentation_facts, order_id, MINUTES, then=show, owner=window)


def present_order(window: MainWindow, order_id: OrderId) -> None:
    """Book the presentation of an order, or hold the one that is booked."""

    def show(facts: PresentationFacts) -> None:
        there = booked(facts.order)
        if there is None:
            BookPresentationForm(window.work, facts, window).open()
        elif facts.order.state in (OrderState.READY, OrderState.IN_PRODUCTION):
            HandOverForm(window.work, facts, there.id, window).open()
        else:
            window.grant(Wish("open_order", {"order_id": order_id}))

    window.work.ask(presentation_facts, order_id, MINUTES, then=show, owner=window)


def open_presentation(window: MainWindow, presentation_id: PresentationId) -> None:
    """Open the order that a presentation is for."""

    def show(row: Any) -> None:
        window.grant(Wish("open_order", {"order_id": row.order_id}))

    window.work.ask(orders.presentation, presentation_id, then=show, owner=window)
