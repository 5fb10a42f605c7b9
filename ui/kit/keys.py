"""The list of keys, for F1."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.text import Button, Chip, Label


class KeysSheet(QDialog):
    """Every key and what it does, those of the page ``here`` first; all can also be done with the mouse."""

    def __init__(
        self, parent: QWidget | None, keys: Sequence[tuple[str, str]], here: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(14)
        column.addWidget(Label("Keys", "title"))
        across = QHBoxLayout()
        across.setSpacing(40)
        for each in (here, keys):
            if each:
                across.addLayout(_listed(each))
        column.addLayout(across)
        close = Button("&Close")
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()


def _listed(keys: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(9)
    for row, (key, does) in enumerate(keys):
        grid.addWidget(Chip(key), row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(Label(does), row, 1)
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(len(keys), 1)
    return grid
