"""The cards of Today: one for each heading that has lines, one that says plainly where nothing waits, and the notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from studio.dates import screen_time
from studio.handover import NoteRow
from studio.words import counted
from ui.kit import icons, theme
from ui.kit.cards import Card
from ui.kit.stories import OwedList, OwedRow
from ui.kit.text import Button, Label
from ui.kit.wish import Wish
from ui.today.sections import MOST, Heading, Section


class SectionCard(Card):
    """A heading with its lines; those past the first few are a press away. A acknowledges the message it is on."""

    wish = Signal(object)

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self.list = OwedList(heading, lines=2)
        self.list.wish.connect(self.wish)
        self.more = Button("", kind="quiet")
        self.more.clicked.connect(self._show_all)
        self.body.addWidget(self.list)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._section: Section | None = None
        self._all = False

    @property
    def shows(self) -> Heading | None:
        """The heading that is shown."""
        return self._section.heading if self._section is not None else None

    @property
    def rows(self) -> list[OwedRow]:
        """The lines that are shown."""
        return self.list.rows

    def show_section(self, section: Section) -> None:
        """Show its lines, as many as stood open before."""
        if self._section is not None and section.heading is not self._section.heading:
            self._all = False
        self._section = section
        count = len(section.lines)
        late = f"{section.late:,} late" if section.late else ""
        self.show_heading(section.heading.title, " · ".join(part for part in (f"{count:,}", late) if part))
        self._show_lines()

    def _show_lines(self) -> None:
        assert self._section is not None
        lines = self._section.lines
        shown = lines if self._all else lines[:MOST]
        self.list.show_owed(shown)
        for row in self.list.rows:
            if row.owed.opens.kind == "message":
                row.installEventFilter(self)
                row.setToolTip(f"{row.toolTip()}\nA: acknowledge it")
        self.more.setText(f"and {len(lines) - len(shown):,} more")
        self.more.setVisible(len(lines) > len(shown))

    def _show_all(self) -> None:
        self._all = True
        self._show_lines()
        if len(self.list.rows) > MOST:
            self.list.rows[MOST].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(watched, OwedRow)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_A
            and not event.modifiers()
        ):
            self.wish.emit(Wish("acknowledge_message", {"message_id": watched.owed.opens.id}))
            return True
        return super().eventFilter(watched, event)


class QuietCard(Card):
    """Where nothing waits, a sentence each: zero is said plainly, and takes little room."""

    def __init__(self) -> None:
        super().__init__("In order")

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Say these, each behind its tick."""
        self.clear()
        for sentence in sentences:
            row = QHBoxLayout()
            row.setSpacing(8)
            tick = Label()
            tick.setPixmap(icons.icon("check", "green").pixmap(theme.px(15), theme.px(15)))
            row.addWidget(tick)
            row.addWidget(Label(sentence, "muted", wrap=True), 1)
            self.body.addLayout(row)
        self.setVisible(bool(sentences))


class NotesCard(Card):
    """What the shift before has left, until whoever is here has read it."""

    read = Signal(object)

    def __init__(self) -> None:
        super().__init__("Handed over")

    def show_notes(self, notes: Sequence[NoteRow], today: date) -> None:
        """Show each note with its tick."""
        self.clear()
        for note in notes:
            said = Label(f"{note.written_by}, {screen_time(note.wall, today)}", "second")
            self.body.addWidget(said)
            self.body.addWidget(Label(note.text, "body", wrap=True, select=True))
            tick = Button("I have read it", "check", "quiet")
            tick.clicked.connect(lambda _=False, note=note: self.read.emit(note.id))
            self.body.addWidget(tick, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_heading("Handed over", counted(len(notes), "note") if len(notes) > 1 else "")
        self.setVisible(bool(notes))
