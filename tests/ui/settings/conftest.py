"""The window of Marsh & Reed, with Helen at the desk and everything done at once."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.actor import Actor
from studio.db import Store
from tests.make.business import Staff, marsh_and_reed
from ui.kit.page import Page
from ui.kit.work import Work
from ui.main_window import MainWindow
from ui.pages import Place


class TodayStandIn(Page):
    """A page to arrive at."""


PLACES = (
    Place("today", "Today", "sun", f"{__name__}:TodayStandIn"),
    Place("settings", "Settings", "settings", "ui.settings.page:SettingsPage"),
)


def on_screen(window: QWidget, kind: type) -> QWidget:
    """The one dialog of this kind that is open over the window."""
    (found,) = [each for each in window.findChildren(kind) if each.isVisible()]
    found.activateWindow()  # keys reach the window in front
    QApplication.processEvents()
    return found


@pytest.fixture
def staff(sqlite_store: Store) -> Staff:
    return marsh_and_reed(sqlite_store)


@pytest.fixture
def window(sqlite_store: Store, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window on the store with nobody at the desk yet."""
    window = MainWindow(Work(sqlite_store, inline=True), places=PLACES)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()
    shiboken6.delete(window)  # at once: what is only going would be dressed again for every test to come


@pytest.fixture
def at_desk(window: MainWindow, staff: Staff):
    """Sit somebody at the desk."""

    def sit(who: Actor) -> MainWindow:
        window.work.by = who
        return window

    return sit
