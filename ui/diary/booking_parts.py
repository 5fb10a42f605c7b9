"""Pieces of the booking form: who is coming, and the appointment read back in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.clients import PersonRow
from studio.dates import screen_date
from ui.diary.booking_whole import BookingFacts
from ui.kit.field import Field
from ui.kit.text import Label

_ACROSS = 4


class PeopleField(Field):
    """Who is coming: a tick each, all of them ticked."""

    def __init__(self) -> None:
        self.box = QWidget()
        super().__init__(self.box)
        self.grid = QGridLayout(self.box)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(0)
        self.ticks: list[tuple[int, str, QCheckBox]] = []

    def offer(self, people: Sequence[PersonRow], coming: Sequence[int]) -> None:
        """Show the people of a household, those coming ticked."""
        while (item := self.grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.ticks = []
        for place, person in enumerate(people):
            young = ", under 18" if person.under_18 else ""
            tick = QCheckBox(f"{person.short_name}{young}".replace("&", "&&"))
            tick.setChecked(person.id in coming)
            tick.toggled.connect(self._was_changed)
            self.grid.addWidget(tick, place // _ACROSS, place % _ACROSS)
            self.ticks.append((person.id, person.short_name, tick))

    def value(self) -> tuple[int, ...]:
        """The ids of those who are coming."""
        return tuple(person_id for person_id, _, tick in self.ticks if tick.isChecked())

    def set_value(self, value: object) -> None:
        """Tick these."""
        coming = value if isinstance(value, tuple) else ()
        for person_id, _, tick in self.ticks:
            tick.setChecked(person_id in coming)

    def keep(self) -> object:
        """The ids of those who are coming."""
        return list(self.value())

    def put_back(self, kept: object) -> None:
        """Tick them again."""
        self.set_value(tuple(kept) if isinstance(kept, list) else ())

    def names(self) -> list[str]:
        """The first names of those who are coming."""
        return [name for _, name, tick in self.ticks if tick.isChecked()]


class ReadBack(QFrame):
    """The whole appointment in one sentence. Space says that it was read to the client, so she has been told."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_read = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        self.sentence = Label("", "said", wrap=True, select=True)
        self.hint = Label("", "second", wrap=True)
        column.addWidget(self.sentence)
        column.addWidget(self.hint)
        self.show_sentence("")

    def show_sentence(self, sentence: str) -> None:
        """Another appointment has to be read again."""
        if sentence == self.sentence.text() and sentence:
            return
        self.sentence.setText(sentence)
        self._say(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.sentence.text():
            self._say(not self.is_read)
            return
        super().keyPressEvent(event)

    def _say(self, is_read: bool) -> None:
        self.is_read = is_read
        words = self.sentence.text()
        self.sentence.setVisible(bool(words))
        hint = (
            "Read back to them in full: they have been told."
            if is_read
            else "Space once you have read it back to them."
        )
        self.hint.setText(hint if words else "Choose a time, and it stands here in full.")
        self.setProperty("tone", "good" if is_read else "plain")
        self.setAccessibleName("Read it back")
        self.setAccessibleDescription(f"{words} {self.hint.text()}")
        self.style().unpolish(self)
        self.style().polish(self)
        self.changed.emit()


class ChosenFamily:
    """A family that was known before the form opened, as its field shows it."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.why = ""


def as_last_time(facts: BookingFacts) -> str:
    """What the form has filled in, and where Enter leads."""
    if facts.last is None:
        return "Their first session. Enter goes on to the free times."
    when = screen_date(facts.last.wall.date(), facts.today)
    return f"As last time, {when}. Enter goes on to the free times."


def across(*boxes: QWidget, widths: tuple[int, ...] = ()) -> QWidget:
    """Labelled fields beside each other, in these proportions."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for place, box in enumerate(boxes):
        row.addWidget(box, widths[place] if widths else 1, Qt.AlignmentFlag.AlignTop)
    holder = QWidget()
    holder.setLayout(row)
    return holder
