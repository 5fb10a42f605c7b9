"""Whose concern it is, when no client is on screen: found as their name or number is typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio import care, clients
from ui.kit import theme
from ui.kit.picker import PickerField
from ui.kit.text import Button, Label
from ui.kit.work import Work


class ChooseClient(QDialog):
    """Opening line first; then who it is."""

    chosen = Signal(object)

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Who is it?")
        self.resize(theme.px(560), theme.px(420))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(12)
        column.addWidget(Label("Who is it?", "title"))
        self.opening = Label("", "words", wrap=True)
        column.addWidget(self.opening)
        work.ask(care.opening, then=self._say, owner=self)
        self.field = PickerField(work, clients.find, "Name, telephone or postcode")
        self.field.names_itself("client", "Who is it?", True)
        self.field.picked.connect(self._take)
        column.addWidget(self.field)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        leave = Button("Cancel")
        leave.clicked.connect(self.close)
        row.addWidget(leave)
        column.addLayout(row)
        self.field.setFocus()

    def _say(self, line: str) -> None:
        self.opening.setText(f"“{line}”")

    def _take(self, row: Any) -> None:
        self.accept()
        self.chosen.emit(row.household_id)
