"""What stands in the built-in rooms, drawn to scale in millimetres, in quiet colours that leave the pictures alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

WHITE = QColor("#f6f3ec")
_WOOD = QColor("#8a6a4c")
_DARK_WOOD = QColor("#6b503a")
_LINEN = QColor("#b9b2a5")
_SLATE = QColor("#2b2724")
_BRASS = QColor("#a98a57")
_GREEN = QColor("#6f8468")
_CLAY = QColor("#b98d73")


def shaded(colour: QColor, per_cent: int) -> QColor:
    """A colour in so much light, in per cent."""
    return colour.lighter(per_cent) if per_cent >= 100 else colour.darker(round(10_000 / per_cent))


def block(painter: QPainter, at: QRectF, colour: QColor, radius: float = 0.0) -> None:
    """A flat piece of something."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if radius:
        painter.drawRoundedRect(at, radius, radius)
    else:
        painter.drawRect(at)


def shade(painter: QPainter, at: QRectF, strength: int, *, across: bool = False) -> None:
    """A soft shadow that fades downwards, or to the right."""
    fade = QLinearGradient(at.topLeft(), at.topRight() if across else at.bottomLeft())
    fade.setColorAt(0, QColor(30, 24, 16, strength))
    fade.setColorAt(1, QColor(30, 24, 16, 0))
    painter.fillRect(at, fade)


def on_the_floor(painter: QPainter, left: float, right: float, floor: float) -> None:
    """The shadow of a piece of furniture on the floor."""
    painter.setPen(Qt.PenStyle.NoPen)
    for layer in range(4):
        painter.setBrush(QColor(30, 22, 14, 18))
        grown = 18 * layer
        painter.drawEllipse(
            QRectF(left - grown, floor - 14 - grown / 4, right - left + 2 * grown, 70 + grown)
        )


def fireplace(painter: QPainter, floor: float, wall: QColor) -> None:
    """A chimney breast of 190 cm with its mantelpiece and hearth, its middle at 210 cm."""
    breast = QRectF(1150, 0, 1900, floor)
    block(painter, breast, shaded(wall, 104))
    shade(painter, QRectF(3050, 0, 70, floor), 34, across=True)
    painter.setPen(QPen(QColor(0, 0, 0, 16), 4))
    painter.drawLine(QPointF(1150, 0), QPointF(1150, floor))
    block(painter, QRectF(1380, 1410, 1440, floor - 1410), WHITE)
    for left in (1420, 2600):
        block(painter, QRectF(left, 1520, 180, floor - 1620), shaded(WHITE, 96), 4)
        block(painter, QRectF(left - 25, floor - 100, 230, 100), shaded(WHITE, 98))
    block(painter, QRectF(1640, 1640, 920, floor - 1640), QColor("#d9d2c6"))
    block(painter, QRectF(1700, 1700, 800, floor - 1700), _SLATE)
    shade(painter, QRectF(1700, 1700, 800, 260), 120)
    _grate(painter, floor)
    shade(painter, QRectF(1380, 1410, 1440, 60), 44)
    block(painter, QRectF(1220, 1325, 1760, 85), WHITE, 6)
    block(painter, QRectF(1280, 1385, 1640, 30), shaded(WHITE, 95))
    block(painter, QRectF(1300, floor - 4, 1600, 62), QColor("#8d8780"))
    block(painter, QRectF(1300, floor - 4, 1600, 14), QColor("#a39d95"))
    vase(painter, 1400, 1325)
    candlesticks(painter, 2760, 1325)


