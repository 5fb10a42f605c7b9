"""A session on one sheet: when, who, what to know, how it was moved, and what can be done with it now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio import diary, sessions, viewings
from studio.clients import Advice, HouseholdStatus
from studio.dates import screen_date, screen_time
from studio.sessions import SessionId, SessionKind, SessionState
from studio.viewings import ViewingState
from studio.words import listed
from ui.diary.forms import AmendForm, CompleteForm, FeeForm
from ui.diary.whole import WholeSession, whole_session
from ui.diary.words import length
from ui.kit.cards import Fact, empty
from ui.kit.form import FormDialog
from ui.kit.move_form import MoveForm, ReasonForm
from ui.kit.text import Button
from ui.kit.wish import Wish
from ui.kit.work import Work

_STATE_TONES = {
    SessionState.PROVISIONAL: "due",
    SessionState.CONFIRMED: "session",
    SessionState.COMPLETED: "good",
    SessionState.CANCELLED: "plain",
    SessionState.NO_SHOW: "due",
}


_AHEAD = (SessionState.PROVISIONAL, SessionState.CONFIRMED)


class SessionSheet(FormDialog):
    """Nothing is typed here; each button does one thing, or opens the form that does."""

    opens_at = (640, 560)

    def __init__(self, work: Work, session_id: SessionId, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.session_id = session_id
        self.whole: WholeSession | None = None
        self.save_button.hide()
        self.save_button.setEnabled(False)
        self.leave_button.setText("Close")
        self.acts = QHBoxLayout()
        self.acts.setSpacing(8)
        self.buttons.insertLayout(0, self.acts)
        work.bulletin.changed.connect(self._hear)
        self.look()

    def look(self) -> None:
        """Ask for the session as it stands now."""
        self.work.ask(whole_session, self.session_id, then=self._show, owner=self)

    def _hear(self, features: object) -> None:
        if isinstance(features, frozenset) and features & {"sessions", "diary", "viewings", "clients"}:
            self.look()

    def _show(self, whole: WholeSession) -> None:
        self.whole = whole
        row = whole.session
        reshoot = row.kind is SessionKind.RESHOOT
        kind = "Complimentary reshoot" if reshoot else row.type_name
        self.show_heading(whole.household.name, f"{kind}, {screen_time(row.wall, whole.today)}")
        empty(self.body)
        for fact in _facts(whole):
            self.body.addWidget(fact)
        if row.state in _AHEAD:
            change = Button("Who is c&oming, what to know …", "pencil", "quiet")
            change.clicked.connect(self._amend)
            self.body.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self._offer(whole)

    def _offer(self, whole: WholeSession) -> None:
        empty(self.acts)
        for words, kind, act in self._acts(whole):
            button = Button(words, kind=kind)
            button.clicked.connect(act)
            self.acts.addWidget(button)
            if self.acts.count() == 1:
                QTimer.singleShot(
                    0, button, button.setFocus
                )  # once it can be seen, else the ring goes elsewhere

    def _acts(self, whole: WholeSession) -> list[tuple[str, str, Callable[[], None]]]:
        row = whole.session
        acts: list[tuple[str, str, Callable[[], None]]] = []
        if row.state is SessionState.PROVISIONAL:
            acts.append(("C&onfirm", "primary", self._confirm))
        if row.state is SessionState.CONFIRMED and whole.has_begun:
            acts.append(("&Complete it", "primary", self._complete))
            acts.append(("Did &not come", "plain", self._no_show))
        if row.state in _AHEAD:
            if not whole.has_begun:
                acts.append(("Not &told yet" if row.told_client else "&Told them", "plain", self._tell))
            acts.append(("&Move", "plain", self._move))
        if row.state is SessionState.NO_SHOW:
            acts.append(("&Book again", "primary", self._back))
        if row.state is SessionState.COMPLETED and whole.viewing is not None:
            arrange = whole.viewing.state in (ViewingState.TO_ARRANGE, ViewingState.NO_SHOW)
            words = "&Book the viewing" if arrange else "Open the &viewing"
            acts.append((words, "primary" if arrange else "plain", self._viewing))
        if row.state is SessionState.COMPLETED and whole.viewing is None:
            acts.append(("&Book a viewing", "primary", self._offer_again))
        if row.fee_owed.minor > 0 and row.state is not SessionState.CANCELLED:
            acts.append(("Take the &fee", "plain", self._fee))
        if row.state in _AHEAD:
            acts.append(("Ca&ll off", "plain", self._cancel))
        acts.append(("Open the famil&y", "quiet", self._family))
        return acts

    # What the buttons do.

    def _now(self) -> WholeSession:
        assert self.whole is not None
        return self.whole

    def _do(self, verb: Callable[..., Any], *args: Any) -> None:
        self.notice_bar.hide()
        self.work.do(verb, *args, owner=self, refused=self.refuse)

    def _confirm(self) -> None:
        self._do(sessions.confirm, self.session_id, self._now().session.version)

    def _tell(self) -> None:
        row = self._now().session
        self._do(diary.tell, row.appointment_id, not row.told_client)

    def _no_show(self) -> None:
        self._do(sessions.no_show, self.session_id, self._now().session.version)

    def _move(self) -> None:
        self._other_time("Move the session", viewings.move_session)

    def _back(self) -> None:
        self._other_time("Book it again", viewings.bring_back_session)

    def _other_time(self, heading: str, verb: Callable[..., Any]) -> None:
        whole = self._now()
        MoveForm(
            self.work,
            heading,
            whole.appointment,
            verb,
            (self.session_id, whole.session.version),
            [(room.id, room.name) for room in whole.rooms],
            [(person.id, person.name) for person in whole.photographers],
            [(person.id, person.name) for person in whole.staff],
            whole.today,
            self,
        ).open()

    def _cancel(self) -> None:
        whole = self._now()
        ReasonForm(
            self.work,
            "Call the session off",
            f"{whole.household.name}, {screen_time(whole.session.wall, whole.today)}. {_goes_too(whole)}",
            "&Call it off",
            viewings.cancel_session,
            (self.session_id, whole.session.version),
            self,
        ).open()

    def _complete(self) -> None:
        form = CompleteForm(self.work, self._now(), self)
        form.saved.connect(self._completed)
        form.open()

    def _completed(self, viewing_id: object) -> None:
        self.accept()
        self.wish.emit(Wish("arrange_viewing", {"viewing_id": viewing_id}))

    def _amend(self) -> None:
        AmendForm(self.work, self._now(), self).open()

    def _offer_again(self) -> None:
        def arrange(viewing_id: object) -> None:
            self.accept()
            self.wish.emit(Wish("arrange_viewing", {"viewing_id": viewing_id}))

        self.work.do(
            viewings.offer_again, self.session_id, owner=self, then=arrange, refused=self.refuse, key=self.key
        )

    def _fee(self) -> None:
        FeeForm(self.work, self._now(), self).open()

    def _viewing(self) -> None:
        viewing = self._now().viewing
        assert viewing is not None
        arrange = viewing.state in (ViewingState.TO_ARRANGE, ViewingState.NO_SHOW)
        self.accept()
        self.wish.emit(Wish("arrange_viewing" if arrange else "open_viewing", {"viewing_id": viewing.id}))

    def _family(self) -> None:
        self.accept()
        self.wish.emit(Wish("open_client", {"household_id": self._now().household.id}))


def _facts(whole: WholeSession) -> list[QWidget]:
    row, today = whole.session, whole.today
    state = "called off" if row.state is SessionState.CANCELLED else row.state.value
    where = ", ".join(
        part for part in (f"with {row.photographer}" if row.photographer else "", row.room) if part
    )
    facts = [
        Fact(f"{screen_time(row.wall, today)}, {length(row.minutes)}", where, state, _STATE_TONES[row.state])
    ]
    if row.cancelled_reason:
        facts.append(Fact("Why", row.cancelled_reason))
    if row.state is SessionState.PROVISIONAL and row.hold_until is not None:
        facts.append(Fact("Held until", screen_date(row.hold_until, today)))
    if row.state in _AHEAD and not whole.has_begun:
        told = ("told", "good") if row.told_client else ("not told yet", "due")
        facts.append(
            Fact("The client has been told" if row.told_client else "The client waits to be told", "", *told)
        )
    if whole.appointment.opener:
        facts.append(Fact(f"{whole.appointment.opener} opens up", "Out of hours"))
    young = [
        person.short_name for person in whole.household.people if person.under_18 and person.id in row.people
    ]
    if row.sitters:
        facts.append(Fact(listed(row.sitters), f"Under 18: {listed(young)}" if young else ""))
    facts.append(_fee_fact(whole))
    if row.preparation:
        facts.append(Fact("To know beforehand", row.preparation))
    facts += _wishes(whole)
    if row.images_taken is not None:
        mood = f", {row.mood}" if row.mood else ""
        facts.append(Fact(f"{row.images_taken:,} pictures{mood}", _comfort(whole)))
    if whole.viewing is not None and whole.viewing.wall is not None:
        facts.append(Fact(f"Viewing {screen_time(whole.viewing.wall, today)}", whole.viewing.state.value))
    for move in whole.moves:
        detail = f"By {move.moved_by}" + (f": {move.reason}" if move.reason else "")
        facts.append(Fact(f"Moved from {screen_time(move.wall_before, today)}", detail))
    return list(facts)


def _wishes(whole: WholeSession) -> list[Fact]:
    """What to mind about this family, whatever it comes for."""
    family = whole.household
    facts = []
    if family.status is not HouseholdStatus.ACTIVE:
        facts.append(Fact("On their record", "Please look before you ring them", str(family.status), "due"))
    if family.advice is Advice.IF_ASKED:
        facts.append(Fact("Advice only if they ask", "", "their wish", "plain"))
    if family.hospitality:
        facts.append(Fact(family.hospitality, "Drinks, allergies, access"))
    if family.notes:
        facts.append(Fact("About the family", family.notes))
    return facts


def _goes_too(whole: WholeSession) -> str:
    """What is free again once a session is called off."""
    viewing = whole.viewing
    if viewing is None or viewing.state is not ViewingState.BOOKED or viewing.wall is None:
        return "The slot is free again."
    return f"Its viewing of {screen_time(viewing.wall, whole.today)} is called off with it; both slots are free again."


def _fee_fact(whole: WholeSession) -> Fact:
    row = whole.session
    if row.kind is SessionKind.RESHOOT:
        return Fact("With our compliments", "There is nothing to pay", "£0.00", "good")
    charged = row.fee_charged.show(whole.currency)
    if row.fee_owed.minor > 0:
        return Fact(f"Fee {charged}", row.fee_reason, f"{row.fee_owed.show(whole.currency)} to pay", "due")
    return Fact(f"Fee {charged}", row.fee_reason, "paid" if row.fee_charged else "nothing to pay", "good")


def _comfort(whole: WholeSession) -> str:
    row = whole.session
    if row.comfort is None:
        return ""
    words = f": {row.comfort_words}" if row.comfort_words else ""
    return f"Comfort question, {row.comfort.value}{words}"
