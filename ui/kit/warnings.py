"""What to know of a family before one speaks or writes to it, as a row of chips; nothing when there is nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.story import Badge
from ui.kit.cards import empty
from ui.kit.text import Chip


class WarningRow(QWidget):
    """Shown wherever a family is met; hidden while nobody needs to be warned."""

    def __init__(self, badges: Sequence[Badge] = ()) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 4, 0, 0)
        self.row.setSpacing(6)
        self.show_warnings(badges)

    def show_warnings(self, badges: Sequence[Badge]) -> None:
        """Show these, the gravest first."""
        empty(self.row)
        for badge in badges:
            self.row.addWidget(Chip(badge.text, str(badge.tone)))
        self.row.addStretch(1)
        self.setAccessibleName("Please note: " + ", ".join(badge.text for badge in badges) if badges else "")
        self.setVisible(bool(badges))
