"""The drawn day: hours, shaded closing times, blocks, the slot chosen, the line of now; walked by keys."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studio.dates import clock_time
from ui.kit import theme
from ui.kit.dayblock import draw_block, draw_kept
from ui.kit.dayplan import Block, DayColumn, Placed, placed
from ui.kit.painting import draw_focus, draw_line
from ui.kit.tokens import Meaning

STEP = 15
HOUR = 60
_LEFT = 62
"""The width of the hours' names, at 100 %."""
_LOWEST, _HIGHEST = 46, 69
"""Pixels an hour takes, from what is still legible to what is calm."""


class DaySheet(QWidget):
    """The drawn day; the area around it scrolls."""

    opened = Signal(object)
    picked = Signal(object, int)
    walked = Signal(QRectF)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.columns: tuple[DayColumn, ...] = ()
        self.blocks: list[Block] = []
        self.first, self.last = 9 * HOUR, 18 * HOUR
        self.now: int | None = None
        self.now_column: int | None = None
        self.at: object = None
        self.slot: tuple[int, int] | None = None

    # Where things stand.

    def hour_height(self) -> float:
        """As tall as there is room for, within reason."""
        hours = (self.last - self.first) / HOUR
        return min(max((self.height() - theme.px(16)) / hours, theme.px(_LOWEST)), theme.px(_HIGHEST))

    def minimumSizeHint(self) -> QSize:
        hours = (self.last - self.first) / HOUR
        return QSize(
            theme.px(_LEFT + 84 * max(1, len(self.columns))), round(hours * theme.px(_LOWEST)) + theme.px(16)
        )

    def sizeHint(self) -> QSize:
        hours = (self.last - self.first) / HOUR
        return QSize(theme.px(600), round(hours * theme.px(_HIGHEST)) + theme.px(16))

    def y_of(self, minute: float) -> float:
        """The height of a minute of the day."""
        return theme.px(8) + (minute - self.first) / HOUR * self.hour_height()

    def column_at(self, place: int) -> QRectF:
        """The room a column has, from the first hour to the last."""
        left = theme.px(_LEFT)
        width = (self.width() - left) / max(1, len(self.columns))
        return QRectF(
            left + place * width, self.y_of(self.first), width, self.y_of(self.last) - self.y_of(self.first)
        )

    def rect_of(self, each: Placed) -> QRectF:
        """Where a block is drawn."""
        column = self.column_at(each.block.column).adjusted(theme.px(5), 0, -theme.px(5), 0)
        width = column.width() / each.lanes
        top = self.y_of(max(each.block.starts, self.first))
        height = self.y_of(min(each.block.ends, self.last)) - top
        gap = 3 if each.lanes > 1 else 0
        return QRectF(column.left() + each.lane * width, top + 1, width - gap, max(height - 2, theme.px(18)))

    def everything(self) -> list[Placed]:
        """Every block with its place."""
        return [
            each
            for place in range(len(self.columns))
            for each in placed([block for block in self.blocks if block.column == place])
        ]

    # How it looks.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_shut(painter)
        self._draw_hours(painter)
        for each in self.everything():
            self._draw_block(painter, each)
        self._draw_slot(painter)
        self._draw_now(painter)
        if self.hasFocus() and self.at is None:
            draw_focus(painter, QRectF(0, 0, theme.px(_LEFT) - 6, self.height()))

    def _draw_shut(self, painter: QPainter) -> None:
        for place, column in enumerate(self.columns):
            ground = self.column_at(place)
            for opens, closes in column.shut:
                begins, ends = max(opens, self.first), min(closes, self.last)
                if begins < ends:
                    at = QRectF(
                        ground.left() + 1,
                        self.y_of(begins),
                        ground.width() - 2,
                        self.y_of(ends) - self.y_of(begins),
                    )
                    painter.fillRect(at, theme.colour("quiet_soft"))
            self._draw_late(painter, column, ground)
            if column.note:
                words = ground.adjusted(theme.px(10), theme.px(10), -theme.px(10), 0)
                painter.setFont(theme.font("second"))
                painter.setPen(theme.colour("muted"))
                painter.drawText(
                    words, int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), column.note
                )

    def _draw_late(self, painter: QPainter, column: DayColumn, ground: QRectF) -> None:
        """A late evening begins at a broken line, with a word: it is open, but by arrangement."""
        if column.late is None or not self.first <= column.late[0] < self.last:
            return
        y = round(self.y_of(column.late[0])) + 0.5
        painter.setPen(QPen(theme.colour("edge"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(ground.left() + 6, y), QPointF(ground.right() - 6, y))
        words = QRectF(ground.left() + theme.px(10), y + 2, ground.width() - theme.px(20), theme.px(18))
        draw_line(painter, words, "by arrangement", "small", theme.colour("muted"))

    def _draw_hours(self, painter: QPainter) -> None:
        for minute in range(self.first, self.last + 1, HOUR):
            y = round(self.y_of(minute)) + 0.5
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(theme.px(_LEFT) - 4, y), QPointF(self.width(), y))
            words = clock_time(time(minute // HOUR)) if minute < 24 * HOUR else ""
            at = QRectF(0, y - theme.px(9), theme.px(_LEFT) - 10, theme.px(18))
            draw_line(painter, at, words, "small", theme.colour("muted"), right=True)

    def _draw_block(self, painter: QPainter, each: Placed) -> None:
        block, at = each.block, self.rect_of(each)
        until = min(block.ends + block.held, self.last)
        if block.held and until > block.ends:
            draw_kept(painter, at, self.y_of(until))
        draw_block(painter, block, at, chosen=block.key == self.at)

    def _draw_slot(self, painter: QPainter) -> None:
        if self.slot is None or self.slot[0] >= len(self.columns):
            return
        place, minute = self.slot
        column = self.column_at(place).adjusted(theme.px(5), 0, -theme.px(5), 0)
        at = QRectF(column.left(), self.y_of(minute), column.width(), self.hour_height() / 2)
        painter.setPen(QPen(theme.colour("focus"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(at, 8, 8)
        words = clock_time(time(minute // HOUR, minute % HOUR))
        draw_line(
            painter,
            at.adjusted(theme.px(12), 0, -8, 0),
            f"{words}, press N to book",
            "second",
            theme.colour("accent"),
        )

    def _draw_now(self, painter: QPainter) -> None:
        if self.now is None or not self.first <= self.now <= self.last:
            return
        across = QRectF(theme.px(_LEFT), 0, self.width() - theme.px(_LEFT), 0)
        if self.now_column is not None:
            across = self.column_at(self.now_column)
        y = self.y_of(self.now)
        ink: Meaning = "red"
        painter.setPen(QPen(theme.colour(ink), 1.5))
        painter.drawLine(QLineF(across.left(), y, across.right(), y))
        painter.setBrush(theme.colour(ink))
        painter.drawEllipse(QPointF(across.left(), y), 4, 4)

    # What is done on it.

    def walk(self, by: int) -> None:
        """To the next block in order of time, or the one before."""
        order = sorted(self.blocks, key=lambda block: (block.starts, block.column))
        if not order:
            return
        keys = [block.key for block in order]
        place = keys.index(self.at) + by if self.at in keys else (0 if by > 0 else len(keys) - 1)
        self.choose(keys[max(0, min(place, len(keys) - 1))])

    def choose(self, key: object) -> None:
        """Put the keyboard on a block, and say it."""
        self.at, self.slot = key, None
        for each in self.everything():
            if each.block.key == key:
                self.setAccessibleDescription(each.block.says or f"{each.block.title}, {each.block.detail}")
                self.walked.emit(self.rect_of(each))
        self.update()

    def choose_time(self, across: int, down: int) -> None:
        """A free time by keys: so many columns across and quarters of an hour down from the one chosen."""
        if not self.columns:
            return
        if self.slot is None:
            place, minute = self._begins_at()
        else:
            place, minute = self.slot[0] + across, self.slot[1] + down * STEP
        place = max(0, min(place, len(self.columns) - 1))
        minute = max(self.first, min(minute, self.last - STEP))
        self.at, self.slot = None, (place, minute)
        words = clock_time(time(minute // HOUR, minute % HOUR))
        self.setAccessibleDescription(f"{self.columns[place].title}, {words}, press N to book")
        column = self.column_at(place)
        self.walked.emit(QRectF(column.left(), self.y_of(minute), column.width(), self.hour_height() / 2))
        self.update()

    def _begins_at(self) -> tuple[int, int]:
        """Where choosing begins: after the block chosen, else when the first column opens."""
        held = next((block for block in self.blocks if block.key == self.at), None)
        if held is not None:
            return held.column, -(-(held.ends + held.held) // STEP) * STEP
        opens = next(
            (until for since, until in self.columns[0].shut if since <= self.first < until), self.first
        )
        return 0, opens

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        across = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key in (steps | across):
            self.choose_time(across.get(key, 0), steps.get(key, 0))
        elif key in steps:
            self.walk(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.at is not None:
            self.opened.emit(self.at)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        hit = self._hit(event.position())
        if hit is not None:
            self.choose(hit.key)
            self.opened.emit(hit.key)
            return
        self._choose_slot(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._hit(event.position()) is None and self.slot is not None:
            self.picked.emit(self.columns[self.slot[0]].key, self.slot[1])

    def _choose_slot(self, where: QPointF) -> None:
        for place in range(len(self.columns)):
            if self.column_at(place).contains(where):
                minute = self.first + (where.y() - self.y_of(self.first)) / self.hour_height() * HOUR
                self.at, self.slot = None, (place, int(minute // STEP) * STEP)
        self.update()

    def _hit(self, where: QPointF) -> Block | None:
        return next((each.block for each in self.everything() if self.rect_of(each).contains(where)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._hit(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            hit = self._hit(QPointF(event.pos()))
            if hit is not None:
                QToolTip.showText(event.globalPos(), hit.says or f"{hit.title}\n{hit.detail}", self)
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.at is None and self.slot is None and event.reason() == Qt.FocusReason.TabFocusReason:
            self.walk(1)
