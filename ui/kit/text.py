"""Words on screen: labels by role of the type scale, always plain text, wrapped or elided and never clipped."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.kit import theme
from ui.kit.controls import Button, Rule
from ui.kit.tokens import TYPE, Role

__all__ = ["Button", "Chip", "Label", "Line", "Rule"]


class Label(QLabel):
    """Plain words in one role: what a client typed is shown as typed, never read as markup."""

    def __init__(
        self, text: str = "", role: Role = "body", *, wrap: bool = False, select: bool = False
    ) -> None:
        super().__init__()
        theme.face(TYPE[role][0])
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        if select:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setText(text)


class Line(Label):
    """One line that elides when there is no room; the whole is then its tooltip, and always its accessible name."""

    def __init__(self, text: str = "", role: Role = "body", *, select: bool = False) -> None:
        super().__init__(text, role, select=select)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(theme.px(40))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 2, hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(40), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self.text() if self._is_short_of_room() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_short_of_room():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _is_short_of_room(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > self.width()


class Chip(QLabel):
    """One or two words on a coloured ground; the word says what the colour says."""

    def __init__(self, text: str, tone: str = "plain") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("chip", str(tone))

    def show_badge(self, text: str, tone: str) -> None:
        """Say something else in another tone."""
        self.setText(text)
        self.setProperty("chip", str(tone))
        self.style().unpolish(self)
        self.style().polish(self)
