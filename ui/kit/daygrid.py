"""The ground of a drawn day: where columns and minutes stand, closing times, the hours, the line of now."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.dates import clock_time
from ui.kit import theme
from ui.kit.dayplan import HOUR, Block, DayColumn, Placed, placed
from ui.kit.painting import draw_line
from ui.kit.tokens import Meaning

_LEFT = 62
"""The width of the hours' names, at 100 %."""
_LOWEST, _HIGHEST, _TALLEST = 46, 69, 120
"""Pixels an hour takes: what is still legible, what is calm, and what it grows to on a large screen."""
_LEGIBLE = 64
"""Pixels from which a sentence can stand across a column."""
_NARROWEST, _NARROWEST_OF_MANY = 84, 56
"""Pixels a column takes at the least; where the rooms of a week stand side by side they are more and narrower."""


class DayGrid(QWidget):
    """Columns and minutes; what is drawn on them is the sheet's."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.columns: tuple[DayColumn, ...] = ()
        self.blocks: list[Block] = []
        self.first, self.last = 9 * HOUR, 18 * HOUR
        self.now: int | None = None
        self.now_columns: frozenset[int] = frozenset()
        self.scrolled = 0
        """How far it is scrolled to the right: the hours stay in sight."""
        self._everything: list[Placed] | None = None

    # Where things stand.

    def hour_height(self) -> float:
        """As tall as there is room for, within reason."""
        hours = (self.last - self.first) / HOUR
        return min(max((self.height() - theme.px(16)) / hours, theme.px(_LOWEST)), theme.px(_TALLEST))

    def minimumSizeHint(self) -> QSize:
        hours = (self.last - self.first) / HOUR
        narrow = _NARROWEST_OF_MANY if any(column.group for column in self.columns) else _NARROWEST
        wide = narrow * max(1.0, self._weight(len(self.columns)))
        return QSize(theme.px(_LEFT + wide), round(hours * theme.px(_LOWEST)) + theme.px(16))

    def sizeHint(self) -> QSize:
        hours = (self.last - self.first) / HOUR
        return QSize(theme.px(600), round(hours * theme.px(_HIGHEST)) + theme.px(16))

    def left(self) -> int:
        """Where the first column begins."""
        return theme.px(_LEFT)

    def y_of(self, minute: float) -> float:
        """The height of a minute of the day."""
        return theme.px(8) + (minute - self.first) / HOUR * self.hour_height()

    def minute_at(self, y: float) -> float:
        """The minute of the day at a height."""
        return self.first + (y - theme.px(8)) / self.hour_height() * HOUR

    def _weight(self, place: int) -> float:
        return sum(column.weight for column in self.columns[:place])

    def column_at(self, place: int) -> QRectF:
        """The room a column has, from the first hour to the last."""
        one = (self.width() - self.left()) / max(1.0, self._weight(len(self.columns)))
        top = self.y_of(self.first)
        weight = self.columns[place].weight if place < len(self.columns) else 1.0
        return QRectF(self.left() + self._weight(place) * one, top, one * weight, self.y_of(self.last) - top)

    def column_under(self, x: float) -> int:
        """The column at a place across; the nearest one beside them all."""
        for place in range(len(self.columns)):
            if x < self.column_at(place).right():
                return place
        return max(0, len(self.columns) - 1)

    def rect_of(self, each: Placed) -> QRectF:
        """Where a block is drawn."""
        block = each.block
        at = self.rect_between(block.column, block.starts, block.ends)
        width = at.width() / each.lanes
        gap = 3 if each.lanes > 1 else 0
        return QRectF(at.left() + each.lane * width, at.top(), width - gap, at.height())

    def rect_between(self, place: int, starts: int, ends: int) -> QRectF:
        """The room from one minute to another in a column."""
        column = self.column_at(place)
        side = theme.px(5) if column.width() > theme.px(90) else theme.px(2)
        top = self.y_of(max(starts, self.first))
        height = self.y_of(min(ends, self.last)) - top
        return QRectF(column.left() + side, top + 1, column.width() - 2 * side, max(height - 2, theme.px(18)))

    def everything(self) -> list[Placed]:
        """Every block with its place; reckoned once for what is shown."""
        if self._everything is None:
            self._everything = [
                each
                for place in range(len(self.columns))
                for each in placed([block for block in self.blocks if block.column == place])
            ]
        return self._everything

    def show_plan(self, columns: tuple[DayColumn, ...], blocks: list[Block]) -> None:
        """Stand these on the ground instead of what stood there."""
        self.columns, self.blocks, self._everything = columns, blocks, None

    # How the ground looks.

    def draw_shut(self, painter: QPainter) -> None:
        """Closing times shaded, late evenings marked, and why a day is closed."""
        for place, column in enumerate(self.columns):
            ground = self.column_at(place)
            for opens, closes in column.shut:
                begins, ends = max(opens, self.first), min(closes, self.last)
                if begins < ends:
                    top = self.y_of(begins)
                    at = QRectF(ground.left() + 1, top, ground.width() - 2, self.y_of(ends) - top)
                    painter.fillRect(at, theme.colour("quiet_soft"))
            self._draw_late(painter, column, ground)
            if column.note:
                self._draw_note(painter, column.note, ground)
            self._draw_edge(painter, place, ground)

    def _draw_note(self, painter: QPainter, note: str, ground: QRectF) -> None:
        """Why a day is closed; in a column too narrow for words across, from the top down."""
        painter.setFont(theme.font("second"))
        painter.setPen(theme.colour("muted"))
        if ground.width() >= theme.px(_LEGIBLE):
            words = ground.adjusted(theme.px(6), theme.px(8), -theme.px(4), 0)
            wraps = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(words, int(wraps), note)
            return
        painter.save()
        painter.translate(ground.right(), ground.top() + theme.px(8))
        painter.rotate(90)
        along = QRectF(0, 0, ground.height() - theme.px(16), ground.width())
        draw_line(painter, along, note, "second", theme.colour("muted"))
        painter.restore()

    def _draw_edge(self, painter: QPainter, place: int, ground: QRectF) -> None:
        """A line where one day ends and the next begins, when their rooms stand side by side."""
        if not self.columns[place].group or not place:
            return
        apart = self.columns[place].group != self.columns[place - 1].group
        painter.setPen(QPen(theme.colour("edge" if apart else "line"), 1))
        x = round(ground.left()) + 0.5
        painter.drawLine(QPointF(x, ground.top()), QPointF(x, ground.bottom()))

    def _draw_late(self, painter: QPainter, column: DayColumn, ground: QRectF) -> None:
        """A late evening begins at a broken line, with a word: it is open, but by arrangement."""
        if column.late is None or not self.first <= column.late[0] < self.last:
            return
        y = round(self.y_of(column.late[0])) + 0.5
        painter.setPen(QPen(theme.colour("edge"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(ground.left() + 6, y), QPointF(ground.right() - 6, y))
        side = theme.px(10) if ground.width() > theme.px(110) else theme.px(4)
        words = QRectF(ground.left() + side, y + 2, ground.width() - 2 * side, theme.px(18))
        long = ground.width() > theme.px(100)
        draw_line(painter, words, "by arrangement" if long else "late", "small", theme.colour("muted"))

    def draw_lines(self, painter: QPainter) -> None:
        """A line for each hour."""
        painter.setPen(QPen(theme.colour("line"), 1))
        for minute in range(self.first, self.last + 1, HOUR):
            y = round(self.y_of(minute)) + 0.5
            painter.drawLine(QPointF(self.left() - 4, y), QPointF(self.width(), y))

    def draw_hours(self, painter: QPainter) -> None:
        """The names of the hours; they stay in sight when the week scrolls to the right."""
        aside = QRectF(self.scrolled, 0, self.left() - 4, self.height())
        if self.scrolled:
            painter.fillRect(aside, theme.colour("surface"))
        for minute in range(self.first, self.last + 1, HOUR):
            words = clock_time(time(minute // HOUR)) if 0 < minute < 24 * HOUR else "midnight"
            at = QRectF(aside.left(), self.y_of(minute) - theme.px(9), self.left() - 10, theme.px(18))
            draw_line(painter, at, words, "small", theme.colour("muted"), right=True)

    def draw_now(self, painter: QPainter) -> None:
        """A red line at this minute, across today."""
        if self.now is None or not self.first <= self.now <= self.last or not self.columns:
            return
        places = sorted(self.now_columns) or [0, len(self.columns) - 1]
        left, right = self.column_at(places[0]).left(), self.column_at(places[-1]).right()
        y = self.y_of(self.now)
        ink: Meaning = "red"
        painter.setPen(QPen(theme.colour(ink), 1.5))
        painter.drawLine(QLineF(left, y, right, y))
        painter.setBrush(theme.colour(ink))
        painter.drawEllipse(QPointF(left, y), 4, 4)
