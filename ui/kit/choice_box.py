"""A list to choose from that changes only when somebody chooses."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox


class StillChoice(QComboBox):
    """The wheel goes on to what scrolls: passing over a choice never changes it.

    A space typed within a name, as in "full refund", belongs to the name; alone it opens the list.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._since_typed = QElapsedTimer()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        line = self.lineEdit()
        if line is not None:  # a list that is searched by typing: the whole stands ready to be typed over
            QTimer.singleShot(0, line, line.selectAll)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typing = self._since_typed.isValid() and (
            self._since_typed.elapsed() < QApplication.keyboardInputInterval()
        )
        if event.text().strip():
            self._since_typed.start()
        if self.isEditable() or event.key() != Qt.Key.Key_Space or not typing:
            super().keyPressEvent(event)
            return
        self._since_typed.start()
        self.view().setCurrentIndex(self.model().index(self.currentIndex(), self.modelColumn()))
        self.view().keyboardSearch(" ")
        self.setCurrentIndex(self.view().currentIndex().row())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
