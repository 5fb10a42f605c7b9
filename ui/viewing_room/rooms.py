"""The built-in rooms, painted to scale: the wall in its colour, the floor, and what stands before the wall."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from studio.walls import Room
from ui.viewing_room import furniture

_SKIRTING = 120
_BOARDS = QColor("#a98d6f")


def paint_room(painter: QPainter, room: Room, seen: QRectF, colour: str = "") -> None:
    """A room in mm, over all of ``seen``, which may be wider than the room is: its wall and floor go on."""
    wall = QColor(colour or room.colour)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    floor = float(room.floor)
    _paint_wall(painter, seen, wall, floor)
    _paint_floor(painter, seen, floor)
    if room.key == "fireplace":
        furniture.fireplace(painter, floor, wall)
    elif room.key == "sofa":
        furniture.sofa(painter, floor)
    elif room.key == "hall":
        furniture.console(painter, floor)
    elif room.key == "bedroom":
        furniture.bed(painter, floor)
    elif room.key == "stairs":
        furniture.stairs(painter, floor, seen.right())
    else:
        furniture.chair(painter, floor)


def _paint_wall(painter: QPainter, seen: QRectF, wall: QColor, floor: float) -> None:
    painter.fillRect(seen, wall)
    light = QLinearGradient(QPointF(0, seen.top()), QPointF(0, floor))
    light.setColorAt(0, QColor(255, 255, 255, 16))
    light.setColorAt(0.6, QColor(255, 255, 255, 0))
    light.setColorAt(1, QColor(40, 32, 22, 14))
    painter.fillRect(seen, light)


def _paint_floor(painter: QPainter, seen: QRectF, floor: float) -> None:
    skirting = QRectF(seen.left(), floor - _SKIRTING, seen.width(), _SKIRTING)
    painter.fillRect(skirting, furniture.WHITE)
    painter.fillRect(
        QRectF(seen.left(), floor - _SKIRTING, seen.width(), 10), furniture.shaded(furniture.WHITE, 95)
    )
    boards = QRectF(seen.left(), floor, seen.width(), max(0.0, seen.bottom() - floor))
    painter.fillRect(boards, _BOARDS)
    furniture.shade(painter, QRectF(boards.left(), floor, boards.width(), 120), 46)
    painter.setPen(QPen(QColor(60, 40, 20, 34), 5))
    y, deep = floor + 70, 90.0
    while y < boards.bottom():
        painter.drawLine(QPointF(boards.left(), y), QPointF(boards.right(), y))
        y, deep = y + deep, deep * 1.35
