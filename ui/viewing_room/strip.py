"""The first pictures of a folder beside each other, so that one sees at once whether it is the right card."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import theme
from ui.kit.pictures import Pictures

FITS: Final = 6
HIGH, APART, ROUND = 116, 8, 4


class Strip(QWidget):
    """Painted as they come; one that cannot be shown stays an empty place."""

    def __init__(self, loader: Pictures) -> None:
        super().__init__()
        self._loader = loader
        self._numbers: list[int] = []
        self._images: dict[int, QImage] = {}
        self._later: list[tuple[int, Path]] = []
        self._next = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(HIGH))
        self.setAccessibleName("The first pictures of the folder")
        loader.shown.connect(self._take)
        loader.failed.connect(self._go_on)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(600), theme.px(HIGH))

    @property
    def shown(self) -> int:
        """How many are to be seen by now."""
        return len(self._images)

    def show_files(self, files: Sequence[Path]) -> None:
        """Show these instead; their numbers are new, so that no late answer is taken for one of them."""
        self._loader.forget()
        self._images.clear()
        self._numbers = [self._next - place for place in range(len(files))]
        self._next -= len(files)
        self.setVisible(bool(files))
        self.update()
        # The first is what one waits for: side by side with another it would take twice as long on a busy computer.
        self._later = list(zip(self._numbers, files, strict=True))
        if self._later:
            self._loader.peek(*self._later.pop(0))

    def _take(self, number: int, _size: object, image: QImage) -> None:
        if number in self._numbers:
            self._images[number] = image
            self.update()
            self._go_on(number)

    def _go_on(self, number: int, *_: object) -> None:
        """One came, or cannot be shown: the others are asked for, unless they have been."""
        if number in self._numbers:
            later, self._later = self._later, []
            for each in later:
                self._loader.peek(*each)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        each = (self.width() - theme.px(APART) * (FITS - 1)) / FITS
        for place, number in enumerate(self._numbers):
            room = QRectF(place * (each + theme.px(APART)), 0, each, self.height())
            image = self._images.get(number)
            if image is None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("quiet_soft"))
                painter.drawRoundedRect(room, ROUND, ROUND)
                continue
            size = image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            fitted = QRectF(
                room.center().x() - size.width() / 2,
                room.bottom() - size.height(),
                size.width(),
                size.height(),
            )
            edge = QPainterPath()
            edge.addRoundedRect(fitted, ROUND, ROUND)
            painter.save()
            painter.setClipPath(edge)
            painter.drawImage(fitted, image)
            painter.restore()
