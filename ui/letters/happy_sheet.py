"""She wrote that it is right now: her words, whose case, and one press to note them in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio import care
from studio.care import ConcernRow
from studio.errors import StudioError
from ui.kit import notices, theme
from ui.kit.notices import NoticeBar
from ui.kit.text import Button, Label
from ui.kit.work import Work


class HappySheet(QDialog):
    """Only her own words close a case as happy; these came on the slip after her reshoot."""

    def __init__(
        self, work: Work, person: str, words: str, case: ConcernRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.work, self.person, self.words, self.case = work, person, words, case
        self.setWindowTitle("It is right now")
        self.setMinimumWidth(theme.px(520))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(10)
        column.addWidget(Label(f"{person} writes after the reshoot", "title", wrap=True))
        self.notice_bar = NoticeBar()
        column.addWidget(self.notice_bar)
        column.addWidget(Label(f"“{words}”", "words", wrap=True, select=True))
        column.addWidget(
            Label(f"Case {case.number} was put right and waits for this word.", "muted", wrap=True)
        )
        row = QHBoxLayout()
        row.addStretch(1)
        later = Button("Not &now", kind="quiet")
        later.clicked.connect(self.reject)
        self.note = Button("&Note it in the case", "check", "primary")
        self.note.clicked.connect(self.press)
        row.addWidget(later)
        row.addWidget(self.note)
        column.addSpacing(6)
        column.addLayout(row)
        self.note.setFocus()

    def press(self) -> None:
        """Her words go into her case."""
        self.note.setEnabled(False)
        self.work.do(
            care.confirm_happy, self.case.id, self.words, self.case.version, then=self._noted,
            refused=self._refused, owner=self,
        )  # fmt: skip

    def _noted(self, _answer: object) -> None:
        notices.bar(self.parent(), f"{self.person} is happy now: case {self.case.number}.", "good")
        self.accept()

    def _refused(self, error: Exception) -> None:
        self.note.setEnabled(True)
        if isinstance(error, StudioError):
            self.notice_bar.say(error.message, "due")
