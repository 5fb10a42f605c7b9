"""At the door: they are here, and what reception heard that the photographer should know."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from studio import clock
from studio.dates import clock_time
from ui.diary.day_of import DayOf
from ui.kit.cards import Card
from ui.kit.fields import LineField
from ui.kit.text import Button, Label

LONGEST_NOTE = 400


class ArrivalCard(Card):
    """One press when they come through the door; a line for the photographer, kept by Enter."""

    arrived = Signal(str)
    """They are here; with a note, or "" for none."""

    def __init__(self) -> None:
        super().__init__("At the door")
        self.here = Button("They are &here", "door-open", "primary")
        self.here.clicked.connect(lambda: self.arrived.emit(""))
        self.said = Label("", "name", wrap=True, select=True)
        self.note = LineField("such as Tom has a cold", length=LONGEST_NOTE)
        self.note.names_itself("note", "For the photographer", required=False)
        self.note.line.returnPressed.connect(self._keep)
        column = QVBoxLayout()
        for each in (self.said, self.here, self.note):
            column.addWidget(each)
        self.body.addLayout(column)

    def show_day(self, day: DayOf, zone: str) -> None:
        """Asks on the day itself; afterwards it says when they came."""
        row = day.session
        here = row.arrived_at is not None
        asks = day.is_open and day.is_today
        self.setVisible(asks or here)
        self.here.setVisible(asks and not here)
        self.note.setVisible(asks and here)
        if row.arrived_at is not None:
            since = clock_time(clock.to_wall(row.arrived_at, zone))
            note = f": {row.arrival_note}" if row.arrival_note else ""
            self.said.setText(f"Here since {since}{note}")
        self.said.setVisible(here)

    def begin_note(self) -> None:
        """They have just come: the cursor waits for the note."""
        self.note.setFocus()

    def _keep(self) -> None:
        words = self.note.value()
        if words:
            self.arrived.emit(words)
            self.note.set_value("")
