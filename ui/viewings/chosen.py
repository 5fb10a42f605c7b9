"""The pictures they love, small, in as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.pictures import PictureRow
from ui.kit import theme
from ui.kit.painting import draw_line
from ui.kit.pictures import Pictures, Size

TALL, GAP, CAPTION = 92, 10, 20


class ChosenPictures(QWidget):
    """Thumbnails of one height, each with its reference below; asked for when they are first seen."""

    def __init__(self, loader: Pictures, rows: Sequence[PictureRow]) -> None:
        super().__init__()
        self.loader, self.rows = loader, tuple(rows)
        self.setAccessibleName("They love " + ", ".join(row.ref for row in self.rows))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        loader.shown.connect(self._came)

    def _came(self, *_of: object) -> None:
        """A method: the page's loader lives longer than these, and a lambda would be called when they are gone."""
        self.update()

    def places(self) -> list[QRectF]:
        """Where each thumbnail stands, broken into lines."""
        height, left, top, places = theme.px(TALL), 0.0, 0.0, []
        for row in self.rows:
            width = height * row.width / row.height
            if left and left + width > self.width():
                left, top = 0.0, top + height + theme.px(CAPTION) + GAP
            places.append(QRectF(left, top, width, height))
            left += width + GAP
        return places

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        bottom = max((place.bottom() for place in self.places()), default=0.0)
        self.setFixedHeight(round(bottom) + theme.px(CAPTION))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(TALL + CAPTION))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for row, place in zip(self.rows, self.places(), strict=True):
            image = self.loader.now(row, Size.THUMB)
            if image is None:
                painter.fillRect(place, theme.colour("quiet_soft"))
                self.loader.ask(row, Size.THUMB)
            else:
                painter.drawImage(place, image)
            below = QRectF(place.x(), place.bottom() + 2, max(place.width(), 40), theme.px(CAPTION) - 2)
            draw_line(painter, below, row.ref, "second", theme.colour("muted"))
