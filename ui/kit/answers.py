"""What a search answered: two lines each, the name and why it matched."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.kit import icons, theme
from ui.kit.painting import draw_line

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
FOUND: Final = int(Qt.ItemDataRole.UserRole)


class Answers(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Any] = []

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.title}, {row.why}" if row.why else row.title
        return row if role == FOUND else None


class TwoLines(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.px(46))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(FOUND)
        at = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(at, theme.colour("accent_soft"))
        icon = getattr(row, "icon", "") or "users"
        side = theme.px(18)
        ink = theme.colour("accent")
        icons.paint(painter, icon, ink, QRectF(at.left() + 12, at.center().y() - side / 2, side, side))
        words = at.adjusted(side + 26, 5, -12, -5)
        words.setHeight(words.height() / 2)
        draw_line(painter, words, row.title, "name", theme.colour("ink"))
        draw_line(painter, words.translated(0, words.height()), row.why, "second", theme.colour("muted"))


class AnswerList(QListView):
    """The list below the line; it never takes the keyboard."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.answers = Answers()
        self.setProperty("popup", True)
        self.setModel(self.answers)
        self.setItemDelegate(TwoLines(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("What was found")

    def show_rows(self, rows: list[Any]) -> None:
        """Offer these, the first of them chosen."""
        self.answers.beginResetModel()
        self.answers.rows = rows
        self.answers.endResetModel()
        self.setCurrentIndex(self.answers.index(0, 0))

    def chosen(self) -> Any:
        """The row that Enter would take."""
        return self.currentIndex().data(FOUND)

    def step(self, by: int) -> None:
        """Down or up, round the ends."""
        row = (self.currentIndex().row() + by) % max(1, len(self.answers.rows))
        self.setCurrentIndex(self.answers.index(row, 0))
