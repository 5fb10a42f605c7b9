"""How one appointment is drawn on a day: its ground and bar, its icon, its words over as many lines as fit."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from ui.kit import icons, theme
from ui.kit.daydrag import Against, Carried, span
from ui.kit.dayplan import Block
from ui.kit.painting import draw_focus, draw_line

_NARROW = 96
"""Below this width the words stand under each other, the kind in a word of its own."""
_THIN = 34
"""Below this nothing can be read across."""
_HATCH = 42
"""How much of the ink the hatching of what is only held takes, of 255."""


def draw_block(painter: QPainter, block: Block, at: QRectF, *, chosen: bool) -> None:
    """A block at its place; one that is only held has a broken edge and is hatched."""
    ink, ground = theme.tone(block.tone)
    quiet = block.tone == "plain"  # on the shade of closed hours its own ground would not be seen
    painter.setPen(QPen(theme.colour("edge"), 1) if quiet else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("surface") if block.provisional or quiet else ground)
    painter.drawRoundedRect(at.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    if block.provisional:
        pale = QColor(ink)
        pale.setAlpha(_HATCH)
        painter.setPen(QPen(ink, 1, Qt.PenStyle.DashLine))
        painter.setBrush(QBrush(pale, Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(at.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawRoundedRect(QRectF(at.left(), at.top(), 4, at.height()), 2, 2)
    if at.width() < theme.px(_NARROW):
        _write_narrow(painter, block, at)
    else:
        _write(painter, block, at)
    if chosen:
        draw_focus(painter, at.adjusted(-1, -1, 1, 1))


@lru_cache(maxsize=256)
def _drawn(name: str, ink: str, side: int, ratio: float) -> QPixmap:
    """A sign drawn once: a week has more than a hundred, and drawing its curves each time is most of the paint."""
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    icons.paint(painter, name, QColor(ink), QRectF(0, 0, side, side))
    painter.end()
    return pixmap


def _sign(painter: QPainter, name: str, ink: QColor, at: QRectF) -> None:
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(at.topLeft(), _drawn(name, ink.name(), round(at.width()), float(ratio)))


def draw_kept(painter: QPainter, at: QRectF, until: float) -> None:
    """The time the room is kept after a block, down to a height."""
    kept = QRectF(at.left() + 6, at.bottom() + 1, at.width() - 12, until - at.bottom() - 3)
    if kept.height() > 2:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("quiet_soft"))
        painter.drawRoundedRect(kept, 4, 4)


def draw_gone(painter: QPainter, at: QRectF) -> None:
    """Where a block was taken up from: a broken outline."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("muted"), 1, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(at.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


def draw_carried(painter: QPainter, held: Carried, at: QRectF, standing: Against) -> None:
    """The block in the hand, its edge in the colour of what stands against it."""
    ink, ground = theme.tone(standing.tone)
    painter.setPen(QPen(ink, 2))
    painter.setBrush(ground)
    painter.drawRoundedRect(at.adjusted(1, 1, -1, -1), 8, 8)
    inside = at.adjusted(theme.px(10), theme.px(3), -theme.px(6), -2)
    line = theme.px(18)
    title = QRectF(inside.left(), inside.top(), inside.width(), min(line, inside.height()))
    draw_line(painter, title, held.block.title, "name", theme.colour("ink"))
    if inside.height() >= 2 * line:
        draw_line(painter, title.translated(0, line), span(held), "second", theme.colour("ink"))


_SIGNS = {"concern": "circle-alert", "due": "calendar-clock", "plain": "door-open", "good": "circle-check"}


def bubble_size(held: Carried, standing: Against) -> tuple[float, float]:
    """How wide and tall the words beside the block in the hand are."""
    wide = max(
        theme.metrics("name").horizontalAdvance(span(held)),
        theme.metrics("body").horizontalAdvance(standing.words) + theme.px(24),
    )
    return wide + theme.px(26), theme.px(18) * 2 + theme.px(14)