def _grate(painter: QPainter, floor: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for left, width, colour in ((1840, 300, "#5b4636"), (1960, 330, "#6a5140"), (2080, 280, "#54402f")):
        block(painter, QRectF(left, floor - 150 - (left % 3) * 20, width, 70), QColor(colour), 34)
    painter.setPen(QPen(QColor("#171412"), 16))
    for x in range(1800, 2441, 80):
        painter.drawLine(QPointF(x, floor - 120), QPointF(x, floor - 40))
    painter.drawLine(QPointF(1780, floor - 90), QPointF(2420, floor - 90))


def vase(painter: QPainter, x: float, stands_on: float) -> None:
    """A clay vase with a few stems."""
    painter.setPen(QPen(shaded(_GREEN, 96), 7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for lean, high in ((-50, 190), (-15, 235), (24, 215), (58, 170)):
        stem = QPainterPath(QPointF(x, stands_on - 120))
        stem.quadTo(QPointF(x + lean * 0.3, stands_on - 180), QPointF(x + lean, stands_on - 120 - high * 0.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(stem)
        tip = QPointF(x + lean, stands_on - 120 - high * 0.6)
        painter.setBrush(_GREEN)
        painter.drawEllipse(tip, 13, 22)
    body = QPainterPath(QPointF(x - 26, stands_on - 135))
    body.cubicTo(QPointF(x - 80, stands_on - 90), QPointF(x - 62, stands_on), QPointF(x - 38, stands_on))
    body.lineTo(QPointF(x + 38, stands_on))
    body.cubicTo(
        QPointF(x + 62, stands_on), QPointF(x + 80, stands_on - 90), QPointF(x + 26, stands_on - 135)
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_CLAY)
    painter.drawPath(body)


def candlesticks(painter: QPainter, x: float, stands_on: float) -> None:
    """Two brass candlesticks of unlike height."""
    for aside, high in ((-45, 190), (45, 250)):
        block(painter, QRectF(x + aside - 11, stands_on - high, 22, high - 110), WHITE)
        block(painter, QRectF(x + aside - 9, stands_on - 112, 18, 100), _BRASS)
        block(painter, QRectF(x + aside - 34, stands_on - 16, 68, 16), _BRASS, 6)
        block(painter, QRectF(x + aside - 22, stands_on - 118, 44, 14), shaded(_BRASS, 112), 6)


def sofa(painter: QPainter, floor: float) -> None:
    """A three-seat sofa of 220 cm, its middle at 210 cm, with a lamp beside it."""
    on_the_floor(painter, 1000, 3200, floor)
    for left in (1080, 3050):
        block(painter, QRectF(left, floor - 110, 70, 130), _DARK_WOOD)
    block(painter, QRectF(1080, floor - 830, 2040, 640), shaded(_LINEN, 96), 70)
    for left in (1190, 1800, 2410):
        block(painter, QRectF(left, floor - 790, 600, 420), _LINEN, 60)
    block(painter, QRectF(1100, floor - 450, 2000, 250), shaded(_LINEN, 92), 40)
    for left in (1190, 1800, 2410):
        block(painter, QRectF(left, floor - 470, 600, 190), shaded(_LINEN, 104), 44)
    block(painter, QRectF(1060, floor - 230, 2080, 130), shaded(_LINEN, 88), 26)
    for left in (1000, 2990):
        block(painter, QRectF(left, floor - 600, 210, 510), shaded(_LINEN, 99), 60)
    _cushion(painter, 1300, floor - 650, QColor("#7d8f86"), -8)
    _cushion(painter, 2640, floor - 650, QColor("#b7866c"), 7)
    lamp(painter, 3560, floor)


def _cushion(painter: QPainter, left: float, top: float, colour: QColor, turned: float) -> None:
    painter.save()
    painter.translate(left + 190, top + 160)
    painter.rotate(turned)
    block(painter, QRectF(-190, -165, 380, 330), colour, 60)
    painter.restore()


def lamp(painter: QPainter, x: float, floor: float) -> None:
    """A standing lamp of 155 cm."""
    on_the_floor(painter, x - 130, x + 130, floor)
    block(painter, QRectF(x - 130, floor - 18, 260, 30), shaded(_SLATE, 140), 14)
    block(painter, QRectF(x - 12, floor - 1250, 24, 1240), shaded(_SLATE, 140))
    top = floor - 1550
    painter.setBrush(QColor("#efe6d3"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(x - 150, top),
                QPointF(x + 150, top),
                QPointF(x + 220, top + 330),
                QPointF(x - 220, top + 330),
            ]
        )
    )


def console(painter: QPainter, floor: float) -> None:
    """A console table of 120 cm, its middle at 170 cm, and a bench of coats' height beside it."""
    on_the_floor(painter, 1100, 2300, floor)
    for left in (1130, 2220):
        block(painter, QRectF(left, floor - 800, 50, 812), shaded(_WOOD, 88))
    block(painter, QRectF(1100, floor - 850, 1200, 60), shaded(_WOOD, 110), 6)
    block(painter, QRectF(1130, floor - 790, 1140, 160), _WOOD)
    for left in (1160, 1540, 1920):
        block(painter, QRectF(left, floor - 768, 330, 116), shaded(_WOOD, 105), 4)
        block(painter, QRectF(left + 140, floor - 718, 50, 16), _BRASS, 8)
    block(painter, QRectF(1160, floor - 160, 1080, 36), shaded(_WOOD, 96))
    vase(painter, 1300, floor - 850)
    for layer, (wide, colour) in enumerate(((300, "#6d7f8a"), (270, "#b4a58d"), (240, "#87645a"))):
        block(painter, QRectF(2000 - wide / 2, floor - 850 - 38 * (layer + 1), wide, 38), QColor(colour), 4)


def bed(painter: QPainter, floor: float) -> None:
    """A bed with a headboard of 165 cm, its middle at 210 cm, between two small tables."""
    on_the_floor(painter, 1275, 2925, floor)
    board = QColor("#a79c8c")
    block(painter, QRectF(1275, floor - 1180, 1650, 1180), board, 46)
    painter.setPen(QPen(shaded(board, 90), 8))
    for x in range(1480, 2900, 206):
        painter.drawLine(QPointF(x, floor - 1140), QPointF(x, floor - 560))
    for left in (1340, 2130):
        block(painter, QRectF(left, floor - 850, 730, 330), shaded(WHITE, 94), 110)
        block(painter, QRectF(left + 20, floor - 865, 700, 300), WHITE, 110)
    block(painter, QRectF(1290, floor - 600, 1620, 640), QColor("#dfdad0"), 50)
    block(painter, QRectF(1290, floor - 600, 1620, 130), WHITE, 50)
    block(painter, QRectF(1290, floor - 270, 1620, 310), QColor("#8e9a8d"), 30)
    for left in (620, 3130):
        on_the_floor(painter, left, left + 450, floor)
        block(painter, QRectF(left, floor - 560, 450, 570), _WOOD, 8)
        block(painter, QRectF(left + 25, floor - 520, 400, 200), shaded(_WOOD, 108), 6)
        block(painter, QRectF(left + 205, floor - 430, 40, 18), _BRASS, 8)
    _table_lamp(painter, 845, floor - 560)
    _table_lamp(painter, 3355, floor - 560)


def _table_lamp(painter: QPainter, x: float, stands_on: float) -> None:
    block(painter, QRectF(x - 60, stands_on - 170, 120, 170), QColor("#7b8a8c"), 50)
    painter.setBrush(QColor("#efe6d3"))
    painter.setPen(Qt.PenStyle.NoPen)
    top = stands_on - 400
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(x - 90, top),
                QPointF(x + 90, top),
                QPointF(x + 160, top + 240),
                QPointF(x - 160, top + 240),
            ]
        )
    )


def stairs(painter: QPainter, floor: float, right: float) -> None:
    """A flight along the wall that rises to the right, each step 18 cm high and 25 cm deep, with a rail on the wall."""
    begins, rise = 900.0, 180 / 250
    steps = QPainterPath(QPointF(begins, floor))
    x, y = begins, floor
    while x < right + 500:
        steps.lineTo(QPointF(x, y - 180))
        steps.lineTo(QPointF(x + 250, y - 180))
        x, y = x + 250, y - 180
    steps.lineTo(QPointF(x, floor))
    steps.closeSubpath()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shaded(WHITE, 97))
    painter.drawPath(steps)
    x, y = begins, floor
    while x < right + 250:
        block(painter, QRectF(x - 26, y - 196, 276, 34), shaded(_WOOD, 108), 6)
        shade(painter, QRectF(x, y - 162, 250, 40), 30)
        x, y = x + 250, y - 180
    run = right + 300 - begins
    painter.setPen(QPen(QColor(40, 30, 20, 30), 60, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(
        QPointF(begins + 10, floor - 1010), QPointF(begins + 10 + run, floor - 1010 - run * rise)
    )
    painter.setPen(QPen(_WOOD, 52, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(begins, floor - 1040), QPointF(begins + run, floor - 1040 - run * rise))


def chair(painter: QPainter, floor: float) -> None:
    """A small armchair to the left, which leaves the wall itself free."""
    on_the_floor(painter, 420, 1180, floor)
    seat = QColor("#9aa39b")
    for left in (500, 1060):
        block(painter, QRectF(left, floor - 180, 40, 195), _DARK_WOOD)
    block(painter, QRectF(470, floor - 820, 660, 600), shaded(seat, 96), 110)
    block(painter, QRectF(430, floor - 520, 150, 360), seat, 60)
    block(painter, QRectF(1020, floor - 520, 150, 360), seat, 60)
    block(painter, QRectF(540, floor - 450, 520, 200), shaded(seat, 106), 60)
