"""The cards of the board: one for each piece, drawn by hand, in a column for each stage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from studio.making import PieceRow, Stage, Standing
from ui.kit import icons, theme
from ui.kit.painting import chip_width, draw_chip, draw_focus, draw_line
from ui.kit.tokens import Role
from ui.making import words

Index = QModelIndex | QPersistentModelIndex
PIECE: Final = int(Qt.ItemDataRole.UserRole)
DRAGGED: Final = "application/x-portrait-desk-piece"
_NOWHERE = QModelIndex()
_GAP, _PAD = 6, 9
_SHARE = 0.46
"""How much of a card's height its photograph has: that of the two lines beside it."""
_Roles = tuple[Role, Role]
SMALL: Final[_Roles] = ("name", "second")
LARGE: Final[_Roles] = ("heading", "body")
"""The roles of a card's first line and of those below it, in small and in large print."""


class Look:
    """What all columns of a board share: the print, the day, what is marked, and where photographs come from."""

    def __init__(self, image: Callable[[PieceRow], QImage | None]) -> None:
        self.large = False
        self.today = date.min
        self.marked: set[int] = set()
        self.image = image

    @property
    def roles(self) -> _Roles:
        """The type of a card."""
        return LARGE if self.large else SMALL

    def height(self) -> int:
        """How high a card is: its first line, three below it, and the space around."""
        first, below = (theme.metrics(role).height() for role in self.roles)
        return round(first + 3 * below + 2 * _PAD + _GAP + 10)


class _Rows(QAbstractListModel):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.rows: list[PieceRow] = []

    def set_rows(self, rows: Sequence[PieceRow]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == PIECE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = (
                row.code,
                words.standing(row),
                row.household,
                words.size(row),
                words.due(row, self.look.today),
            )
            return ", ".join(part for part in said if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join((row.household, row.size, *row.made_of, words.promised(row, self.look.today)))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(DRAGGED, str(self.rows[indexes[0].row()].id).encode("ascii"))
        return data


class _Card(QStyledItemDelegate):
    def __init__(self, column: CardColumn) -> None:
        super().__init__(column)
        self.column = column

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, self.column.look.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PieceRow = index.data(PIECE)
        look, column = self.column.look, self.column
        at = QRectF(option.rect).adjusted(3, 2, -3, -_GAP)
        chosen = column.is_the_one and index.row() == column.currentIndex().row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if chosen else "line"), 1.6 if chosen else 1))
        painter.setBrush(theme.colour("accent_soft" if row.id in look.marked else "surface"))
        painter.drawRoundedRect(at, 8, 8)
        self._standing(painter, at, row)
        painter.restore()
        inside = at.adjusted(_PAD + 2, _PAD - 3, -_PAD + 2, -_PAD + 3)
        taken = self._photograph(painter, inside, row)
        self._words(painter, inside, row, taken)
        if chosen and column.hasFocus():
            draw_focus(painter, at)

    @staticmethod
    def _standing(painter: QPainter, at: QRectF, row: PieceRow) -> None:
        """A stripe at the edge says from afar what the chip says in a word."""
        if row.standing in (Standing.FINE, Standing.DONE):
            return
        ink, _ = theme.tone(words.TONES[row.standing])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(at.left() + 1, at.top() + 6, 3, at.height() - 12), 1.5, 1.5)

    def _photograph(self, painter: QPainter, inside: QRectF, row: PieceRow) -> float:
        """Draw the photograph in the lower corner where there is room for it; how much of the width it takes."""
        image = self.column.look.image(row)
        side = inside.height() * _SHARE
        if image is None or inside.width() < side * 3.2:
            return 0
        shown = image.size().scaled(QSize(round(side), round(side)), Qt.AspectRatioMode.KeepAspectRatio)
        corner = QPointF(inside.right() - shown.width(), inside.bottom() - shown.height())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(corner.x(), corner.y(), shown.width(), shown.height()), image)
        return shown.width() + 6.0

    def _words(self, painter: QPainter, inside: QRectF, row: PieceRow, taken: float) -> None:
        look = self.column.look
        first, below = look.roles
        ink, muted = theme.colour("ink"), theme.colour("muted")
        line = QRectF(inside.left(), inside.top(), inside.width(), theme.metrics(first).height() + 2)
        said = words.standing(row)
        code_wide = theme.metrics(first).horizontalAdvance(row.code) + 6
        wide = chip_width(said) - theme.px(8) if said else 0
        has_room = code_wide + wide <= line.width()
        if said and has_room:
            chip = QRectF(line.right() - wide, line.top() + 1, wide, theme.px(18))
            draw_chip(painter, chip, said, words.TONES[row.standing])
        draw_line(painter, line, row.code, first, ink)
        step = theme.metrics(below).height() + 1
        place = QRectF(inside.left(), line.bottom(), inside.width(), step)
        size = words.size(row)
        fits = theme.metrics(below).horizontalAdvance(size) <= inside.width()
        draw_line(painter, place, size if fits else words.inches(row), below, ink)
        place.setWidth(inside.width() - taken)
        place.translate(0, step)
        draw_line(
            painter, place, row.household + (f" · {row.assigned}" if row.assigned else ""), below, muted
        )
        place.translate(0, step)
        self._day(painter, place, row, "" if has_room else said)

    def _day(self, painter: QPainter, place: QRectF, row: PieceRow, said: str) -> None:
        """By when, with the sign of what it waits for or of being out; ``said`` is what found no room above."""
        look = self.column.look
        below = look.roles[1]
        ink = (
            theme.tone("due")[0]
            if row.waits
            else theme.tone("viewing")[0]
            if row.supplier
            else theme.colour("muted")
        )
        if row.waits or row.supplier:
            side = theme.px(13)
            at = QRectF(place.left(), place.center().y() - side / 2, side, side)
            icons.paint(painter, "hourglass" if row.waits else "truck", ink, at)
            place = place.adjusted(side + 4, 0, 0, 0)
        day = words.day(row, look.today)
        if said in ("late", "behind"):
            day = f"{said}, {day.removeprefix('by ')}"
        if theme.metrics(below).horizontalAdvance(day) > place.width():
            day = words.without_weekday(day)
        draw_line(painter, place, day, below, ink)


