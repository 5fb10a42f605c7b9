"""Because of her: what we do differently since she told us, and who has read it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from studio.actor import Role
from studio.care import ConcernId
from studio.casebook import ChangeRow
from studio.dates import clock_time, date_in_full
from ui.kit.cards import Card
from ui.kit.text import Button, Label
from ui.kit.wish import Wish
from ui.kit.work import Work


class BecauseCard(Card):
    """On the case page: changes of practice that came of it, and the two ways to learn from it."""

    wish = Signal(object)

    def __init__(self, work: Work) -> None:
        super().__init__("Because of them")
        self.work = work
        self.concern_id: ConcernId | None = None
        self.whom = "them"

    def show_changes(self, concern_id: ConcernId, changes: tuple[ChangeRow, ...], whom: str = "them") -> None:
        """What came of this case, and whose it is."""
        self.concern_id, self.whom = concern_id, whom
        self.clear()
        self.show_heading(f"Because of {self.whom}")
        for change in changes:
            self.body.addWidget(Label(f"“{change.text}”", "body", wrap=True, select=True))
            since = f"In force since {date_in_full(change.wall.date())}, {clock_time(change.wall)}."
            said = Label(f"{since} {change.read_words}.", "second", wrap=True)
            if change.unread_by:
                said.setToolTip(f"Not read yet by {', '.join(change.unread_by)}.")
            self.body.addWidget(said)
        if not changes:
            words = (
                "When something is done differently from now on, it is written here and everyone reads it."
            )
            self.body.addWidget(Label(words, "second", wrap=True))
        acts = QHBoxLayout()
        acts.setSpacing(8)
        self.change = Button("Change a &practice…", "megaphone")
        self.change.setVisible(self.work.by.role is Role.OWNER)
        self.change.clicked.connect(lambda: self._hope("change_practice"))
        self.file = Button("&File in the casebook…", "book-open")
        self.file.clicked.connect(lambda: self._hope("file_case"))
        acts.addWidget(self.change)
        acts.addWidget(self.file)
        acts.addStretch(1)
        self.body.addLayout(acts)
        self.body.setAlignment(acts, Qt.AlignmentFlag.AlignLeft)

    def _hope(self, verb: str) -> None:
        if self.concern_id is not None:
            self.wish.emit(Wish(verb, {"concern_id": self.concern_id}))
