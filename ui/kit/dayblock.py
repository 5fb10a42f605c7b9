"""How one appointment is drawn on a day: its ground and bar, its icon, its words over as many lines as fit."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.kit import icons, theme
from ui.kit.dayplan import Block
from ui.kit.painting import draw_focus, draw_line


def draw_block(painter: QPainter, block: Block, at: QRectF, *, chosen: bool) -> None:
    """A block at its place; one that is only held has a broken edge and no ground."""
    ink, ground = theme.tone(block.tone)
    painter.setPen(QPen(ink, 1, Qt.PenStyle.DashLine) if block.provisional else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("surface") if block.provisional else ground)
    painter.drawRoundedRect(at.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawRoundedRect(QRectF(at.left(), at.top(), 4, at.height()), 2, 2)
    _write(painter, block, at)
    if chosen:
        draw_focus(painter, at.adjusted(-1, -1, 1, 1))


def draw_kept(painter: QPainter, at: QRectF, until: float) -> None:
    """The time the room is kept after a block, down to a height."""
    kept = QRectF(at.left() + 6, at.bottom() + 1, at.width() - 12, until - at.bottom() - 3)
    if kept.height() > 2:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("quiet_soft"))
        painter.drawRoundedRect(kept, 4, 4)


def _write(painter: QPainter, block: Block, at: QRectF) -> None:
    inside = at.adjusted(theme.px(14), 0, -theme.px(8), 0)
    side = theme.px(15)
    if inside.width() > theme.px(76):
        top = at.top() + (theme.px(8) if at.height() > theme.px(34) else (at.height() - side) / 2)
        ink, _ = theme.tone(block.tone)
        icons.paint(painter, block.icon, ink, QRectF(inside.right() - side, top, side, side))
        inside.setRight(inside.right() - side - 6)
    line = theme.px(18)
    if at.height() < line * 2 + theme.px(4):
        _write_one_line(
            painter, block, QRectF(inside.left(), at.center().y() - line / 2, inside.width(), line)
        )
        return
    top = at.top() + theme.px(5)
    title = QRectF(inside.left(), top, inside.width(), line)
    draw_line(painter, title, block.title, "name", theme.colour("ink"))
    rows = [part for part in block.detail.split(" · ") if part]
    _write_rows(
        painter, QRectF(inside.left(), top + line, inside.width(), at.bottom() - top - line - 2), rows
    )


def _write_one_line(painter: QPainter, block: Block, words: QRectF) -> None:
    name = min(theme.metrics("name").horizontalAdvance(block.title) + 8, words.width())
    draw_line(painter, words, block.title, "name", theme.colour("ink"))
    if words.width() - name > theme.px(40):
        draw_line(painter, words.adjusted(name, 0, 0, 0), block.detail, "second", theme.colour("muted"))


def _write_rows(painter: QPainter, at: QRectF, parts: list[str]) -> None:
    """The second line, broken at its dots over as many lines as there is room for."""
    line = theme.px(17)
    most = max(1, int(at.height() // line))
    metrics = theme.metrics("second")
    rows: list[str] = []
    for part in parts:
        joined = f"{rows[-1]} · {part}" if rows else part
        if rows and metrics.horizontalAdvance(joined) <= at.width():
            rows[-1] = joined
        else:
            rows.append(part)
    for place, row in enumerate(rows[:most]):
        where = QRectF(at.left(), at.top() + place * line, at.width(), line)
        draw_line(painter, where, row, "second", theme.colour("muted"))
