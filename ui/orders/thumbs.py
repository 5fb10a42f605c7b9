"""Photographs beside the lines of an order: as large as a thumb, and in a row to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

from studio.pictures import PictureRow
from ui.kit import theme
from ui.kit.pictures import Pictures, Size

WIDE, HIGH = 60, 44
_ROUND = 3


def draw_thumb(painter: QPainter, room: QRectF, image: QImage | None) -> None:
    """A photograph as large as fits; an empty place while it is not here."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if image is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("quiet_soft"))
        painter.drawRoundedRect(room, _ROUND, _ROUND)
        painter.restore()
        return
    size = image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    fitted = QRectF(0, 0, size.width(), size.height())
    fitted.moveCenter(room.center())
    edge = QPainterPath()
    edge.addRoundedRect(fitted, _ROUND, _ROUND)
    painter.setClipPath(edge)
    painter.drawImage(fitted, image)
    painter.restore()


class Thumb(QWidget):
    """One photograph, painted as soon as it is here."""

    def __init__(self, loader: Pictures, row: PictureRow, name: str) -> None:
        super().__init__()
        self._loader, self._row = loader, row
        self.setFixedSize(theme.px(WIDE), theme.px(HIGH))
        self.setAccessibleName(name)
        loader.shown.connect(self._came)
        loader.ask(row, Size.THUMB)

    def _came(self, number: int, *_: object) -> None:
        if number == self._row.id:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_thumb(painter, QRectF(self.rect()), self._loader.now(self._row, Size.THUMB))


class PictureStrip(QListWidget):
    """The session's photographs in a row, those they love first; one press takes its number into the line."""

    picked = Signal(object)

    def __init__(self, loader: Pictures) -> None:
        super().__init__()
        self._loader = loader
        self._rows: list[PictureRow] = []
        self.setAccessibleName("The session's pictures")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(theme.px(WIDE), theme.px(HIGH)))
        self.setGridSize(QSize(theme.px(WIDE + 14), theme.px(HIGH + 22)))
        self.setFixedHeight(theme.px(HIGH + 34))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.itemClicked.connect(self._pick)
        self.itemActivated.connect(self._pick)
        self.horizontalScrollBar().valueChanged.connect(lambda _: self._ask())
        loader.shown.connect(self._came)

    def show_rows(self, rows: Sequence[PictureRow], loved: Iterable[int] = ()) -> None:
        """Show these, the loved ones first."""
        dear = set(loved)
        self._rows = sorted(rows, key=lambda row: row.id not in dear)
        self.clear()
        for row in self._rows:
            item = QListWidgetItem(f"♥ {row.ref}" if row.id in dear else row.ref)
            item.setToolTip(f"Picture {row.ref}")
            item.setIcon(_as_icon(self._loader.now(row, Size.THUMB)))
            self.addItem(item)
        self.setVisible(bool(self._rows))
        self._ask()

    def _ask(self) -> None:
        """Ask for those in sight, and a few beyond."""
        each = max(1, self.gridSize().width())
        first = max(0, self.horizontalScrollBar().value() // each)
        for row in self._rows[first : first + self.width() // each + 8]:
            if self._loader.now(row, Size.THUMB) is None:
                self._loader.ask(row, Size.THUMB)

    def _came(self, number: int, size: object, image: QImage) -> None:
        for place, row in enumerate(self._rows):
            if row.id == number and size is Size.THUMB:
                self.item(place).setIcon(_as_icon(image))

    def _pick(self, item: QListWidgetItem) -> None:
        self.picked.emit(self._rows[self.row(item)])


def _as_icon(image: QImage | None) -> QIcon:
    """An icon of one size for all, so that names stand under each other."""
    across, high = theme.px(WIDE), theme.px(HIGH)
    canvas = QPixmap(across, high)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    draw_thumb(painter, QRectF(0, 0, across, high), image)
    painter.end()
    return QIcon(canvas)
