"""Free times, each one press away, and what the diary says to a time that is typed; times of a form as they stand."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.business import StaffId
from studio.dates import NO_BREAK, screen_time
from studio.diary import Slot
from studio.errors import Refused
from ui.care.ahead import OFFERED
from ui.kit.cards import empty
from ui.kit.fields import ChoiceField, NumberField
from ui.kit.text import Button, Label
from ui.kit.whens import DateField, TimeField


class Note(Label):
    """What the diary says to a time while it is typed; a clash is red, and a word says so too."""

    def __init__(self) -> None:
        super().__init__("", "second", wrap=True)
        self.hide()

    def say(self, sentence: str, *, refusal: bool = False) -> None:
        """Say it, or nothing."""
        self.setText(sentence)
        self.setVisible(bool(sentence))
        self.setProperty("refusal", refusal)
        self.style().unpolish(self)
        self.style().polish(self)

    @property
    def is_clash(self) -> bool:
        """Whether somebody else has that time."""
        return self.property("refusal") is True


class SlotRow(QWidget):
    """The next free times, each taken by one press of Alt and its figure."""

    taken = Signal(object)

    def __init__(self, first_figure: int) -> None:
        super().__init__()
        self.first_figure = first_figure
        self.slots: tuple[Slot, ...] = ()
        self.buttons: list[Button] = []
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        for place in range(OFFERED):
            QShortcut(
                QKeySequence(f"Alt+{first_figure + place}"), self, lambda place=place: self._press(place)
            )

    def _press(self, place: int) -> None:
        if place < len(self.buttons):
            self.buttons[place].click()

    def show_slots(self, slots: tuple[Slot, ...], none: str) -> None:
        """Show these times; the words say that there are none."""
        if slots == self.slots and self.buttons:
            return
        self.slots = slots
        empty(self.row)
        self.buttons = []
        if not slots:
            self.row.addWidget(Label(none, "muted", wrap=True), 1)
            return
        for place, slot in enumerate(slots):
            figure = self.first_figure + place
            button = Button(f"&{figure}{NO_BREAK}{NO_BREAK}{screen_time(slot.wall)}")
            button.setToolTip(f"Alt+{figure}")
            button.setShortcut(QKeySequence())  # a button's own key waits a moment; ours acts at once
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, slot=slot: self.taken.emit(slot))
            self.buttons.append(button)
            self.row.addWidget(button)
        self.row.addStretch(1)


def number_or_none(field: NumberField) -> int | None:
    """The figure that stands there; None while it is none."""
    try:
        return field.value()
    except Refused:
        return None


def staff_or_none(field: ChoiceField) -> StaffId | None:
    """Who is chosen; None while nobody is."""
    chosen = field.value_or_none()
    return StaffId(chosen) if isinstance(chosen, int) else None


def wall(date: DateField, time: TimeField) -> datetime | None:
    """The moment of the two fields, when both can be read."""
    day, at = date.day_or_none(), time.time_or_none()
    return datetime.combine(day, at) if day is not None and at is not None else None


def wall_or_refuse(date: DateField, time: TimeField) -> datetime:
    """The moment of the two fields; raises Refused naming the one that is missing or cannot be read."""
    day, at = date.value(), time.value()
    if day is None:
        raise Refused("Please choose a day.", date.name)
    if at is None:
        raise Refused("Please choose a time.", time.name)
    return datetime.combine(day, at)
