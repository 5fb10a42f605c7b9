"""A picture of the wall as large as it will be, on a measured monitor; and its frame from close by."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from studio.walls import HangingRow, WallRow
from ui.kit import theme
from ui.kit.text import Button, Label
from ui.viewing_room.calibration import Calibration, points_per_mm
from ui.viewing_room.frames import Framed, paint_framed, paint_shadow
from ui.viewing_room.wall_scene import WallScene
from ui.viewing_room.wall_words import in_cm

_CLOSE = 150.0
"""Millimetres of the frame that the close look shows."""
_FINE = 2400.0


class ActualSize(QDialog):
    """The whole monitor is a piece of wall, with the picture on it at its true size; it can be dragged about."""

    def __init__(self, scene: WallScene, row: HangingRow, points: float, parent: QWidget) -> None:
        super().__init__(parent)
        self.row, self.points = row, points
        self.framed = scene.framed(row)
        self.image = scene.state.image_of(row, _FINE)
        here = scene.state.here
        room = here.built_in if isinstance(here, WallRow) else here
        self.wall = QColor(here.colour or (room.colour if room is not None else "#dcd5c9"))
        self.aside = QPointF(0, 0)
        self._held: QPointF | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Actual size")
        self.setAccessibleName(f"{row.ref} at its actual size, {self.says()}")
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    @classmethod
    def show_on(cls, scene: WallScene, row: HangingRow, window: QWidget) -> None:
        """Show it on the monitor where the window is; one that was never measured is measured first."""
        screen = window.screen()
        points = points_per_mm(screen)
        if points is None:
            Calibration(screen, window, lambda: cls.show_on(scene, row, window)).open()
            return
        shown = cls(scene, row, points, window)
        shown.setGeometry(screen.geometry())
        shown.showFullScreen()

    def says(self) -> str:
        """How large it is, in words."""
        return f"{in_cm(self.framed.width)} wide by {in_cm(self.framed.height)} high"

    def outside(self) -> QRectF:
        """Where the picture stands on the monitor, in points."""
        wide, high = self.framed.width * self.points, self.framed.height * self.points
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high).translated(
            self.aside
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.wall)
        at = self.outside()
        painter.save()
        painter.translate(at.topLeft())
        painter.scale(self.points, self.points)
        outside = QRectF(0, 0, self.framed.width, self.framed.height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_shadow(painter, outside, self.framed)
        paint_framed(painter, outside, self.framed, self.image, self.row.ref)
        painter.restore()
        larger = at.width() > self.width() or at.height() > self.height()
        drag = " It is larger than this monitor: drag it about." if larger else ""
        words = f"{self.row.ref}, {self.says()}.{drag} Esc goes back."
        wide = theme.metrics("name").horizontalAdvance(words) + theme.px(28)
        plate = QRectF((self.width() - wide) / 2, self.height() - theme.px(54), wide, theme.px(34))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(plate, 8, 8)
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("name"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: QPointF(40, 0), Qt.Key.Key_Right: QPointF(-40, 0), Qt.Key.Key_Up: QPointF(0, 40),
            Qt.Key.Key_Down: QPointF(0, -40),
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.aside += step
            self.update()
        elif event.key() in (Qt.Key.Key_Z, Qt.Key.Key_Escape):
            self.close()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self.aside += event.position() - self._held
            self._held = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None


class _Corner(QWidget):
    """The upper left corner of a frame, with the beginning of the picture."""

    def __init__(self, framed: Framed, scene: WallScene, row: HangingRow) -> None:
        super().__init__()
        self.framed, self.row = framed, row
        self.image = scene.state.image_of(row, _FINE)
        self.setMinimumSize(theme.px(420), theme.px(420))
        self.setAccessibleName("The corner of the frame")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor("#dcd5c9"))
        span = max(_CLOSE, (self.framed.face + self.framed.shown_border) * 1.5)
        scale = min(self.width(), self.height()) / span
        painter.scale(scale, scale)
        outside = QRectF(12, 12, self.framed.width, self.framed.height)
        paint_shadow(painter, outside, self.framed)
        paint_framed(painter, outside, self.framed, self.image, self.row.ref)


class CloseLook(QDialog):
    """The frame from close by: its face, its corner, the bevel of the mount, the beginning of the picture."""

    def __init__(self, scene: WallScene, row: HangingRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Close look")
        framed = scene.framed(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Label(row.words or row.title, "heading", wrap=True))
        column.addWidget(_Corner(framed, scene, row), 1)
        said = f"{in_cm(framed.width)} wide by {in_cm(framed.height)} high outside"
        column.addWidget(Label(said, "muted"))
        if row.warning:
            column.addWidget(Label(row.warning, "second", wrap=True))
        close = Button("&Close")
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(theme.px(520), theme.px(620))
