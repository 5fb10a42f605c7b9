"""A framed picture as it is made: mitred moulding, mount with its bevelled core, a slight glazing, the picture true.

Everything is painted in millimetres: the painter is scaled by whoever paints. The light falls from the upper left.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPen, QPolygonF

from studio.catalogue import GlazingRow, MouldingRow, MountRow, Profile

_SHADOW_REACH = 26.0
"""How far the shadow of a frame falls on the wall, in mm, for a moulding 20 mm deep."""
_CORE = QColor("#fbf9f4")

Stops = tuple[tuple[float, int], ...]
_PROFILES: dict[Profile, Stops] = {
    Profile.FLAT: ((0.0, 92), (0.04, 112), (0.1, 100), (0.9, 100), (0.96, 90), (1.0, 78)),
    Profile.ROUND: ((0.0, 70), (0.3, 112), (0.42, 122), (0.6, 104), (0.9, 78), (1.0, 62)),
    Profile.SCOOP: ((0.0, 96), (0.1, 122), (0.16, 104), (0.5, 76), (0.82, 98), (0.93, 124), (1.0, 82)),
    Profile.STEPPED: (
        (0.0, 92), (0.05, 118), (0.1, 102), (0.48, 102), (0.5, 66), (0.55, 90), (0.6, 108), (0.92, 100), (0.96, 120),
        (1.0, 74),
    ),
    Profile.ORNATE: (
        (0.0, 74), (0.08, 118), (0.14, 88), (0.2, 76), (0.42, 126), (0.6, 96), (0.7, 70), (0.74, 116), (0.84, 128),
        (0.9, 84), (1.0, 64),
    ),
}  # fmt: skip
"""How bright a face is from its outer edge inwards, in per cent of the moulding's own colour."""
_SIDES = (106, 88, 84, 98)
"""How much light the upper, right, lower and left side has, in per cent."""


@dataclass(frozen=True)
class Framed:
    """What is framed and how, in mm: the print as it hangs, then the materials of the catalogue."""

    print_width: float
    print_height: float
    moulding: MouldingRow | None = None
    mount: MountRow | None = None
    border: float = 0.0
    glazing: GlazingRow | None = None

    @property
    def face(self) -> float:
        """How much of the moulding is seen."""
        return float(self.moulding.face_mm) if self.moulding is not None else 0.0

    @property
    def overlap(self) -> float:
        """How much of what it holds the moulding covers."""
        return float(self.moulding.overlap_mm) if self.moulding is not None else 0.0

    @property
    def shown_border(self) -> float:
        """The mount around the picture before the moulding covers its edge."""
        return self.border if self.mount is not None else 0.0

    @property
    def width(self) -> float:
        """The whole outside (R24)."""
        return self.print_width + 2 * (self.shown_border + self.face - self.overlap)

    @property
    def height(self) -> float:
        """The whole outside (R24)."""
        return self.print_height + 2 * (self.shown_border + self.face - self.overlap)

    @property
    def depth(self) -> float:
        """How far it stands off the wall."""
        return float(self.moulding.depth_mm) if self.moulding is not None else 4.0


def shadow_margin(framed: Framed) -> float:
    """How much room in mm the shadow takes beyond the outside."""
    return _SHADOW_REACH * (0.6 + framed.depth / 40)


def paint_shadow(painter: QPainter, outside: QRectF, framed: Framed) -> None:
    """The soft shadow on the wall, to the lower right."""
    reach = shadow_margin(framed)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    layers = 7
    for layer in range(layers):
        share = layer / (layers - 1)
        painter.setBrush(QColor(30, 24, 18, 14))
        grown = outside.translated(reach * 0.3, reach * 0.42)
        spread = reach * 0.5 * share - reach * 0.1
        painter.drawRoundedRect(
            grown.adjusted(-spread * 0.4, -spread * 0.3, spread, spread), spread + 2, spread + 2
        )
    painter.restore()