class CardColumn(QListView):
    """The pieces of one stage. The arrows walk it; sideways keys, Enter and all else are the board's."""

    came = Signal()
    keyed = Signal(QKeyEvent)
    dropped = Signal(int)
    opened = Signal()
    ticked = Signal(int)

    def __init__(self, stage: Stage, title: str, look: Look) -> None:
        super().__init__()
        self.stage, self.look = stage, look
        self.is_the_one = False
        self.rows_model = _Rows(look)
        self.setModel(self.rows_model)
        self.setItemDelegate(_Card(self))
        self.setAccessibleName(title)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setProperty("ground", "clear")
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(lambda _: self.came.emit())
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def row(self) -> PieceRow | None:
        """The piece that the keyboard is on."""
        row: PieceRow | None = self.currentIndex().data(PIECE)
        return row

    def choose(self, place: int) -> None:
        """Put the keyboard on a piece."""
        self.setCurrentIndex(self.rows_model.index(min(place, len(self.rows_model.rows) - 1), 0))

    def currentChanged(self, now: Index, before: Index) -> None:
        super().currentChanged(now, before)
        if self.hasFocus():
            self.came.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows_model.rows:
            self.choose(0)
        self.came.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
                           Qt.Key.Key_Home, Qt.Key.Key_End):  # fmt: skip
            super().keyPressEvent(event)
            return
        event.ignore()
        self.keyed.emit(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.setCurrentIndex(index)
            self.ticked.emit(index.data(PIECE).id)
            return
        super().mousePressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._take(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._take(event)

    @staticmethod
    def _take(event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(DRAGGED):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """A card was let go over this column; the records move it, not the view."""
        carried = bytes(event.mimeData().data(DRAGGED).data())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if carried.isdigit():
            self.dropped.emit(int(carried))
