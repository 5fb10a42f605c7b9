"""Find as you type: a line and the answers below it, walked with the arrow keys without leaving the line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QPoint, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.kit import icons, theme
from ui.kit.work import Work

if TYPE_CHECKING:
    from ui.kit.answers import AnswerList
    from ui.kit.text import Label

_SHOWN_AT_ONCE = 8
_PAUSE = 5
"""Milliseconds: keys that come together are one question; a search takes less than the next key."""


class Found(Protocol):
    """What a search answers with: a name, and why it matched ("telephone 07700 900123")."""

    @property
    def title(self) -> str:
        """The name of what was found."""

    @property
    def why(self) -> str:
        """Why it matched, in a few words."""


class Finder(QLineEdit):
    """The line. ``found(row)`` is what was chosen; the query is ``query(db, typed)``.

    Answers hang below inside the same window, so that typing goes on while they change. A late answer to
    an old question is dropped by ``Work``.
    """

    found = Signal(object)
    asked = Signal(str)
    answered = Signal()
    nothing_found = Signal(str)

    def __init__(self, work: Work, query: Callable[..., Any] | None, placeholder: str) -> None:
        super().__init__()
        self.work, self.query = work, query
        self.setPlaceholderText(placeholder)
        self.setMaxLength(200)
        glass = self.addAction(icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        glass.setText("Find")
        self._popup: AnswerList | None = None
        self._note: Label | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(0 if work.inline else _PAUSE)
        self._wait.timeout.connect(self._ask)
        self.textEdited.connect(self._typed)

    @property
    def rows(self) -> Sequence[Any]:
        """What is offered now."""
        return self._popup.answers.rows if self._popup is not None and self._popup.isVisible() else ()

    def offer(self, rows: Sequence[Any]) -> None:
        """Show these answers; none are said to be none."""
        self.answered.emit()
        if not self.text().strip():
            self.put_away()
            return
        if not rows:
            self.put_away()
            self._say_none()
            self.nothing_found.emit(self.text())
            return
        self._hide_note()
        popup = self._below()
        popup.show_rows(list(rows))
        self._place(popup, min(len(rows), _SHOWN_AT_ONCE) * theme.px(46) + 10)

    def put_away(self) -> None:
        """Hide the answers."""
        self._hide_note()
        if self._popup is not None:
            self._popup.hide()

    def take(self, row: Any) -> None:
        """Choose an answer."""
        self.put_away()
        self.found.emit(row)

    def _typed(self, text: str) -> None:
        if text.strip():
            self._wait.start()
        else:
            self._wait.stop()
            self.put_away()

    def _ask(self) -> None:
        text = self.text().strip()
        self.asked.emit(text)
        if self.query is not None and text:
            self.work.ask(self.query, text, then=self.offer, owner=self)

    def _below(self) -> AnswerList:
        from ui.kit.answers import AnswerList

        top = self.window()
        if self._popup is None or self._popup.parent() is not top:
            popup = self._popup = AnswerList(top)
            popup.clicked.connect(lambda: self.take(popup.chosen()))
        return self._popup

    def _place(self, popup: QWidget, height: int) -> None:
        top = self.window()
        below = self.mapTo(top, QPoint(0, self.height() + 4))
        above = self.mapTo(top, QPoint(0, 0)).y() - 4
        room = top.height() - below.y() - 8
        width = min(max(self.width(), theme.px(360)), top.width() - below.x() - 8)
        if room < min(height, theme.px(150)) and above > room:
            height = min(height, above)
            popup.setGeometry(below.x(), above - height, width, height)
        else:
            popup.setGeometry(below.x(), below.y(), width, min(height, max(room, theme.px(56))))
        popup.show()
        popup.raise_()

    def _say_none(self) -> None:
        from ui.kit.text import Label

        if self._note is None or self._note.parent() is not self.window():
            self._note = Label("", "muted", wrap=True)
            self._note.setParent(self.window())
            self._note.setProperty("note", True)
            self._note.setContentsMargins(14, 8, 14, 8)
        self._note.setText("Nothing here under that. Try a surname, a telephone number or a postcode.")
        self._place(self._note, theme.px(40))

    def _hide_note(self) -> None:
        if self._note is not None:
            self._note.hide()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus():
            self._left(event.reason())
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and self._steer(event):
            return True
        return super().event(event)

    def _left(self, why: QtCore.Qt.FocusReason) -> None:
        """Looking into another window and coming back leaves the answers where they were."""
        reasons = QtCore.Qt.FocusReason
        if why not in (reasons.ActiveWindowFocusReason, reasons.PopupFocusReason):
            self.put_away()

    def _steer(self, event: Any) -> bool:
        """The keys that walk the answers while they are up."""
        key = event.key()
        popup = self._popup
        if popup is None or not popup.isVisible():
            if key == QtCore.Qt.Key.Key_Escape and self._note is not None and self._note.isVisible():
                self.put_away()
                event.accept()
                return True
            return False
        steps = {QtCore.Qt.Key.Key_Down: 1, QtCore.Qt.Key.Key_Up: -1}
        if key not in (*steps, QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter, QtCore.Qt.Key.Key_Escape):
            return False
        event.accept()
        if event.type() == QEvent.Type.ShortcutOverride:
            return True
        if key in steps:
            popup.step(steps[QtCore.Qt.Key(key)])
        elif key == QtCore.Qt.Key.Key_Escape:
            self.put_away()
        else:
            self.take(popup.chosen())
        return True
