"""Bringing something in from files: chosen, read in the background, looked over, and only then taken in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.errors import StudioError
from studio.progress import Cancelled
from ui.kit import theme
from ui.kit.cards import Card, EmptyState
from ui.kit.notices import NoticeBar
from ui.kit.progress import ProgressBar
from ui.kit.table import Table
from ui.kit.text import Button, Label
from ui.kit.work import Work


class FromFile(QDialog):
    """The frame of such a dialog: its words, the table of lines, how far the work is, and the buttons below.

    A dialog calls ``lay_out`` with its table, and says in ``choose_and_read`` and ``take_in`` what is done.
    """

    wish = Signal(object)
    heading: ClassVar[str] = ""
    about: ClassVar[str] = ""
    choose_words: ClassVar[str] = ""
    take_words: ClassVar[str] = ""
    stopped: ClassVar[str] = ""
    """What is said when the person has stopped it."""
    opens_at: ClassVar[tuple[int, int]] = (900, 620)

    def __init__(self, work: Work, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.work = work
        self.setWindowTitle(self.heading)
        self.resize(*(theme.px(side) for side in self.opens_at))

    def lay_out(
        self, empty: EmptyState, table: Table, *, above: Sequence[QWidget] = (), below: Sequence[QWidget] = ()
    ) -> None:
        """Put it together: what stands when nothing is chosen, the table of lines, and what goes beside them."""
        self.empty, self.table, self._beside = empty, table, (*above, *below)
        self.title = Label(self.heading, "title")
        self.sentence = Label(self.about, "muted", wrap=True)
        self.notice_bar = NoticeBar()
        self.card = Card()
        self.card.column.setContentsMargins(6, 6, 6, 6)
        self.card.body.addWidget(table)
        self.progress = ProgressBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for widget in (self.title, self.sentence, self.notice_bar, *above):
            column.addWidget(widget)
        column.addWidget(empty, 1)
        column.addWidget(self.card, 1)
        for widget in (*below, self.progress):
            column.addWidget(widget)
        column.addLayout(self._buttons())
        self.card.hide()

    def _buttons(self) -> QHBoxLayout:
        self.choose_button = Button(self.choose_words, "file-up")
        self.choose_button.clicked.connect(self.choose_and_read)
        self.choose_button.hide()
        self.close_button = Button("Cancel")
        self.close_button.clicked.connect(self.reject)
        self.take_button = Button(self.take_words, kind="primary")
        self.take_button.setEnabled(False)
        self.take_button.clicked.connect(self.take_in)
        row = QHBoxLayout()
        row.addWidget(self.choose_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.take_button)
        return row

    def choose_and_read(self) -> None:
        """Choose and read; each dialog has its own."""

    def take_in(self) -> None:
        """Take in what was looked over; each dialog has its own."""

    def may_take(self) -> bool:
        """Whether there is anything to take in."""
        return False

    def run_long(
        self, what: str, function: Callable[..., Any], *args: Any, then: Callable[[Any], None]
    ) -> None:
        """Do it in the background, with its progress shown; a failure is said in the bar."""
        self.be_busy(True)
        under = self.work.run_long(
            function, *args, owner=self, then=then, progress=self.progress.move_to, refused=self.sorry
        )
        if self.work.pending:
            self.progress.begin(what, under)

    def show_table(self) -> None:
        """There is something to look over now."""
        self.empty.hide()
        self.card.show()
        self.choose_button.show()

    def sorry(self, error: Exception) -> None:
        """It was stopped, or could not be done."""
        self.be_busy(False)
        if isinstance(error, Cancelled):
            self.notice_bar.say(self.stopped, "due")
        elif isinstance(error, StudioError):
            self.notice_bar.say(error.message, "concern")

    def be_busy(self, busy: bool) -> None:
        """Nothing can be pressed while the work is under way."""
        for widget in (self.choose_button, self.empty.button, *self._beside):
            widget.setEnabled(not busy)
        self.take_button.setEnabled(not busy and self.may_take())
        if busy:
            self.notice_bar.hide()
        else:
            self.progress.end()
