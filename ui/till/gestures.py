"""Answers to wishes about the till: the count, cheques paid in, vouchers, a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studio import till
from studio.clients import HouseholdId
from studio.orders import OrderId
from studio.promises import VoucherId
from studio.till import CountId
from ui.kit import notices
from ui.kit.paper_dialog import PaperDialog
from ui.till.count_form import CountForm, PayInForm
from ui.till.voucher_forms import BroughtForm, SaleWrongForm, SellForm
from ui.till.whole import WholeTill, statement_paper, whole_till

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def _with_till(window: MainWindow, show: Any) -> None:
    window.work.ask(whole_till, window.work.by, then=show, owner=window)


def count_the_day(window: MainWindow) -> None:
    """Count what was taken; the page of the count is shown when it is locked."""

    def show(whole: WholeTill) -> None:
        if not whole.to_count.rows:
            notices.bar(window.page or window, "Everything that was taken is counted.", "good")
            return
        form = CountForm(window.work, whole.to_count, whole.days_before, whole.currency, window)
        form.saved.connect(lambda count_id: open_count(window, count_id))
        form.open()

    _with_till(window, show)


def open_count(window: MainWindow, count_id: CountId) -> None:
    """The page of a count."""
    window.work.ask(till.count_pdf, count_id, then=lambda named: _paper(window, named), owner=window)


def pay_in_cheques(window: MainWindow, order_id: OrderId | None = None) -> None:
    """Cheques that went to the bank; of one order, where it is named, its own are ticked."""

    def show(whole: WholeTill) -> None:
        if whole.cheques:
            PayInForm(window.work, whole, order_id, window).open()
        else:
            notices.bar(window.page or window, "No cheque lies here.", "plain")

    _with_till(window, show)


def sell_voucher(window: MainWindow, household_id: HouseholdId | None = None) -> None:
    """Sell a gift voucher; its page is shown when it is sold."""

    def show(whole: WholeTill) -> None:
        form = SellForm(window.work, whole.today, whole.currency, household_id, window)
        form.saved.connect(lambda voucher_id: open_voucher(window, voucher_id))
        form.open()

    _with_till(window, show)


def open_voucher(window: MainWindow, voucher_id: VoucherId) -> None:
    """The page of a gift voucher."""
    window.work.ask(till.voucher_pdf, voucher_id, then=lambda named: _paper(window, named), owner=window)


def voucher_brought(window: MainWindow) -> None:
    """A family brings a voucher for a session fee."""
    BroughtForm(window.work, window).open()


def put_sale_right(window: MainWindow, voucher_id: VoucherId) -> None:
    """A sale that was wrong."""
    SaleWrongForm(window.work, voucher_id, window).open()


def statement(window: MainWindow, household_id: HouseholdId) -> None:
    """How a family stands with us, on one page."""

    def show(statement_id: Any) -> None:
        window.work.ask(statement_paper, statement_id, then=lambda named: _paper(window, named), owner=window)

    window.work.do(till.make_statement, household_id, then=show, owner=window)


def _paper(window: MainWindow, named: tuple[str, bytes]) -> None:
    PaperDialog(named[0], named[1], window).open()
