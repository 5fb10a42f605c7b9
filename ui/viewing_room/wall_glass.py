"""The round glass beside the pointer: what lies under it in a photograph, six times as large."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from ui.kit import theme

_REACH, _CLOSER = 62.0, 6.0
_LINE = QColor("#ffffff")
_INK = QColor("#0f4d46")


def paint_glass(
    painter: QPainter, at: QPointF, image: QImage, dot: tuple[float, float], share: float
) -> None:
    """Beside a place of the view, within it; ``share`` are the photograph's dots to a point of the view."""
    reach = theme.px(_REACH)
    view = painter.viewport()
    aside = QPointF(reach * 1.5, -reach * 1.2)
    if at.x() + aside.x() + reach > view.width():
        aside.setX(-reach * 1.5)
    if at.y() + aside.y() - reach < 0:
        aside.setY(reach * 1.2)
    centre = at + aside
    half = reach * share / _CLOSER
    glass = QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach)
    painter.save()
    path = QPainterPath()
    path.addEllipse(glass)
    painter.setClipPath(path)
    painter.fillRect(glass, theme.colour("ink"))
    painter.drawImage(glass, image, QRectF(dot[0] - half, dot[1] - half, 2 * half, 2 * half))
    cross = (
        QLineF(centre.x() - reach, centre.y(), centre.x() + reach, centre.y()),
        QLineF(centre.x(), centre.y() - reach, centre.x(), centre.y() + reach),
    )
    for pen in (QPen(QColor(255, 255, 255, 210), 3), QPen(_INK, 1)):
        painter.setPen(pen)
        painter.drawLines(cross)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_LINE, 3))
    painter.drawEllipse(glass)
