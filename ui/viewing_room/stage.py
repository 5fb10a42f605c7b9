"""The stage: one picture large, or two to four side by side with their zoom and their place linked."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.pictures import PictureRow
from ui.kit import theme
from ui.kit.painting import draw_line
from ui.kit.pictures import Size
from ui.viewing_room.marks import SAID, Scaled, draw_badge, fitted
from ui.viewing_room.state import ZOOM_STEP, Mode, RoomState

CAPTION = 26
BADGE = 34


class Stage(QWidget):
    """What everybody looks at. The desk's has captions; the family's shows the pictures alone."""

    def __init__(self, state: RoomState, *, captions: bool = True) -> None:
        super().__init__()
        self.state, self.captions = state, captions
        self._scaled = Scaled(12)
        self._finely = QTimer(self)
        self._finely.setSingleShot(True)
        self._finely.timeout.connect(self._scale_one)
        self._held: QPointF | None = None
        self._moved = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.px(240), theme.px(160))
        state.changed.connect(self.look)
        state.looked.connect(self.look)
        state.pictures_loader.shown.connect(self._came)
        self.look()

    def look(self) -> None:
        """Show what the state says now; ask for what is on the stage first, then for its neighbours."""
        if self.isVisible():
            self._fetch()
        at = self.state.picture
        said = f"{at.ref}, {SAID[self.state.mark_of(at.id)]}" if at is not None else "no pictures yet"
        self.setAccessibleName(f"The picture on the stage: {said}")
        self.update()

    def _came(self, _picture_id: int, size: object, _image: object) -> None:
        if self.isVisible():
            self.update()
            if size is Size.SCREEN:
                self._finely.start()

    def rows(self) -> tuple[PictureRow, ...]:
        """The pictures on the stage."""
        state = self.state
        if state.mode is Mode.COMPARE:
            return tuple(row for row in map(state.by_id, state.compared) if row is not None)
        return (state.picture,) if state.picture is not None else ()

    def _fetch(self) -> None:
        state, loader = self.state, self.state.pictures_loader
        if state.mode is not Mode.COMPARE:
            shown = state.shown
            here = next((place for place, row in enumerate(shown) if row.id == state.at), None)
            if here is not None and state.at not in state.lost:
                loader.beside(shown, here)
            return
        for row in self.rows():
            if loader.now(row, Size.SCREEN) is None and row.id not in state.lost:
                loader.ask(row, Size.SCREEN, first=True)

    def cells(self) -> list[QRectF]:
        """Where each picture on the stage stands: as many beside each other as makes them largest."""
        rows = self.rows()
        best: tuple[float, list[QRectF]] = (-1.0, [])
        for across in range(1, len(rows) + 1):
            cells = self._cells_across(len(rows), across)
            pairs = zip(rows, cells, strict=True)
            rects = [fitted(QSizeF(row.width, row.height), self._inner(cell)) for row, cell in pairs]
            smallest = min(each.width() * each.height() for each in rects)
            best = max(best, (smallest, cells), key=lambda each: each[0])
        return best[1]

    def _cells_across(self, count: int, across: int) -> list[QRectF]:
        gap = theme.px(10) if count > 1 else 0
        down = ceil(count / across)
        width = (self.width() - gap * (across - 1)) / across
        height = (self.height() - gap * (down - 1)) / down
        return [
            QRectF((place % across) * (width + gap), (place // across) * (height + gap), width, height)
            for place in range(count)
        ]

    def _inner(self, cell: QRectF) -> QRectF:
        return cell.adjusted(0, 0, 0, -theme.px(CAPTION)) if self.captions else cell

    def _whole(self, row: PictureRow, inner: QRectF) -> QRectF:
        """Where the whole picture would be, at the zoom and with the place looked at in the middle."""
        fit = fitted(QSizeF(row.width, row.height), inner)
        width, height = fit.width() * self.state.zoom, fit.height() * self.state.zoom
        x, y = self.state.centre
        return QRectF(inner.center().x() - x * width, inner.center().y() - y * height, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for row, cell in zip(self.rows(), self.cells(), strict=True):
            self._paint(painter, row, cell)

    def _paint(self, painter: QPainter, row: PictureRow, cell: QRectF) -> None:
        inner, loader = self._inner(cell), self.state.pictures_loader
        image = loader.now(row, Size.SCREEN) or loader.now(row, Size.THUMB)
        if image is None:
            painter.fillRect(fitted(QSizeF(row.width, row.height), inner), theme.colour("quiet_soft"))
            if row.id not in self.state.lost:
                loader.ask(row, Size.THUMB, first=True)
        else:
            self._paint_image(painter, row, image, inner)
        at = self._whole(row, inner).intersected(inner)
        if self.state.mode is Mode.COMPARE and self.captions and row.id == self.state.at:
            painter.setPen(QPen(theme.colour("accent"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(at.adjusted(1, 1, -1, -1))
        side = min(theme.px(BADGE), max(theme.px(BADGE) * 0.6, at.height() * 0.12))
        draw_badge(
            painter, QRectF(at.right() - side - 10, at.top() + 10, side, side), self.state.mark_of(row.id)
        )
        if self.captions:
            note = self.state.note_of(row.id)
            words = f"{row.ref}  ·  “{note}”" if note else row.ref
            below = QRectF(at.x() + 2, at.bottom() + 4, cell.right() - at.x() - 4, theme.px(CAPTION) - 4)
            draw_line(painter, below, words, "second", theme.colour("muted"))

    def _paint_image(self, painter: QPainter, row: PictureRow, image: QImage, inner: QRectF) -> None:
        whole = self._whole(row, inner)
        if self.state.zoom > 1:
            painter.save()
            painter.setClipRect(inner)
            painter.drawImage(whole, image)
            painter.restore()
            return
        scaled = self._scaled.at_hand(row.id, image, whole.size(), self.devicePixelRatioF())
        if scaled is not None:
            painter.drawPixmap(whole.topLeft(), scaled)
        else:  # at once and roughly; finely as soon as nothing else is to be done
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
            painter.drawImage(whole, image)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._finely.start()

    def _scale_one(self) -> None:
        """Scale one picture that is on the stage or may be next, and come again for another."""
        loader, ratio, zoomed = self.state.pictures_loader, self.devicePixelRatioF(), self.state.zoom > 1
        if not self.isVisible() or zoomed:
            return
        on_stage = list(zip(self.rows(), self.cells(), strict=True))
        for row, cell in (*on_stage, *((row, QRectF(self.rect())) for row in self._next_ones())):
            image = loader.now(row, Size.SCREEN) or loader.now(row, Size.THUMB)
            if image is None:
                continue
            size = self._whole(row, self._inner(cell)).size()
            if self._scaled.at_hand(row.id, image, size, ratio) is None:
                self._scaled.of(row.id, image, size, ratio)
                self._finely.start()
                self.update()
                return

    def _next_ones(self) -> list[PictureRow]:
        if self.state.mode is Mode.COMPARE:
            return []
        shown = self.state.shown
        here = next((place for place, row in enumerate(shown) if row.id == self.state.at), None)
        return [] if here is None else [shown[at] for at in (here + 1, here - 1) if 0 <= at < len(shown)]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    # By hand.

    def _cell_at(self, at: QPointF) -> tuple[PictureRow, QRectF] | None:
        pairs = zip(self.rows(), self.cells(), strict=True)
        return next(((row, cell) for row, cell in pairs if cell.contains(at)), None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        found = self._cell_at(event.position())
        turned = event.angleDelta().y() / 120
        if found is None or not turned:
            return
        whole = self._whole(found[0], self._inner(found[1]))
        x = (event.position().x() - whole.x()) / whole.width()
        y = (event.position().y() - whole.y()) / whole.height()
        before = self.state.zoom
        after = max(1.0, before * ZOOM_STEP**turned)
        held = before / after  # what is below the pointer stays below it
        cx, cy = self.state.centre
        self.state.set_zoom(after, (x + (cx - x) * held, y + (cy - y) * held))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._held, self._moved = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._cell_at(event.position())
        if self._held is None or found is None or self.state.zoom <= 1:
            return
        whole = self._whole(found[0], self._inner(found[1]))
        moved = event.position() - self._held
        self._held, self._moved = event.position(), True
        x, y = self.state.centre
        self.state.set_zoom(self.state.zoom, (x - moved.x() / whole.width(), y - moved.y() / whole.height()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._held = self._held, None
        found = self._cell_at(event.position())
        if held is not None and found is not None and not self._moved:
            self.state.look_at(found[0].id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.state.set_zoom(1.0 if self.state.zoom > 1 else 2.5)
