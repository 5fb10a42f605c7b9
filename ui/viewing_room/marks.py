"""How the marks look: a word, an icon and a colour that say the same, and the pictures as they are drawn with them."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from studio.pictures import PictureId
from studio.viewings import Mark
from ui.kit import icons, theme
from ui.kit.tokens import Meaning

MARKS: tuple[tuple[Mark, str, str, Meaning, str], ...] = (
    (Mark.LOVE, "Love", "heart", "accent", "1"),
    (Mark.PERHAPS, "Perhaps", "circle-question-mark", "amber", "2"),
    (Mark.NO, "No", "x", "quiet", "3"),
)
"""Mark, its word, its icon, its colour and its key."""
LOOK = {mark: (icon, ink) for mark, _, icon, ink, _ in MARKS}
SAID = {Mark.LOVE: "loved", Mark.PERHAPS: "perhaps", Mark.NO: "no", None: "not marked yet"}


def draw_badge(painter: QPainter, at: QRectF, mark: Mark | None) -> None:
    """The round sign of a mark; nothing where there is none."""
    if mark is None:
        return
    icon, ink = LOOK[mark]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ink))
    painter.drawEllipse(at)
    painter.restore()
    inset = at.width() * 0.22
    icons.paint(painter, icon, theme.colour("on_accent"), at.adjusted(inset, inset, -inset, -inset))


def fitted(image: QSizeF, into: QRectF) -> QRectF:
    """The largest rectangle of an image's shape in the middle of another."""
    if image.width() <= 0 or image.height() <= 0:
        return into
    scale = min(into.width() / image.width(), into.height() / image.height())
    width, height = image.width() * scale, image.height() * scale
    return QRectF(into.center().x() - width / 2, into.center().y() - height / 2, width, height)


class Scaled:
    """Pictures scaled to the size they are drawn at, the last so many kept: a repaint costs no scaling."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._kept: OrderedDict[tuple[PictureId, int, int, int], QPixmap] = OrderedDict()

    def of(self, picture_id: PictureId, image: QImage, size: QSizeF, ratio: float) -> QPixmap:
        """An image at a size on a screen of so many dots to the pixel."""
        width, height = max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio))
        key = (picture_id, width, height, image.width())
        found = self._kept.get(key)
        if found is None:
            smooth = Qt.TransformationMode.SmoothTransformation
            found = QPixmap.fromImage(
                image.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            )
            found.setDevicePixelRatio(ratio)
            self._kept[key] = found
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return found
