"""Hands on the keyboard that count: an interaction is one click, one chord, or one run of typing ended by Tab."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Hands:
    """Types where the keyboard is, as people do, and counts."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.count = 0

    @property
    def on(self) -> QWidget:
        """Where the keyboard is."""
        QApplication.processEvents()  # nobody presses a key before what it is for has been shown
        widget = QApplication.focusWidget()
        assert widget is not None, "the keyboard is nowhere"
        return widget

    def words(self, text: str) -> None:
        """Their own words, which are not counted, and Tab."""
        for letter in text:
            if letter.isascii():
                self.qtbot.keyClicks(self.on, letter)
            else:  # no key of its own on the test's keyboard
                typed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self.on, typed)
        self.qtbot.keyClick(self.on, Qt.Key.Key_Tab)

    def type(self, text: str) -> None:
        """A run of typing ended by Tab."""
        self.count += 1
        self.words(text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key or chord."""
        self.count += 1
        self.qtbot.keyClick(self.on, key, modifier)
