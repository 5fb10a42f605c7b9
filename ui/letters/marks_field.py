"""Marks of a reply slip, 5 to 1, by one key each: the figure chooses, and the keys go on to what comes next."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.kit.few import FewField


class MarksField(FewField):
    """One of the circles on the slip; the figures of the keyboard choose, nothing is chosen beforehand.

    ``marked`` is emitted when a figure was pressed. A mark made by mistake goes with Backspace.
    """

    marked = Signal()

    def __init__(self, marks: Mapping[int, str], hint: str = "") -> None:
        ordered = sorted(marks.items(), reverse=True)
        super().__init__([(mark, f"{mark}   {words}".strip()) for mark, words in ordered], hint=hint)
        for button in self.group.buttons():
            button.installEventFilter(self)

    def mark(self) -> int | None:
        """What is marked."""
        value = self.value_or_none()
        return value if isinstance(value, int) else None

    def set_value(self, value: object) -> None:
        """Mark it, or take every mark away."""
        if value is None:
            self._clear()
        super().set_value(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.text().isdigit() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return self._press(int(event.text()))
            if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
                self._clear()
                return True
        return super().eventFilter(watched, event)

    def _press(self, figure: int) -> bool:
        if figure not in self._values:
            return False
        self.set_value(figure)
        self.marked.emit()
        return True

    def _clear(self) -> None:
        self.group.setExclusive(False)
        for button in self.group.buttons():
            button.setChecked(False)
        self.group.setExclusive(True)
        self._was_changed()
