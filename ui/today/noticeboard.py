"""What is done differently from now on: on everyone's Today until they have read it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal

from studio.casebook import ChangeRow
from studio.dates import screen_time
from ui.kit.cards import Card
from ui.kit.text import Button, Label


class PracticesCard(Card):
    """One sentence each, since when, and the tick."""

    read = Signal(object)

    def __init__(self) -> None:
        super().__init__("From now on")

    def show_practices(self, changes: Sequence[ChangeRow], today: date) -> None:
        """Show each change with its tick."""
        self.clear()
        for change in changes:
            self.body.addWidget(Label(change.text, "name", wrap=True, select=True))
            since = f"{change.made_by}, since {screen_time(change.wall, today)}, because of what a client told us."
            self.body.addWidget(Label(since, "second", wrap=True))
            tick = Button("I have read it", "check", "quiet")
            tick.clicked.connect(lambda _=False, change=change: self.read.emit(change.id))
            self.body.addWidget(tick, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(changes))
