"""The photograph of a wall, and the sheet of paper on it that is clicked: its edge, or its four corners.

A round glass beside the pointer shows what lies under it six times as large. By keyboard the arrows move the point in
hand by a dot, Enter sets it and goes on to the next. Once the sheet is known a ruler of 50 cm is laid over the wall.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.errors import Refused
from studio.walls import SHEETS, Edge, Plane, Point, Scale, Sheet
from ui.kit import theme
from ui.kit.painting import draw_focus
from ui.viewing_room.wall_glass import paint_glass

RULER = 500.0
"""Millimetres of the ruler that shows whether the scale is right."""
_NEAR = 14.0
_LINE = QColor("#ffffff")
_INK = QColor("#0f4d46")
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class SheetPicker(QWidget):
    """The photograph with the points that were clicked; ``changed`` when they are others."""

    changed = Signal()
    dropped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.sheet, self.edge = Sheet.A4, Edge.SHORT
        self.points: list[Point] = []
        self.plane: Plane | None = None
        self.problem = ""
        self._at: QPointF | None = None
        self._held: int | None = None
        self._fine: QImage | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.px(360), theme.px(240))
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName("The photograph of the wall")

    @property
    def wanted(self) -> int:
        """How many points are to be clicked."""
        return 2 if self.edge in (Edge.SHORT, Edge.LONG) else 4

    def show_photograph(self, image: QImage, points: tuple[Point, ...] = ()) -> None:
        """Show a photograph, with the points of before where it had some."""
        self.image, self.points, self._fine = image, list(points), None
        self._at = None
        self._reckon()

    def use(self, sheet: Sheet, edge: Edge) -> None:
        """Which sheet it is, and what of it is clicked; points too many go."""
        self.sheet, self.edge = sheet, edge
        del self.points[self.wanted :]
        self._reckon()

    def scale(self) -> Scale | None:
        """The scale, once every point is there."""
        if len(self.points) < self.wanted:
            return None
        return Scale(self.sheet, self.edge, tuple(self.points))

    def _reckon(self) -> None:
        self.plane, self.problem = None, ""
        scale = self.scale()
        if scale is not None:
            try:
                self.plane = scale.plane()
            except Refused as refused:
                self.problem = refused.message
        self.setAccessibleDescription(self.says())
        self.changed.emit()
        self.update()

    def says(self) -> str:
        """What to do next, in a sentence."""
        if self.image.isNull():
            return "Choose the photograph, or drop it here."
        left = self.wanted - len(self.points)
        if self.problem:
            return self.problem
        if left > 0 and self.wanted == 2:
            return f"Click {'both ends' if left == 2 else 'the other end'} of the sheet's {self.edge.value}."
        if left > 0:
            return (
                f"Click the corners of the sheet: {left} more."
                if left < 4
                else "Click the four corners of the sheet."
            )
        return "The ruler is 50 cm long. Does that look right? Points can be moved still."

    # Places.

    def _rect(self) -> QRectF:
        if self.image.isNull():
            return QRectF(self.rect())
        share = min(self.width() / self.image.width(), self.height() / self.image.height())
        wide, high = self.image.width() * share, self.image.height() * share
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def _to_view(self, dot: Point) -> QPointF:
        at = self._rect()
        share = at.width() / self.image.width()
        return QPointF(at.x() + dot[0] * share, at.y() + dot[1] * share)

    def _to_dot(self, place: QPointF) -> Point:
        at = self._rect()
        share = self.image.width() / at.width()
        x, y = (place.x() - at.x()) * share, (place.y() - at.y()) * share
        return min(max(x, 0.0), float(self.image.width())), min(max(y, 0.0), float(self.image.height()))

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("quiet_soft"))
        if self.image.isNull():
            painter.setPen(theme.colour("muted"))
            painter.setFont(theme.font("body"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.says())
            return
        self._paint_photograph(painter)
        self._paint_sheet(painter)
        if self.plane is not None:
            self._paint_ruler(painter, self.plane)
        if self._at is not None and (len(self.points) < self.wanted or self._held is not None):
            share = self.image.width() / self._rect().width()
            paint_glass(painter, self._at, self.image, self._to_dot(self._at), share)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), 2)

    def _paint_photograph(self, painter: QPainter) -> None:
        at, ratio = self._rect(), self.devicePixelRatioF()
        size = (at.size() * ratio).toSize()
        if self._fine is None or self._fine.size() != size:
            self._fine = self.image.scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        painter.drawImage(at, self._fine)

    def _paint_sheet(self, painter: QPainter) -> None:
        places = [self._to_view(point) for point in self.points]
        if self.plane is not None and self.wanted == 4:
            self._line(painter, QPolygonF(self._sheet_outline()), closed=True)
        elif len(places) == 2:
            self._line(painter, QPolygonF(places), closed=False)
        for place in places:
            painter.setBrush(_INK)
            painter.setPen(QPen(_LINE, 2))
            painter.drawEllipse(place, 5, 5)

    def _sheet_outline(self) -> list[QPointF]:
        assert self.plane is not None
        short, long = SHEETS[self.sheet]
        wide, high = (short, long) if self.edge is Edge.UPRIGHT else (long, short)
        corners = ((0.0, 0.0), (wide, 0.0), (wide, high), (0.0, high))
        return [self._to_view(self.plane.to_photo(corner)) for corner in corners]

    def _line(self, painter: QPainter, line: QPolygonF, *, closed: bool) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(_LINE, 4), QPen(_INK, 2)):
            painter.setPen(pen)
            if closed:
                painter.drawPolygon(line)
            else:
                painter.drawPolyline(line)

    def _paint_ruler(self, painter: QPainter, plane: Plane) -> None:
        """A ruler of 50 cm along the wall, its tens marked, below the sheet."""
        short, long = SHEETS[self.sheet]
        low = max(self.points, key=lambda point: point[1])
        left = min(self.points, key=lambda point: point[0])
        start = plane.to_wall((left[0], low[1]))
        begins = (start[0], start[1] + short * 0.5)
        ends = (begins[0] + RULER, begins[1])
        if plane.to_photo(ends)[0] > self.image.width():
            begins, ends = (begins[0] + short - RULER, begins[1]), (begins[0] + short, begins[1])
        view = [self._to_view(plane.to_photo(place)) for place in (begins, ends)]
        self._line(painter, QPolygonF(view), closed=False)
        for tenth in range(6):
            x = begins[0] + tenth * RULER / 5
            tick = [
                self._to_view(plane.to_photo((x, begins[1] + aside))) for aside in (-long * 0.06, long * 0.06)
            ]
            self._line(painter, QPolygonF(tick), closed=False)
        middle = QLineF(view[0], view[1]).center()
        at = QRectF(middle.x() - 34, middle.y() + 10, 68, 22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(at, 6, 6)
        painter.setPen(theme.colour("accent"))
        painter.setFont(theme.font("name"))
        painter.drawText(at, Qt.AlignmentFlag.AlignCenter, "50 cm")

    # By hand and by key.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.image.isNull() or event.button() is not Qt.MouseButton.LeftButton:
            return
        near = [place for place, point in enumerate(self.points) if self._is_near(point, event.position())]
        if near:
            self._held = near[0]
        elif len(self.points) < self.wanted:
            self.points.append(self._to_dot(event.position()))
            self._held = len(self.points) - 1
        self._at = event.position()
        self._reckon()

    def _is_near(self, point: Point, place: QPointF) -> bool:
        at = self._to_view(point)
        return math.hypot(at.x() - place.x(), at.y() - place.y()) <= _NEAR

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._at = event.position()
        if self._held is not None:
            self.points[self._held] = self._to_dot(event.position())
            self._reckon()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if self.image.isNull() or (event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            super().keyPressEvent(event)
        elif step is not None:
            self._nudge(step, 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._set_point()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.points:
            self.points.pop()
            self._reckon()
        else:
            super().keyPressEvent(event)

    def _nudge(self, step: tuple[int, int], far: int) -> None:
        """Move the cross by dots of the photograph; with every point there the last one moves."""
        if len(self.points) >= self.wanted:
            x, y = self.points[-1]
            self.points[-1] = (x + step[0] * far, y + step[1] * far)
            self._at = self._to_view(self.points[-1])
            self._reckon()
            return
        dot = self._to_dot(self._at if self._at is not None else QPointF(self.rect().center()))
        self._at = self._to_view((dot[0] + step[0] * far, dot[1] + step[1] * far))
        self.update()

    def _set_point(self) -> None:
        if len(self.points) < self.wanted:
            self.points.append(
                self._to_dot(self._at if self._at is not None else QPointF(self.rect().center()))
            )
            self._reckon()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._at is None:
            self._at = QPointF(self.rect().center())
        self.update()
