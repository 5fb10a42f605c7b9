"""How the marks look: a word, an icon and a colour that say the same, and the pictures as they are drawn with them."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPixmap

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

    def __init__(self, most: int, radius: float = 0) -> None:
        self.most, self.radius = most, radius
        self._kept: OrderedDict[tuple[PictureId, int, int, int], QPixmap] = OrderedDict()

    def at_hand(self, picture_id: PictureId, image: QImage, size: QSizeF, ratio: float) -> QPixmap | None:
        """What was scaled before, for a screen of so many dots to the pixel; None where it was not."""
        key = _key(picture_id, image, size, ratio)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def of(self, picture_id: PictureId, image: QImage, size: QSizeF, ratio: float) -> QPixmap:
        """An image at a size, scaled now where it was not before."""
        found = self.at_hand(picture_id, image, size, ratio)
        if found is None:
            key = _key(picture_id, image, size, ratio)
            smooth = Qt.TransformationMode.SmoothTransformation
            scaled = image.scaled(key[1], key[2], Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            found = self._kept[key] = QPixmap.fromImage(
                _rounded(scaled, self.radius * ratio) if self.radius else scaled
            )
            found.setDevicePixelRatio(ratio)
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)
        return found


def _key(picture_id: PictureId, image: QImage, size: QSizeF, ratio: float) -> tuple[PictureId, int, int, int]:
    return (
        picture_id,
        max(1, round(size.width() * ratio)),
        max(1, round(size.height() * ratio)),
        image.width(),
    )


def _rounded(image: QImage, radius: float) -> QImage:
    """With round corners once, for a clip at every painting costs more than the picture."""
    made = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(image))
    painter.drawRoundedRect(QRectF(made.rect()), radius, radius)
    painter.end()
    return made
