"""The diary: a day with its rooms side by side, or a week with its days, walked by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from studio import clock
from studio.business import Hours
from studio.dates import NO_BREAK, clock_time, date_in_full, screen_date
from studio.diary import AppointmentKind, AppointmentRow
from studio.errors import Refused
from studio.words import counted, listed
from ui.diary.whole import WholeDiary, whole_diary
from ui.diary.words import block
from ui.kit import theme
from ui.kit.cards import Card
from ui.kit.dayview import DayColumn, DayView
from ui.kit.page import Page
from ui.kit.text import Button, Label
from ui.kit.whens import DateField
from ui.kit.work import Work

DAY, WEEK = 1, 7
ELSEWHERE = "Elsewhere"
Place = Callable[[AppointmentRow], int]
_KINDS = (
    (AppointmentKind.SESSION, "session", "sessions"),
    (AppointmentKind.VIEWING, "viewing", "viewings"),
    (AppointmentKind.RESHOOT, "reshoot", "reshoots"),
    (AppointmentKind.PRESENTATION, "collection", "collections"),
    (AppointmentKind.OTHER, "other appointment", "other appointments"),
)


class DiaryPage(Page):
    """T today, Left and Right a day or a week, D and W, Up and Down between appointments, Enter opens, N books."""

    features = frozenset({"diary", "sessions", "viewings", "orders", "clients", "business"})
    scrolls = False
    tells_the_time = True

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.on: date | None = None
        self.whole: WholeDiary | None = None
        self.day = DayView("The diary")
        self._build_buttons()
        self._build_jump()
        card = Card()
        card.body.addWidget(self.day, 1)
        self.body.addWidget(card, 1)
        self.body.setSpacing(10)
        self.day.opened.connect(lambda key: self.hope("open_appointment", appointment_id=key))
        self.day.picked.connect(lambda _key, _minute: self.book())
        self.days = DAY

    def _build_buttons(self) -> None:
        before = Button("", "chevron-left", says="Before (Left)")
        after = Button("", "chevron-right", says="After (Right)")
        today = Button("&Today")
        today.setToolTip("T")
        self.day_button, self.week_button = Button("&Day", kind="toggle"), Button("&Week", kind="toggle")
        self.day_button.setToolTip("D")
        self.week_button.setToolTip("W")
        self.day_button.setChecked(True)
        for button, act in (
            (before, lambda: self.step(-1)),
            (today, self.to_today),
            (after, lambda: self.step(1)),
            (self.day_button, lambda: self.show_days(DAY)),
            (self.week_button, lambda: self.show_days(WEEK)),
        ):
            button.clicked.connect(lambda _=False, act=act: act())
            self.buttons.addWidget(button)

    def _build_jump(self) -> None:
        self.jump = DateField(today=clock.today, calendar=True)
        self.jump.names_itself("jump", "Go to a day", required=False)
        self.jump.line.setPlaceholderText("Go to a day, such as Sat 12 Dec")
        self.jump.line.returnPressed.connect(self._jump)
        self.jump.below.setMaximumHeight(0)
        self.jump.setFixedWidth(theme.px(310))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.jump, 0, Qt.AlignmentFlag.AlignTop)
        self.keys = Label(
            "Up and Down walk, Enter opens · Shift and arrows choose a time, N books it", "second"
        )
        row.addWidget(self.keys, 1, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)

    # What is shown.

    def reload(self) -> None:
        """Ask for the day or the week."""
        asked = self.with_.pop("on", None)
        if isinstance(asked, date):
            self.on = asked
        self.work.ask(whole_diary, self.on, self.days == WEEK, then=self._show, owner=self)

    def _show(self, whole: WholeDiary) -> None:
        self.whole = whole
        title = date_in_full(whole.first) if whole.days == DAY else _week_words(whole.first)
        self.show_title(title, _sentence(whole))
        columns, place = _rooms(whole) if whole.days == DAY else _days(whole)
        blocks = [block(row, place(row), room=whole.days == WEEK) for row in whole.appointments]
        self.day.show_day(columns, blocks, *_span(whole), *_now(whole))
        if self.isActiveWindow() and self.focusWidget() is None:
            self.day.setFocus()

    def show_days(self, days: int) -> None:
        """A day or a week, about the same date."""
        self.days = days
        self.day_button.setChecked(days == DAY)
        self.week_button.setChecked(days == WEEK)
        self.refresh()

    def step(self, by: int) -> None:
        """A day or a week on, or back."""
        self.show_date((self.on or clock.today()) + timedelta(days=by * self.days))

    def to_today(self) -> None:
        """Back to today."""
        self.show_date(clock.today())

    def show_date(self, on: date) -> None:
        """Show the day, or the week it lies in."""
        self.on = on
        self.refresh()

    def _jump(self) -> None:
        try:
            day = self.jump.value()
        except Refused as refused:
            self.notice_bar.say(refused.message, "due")
            return
        if day is not None:
            self.notice_bar.hide()
            self.jump.line.clear()
            self.show_date(day)
            self.day.setFocus()

    # What is done.

    def chosen_time(self) -> dict[str, object]:
        """The day shown, and the free time chosen on it: what F2 and N book at."""
        if self.whole is None:
            return {}
        slot = self.day.slot
        if slot is None:
            return {"on": self.whole.first} if self.whole.first > self.whole.today else {}
        key, minute = slot
        day = key if isinstance(key, date) else self.whole.first
        wall = datetime.combine(day, time()) + timedelta(minutes=minute)
        room = {"room_id": key} if isinstance(key, int) else {}
        return {"wall": wall, **room}

    def book(self) -> None:
        """A session at the time chosen."""
        self.hope("book", **self.chosen_time())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts = {
            Qt.Key.Key_T: self.to_today,
            Qt.Key.Key_N: self.book,
            Qt.Key.Key_D: lambda: self.show_days(DAY),
            Qt.Key.Key_W: lambda: self.show_days(WEEK),
            Qt.Key.Key_Left: lambda: self.step(-1),
            Qt.Key.Key_Right: lambda: self.step(1),
            Qt.Key.Key_G: self.jump.setFocus,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None or event.modifiers():
            super().keyPressEvent(event)
        else:
            act()


def _rooms(whole: WholeDiary) -> tuple[list[DayColumn], Place]:
    shut, note = _shut(whole.hours, whole.first)
    rooms = list(whole.rooms)
    places = {room.id: place for place, room in enumerate(rooms)}
    late = _late(whole.hours, whole.first)
    columns = [DayColumn(int(room.id), room.name, shut=shut, note=note, late=late) for room in rooms]
    if any(row.room_id not in places for row in whole.appointments):
        columns.append(DayColumn(ELSEWHERE, ELSEWHERE, shut=shut))

    def place(row: AppointmentRow) -> int:
        return places.get(row.room_id, len(rooms)) if row.room_id is not None else len(rooms)

    return columns, place


def _days(whole: WholeDiary) -> tuple[list[DayColumn], Place]:
    columns = []
    for ahead in range(WEEK):
        day = whole.first + timedelta(days=ahead)
        shut, note = _shut(whole.hours, day)
        late, today = _late(whole.hours, day), day == whole.today
        columns.append(DayColumn(day, screen_date(day), shut=shut, note=note, today=today, late=late))

    def place(row: AppointmentRow) -> int:
        return max(0, min((row.wall.date() - whole.first).days, WEEK - 1))

    return columns, place


def _shut(hours: Hours, day: date) -> tuple[tuple[tuple[int, int], ...], str]:
    """The minutes in which nobody is here, and why when it is the whole day."""
    why = hours.why_closed(day)
    opening = hours.of_day(day)
    if why is not None or opening is None:
        return ((0, 24 * 60),), why or ""
    return ((0, opening.opens), (max(opening.closes, opening.late_until or 0), 24 * 60)), ""


def _late(hours: Hours, day: date) -> tuple[int, int] | None:
    """The late evening of a day; None when it has none."""
    opening = hours.of_day(day)
    if opening is None or opening.late_until is None or hours.why_closed(day) is not None:
        return None
    return opening.closes, opening.late_until


def _span(whole: WholeDiary) -> tuple[int, int]:
    """From the earliest opening to the latest closing of the days shown, an hour more on either side."""
    days = [whole.first + timedelta(days=ahead) for ahead in range(whole.days)]
    found = [opening for day in days if (opening := whole.hours.of_day(day)) is not None]
    if not found:
        return 9 * 60, 18 * 60
    first = min(opening.opens for opening in found)
    last = max(max(opening.closes, opening.late_until or 0) for opening in found)
    return max(0, first - 30), min(last + 30, 24 * 60)


def _now(whole: WholeDiary) -> tuple[int | None, int | None]:
    now = clock.wall_now(whole.hours.zone)
    ahead = (now.date() - whole.first).days
    if not 0 <= ahead < whole.days:
        return None, None
    return now.hour * 60 + now.minute, ahead if whole.days == WEEK else None


def _week_words(monday: date) -> str:
    sunday = monday + timedelta(days=6)
    return f"{screen_date(monday)} to {screen_date(sunday)} {sunday.year}".replace(" to ", f" to{NO_BREAK}")


def _sentence(whole: WholeDiary) -> str:
    counts = [(sum(row.kind is kind for row in whole.appointments), one, many) for kind, one, many in _KINDS]
    said = listed([counted(count, one, many) for count, one, many in counts if count])
    held = sum(row.provisional for row in whole.appointments)
    untold = sum(not row.told_client and row.household_id is not None for row in whole.appointments)
    parts = [f"{said}." if said else "Nothing is booked."]
    if held:
        parts.append(f"{counted(held, 'is', 'are')} only held.")
    if untold and whole.first >= whole.today:
        parts.append(f"{counted(untold, 'client has', 'clients have')} not been told the time.")
    if whole.days == DAY:
        parts.append(_hours_words(whole.hours, whole.first))
    return " ".join(parts)


def _hours_words(hours: Hours, day: date) -> str:
    opening = hours.of_day(day)
    why = hours.why_closed(day)
    if why or opening is None:
        return why or ""
    opens, closes = (
        clock_time(time(minute // 60 % 24, minute % 60)) for minute in (opening.opens, opening.closes)
    )
    late = ""
    if opening.late_until is not None:
        late = (
            f", to {clock_time(time(opening.late_until // 60 % 24, opening.late_until % 60))} by arrangement"
        )
    return f"Open {opens} to {closes}{late}."
