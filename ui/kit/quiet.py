"""The quiet of an open concern, wherever the family is met: who is not happy, about what, and the way to the case.

It is part of the window alone, never of a page of paper or of what the family itself is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from ui.kit import icons, theme
from ui.kit.text import Button, Label
from ui.kit.tokens import TONES
from ui.kit.wish import Wish
from ui.kit.work import Work

if TYPE_CHECKING:
    from studio.care import QuietRow
    from studio.clients import HouseholdId


def quiet_words(row: QuietRow) -> str:
    """``Something is not right with Claire: her fringe. Helen looks after it. No reminders, no offers.``"""
    whom = f" with {row.person}" if row.person else ""
    what = f": {row.in_short.rstrip('.')}" if row.in_short else ""
    first_name = row.looked_after_by.split()[0] if row.looked_after_by else "Somebody"
    return f"Something is not right{whom}{what}. {first_name} looks after it. No reminders, no offers."


def quiet_chip(row: QuietRow) -> str:
    """The same in the room of a chip: ``not happy: her fringe``."""
    return f"not happy: {row.in_short}" if row.in_short else "concern open"


class QuietBanner(QWidget):
    """One line, shown while somebody of a family waits for us to put something right; hidden else.

    It asks for itself, and again whenever something in care has changed.
    """

    wish = Signal(object)

    def __init__(self, work: Work, *, narrow: bool = False) -> None:
        super().__init__()
        self.work = work
        self.household_id: HouseholdId | None = None
        self.row: QuietRow | None = None
        frame = QFrame()
        frame.setProperty("tone", "concern")
        self._around = QVBoxLayout(self)
        self._around.addWidget(frame)
        self.keep_clear(0)
        across = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight, frame
        )
        across.setContentsMargins(14, 6, 8, 6)
        across.setSpacing(4 if narrow else 10)
        icon = Label()
        ink = TONES["concern"][0]
        icon.setPixmap(icons.icon("heart-handshake", ink).pixmap(theme.px(18), theme.px(18)))
        self.words = Label("", "body", wrap=True)
        self.button = Button("Open the case", kind="quiet")
        across.addWidget(icon)
        across.addWidget(self.words, 1)
        across.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        self.button.clicked.connect(self._open)
        self.hide()
        work.bulletin.changed.connect(self._hear)

    def keep_clear(self, below: int) -> None:
        """So much room between it and what stands below."""
        self._around.setContentsMargins(0, 0, 0, below)

    def lead(self, *, to_case: bool) -> None:
        """Whether its own button leads to the case; where the next step does already, one is enough."""
        self.button.setVisible(to_case)

    def show_of(self, household_id: HouseholdId | None) -> None:
        """Say whether it is quiet for this family; for nobody it is hidden."""
        if household_id != self.household_id:
            self.hide()
        self.household_id = household_id
        if household_id is not None:
            from studio import care  # the window is painted before the records are loaded

            self.work.ask(care.open_concern_of, household_id, then=self._show, owner=self)

    def _show(self, row: QuietRow | None) -> None:
        self.row = row
        if row is not None:
            self.words.setText(quiet_words(row))
            self.setAccessibleName(quiet_words(row))
            self.button.setAccessibleName(f"Open the case {row.number}")
        self.setVisible(row is not None)

    def _hear(self, features: object) -> None:
        if isinstance(features, frozenset) and "care" in features and self.household_id is not None:
            self.show_of(self.household_id)

    def _open(self) -> None:
        if self.row is not None:
            self.wish.emit(Wish("open_case", {"concern_id": self.row.concern_id}))
