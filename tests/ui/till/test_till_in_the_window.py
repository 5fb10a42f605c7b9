"""The evening's count, a voucher sold and used, and a receipt, by keys and clicks on a real store."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio import clock, orders, till
from studio.clients import HouseholdId
from studio.db import Store
from studio.money import Money
from studio.orders import Method
from tests.make import clients
from tests.make import orders as make
from tests.make.business import marsh_and_reed
from ui.kit.fields import NO_CARD
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.orders.money_forms import PaymentForm
from ui.orders.order_money import OrderMoney
from ui.till.count_form import CountForm
from ui.till.page import TillPage
from ui.till.voucher_forms import SellForm
from ui.till.whole import whole_till

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(sqlite_store: Store, qapp: object) -> Iterator[Work]:
    """Priya at the desk on the evening of the first order."""
    staff = marsh_and_reed(sqlite_store)
    work = Work(sqlite_store, inline=True)
    work.by = staff.priya
    with clock.standing_at(make.FIRST_EVENING):
        yield work


@pytest.fixture
def family(desk: Work) -> HouseholdId:
    return clients.ashworths(desk.store, desk.by)


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()


def saved(qtbot: QtBot, form: QWidget) -> object:
    with qtbot.waitSignal(form.saved) as told:
        qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
    return told.args[0]


def test_a_voucher_is_sold_used_and_the_evening_counted(
    qtbot: QtBot, desk: Work, family: HouseholdId
) -> None:
    selling = SellForm(desk, clock.today(), "GBP", None)
    shown(qtbot, selling)
    qtbot.keyClicks(selling.fields["worth"].line, "100")
    selling.fields["method"].set_value(Method.CASH)
    qtbot.keyClicks(selling.fields["buyer"].line, "Mr P Quill")
    saved(qtbot, selling)
    code = desk.store.ask(till.sold)[0].code
    order_id = make.placed(desk.store, desk.by, family, make.first_lines(desk.store)[:1])
    paying = PaymentForm(desk, desk.store.ask(orders.order, order_id), "GBP")
    shown(qtbot, paying)
    paying.fields["amount"].set_value(Money(60_00))
    paying.method.set_value(Method.VOUCHER)
    qtbot.keyClicks(paying.fields["voucher"].line, code.lower())
    qtbot.keyClicks(paying.fields["note"].line, "4111 1111 1111 1111")
    assert paying.fields["note"].below.text() == NO_CARD
    paying.fields["note"].set_value("")
    payment_id = saved(qtbot, paying)
    assert desk.store.ask(orders.balance, order_id) == Money(835_00)

    wishes: list[Wish] = []
    money = OrderMoney(desk, order_id, wishes.append)
    shown(qtbot, money)
    qtbot.keyClick(money, Qt.Key.Key_P, CTRL)
    assert wishes == [Wish("receipt", {"payment_id": payment_id})]

    page = TillPage(desk)
    shown(qtbot, page)
    assert "£100.00 in 1 payment is not counted yet" in page.sentence.text()
    whole = desk.store.ask(whole_till, desk.by)
    counting = CountForm(desk, whole.to_count, whole.days_before, "GBP")
    shown(qtbot, counting)
    qtbot.keyClicks(counting.pieces[Money(20_00)].line, "5")
    assert "come to £100.00" in counting.fields["cash"].below.text()
    saved(qtbot, counting)
    assert "Everything that was taken is counted" in page.sentence.text()
