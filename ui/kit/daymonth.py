"""A month on one sheet: each day with what is on it in small signs and numbers; walked by arrows, opened by Enter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studio.dates import WEEKDAYS, date_in_full
from ui.kit import icons, theme
from ui.kit.painting import draw_focus, draw_line

WEEK = 7
_HEAD = 26
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}
_TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


@dataclass(frozen=True, slots=True)
class Mark:
    """So many of a kind on a day: its sign, its colour, the number and the word."""

    icon: str
    tone: str
    count: int
    words: str
    """ "2 sessions"."""


@dataclass(frozen=True, slots=True)
class MonthDay:
    """One day as the month shows it; ``closed`` says why, ``notes`` who is away."""

    day: date
    inside: bool
    marks: tuple[Mark, ...] = ()
    closed: str = ""
    notes: tuple[str, ...] = ()
    today: bool = False

    @property
    def says(self) -> str:
        """The whole of it in words."""
        parts = [date_in_full(self.day), *(mark.words for mark in self.marks), *self.notes, self.closed]
        if len(parts) == 2 and not self.closed:
            parts.insert(1, "nothing booked")
        return ", ".join(part for part in parts if part)


class MonthView(QWidget):
    """Weeks under each other, Monday first. ``opened(day)`` and ``turned(months)`` are for the page."""

    opened = Signal(object)
    turned = Signal(int)
    left_for = Signal(object)
    """A day walked to that this sheet does not have."""

    def __init__(self, name: str = "Month") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.days: tuple[MonthDay, ...] = ()
        self.at: date | None = None

    def show_month(self, days: Sequence[MonthDay], at: date) -> None:
        """Whole weeks of days, and the day the keyboard is on."""
        self.days = tuple(days)
        self.choose(at)

    def choose(self, day: date) -> None:
        """Put the keyboard on a day, and say it."""
        self.at = day
        shown = next((each for each in self.days if each.day == day), None)
        if shown is not None:
            self.setAccessibleDescription(shown.says)
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, shown.says))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(700), theme.px(500))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(_HEAD) + self._weeks() * theme.px(62))

    def _weeks(self) -> int:
        return max(1, len(self.days) // WEEK)

    def rect_of(self, place: int) -> QRectF:
        """Where a day is drawn, by its place."""
        top = theme.px(_HEAD)
        wide, tall = self.width() / WEEK, (self.height() - top) / self._weeks()
        return QRectF(place % WEEK * wide, top + place // WEEK * tall, wide, tall)

    # How it looks.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, name in enumerate(WEEKDAYS):
            at = QRectF(place * self.width() / WEEK + theme.px(8), 0, self.width() / WEEK - 8, theme.px(20))
            draw_line(painter, at, name, "chip", theme.colour("muted"))
        for place, day in enumerate(self.days):
            self._draw_day(painter, self.rect_of(place), day)

    def _draw_day(self, painter: QPainter, at: QRectF, day: MonthDay) -> None:
        at = at.adjusted(2, 2, -2, -2)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("quiet_soft" if day.closed else "surface"))
        painter.drawRoundedRect(at.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        inside = at.adjusted(theme.px(8), theme.px(5), -theme.px(6), -theme.px(4))
        line = theme.px(18)
        number = QRectF(inside.left(), inside.top(), theme.px(24), line)
        if day.today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(number.adjusted(-5, -1, 0, 1), 6, 6)
        ink = theme.colour("on_accent" if day.today else "ink" if day.inside else "muted")
        first = day.day.day == 1 and not day.inside
        draw_line(painter, number, str(day.day.day), "second" if first else "name", ink)
        self._draw_marks(painter, inside, day)
        if day.day == self.at and self.hasFocus():
            draw_focus(painter, at)
        elif day.day == self.at:
            painter.setPen(QPen(theme.colour("focus"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(at.adjusted(1, 1, -1, -1), 6, 6)

    def _draw_marks(self, painter: QPainter, inside: QRectF, day: MonthDay) -> None:
        """Two signs with their numbers on a line, as many lines as fit, and how many appointments are left out.

        What closes the day or who is away stands below.
        """
        line, half = theme.px(19), inside.width() / 2
        top = inside.top() + theme.px(20)
        notes = [day.closed, *day.notes] if day.closed else list(day.notes)
        rows = int((inside.bottom() + 3 - top) // line)
        words = inside.width() > theme.px(112) and len(day.marks) + bool(notes) <= rows
        fit = rows * (1 if words else 2)
        for place, mark in enumerate(day.marks[:fit]):
            row, across = (place, 0) if words else divmod(place, 2)
            wide = inside.width() if words else half
            self._draw_mark(
                painter,
                QRectF(inside.left() + across * half, top + row * line, wide, line),
                mark,
                words=words,
            )
        if left_out := sum(mark.count for mark in day.marks[fit:]):
            beside = QRectF(inside.left(), inside.top(), inside.width() - 3, theme.px(18))
            draw_line(painter, beside, f"{left_out} more", "small", theme.colour("muted"), right=True)
        used = len(day.marks) if words else -(-len(day.marks) // 2)
        below = QRectF(inside.left(), top + used * line, inside.width(), inside.bottom() - top - used * line)
        if notes and below.height() >= theme.px(13):
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("muted"))
            wraps = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(below, int(wraps), "\n".join(notes))

    def _draw_mark(self, painter: QPainter, at: QRectF, mark: Mark, *, words: bool) -> None:
        ink, ground = theme.tone(mark.tone)
        side = theme.px(13)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        said = mark.words if words else str(mark.count)
        room = theme.metrics("chip").horizontalAdvance(said) + side + theme.px(17)
        pill = QRectF(at.left(), at.top() + 1, min(room, at.width() - 3), at.height() - 3)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        icons.paint(
            painter,
            mark.icon,
            ink,
            QRectF(pill.left() + theme.px(6), pill.center().y() - side / 2, side, side),
        )
        draw_line(painter, pill.adjusted(side + theme.px(10), 0, 0, 0), said, "chip", ink)

    # What is done on it.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not plain or self.at is None:
            event.ignore()
        elif key in _STEPS:
            self._go(self.at + timedelta(days=_STEPS[key]))
        elif key in _TURNS:
            self.turned.emit(_TURNS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.at)
        else:
            event.ignore()

    def _go(self, day: date) -> None:
        if any(each.day == day and each.inside for each in self.days):
            self.choose(day)
        else:
            self.left_for.emit(day)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.choose(day.day)
            self.opened.emit(day.day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._day_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def _day_at(self, where: QPointF) -> MonthDay | None:
        found = (day for place, day in enumerate(self.days) if self.rect_of(place).contains(where))
        return next(found, None)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            day = self._day_at(QPointF(event.pos()))
            if day is not None:
                QToolTip.showText(event.globalPos(), day.says, self)
                return True
        return super().event(event)
