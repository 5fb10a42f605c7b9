"""The drawn day and what is done on it: walked, a free time chosen, an appointment opened, carried, lengthened."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip

from studio.dates import clock_time
from ui.kit import theme
from ui.kit.daygrid import DayGrid
from ui.kit.dayhand import DayHand
from ui.kit.daypaint import draw_day
from ui.kit.dayplan import HOUR, Block, Placed
from ui.kit.painting import draw_focus

__all__ = ["HOUR", "DaySheet"]

STEP = 15
_EDGE = 7
"""Pixels at the foot of a block by which it is lengthened."""
_ACROSS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_DOWN = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DaySheet(DayGrid):
    """The drawn day; the area around it scrolls. ``put`` carries where an appointment was put down."""

    opened = Signal(object)
    picked = Signal(object, int)
    walked = Signal(QRectF)
    put = Signal(object)
    carrying = Signal(bool)
    turned = Signal(int)
    """Page Up and Down with something in the hand: a day or a week on, and it is carried along."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setMouseTracking(True)
        self.at: object = None
        self.slot: tuple[int, int] | None = None
        self.lets_carry = False
        """Whether appointments can be carried here; else a click only opens them."""
        self.hand = DayHand(self)
        self._pressed: tuple[QPointF, Block] | None = None
        theme.changed.connect(self.hand.forget_picture)

    # How it looks.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.hand.is_full:
            self.hand.paint(painter, event.region())
        else:
            draw_day(self, painter)
            if self.hasFocus() and self.at is None:
                draw_focus(painter, QRectF(self.visibleRegion().boundingRect()))

    # Walking and choosing.

    def walk(self, by: int) -> None:
        """To the next block in order of time, day after day, or the one before."""
        order = sorted(self.blocks, key=self._order)
        keys = list(dict.fromkeys(block.key for block in order))
        if not keys:
            return
        place = keys.index(self.at) + by if self.at in keys else (0 if by > 0 else len(keys) - 1)
        self.choose(keys[max(0, min(place, len(keys) - 1))])

    def _order(self, block: Block) -> tuple[date, int, int]:
        day = self.columns[block.column].day if block.column < len(self.columns) else None
        return day or date.min, block.starts, block.column

    def choose(self, key: object) -> None:
        """Put the keyboard on a block, and say it."""
        self.at, self.slot = key, None
        for each in self.everything():
            if each.block.key == key:
                self.tell(each.block.says or f"{each.block.title}, {each.block.detail}")
                self.walked.emit(self.rect_of(each))
                break
        self.update()

    def tell(self, words: str) -> None:
        """Say it to those who hear the window."""
        self.setAccessibleDescription(words)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def block_of(self, key: object) -> Block | None:
        """The block of a key, where it begins."""
        return next((block for block in self.blocks if block.key == key and not block.goes_on), None)

    def choose_time(self, across: int, down: int) -> None:
        """A free time by keys: so many columns across and quarters of an hour down from the one chosen."""
        if not self.columns:
            return
        if self.slot is None:
            place, minute = self._begins_at()
        else:
            place, minute = self.slot[0] + across, self.slot[1] + down * STEP
        self.show_slot(place, minute)

    def show_slot(self, place: int, minute: int) -> None:
        """Choose a free time: a column, and the minute of the day."""
        place = max(0, min(place, len(self.columns) - 1))
        minute = max(self.first, min(minute, self.last - STEP))
        self.at, self.slot = None, (place, minute)
        words = clock_time(time(minute // HOUR, minute % HOUR))
        self.tell(f"{self.columns[place].title}, {words}, press N to book")
        self.walked.emit(self.rect_between(place, minute, minute + HOUR // 2))
        self.update()

    def _begins_at(self) -> tuple[int, int]:
        """Where choosing begins: after the block chosen, else when the first column that is open opens."""
        held = self.block_of(self.at)
        if held is not None:
            return held.column, -(-(held.ends + held.held) // STEP) * STEP
        for place, column in enumerate(self.columns):
            since = next((until for begins, until in column.shut if begins <= self.first < until), self.first)
            if since < self.last:
                return place, since
        return 0, self.first

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.hand.is_full:
            self._carry(key, event.modifiers())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key in (_DOWN | _ACROSS):
            self.choose_time(_ACROSS.get(key, 0), _DOWN.get(key, 0))
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in _DOWN:
            self.walk(_DOWN[key])
        elif key in _ENTER and self.at is not None:
            self.opened.emit(self.at)
        elif key == Qt.Key.Key_Space and self.take_up():
            event.accept()
        else:
            event.ignore()

    def take_up(self) -> bool:
        """Take the appointment that the keyboard is on into the hand; False when there is none to carry."""
        block = self.block_of(self.at)
        if not self.lets_carry or block is None or block.stays:
            return False
        self.hand.take_up(block)
        self.carrying.emit(True)
        return True

    def _carry(self, key: Qt.Key, held_down: Qt.KeyboardModifier) -> None:
        fine = bool(held_down & Qt.KeyboardModifier.ControlModifier)
        if key in (_DOWN | _ACROSS):
            lengthens = bool(held_down & Qt.KeyboardModifier.ShiftModifier)
            self.hand.step(_ACROSS.get(key, 0), _DOWN.get(key, 0), lengthens=lengthens, fine=fine)
            self.walked.emit(self.hand.ghost())
        elif key in _TURNS:
            self.turned.emit(_TURNS[key])
        elif key in (*_ENTER, Qt.Key.Key_Space):
            self._put_down()
        elif key == Qt.Key.Key_Escape:
            self.put_back()

    def _put_down(self) -> None:
        self._pressed = None
        put = self.hand.put_down()
        self.carrying.emit(False)
        if put is not None:
            self.put.emit(put)

    def put_back(self) -> None:
        """What is in the hand goes back to where it was."""
        if self.hand.held is None:
            return
        title = self.hand.held.block.title
        self._pressed = None
        self.hand.let_go()
        self.carrying.emit(False)
        self.tell(f"{title}, put back")

    # The mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        if self.hand.is_full:  # taken up by a key, put down by a click
            self._put_down()
            return
        hit = self._hit(event.position())
        if hit is None:
            self._choose_slot(event.position())
            return
        self._pressed = (event.position(), hit.block)
        self.choose(hit.block.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position()
        if self.hand.is_full:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.hand.drag_to(where, fine=fine)
            self.walked.emit(QRectF(where.x() - 8, where.y() - 8, 16, 16))
        elif self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._begin(where)
        else:
            self._show_what_can_be_done(where)

    def _begin(self, where: QPointF) -> None:
        """The mouse has moved far enough with a block under it: it is taken up."""
        assert self._pressed is not None
        since, block = self._pressed
        far = (where - since).manhattanLength() >= QApplication.startDragDistance()
        if not far or not self.lets_carry or block.stays or block.goes_on:
            return
        self.hand.take_up(block, lengthens=self._is_at_the_foot(block, since), at=since)
        self.carrying.emit(True)
        self.hand.drag_to(where, fine=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            event.ignore()
        elif self.hand.is_full:
            self._put_down()
        elif (hit := self._hit(event.position())) is not None and hit.block.key == pressed[1].key:
            self.opened.emit(hit.block.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._hit(event.position()) is None and self.slot is not None:
            self.picked.emit(self.columns[self.slot[0]].key, self.slot[1])

    def _choose_slot(self, where: QPointF) -> None:
        for place in range(len(self.columns)):
            if self.column_at(place).contains(where):
                self.at, self.slot = None, (place, int(self.minute_at(where.y()) // STEP) * STEP)
        self.update()

    def _hit(self, where: QPointF) -> Placed | None:
        return next((each for each in self.everything() if self.rect_of(each).contains(where)), None)

    def _is_at_the_foot(self, block: Block, where: QPointF) -> bool:
        foot = self.rect_between(block.column, block.starts, block.ends).bottom()
        return abs(foot - where.y()) <= _EDGE

    def _show_what_can_be_done(self, where: QPointF) -> None:
        hit = self._hit(where)
        shape = Qt.CursorShape.ArrowCursor if hit is None else Qt.CursorShape.PointingHandCursor
        can_be_moved = hit is not None and self.lets_carry and not (hit.block.stays or hit.block.goes_on)
        if hit is not None and can_be_moved and self._is_at_the_foot(hit.block, where):
            shape = Qt.CursorShape.SizeVerCursor
        self.setCursor(shape)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            hit = self._hit(QPointF(event.pos()))
            if hit is not None:
                block = hit.block
                words = "\n".join(
                    part for part in (block.says or f"{block.title}\n{block.detail}", block.warns) if part
                )
                QToolTip.showText(event.globalPos(), words, self)
                return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.hand.forget_picture()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.at is None and self.slot is None and event.reason() == Qt.FocusReason.TabFocusReason:
            self.walk(1)
