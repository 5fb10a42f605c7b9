"""Marsh & Reed on Wednesday 2 September 2026, 9.40 am: Priya at the desk, the Ashworths known."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from studio import clock
from studio.clients import HouseholdId
from studio.db import Store
from tests import make
from tests.make.business import Staff, marsh_and_reed
from ui.kit.text import Button
from ui.kit.work import Work
from ui.main_window import MainWindow


class Desk(NamedTuple):
    """The window and what it stands on."""

    window: MainWindow
    store: Store
    staff: Staff
    family: HouseholdId

    def dialog(self) -> QDialog:
        """The dialog in front."""
        return [each for each in self.window.findChildren(QDialog) if each.isVisible()][-1]


def saved(qtbot: QtBot, form: QDialog) -> None:
    """Ctrl+Enter in a form."""
    qtbot.waitUntil(form.isActiveWindow)
    held = form.focusWidget() or form
    qtbot.keyClick(held, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def press(qtbot: QtBot, where: QWidget, words: str) -> None:
    """Click the button of these words, once it is there."""

    def found() -> Button | None:
        buttons = where.findChildren(Button)
        return next(
            (each for each in buttons if each.isVisible() and each.text().replace("&", "") == words), None
        )

    qtbot.waitUntil(lambda: found() is not None)
    button = found()
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def desk(sqlite_store: Store, qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    staff = marsh_and_reed(sqlite_store)
    family = make.clients.ashworths(sqlite_store, staff.priya)
    with clock.standing_at(make.sessions.CALLED):
        work = Work(sqlite_store, inline=True)
        work.by = staff.priya
        window = MainWindow(work)
        window.resize(1360, 860)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        window.go("diary")
        yield Desk(window, sqlite_store, staff, family)
