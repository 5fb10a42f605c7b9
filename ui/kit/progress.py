"""How far long work is, in the page: a sentence with a count, a bar, and Cancel."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.kit.text import Button, Label
from ui.kit.work import Under


class ProgressBar(QWidget):
    """One bar for the whole job; hidden until :meth:`begin`, hidden again at :meth:`end`.

    ``bar.begin("Letters", work.run_long(..., progress=bar.move_to, then=..., owner=self))``
    """

    def __init__(self) -> None:
        super().__init__()
        self._under: Under | None = None
        self._what = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        column = QVBoxLayout()
        column.setSpacing(5)
        self.words = Label("", "second")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel_button = Button("Cancel")
        self.cancel_button.clicked.connect(self._cancel)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        row.addLayout(column, 1)
        row.addWidget(self.cancel_button)
        self.hide()

    def begin(self, what: str, under: Under) -> None:
        """Show the work under way."""
        self._what, self._under = what, under
        self.cancel_button.setEnabled(True)
        self.bar.setAccessibleName(what)
        self.bar.setRange(0, 0)
        self.words.setText(f"{what} …")
        self.show()

    def move_to(self, done: int, of: int, what: str) -> None:
        """How far it is; give this to ``run_long`` as ``progress``."""
        self.bar.setRange(0, of)
        self.bar.setValue(min(done, of) if of else 0)
        count = f"{done:,} of {of:,}" if of else f"{done:,}"
        self.words.setText(" · ".join(part for part in (self._what, count, what) if part))

    def end(self) -> None:
        """It is over, one way or the other."""
        self._under = None
        self.hide()

    def _cancel(self) -> None:
        if self._under is not None:
            self.cancel_button.setEnabled(False)
            self.words.setText(f"{self._what}: stopping after this one …")
            self._under.cancel()
