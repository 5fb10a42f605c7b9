"""A diary kept elsewhere: looked over time by time, each put right where it needs to be, taken in, and told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from studio.calendars import CalendarFile
from studio.exchange import Line, Outcome, Usual
from studio.progress import Cancelled
from studio.words import counted
from ui.kit.cards import EmptyState
from ui.kit.fields import ChoiceField
from ui.kit.from_file import FromFile
from ui.kit.preferences import preferences
from ui.kit.table import Table
from ui.kit.text import Label
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.reports import whole
from ui.reports.import_lines import COLUMNS, Shown, left_out_words, of_line, shown, with_outcomes
from ui.reports.line_panel import LinePanel
from ui.reports.whole import Places

_FOLDER = "calendars/folder"
_KINDS = "Calendars (*.ics *.ical *.ifb *.vcs);;All files (*)"


def choose_file(parent: QWidget) -> str:
    """Ask the system's dialog for a calendar file, where one was last found."""
    file, _ = QFileDialog.getOpenFileName(parent, "Choose a calendar", preferences().text(_FOLDER), _KINDS)
    return file


class CalendarImport(FromFile):
    """Nothing is booked before somebody has looked; Space ticks a line or leaves it out.

    ``choose`` answers the file: the system's dialog, or what a test brings.
    """

    heading: ClassVar[str] = "Bring in an old diary"
    about: ClassVar[str] = (
        "A calendar file (.ics) from a telephone, Google, Outlook, Apple or another program. You see what each "
        "entry would become before anything is booked."
    )
    choose_words: ClassVar[str] = "&Another file"
    take_words: ClassVar[str] = "&Take in"
    stopped: ClassVar[str] = "Stopped. What was taken in by then is in the diary."
    opens_at: ClassVar[tuple[int, int]] = (1060, 660)

    def __init__(
        self, work: Work, parent: QWidget | None = None, choose: Callable[[QWidget], str] = choose_file
    ) -> None:
        super().__init__(work, parent)
        empty = EmptyState(
            "calendar-days", "No calendar is chosen yet.", "Choose a calendar", self.choose_and_read
        )
        table = Table(COLUMNS, "Entries of the calendar").keyed_by(lambda row: row.key)
        self.panel = LinePanel(work)
        self.lay_out(empty, table, above=[self._usual()], below=[self.panel])
        self._choose = choose
        self.places: Places | None = None
        self.file = ""
        self.calendar: CalendarFile | None = None
        self.done_with = False
        self.panel.hide()
        self.panel.changed.connect(self._reconsider)
        table.chosen.connect(self._choose_line)
        table.opened.connect(self._toggle)
        table.installEventFilter(self)
        work.ask(whole.places, then=self._know_places, owner=self)

    def _usual(self) -> QWidget:
        self.staff = ChoiceField([(None, "Nobody in particular")], first=True)
        self.room = ChoiceField([(None, "As each entry needs")], first=True)
        self.usual = QWidget()
        row = QHBoxLayout(self.usual)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for name, words, field in (
            ("staff", "Whose &diary is it?", self.staff),
            ("room", "Usual &room", self.room),
        ):
            field.names_itself(name, words.replace("&", ""), required=False)
            field.changed.connect(self._look_again)
            label = Label(words, "name")
            label.setBuddy(field.control)
            row.addWidget(label)
            row.addWidget(field, 1)
        return self.usual

    def _know_places(self, places: Places) -> None:
        self.places = places
        self.panel.know(places)
        people = [(person.id, person.name) for person in places.staff]
        self.staff.offer([(None, "Nobody in particular"), *people])
        mine = self.work.by.staff_id
        if any(person.id == mine and person.photographs for person in places.staff):
            self.staff.set_value(mine)
        self.room.offer([(None, "As each entry needs"), *((room.id, room.name) for room in places.rooms)])

    @property
    def rows(self) -> list[Shown]:
        """The lines as they stand."""
        return list(self.table.rows_model.rows)

    @property
    def ticked(self) -> list[Line]:
        """What would be taken in."""
        return [row.line for row in self.rows if row.ticked and row.line is not None]

    # Reading and looking over.

    def choose_and_read(self) -> None:
        """Choose a file, read it in the background and show what would become of it."""
        file = self._choose(self)
        if not file:
            return
        preferences().keep(_FOLDER, str(Path(file).parent))
        self.file = file
        assert self.places is not None
        self.run_long("Reading", whole.read_calendar, file, self.places.zone, self.places.today, self._usually(),
                   then=self._show)  # fmt: skip

    def _usually(self) -> Usual:
        staff_id, room_id = self.staff.value_or_none(), self.room.value_or_none()
        return Usual(staff_id, room_id)  # type: ignore[arg-type]  # the ids offered above

    def _look_again(self) -> None:
        if self.calendar is not None and not self.done_with:
            self.run_long("Looking", whole.look_again, self.calendar, self._usually(), then=self._show)

    def _show(self, answer: tuple[CalendarFile, list[Line]]) -> None:
        assert self.places is not None
        self.calendar, lines = answer
        self.be_busy(False)
        self.show_table()
        self._show_rows(shown(lines, self.calendar, self.places.today))
        if self.rows and self.table.current() is None:
            self.table.setCurrentIndex(self.table.rows_model.index(0, 0))
        self.table.setFocus()

    def _show_rows(self, rows: list[Shown]) -> None:
        self.table.set_rows(rows)
        self._say()

    def _say(self) -> None:
        """How many would be taken in, what is to be settled, what the file holds besides."""
        assert self.calendar is not None
        rows, ticked = self.rows, len(self.ticked)
        open_ones = sum(row.is_open for row in rows)
        parts = [f"{counted(ticked, 'entry', 'entries')} of {len(rows):,} would be taken in."]
        if open_ones:
            parts.append(f"{counted(open_ones, 'needs', 'need')} a decision first.")
        parts.append("Space takes one in or leaves it out.")
        parts.append(left_out_words(self.calendar))
        if not rows:
            parts = ["Nothing in this calendar is still to come.", left_out_words(self.calendar)]
        self.sentence.setText(" ".join(part for part in (*parts, "Nothing has been booked yet.") if part))
        self.take_button.setText(f"&Take in {counted(ticked, 'entry', 'entries')}" if ticked else "&Take in")
        self.take_button.setEnabled(ticked > 0)

    # One line.

    def _choose_line(self, row: Shown | None) -> None:
        self.panel.setVisible(row is not None)
        if row is not None:
            self.panel.show_line(row, editable=not self.done_with)

    def _toggle(self, row: Shown) -> None:
        if not row.may_be_ticked or row.line is None or self.done_with:
            self.panel.begin()
            return
        self._replace(of_line(row.line, self._today(), ticked=not row.ticked))

    def _today(self) -> Any:
        assert self.places is not None
        return self.places.today

    def _reconsider(self, line: Line, draft: Any, family: str) -> None:
        """Somebody chose otherwise for one line: it is weighed anew against the diary and the lines ticked."""
        self.work.ask(
            whole.reconsidered, line, draft, tuple(self.ticked), family, then=self._reconsidered, owner=self
        )

    def _reconsidered(self, line: Line) -> None:
        self._replace(of_line(line, self._today(), ticked=True))

    def _replace(self, changed: Shown) -> None:
        self._show_rows([changed if row.key == changed.key else row for row in self.rows])
        self.panel.show_line(changed, editable=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space ticks a line or leaves it out."""
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row = self.table.current()
            if event.key() == Qt.Key.Key_Space and row is not None:
                self._toggle(row)
                return True
        return False

    # Taking in.

    def take_in(self) -> None:
        """Book what is ticked; or, when that is done, see the diary."""
        if self.done_with:
            self.wish.emit(Wish("diary"))
            self.accept()
            return
        self.run_long("Taking in", whole.take_lines, self.work.by, self.ticked, then=self._report)

    def _report(self, outcomes: list[Outcome]) -> None:
        self.be_busy(False)
        self.done_with = True
        booked = sum(outcome.appointment_id is not None for outcome in outcomes)
        failed = len(outcomes) - booked
        self.title.setText("The diary is in")
        parts = [f"{counted(booked, 'entry is', 'entries are')} in the diary."]
        if failed:
            parts.append(f"{counted(failed, 'was', 'were')} not taken; each says why.")
        parts.append("Bringing the same file again books nothing twice.")
        self.sentence.setText(" ".join(parts))
        self.table.set_rows(with_outcomes(self.rows, outcomes))
        self.table.setCurrentIndex(self.table.rows_model.index(0, 0))
        self._choose_line(self.table.current())
        self.usual.hide()
        self.choose_button.hide()
        self.close_button.setText("Close")
        self.take_button.setText("&See the diary")
        self.take_button.setEnabled(True)
        self.take_button.setFocus()

    def may_take(self) -> bool:
        """Whether the calendar has lines."""
        return bool(self.rows)

    def sorry(self, error: Exception) -> None:
        """What was taken in before it was stopped is looked at again."""
        super().sorry(error)
        if isinstance(error, Cancelled):
            self._look_again()
