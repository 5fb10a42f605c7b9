"""The framer rings (DOMAIN 4.1, 3.15 pm): four interactions for everybody it touches; and what goes home, by ticks."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from studio import clock, letters, making, orders, stock
from studio.business import StaffId
from studio.db import Store
from studio.making import Stage
from studio.orders import ConfirmDraft, OrderDraft, OrderId, OrderState, PresentationDraft
from studio.stock import DeliveryDraft
from tests.make import catalogue, clients
from tests.make import making as bench
from tests.make import orders as make
from tests.make.business import Staff, marsh_and_reed
from ui.kit.text import Button
from ui.kit.work import Work
from ui.main_window import MainWindow
from ui.making.stock_page import StockPage
from ui.making.waiting_forms import DelayCalls, MouldingOutForm
from ui.orders.presentation_forms import MINUTES, HandOverForm
from ui.orders.whole import presentation_facts

OAK = 1
ENTER = Qt.Key.Key_Return
RANG = datetime(2026, 11, 24, 15, 15)


@pytest.fixture
def desk(sqlite_store: Store) -> tuple[Work, Staff, OrderId]:
    """Priya at the desk; the Ashworths have ordered two pictures in oak, which is not there."""
    staff = marsh_and_reed(sqlite_store)
    with clock.standing_at(datetime(2026, 11, 10, 19)):
        family = clients.ashworths(sqlite_store, staff.priya)
        price = catalogue.price(sqlite_store, make.FRAMED, 10, 8).id
        lines = tuple(orders.LineDraft(reference, price, moulding_id=OAK) for reference in ("0147", "0152"))
        draft = OrderDraft(family, StaffId(staff.priya.staff_id), lines)
        order_id = OrderId(sqlite_store.do(orders.place, draft, ConfirmDraft(signed=True), by=staff.priya))
    work = Work(sqlite_store, inline=True)
    work.by = staff.priya
    return work, staff, order_id


def test_the_framers_call_is_four_interactions_and_the_list_of_calls_follows(
    qtbot: QtBot, desk: tuple[Work, Staff, OrderId], sqlite_store: Store
) -> None:
    work, staff, order_id = desk
    with clock.standing_at(RANG):
        window = MainWindow(work)
        qtbot.addWidget(window)
        window.resize(1100, 700)
        window.show()
        window.go("stock")
        page = window.page
        assert isinstance(page, StockPage)
        assert page.sentence.text() == "1 moulding to order.", "two pictures wait for it, whoever sells it"
        out = next(
            each for each in page.findChildren(Button) if "Out of stock" in each.text().replace("&", "")
        )
        qtbot.mouseClick(out, Qt.MouseButton.LeftButton)  # 1: the press
        form = next(each for each in window.findChildren(MouldingOutForm) if each.isVisible())
        form.moulding.set_value(OAK)  # 2: the moulding chosen
        form.until.set_value(datetime(2027, 1, 14).date())  # 3: the day typed
        form.look()
        assert form.said.text() == "1 promised day moves; a letter falls due today."
        assert form.ticks[order_id].isChecked()
        form.press_save()  # 4: all of it
        assert sqlite_store.ask(orders.order, order_id).promised_on == datetime(2027, 1, 21).date()
        assert [each.occasion.code for each in sqlite_store.ask(letters.due, RANG.date()).ready] == ["L5"]
        calls = next(each for each in window.findChildren(DelayCalls) if each.isVisible())
        assert calls.number.text() == "01632 960123"
        assert "by Thursday 21 January 2027" in calls.say.text()
        calls.log(making.Reached.SPOKE)
        assert calls.heading.text() == "Everybody has been told"
        for each in window.findChildren(QDialog):
            each.close()

        # The order form says it before anybody promises anything (R18).
        quoted = sqlite_store.ask(
            orders.quote,
            OrderDraft(1, StaffId(staff.priya.staff_id), (orders.LineDraft("0160", 1, moulding_id=OAK),)),
        )
        assert quoted.feasible_on == datetime(2027, 1, 21).date()


def test_pictures_go_home_by_ticks_and_the_rest_stays_ready(
    qtbot: QtBot, desk: tuple[Work, Staff, OrderId], sqlite_store: Store
) -> None:
    work, staff, order_id = desk
    with clock.standing_at(RANG):
        sqlite_store.do(stock.deliver, DeliveryDraft(OAK, 9_000), by=staff.daniel)
        bench.finish(sqlite_store, order_id)
        draft = PresentationDraft(order_id, RANG, StaffId(staff.daniel.staff_id))
        presentation = sqlite_store.do(orders.book_presentation, draft, by=staff.daniel)
        form = HandOverForm(work, sqlite_store.ask(presentation_facts, order_id, MINUTES), presentation)
        qtbot.addWidget(form)
        with qtbot.waitExposed(form):
            form.show()
        form.activateWindow()
        assert not form.everything.isVisibleTo(form)
        assert [part.taken.isChecked() for part in form.pieces] == [True, True]
        form.pieces[1].taken.setChecked(False)
        assert not form.close_order.isEnabled()
        next(each for each in form.findChildren(Button) if "All looked" in each.text()).click()
        qtbot.keyClick(form, ENTER, Qt.KeyboardModifier.ControlModifier)
    order = sqlite_store.ask(orders.order, order_id)
    assert order.state is OrderState.READY
    assert order.presentations[0].handed_over == "Picture 0147, 10 inches wide by 8 inches high."
    assert [row.stage for row in sqlite_store.ask(making.pieces_of, order_id)] == [
        Stage.PRESENTED,
        Stage.READY,
    ]