def paint_framed(
    painter: QPainter, outside: QRectF, framed: Framed, image: QImage | None, says: str = ""
) -> None:
    """A whole piece in its outside rectangle, in mm; without an image a quiet ground with what it is called."""
    opening = outside.adjusted(framed.face, framed.face, -framed.face, -framed.face)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    covered = framed.shown_border - framed.overlap
    print_rect = opening.adjusted(covered, covered, -covered, -covered)
    if framed.mount is not None and framed.shown_border > 0:
        painter.fillRect(opening, QColor(framed.mount.colour))
        _paint_bevel(painter, print_rect, framed.mount)
    painter.setClipRect(opening)
    _paint_picture(painter, print_rect, image, says)
    painter.setClipping(False)
    if framed.moulding is not None:
        _paint_inner_shadow(painter, opening, framed.depth)
    if framed.glazing is not None and framed.glazing.reflects:
        _paint_glazing(painter, opening)
    if framed.moulding is not None:
        _paint_moulding(painter, outside, framed.moulding)
    else:
        painter.setPen(QPen(QColor(0, 0, 0, 40), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(outside)
    painter.restore()


def cropped(image_width: float, image_height: float, wide: float, high: float) -> QRectF:
    """The middle part of an image that has a print's shape."""
    share = min(image_width / wide, image_height / high)
    width, height = wide * share, high * share
    return QRectF((image_width - width) / 2, (image_height - height) / 2, width, height)


def _paint_picture(painter: QPainter, at: QRectF, image: QImage | None, says: str) -> None:
    if image is not None and not image.isNull():
        painter.drawImage(at, image, cropped(image.width(), image.height(), at.width(), at.height()))
        return
    painter.fillRect(at, QColor("#c9c5bd"))
    if says:
        face = painter.font()
        face.setPixelSize(max(1, round(min(at.width() / 5, at.height() / 4))))
        painter.setFont(face)
        painter.setPen(QColor("#57524b"))
        painter.drawText(at, Qt.AlignmentFlag.AlignCenter, says)


def _quad(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _ring(outer: QRectF, inner: QRectF) -> tuple[QPolygonF, QPolygonF, QPolygonF, QPolygonF]:
    """The four mitred sides between two rectangles: upper, right, lower, left."""
    left, top, right, bottom = outer.left(), outer.top(), outer.right(), outer.bottom()
    il, it, ir, ib = inner.left(), inner.top(), inner.right(), inner.bottom()
    return (
        _quad((left, top), (right, top), (ir, it), (il, it)),
        _quad((right, top), (right, bottom), (ir, ib), (ir, it)),
        _quad((right, bottom), (left, bottom), (il, ib), (ir, ib)),
        _quad((left, bottom), (left, top), (il, it), (il, ib)),
    )


def _paint_bevel(painter: QPainter, window: QRectF, mount: MountRow) -> None:
    """The white core of the card where the window is cut at a slant; the sides that face the light are brighter."""
    wide = max(mount.thickness_tenths / 10 * 1.6, 1.6)
    outer = window.adjusted(-wide, -wide, wide, wide)
    painter.setPen(Qt.PenStyle.NoPen)
    for side, light in zip(_ring(outer, window), (92, 101, 103, 96), strict=True):
        painter.setBrush(_lit(_CORE, light))
        painter.drawPolygon(side)


def _lit(colour: QColor, per_cent: int) -> QColor:
    """A colour in so much light; dark mouldings keep a gleam, so that a black one still has a shape."""
    if per_cent <= 100:
        return colour.darker(round(10_000 / max(per_cent, 1)))
    lift = (per_cent - 100) / 100
    return QColor.fromRgbF(
        *(
            min(1.0, part + (1.0 - part) * lift * 0.75)
            for part in (colour.redF(), colour.greenF(), colour.blueF())
        )
    )


def _paint_moulding(painter: QPainter, outside: QRectF, moulding: MouldingRow) -> None:
    face = float(moulding.face_mm)
    inner = outside.adjusted(face, face, -face, -face)
    colour = QColor(moulding.colour)
    painter.setPen(Qt.PenStyle.NoPen)
    runs = (
        (outside.topLeft(), QPointF(outside.left(), inner.top())),
        (outside.topRight(), QPointF(inner.right(), outside.top())),
        (outside.bottomLeft(), QPointF(outside.left(), inner.bottom())),
        (outside.topLeft(), QPointF(inner.left(), outside.top())),
    )
    for side, (begins, ends), light in zip(_ring(outside, inner), runs, _SIDES, strict=True):
        face_light = QLinearGradient(begins, ends)
        for at, bright in _PROFILES[moulding.profile]:
            face_light.setColorAt(at, _lit(colour, round(bright * light / 100)))
        painter.setBrush(QBrush(face_light))
        painter.drawPolygon(side)
    if moulding.profile is Profile.ORNATE:
        _paint_beads(painter, outside, face, colour)
    painter.setPen(QPen(QColor(0, 0, 0, 70), 0.8))
    for corner, within in (
        (outside.topLeft(), inner.topLeft()),
        (outside.topRight(), inner.topRight()),
        (outside.bottomRight(), inner.bottomRight()),
        (outside.bottomLeft(), inner.bottomLeft()),
    ):
        painter.drawLine(corner, within)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0, 60), 1.0))
    painter.drawRect(outside)
    painter.setPen(QPen(QColor(0, 0, 0, 90), 1.0))
    painter.drawRect(inner)


