"""A call to make: the number in large type, what to say, and one press for how it went."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio import letters
from studio.errors import StudioError
from studio.letters import CallOutcome, CallToMake
from ui.kit import notices, theme
from ui.kit.notices import NoticeBar
from ui.kit.text import Button, Label
from ui.kit.work import Work

OUTCOMES = (
    (CallOutcome.SPOKE, "&Spoke", "check", "primary"),
    (CallOutcome.LEFT_MESSAGE, "&Left a message", "message-circle-reply", "plain"),
    (CallOutcome.NO_ANSWER, "No &answer", "phone", "plain"),
)


class CallSheet(QDialog):
    """Ring them about their appointment; only having spoken settles it."""

    spoken: ClassVar[str] = "spoke, so they have been told"

    def __init__(self, work: Work, call: CallToMake, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work, self.call = work, call
        self.outcomes: dict[CallOutcome, Button] = {}
        self.setWindowTitle("Ring them")
        self.setMinimumWidth(theme.px(520))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(10)
        column.addWidget(Label(call.household, "title", wrap=True))
        self.notice_bar = NoticeBar()
        column.addWidget(self.notice_bar)
        for typed, label in call.telephones:
            row = QHBoxLayout()
            row.addWidget(Label(typed, "figure", select=True))
            row.addWidget(Label(label, "muted"), 1)
            column.addLayout(row)
        if not call.telephones:
            column.addWidget(Label("There is no telephone number yet.", "name", wrap=True))
        column.addWidget(Label(f"“{call.say}”", "body", wrap=True, select=True))
        for tried in call.tries:
            column.addWidget(Label(f"Tried: {tried}.", "second", wrap=True))
        column.addSpacing(6)
        column.addLayout(self._acts())

    def _acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for outcome, words, icon, kind in OUTCOMES:
            button = Button(words, icon, kind)
            button.clicked.connect(lambda _=False, how=outcome: self.log(how))
            self.outcomes[outcome] = button
            row.addWidget(button)
        row.addStretch(1)
        later = Button("Not &now", kind="quiet")
        later.clicked.connect(self.reject)
        row.addWidget(later)
        return row

    def log(self, how: CallOutcome) -> None:
        """Write down how it went."""
        for button in self.outcomes.values():
            button.setEnabled(False)
        verb, about = self.writes()
        self.work.do(verb, about, how, then=lambda _: self._logged(how), refused=self._refused, owner=self)

    def writes(self) -> tuple[Callable[..., Any], object]:
        """The verb that writes down how it went, and what about."""
        return letters.log_call, self.call.occasion

    def _logged(self, how: CallOutcome) -> None:
        said = self.spoken if how is CallOutcome.SPOKE else f"{how.value}, still to be rung"
        notices.bar(
            self.parent(), f"{self.call.household}: {said}.", "good" if how is CallOutcome.SPOKE else "plain"
        )
        self.accept()

    def _refused(self, error: Exception) -> None:
        for button in self.outcomes.values():
            button.setEnabled(True)
        if isinstance(error, StudioError):
            self.notice_bar.say(error.message, "due")
