"""Small samples of a frame for lists: the corner of a moulding, a window mount over a quiet print."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from studio.catalogue import MountRow
from ui.viewing_room.frames import Framed, paint_framed


def corner_sample(
    framed: Framed, side: int, image: QImage | None = None, ratio: float = 1.0, span: float = 120.0
) -> QImage:
    """The upper left corner of a piece, ``span`` mm of it in a square of ``side`` dots: for lists."""
    canvas = QImage(round(side * ratio), round(side * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(0)
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = side * ratio / span
    painter.scale(scale, scale)
    outside = QRectF(0, 0, max(framed.width, span * 1.6), max(framed.height, span * 1.6))
    paint_framed(painter, outside, framed, image)
    painter.end()
    return canvas


def mount_sample(mount: MountRow | None, side: int, ratio: float = 1.0) -> QImage:
    """A little window mount over a quiet print, or the bare print."""
    small = Framed(34.0, 34.0, None, mount, 16.0 if mount is not None else 0.0)
    canvas = QImage(round(side * ratio), round(side * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(0)
    painter = QPainter(canvas)
    painter.scale(side * ratio / small.width, side * ratio / small.height)
    paint_framed(painter, QRectF(0, 0, small.width, small.height), small, None)
    painter.end()
    return canvas
