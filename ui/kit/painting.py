"""Pieces drawn by hand where a widget each would be too slow or too stiff: chips, icon squares, wrapped words."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout, QTextOption

from ui.kit import icons, theme
from ui.kit.tokens import Role

MARK = 34
"""The side of the coloured square that carries an icon, at 100 %."""


def chip_width(words: str) -> float:
    """How wide a chip of these words is."""
    return theme.metrics("chip").horizontalAdvance(words) + theme.px(24)


def draw_chip(painter: QPainter, at: QRectF, words: str, tone: str) -> None:
    """One or two words on their ground, elided when there is no room."""
    ink, ground = theme.tone(tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(at, at.height() / 2, at.height() / 2)
    painter.setPen(ink)
    painter.setFont(theme.font("chip"))
    shown = theme.metrics("chip").elidedText(words, Qt.TextElideMode.ElideRight, at.width() - theme.px(10))
    painter.drawText(at, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


def draw_mark(painter: QPainter, at: QPointF, icon: str, tone: str) -> None:
    """The coloured square with its icon, its top left corner at a point."""
    ink, ground = theme.tone(tone)
    side = theme.px(MARK)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(at, QSizeF(side, side)), 8, 8)
    painter.restore()
    inner = theme.px(18)
    icons.paint(
        painter, icon, ink, QRectF(at.x() + (side - inner) / 2, at.y() + (side - inner) / 2, inner, inner)
    )


def draw_line(
    painter: QPainter, at: QRectF, words: str, role: Role, ink: QColor, *, right: bool = False
) -> None:
    """One line of words, elided, centred in the height."""
    painter.setFont(theme.font(role))
    painter.setPen(ink)
    shown = theme.metrics(role).elidedText(words, Qt.TextElideMode.ElideRight, at.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(at, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def draw_focus(painter: QPainter, at: QRectF, radius: float = 8) -> None:
    """The ring around what the keyboard is on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("focus"), 2))
    painter.drawRoundedRect(at.adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()


def wrapped(words: str, role: Role, width: float) -> tuple[QTextLayout, float]:
    """Words broken into lines of a width, ready to draw, and their height."""
    layout = QTextLayout(words, theme.font(role))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 40))
        line.setPosition(QPointF(0, height))
        height += math.ceil(line.height())
    layout.endLayout()
    return layout, height
