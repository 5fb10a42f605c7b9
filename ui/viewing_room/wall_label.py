"""The label over what is in hand on the wall: how wide it is, and how much of the furniture it takes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from studio.walls import HangingRow
from ui.kit import theme
from ui.viewing_room.wall_scene import WallScene
from ui.viewing_room.wall_shown import WallShown
from ui.viewing_room.wall_words import advice_of, measure_of, together

INVITATION = "Press A to hang the picture that is looked at"
_SEEN_THROUGH = 236


def paint_label(painter: QPainter, scene: WallScene, state: WallShown, picked: Sequence[HangingRow]) -> None:
    """Above what is in hand with a measuring line, below it where there is no room above."""
    outline = scene.outline(together([state.box(row) for row in picked])).boundingRect()
    lines = [words for words in (measure_of(state, picked), advice_of(state, picked)) if words]
    face = theme.metrics("name")
    wide = max(face.horizontalAdvance(words) for words in lines) + theme.px(20)
    high = face.height() * len(lines) + theme.px(8)
    left = min(max(outline.center().x() - wide / 2, 4), max(4, scene.size.width() - wide - 4))
    top = outline.top() - high - theme.px(12)
    above = top >= 4
    if not above:
        top = min(outline.bottom() + theme.px(12), scene.size.height() - high - 4)
    at = QRectF(left, top, wide, high)
    _plate(painter, at, 6)
    painter.setFont(theme.font("name"))
    painter.setPen(theme.colour("accent"))
    painter.drawText(at, Qt.AlignmentFlag.AlignCenter, "\n".join(lines))
    rule = at.bottom() + theme.px(4) if above else at.top() - theme.px(4)
    painter.setPen(QPen(theme.colour("focus"), 1.5))
    painter.drawLine(QPointF(outline.left(), rule), QPointF(outline.right(), rule))
    for x in (outline.left(), outline.right()):
        painter.drawLine(QPointF(x, rule - 3), QPointF(x, rule + 3))


def paint_invitation(painter: QPainter, size: QSizeF) -> None:
    """On a bare wall: how the first picture comes onto it."""
    wide = theme.metrics("name").horizontalAdvance(INVITATION) + theme.px(28)
    at = QRectF((size.width() - wide) / 2, theme.px(24), wide, theme.px(34))
    _plate(painter, at, 8)
    painter.setPen(theme.colour("ink"))
    painter.setFont(theme.font("name"))
    painter.drawText(at, Qt.AlignmentFlag.AlignCenter, INVITATION)


def _plate(painter: QPainter, at: QRectF, radius: float) -> None:
    ground = QColor(theme.colour("surface"))
    ground.setAlpha(_SEEN_THROUGH)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(at, radius, radius)
