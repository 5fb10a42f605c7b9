"""Who comes today, with what it takes to greet them: names, ages, drinks, the last visit, the fee, what to mind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from studio.dates import clock_time, screen_date
from studio.diary import AppointmentKind, kind_words
from studio.money import Money
from studio.sessions import SessionKind
from studio.story import Badge, Tone
from studio.words import counted
from ui.kit import theme
from ui.kit.cards import Card, empty
from ui.kit.controls import pressed_by_enter
from ui.kit.painting import chip_width, draw_chip, draw_focus, draw_line, wrapped
from ui.kit.quiet import quiet_chip
from ui.kit.text import Button, Label
from ui.today.whole import Arrival

FEW = 3
_TIME = 74
_LINE = 18


def facts_of(arrival: Arrival, today: date, *, for_camera: bool) -> str:
    """The second line: for the desk what to offer and to ask for, for the camera what to prepare."""
    session, greeting = arrival.session, arrival.greeting
    parts = []
    if for_camera and session is not None:
        if session.shots:
            done = f", {session.shots_done:,} taken" if session.shots_done else ""
            parts.append(counted(session.shots, "shot") + done)
        parts.append(" ".join(session.preparation.split()))
    parts.append(greeting.hospitality)
    if session is not None and session.kind is not SessionKind.RESHOOT and session.fee_owed > Money(0):
        parts.append(f"{session.fee_owed.show()} fee to pay")
    last = arrival.last_visit
    parts.append(f"last here {screen_date(last.date(), today)}" if last is not None else "new to us")
    return " · ".join(part for part in parts if part)


def badges_of(arrival: Arrival) -> tuple[Badge, ...]:
    """What to mind, a chip each; a concern that is open comes first."""
    badges = [Badge(quiet_chip(arrival.concern), Tone.CONCERN)] if arrival.concern is not None else []
    badges += arrival.greeting.warnings
    if arrival.appointment.provisional:
        badges.append(Badge("not confirmed", Tone.DUE))
    if arrival.session is not None and arrival.session.arrived_at is not None:
        badges.append(Badge("here", Tone.GOOD))
    return tuple(badges)


class ArrivalRow(QAbstractButton):
    """One family: a button as wide as the card, said as a whole to those who hear it."""

    def __init__(self, arrival: Arrival, today: date, *, for_camera: bool, last: bool) -> None:
        super().__init__()
        self.arrival = arrival
        self.button: Button | None = None
        row = arrival.appointment
        with_whom = "" if for_camera else row.staff.split()[0] if row.staff else ""
        self.where = " · ".join(part for part in (kind_words(row.kind), row.room, with_whom) if part)
        self.facts = facts_of(arrival, today, for_camera=for_camera)
        self.badges = badges_of(arrival)
        self._last = last
        said = ", ".join(badge.text for badge in self.badges)
        self.setText(arrival.greeting.name)
        parts = (
            clock_time(row.wall),
            arrival.greeting.name,
            arrival.greeting.people,
            self.where,
            self.facts,
            said,
        )
        self.setAccessibleName(". ".join(part for part in parts if part))
        self.setToolTip("\n".join(part for part in (arrival.greeting.people, self.where, self.facts) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(theme.px(200))

    def carry(self, button: Button) -> None:
        """A button of its own in the corner below; the words keep clear of it."""
        self.button = button
        button.setParent(self)
        button.adjustSize()
        button.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.button is not None:
            free = self.rect().bottomRight() - self.button.rect().bottomRight()
            self.button.move(free.x() - 2, free.y() - theme.px(9))

    def _kept_clear(self) -> int:
        return self.button.width() + theme.px(12) if self.button is not None else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), self.heightForWidth(theme.px(440)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inside = width - theme.px(_TIME) - 4
        _, high = wrapped(self._below(inside), "second", inside - self._kept_clear())
        lines = theme.px(_LINE) * (2 if self.arrival.greeting.people else 1)
        chips = theme.px(26) * self._chip_rows(inside - self._kept_clear())
        return round(theme.px(18) + lines + high + chips)

    def _is_narrow(self, inside: float) -> bool:
        """Whether name and place do not stand beside each other; then the place goes below."""
        name = theme.metrics("name").horizontalAdvance(self.text())
        return name + theme.metrics("second").horizontalAdvance(self.where) + theme.px(20) > inside

    def _below(self, inside: float) -> str:
        parts = (self.where if self._is_narrow(inside) else "", self.facts)
        return " · ".join(part for part in parts if part)

    def _chip_rows(self, width: float) -> int:
        rows, across = (1 if self.badges else 0), 0.0
        for badge in self.badges:
            chip = min(chip_width(badge.text), width)
            if across and across + chip > width:
                rows, across = rows + 1, 0.0
            across += chip + 6
        return rows

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        at = QRectF(self.rect())
        if self.underMouse():
            painter.fillRect(at, theme.colour("paper"))
        left, line, top = float(theme.px(_TIME)), theme.px(_LINE), at.top() + theme.px(8)
        inside = at.width() - left - 4
        clear = inside - self._kept_clear()
        ink, muted = theme.colour("ink"), theme.colour("muted")
        draw_line(
            painter, QRectF(2, top, left - 8, line), clock_time(self.arrival.appointment.wall), "name", ink
        )
        asked = theme.metrics("second").horizontalAdvance(self.where) + 4
        where = 0.0 if self._is_narrow(inside) else asked
        draw_line(painter, QRectF(left, top, inside - where - 8, line), self.text(), "name", ink)
        if where:
            at_right = QRectF(left + inside - where, top, where, line)
            draw_line(painter, at_right, self.where, "second", muted, right=True)
        top += line
        if self.arrival.greeting.people:
            draw_line(painter, QRectF(left, top, clear, line), self.arrival.greeting.people, "body", ink)
            top += line
        layout, high = wrapped(self._below(inside), "second", clear)
        painter.setPen(muted)
        layout.draw(painter, QPointF(left, top + 1))
        self._paint_chips(painter, left, top + high + 5, clear)
        if not self._last:
            painter.fillRect(QRectF(0, at.bottom() - 1, at.width(), 1), theme.colour("line"))
        if self.hasFocus():
            draw_focus(painter, at)

    def _paint_chips(self, painter: QPainter, left: float, top: float, width: float) -> None:
        across = 0.0
        for badge in self.badges:
            chip = min(chip_width(badge.text), width)
            if across and across + chip > width:
                across, top = 0.0, top + theme.px(26)
            draw_chip(painter, QRectF(left + across, top, chip, theme.px(20)), badge.text, str(badge.tone))
            across += chip + 6


class ArrivalsCard(Card):
    """Those who are still to come or are here, the next first; those who have gone are not in the way."""

    opened = Signal(object)
    here = Signal(object)
    """They have come through the door."""

    def __init__(self) -> None:
        super().__init__("Who comes today")
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        holder = QWidget()
        holder.setLayout(self.column)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.none = Label("", "muted", wrap=True)
        self.more = Button("", kind="quiet")
        self.more.clicked.connect(self._show_all)
        self.body.addWidget(holder)
        self.body.addWidget(self.none)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows: list[ArrivalRow] = []
        self._all = False
        self._shown: tuple[tuple[Arrival, ...], date, bool] = ((), date.min, False)

    def show_arrivals(self, arrivals: Sequence[Arrival], now: datetime, *, for_camera: bool) -> None:
        """Show who is still to come; a session that has run over stays until its time is up."""
        coming = tuple(
            each
            for each in arrivals
            if each.appointment.wall + timedelta(minutes=each.appointment.minutes) > now
            and each.appointment.kind is not AppointmentKind.OTHER
        )
        self._shown = (coming, now.date(), for_camera)
        gone = len(arrivals) - len(coming)
        aside = f"{counted(gone, 'has', 'have')} been" if gone else ""
        self.show_heading("Your people today" if for_camera else "Who comes today", aside)
        self.none.setText("Nobody else is expected today." if arrivals else "Nobody is expected today.")
        self.none.setVisible(not coming)
        self._show_rows()

    def _show_rows(self) -> None:
        coming, today, for_camera = self._shown
        held = next((row.arrival.appointment.id for row in self.rows if row.hasFocus()), None)
        empty(self.column)
        shown = coming if self._all else coming[:FEW]
        self.rows = [
            ArrivalRow(each, today, for_camera=for_camera, last=place == len(shown) - 1)
            for place, each in enumerate(shown)
        ]
        for row in self.rows:
            row.clicked.connect(self._open)
            self._at_the_door(row, for_camera=for_camera)
            self.column.addWidget(row)
            if row.arrival.appointment.id == held:
                row.show()
                row.setFocus()
        left = len(coming) - len(shown)
        self.more.setText(f"and {left:,} more")
        self.more.setVisible(left > 0)

    def _at_the_door(self, row: ArrivalRow, *, for_camera: bool) -> None:
        """On the line of a session the one press for when they come, until they are here."""
        arrival = row.arrival
        if arrival.session is not None and arrival.session.arrived_at is None and not for_camera:
            here = Button("Here", "door-open", says=f"They are here: {arrival.greeting.name}")
            here.setToolTip("They are here; next comes a line for the photographer")
            here.clicked.connect(lambda _=False: self.here.emit(arrival))
            row.carry(here)

    def _show_all(self) -> None:
        self._all = True
        self._show_rows()

    def _open(self) -> None:
        row = self.sender()
        if isinstance(row, ArrivalRow):
            self.opened.emit(row.arrival)
