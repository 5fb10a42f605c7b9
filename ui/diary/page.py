"""The diary: a day or a week with its rooms or its people side by side, or a month; walked, asked and moved by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget

from studio import clock
from studio.dates import MONTHS, months_on
from studio.diary import AppointmentRow
from ui.diary.jump import FreeAnswerBar, booking_at
from ui.diary.plan import WEEK, By, ColumnKey, plan
from ui.diary.sentences import month_days, month_sentence, sentence, title_of
from ui.diary.ways import DAY, MONTH, Ways
from ui.diary.whole import WholeDiary, WholeMonth, whole_diary, whole_month
from ui.kit import theme
from ui.kit.cards import Card
from ui.kit.daydrag import Put
from ui.kit.daymonth import MonthView
from ui.kit.dayview import DayView
from ui.kit.page import Page
from ui.kit.text import Label
from ui.kit.work import Work

__all__ = ["DAY", "MONTH", "WEEK", "DiaryPage"]

WALKING = (
    "Arrows walk, Enter opens · Space takes it up to move it · Shift and arrows choose a time, N books it,"
    " O puts something else there · F asks whether a time is free"
)
CARRYING = (
    "Arrows move it, with Shift they lengthen it, with Ctrl by 5 minutes · Page Down a day on · Enter puts it down,"
    " Escape puts it back"
)
_COMPACT = 720
"""Pixels below which buttons lose their words, at 100 %."""
MONTHLY = (
    "Arrows walk, Enter opens the day · Page Up and Page Down another month · F asks whether a time is free"
)


class DiaryPage(Page):
    """T today, D, W and M the day, the week and the month, R and P rooms and people, N books, O something else."""

    features = frozenset({"diary", "sessions", "viewings", "orders", "clients", "business"})
    scrolls = False
    tells_the_time = True

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.on: date | None = None
        self.days, self.by, self.only = DAY, By.ROOMS, 0
        self.whole: WholeDiary | None = None
        self.carried: AppointmentRow | None = None
        self.month_shown: WholeMonth | None = None
        self.day, self.month = DayView("The diary", lets_carry=True), MonthView("The month")
        self.asking = FreeAnswerBar(work)
        self.ways = Ways(self.asking.line)
        self._build_buttons()
        self.body.addWidget(self.ways)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.day)
        self.stack.addWidget(self.month)
        self.keys = Label(WALKING, "small", wrap=True)
        card = Card()
        card.column.setContentsMargins(14, 10, 14, 8)
        card.body.addWidget(self.stack, 1)
        card.body.addWidget(self.keys)
        self.body.addWidget(self.asking)
        self.body.addWidget(card, 1)
        self.body.setSpacing(10)
        self._connect()

    def _build_buttons(self) -> None:
        ways = self.ways
        ways.before.clicked.connect(lambda: self.step(-1))
        ways.today.clicked.connect(self.to_today)
        ways.after.clicked.connect(lambda: self.step(1))
        for days, button in ways.ranges.items():
            button.clicked.connect(lambda _=False, days=days: self._range_pressed(days))
        for button in (ways.before, ways.today, ways.after, *ways.ranges.values()):
            self.buttons.addWidget(button)
        self.buttons.setSpacing(8)

    def _connect(self) -> None:
        self.day.opened.connect(lambda key: self.hope("open_appointment", appointment_id=key))
        self.day.picked.connect(lambda _key, _minute: self.book())
        self.day.put.connect(self._put)
        self.day.carrying.connect(self._carrying)
        self.day.turned.connect(self._carry_on)
        self.month.opened.connect(self._open_day)
        self.month.turned.connect(self.step)
        self.month.left_for.connect(self.show_date)
        self.asking.gone_to.connect(self._jumped)
        self.asking.taken.connect(lambda slot: self.hope("book", **booking_at(slot)))
        self.asking.line.left.connect(self._to_the_diary)
        self.ways.by_chosen.connect(self.show_by)
        self.ways.alone.changed.connect(self._only)
        self.ways.waiting.clicked.connect(lambda: self.hope("waiting_list"))
        self.ways.more.clicked.connect(self._show_more)

    # What is shown.

    def reload(self) -> None:
        """Ask for the day, the week or the month."""
        asked = self.with_.pop("on", None)
        if isinstance(asked, date):
            self.on = asked
        if self.days == MONTH:
            first = (self.on or clock.today()).replace(day=1)
            self.work.ask(whole_month, first, then=self._show_month, owner=self)
        else:
            self.work.ask(whole_diary, self.on, self.days == WEEK, then=self._show, owner=self)

    def _show(self, whole: WholeDiary) -> None:
        self.whole = whole
        self.stack.setCurrentWidget(self.day)
        self.ways.offer(whole, self.by)
        self._show_plan()
        self._take_focus(self.day)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = event.size().width() < theme.px(_COMPACT)
        self.ways.be_compact(compact)
        self.buttons.setSpacing(4 if compact else 8)

    def _show_plan(self) -> None:
        if self.whole is not None:
            self.show_title(title_of(self.whole), sentence(self.whole, self.by))
            made = plan(self.whole, self.by, self.only, clock.wall_now(self.whole.hours.zone))
            self.day.show_day(made.columns, made.blocks, made.first, made.last, made.now, made.busy)
            self._say_keys(carries=self.day.sheet.hand.is_full)

    def _show_month(self, whole: WholeMonth) -> None:
        self.month_shown = whole
        self.stack.setCurrentWidget(self.month)
        self.show_title(f"{MONTHS[whole.first.month - 1]} {whole.first.year}", month_sentence(whole))
        on = self.on or whole.today
        self.month.show_month(month_days(whole), on)
        self._say_keys(carries=False)
        self._take_focus(self.month)

    def _take_focus(self, shown: DayView | MonthView) -> None:
        if self.isActiveWindow() and self.focusWidget() in (None, self.day.sheet, self.month):
            shown.setFocus()

    def _say_keys(self, carries: bool) -> None:
        if self.stack.currentWidget() is self.month:
            self.keys.setText(MONTHLY)
        else:
            self.keys.setText(CARRYING if carries else WALKING)

    def show_days(self, days: int) -> None:
        """A day, a week or a month, about the same date."""
        self.days = days
        self.ways.show_days(days)
        self.refresh()

    def _range_pressed(self, days: int) -> None:
        """Its arrow keys walk the diary then, not the row of buttons."""
        self.show_days(days)
        self._to_the_diary()

    def show_by(self, by: By) -> None:
        """Rooms or people side by side."""
        self.by, self.only = by, 0
        self.ways.show_by(by)
        if self.whole is not None:
            self.ways.offer(self.whole, by)
            self._show_plan()

    def _only(self) -> None:
        chosen = self.ways.alone.value_or_none()
        self.only = chosen if isinstance(chosen, int) else 0
        self._show_plan()

    def step(self, by: int) -> None:
        """A day, a week or a month on, or back."""
        on = self.on or clock.today()
        self.show_date(months_on(on, by) if self.days == MONTH else on + timedelta(days=by * self.days))

    def to_today(self) -> None:
        """Back to today."""
        self.show_date(clock.today())

    def show_date(self, on: date) -> None:
        """Show the day, or the week or month it lies in."""
        self.on = on
        self.refresh()

    def _open_day(self, day: date) -> None:
        self.on = day
        self.show_days(DAY)
        self.day.setFocus()

    def _jumped(self, day: date, at: time | None) -> None:
        self.show_date(day)
        self._to_the_diary()
        if at is not None and self.days != MONTH and self.whole is not None:
            columns = self.day.sheet.columns
            place = next((place for place, column in enumerate(columns) if column.day == day), 0)
            self.day.sheet.show_slot(place, at.hour * 60 + at.minute)

    def take_keys(self) -> None:
        """Into the day, the week or the month."""
        self._to_the_diary()

    def _to_the_diary(self) -> None:
        (self.month if self.days == MONTH else self.day).setFocus()

    # What is done.

    def chosen_time(self) -> dict[str, object]:
        """The day shown, and the free time chosen on it: what F2 and N book at."""
        if self.days == MONTH:
            return {"on": self.month.at} if self.month.at is not None else {}
        if self.whole is None:
            return {}
        slot = self.day.slot
        if slot is None:
            return {"on": self.whole.first} if self.whole.first > self.whole.today else {}
        key, minute = slot
        assert isinstance(key, ColumnKey)
        wall = datetime.combine(key.day, time()) + timedelta(minutes=minute)
        return {"wall": wall, **({"room_id": key.id} if key.kind == By.ROOMS and key.id else {})}

    def book(self) -> None:
        """A session at the time chosen."""
        self.hope("book", **self.chosen_time())

    def book_other(self) -> None:
        """Lunch, maintenance, a holiday, a meeting: at the time chosen, with whom or where it was chosen."""
        about = self.chosen_time()
        slot = self.day.slot if self.days != MONTH else None
        if slot is not None and isinstance(slot[0], ColumnKey) and slot[0].kind == By.PEOPLE:
            about["staff_id"] = slot[0].id
        if self.days != MONTH and "wall" not in about and self.whole is not None:
            about["on"] = self.on or self.whole.today
        self.hope("other_appointment", **about)

    def _put(self, put: Put) -> None:
        """An appointment was put down somewhere else."""
        row = self.carried
        if row is None or row.id != put.key:
            return
        wall = datetime.combine(put.day, time()) + timedelta(minutes=put.starts)
        about: dict[str, object] = {"appointment_id": row.id, "wall": wall, "minutes": put.minutes}
        if put.takes_on is not None:
            about["room_id" if put.takes_on.kind == By.ROOMS else "staff_id"] = put.takes_on.key
        self.hope("move_appointment", **about, version=row.version)

    def _carrying(self, is_held: bool) -> None:
        """Remember what was taken up as it stood then: another day may be shown before it is put down."""
        held = self.day.sheet.hand.held
        if is_held and held is not None and self.whole is not None:
            found = (row for row in self.whole.appointments if row.id == held.block.key)
            self.carried = next(found, None)
        self._say_keys(is_held)

    def _carry_on(self, by: int) -> None:
        """Page Up and Down with something in the hand: another day or week, and it comes along."""
        self.step(by)

    def prints_itself(self) -> bool:
        """The day sheet of the day shown, or the sheet of the week."""
        if self.days == DAY:
            self.print_day()
        else:
            self.print_week()
        return True

    def print_day(self) -> None:
        """The sheet of the day; of one room or person, when one is shown alone."""
        alone = {"room_id" if self.by is By.ROOMS else "staff_id": self.only} if self.only else {}
        self.hope("day_sheet", on=self.on or clock.today(), **alone)

    def print_week(self) -> None:
        """The sheet of the week in which the day lies."""
        on = self.on or clock.today()
        self.hope("week_sheet", monday=on - timedelta(days=on.weekday()))

    def _show_more(self) -> None:
        menu = self.more_menu()
        menu.popup(self.ways.more.mapToGlobal(self.ways.more.rect().bottomLeft()))

    def more_menu(self) -> QMenu:
        """Everything that is done here less often."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        acts: tuple[tuple[str, Callable[[], None]], ...] = (
            ("&Other appointment …  (O)", self.book_other),
            ("Print the &day sheet …", self.print_day),
            ("Print the &week sheet …", self.print_week),
            ("&Import a calendar …", lambda: self.hope("import_calendar")),
            ("&Export a calendar …", lambda: self.hope("export_calendar")),
        )
        for words, do in acts:
            act = menu.addAction(words)
            act.triggered.connect(lambda _=False, do=do: do())
        menu.insertSeparator(menu.actions()[1])
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[Qt.Key, Any] = {
            Qt.Key.Key_T: self.to_today,
            Qt.Key.Key_N: self.book,
            Qt.Key.Key_O: self.book_other,
            Qt.Key.Key_D: lambda: self.show_days(DAY),
            Qt.Key.Key_W: lambda: self.show_days(WEEK),
            Qt.Key.Key_M: lambda: self.show_days(MONTH),
            Qt.Key.Key_R: lambda: self.show_by(By.ROOMS),
            Qt.Key.Key_P: lambda: self.show_by(By.PEOPLE),
            Qt.Key.Key_L: lambda: self.hope("waiting_list"),
            Qt.Key.Key_Left: lambda: self.step(-1),
            Qt.Key.Key_Right: lambda: self.step(1),
            Qt.Key.Key_G: self.asking.line.setFocus,
            Qt.Key.Key_F: self.asking.line.setFocus,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            act()
