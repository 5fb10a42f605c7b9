"""The wall drawn: the room or the photograph behind, the framed pictures at their true size and place before it.

What is drawn once is kept: the ground for its size, each framed picture for its frame and scale. Moving a picture
then costs no more than laying a few images over each other.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF, QTransform

from studio.catalogue import Edition, outside_mm
from studio.walls import Box, HangingRow, Room, WallId, WallRow
from ui.kit import theme
from ui.viewing_room.frames import Framed, drawn, shadow_margin
from ui.viewing_room.rooms import paint_room

_KEPT = 40
"""Framed pictures kept ready at most."""
_FINEST = 8.0
"""Dots a millimetre beyond which a framed picture is not drawn finer."""
_STEP = 1.25


class Seen(Protocol):
    """What a drawing of a wall needs to know: the window's wall has it, and so has a page of paper."""

    here: WallRow | Room

    @property
    def rows(self) -> tuple[HangingRow, ...]: ...

    @property
    def edition(self) -> Edition | None: ...

    def box(self, row: HangingRow) -> Box: ...

    def photograph_of(self, wall_id: WallId) -> QImage | None: ...

    def image_of(self, row: HangingRow, side: float) -> QImage | None: ...


class WallScene:
    """One drawing of the wall at one size; the view, the close look and the page of paper have one each."""

    def __init__(self, state: Seen) -> None:
        self.state = state
        self.size = QSizeF(1, 1)
        self.mm = QTransform()
        """Millimetres on the wall to points of the drawing."""
        self._ground: tuple[object, QImage] | None = None
        self._rest: tuple[object, QImage] | None = None
        self._pieces: OrderedDict[object, QImage] = OrderedDict()

    def lay_out(self, size: QSizeF) -> None:
        """Fit the wall into this size: a room goes on at its sides, a photograph is shown whole."""
        self.size = size
        here = self.state.here
        room = here.built_in if isinstance(here, WallRow) else here
        if room is not None:
            scale = min(size.width() / room.width, size.height() / room.height)
            across = (size.width() - room.width * scale) / 2
            down = (size.height() - room.height * scale) * 0.6
            self.mm = QTransform(scale, 0, 0, scale, across, down)
            return
        assert isinstance(here, WallRow)
        self.mm = self._photographed(here) * self._fitted(here)

    def _photographed(self, wall: WallRow) -> QTransform:
        """Millimetres to dots of the photograph, perspective and all."""
        if wall.scale is None:
            return QTransform()
        a, b, c, d, e, f, g, h, i = wall.scale.plane().matrix
        return QTransform(a, d, g, b, e, h, c, f, i)

    def _fitted(self, wall: WallRow) -> QTransform:
        at = self._photograph_rect(wall)
        wide = wall.photograph_size[0] if wall.photograph_size else 1
        share = at.width() / wide
        return QTransform(share, 0, 0, share, at.x(), at.y())

    def _photograph_rect(self, wall: WallRow) -> QRectF:
        wide, high = wall.photograph_size or (4, 3)
        share = min(self.size.width() / wide, self.size.height() / high)
        width, height = wide * share, high * share
        return QRectF((self.size.width() - width) / 2, (self.size.height() - height) / 2, width, height)

    # Places.

    def to_wall(self, point: QPointF) -> tuple[float, float]:
        """The place of the wall, in mm, at a point of the drawing."""
        back, _ = self.mm.inverted()
        at = back.map(point)
        return at.x(), at.y()

    def outline(self, box: Box) -> QPolygonF:
        """The outside of a picture in the drawing."""
        return self.mm.map(QPolygonF(QRectF(box.left, box.top, box.width, box.height)))

    def scale_at(self, box: Box) -> float:
        """Points of the drawing for a millimetre, where a picture hangs."""
        middle, beside = self.mm.map(QPointF(box.x, box.y)), self.mm.map(QPointF(box.x + 100, box.y))
        return max(0.01, QPointF(beside - middle).manhattanLength() / 100)

    def row_at(self, point: QPointF) -> HangingRow | None:
        """The picture at a point of the drawing, the one hung last first."""
        for row in reversed(self.state.rows):
            if self.outline(self.state.box(row)).containsPoint(point, Qt.FillRule.OddEvenFill):
                return row
        return None

    # Painting.

    def paint(self, painter: QPainter, ratio: float) -> None:
        """The wall and what hangs on it."""
        moving = [row for row in self.state.rows if self.state.box(row) != row.box]
        painter.drawImage(QRectF(QPointF(0, 0), self.size), self._at_rest(moving, ratio))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for row in moving:
            self.paint_piece(painter, row, ratio)

    def _at_rest(self, moving: list[HangingRow], ratio: float) -> QImage:
        """The ground with everything that no hand moves: laid together once, so that a move paints what moves."""
        ground = self._ground_at(ratio)
        resting = [row for row in self.state.rows if row not in moving]
        pieces = [self.piece(row, self.framed(row), self._fine(row, ratio)).cacheKey() for row in resting]
        key = (ground.cacheKey(), tuple(pieces), tuple(row.box for row in resting))
        if self._rest is None or self._rest[0] != key:
            layer = QImage(ground)
            painter = QPainter(layer)
            painter.scale(layer.width() / self.size.width(), layer.height() / self.size.height())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for row in resting:
                self.paint_piece(painter, row, ratio)
            painter.end()
            self._rest = (key, layer)
        return self._rest[1]

    def _fine(self, row: HangingRow, ratio: float) -> float:
        """Dots a millimetre to draw a picture with; in perspective in steps, so that a move does not draw it anew."""
        scale = min(_FINEST, self.scale_at(self.state.box(row)) * ratio)
        if self.mm.isAffine():
            return scale
        return min(_FINEST, _STEP ** math.ceil(math.log(scale) / math.log(_STEP)))

    def paint_piece(self, painter: QPainter, row: HangingRow, ratio: float) -> None:
        """One framed picture where it hangs now."""
        box = self.state.box(row)
        framed = self.framed(row)
        margin = shadow_margin(framed)
        around = QRectF(box.left, box.top, box.width, box.height).adjusted(-margin, -margin, margin, margin)
        image = self.piece(row, framed, self._fine(row, ratio))
        if self.mm.isAffine():
            _lay_down(painter, self.mm.mapRect(around), image)
            return
        corners = QPolygonF(QRectF(0, 0, image.width(), image.height()))
        corners.removeLast()
        there = self.mm.map(QPolygonF(around))
        there.removeLast()
        laid = QTransform()
        if QTransform.quadToQuad(corners, there, laid):
            painter.save()
            painter.setTransform(laid, True)
            painter.drawImage(QPointF(0, 0), image)
            painter.restore()

    def framed(self, row: HangingRow) -> Framed:
        """How a picture is framed, with the materials of the catalogue."""
        wide, high = outside_mm(row.width_in, 0, 0, 0), outside_mm(row.height_in, 0, 0, 0)
        edition = self.state.edition
        if edition is None:
            return Framed(wide, high)
        mount = next((each for each in edition.mounts if each.id == row.mount_id), None)
        border = row.mount_border_mm if row.mount_border_mm is not None else (mount.border_mm if mount else 0)
        return Framed(
            wide,
            high,
            next((each for each in edition.mouldings if each.id == row.moulding_id), None),
            mount,
            float(border),
            next((each for each in edition.glazings if each.id == row.glazing_id), None),
        )

    def piece(self, row: HangingRow, framed: Framed, scale: float) -> QImage:
        """A framed picture with its shadow, at so many dots a millimetre; drawn once."""
        image = self.state.image_of(row, max(framed.print_width, framed.print_height) * scale)
        key = (row.picture_id, image.cacheKey() if image is not None else 0, framed, round(scale, 3))
        kept = self._pieces.get(key)
        if kept is None:
            kept = self._pieces[key] = drawn(framed, image, scale, row.ref)
            while len(self._pieces) > _KEPT:
                self._pieces.popitem(last=False)
        self._pieces.move_to_end(key)
        return kept

    def _ground_at(self, ratio: float) -> QImage:
        here = self.state.here
        photograph = self.state.photograph_of(here.id) if isinstance(here, WallRow) else None
        key = (here, photograph.cacheKey() if photograph else 0, self.size.toSize(), ratio, theme.is_dark())
        if self._ground is None or self._ground[0] != key:
            self._ground = (key, self._drawn_ground(here, photograph, ratio))
        return self._ground[1]

    def _drawn_ground(self, here: WallRow | Room, photograph: QImage | None, ratio: float) -> QImage:
        dots = QSize(round(self.size.width() * ratio), round(self.size.height() * ratio))
        canvas = QImage(dots, QImage.Format.Format_RGB32)
        canvas.fill(theme.colour("quiet_soft"))
        painter = QPainter(canvas)
        painter.scale(dots.width() / self.size.width(), dots.height() / self.size.height())
        room = here.built_in if isinstance(here, WallRow) else here
        if room is not None:
            painter.setTransform(self.mm, True)
            seen = self.mm.inverted()[0].mapRect(QRectF(QPointF(0, 0), self.size))
            paint_room(painter, room, seen, here.colour)
        elif isinstance(here, WallRow):
            self._paint_photograph(painter, here, photograph, ratio)
        painter.end()
        return canvas

    def _paint_photograph(
        self, painter: QPainter, wall: WallRow, photograph: QImage | None, ratio: float
    ) -> None:
        at = self._photograph_rect(wall)
        if photograph is None or photograph.isNull():
            painter.fillRect(at, QColor("#d9d4cb"))
            return
        fine = photograph.scaled(
            (at.size() * ratio).toSize(),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawImage(at, fine)


def _lay_down(painter: QPainter, at: QRectF, image: QImage) -> None:
    """An image that has as many dots as its place goes there dot for dot; scaling it at each move takes longest."""
    device = painter.deviceTransform()
    there = device.mapRect(at)
    if device.isRotating() or QSizeF(there.size() - QSizeF(image.size())).toSize() != QSize(0, 0):
        painter.drawImage(at, image)
        return
    before = painter.worldTransform()
    painter.setWorldTransform(device.inverted()[0] * before)
    painter.drawImage(there.topLeft().toPoint(), image)
    painter.setWorldTransform(before)
