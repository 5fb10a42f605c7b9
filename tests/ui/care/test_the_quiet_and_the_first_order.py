"""The line that says it is quiet, wherever the family is met; and the first order decided on the page of its case."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio import care, clock, making, orders
from studio.business import StaffId
from studio.care import Fate
from studio.db import Store
from studio.orders import PresentationDraft
from tests.make import care as make
from tests.make import making as bench
from tests.make.letters import Fringe
from tests.studio.care.test_the_first_order import at_home, placed, second_viewing
from tests.ui.care.hands import CONTROL, Hands
from tests.ui.care.test_pages_of_care import shown, words
from ui.care.case_page import CasePage
from ui.care.first_order_form import FirstOrderForm
from ui.clients.client_page import ClientPage
from ui.kit.form import FormDialog
from ui.kit.page import Page
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.orders.money_forms import PaymentForm
from ui.orders.order_page import OrderPage
from ui.orders.presentation_forms import HandOverForm
from ui.orders.whole import presentation_facts

QUIET = "Something is not right with Claire: her fringe. Priya looks after it. No reminders, no offers."


def quiet_of(widget: Page | FormDialog) -> str:
    QApplication.processEvents()
    return widget.quiet.words.text() if widget.quiet is not None and not widget.quiet.isHidden() else ""


def opened(kind: type[Any]) -> Any:
    QApplication.processEvents()
    (form,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible())
    return form


def test_it_is_quiet_wherever_they_are_met_and_the_line_leads_to_the_case(
    qtbot: QtBot, desk: Work, store: Store, told: Fringe
) -> None:
    page = ClientPage(desk)
    heard = shown(qtbot, page, household_id=told.household_id)
    assert quiet_of(page) == ""
    concern_id = make.fringe_told(store, told.staff, told.household_id, told.session_id)
    assert quiet_of(page) == QUIET
    # On the family's page the next step leads to the case already; elsewhere the line does.
    assert page.quiet is not None
    assert page.quiet.button.isHidden()
    page.banner.button.setFocus()
    qtbot.keyClick(page.banner.button, Qt.Key.Key_Return)
    assert heard[-1] == Wish("open_case", {"concern_id": concern_id})
    order_page = OrderPage(desk)
    heard = shown(qtbot, order_page, order_id=told.order_id)
    assert order_page.quiet is not None
    order_page.quiet.button.setFocus()
    qtbot.keyClick(order_page.quiet.button, Qt.Key.Key_Return)
    assert heard[-1] == Wish("open_case", {"concern_id": concern_id})
    form = PaymentForm(desk, store.ask(orders.order, told.order_id), "GBP")
    qtbot.addWidget(form)
    form.show()
    assert quiet_of(order_page) == quiet_of(form) == QUIET
    # It is gone everywhere as soon as the case is left.
    store.do(care.withdraw, concern_id, make.case(store, concern_id).version, by=told.staff.priya)
    assert quiet_of(page) == quiet_of(order_page) == quiet_of(form) == ""


def test_all_kept_takes_two_interactions_and_the_owner_alone_sees_what_it_cost(
    qtbot: QtBot, desk: Work, store: Store, told: Fringe
) -> None:
    concern_id = make.fringe_told(store, told.staff, told.household_id, told.session_id)
    page = CasePage(desk)
    shown(qtbot, page, concern_id=concern_id)
    assert "The pictures stay with them. Nothing else is decided yet." in words(page)
    hands = Hands(qtbot)
    page.first_order.decide.setFocus()
    hands.press(Qt.Key.Key_Space)
    form: FirstOrderForm = opened(FirstOrderForm)
    assert "Nothing counts towards the new order." in form.credit.text()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is form)
    hands.press(Qt.Key.Key_Return, CONTROL)
    assert hands.count == 2
    whole = store.ask(care.first_order, concern_id)
    assert whole is not None
    assert {piece.fate for piece in whole.pieces} == {Fate.KEEP}
    assert "kept" in words(page)
    assert page.owner_card is None
    desk.by = told.staff.helen
    page.refresh()
    assert "The session again" in words(page)
    assert "£60.00 · the list fee, not charged" in words(page)


def test_the_old_pictures_are_ticked_where_the_new_ones_are_handed_over(
    qtbot: QtBot, desk: Work, store: Store, told: Fringe
) -> None:
    at_home(store, told)
    concern_id = make.fringe_told(store, told.staff, told.household_id, told.session_id)
    page = CasePage(desk)
    shown(qtbot, page, concern_id=concern_id)
    page.first_order.open_form()
    form: FirstOrderForm = opened(FirstOrderForm)
    for (_, fate, _), chosen in zip(form.rows, (Fate.EXCHANGE, Fate.RETURN), strict=False):
        fate.set_value(chosen)
    assert "£1,060.00 counts towards the new order" in form.credit.text()
    form.press_save()
    second = second_viewing(store, told, concern_id)
    placed(store, told, second)
    bench.finish(store, second, told.staff.helen)
    with clock.standing_at(datetime(2027, 1, 5, 11)):
        draft = PresentationDraft(second, datetime(2027, 1, 5, 11), StaffId(told.staff.priya.staff_id))
        booked = store.do(orders.book_presentation, draft, by=told.staff.priya)
        handing = HandOverForm(desk, store.ask(presentation_facts, second, 30), booked)
        qtbot.addWidget(handing)
        handing.show()
        assert quiet_of(handing) == QUIET
        assert [tick.isChecked() for _, tick in handing.old] == [False, True]
        handing.old[0][1].setChecked(True)
        handing.press_save()
    page.refresh()
    text = words(page)
    new = next(piece for piece in store.ask(making.pieces_of, second) if "fireplace" in piece.hanging_place)
    assert f"above the fireplace, lounge · replaced by {new.code} · came back Tue 5 Jan" in text
    order_page = OrderPage(desk)
    shown(qtbot, order_page, order_id=told.order_id)
    assert f"replaced by {new.code}" in words(order_page)
    shown(qtbot, order_page, order_id=second)
    assert "in place of O-00001/1" in words(order_page)
