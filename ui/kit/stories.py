"""A family's story as a timeline, and what is owed to clients: both are walked with the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from studio.story import Event, Owed
from ui.kit import theme
from ui.kit.cards import empty
from ui.kit.controls import pressed_by_enter
from ui.kit.painting import MARK, chip_width, draw_chip, draw_focus, draw_line, draw_mark, wrapped
from ui.kit.wish import opening

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_EVENT = int(Qt.ItemDataRole.UserRole)


class _Story(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.events: list[Event] = []

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.events)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        event = self.events[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            badges = ", ".join(badge.text for badge in event.badges)
            return ". ".join(part for part in (event.title, event.when, event.detail, badges) if part)
        return event if role == _EVENT else None


class _Moment(QStyledItemDelegate):
    """Draws one event; its height follows from its words and the width there is."""

    def _parts(self, event: Event, width: float) -> tuple[float, float]:
        """Where the words begin, and the height of the whole moment."""
        left = theme.px(MARK) + 14
        height: float = theme.px(22)
        if event.detail:
            height += wrapped(event.detail, _role(event), width - left)[1] + 2
        if event.badges:
            height += theme.px(26)
        return float(left), max(height, theme.px(MARK)) + theme.px(20)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() - 8 if isinstance(view, QListView) else 400
        return QSize(width, round(self._parts(index.data(_EVENT), width)[1]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        event: Event = index.data(_EVENT)
        at = QRectF(option.rect)
        width = at.width() - 8
        left, _ = self._parts(event, width)
        mark = theme.px(MARK)
        model = index.model()
        if index.row() < model.rowCount() - 1:
            painter.setPen(QPen(theme.colour("line"), 2))
            middle = at.left() + mark / 2 + 2
            painter.drawLine(QPointF(middle, at.top() + mark), QPointF(middle, at.bottom() + 2))
        draw_mark(painter, QPointF(at.left() + 2, at.top() + 2), event.icon, event.tone)
        inside = QRectF(at.left() + left, at.top() + 2, width - left, theme.px(20))
        when = theme.metrics("second").horizontalAdvance(event.when) + 4
        draw_line(painter, inside, event.when, "second", theme.colour("muted"), right=True)
        draw_line(painter, inside.adjusted(0, 0, -when - 8, 0), event.title, "name", theme.colour("ink"))
        top = inside.bottom() + 1
        if event.detail:
            layout, height = wrapped(event.detail, _role(event), inside.width())
            painter.setPen(theme.colour("ink" if event.quoted else "muted"))
            layout.draw(painter, QPointF(inside.left(), top))
            top += height + 4
        across = inside.left()
        for badge in event.badges:
            chip = min(chip_width(badge.text), inside.right() - across)
            if chip > theme.px(30):
                draw_chip(painter, QRectF(across, top, chip, theme.px(20)), badge.text, badge.tone)
            across += chip + 6
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, at.adjusted(0, 0, 0, -theme.px(12)))


def _role(event: Event) -> Any:
    return "said" if event.quoted else "muted"


class StoryView(QListView):
    """The timeline of a family, newest first; Enter or a click opens what a moment is about.

    One view that draws its moments: forty events cost a few milliseconds, and a screen reader hears each.
    """

    wish = Signal(object)

    def __init__(self, name: str = "Their story") -> None:
        super().__init__()
        self._story = _Story()
        self.setModel(self._story)
        self.setItemDelegate(_Moment(self))
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open)

    def show_events(self, events: Sequence[Event]) -> None:
        """Show these moments, first at the top; the place scrolled to is kept."""
        place = self.verticalScrollBar().value()
        self._story.beginResetModel()
        self._story.events = list(events)
        self._story.endResetModel()
        self.verticalScrollBar().setValue(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        self.wish.emit(opening(index.data(_EVENT).opens))


class OwedRow(QAbstractButton):
    """One thing owed: a button as wide as the card, said as a whole to those who hear it."""

    def __init__(self, owed: Owed, *, last: bool = False, lines: int = 0) -> None:
        super().__init__()
        self.owed = owed
        self._lines = lines
        self._last = last
        self.setText(owed.title)
        parts = (owed.title, owed.detail.rstrip("."), owed.badge.text)
        self.setAccessibleName(". ".join(part for part in parts if part))
        self.setToolTip(f"{owed.title}\n{owed.detail}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setMinimumWidth(theme.px(200))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(51))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return theme.px(33) + max(theme.px(18), round(self._detail(width)[1]) + 2)

    def _detail(self, width: float) -> tuple[QTextLayout, float]:
        room = width - theme.px(MARK) - 28 - self._chip(width)
        layout, high = wrapped(self.owed.detail, "muted", room)
        if not self._lines or layout.lineCount() <= self._lines:
            return layout, high
        begins = layout.lineAt(self._lines - 1).textStart()
        rest = theme.metrics("muted").elidedText(
            self.owed.detail[begins:], Qt.TextElideMode.ElideRight, max(room, 40) - 2
        )
        return wrapped(self.owed.detail[:begins] + rest, "muted", room)

    def _chip(self, width: float) -> float:
        return min(chip_width(self.owed.badge.text), width / 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        at = QRectF(self.rect())
        if self.underMouse():
            painter.fillRect(at, theme.colour("paper"))
        mark, line = theme.px(MARK), theme.px(18)
        detail, high = self._detail(at.width())
        middle = at.center().y() - 0.5
        tone = str(self.owed.badge.tone)
        draw_mark(painter, QPointF(2, middle - mark / 2), self.owed.icon, tone)
        chip = self._chip(at.width())
        draw_chip(
            painter,
            QRectF(at.right() - chip - 2, middle - theme.px(10), chip, theme.px(20)),
            self.owed.badge.text,
            tone,
        )
        words = QRectF(mark + 14, middle - (line + high) / 2, at.width() - mark - chip - 28, line)
        draw_line(painter, words, self.owed.title, "name", theme.colour("ink"))
        painter.setPen(theme.colour("muted"))
        detail.draw(painter, QPointF(words.left(), words.bottom()))
        if not self._last:
            painter.fillRect(QRectF(0, at.bottom() - 1, at.width(), 1), theme.colour("line"))
        if self.hasFocus():
            draw_focus(painter, at)


class OwedList(QWidget):
    """What clients are waiting for, most pressing first."""

    wish = Signal(object)

    def __init__(self, name: str = "Owed to clients", *, lines: int = 0) -> None:
        """``lines`` is how many of a detail are shown at most, 0 for all; the whole is its tooltip, and is heard."""
        super().__init__()
        self._lines = lines
        self.setAccessibleName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.rows: list[OwedRow] = []

    def show_owed(self, owed: Sequence[Owed]) -> None:
        """Show these lines; the keyboard stays on the line it was on."""
        held = next((row.owed.opens for row in self.rows if row.hasFocus()), None)
        empty(self.column)
        self.rows = [
            OwedRow(each, last=place == len(owed) - 1, lines=self._lines) for place, each in enumerate(owed)
        ]
        for row in self.rows:
            row.clicked.connect(self._open)
            self.column.addWidget(row)
            if row.owed.opens == held:
                row.show()
                row.setFocus()

    def _open(self) -> None:
        row = self.sender()
        if isinstance(row, OwedRow):
            self.wish.emit(opening(row.owed.opens))
