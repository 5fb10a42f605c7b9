"""A time that is only held: whom to ring about it, and then confirm it, hold it longer, or release it on purpose."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studio import sessions
from studio.dates import screen_date, screen_time
from studio.errors import Refused
from studio.sessions import SessionId, SessionKind
from ui.diary.desk import WholeHold, whole_hold
from ui.diary.words import length
from ui.kit import notices
from ui.kit.cards import Fact
from ui.kit.form import FormDialog
from ui.kit.text import Button, Label
from ui.kit.warnings import WarningRow
from ui.kit.whens import DateField
from ui.kit.wish import Wish
from ui.kit.work import Work

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class HoldSheet(FormDialog):
    """Nothing lapses by itself: somebody asks them, and one press says what came of it."""

    save_words = "&Confirm it"
    opens_at = (600, 400)

    def __init__(self, work: Work, found: WholeHold, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        whole = self.whole = found.whole
        row, today = whole.session, whole.today
        self.show_heading(
            whole.household.name, f"{row.type_name}, {screen_time(row.wall, today)}, {length(row.minutes)}."
        )
        self.place(WarningRow(found.warnings))
        self._show_telephone()
        late = row.hold_until is not None and row.hold_until < today
        until = screen_date(row.hold_until, today) if row.hold_until is not None else "somebody says"
        badge = ("overdue", "concern") if late else ("held", "due")
        where = ", ".join(
            part for part in (row.room, f"with {row.photographer}" if row.photographer else "") if part
        )
        self.place(Fact(f"Held until {until}", where, *badge))
        self.until = self.add("hold_until", "Or hold it &until", DateField(today=lambda: today))
        self.until.set_value(min(row.wall.date(), max(row.hold_until or today, today) + timedelta(days=7)))
        self._build_acts()

    def _show_telephone(self) -> None:
        """In large type: she rings them with this in front of her."""
        numbers = self.whole.household.telephones
        if numbers:
            telephone = Label(numbers[0].typed, "title", select=True)
            telephone.setAccessibleName(f"Telephone {numbers[0].typed}")
            self.place(telephone)

    def _build_acts(self) -> None:
        longer, release = Button("&Hold it longer"), Button("&Release it …", kind="danger")
        session = Button("Open the &session", kind="quiet")
        self.leave_button.setText("Close")
        longer.clicked.connect(self._longer)
        release.clicked.connect(self._release)
        session.clicked.connect(self._open)
        release.setVisible(
            self.whole.session.kind is not SessionKind.RESHOOT
        )  # a reshoot keeps its time (R1)
        for place, button in enumerate((session, release, longer)):
            self.buttons.insertWidget(place, button)
        self.buttons.setAlignment(session, Qt.AlignmentFlag.AlignLeft)

    def save(self) -> None:
        """They will come."""
        self.send(sessions.confirm, self.whole.session.id, self.whole.session.version)

    def _longer(self) -> None:
        try:
            until = self.read("hold_until")
            if until is None:
                raise Refused("Please say until when it is held.", "hold_until")
        except Refused as refused:
            self.refuse(refused)
            return
        self.send(sessions.hold_longer, self.whole.session.id, until, self.whole.session.version)

    def _release(self) -> None:
        row = self.whole.session
        when = screen_time(row.wall, self.whole.today)
        loses = f"{when} is free again, and the session of {self.whole.household.name} is called off."
        if notices.confirm(self, "Release this time?", loses, "&Release it"):
            self.send(sessions.release, row.id, version=row.version)

    def _open(self) -> None:
        self.accept()
        self.wish.emit(Wish("open_session", {"session_id": self.whole.session.id}))


def open_hold(window: MainWindow, session_id: SessionId) -> None:
    """A session whose time is only held; one that is firm by now opens as a session."""

    def show(found: WholeHold) -> None:
        if found.whole.session.state is not sessions.SessionState.PROVISIONAL:
            window.grant(Wish("open_session", {"session_id": session_id}))
            return
        sheet = HoldSheet(window.work, found, window)
        sheet.wish.connect(window.grant)
        sheet.open()

    window.work.ask(whole_hold, session_id, then=show, owner=window)
