"""When it is to be: a day and a time typed, the next free times to take, and what stands against it, said at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from studio import diary
from studio.dates import appointment_in_full, part_of_day, screen_time
from studio.diary import ClashQuestion, Outlook, Slot, SlotWish
from ui.kit import theme
from ui.kit.fields import ChoiceField
from ui.kit.form import FormDialog
from ui.kit.painting import draw_line
from ui.kit.standing import Standing
from ui.kit.text import Label
from ui.kit.whens import DateField, TimeField

Asks = Callable[[datetime | None, int | None, date], tuple[ClashQuestion | None, SlotWish] | None]
"""What to ask the diary for a time (None while it is not plain), which of two, and a day to look on from."""

ROW = 30
LONGEST = 8
_TOLD = 2
"""So many of the appointments in the way are named."""
BY_KEY = 3
"""So many of the free times have a key of their own, Alt+1 to Alt+3, from anywhere in the form."""


class _SlotRow(QStyledItemDelegate):
    """A free time, and opposite the key that takes it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if index.row() < BY_KEY:
            at = QRectF(option.rect).adjusted(0, 0, -theme.px(10), 0)
            draw_line(painter, at, f"Alt+{index.row() + 1}", "small", theme.colour("muted"), right=True)


class SlotList(QListWidget):
    """Free times, walked by the arrow keys; Enter takes one."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Free times")
        self.setProperty("popup", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_SlotRow(self))
        self.slots: list[Slot] = []
        self.itemClicked.connect(lambda _: self._take())

    def offer(self, slots: Sequence[Slot], rooms: dict[int, str], today: date) -> None:
        """Show these; the place is kept when the same times are shown again."""
        if list(slots) == self.slots:
            return
        self.slots = list(slots)
        self.clear()
        for slot in self.slots:
            late = "late evening" if slot.late else ""
            room = rooms.get(slot.room_id, "") if slot.room_id is not None else ""
            parts = [screen_time(slot.wall, today), room, late]
            item = QListWidgetItem("  ·  ".join(part for part in parts if part))
            item.setSizeHint(item.sizeHint().expandedTo(self._row()))
            self.addItem(item)
        if self.slots and self.hasFocus():
            self.setCurrentRow(0)

    def take_nth(self, place: int) -> None:
        """Take the first, second or third of them."""
        if place < len(self.slots):
            self.setCurrentRow(place)
            self._take()

    def mark(self, wall: datetime | None) -> bool:
        """Show which of them is the time agreed on; False when it is none of them."""
        place = next((place for place, slot in enumerate(self.slots) if slot.wall == wall), -1)
        if place >= 0:
            self.setCurrentRow(place)
        return place >= 0

    def _row(self) -> QSize:
        return QSize(120, theme.px(ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._take()
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or event.key() == Qt.Key.Key_Space:
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.slots and not self.selectedItems():  # Qt makes the first one current without showing it
            self.setCurrentRow(max(0, self.currentRow()))

    def _take(self) -> None:
        if 0 <= self.currentRow() < len(self.slots):
            self.taken.emit(self.slots[self.currentRow()])


class WhenPart(QWidget):
    """The part of a form that finds a time; its fields are the form's own, so that a refusal finds them."""

    changed = Signal()
    slot_taken = Signal()

    def __init__(
        self,
        form: FormDialog,
        asks: Asks,
        rooms: dict[int, str],
        staff: Sequence[tuple[int, str]],
        today: date,
        *,
        room_field: ChoiceField | None = None,
        across: bool = False,
    ) -> None:
        super().__init__()
        self.across = across
        self.form, self.asks, self.rooms, self.today, self.room_field = form, asks, rooms, today, room_field
        self.suggested: list[Slot] = []
        self.outlook = Outlook()
        self.day, self.time = DateField(today=lambda: today), TimeField()
        self.which = ChoiceField([(0, "the first, before the clocks go back"), (1, "the second")])
        self.opener = ChoiceField([(None, "nobody yet"), *staff], first=True)
        self.list = SlotList()
        self.standing = Standing()
        self.standing_words = self.standing.words
        self._lay_out()
        for field in (self.day, self.time, self.which):
            field.changed.connect(self.look)
        self.opener.changed.connect(self.changed)
        self.list.taken.connect(self.take)
        for place in range(BY_KEY):
            taking = QShortcut(QKeySequence(f"Alt+{place + 1}"), form)
            taking.activated.connect(lambda place=place: self.list.take_nth(place))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.day_box = self.form.labelled("date", "&Day", self.day, required=True)
        self.time_box = self.form.labelled("time", "&Time", self.time, required=True)
        if self.across:
            row = QHBoxLayout()
            row.setSpacing(14)
            row.addWidget(self.day_box, 1, Qt.AlignmentFlag.AlignTop)
            row.addWidget(self.time_box, 1, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
        else:
            column.addWidget(self.day_box)
            column.addWidget(self.time_box)
        self.which_box = self.form.labelled("fold", "Wh&ich of the two", self.which)
        self.opener_box = self.form.labelled("opener", "Who &opens up", self.opener)
        for box in (self.which_box, self.opener_box):
            column.addWidget(box)
            box.hide()
        column.addWidget(self.standing)
        self.list_head = Label("&Next free times", "name")
        self.list_head.setBuddy(self.list)
        column.addWidget(self.list_head)
        self.list.setMinimumHeight(theme.px(ROW) * 3 + 12)
        self.list.setMaximumHeight(theme.px(ROW) * (BY_KEY if self.across else LONGEST) + 14)
        column.addWidget(self.list, 1)
        column.addStretch(0)

    def wall(self) -> datetime:
        """The time agreed; raises Refused at the field that does not say it yet."""
        return datetime.combine(self.form.read("date"), self.form.read("time"))

    def wall_or_none(self) -> datetime | None:
        """The time as far as it is plain now."""
        day, at = self.day.day_or_none(), self.time.time_or_none()
        return datetime.combine(day, at) if day is not None and at is not None else None

    def fold(self) -> int | None:
        """Which of two, when the clocks go back; None when nobody had to say."""
        chosen = self.which.value_or_none()
        return chosen if isinstance(chosen, int) and not self.which_box.isHidden() else None

    def opener_id(self) -> int | None:
        """Who opens up, when that was asked."""
        chosen = self.opener.value_or_none()
        return chosen if isinstance(chosen, int) and not self.opener_box.isHidden() else None

    def suggest(self, slots: Sequence[Slot]) -> None:
        """Offer these times first, until another day is typed."""
        self.suggested = list(slots)
        self.list.offer(self.suggested, self.rooms, self.today)

    def show_wall(self, wall: datetime) -> None:
        """Put a time in."""
        self.day.set_value(wall.date())
        self.time.set_value(wall.time())

    def take(self, slot: Slot) -> None:
        """A free time was taken from the list."""
        known = self.room_field is not None and slot.room_id is not None
        if known and self.room_field is not None and self.room_field.value_or_none() != slot.room_id:
            self.room_field.set_value(slot.room_id)
        self.show_wall(slot.wall)
        self.slot_taken.emit()

    def look(self) -> None:
        """Ask the diary about what stands in the fields now."""
        wall = self.wall_or_none()
        asked = self.asks(wall, self.fold(), self.day.day_or_none() or self.today)
        if asked is not None:
            self.form.work.ask(diary.outlook, *asked, then=self._show, owner=self)
        self.changed.emit()

    def _show(self, outlook: Outlook) -> None:
        self.outlook = outlook
        wall = self.wall_or_none()
        listed = outlook.taken is None and self.list.mark(wall)
        if not listed and not self._keeps_suggestions(wall):
            self.list.offer(outlook.free, self.rooms, self.today)
        self.which_box.setVisible(outlook.twice)
        self.opener_box.setVisible(bool(outlook.closed))
        self.standing.say(*self._words(wall))

    def _keeps_suggestions(self, wall: datetime | None) -> bool:
        if not self.suggested or self.outlook.taken is not None:
            return False
        day = wall.date() if wall is not None else self.day.day_or_none()
        return day is None or day in {slot.wall.date() for slot in self.suggested}

    def _words(self, wall: datetime | None) -> tuple[str, str, str]:
        """What stands against the time, in what colour, and with which icon: amber while it is only held."""
        outlook = self.outlook
        if wall is None:
            return "", "plain", "info"
        if outlook.unclear:
            return outlook.unclear, "due", "clock"
        if outlook.taken is not None:
            in_the_way = outlook.clashes[:_TOLD] or (outlook.taken,)
            said = " ".join(dict.fromkeys(clash.sentence for clash in in_the_way))
            free = "; ".join(screen_time(slot.wall, self.today) for slot in outlook.free[:BY_KEY])
            way_out = outlook.taken.way_out
            said += (f" {way_out}" if way_out else "") + (f" Free: {free}." if free else "")
            held = outlook.taken.provisional
            return (said, "due", "calendar-clock") if held else (said, "concern", "circle-alert")
        if outlook.closed:
            return f"{outlook.closed} Please name who opens up.", "due", "door-open"
        return f"Free: {appointment_in_full(wall)}, {part_of_day(wall)}.", "good", "circle-check"
