"""Fields for dates and times: typed as people say them, echoed in full, and never half the day guessed (R10)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

from PySide6.QtCore import QDate, QSignalBlocker, Qt
from PySide6.QtWidgets import QCalendarWidget, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio import clock
from studio.dates import (
    clock_time,
    date_in_full,
    is_bare,
    parse_date,
    parse_time,
    parse_when,
    part_of_day,
    screen_date,
)
from studio.errors import Refused
from ui.kit.field import Field, TypedField
from ui.kit.text import Button, Label
from ui.kit.when_lines import DateLine, TimeLine


class DateField(Field):
    """A day: "sat 12 dec", "12/12/2026", "tomorrow"; Up and Down move a day, Page Up and Down a week."""

    def __init__(
        self, hint: str = "", *, today: Callable[[], date] = clock.today, calendar: bool = True
    ) -> None:
        self.line = DateLine(self._step)
        self.today = today
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        super().__init__(box, hint)
        self.control = self.line
        self.setFocusProxy(self.line)
        self.line.setPlaceholderText("such as Sat 12 Dec")
        if calendar:
            button = Button("", "calendar-days", says="Choose from a calendar")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(self._open_calendar)
            row.addWidget(button)
        self.line.textChanged.connect(self._typed)
        self.line.editingFinished.connect(self._tidy)

    def goes_with(self, at: TimeField) -> None:
        """ "sat 5 dec 10.30 am" typed here fills the time too, and Tab goes past it; a bare time is refused (R10)."""

        def both() -> bool:
            found = None if self.day_or_none() is not None else self._when()
            if found is None:
                return False
            self.set_value(found[0])
            at.set_value(found[1])
            return True

        def beyond() -> bool:
            if not both():
                return False
            at.line.setFocus()
            return at.line.focusNextPrevChild(True)

        self.line.beyond = beyond
        self.line.editingFinished.disconnect(self._tidy)
        self.line.editingFinished.connect(both)
        self.line.editingFinished.connect(self._tidy)

    def _when(self) -> tuple[date, time] | None:
        """A day with its time, as far as both are plain now."""
        try:
            day, at = parse_when(self.line.text(), self.today())
        except Refused:
            return None
        return (day, at) if at is not None else None

    def value(self) -> date | None:
        """The day, None when empty; refused when it is none, or the weekday typed is not that day's."""
        text = self.line.text().strip()
        if not text:
            if self.required:
                raise self.missing()
            return None
        return parse_date(text, self.today(), self.name or "date")

    def set_value(self, value: object) -> None:
        """Put a day in."""
        self.line.setText(self._written(value) if isinstance(value, date) else "")
        self._echo()

    def _written(self, day: date) -> str:
        """A day as it is read again: one gone by stands with its year, for without it the next one is meant."""
        words = screen_date(day, self.today())
        try:
            is_read = parse_date(words, self.today()) == day
        except Refused:
            is_read = False
        return words if is_read else f"{screen_date(day)} {day.year}"

    def keep(self) -> object:
        """The day with its year, for "tomorrow" is another day tomorrow; what is no day yet, as it is typed."""
        day = self.day_or_none()
        return {"day": day.isoformat()} if day is not None else self.line.text()

    def put_back(self, kept: object) -> None:
        """The day, or what was typed."""
        if isinstance(kept, dict):
            self.set_value(date.fromisoformat(str(kept["day"])))
        else:
            self.line.setText(str(kept))

    def day_or_none(self) -> date | None:
        """The day as far as it is plain now, without refusing."""
        try:
            return self.value()
        except Refused:
            return None

    def _step(self, days: int) -> None:
        day = self.day_or_none()
        self.set_value(self.today() if day is None else day + timedelta(days=days))

    def _typed(self) -> None:
        self._was_changed()
        self._echo()

    def _echo(self) -> None:
        day = self.day_or_none()
        self.say_below(date_in_full(day) if day is not None else "")

    def _tidy(self) -> None:
        try:
            day = self.value()
        except Refused as refused:
            if self.line.text().strip():
                self.refuse(refused.message)
            return
        if day is not None:
            with QSignalBlocker(self.line):
                self.line.setText(self._written(day))

    def _open_calendar(self) -> None:
        sheet = QDialog(self, Qt.WindowType.Popup)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(6, 6, 6, 6)
        calendar = QCalendarWidget()
        calendar.setAccessibleName("Calendar")
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown = self.day_or_none() or self.today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        column.addWidget(calendar)

        def take(day: QDate) -> None:
            self.set_value(date(day.year(), day.month(), day.day()))
            sheet.close()

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.move(self.line.mapToGlobal(self.line.rect().bottomLeft()))
        sheet.show()
        calendar.setFocus()


