"""Answers to wishes about the money of an order: its plan, its invoice, receipts, cheques, kept credit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from studio import business, orders
from studio.clients import HouseholdId
from studio.money import Money
from studio.orders import InvoiceId, OrderId, PaymentId, PaymentRow, PlanId
from ui.kit import notices
from ui.kit.paper_dialog import PaperDialog
from ui.orders.money_forms import CameBackForm, EndPlanForm, KeptCreditForm, PlanForm, PutRightForm
from ui.orders.order_money import OrderMoney, WholeMoney, whole_money

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def payment_plan(window: MainWindow, order_id: OrderId) -> None:
    """Agree on instalments; the page of the plan is shown when it is made."""

    def show(whole: WholeMoney) -> None:
        if whole.order.balance <= Money(0):
            notices.bar(window.page or window, "Nothing is still to pay, so there is nothing to plan.", "due")
            return
        form = PlanForm(window.work, whole.order, whole, window)
        form.saved.connect(lambda _: plan_paper(window, order_id))
        form.open()

    window.work.ask(whole_money, order_id, then=show, owner=window)


def plan_paper(window: MainWindow, order_id: OrderId) -> None:
    """The page of the plan in force, to look at and print."""

    def show(plan_id: PlanId) -> None:
        window.work.ask(
            orders.plan_pdf, plan_id, then=lambda pdf: _paper(window, ("Payment plan", pdf)), owner=window
        )

    window.work.do(orders.print_plan, order_id, then=show, owner=window)


def end_plan(window: MainWindow, order_id: OrderId) -> None:
    """Give up the plan, with the reason."""
    _about(window, order_id, lambda whole: EndPlanForm(window.work, whole.order, whole.currency, window))


def invoice(window: MainWindow, order_id: OrderId, invoice_id: InvoiceId | None = None) -> None:
    """The invoice of an order as it is now, made when there is none for it yet; or one that was issued."""
    if invoice_id is not None:
        _show_invoice(window, invoice_id)
        return
    window.work.do(
        orders.issue_invoice, order_id, then=lambda made: _show_invoice(window, made), owner=window
    )


def _show_invoice(window: MainWindow, invoice_id: InvoiceId) -> None:
    def show(named: tuple[str, bytes]) -> None:
        _paper(window, (f"Invoice {named[0]}", named[1]))

    window.work.ask(orders.invoice_pdf, invoice_id, then=show, owner=window)


def receipt(window: MainWindow, payment_id: PaymentId) -> None:
    """The receipt of a payment; printed again it is the same page."""

    def show(kept: PaymentId) -> None:
        window.work.ask(orders.receipt_pdf, kept, then=lambda named: _paper(window, named), owner=window)

    window.work.do(orders.print_receipt, payment_id, then=show, owner=window)


def order_money(window: MainWindow, order_id: OrderId) -> None:
    """All rows of an order's money, with what can be done with each."""
    OrderMoney(window.work, order_id, window.grant, window).open()


def put_payment_right(window: MainWindow, order_id: OrderId, payment_id: PaymentId) -> None:
    """Write the opposite of a wrong row."""
    _about(
        window,
        order_id,
        lambda whole: PutRightForm(window.work, _row(whole, payment_id), whole.currency, window),
    )


def cheque_came_back(window: MainWindow, order_id: OrderId, payment_id: PaymentId) -> None:
    """The bank sent a cheque back."""
    _about(
        window,
        order_id,
        lambda whole: CameBackForm(window.work, _row(whole, payment_id), whole.order, whole.currency, window),
    )


def refund_kept_credit(window: MainWindow, household_id: HouseholdId) -> None:
    """Give credit that is kept for a family back as money."""

    def show(found: tuple[Money, str]) -> None:
        kept, currency = found
        if kept:
            KeptCreditForm(window.work, household_id, kept, currency, window).open()
        else:
            notices.bar(window.page or window, "No credit is kept for them.", "plain")

    window.work.ask(_kept, household_id, then=show, owner=window)


def _kept(db: Any, household_id: HouseholdId) -> tuple[Money, str]:
    return orders.kept_credit(db, household_id), business.studio(db).currency


def _row(whole: WholeMoney, payment_id: PaymentId) -> PaymentRow:
    return next(row for row in whole.order.payments if row.id == payment_id)


def _about(window: MainWindow, order_id: OrderId, form: Callable[[WholeMoney], Any]) -> None:
    window.work.ask(whole_money, order_id, then=lambda whole: form(whole).open(), owner=window)


def _paper(window: MainWindow, named: tuple[str, bytes]) -> None:
    PaperDialog(named[0], named[1], window).open()