def draw_bubble(painter: QPainter, at: QRectF, held: Carried, standing: Against) -> None:
    """When it would be, and what stands against it, in words and with a sign: never by colour alone."""
    ink, ground = theme.tone(standing.tone)
    painter.setPen(QPen(ink, 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(at.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    line = theme.px(18)
    inside = at.adjusted(theme.px(12), theme.px(7), -theme.px(10), 0)
    first = QRectF(inside.left(), inside.top(), inside.width(), line)
    draw_line(painter, first, span(held), "name", theme.colour("ink"))
    second = first.translated(0, line)
    side = theme.px(16)
    _sign(
        painter, _SIGNS[standing.tone], ink, QRectF(second.left(), second.center().y() - side / 2, side, side)
    )
    words = second.adjusted(side + theme.px(7), 0, 0, 0)
    draw_line(painter, words, standing.words, "body", theme.colour("ink"))


def _write(painter: QPainter, block: Block, at: QRectF) -> None:
    inside = at.adjusted(theme.px(14), 0, -theme.px(8), 0)
    side = theme.px(15)
    top = at.top() + (theme.px(8) if at.height() > theme.px(34) else (at.height() - side) / 2)
    ink, _ = theme.tone(block.tone)
    _sign(painter, block.icon, ink, QRectF(inside.right() - side, top, side, side))
    inside.setRight(inside.right() - side - 6)
    if block.warns:
        red = theme.colour("red")
        _sign(painter, "triangle-alert", red, QRectF(inside.right() - side, top, side, side))
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
    below = QRectF(
        inside.left(), top + line, at.right() - theme.px(8) - inside.left(), at.bottom() - top - line - 2
    )
    _write_rows(painter, below, rows)


def _write_narrow(painter: QPainter, block: Block, at: QRectF) -> None:
    """In a narrow column: the name over two lines if need be, then the sign and what kind it is in a word."""
    ink, _ = theme.tone(block.tone)
    inside = at.adjusted(theme.px(7), theme.px(3), -1, -2)
    line, side = theme.px(14), theme.px(11)
    if inside.width() < theme.px(_THIN):
        _write_down(painter, block, inside)
        return
    if (
        inside.height() < line * 2
    ):  # a quarter of an hour: the sign and the name, or as much of the name as there is
        beside = QRectF(inside.left(), at.center().y() - line / 2, inside.width(), line)
        if theme.metrics("chip").horizontalAdvance(block.title) <= inside.width() - side - 3:
            _sign(painter, block.icon, ink, QRectF(inside.left(), at.center().y() - side / 2, side, side))
            beside.setLeft(inside.left() + side + 3)
        draw_line(painter, beside, block.title, "chip", theme.colour("ink"))
        return
    names = _broken(block.title, inside.width())[: max(1, int(inside.height() // line) - 1)]
    for place, words in enumerate(names):
        where = QRectF(inside.left(), inside.top() + line * place, inside.width(), line)
        draw_line(painter, where, words, "chip", theme.colour("ink"))
    below = QRectF(inside.left(), inside.top() + line * len(names), inside.width(), line)
    fits = theme.metrics("small").horizontalAdvance(block.word) <= inside.width() - side - 2
    icon = QRectF(below.left(), below.center().y() - side / 2, side, side)
    if not fits:  # the word takes the whole line, and the sign the corner
        icon.moveTopLeft(QPointF(inside.left(), min(below.bottom(), inside.bottom() - side + 1)))
    _sign(painter, block.icon, ink, icon)
    if block.warns:
        _sign(painter, "triangle-alert", theme.colour("red"), icon.translated(inside.width() - side, 0))
    word = below.adjusted(side + 2 if fits else 0, 0, 0, 0)
    draw_line(painter, word, block.word, "small", theme.colour("muted"))
    if block.provisional and inside.bottom() - icon.bottom() >= line:
        held = below.translated(0, line if fits else 2 * line)
        draw_line(painter, held, "held", "small", theme.colour("muted"))


def _write_down(painter: QPainter, block: Block, inside: QRectF) -> None:
    """In a lane too thin for words across: the sign, and the name and its kind from the top down."""
    ink, _ = theme.tone(block.tone)
    side = theme.px(11)
    _sign(painter, block.icon, ink, QRectF(inside.left(), inside.top() + 1, side, side))
    if inside.height() < theme.px(46):
        return
    painter.save()
    painter.translate(inside.left() + theme.px(14), inside.top() + side + theme.px(5))
    painter.rotate(90)
    along = QRectF(0, 0, inside.height() - side - theme.px(8), theme.px(14))
    words = block.title if block.word in ("", block.title) else f"{block.title}, {block.word}"
    draw_line(painter, along, words, "chip", theme.colour("ink"))
    painter.restore()


def _broken(title: str, width: float) -> list[str]:
    """A name over two lines when one is too short for it."""
    metrics = theme.metrics("chip")
    first, _, rest = title.partition(" ")
    if not rest or metrics.horizontalAdvance(title) <= width:
        return [title]
    return [first, rest]


def _write_one_line(painter: QPainter, block: Block, words: QRectF) -> None:
    name = min(theme.metrics("name").horizontalAdvance(block.title) + 8, words.width())
    draw_line(painter, words, block.title, "name", theme.colour("ink"))
    said = _as_fits(block.detail.split(" · "), words.width() - name)
    if said:
        draw_line(painter, words.adjusted(name, 0, 0, 0), said, "second", theme.colour("muted"))


def _as_fits(parts: list[str], width: float) -> str:
    """As many of the parts as stand there whole; where not even the times do, what it is alone."""
    metrics = theme.metrics("second")
    for count in range(len(parts), 0, -1):
        said = " · ".join(parts[:count])
        if metrics.horizontalAdvance(said) <= width:
            return said
    return next((part for part in parts[1:2] if metrics.horizontalAdvance(part) <= width), "")


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
