"""The lines in which a day and a time are typed: their keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.kit.fields import LineEdit

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}


class DateLine(LineEdit):
    """Up and Down move a day, Page Up and Down a week."""

    def __init__(self, step: Callable[[int], None]) -> None:
        super().__init__(40)
        self._step = step
        self.beyond: Callable[[], bool] | None = None
        """Asked when the keys go on; it answers whether it has taken them further than to what comes next."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        if forward and self.beyond is not None and self.beyond():
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        days = _STEPS.get(Qt.Key(event.key()))
        if days is None:
            super().keyPressEvent(event)
        else:
            self._step(days)


class TimeLine(LineEdit):
    """Hears A and P as the answer while the question stands."""

    def __init__(self, answer: Callable[[str], bool]) -> None:
        super().__init__(16)
        self._answer = answer
        self._answered = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().lower()
        if letter == "m" and self._answered:
            self._answered = False
            return
        self._answered = letter in ("a", "p") and self._answer(letter)
        if not self._answered:
            super().keyPressEvent(event)
