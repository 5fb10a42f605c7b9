"""What is printed and not in the post yet: ticked in one press, with labels where the envelopes have no window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import letters
from studio.words import counted
from ui.kit.fields import ChoiceField
from ui.kit.preferences import preferences
from ui.kit.text import Button, Label

WINDOWS = "Window envelopes"


class PostingLine(QWidget):
    """How many lie printed; the tick for all of them, and their labels."""

    tick_all = Signal()
    labels = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = Label("", "name", wrap=True)
        self.labels_button = Button("La&bels", "printer", "quiet", says="Print the labels of these letters")
        self.tick = Button("&Tick all as posted", "send")
        self.labels_button.clicked.connect(self.labels)
        self.tick.clicked.connect(self.tick_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        column.addWidget(self.words)
        row.addWidget(self.labels_button)
        row.addStretch(1)
        row.addWidget(self.tick)
        column.addLayout(row)
        self.hide()

    def show_count(self, count: int, *, may_tick: bool, labelled: bool) -> None:
        """So many letters lie here."""
        self.setVisible(bool(count))
        self.words.setText(f"{counted(count, 'letter')} printed, to be posted.")
        self.tick.setEnabled(may_tick)
        self.labels_button.setVisible(labelled)


class EnvelopeChoice(ChoiceField):
    """Window envelopes, or a sheet of labels that comes out behind the letters; this desk's own choice is kept."""

    def __init__(self) -> None:
        sheets = [
            (place, f"{sheet.count} labels, {sheet.width:g} × {sheet.height:g}")
            for place, sheet in enumerate(letters.LABEL_SHEETS, 1)
        ]
        super().__init__([(0, WINDOWS), *sheets], first=True)
        self.box.setAccessibleName("Envelopes")
        self.box.setMinimumContentsLength(len(WINDOWS) - 1)
        self.box.setToolTip(
            "Envelopes with a window, or a sheet of labels (in millimetres) behind the letters"
        )
        kept = int(preferences().number("letters/labels"))
        self.set_value(kept if 0 <= kept <= len(letters.LABEL_SHEETS) else 0)
        self.box.currentIndexChanged.connect(lambda place: preferences().keep("letters/labels", float(place)))

    @property
    def sheet(self) -> int | None:
        """Which of the sheets of labels; None for envelopes with a window."""
        return self.box.currentIndex() - 1 if self.box.currentIndex() > 0 else None
