"""What the window says: a bar in the page, a question before something is lost, a report of a bug.

Success needs no message. Tests answer the next question with :func:`answer_next`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.kit import icons, theme
from ui.kit.text import Button, Label
from ui.kit.tokens import Meaning

_INKS: dict[str, tuple[str, Meaning]] = {
    "concern": ("triangle-alert", "red"),
    "due": ("circle-alert", "amber"),
    "good": ("circle-check", "green"),
    "plain": ("info", "muted"),
}
_answers: deque[bool] = deque()


class NoticeBar(QFrame):
    """One sentence above the page, an action when there is one, and a way to put it away."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("bar", True)
        self._act: Callable[[], None] | None = None
        self._build()
        self.hide()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(12)
        self.icon = Label()
        self.words = Label("", "body", wrap=True, select=True)
        self.action = Button("", kind="quiet")
        self.away = Button("", "x", "quiet", says="Put this message away")
        self.action.clicked.connect(self._do)
        self.away.clicked.connect(self.hide)
        row.addWidget(self.icon)
        row.addWidget(self.words, 1)
        row.addWidget(self.action)
        row.addWidget(self.away)

    def say(
        self, text: str, tone: str = "plain", button: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """Show a sentence until it is put away or another takes its place."""
        icon, ink = _INKS.get(tone, _INKS["plain"])
        self.icon.setPixmap(icons.icon(icon, ink).pixmap(theme.px(18), theme.px(18)))
        self.words.setText(text)
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._act = act
        self.action.setText(button)
        self.action.setVisible(bool(button))
        self.setAccessibleName(text)
        self.show()

    def _do(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()


def bar(
    where: QObject | None,
    text: str,
    tone: str = "plain",
    button: str = "",
    act: Callable[[], None] | None = None,
) -> None:
    """Say it in the nearest bar above ``where``; with none there, in that of the window in front."""
    found = _bar_above(where) or _bar_above(QApplication.activeWindow())
    if found is None:
        found = next((each for top in QApplication.topLevelWidgets() if (each := _bar_above(top))), None)
    if found is not None:
        found.say(text, tone, button, act)


def _bar_above(where: QObject | None) -> NoticeBar | None:
    while where is not None:
        found = getattr(where, "notice_bar", None)
        if isinstance(found, NoticeBar):
            return found
        where = where.parent()
    return None


def answer_next(*answers: bool) -> None:
    """Answer the questions to come, in order, without showing them: the seam of the tests."""
    _answers.extend(answers)


def unanswered() -> int:
    """How many prepared answers no one has asked for; a test that leaves one has proved less than it says."""
    left = len(_answers)
    _answers.clear()
    return left


def confirm(parent: QWidget, question: str, loses: str, verb: str) -> bool:
    """Ask before something is lost; the default is not to. ``verb`` names the act: "Cancel the session"."""
    if _answers:
        return _answers.popleft()
    return Confirm(parent, question, loses, verb).exec() == QDialog.DialogCode.Accepted


class Confirm(QDialog):
    """A question with the act named on its button, Cancel in hand."""

    def __init__(self, parent: QWidget | None, question: str, loses: str, verb: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(question)
        self.setMinimumWidth(theme.px(420))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(10)
        column.addWidget(Label(question, "heading", wrap=True))
        column.addWidget(Label(loses, "muted", wrap=True))
        row = QHBoxLayout()
        row.addStretch(1)
        self.keep = Button("Cancel")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self.reject)
        self.act = Button(verb, kind="danger")
        self.act.clicked.connect(self.accept)
        row.addWidget(self.act)
        row.addWidget(self.keep)
        column.addSpacing(8)
        column.addLayout(row)
        self.keep.setFocus()


class BugReport(QDialog):
    """Something went wrong that is ours to mend: what happened, to be copied; the window stays alive."""

    def __init__(self, parent: QWidget | None, details: str, kept_in: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong")
        self.setObjectName("bug report")
        self.resize(theme.px(640), theme.px(380))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.addWidget(Label("Something went wrong that should not have", "heading"))
        said = "Nothing half done was kept. You can go on working; if it happens again, please send us these lines."
        column.addWidget(Label(said, "muted", wrap=True))
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setAccessibleName("What happened, for the people who mend the program")
        column.addWidget(self.details, 1)
        column.addWidget(Label(f"Also kept in {kept_in}", "small", wrap=True, select=True))
        row = QHBoxLayout()
        copy = Button("&Copy", "copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        close = Button("&Go on", kind="primary")
        close.clicked.connect(self.accept)
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        column.addLayout(row)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
