"""A session on one sheet: when, who, the shots, the fee, how it was moved, and what can be done with it now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio import sessions
from studio.actor import Role
from studio.dates import screen_time
from studio.rights import may
from studio.sessions import SessionId, SessionKind, SessionState
from ui.diary import session_facts as facts
from ui.diary.session_acts import ARRANGE, SessionActs
from ui.diary.session_facts import AHEAD, Act, FactRow
from ui.diary.sheet_of import SheetOf, sheet_of
from ui.diary.shots_card import ShotsCard
from ui.kit.cards import Fact, Pile, empty
from ui.kit.form import FormDialog
from ui.kit.text import Button
from ui.kit.warnings import WarningRow
from ui.kit.work import Work

_FEATURES = {"sessions", "diary", "viewings", "clients", "promises"}


class SessionSheet(FormDialog):
    """Nothing is typed here; each button does one thing, or opens the form that does."""

    opens_at = (980, 640)

    def __init__(self, work: Work, session_id: SessionId, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.session_id = session_id
        self.does = SessionActs(self, session_id)
        self.save_button.hide()
        self.save_button.setEnabled(False)
        self.leave_button.setText("Close")
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+R"), self, self.does.photograph_again)
        QShortcut(QKeySequence.StandardKey.Print, self, self.does.brief)
        work.bulletin.changed.connect(self._hear)
        self.look()

    def _lay_out(self) -> None:
        self.warnings = WarningRow()
        self.warnings.setContentsMargins(24, 0, 24, 0)
        column = self.layout()
        assert column is not None
        column.insertWidget(2, self.warnings)  # type: ignore[attr-defined]  # a form stands in a box layout
        self.rows, self.shots = Pile(), ShotsCard()
        self.rows.column.setSpacing(12)
        halves = QHBoxLayout()
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(22)
        halves.addWidget(self.rows, 8)
        halves.addWidget(self.shots, 5)
        ground = QWidget()
        ground.setLayout(halves)
        self.body.takeAt(self.body.count() - 1)
        self.body.addWidget(ground, 1)
        self.acts = QHBoxLayout()
        self.acts.setSpacing(8)
        self.buttons.insertLayout(0, self.acts)
        self.shots.follow.clicked.connect(lambda: self.does.do(sessions.follow_people, self.session_id))
        self.shots.change.clicked.connect(self.does.change_shots)
        self.shots.day.clicked.connect(self.does.on_the_day)

    def look(self) -> None:
        """Ask for the session as it stands now."""
        self.work.ask(sheet_of, self.session_id, then=self._show, owner=self)

    def _hear(self, features: object) -> None:
        if isinstance(features, frozenset) and features & _FEATURES:
            self.look()

    def _show(self, sheet: SheetOf) -> None:
        self.does.sheet = sheet
        whole, row = sheet.day.whole, sheet.day.session
        kind = "Complimentary reshoot" if row.kind is SessionKind.RESHOOT else row.type_name
        self.show_heading(whole.household.name, f"{kind}, {screen_time(row.wall, whole.today)}")
        self.warnings.show_warnings(whole.household.warnings)
        self.show_quiet(whole.household.id)
        empty(self.rows.column)
        for each in self._rows(sheet):
            self.rows.column.addWidget(each)
        self.rows.column.addStretch(1)
        self.shots.show_day(sheet.day)
        self._offer(sheet)

    # The facts, with what can be done about each.

    def _rows(self, sheet: SheetOf) -> list[QWidget]:
        row, whole = sheet.day.session, sheet.day.whole
        ahead = row.state in AHEAD
        earlier: list[Act] = (
            [("Would come &earlier …", self.does.wait)] if ahead and not whole.has_begun else []
        )
        rows: list[QWidget] = [FactRow(facts.when_fact(row, whole), [] if sheet.waits else earlier)]
        if sheet.waits and ahead:
            rows.append(FactRow(Fact("They would like an earlier time", "", "waiting", "due")))
        held = facts.held_fact(row, whole)
        if held is not None:
            rows.append(
                FactRow(held, [("&Hold longer …", self.does.hold), ("&Release …", self.does.release)])
            )
        if ahead and not whole.has_begun:
            tell = "Not &told yet" if row.told_client else "&Told them"
            rows.append(
                FactRow(
                    facts.told_fact(row), [(tell, self.does.tell), ("Confirmation …", self.does.confirmation)]
                )
            )
        people = facts.people_fact(row, whole)
        amend: list[Act] = [("Who c&omes, what to know …", self.does.amend)] if ahead else []
        if people is not None or amend:
            rows.append(FactRow(people or Fact("Nobody is named yet"), amend))
        rows.append(FactRow(facts.fee_fact(sheet), self._money_acts(sheet)))
        return [
            *rows,
            *facts.money_facts(sheet),
            *facts.minding_facts(row, whole),
            *facts.outcome_facts(row, whole),
        ]

    def _money_acts(self, sheet: SheetOf) -> list[Act]:
        row, role = sheet.day.session, Role(self.work.by.role)
        if sheet.may_go_back:
            back: list[Act] = (
                [("&Give back …", self.does.give_back)] if may(role, "sessions.give_back_fee") else []
            )
            carry: list[Act] = [("&Keep for another …", self.does.carry)] if sheet.others else []
            return [*back, *(carry if may(role, "sessions.carry_fee") else [])]
        takes = row.fee_owed.minor > 0 and row.state is not SessionState.CANCELLED
        return [("Take the &fee …", self.does.fee)] if takes and may(role, "sessions.take_fee") else []

    def _offer(self, sheet: SheetOf) -> None:
        empty(self.acts)
        for words, kind, act in self._acts(sheet):
            button = Button(words, kind=kind)
            button.clicked.connect(act)
            self.acts.addWidget(button)
            if self.acts.count() == 1:
                QTimer.singleShot(
                    0, button, button.setFocus
                )  # once it can be seen, else the ring goes elsewhere

    def _acts(self, sheet: SheetOf) -> list[tuple[str, str, Callable[[], None]]]:
        row, whole = sheet.day.session, sheet.day.whole
        acts: list[tuple[str, str, Callable[[], None]]] = []
        if row.state is SessionState.PROVISIONAL:
            acts.append(("&Confirm", "primary", self.does.confirm))
        if row.state is SessionState.CONFIRMED and whole.has_begun:
            acts.append(("&Complete it", "primary", self.does.complete))
            acts.append(("Did &not come", "plain", self.does.no_show))
        if row.state in AHEAD:
            acts.append(("&Move", "plain", self.does.move))
        if row.state is SessionState.NO_SHOW:
            acts.append(("&Book again", "primary", self.does.back))
        if row.state is SessionState.COMPLETED and whole.viewing is not None:
            arrange = whole.viewing.state in ARRANGE
            words = "&Book the viewing" if arrange else "Open the &viewing"
            acts.append((words, "primary" if arrange else "plain", self.does.viewing))
        if row.state is SessionState.COMPLETED and whole.viewing is None:
            acts.append(("&Book a viewing", "primary", self.does.offer_again))
        if row.state is SessionState.COMPLETED:
            acts.append(("Take &in the pictures", "plain", self.does.take_in_pictures))
            acts.append(("&Reshoot", "quiet", self.does.photograph_again))
        elif sheet.day.again is not None and row.state in AHEAD:
            acts.append(("Reshoot b&rief", "plain", self.does.brief))
        if row.state in AHEAD:
            acts.append(("Ca&ll off", "plain", self.does.cancel))
            acts.append(("&Day sheet", "quiet", self.does.day_sheet))
        acts.append(("Open the famil&y", "quiet", self.does.family))
        return acts
