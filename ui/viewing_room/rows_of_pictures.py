"""Many pictures small: the filmstrip below the stage, and all of them in rows. Only what is in sight is drawn."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from studio.pictures import PictureId, PictureRow
from ui.kit import theme
from ui.kit.painting import draw_line
from ui.kit.pictures import Size
from ui.viewing_room.marks import SAID, Scaled, draw_badge, fitted
from ui.viewing_room.state import Mode, RoomState

RADIUS = 6
KEPT = 500
"""Scaled thumbnails that are kept; a screen shows a tenth of it."""


class RowsOfPictures(QAbstractScrollArea):
    """What both have in common: the pictures of the filter, the ring on the one in hand, the marks."""

    picked = Signal(int)
    opened = Signal(int)

    def __init__(self, state: RoomState, name: str, *, captions: bool = True) -> None:
        super().__init__()
        self.state, self.name, self.captions = state, name, captions
        self.rows: tuple[PictureRow, ...] = ()
        self._scaled = Scaled(KEPT, RADIUS)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setProperty("ground", "clear")
        state.changed.connect(self.look)
        state.looked.connect(self.look)
        state.pictures_loader.shown.connect(self._came)

    def look(self) -> None:
        """Show what the state says now, with the picture in hand in sight."""
        if not self.isVisible():
            return
        rows = self.state.shown
        if rows != self.rows:
            self.rows = rows
            self.lay_out()
        self.bring_into_sight()
        at = self.state.picture
        if at is not None:
            place = next((place for place, row in enumerate(rows, 1) if row.id == at.id), 0)
            said = f"{at.ref}, {SAID[self.state.mark_of(at.id)]}, {place} of {len(rows)}"
        else:
            said = "none"
        self.setAccessibleName(f"{self.name}: {said}")
        self.viewport().update()

    def lay_out(self) -> None:
        """Reckon where each picture stands, and how far one can scroll."""

    def place_of(self, number: int) -> QRectF:
        """Where a picture stands before scrolling."""
        raise NotImplementedError

    def in_sight(self) -> range:
        """The numbers of the pictures in sight."""
        raise NotImplementedError

    def offset(self) -> tuple[int, int]:
        """How far it is scrolled, across and down."""
        return self.horizontalScrollBar().value(), self.verticalScrollBar().value()

    def number_at(self, x: float, y: float) -> int | None:
        """The picture at a point of the viewport."""
        across, down = self.offset()
        return next(
            (each for each in self.in_sight() if self.place_of(each).contains(x + across, y + down)), None
        )

    def bring_into_sight(self) -> None:
        """Scroll no further than is needed to see the picture in hand."""
        number = next((place for place, row in enumerate(self.rows) if row.id == self.state.at), None)
        if number is None:
            return
        place, view = self.place_of(number), self.viewport().rect()
        for bar, begins, ends, room in (
            (self.horizontalScrollBar(), place.left(), place.right(), view.width()),
            (self.verticalScrollBar(), place.top(), place.bottom(), view.height()),
        ):
            if begins < bar.value():
                bar.setValue(int(begins))
            elif ends > bar.value() + room:
                bar.setValue(round(ends - room))

    def _came(self, picture_id: int, size: object, _image: object) -> None:
        if size is Size.THUMB and self.isVisible():
            self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()
        self.bring_into_sight()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        across, down = self.offset()
        painter.translate(-across, -down)
        loader, wanted = self.state.pictures_loader, []
        for number in self.in_sight():
            row = self.rows[number]
            if loader.now(row, Size.THUMB) is None and row.id not in self.state.lost:
                wanted.append(row)
            self._paint(painter, row, self.place_of(number))
        for row in reversed(wanted):  # the one asked for last comes first
            loader.ask(row, Size.THUMB, first=True)

    def _paint(self, painter: QPainter, row: PictureRow, cell: QRectF) -> None:
        frame = self.frame_in(cell, row)
        image = self.state.pictures_loader.now(row, Size.THUMB)
        if image is not None:
            ratio = self.devicePixelRatioF()
            painter.drawPixmap(frame.topLeft(), self._scaled.of(row.id, image, frame.size(), ratio))
        else:
            painter.fillRect(frame, theme.colour("quiet_soft"))
            draw_line(painter, frame.adjusted(8, 0, -8, 0), row.ref, "second", theme.colour("muted"))
        self._paint_ring(painter, row.id, frame)
        side = theme.px(20)
        badge = QRectF(frame.right() - side - 3, frame.top() + 3, side, side)
        draw_badge(painter, badge, self.state.mark_of(row.id))

    def _paint_ring(self, painter: QPainter, picture_id: PictureId, frame: QRectF) -> None:
        compared = self.state.mode is Mode.COMPARE and picture_id in self.state.compared
        if picture_id != self.state.at and not compared:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        in_hand = picture_id == self.state.at
        painter.setPen(QPen(theme.colour("accent"), 3 if in_hand else 1.5))
        painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.restore()

    def frame_in(self, cell: QRectF, row: PictureRow) -> QRectF:
        """Where in its cell the picture itself is."""
        return fitted(QSizeF(row.width, row.height), cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state.at is not None:
            self.opened.emit(int(self.state.at))
        else:
            event.ignore()  # the room's own keys go along the pictures

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self.number_at(event.position().x(), event.position().y())
        if number is not None and event.button() is Qt.MouseButton.LeftButton:
            self.picked.emit(int(self.rows[number].id))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        number = self.number_at(event.position().x(), event.position().y())
        if number is not None:
            self.opened.emit(int(self.rows[number].id))


class Filmstrip(RowsOfPictures):
    """One row below the stage, each picture as wide as it is."""

    HEIGHT, GAP = 74, 9

    def __init__(self, state: RoomState) -> None:
        super().__init__(state, "The pictures in a row")
        self._lefts: list[float] = []
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(theme.px(self.HEIGHT) + 12)

    def lay_out(self) -> None:
        left, height = 0.0, theme.px(self.HEIGHT)
        self._lefts = []
        for row in self.rows:
            self._lefts.append(left)
            left += height * row.width / row.height + self.GAP
        bar = self.horizontalScrollBar()
        bar.setRange(0, max(0, round(left - self.GAP) - self.viewport().width()))
        bar.setPageStep(self.viewport().width())
        bar.setSingleStep(height)

    def place_of(self, number: int) -> QRectF:
        row, height = self.rows[number], theme.px(self.HEIGHT)
        return QRectF(self._lefts[number], 0, height * row.width / row.height, height)

    def in_sight(self) -> range:
        begins = self.horizontalScrollBar().value()
        first = max(0, bisect_right(self._lefts, begins) - 1)
        return range(first, bisect_right(self._lefts, begins + self.viewport().width()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (turned.y() or turned.x()))


class AllPictures(RowsOfPictures):
    """All of them in rows of equal cells, with the reference below each."""

    CELL, GAP, CAPTION = 178, 14, 22

    def __init__(self, state: RoomState, *, captions: bool = True, cell: int = CELL) -> None:
        super().__init__(state, "All the pictures", captions=captions)
        self.cell = cell
        self.columns = 1
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _size(self) -> tuple[float, float]:
        """Width and height of a cell with its gap."""
        room = self.viewport().width() + self.GAP
        width = room / self.columns
        caption = theme.px(self.CAPTION) if self.captions else 0
        return width, (width - self.GAP) * 0.75 + caption + self.GAP

    def lay_out(self) -> None:
        self.columns = max(2, round((self.viewport().width() + self.GAP) / (theme.px(self.cell) + self.GAP)))
        _, height = self._size()
        lines = -(-len(self.rows) // self.columns)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(lines * height - self.GAP) - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(round(height / 2))

    def place_of(self, number: int) -> QRectF:
        width, height = self._size()
        down, across = divmod(number, self.columns)
        return QRectF(across * width, down * height, width - self.GAP, height - self.GAP)

    def frame_in(self, cell: QRectF, row: PictureRow) -> QRectF:
        caption = theme.px(self.CAPTION) if self.captions else 0
        room = cell.adjusted(0, 0, 0, -caption)
        frame = fitted(QSizeF(row.width, row.height), room)
        frame.moveBottom(room.bottom())  # on one line with its neighbours, its words close below
        return frame

    def in_sight(self) -> range:
        _, height = self._size()
        begins = self.verticalScrollBar().value()
        first = int(begins // height) * self.columns
        last = (int((begins + self.viewport().height()) // height) + 1) * self.columns
        return range(first, min(len(self.rows), last))

    def _paint(self, painter: QPainter, row: PictureRow, cell: QRectF) -> None:
        super()._paint(painter, row, cell)
        if self.captions:
            note = self.state.note_of(row.id)
            height = theme.px(self.CAPTION)
            left = self.frame_in(cell, row).x() + 2
            below = QRectF(left, cell.bottom() - height + 2, cell.right() - left, height - 2)
            words = f"{row.ref}  ·  “{note}”" if note else row.ref
            draw_line(painter, below, words, "second", theme.colour("muted"))
