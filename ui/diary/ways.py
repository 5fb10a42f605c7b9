"""The controls above the diary: which day or range, what stands side by side, and what else can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.diary.plan import WEEK, By
from ui.diary.whole import WholeDiary
from ui.kit import icons
from ui.kit.controls import Button
from ui.kit.fields import ChoiceField

DAY, MONTH = 1, 31
"""How many days are shown; 31 stands for a month."""


class Ways(QWidget):
    """The line where a day is typed with what stands beside it; the buttons for the page's head are made here too."""

    by_chosen = Signal(object)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__()
        self.before = Button("", "chevron-left", says="Before (Left)")
        self.after = Button("", "chevron-right", says="After (Right)")
        self.today = Button("&Today")
        self.ranges = {
            DAY: Button("&Day", kind="toggle"),
            WEEK: Button("&Week", kind="toggle"),
            MONTH: Button("&Month", kind="toggle"),
        }
        for button, key in ((self.today, "T"), *zip(self.ranges.values(), "DWM", strict=True)):
            button.setToolTip(key)
        self.sides = {By.ROOMS: Button("&Rooms", kind="toggle"), By.PEOPLE: Button("&People", kind="toggle")}
        for (by, button), key in zip(self.sides.items(), "RP", strict=True):
            button.setToolTip(key)
            button.clicked.connect(lambda _=False, by=by: self.by_chosen.emit(by))
        self.alone = ChoiceField(first=True)
        self.alone.names_itself("only", "Which of them", required=False)
        self.alone.box.setMinimumContentsLength(9)
        self.waiting = Button("Waiting &list", "hourglass")
        self.waiting.setToolTip("Waiting list (L)")
        self.waiting.setAccessibleName("Waiting list")
        self.more = Button("M&ore", "ellipsis")
        self.more.setToolTip("More")
        self.more.setAccessibleName("More")
        self._lay_out(line)
        self.show_days(DAY)
        self.show_by(By.ROOMS)

    def _lay_out(self, line: QLineEdit) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(line, 3)
        for widget in (*self.sides.values(), self.alone):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.waiting)
        row.addWidget(self.more)

    def be_compact(self, compact: bool) -> None:
        """In a narrow window, or with large text, the last two buttons keep their signs and lose their words."""
        for button, words in ((self.waiting, "Waiting &list"), (self.more, "M&ore")):
            shown = "" if compact else words
            if button.text() != shown:
                button.setText(shown)
                button.setIconSize(icons.size(beside_words=bool(shown)))

    def show_days(self, days: int) -> None:
        """Which range is shown; of a month nothing stands side by side."""
        for each, button in self.ranges.items():
            button.setChecked(each == days)
        for widget in (*self.sides.values(), self.alone):
            widget.setEnabled(days != MONTH)

    def show_by(self, by: By) -> None:
        """What stands side by side."""
        for each, button in self.sides.items():
            button.setChecked(each is by)

    def offer(self, whole: WholeDiary, by: By) -> None:
        """All of them, or one alone: the choice follows what stands side by side."""
        if by is By.ROOMS:
            options: list[tuple[object, str]] = [(0, "All rooms")]
            options += [(int(room.id), room.name) for room in whole.rooms]
        else:
            options = [(0, "Everyone"), *((int(person.id), person.name) for person in whole.staff)]
        if [words for _, words in options] != self._offered():
            self.alone.set_value(0)
        self.alone.offer(options)

    def _offered(self) -> list[str]:
        return [self.alone.box.itemText(place) for place in range(self.alone.box.count())]
