"""Which monitor the family sees, and what happens when it is unplugged in the middle."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMenu, QWidget

from ui.kit import notices
from ui.kit.preferences import preferences
from ui.kit.text import Button
from ui.viewing_room.family_window import FamilyWindow
from ui.viewing_room.state import RoomState

SCREEN = "room/screen"
GONE = "The family's monitor is gone. The viewing goes on here, and nothing is lost."


def for_them(screens: Sequence[QScreen], desk: QScreen, wanted: str) -> QScreen | None:
    """The monitor the family sees: the one chosen last, else another than the desk's; None with one monitor."""
    others = [each for each in screens if each is not desk]
    return next((each for each in others if each.name() == wanted), others[0] if others else None)


class Monitor(QObject):
    """Shows the room full screen, and comes back."""

    def __init__(self, page: QWidget, state: RoomState, button: Button) -> None:
        super().__init__(page)
        self.page, self.state, self.button = page, state, button
        self.window: FamilyWindow | None = None
        self.on: QScreen | None = None
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self.gone)

    def show(self) -> None:
        """Full screen on the family's monitor, or with one monitor here; the second time it comes back."""
        if self.window is not None:
            self.come_back()
            return
        screens = QGuiApplication.screens()
        wanted = for_them(screens, self.page.screen(), preferences().text(SCREEN))
        if len(screens) > 2:
            self._ask_which(screens, wanted)
        else:
            self.show_on(wanted)

    def _ask_which(self, screens: Sequence[QScreen], wanted: QScreen | None) -> None:
        menu = QMenu(self.page)
        for screen in screens:
            if screen is not self.page.screen():
                size = screen.size()
                act = menu.addAction(f"{screen.name()}, {size.width()} × {size.height()}")
                act.setCheckable(True)
                act.setChecked(screen is wanted)
                act.triggered.connect(lambda _=False, to=screen: self.show_on(to))
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
        self._look()

    def show_on(self, screen: QScreen | None) -> None:
        """Show them their pictures on this monitor; None is the desk's own."""
        alone = screen is None
        self.on = screen
        self.window = FamilyWindow(self.state, alone=alone)
        self.window.left.connect(self._left)
        if screen is not None:
            preferences().keep(SCREEN, screen.name())
            self.window.setScreen(screen)
        self.window.setGeometry((screen or self.page.screen()).geometry())
        self.window.showFullScreen()
        if alone:
            self.window.activateWindow()
            self.window.stage.setFocus()
        self._look()

    def full_screen(self) -> FamilyWindow | None:
        """The window when it covers the desk, so that what is said is said there."""
        return self.window if self.window is not None and self.window.alone else None

    def come_back(self) -> None:
        """Leave the full screen."""
        if self.window is not None:
            self.window.close()

    def gone(self, screen: QScreen) -> None:
        """A monitor was unplugged: if it was the family's, the viewing goes on at the desk."""
        if self.window is not None and screen is self.on:
            self.come_back()
            notices.bar(self.page, GONE, "due")

    def _left(self) -> None:
        self.window, self.on = None, None
        self._look()

    def _look(self) -> None:
        self.button.setChecked(self.window is not None)
