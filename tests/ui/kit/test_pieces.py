"""Pages and their pieces: they tell what was chosen, keep what was chosen, and reload when told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from studio.story import Opens
from tests.ui.kit.samples import COLUMNS, EVENTS, ORDERS, OWED, OtherPage, SamplePage
from ui.kit import notices
from ui.kit.notices import Confirm
from ui.kit.table import Table, TableModel
from ui.kit.text import Button
from ui.kit.wish import Wish, opening


@pytest.fixture
def page(work, qtbot):
    page = SamplePage(work)
    qtbot.addWidget(page)
    page.resize(1100, 1600)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def test_the_banner_sends_its_wish(page, qtbot):
    with qtbot.waitSignal(page.wish) as sent:
        qtbot.mouseClick(page.banner.button, Qt.MouseButton.LeftButton)
    assert sent.args == [Wish("open_case", {"concern_id": 31})]


def test_a_line_owed_opens_what_it_is_about_with_the_space_bar(page, qtbot):
    with qtbot.waitSignal(page.wish) as sent:
        qtbot.keyClick(page.owed.rows[0], Qt.Key.Key_Space)
    assert sent.args == [Wish("open_client", {"household_id": 7})]


def test_the_keyboard_stays_on_the_line_owed_it_was_on(page):
    page.owed.rows[1].setFocus()
    page.owed.show_owed(OWED[1:])
    assert page.owed.rows[0].hasFocus()


def test_the_story_is_walked_with_the_arrows_and_opened_with_enter(page, qtbot):
    page.story.setFocus()
    qtbot.keyClick(page.story, Qt.Key.Key_Down)
    qtbot.keyClick(page.story, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.wish) as sent:
        qtbot.keyClick(page.story, Qt.Key.Key_Return)
    assert sent.args == [Wish("open_session", {"session_id": 5})]


def test_every_kind_of_thing_that_a_line_can_open_has_a_wish():
    kinds = (
        "household",
        "session",
        "viewing",
        "order",
        "presentation",
        "letter",
        "letters_due",
        "concern",
        "appointment",
    )
    assert all(opening(Opens(kind, 1)).verb.startswith("open_") for kind in kinds)


def test_the_models_keep_qts_promises(qtmodeltester, page):
    model = TableModel(COLUMNS)
    model.set_rows(ORDERS)
    qtmodeltester.check(model)
    model.sort(3, Qt.SortOrder.DescendingOrder)
    model.add_rows([("O-00004", "Smith <b>", "open", 1)])
    qtmodeltester.check(model)
    qtmodeltester.check(page.story.model())


def drawn(table: Table) -> list[str]:
    model = table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_heading_sorts_and_the_row_that_was_chosen_stays_chosen(page):
    page.table.choose("O-00002")
    page.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert drawn(page.table) == ["O-00001", "O-00003", "O-00002"]
    assert page.table.current()[0] == "O-00002"
    page.table.set_rows([*ORDERS, ("O-00004", "Smith", "open", 9)])
    assert drawn(page.table) == ["O-00001", "O-00003", "O-00002", "O-00004"]
    assert page.table.current()[0] == "O-00002"


def test_enter_opens_the_row_that_is_chosen(page, qtbot):
    page.table.choose("O-00003")
    with qtbot.waitSignal(page.table.opened) as opened:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args == [ORDERS[2]]


def test_a_long_list_asks_for_more_as_its_end_comes_into_sight(qtbot):
    table = Table(COLUMNS, "Orders")
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    rows = [(f"O-{number:05}", "Ashworth", "open", number) for number in range(200)]
    table.set_rows(rows, more=True)
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() > 0)
    with qtbot.waitSignal(table.wants_more) as asked:
        table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    assert asked.args == [rows[-1]]
    table.add_rows([("O-00200", "Ashworth", "open", 200)])
    assert table.model().rowCount() == 201


def test_amounts_keep_their_room_when_the_window_is_narrow(page):
    page.table.resize(360, 300)
    QApplication.processEvents()
    assert page.table.columnWidth(3) >= 110
    assert sum(page.table.columnWidth(place) for place in range(4)) <= page.table.viewport().width()


def test_a_page_reloads_when_its_feature_was_touched_and_goes_stale_while_hidden(page, work):
    was = page.reloads
    work.bulletin.changed.emit(frozenset({"clients"}))
    assert page.reloads == was
    work.bulletin.changed.emit(frozenset({"orders", "care"}))
    assert page.reloads == was + 1
    page.hide()
    work.bulletin.changed.emit(frozenset({"orders"}))
    assert page.reloads == was + 1
    page.show()
    assert page.reloads == was + 2


def test_a_page_shown_about_someone_else_loads_again(work, qtbot):
    page = OtherPage(work)
    qtbot.addWidget(page)
    page.show()
    page.show_with(household_id=7)
    assert page.reloads == 2
    assert page.about() == {"household_id": 7}


def test_an_answer_prepared_by_a_test_is_given_without_a_box(page):
    notices.answer_next(True, False)
    assert notices.confirm(page, "Cancel the session?", "The slot is given away.", "Cancel the session")
    assert not notices.confirm(page, "Cancel the session?", "The slot is given away.", "Cancel the session")
    assert QApplication.activeModalWidget() is None
    assert not isinstance(QApplication.activeWindow(), QMessageBox)


def test_the_default_answer_loses_nothing(qtbot):
    box = Confirm(None, "Cancel the session?", "The slot is given away.", "Cancel the session")
    qtbot.addWidget(box)
    with qtbot.waitExposed(box):
        box.open()
    box.activateWindow()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.result() == Confirm.DialogCode.Rejected


def test_the_bar_offers_what_can_be_done(page, qtbot):
    done = []
    notices.bar(page.table, "The printer is off.", "concern", "Try again", lambda: done.append(True))
    assert page.notice_bar.words.text() == "The printer is off."
    qtbot.mouseClick(page.notice_bar.action, Qt.MouseButton.LeftButton)
    assert done == [True]
    assert page.notice_bar.isHidden()


def test_forty_moments_are_drawn_in_no_time(page, qtbot):
    page.story.show_events(EVENTS * 20)
    assert page.story.model().rowCount() == 40
    assert not page.story.grab().isNull()


def test_enter_presses_the_button_that_has_the_ring(qtbot):
    button = Button("Import contacts")
    qtbot.addWidget(button)
    button.show()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
