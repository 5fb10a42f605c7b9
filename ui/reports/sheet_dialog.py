"""The sheet of a day or a week as the printer will have it: turned by keys, printed or saved."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.business import RoomId, StaffId
from studio.errors import StudioError
from ui.kit import printing, theme
from ui.kit.fields import ChoiceField
from ui.kit.notices import NoticeBar
from ui.kit.pages_of_paper import PageView
from ui.kit.text import Button, Label
from ui.kit.work import Work
from ui.reports.whole import WholeSheet, whole_day, whole_week

EVERYTHING = ("", 0)


class SheetDialog(QDialog):
    """Left and Right turn to the day (or week) before and after, Ctrl+P prints, Escape closes."""

    wish = Signal(object)

    def __init__(
        self,
        work: Work,
        on: date,
        *,
        week: bool = False,
        room_id: RoomId | None = None,
        staff_id: StaffId | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.work, self.on, self.week = work, on, week
        self.sheet: WholeSheet | None = None
        self._chosen = (
            ("room", room_id) if room_id is not None else ("staff", staff_id) if staff_id else EVERYTHING
        )
        self.resize(theme.px(760), theme.px(660))
        self._build()
        self.look()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        self.title = Label("Week sheet" if self.week else "Day sheet", "title", wrap=True)
        self.notice_bar = NoticeBar()
        self.view = PageView("The sheet as it will be printed")
        column.addWidget(self.title)
        column.addWidget(self.notice_bar)
        column.addLayout(self._turning())
        column.addWidget(self.view, 1)
        column.addLayout(self._buttons())
        self.view.installEventFilter(self)
        self.view.setFocus()

    def _turning(self) -> QHBoxLayout:
        span = "week" if self.week else "day"
        self.whose = ChoiceField([(EVERYTHING, "The whole studio")], first=True)
        self.whose.names_itself("whose", "Whose sheet", required=False)
        self.whose.setVisible(not self.week)
        self.whose.setMinimumWidth(theme.px(240))
        self.whose.changed.connect(self._chose)
        before = Button("", "chevron-left", says=f"The {span} before (Left)")
        after = Button("", "chevron-right", says=f"The {span} after (Right)")
        before.clicked.connect(lambda: self.turn(-1))
        after.clicked.connect(lambda: self.turn(1))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(before)
        row.addWidget(after)
        row.addStretch(1)
        row.addWidget(self.whose)
        return row

    def _buttons(self) -> QHBoxLayout:
        self.close_button = Button("Close")
        self.save_button = Button("&Save PDF", "file-down")
        self.print_button = Button("&Print", "printer", "primary")
        self.print_button.setToolTip("Ctrl+P")
        self.close_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print)
        QShortcut(QKeySequence.StandardKey.Print, self, self.print)
        row = QHBoxLayout()
        row.addWidget(self.close_button)
        row.addStretch(1)
        row.addWidget(self.save_button)
        row.addWidget(self.print_button)
        return row

    def look(self) -> None:
        """Draw the sheet anew from the records as they are."""
        kind, chosen = self._chosen
        if self.week:
            self.work.ask(whole_week, self.on, then=self._show, refused=self._sorry, owner=self)
        else:
            room_id, staff_id = chosen if kind == "room" else None, chosen if kind == "staff" else None
            self.work.ask(
                whole_day, self.on, room_id, staff_id, then=self._show, refused=self._sorry, owner=self
            )

    def turn(self, by: int) -> None:
        """The day or the week before or after."""
        self.on += timedelta(days=by * (7 if self.week else 1))
        self.look()

    def _chose(self) -> None:
        value = self.whose.value_or_none()
        if isinstance(value, tuple) and value != self._chosen:
            self._chosen = value
            self.look()

    def _show(self, sheet: WholeSheet) -> None:
        self.sheet = sheet
        self.title.setText(sheet.title)
        self.setWindowTitle(sheet.title)
        rooms = [(("room", room.id), room.name) for room in sheet.rooms]
        people = [(("staff", person.id), person.name) for person in sheet.staff]
        self.whose.offer([(EVERYTHING, "The whole studio"), *rooms, *people])
        self.whose.set_value(self._chosen)
        self.view.show_pdf(sheet.pdf)

    def _sorry(self, error: Exception) -> None:
        if isinstance(error, StudioError):
            self.notice_bar.say(error.message, "concern")

    def print(self) -> None:
        """Send it to a printer."""
        if self.sheet is not None:
            printing.print_pages(self, self.sheet.file, self.sheet.pdf)

    def save(self) -> None:
        """Keep it as a PDF."""
        if self.sheet is not None:
            try:
                printing.save_pdf(self, self.sheet.file, self.sheet.pdf)
            except StudioError as failed:
                self._sorry(failed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left and Right belong to the days while the page is read."""
        if watched is self.view and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            if by is not None:
                self.turn(by)
                return True
        return False