class TimeField(TypedField):
    """A time: "7.30 pm", "19:30", "noon". A bare "7.30" is asked about below, with no default (R10).

    It is kept as it is typed, so a bare time that is put back is asked about again.
    """

    def __init__(self, hint: str = "") -> None:
        self.line = TimeLine(self._answer)
        super().__init__(self.line, hint)
        self.line.setPlaceholderText("such as 10.30 am")
        self._build_question()
        self.line.textChanged.connect(self._typed)
        self.line.editingFinished.connect(self._tidy)

    def _build_question(self) -> None:
        self.question = QWidget()
        column = QVBoxLayout(self.question)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(5)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.asked = Label("", "second", wrap=True)
        self.morning = Button("Morning (A)")
        self.evening = Button("Evening (P)")
        self.morning.clicked.connect(lambda: self._answer("a"))
        self.evening.clicked.connect(lambda: self._answer("p"))
        column.addWidget(self.asked)
        row.addWidget(self.morning)
        row.addWidget(self.evening)
        row.addStretch(1)
        column.addLayout(row)
        self.column.addWidget(self.question)
        self.question.hide()

    def value(self) -> time | None:
        """The time, None when empty; refused when it is none or leaves morning or evening open."""
        text = self.line.text().strip()
        if not text:
            if self.required:
                raise self.missing()
            return None
        return parse_time(text, self.name or "time")

    def set_value(self, value: object) -> None:
        """Put a time in."""
        self.line.setText(clock_time(value) if isinstance(value, time) else "")

    def time_or_none(self) -> time | None:
        """The time as far as it is plain now, without refusing."""
        try:
            return self.value()
        except Refused:
            return None

    @property
    def is_asking(self) -> bool:
        """Whether the question "morning or evening?" stands."""
        return not self.question.isHidden()

    def _answer(self, half: str) -> bool:
        typed = self.line.text().strip()
        if not is_bare(typed):
            return False
        try:
            at = parse_time(f"{typed} {half}m", self.name or "time")
        except Refused as refused:
            self.refuse(refused.message)
            return True
        self.set_value(at)
        self.line.setFocus()
        return True

    def _typed(self) -> None:
        self._was_changed()
        bare = is_bare(self.line.text())
        self.question.setVisible(bare)
        if bare:
            self.asked.setText(_reading(self.line.text()))
            self.morning.setAccessibleName(f"{self.line.text().strip()} in the morning")
            self.evening.setAccessibleName(f"{self.line.text().strip()} in the afternoon or evening")
        at = self.time_or_none()
        self.say_below(f"{clock_time(at)}, {part_of_day(at)}" if at is not None else "")

    def _tidy(self) -> None:
        at = self.time_or_none()
        if at is not None:
            with QSignalBlocker(self.line):
                self.line.setText(clock_time(at))
        elif self.line.text().strip() and not self.is_asking:
            try:
                self.value()
            except Refused as refused:
                self.refuse(refused.message)


def _reading(typed: str) -> str:
    try:
        parse_time(typed)
    except Refused as refused:
        return refused.message
    return ""