def _paint_beads(painter: QPainter, outside: QRectF, face: float, colour: QColor) -> None:
    """A row of small beads along an ornate moulding."""
    line = face * 0.62
    along = outside.adjusted(line, line, -line, -line)
    beads = QPen(_lit(colour, 130), face * 0.1)
    beads.setCapStyle(Qt.PenCapStyle.RoundCap)
    beads.setDashPattern([0.01, 1.9])
    painter.setPen(beads)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(along)
    painter.setPen(Qt.PenStyle.NoPen)


def _paint_inner_shadow(painter: QPainter, opening: QRectF, depth: float) -> None:
    """What the moulding throws on the mount or the print, from above and from the left."""
    reach = min(3 + depth * 0.35, opening.width() / 4, opening.height() / 4)
    dark, clear = QColor(0, 0, 0, 84), QColor(0, 0, 0, 0)
    above = QLinearGradient(opening.topLeft(), opening.topLeft() + QPointF(0, reach))
    beside = QLinearGradient(opening.topLeft(), opening.topLeft() + QPointF(reach * 0.7, 0))
    for shade in (above, beside):
        shade.setColorAt(0, dark)
        shade.setColorAt(1, clear)
    painter.fillRect(QRectF(opening.left(), opening.top(), opening.width(), reach), above)
    painter.fillRect(QRectF(opening.left(), opening.top(), reach * 0.7, opening.height()), beside)


def _paint_glazing(painter: QPainter, opening: QRectF) -> None:
    """A faint band of the room's light; glazing without reflections shows nothing."""
    painter.save()
    painter.setClipRect(opening)
    gleam = QLinearGradient(opening.topLeft(), opening.bottomRight())
    bands = ((0.0, 16), (0.3, 10), (0.302, 0), (0.52, 0), (0.522, 9), (0.6, 6), (0.602, 0), (1.0, 0))
    for at, strength in bands:
        gleam.setColorAt(at, QColor(255, 255, 255, strength))
    painter.fillRect(opening, gleam)
    painter.restore()


def drawn(
    framed: Framed, image: QImage | None, scale: float, says: str = "", *, shadow: bool = True
) -> QImage:
    """A piece at so many dots a millimetre, with its shadow around it: painted once, then moved about."""
    margin = shadow_margin(framed) if shadow else 0.0
    wide, high = framed.width + 2 * margin, framed.height + 2 * margin
    canvas = QImage(
        max(1, round(wide * scale)), max(1, round(high * scale)), QImage.Format.Format_ARGB32_Premultiplied
    )
    canvas.fill(0)
    sharp = _prescaled(framed, image, scale)
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(canvas.width() / wide, canvas.height() / high)
    outside = QRectF(margin, margin, framed.width, framed.height)
    if shadow:
        paint_shadow(painter, outside, framed)
    paint_framed(painter, outside, framed, sharp, says)
    painter.end()
    return canvas


def _prescaled(framed: Framed, image: QImage | None, scale: float) -> QImage | None:
    """Brought near its size by averaging first: Qt's own painting of a much larger image flickers and aliases."""
    if image is None or image.isNull():
        return None
    part = cropped(image.width(), image.height(), framed.print_width, framed.print_height)
    wanted = framed.print_width * scale
    if part.width() <= wanted * 1.6:
        return image
    share = wanted / part.width()
    return image.scaled(
        max(1, round(image.width() * share)),
        max(1, round(image.height() * share)),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
