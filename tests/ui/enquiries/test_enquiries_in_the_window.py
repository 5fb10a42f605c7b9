"""Enquiries in the window: reached by a key, taken down, rung back, settled, and given to booking."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio import clock, enquiries
from studio.db import Store
from studio.enquiries import EnquiryState, LostBecause
from tests import make
from tests.make.business import marsh_and_reed
from tests.ui.diary.conftest import Desk, press, saved
from ui.diary.booking import BookingForm
from ui.enquiries.form import EnquiryForm, OutcomeForm
from ui.enquiries.page import EnquiriesPage
from ui.enquiries.sheet import EnquirySheet
from ui.kit.text import Label
from ui.kit.work import Work
from ui.main_window import MainWindow
from ui.today.whole import whole_day

KEY = Qt.Key
LATER = datetime(2026, 9, 1, 13, 30)


@pytest.fixture
def desk(sqlite_store: Store, qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    """Priya on Tuesday 1 September 2026, half past one; Joe Okafor rang at five past ten."""
    staff = marsh_and_reed(sqlite_store)
    family = make.clients.ashworths(sqlite_store, staff.priya)
    with clock.standing_at(LATER):
        work = Work(sqlite_store, inline=True)
        work.by = staff.priya
        window = MainWindow(work)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        window.go("today")
        yield Desk(window, sqlite_store, staff, family)


def page(desk: Desk, qtbot: QtBot) -> EnquiriesPage:
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    qtbot.keyClick(desk.window, KEY.Key_F4)
    assert isinstance(desk.window.page, EnquiriesPage)
    return desk.window.page


def sheet(desk: Desk, qtbot: QtBot) -> EnquirySheet:
    shown = page(desk, qtbot)
    shown.waiting.setFocus()
    shown.waiting.selectRow(0)
    qtbot.keyClick(shown.waiting, KEY.Key_Return)
    found = desk.dialog()
    assert isinstance(found, EnquirySheet)
    return found


def test_nobody_waits_and_the_first_is_taken_down_from_there(desk: Desk, qtbot: QtBot) -> None:
    shown = page(desk, qtbot)
    assert shown.sentence.text().startswith("Nobody waits for our call.")
    press(qtbot, shown, "New enquiry")
    form = desk.dialog()
    assert isinstance(form, EnquiryForm)
    for name, words in (("first", "Joe"), ("last", "Okafor"), ("telephone", "07700 900777")):
        qtbot.keyClicks(form.fields[name].control, words)
    saved(qtbot, form)
    assert not form.isVisible()
    assert shown.notice_bar.words.text() == "Taken down: Joe Okafor; we ring them back."
    assert shown.sentence.text().startswith("1 person waits for our call.")
    (line,) = [each for each in desk.store.ask(whole_day).owed if each.opens.kind == "enquiry"]
    assert line.title == "Joe Okafor: ring them back"


def test_a_name_alone_is_not_enough_to_ring_back(desk: Desk, qtbot: QtBot) -> None:
    page(desk, qtbot)
    press(qtbot, desk.window, "New enquiry")
    form = desk.dialog()
    assert isinstance(form, EnquiryForm)
    qtbot.keyClicks(form.fields["last"].control, "Okafor")
    saved(qtbot, form)
    assert form.isVisible()
    assert form.fields["telephone"].is_refused


def test_the_number_stands_large_and_one_press_says_that_we_spoke(desk: Desk, qtbot: QtBot) -> None:
    enquiry_id = make.enquiries.taken_down(desk.store, desk.staff)
    found = sheet(desk, qtbot)
    assert found.title.text() == "Joe Okafor"
    assert "07700 900777" in [label.text() for label in found.findChildren(Label) if label.isVisible()]
    press(qtbot, found, "No answer")
    press(qtbot, found, "Spoke, or left a message")
    row = desk.store.ask(enquiries.enquiry, enquiry_id)
    assert (row.state, row.tries, row.ring_on) == (EnquiryState.CONTACTED, 1, date(2026, 9, 4))


def test_not_now_has_its_day_and_its_reason(desk: Desk, qtbot: QtBot) -> None:
    enquiry_id = make.enquiries.taken_down(desk.store, desk.staff)
    press(qtbot, sheet(desk, qtbot), "Not now …")
    form = desk.dialog()
    assert isinstance(form, OutcomeForm)
    saved(qtbot, form)
    assert form.fields["ring_on"].is_refused
    form.fields["ring_on"].set_value(date(2026, 10, 6))
    form.fields["reason"].set_value("after the baby is born")
    saved(qtbot, form)
    assert not form.isVisible()
    row = desk.store.ask(enquiries.enquiry, enquiry_id)
    assert (row.state, row.ring_on) == (EnquiryState.NOT_NOW, date(2026, 10, 6))


def test_lost_with_its_reason_stands_among_the_settled(desk: Desk, qtbot: QtBot) -> None:
    make.enquiries.taken_down(desk.store, desk.staff)
    press(qtbot, sheet(desk, qtbot), "Lost …")
    form = desk.dialog()
    assert isinstance(form, OutcomeForm)
    form.fields["because"].set_value(LostBecause.PUT_OFF)
    saved(qtbot, form)
    shown = desk.window.page
    assert isinstance(shown, EnquiriesPage)
    assert "In the last 30 days 0 of 1 booked; lost: we put them off 1." in shown.sentence.text()
    assert shown.settled_card.isVisible()


def test_it_is_amended_and_what_was_typed_stands(desk: Desk, qtbot: QtBot) -> None:
    enquiry_id = make.enquiries.taken_down(desk.store, desk.staff)
    press(qtbot, sheet(desk, qtbot), "Amend")
    form = desk.dialog()
    assert isinstance(form, EnquiryForm)
    assert form.fields["who"].value() == "two adults and a baby"
    form.fields["roughly"].set_value("before Christmas")
    saved(qtbot, form)
    assert desk.store.ask(enquiries.enquiry, enquiry_id).roughly == "before Christmas"


def test_booking_begins_from_the_sheet(desk: Desk, qtbot: QtBot) -> None:
    make.enquiries.taken_down(desk.store, desk.staff)
    press(qtbot, sheet(desk, qtbot), "Book")
    form = desk.dialog()
    assert isinstance(form, BookingForm)
    assert form.caller.telephone.value() == "07700 900777"


def test_another_desk_settled_it_and_the_sheet_shows_it(desk: Desk, qtbot: QtBot) -> None:
    enquiry_id = make.enquiries.taken_down(desk.store, desk.staff)
    found = sheet(desk, qtbot)
    version = desk.store.ask(enquiries.enquiry, enquiry_id).version
    desk.store.do(enquiries.contacted, enquiry_id, None, version, by=desk.staff.helen)
    assert "Helen Marsh spoke with them" in " ".join(label.text() for label in found.findChildren(Label))
