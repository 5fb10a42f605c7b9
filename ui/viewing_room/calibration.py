"""Measuring a monitor, once: a bank card is held against it and the outline matched; then sizes on it are true.

Kept on this computer by the monitor's name and its size in dots, for a television plugged in tonight is another one.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QScreen, QWheelEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.painting import draw_focus
from ui.kit.preferences import MONITORS, preferences
from ui.kit.text import Button, Label

CARD = QSizeF(85.60, 53.98)
"""A bank card in mm, the same all over the world (ISO/IEC 7810, ID-1)."""
LEAST, MOST = 1.5, 16.0
"""Points a millimetre that a monitor can have."""
_CORNER = 3.18


def _key(screen: QScreen) -> str:
    size = screen.size()
    name = " ".join(part for part in (screen.manufacturer(), screen.model(), screen.name()) if part)
    return (
        f"{MONITORS}{name.replace('/', ' ')} {size.width()}x{size.height()} at {screen.devicePixelRatio():g}"
    )


def points_per_mm(screen: QScreen) -> float | None:
    """How many points of the window a millimetre of this monitor has; None until it was measured."""
    kept = preferences().number(_key(screen))
    return kept if LEAST <= kept <= MOST else None


def keep_measure(screen: QScreen, points: float) -> None:
    """Keep the measure of a monitor on this computer."""
    preferences().keep(_key(screen), min(max(points, LEAST), MOST))


class CardOutline(QWidget):
    """The outline of a bank card, its upper left corner fixed; the edge is dragged, or moved by the arrows."""

    changed = Signal()

    def __init__(self, points: float) -> None:
        super().__init__()
        self.points = min(max(points, LEAST), MOST)
        self._held = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.px(520), theme.px(330))
        self.setAccessibleName("The outline of a bank card")
        self._say()

    def _say(self) -> None:
        wide = round(self.points * CARD.width())
        self.setAccessibleDescription(f"{wide} points wide. The arrows make it larger and smaller.")
        self.update()
        self.changed.emit()

    def card(self) -> QRectF:
        """Where the outline stands."""
        return QRectF(QPointF(24, 24), CARD * self.points)

    def set_points(self, points: float) -> None:
        """As many points a millimetre, within what a monitor can have."""
        self.points = min(max(points, LEAST), MOST)
        self._say()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card, round_off = self.card(), _CORNER * self.points
        painter.setBrush(theme.colour("accent_soft"))
        painter.setPen(QPen(theme.colour("accent"), 1.5))
        painter.drawRoundedRect(card, round_off, round_off)
        stripe = QRectF(card.left(), card.top() + card.height() * 0.12, card.width(), card.height() * 0.2)
        shade = QColor(theme.colour("accent"))
        shade.setAlpha(36)
        painter.fillRect(stripe, shade)
        painter.setPen(theme.colour("accent"))
        painter.setFont(theme.font("name"))
        painter.drawText(card, Qt.AlignmentFlag.AlignCenter, "Hold the card here")
        painter.setPen(QPen(theme.colour("ink"), 2))
        for corner, along, down in ((card.topLeft(), 1, 1), (card.bottomRight(), -1, -1)):
            painter.drawLine(corner, corner + QPointF(16 * along, 0))
            painter.drawLine(corner, corner + QPointF(0, 16 * down))
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        far = 8.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
        steps = {Qt.Key.Key_Right: far, Qt.Key.Key_Up: far, Qt.Key.Key_Left: -far, Qt.Key.Key_Down: -far}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.set_points(self.points + step * 0.5 / CARD.width())

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.set_points(self.points + event.angleDelta().y() / 120 / CARD.width())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.button() is Qt.MouseButton.LeftButton
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            at = event.position() - QPointF(24, 24)
            self.set_points(max(at.x() / CARD.width(), at.y() / CARD.height()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = False


class Calibration(QDialog):
    """The form; ``then`` is called once the monitor is measured."""

    def __init__(
        self, screen: QScreen, parent: QWidget | None, then: Callable[[], None] | None = None
    ) -> None:
        super().__init__(parent)
        self.monitor, self.then = screen, then
        self.setWindowTitle("Measure this monitor")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.outline = CardOutline(points_per_mm(screen) or screen.physicalDotsPerInchX() / 25.4)
        words = Label(
            "Hold any bank card against the screen, its upper left corner in the corner of the outline. Drag the "
            "outline, or press the arrows, until it is as large as the card. It is asked once for each monitor.",
            "muted",
            wrap=True,
        )
        keep = Button("&As large as the card", kind="primary")
        leave = Button("Cancel")
        keep.clicked.connect(self.keep)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Label("Measure this monitor", "title"))
        column.addWidget(words)
        column.addWidget(self.outline, 1)
        column.addLayout(row)
        self.resize(theme.px(620), theme.px(540))
        self.outline.setFocus()

    def keep(self) -> None:
        """Keep the measure, and go on with what it was wanted for."""
        keep_measure(self.monitor, self.outline.points)
        self.accept()
        if self.then is not None:
            self.then()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        else:
            super().keyPressEvent(event)
