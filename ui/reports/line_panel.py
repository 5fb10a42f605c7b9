"""What can be chosen for one entry of an old diary: what it becomes, whose it is, where and with whom."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import clients
from studio.errors import Refused
from studio.exchange import Becomes, EventDraft
from ui.kit.cards import Card
from ui.kit.field import Field
from ui.kit.fields import ChoiceField
from ui.kit.picker import PickerField
from ui.kit.text import Label, Line
from ui.kit.work import Work
from ui.reports.import_lines import BECOMES, Shown
from ui.reports.whole import Places


class LinePanel(Card):
    """``changed(line, draft, family)``: somebody chose otherwise for the entry shown."""

    changed = Signal(object, object, str)

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.row: Shown | None = None
        self._filling = False
        self.says = Label("", "second", wrap=True)
        self.heading = Line("", "name")
        self.becomes = ChoiceField(BECOMES)
        self.who = PickerField(work, clients.find, "Type a name, telephone or postcode")
        self.room = ChoiceField()
        self.staff = ChoiceField()
        self._build()

    def _build(self) -> None:
        self.column.setContentsMargins(16, 12, 16, 12)
        self.fields: tuple[tuple[str, str, Field, int], ...] = (
            ("becomes", "&Becomes", self.becomes, 3),
            ("household", "W&ho", self.who, 5),
            ("room", "R&oom", self.room, 3),
            ("staff", "&With", self.staff, 3),
        )
        across = QHBoxLayout()
        across.setSpacing(12)
        for name, words, field, share in self.fields:
            field.names_itself(name, words.replace("&", ""), required=False)
            across.addWidget(_labelled(words, field), share)
        self.body.addWidget(self.heading)
        self.body.addLayout(across)
        self.body.addWidget(self.says)
        for choice in (self.becomes, self.room, self.staff):
            choice.changed.connect(self._chose)
        self.who.picked.connect(lambda _: self._chose())

    def know(self, places: Places) -> None:
        """The rooms and people there are."""
        self._filling = True
        self.room.offer([(None, "No room"), *((room.id, room.name) for room in places.rooms)])
        self.staff.offer([(None, "Nobody"), *((person.id, person.name) for person in places.staff)])
        self._filling = False

    def show_line(self, row: Shown, *, editable: bool) -> None:
        """Show an entry; one that is settled, or cannot be read, only says so."""
        self.row = row
        self.heading.setText(f"{row.what or 'Without a title'}, {row.when}")
        self.says.setText(row.about())
        self.says.setVisible(bool(row.about()))
        line = row.line
        usable = editable and line is not None and row.outcome is None
        for _, _, field, _ in self.fields:
            field.setEnabled(usable)
        if line is None:
            return
        self._filling = True
        self.becomes.set_value(line.draft.becomes)
        self.room.set_value(line.draft.room_id)
        self.staff.set_value(line.draft.staff_id)
        known = line.draft.household_id is not None
        with QSignalBlocker(self.who):
            self.who.set_value(SimpleNamespace(title=line.family, why="") if known else None)
        self.who.setEnabled(usable and line.draft.becomes is not Becomes.OTHER)
        self._filling = False

    def begin(self) -> None:
        """The keyboard goes to what is still to be said."""
        asks = (
            self.who if self.who.isEnabled() and self.row is not None and not self.row.who else self.becomes
        )
        asks.setFocus()

    def _chose(self) -> None:
        if self._filling or self.row is None or self.row.line is None:
            return
        line = self.row.line
        becomes: Any = self.becomes.value_or_none()
        room_id: Any = self.room.value_or_none()
        staff_id: Any = self.staff.value_or_none()
        try:
            picked = self.who.value()
        except Refused:  # a name is half typed; nobody is chosen yet
            picked = None
        household_id = getattr(
            picked, "household_id", line.draft.household_id if picked is not None else None
        )
        family = str(getattr(picked, "title", "") or "")
        draft: EventDraft = replace(
            line.draft,
            becomes=becomes,
            household_id=household_id,
            room_id=room_id,
            staff_id=staff_id,
        )
        self.changed.emit(line, draft, family)


def _labelled(words: str, field: Field) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    label = Label(words, "name")
    label.setBuddy(field.control)
    column.addWidget(label)
    column.addWidget(field)
    column.addStretch(1)
    return box
