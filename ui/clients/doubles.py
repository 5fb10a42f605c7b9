"""Who may be here already, said below what is typed; one key opens them instead, and what was typed is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio import clients
from studio.clients import Double, HouseholdDraft, HouseholdId
from ui.kit.cards import empty
from ui.kit.text import Button, Label
from ui.kit.work import Work

KEY = "F6"
_PAUSE = 250
"""Milliseconds without a key before somebody is looked for."""


class DoublesBar(QFrame):
    """A few families that whoever is typed may be, the likeliest first; hidden while there is none."""

    chosen = Signal(object)

    def __init__(self, work: Work, typed: Callable[[], HouseholdDraft]) -> None:
        super().__init__()
        self.work, self.typed = work, typed
        self.but: HouseholdId | None = None
        self.rows: Sequence[Double] = ()
        self.setProperty("bar", True)
        self.setProperty("tone", "due")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 10, 10, 10)
        self.column.setSpacing(6)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(0 if work.inline else _PAUSE)
        self._wait.timeout.connect(self.look_now)
        self.hide()

    def opens_by_key(self, form: QWidget) -> None:
        """Anywhere in the form the key opens the likeliest."""
        QShortcut(QKeySequence(KEY), form, self._choose_first)

    def look(self) -> None:
        """Something was typed: look once there is a pause."""
        self._wait.start()

    def look_now(self) -> None:
        """Ask who it may be."""
        self.work.ask(
            clients.likely_doubles,
            self.typed(),
            3,
            self.but,
            then=self.offer,
            owner=self,
            refused=self._nobody,
        )

    def _nobody(self, _error: Exception) -> None:
        """What is half typed may not be read yet; that is said beside its own field."""
        self.offer(())

    def offer(self, rows: Sequence[Double]) -> None:
        """Show these; what stands there already is left as it is, so that nothing jumps while one types."""
        if tuple(rows) == tuple(self.rows):
            return
        self.rows = rows
        empty(self.column)
        self.column.addWidget(Label("Perhaps they are here already", "name"))
        for place, row in enumerate(rows):
            self.column.addLayout(self._line(row, first=place == 0))
        self.setAccessibleName("; ".join(f"Perhaps {row.name}: {row.why}" for row in rows))
        self.setVisible(bool(rows))

    def _line(self, row: Double, *, first: bool) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        who = f"{row.name} · {row.second}" if row.second else row.name
        words.addWidget(Label(who, "body", wrap=True))
        words.addWidget(Label(row.why[:1].upper() + row.why[1:], "second", wrap=True))
        take = Button(f"Open them instead ({KEY})" if first else "Open them instead", kind="quiet")
        take.setAccessibleName(f"Open {row.name} instead")
        take.clicked.connect(lambda _=False, row=row: self.chosen.emit(row))
        across.addLayout(words, 1)
        across.addWidget(take)
        return across

    def _choose_first(self) -> None:
        if self.rows:
            self.chosen.emit(self.rows[0])
