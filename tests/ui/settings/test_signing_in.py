"""Who is at the desk: by number, by initials, by mouse, with and without a PIN."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio import business
from studio.db import Store
from tests.make.business import Staff
from tests.ui.settings.conftest import on_screen
from ui.kit.wish import Wish
from ui.main_window import MainWindow
from ui.settings.signing_in import SignIn

PIN = "480215"


def asked(window: MainWindow) -> SignIn:
    return on_screen(window, SignIn)


@pytest.fixture
def dialog(window: MainWindow, staff: Staff, sqlite_store: Store) -> SignIn:
    business.set_pin(sqlite_store, staff.helen, staff.helen.staff_id, PIN)
    window.grant(Wish("arrive"))
    return asked(window)


def test_a_number_is_enough_without_a_pin(
    dialog: SignIn, window: MainWindow, staff: Staff, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_3)
    assert window.work.by == staff.priya
    assert window.page is not None
    assert not dialog.isVisible()


def test_initials_are_enough_too(dialog: SignIn, window: MainWindow, staff: Staff, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.focusWidget(), "dr")
    assert window.work.by == staff.daniel


def test_a_name_is_pressed_with_the_mouse(
    dialog: SignIn, window: MainWindow, staff: Staff, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.names[1], Qt.MouseButton.LeftButton)
    assert window.work.by == staff.daniel


def test_a_pin_is_asked_for_and_a_wrong_one_said_beside_it(
    dialog: SignIn, window: MainWindow, staff: Staff, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_H)
    assert dialog.focusWidget() is dialog.pin.line
    qtbot.keyClicks(dialog.pin.line, "480216")
    qtbot.keyClick(dialog.pin.line, Qt.Key.Key_Return)
    assert dialog.pin.below.text() == "That is not the PIN."
    assert not window.work.someone_is_in
    qtbot.keyClicks(dialog.pin.line, PIN)
    qtbot.keyClick(dialog.pin.line, Qt.Key.Key_Return)
    assert window.work.by == staff.helen


def test_after_the_wrong_name_somebody_else_can_be_chosen(
    dialog: SignIn, window: MainWindow, staff: Staff, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_1)
    qtbot.mouseClick(dialog.other, Qt.MouseButton.LeftButton)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_3)
    assert window.work.by == staff.priya


def test_at_opening_somebody_must_be_chosen(dialog: SignIn, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()


def test_the_name_in_the_rail_switches_and_escape_stays(
    dialog: SignIn, window: MainWindow, staff: Staff, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_3)
    qtbot.mouseClick(window.rail.who, Qt.MouseButton.LeftButton)
    switch = asked(window)
    qtbot.keyClick(switch, Qt.Key.Key_Escape)
    assert window.work.by == staff.priya
    qtbot.mouseClick(window.rail.who, Qt.MouseButton.LeftButton)
    qtbot.keyClick(asked(window).focusWidget(), Qt.Key.Key_2)
    assert window.rail.who.text() == "Daniel Reed · photographer"


def test_one_person_without_a_pin_is_not_asked(window: MainWindow, staff: Staff, sqlite_store: Store) -> None:
    for who in (staff.daniel, staff.priya):
        sqlite_store.do(business.deactivate_staff, who.staff_id, 1, by=staff.helen)
    window.grant(Wish("arrive"))
    assert window.work.by == staff.helen
