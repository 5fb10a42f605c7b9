"""Small pictures in a row: those a photographer is shown, to change or to keep, and to be told which."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from studio import pictures
from ui.kit import theme
from ui.kit.painting import draw_chip
from ui.kit.pictures import Pictures, Size

WIDE, HIGH, WORDS_HIGH = 92, 70, 22
ACROSS = 6
CHANGE, KEEP, NEITHER = "change", "keep", ""
_TONES = {CHANGE: "concern", KEEP: "good"}
_NEXT = {NEITHER: KEEP, KEEP: CHANGE, CHANGE: NEITHER}


class Small(QAbstractButton):
    """One picture with its reference and what is to become of it; pressed, it is keep, change, or neither."""

    meant = Signal()

    def __init__(self, row: pictures.PictureRow, what: str, *, can_change: bool) -> None:
        super().__init__()
        self.row, self.what, self.can_change = row, what, can_change
        self.was_meant = False
        self.image: QImage | None = None
        self.setFixedSize(theme.px(WIDE), theme.px(HIGH + WORDS_HIGH))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can_change else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if can_change else Qt.CursorShape.ArrowCursor)
        self.clicked.connect(self._turn)
        self._say()

    def _turn(self) -> None:
        if self.can_change:
            self._mean(_NEXT[self.what])

    def _mean(self, what: str) -> None:
        self.was_meant = True
        self.show_as(what)
        self.meant.emit()

    def show_as(self, what: str) -> None:
        """To change, to keep, or neither."""
        self.what = what
        self._say()
        self.update()

    def _say(self) -> None:
        said = f"Picture {self.row.ref}: {self.what or 'not shown to the photographer'}"
        self.setAccessibleName(said)
        if self.can_change:
            self.setToolTip(f"{said}. Space: keep, change, or neither. K keeps, C changes.")

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """K and C say at once what a press goes through."""
        said = {Qt.Key.Key_K: KEEP, Qt.Key.Key_C: CHANGE, Qt.Key.Key_Delete: NEITHER}.get(Qt.Key(event.key()))
        if said is not None and self.can_change and not event.modifiers():
            self._mean(said)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(1, 1, self.width() - 2, theme.px(HIGH) - 2)
        outline = draw_small(painter, place, self.image, 1.0 if self.what else 0.45)
        if self.what:
            painter.setPen(QPen(theme.tone(_TONES[self.what])[0], 2))
            painter.drawPath(outline)
            chip = QRectF(4, place.bottom() - theme.px(19), theme.px(58), theme.px(17))
            draw_chip(painter, chip, self.what, _TONES[self.what])
        if self.hasFocus():
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        painter.setFont(theme.font("second"))
        painter.setPen(self.palette().windowText().color())
        words = QRectF(0, theme.px(HIGH), self.width(), theme.px(WORDS_HIGH))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.row.ref)


def draw_small(painter: QPainter, place: QRectF, image: QImage | None, strength: float = 1.0) -> QPainterPath:
    """A picture within rounded corners, its ground where it is not there yet; answers its outline."""
    outline = QPainterPath()
    outline.addRoundedRect(place, 6, 6)
    painter.fillPath(outline, theme.tone("plain")[1])
    if image is not None:
        painter.save()
        painter.setClipPath(outline)
        painter.setOpacity(strength)
        painter.drawImage(fitted(image, place), image)
        painter.restore()
    return outline


def fitted(image: QImage, place: QRectF) -> QRectF:
    """The whole picture inside its place, nothing cut off."""
    scale = min(place.width() / image.width(), place.height() / image.height())
    wide, high = image.width() * scale, image.height() * scale
    return QRectF(place.center().x() - wide / 2, place.center().y() - high / 2, wide, high)


class PictureRow(QWidget):
    """Small pictures beside and below each other; nothing at all when there are none."""

    changed = Signal()

    def __init__(self, *, can_change: bool = False, inline: bool = False, across: int = ACROSS) -> None:
        super().__init__()
        self.across = across
        self.can_change = can_change
        self.small: list[Small] = []
        self.loader = Pictures(self, inline=inline)
        self.loader.shown.connect(self._put)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(theme.px(8))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_all(self, shown: Sequence[tuple[pictures.PictureRow, str]]) -> None:
        """These pictures, each as it is meant."""
        if [(each.row.id, each.what) for each in self.small] == [(row.id, what) for row, what in shown]:
            return
        while (item := self.grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.small = [Small(row, what, can_change=self.can_change) for row, what in shown]
        for place, small in enumerate(self.small):
            small.meant.connect(self.changed)
            self.grid.addWidget(small, place // self.across, place % self.across)
            self.loader.ask(small.row, Size.THUMB)
        self.grid.setColumnStretch(self.across, 1)
        self.setVisible(bool(self.small))

    def _put(self, picture_id: int, _size: object, image: QImage) -> None:
        for small in self.small:
            if small.row.id == picture_id:
                small.image = image
                small.update()
