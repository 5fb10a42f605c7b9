"""The hours of one weekday on one line: open or not, from, to, and how late by appointment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from studio.business import DayHours, HoursDraft
from studio.dates import WEEKDAYS, clock_time, parse_time
from studio.errors import Refused
from ui.kit import theme
from ui.kit.field import Field
from ui.kit.fields import LineEdit
from ui.kit.form import FormDialog
from ui.kit.text import Label

_USUAL = ("9.30 am", "5.30 pm")


def told(minutes: int) -> str:
    """Minutes of the day as a time on screen; the end of the day is midnight."""
    return clock_time(time(*divmod(minutes % 1440, 60)))


def of_the_day(at: time) -> int:
    """A time as minutes of the day."""
    return at.hour * 60 + at.minute


def in_words(days: Sequence[DayHours]) -> list[tuple[str, str]]:
    """(which days, which hours) as a person says them, days with equal hours together: "Tuesday to Friday"."""
    runs: list[list[DayHours]] = []
    for day in sorted(days, key=lambda each: each.weekday):
        last = runs[-1][-1] if runs else None
        same = last is not None and (last.opens, last.closes, last.late_until) == (
            day.opens,
            day.closes,
            day.late_until,
        )
        if last is not None and same and last.weekday + 1 == day.weekday:
            runs[-1].append(day)
        else:
            runs.append([day])
    return [(_days(run), _hours(run[0])) for run in runs]


def _days(run: list[DayHours]) -> str:
    names = [WEEKDAYS[day.weekday] for day in run]
    if len(names) > 2:
        return f"{names[0]} to {names[-1]}"
    return " and ".join(names)


def _hours(day: DayHours) -> str:
    late = f", by appointment to {told(day.late_until)}" if day.late_until else ""
    return f"{told(day.opens)} to {told(day.closes)}{late}"


class DayField(Field):
    """One weekday; its value is the day's hours, or None when it is closed."""

    def __init__(self, weekday: int) -> None:
        self.weekday = weekday
        name = WEEKDAYS[weekday]
        self.open = QCheckBox(name)
        self.opens, self.closes, self.late = (LineEdit(16) for _ in range(3))
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.open.setFixedWidth(theme.px(116))
        row.addWidget(self.open)
        row.addWidget(self.opens, 1)
        row.addWidget(Label("to", "muted"))
        row.addWidget(self.closes, 1)
        row.addWidget(Label("late to", "muted"))
        row.addWidget(self.late, 1)
        super().__init__(box)
        self.control = self.open
        self.setFocusProxy(self.open)
        for line, words in (
            (self.opens, "opens at"),
            (self.closes, "closes at"),
            (self.late, "by appointment to"),
        ):
            line.setAccessibleName(f"{name} {words}")
            line.textChanged.connect(self._was_changed)
        self.late.setPlaceholderText("–")
        self.open.toggled.connect(self._open_or_not)
        self._open_or_not(False)

    def names_itself(self, name: str, label: str, required: bool) -> None:
        super().names_itself(name, label, required)
        self.open.setAccessibleName(f"Open on {WEEKDAYS[self.weekday]}")

    def value(self) -> DayHours | None:
        """The hours of this day, None when it is closed; refused for a time that leaves the half of the day open."""
        if not self.open.isChecked():
            return None
        late = self.late.text().strip().strip("–")
        return DayHours(
            self.weekday,
            of_the_day(parse_time(self.opens.text(), self.name)),
            of_the_day(parse_time(self.closes.text(), self.name)),
            of_the_day(parse_time(late, self.name)) if late else None,
        )

    def set_value(self, value: object) -> None:
        """Show a day's hours, or a closed day with None."""
        self.open.setChecked(isinstance(value, DayHours))
        if isinstance(value, DayHours):
            self.opens.setText(told(value.opens))
            self.closes.setText(told(value.closes))
            self.late.setText(told(value.late_until) if value.late_until else "")

    def _open_or_not(self, is_open: bool) -> None:
        for line in (self.opens, self.closes, self.late):
            line.setEnabled(is_open)
        if is_open and not self.opens.text() and not self.closes.text():
            self.opens.setText(_USUAL[0])
            self.closes.setText(_USUAL[1])
        self._was_changed()


def add_week(form: FormDialog) -> list[QWidget]:
    """Add the seven days to a form, under the names by which a draft refuses them; answers their rows."""
    rows = []
    for weekday, name in enumerate(WEEKDAYS):
        row = form.labelled(name.lower(), "", DayField(weekday))
        form.place(row)
        rows.append(row)
    return rows


def fill_week(form: FormDialog, days: Sequence[DayHours]) -> None:
    """Show these hours in the seven days of a form."""
    by_weekday = {day.weekday: day for day in days}
    for weekday, name in enumerate(WEEKDAYS):
        form.fields[name.lower()].set_value(by_weekday.get(weekday))


def read_week(form: FormDialog) -> HoursDraft:
    """The hours as they stand in a form; refused at the first day that does not do."""
    days: list[DayHours] = []
    for name in WEEKDAYS:
        value = form.read(name.lower())
        if isinstance(value, DayHours):
            days.append(value)
    if not days:
        raise Refused("Please open on at least one day.", "monday")
    return HoursDraft(tuple(days))
