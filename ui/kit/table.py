"""One table for every list of rows: columns are data, rows are the frozen rows of a query."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.kit import theme
from ui.kit.painting import chip_width, draw_chip

ROW: Final = int(Qt.ItemDataRole.UserRole)
SORT: Final = ROW + 1
TONE: Final = ROW + 2
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LEAST = 130


@dataclass(frozen=True)
class Column:
    """One column: what it is called, what it says of a row, and how it sorts.

    ``tone`` makes its words a chip in that tone; an empty tone is plain words. ``width`` is in pixels at
    100 %; the columns without one share what is left. In an exported list it is called ``listed``, else by its title
    (without either it stays behind), and holds its ``cell`` (a number, money, a day), else its words.
    """

    title: str
    text: Callable[[Any], str]
    sort: Callable[[Any], Any] | None = None
    right: bool = False
    tone: Callable[[Any], str] | None = None
    width: int = 0
    strong: bool = False
    cell: Callable[[Any], Any] | None = None
    listed: str = ""

    @property
    def heading(self) -> str:
        """What it is called in an exported list."""
        return self.listed or self.title

    def value(self, row: Any) -> Any:
        """What it holds in an exported list."""
        return self.cell(row) if self.cell is not None else self.text(row)


class TableModel(QAbstractTableModel):
    """Rows behind columns; never asks the store."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: list[Any] = []

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows and no others."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def add_rows(self, rows: Sequence[Any]) -> None:
        """Show these below: the next page of a long list."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows.extend(rows)
            self.endInsertRows()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole or role == Qt.ItemDataRole.ToolTipRole:
            return column.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.text(row)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | (
                Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            )
        if role == Qt.ItemDataRole.FontRole and (column.strong or column.right):
            return theme.tabular("name" if column.strong else "body")
        if role == ROW:
            return row
        if role == SORT:
            return column.sort(row) if column.sort else column.text(row).casefold()
        if role == TONE:
            return column.tone(row) if column.tone else ""
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole and not self.columns[section].right:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the rows that are here; equal rows keep the order of the query."""
        if not 0 <= column < len(self.columns):
            return
        key = self.columns[column].sort or (lambda row: self.columns[column].text(row).casefold())
        self.layoutAboutToBeChanged.emit()
        was = list(self.rows)
        self.rows.sort(key=key, reverse=order == Qt.SortOrder.DescendingOrder)
        places = {id(row): place for place, row in enumerate(self.rows)}
        old = self.persistentIndexList()
        self.changePersistentIndexList(
            old, [self.index(places[id(was[each.row()])], each.column()) for each in old]
        )
        self.layoutChanged.emit()


class _Cell(QStyledItemDelegate):
    """Draws a toned cell as a chip; everything else as the style does."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tone = index.data(TONE)
        if not tone:
            super().paint(painter, option, index)
            return
        words = str(index.data())
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        at = QRectF(option.rect)
        height = theme.px(20)
        width = min(chip_width(words), at.width() - 12)
        left = (
            at.right() - width - 8
            if index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
            else at.left() + 8
        )
        draw_chip(painter, QRectF(left, at.center().y() - height / 2, width, height), words, tone)


class Table(QTableView):
    """Rows to walk with the arrow keys; Enter or a double click opens one.

    ``opened(row)`` and ``chosen(row or None)`` carry the query's own row. Where the list goes on,
    ``wants_more(last_row)`` asks for the next page as the end comes into sight.
    """

    opened = Signal(object)
    chosen = Signal(object)
    wants_more = Signal(object)

    def __init__(self, columns: Sequence[Column], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows_model = TableModel(columns)
        self._key: Callable[[Any], object] = lambda row: getattr(row, "id", row)
        self._more = False
        self.setModel(self.rows_model)
        self.setItemDelegate(_Cell(self))
        self.setAccessibleName(name)
        self._dress()
        self.selectionModel().currentRowChanged.connect(lambda now, _: self.chosen.emit(now.data(ROW)))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW)))
        self.verticalScrollBar().valueChanged.connect(self._near_the_end)

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(38))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setMinimumSectionSize(theme.px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width(self.viewport().width())

    def _share_width(self, width: int) -> None:
        """Columns with a width have it, the others share the rest; with little room all but amounts give way."""
        columns = self.rows_model.columns
        natural = [theme.px(column.width or _LEAST) for column in columns]
        kept = sum(wide for wide, column in zip(natural, columns, strict=True) if column.right)
        shrunk = min(1.0, max(0.3, (width - kept) / max(1, sum(natural) - kept)))
        widths = [
            wide if column.right else int(wide * shrunk)
            for wide, column in zip(natural, columns, strict=True)
        ]
        takers = [place for place, column in enumerate(columns) if not column.width] or [len(columns) - 1]
        rest = max(0, width - sum(widths))
        for place, wide in enumerate(widths):
            self.setColumnWidth(place, wide + (rest // len(takers) if place in takers else 0))

    def sortable(self) -> Table:
        """Let a click on a heading sort; for lists that are here as a whole."""
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        return self

    def keyed_by(self, key: Callable[[Any], object]) -> Table:
        """What makes two rows the same after a reload; a row's ``id`` unless told otherwise."""
        self._key = key
        return self

    def set_rows(self, rows: Sequence[Any], *, more: bool = False) -> None:
        """Show rows; the one that was chosen and the place scrolled to are kept. ``more``: the list goes on."""
        held = self.current()
        place = self.verticalScrollBar().value()
        self.rows_model.set_rows(rows)
        self._more = more
        if self.isSortingEnabled() and self.horizontalHeader().sortIndicatorSection() >= 0:
            header = self.horizontalHeader()
            self.rows_model.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        if held is not None:
            self.choose(self._key(held))
        self.verticalScrollBar().setValue(place)
        self._look_for_the_end()

    def add_rows(self, rows: Sequence[Any], *, more: bool = False) -> None:
        """Show the next page below."""
        self._more = more
        self.rows_model.add_rows(rows)
        self._look_for_the_end()

    def current(self) -> Any:
        """The row chosen, or None."""
        return self.currentIndex().data(ROW)

    def choose(self, key: object) -> bool:
        """Choose the row of this key; whether it is here."""
        for place, row in enumerate(self.rows_model.rows):
            if self._key(row) == key:
                self.setCurrentIndex(self.rows_model.index(place, 0))
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.opened.emit(self.current())
            return
        super().keyPressEvent(event)

    def _look_for_the_end(self) -> None:
        """A window may be taller than a page of rows; looked at once the rows have been laid out."""
        if self._more:
            QTimer.singleShot(0, self, self._laid_out)

    def _laid_out(self) -> None:
        self.executeDelayedItemsLayout()
        self.updateGeometries()
        self._near_the_end(self.verticalScrollBar().value())

    def _near_the_end(self, value: int) -> None:
        if (
            self._more
            and self.rows_model.rows
            and value >= self.verticalScrollBar().maximum() - self.height()
        ):
            self._more = False
            self.wants_more.emit(self.rows_model.rows[-1])
