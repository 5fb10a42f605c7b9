"""The sheet of an enquiry: the number to ring in large figures, what they would like, and what came of the call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio import clock, enquiries
from studio.dates import screen_date, screen_time
from studio.enquiries import EnquiryId, EnquiryRow, EnquiryState
from ui.enquiries.form import OutcomeForm
from ui.enquiries.whole import EnquiryFacts, enquiry_facts
from ui.kit.cards import Fact, empty
from ui.kit.form import FormDialog
from ui.kit.sources import SOURCES
from ui.kit.text import Button, Label
from ui.kit.wish import Wish
from ui.kit.work import Work


class EnquirySheet(FormDialog):
    """Nothing is typed here; each button does one thing, or opens the form that does."""

    opens_at = (660, 430)

    def __init__(self, work: Work, enquiry_id: EnquiryId, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.enquiry_id = enquiry_id
        self.facts: EnquiryFacts | None = None
        self.save_button.hide()
        self.save_button.setEnabled(False)
        self.leave_button.setText("Close")
        self.acts = QHBoxLayout()
        self.acts.setSpacing(8)
        self.buttons.insertLayout(0, self.acts)
        work.bulletin.changed.connect(self._hear)
        self.look()

    def look(self) -> None:
        """Ask for the enquiry as it stands now."""
        self.work.ask(enquiry_facts, self.enquiry_id, then=self._show, owner=self)

    def _hear(self, features: object) -> None:
        if isinstance(features, frozenset) and "enquiries" in features:
            self.look()

    def _show(self, facts: EnquiryFacts) -> None:
        self.facts = facts
        row = self._row()
        asked = screen_time(clock.to_wall(row.received_at, facts.zone), facts.today)
        self.show_heading(row.name, f"Asked by {row.channel}, {asked}; {row.received_by} took it down.")
        empty(self.body)
        if row.reach and row.is_open:
            self.body.addWidget(Label(row.reach, "figure", select=True))
        for fact in _facts(row, facts):
            self.body.addWidget(fact)
        self.body.addStretch(1)
        self._offer(row)

    def _row(self) -> EnquiryRow:
        assert self.facts is not None
        assert self.facts.enquiry is not None
        return self.facts.enquiry

    def _offer(self, row: EnquiryRow) -> None:
        empty(self.acts)
        for words, kind, act in self._acts(row):
            button = Button(words, kind=kind)
            button.clicked.connect(act)
            self.acts.addWidget(button)
            if self.acts.count() == 1:
                QTimer.singleShot(0, button, button.setFocus)

    def _acts(self, row: EnquiryRow) -> list[tuple[str, str, Callable[[], None]]]:
        if not row.is_open:
            return [("Open the famil&y", "primary", self._family)] if row.household_id is not None else []
        acts: list[tuple[str, str, Callable[[], None]]] = [("&Book", "primary", self._book)]
        if row.state is not EnquiryState.CONTACTED:
            acts.append(("&Spoke, or left a message", "plain", self._spoke))
        acts.append(("No &answer", "plain", self._tried))
        if row.state is not EnquiryState.NOT_NOW:
            acts.append(("&Not now …", "plain", lambda: self._settle(EnquiryState.NOT_NOW)))
        acts.append(("&Lost …", "plain", lambda: self._settle(EnquiryState.LOST)))
        acts.append(("Am&end", "quiet", self._amend))
        return acts

    # What the buttons do.

    def _do(self, verb: Callable[..., Any], *args: Any) -> None:
        self.notice_bar.hide()
        self.work.do(verb, *args, owner=self, refused=self.refuse)

    def _spoke(self) -> None:
        self._do(enquiries.contacted, self.enquiry_id, None, self._row().version)

    def _tried(self) -> None:
        self._do(enquiries.tried, self.enquiry_id, self._row().version)

    def _settle(self, state: EnquiryState) -> None:
        assert self.facts is not None
        OutcomeForm(self.work, self.facts, state, self).open()

    def _book(self) -> None:
        self._leave_for(Wish("book", {"enquiry_id": self.enquiry_id}))

    def _amend(self) -> None:
        self._leave_for(Wish("amend_enquiry", {"enquiry_id": self.enquiry_id}))

    def _family(self) -> None:
        self._leave_for(Wish("open_client", {"household_id": self._row().household_id}))

    def _leave_for(self, wish: Wish) -> None:
        self.accept()
        self.wish.emit(wish)


def _facts(row: EnquiryRow, facts: EnquiryFacts) -> list[Fact]:
    standing = facts.standing
    assert standing is not None
    told = [Fact("How it stands", _standing(row, facts), standing.text, str(standing.tone))]
    if row.wish:
        told.append(Fact("What they would like", row.wish))
    if row.wanted:
        told.append(Fact("What they said", row.wanted))
    if row.email and row.telephone:
        told.append(Fact("E-mail", row.email))
    sent = f", sent by {row.referred_by}" if row.referred_by else ""
    told.append(Fact("How they heard of us", f"{dict(SOURCES)[row.source]}{sent}"))
    return told


def _standing(row: EnquiryRow, facts: EnquiryFacts) -> str:
    parts = [row.state.value.capitalize()]
    if row.contacted_at is not None and row.contacted_by:
        spoke = screen_time(clock.to_wall(row.contacted_at, facts.zone), facts.today)
        parts.append(f"{row.contacted_by} spoke with them, {spoke}")
    if row.tries:
        often = "once" if row.tries == 1 else f"{row.tries} times"
        parts.append(f"rung {often} without an answer")
    if row.ring_on is not None:
        parts.append(f"ring again on {screen_date(row.ring_on, facts.today)}")
    if row.lost_because is not None:
        parts.append(str(row.lost_because))
    if row.reason:
        parts.append(row.reason)
    return " · ".join(parts)
