"""The waiting list: whom to ring now that a time has become free, and everyone who would like an earlier one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio import clock, sessions
from studio.clients import HouseholdId
from studio.dates import WEEKDAYS, screen_date, screen_time
from studio.diary import PartOfDay
from studio.sessions import CouldCome, MoveDraft, SessionId, WaitDraft, WaitingId, WaitingRow
from studio.words import counted
from ui.diary.desk import WaitFacts, WholeWaiting, wait_facts, whole_waiting
from ui.diary.several import SeveralField
from ui.kit.cards import EmptyState, empty
from ui.kit.fields import ChoiceField, LineField
from ui.kit.form import FormDialog
from ui.kit.move_form import ReasonForm
from ui.kit.table import ROW, Column, Table
from ui.kit.text import Button, Label
from ui.kit.warnings import WarningRow
from ui.kit.whens import DateField
from ui.kit.wish import Wish
from ui.kit.work import Work

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_PARTS = {
    PartOfDay.MORNING: "in the morning",
    PartOfDay.AFTERNOON: "in the afternoon",
    PartOfDay.EVENING: "in the evening",
}


class RingCard(QFrame):
    """A time that has become free and the first in line for it, their telephone in large type."""

    def __init__(self, sheet: WaitingSheet, could: CouldCome, whole: WholeWaiting) -> None:
        super().__init__()
        self.sheet, self.could = sheet, could
        row = could.waiting
        self.setProperty("tone", "due")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        head = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(Label(f"Ring {row.family}", "heading", wrap=True))
        names.addWidget(Label(f"{could.sentence(whole.today)}.", "body", wrap=True))
        names.addWidget(Label(f"They would like: {row.wishes}.", "second", wrap=True))
        if row.words:
            names.addWidget(Label(f"“{row.words}”", "said", wrap=True))
        head.addLayout(names, 1)
        telephone = Label(row.telephone or "No telephone", "title", select=True)
        telephone.setAccessibleName(f"Telephone of {row.family}: {row.telephone or 'none'}")
        head.addWidget(telephone)
        column.addLayout(head)
        column.addWidget(WarningRow(whole.warnings.get(row.household_id, ())))
        column.addLayout(self._acts(row))

    def _acts(self, row: WaitingRow) -> QHBoxLayout:
        acts = QHBoxLayout()
        acts.setSpacing(8)
        took = self.took = Button("They &take it", kind="primary")
        took.setAccessibleName(f"{row.family} take it")
        not_now = Button("&Not this one")
        not_now.setAccessibleName(f"{row.family} do not want this one")
        family = Button("Open the &family", kind="quiet")
        took.clicked.connect(self._took)
        not_now.clicked.connect(self._not_now)
        family.clicked.connect(lambda: self.sheet.leave_for("open_client", household_id=row.household_id))
        for button in (took, not_now, family):
            acts.addWidget(button)
        acts.addStretch(1)
        return acts

    def _took(self) -> None:
        """With a session it moves and the wait is over; without one the booking form opens at that time."""
        could = self.could
        row = could.waiting
        if row.session_id is None:
            self.sheet.leave_for(
                "book", household_id=row.household_id, wall=could.wall, room_id=could.room_id
            )
            return
        draft = MoveDraft(
            wall=could.wall, room_id=could.room_id, staff_id=could.staff_id, reason="They waited for an earlier time"
        )  # fmt: skip
        self.sheet.act(sessions.come_earlier, row.id, draft, version=row.version)

    def _not_now(self) -> None:
        self.sheet.act(sessions.not_this_one, self.could.waiting.id, self.could.freed_id)


def _day_of(row: WaitingRow) -> date:
    """Since which day they wait."""
    return clock.to_wall(row.since).date()


COLUMNS = (
    Column("Family", lambda row: row.family, strong=True),
    Column("Telephone", lambda row: row.telephone, width=130),
    Column("Has now", lambda row: screen_time(row.wall) if row.wall else "no session yet", width=150),
    Column("Would like", lambda row: row.wishes),
    Column("Since", lambda row: screen_date(_day_of(row)), sort=lambda row: row.since, width=100),
)


class WaitingSheet(FormDialog):
    """Everyone who waits, first come first; what has become free stands above them with whom to ring."""

    heading = "Waiting list"
    opens_at = (860, 560)

    def __init__(self, work: Work, parent: QWidget | None = None, about: WaitingId | None = None) -> None:
        super().__init__(work, parent)
        self.wait_of = about
        self.save_button.hide()
        self.save_button.setEnabled(False)
        self.leave_button.setText("Close")
        self.rings = QVBoxLayout()
        self.rings.setSpacing(10)
        box = QWidget()
        box.setLayout(self.rings)
        self.rings.setContentsMargins(0, 0, 0, 0)
        self.place(box)
        self.table = Table(COLUMNS, "Waiting list").sortable()
        self.table.setMinimumHeight(180)
        self.table.opened.connect(lambda row: self.leave_for("open_client", household_id=row.household_id))
        self.nobody = EmptyState(
            "hourglass",
            "Nobody waits for an earlier time. Whoever would like one is put here from their session.",
        )
        self.place(self.table)
        self.place(self.nobody)
        self.stop_button = Button("Take &off the list …")
        self.stop_button.clicked.connect(self._stop)
        self.buttons.insertWidget(0, self.stop_button)
        work.bulletin.changed.connect(self._hear)
        self.look()

    def look(self) -> None:
        """Ask who waits now, and what is free for them."""
        self.work.ask(whole_waiting, then=self._show, owner=self)

    def _hear(self, features: object) -> None:
        if isinstance(features, frozenset) and features & {"sessions", "diary", "clients"}:
            self.look()

    def _show(self, whole: WholeWaiting) -> None:
        waits = (
            counted(len(whole.waiting), "family waits", "families wait") if whole.waiting else "Nobody waits"
        )
        free = counted(
            len(whole.could_come), "time is free for one of them", "times are free for some of them"
        )
        self.show_heading(self.heading, f"{waits}{f'; {free}' if whole.could_come else ''}.")
        empty(self.rings)
        cards = [RingCard(self, could, whole) for could in self._in_order(whole)]
        for card in cards:
            self.rings.addWidget(card)
        if cards:
            QTimer.singleShot(0, cards[0], cards[0].took.setFocus)
        self.table.set_rows(whole.waiting)
        self.table.setVisible(bool(whole.waiting))
        self.nobody.setVisible(not whole.waiting)
        self.stop_button.setVisible(bool(whole.waiting))

    def _in_order(self, whole: WholeWaiting) -> list[CouldCome]:
        """Whoever was asked for stands first."""
        return sorted(whole.could_come, key=lambda could: could.waiting.id != self.wait_of)

    def act(self, verb: Callable[..., Any], *args: Any, **named: Any) -> None:
        """Do it; what is left is shown."""
        self.notice_bar.hide()
        self.work.do(verb, *args, owner=self, refused=self.refuse, **named)

    def leave_for(self, verb: str, **with_: object) -> None:
        """Close, and wish for something else."""
        self.accept()
        self.wish.emit(Wish(verb, with_))

    def _stop(self) -> None:
        row = self.table.currentIndex().data(ROW)
        if not isinstance(row, WaitingRow):
            self.notice_bar.say("Please choose a family of the list first.", "due")
            return
        ReasonForm(
            self.work,
            "Take them off the list",
            f"{row.family} have waited since {screen_date(_day_of(row))}.",
            "&Take them off",
            sessions.stop_waiting,
            (row.id, row.version),
            self,
        ).open()


class WaitForm(FormDialog):
    """Somebody would like an earlier time: which days, which time of the day, until when it would still help."""

    save_words = "&Put them on the list"
    opens_at = (580, 500)

    def __init__(self, work: Work, facts: WaitFacts, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.facts = facts
        row = facts.session
        has = (
            f"Their session is {screen_time(row.wall, facts.today)}." if row else "They have no session yet."
        )
        self.show_heading(f"{facts.household.name}: an earlier time", has)
        if row is None:
            kinds = [(kind.id, kind.name) for kind in facts.types]
            self.add("type", "What &kind of session", ChoiceField(kinds, first=True))
        days = [(place, name[:3]) for place, name in enumerate(WEEKDAYS)]
        self.add(
            "weekdays", "&Days that suit", SeveralField(days, across=7, hint="None ticked means any day.")
        )
        parts = list(_PARTS.items())
        self.add("parts", "T&ime of the day", SeveralField(parts, hint="None ticked means any time."))
        people = [(None, "anyone"), *((int(person.id), person.name) for person in facts.photographers)]
        self.row(
            ("photographer", "&With", ChoiceField(people, first=True)),
            ("until", "Helps &until", DateField(today=lambda: facts.today)),
        )
        self.add(
            "words", "What they &said", LineField("such as: any Saturday before the wedding", length=400)
        )

    def save(self) -> None:
        """Put them on the list."""
        draft = WaitDraft(
            household_id=self.facts.household.id,
            session_id=self.facts.session.id if self.facts.session is not None else None,
            type_id=self.read("type") if self.facts.session is None else None,
            photographer_id=self.read("photographer"),
            weekdays=self.read("weekdays"),
            parts=self.read("parts"),
            until=self.read("until"),
            words=self.read("words"),
        )
        self.send(sessions.wait, draft)


def waiting_list(window: MainWindow, waiting_id: WaitingId | None = None) -> None:
    """Everyone who would like an earlier time; whoever is meant stands first."""
    sheet = WaitingSheet(window.work, window, waiting_id)
    sheet.wish.connect(window.grant)
    sheet.open()


def wait_for_earlier(
    window: MainWindow, session_id: SessionId | None = None, household_id: HouseholdId | None = None
) -> None:
    """Put a family on the waiting list, for their session or before they have one."""
    window.work.ask(
        wait_facts,
        household_id,
        session_id,
        then=lambda facts: WaitForm(window.work, facts, window).open(),
        owner=window,
    )
