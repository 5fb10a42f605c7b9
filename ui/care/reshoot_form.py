"""A complimentary reshoot in one go, for whoever is with the family: their words, two appointments, nothing to pay."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import letters
from studio.care import (
    About,
    Channel,
    ConcernDraft,
    ConcernId,
    OfferDraft,
    OfferKind,
    OfferOutcome,
    ReshootDraft,
)
from studio.errors import Refused
from studio.orders import OrderId
from studio.sessions import SessionId
from ui.care.knowing import Known
from ui.care.lists import snug
from ui.care.repeating import Repeats, repeats
from ui.care.second_round import SecondRoundFields
from ui.kit.fields import ChoiceField, WordsField
from ui.kit.form import FormDialog
from ui.kit.text import Label
from ui.kit.wish import Wish
from ui.kit.work import Work

A_NEW_ONE = 0


class ReshootForm(FormDialog):
    """For an open case whose reshoot is not booked, that case; else a new one, with their words first."""

    heading = "A complimentary reshoot"
    save_words = "&Save"
    opens_at = (900, 650)
    keeps_as = "reshoot"

    def __init__(
        self,
        work: Work,
        known: Known,
        parent: QWidget | None = None,
        case_id: ConcernId | None = None,
        session_id: SessionId | None = None,
        order_id: OrderId | None = None,
    ) -> None:
        super().__init__(work, parent)
        self.known = known
        self.from_session, self.from_order = session_id, order_id
        self.show_heading(
            f"{known.household.name}: a complimentary reshoot",
            "Nothing to pay and nothing to send back. The whole process again, from the session to the letter.",
        )
        asked_from = {"concern_id": case_id, "session_id": session_id, "order_id": order_id}
        about = {"household_id": known.household.id, **{key: id for key, id in asked_from.items() if id}}
        self.keeps(known.household.id, known.household.name, Wish("reshoot", about))
        self._build_case(case_id)
        self._build_words()
        self.round = SecondRoundFields(self, known)
        self.place(self.round)
        self.case.changed.connect(self._show_case)
        self.story.changed.connect(self._say)
        self._show_case()

    def _build_case(self, case_id: ConcernId | None) -> None:
        cases = [
            (row.id, f"{row.number}  {row.person}: {row.in_short or row.story[:60]}")
            for row in self.known.to_book
        ]
        self.case = ChoiceField([*cases, (A_NEW_ONE, "Something they tell us now")], first=True)
        if case_id is not None:
            self.case.set_value(case_id)
        self.row(("case", "What it is about", self.case))
        self.case.setVisible(bool(cases))
        box = self.case.parentWidget()
        if box is not None:
            box.setVisible(bool(cases))

    def _build_words(self) -> None:
        people = [(person.id, person.name) for person in self.known.people]
        self.person = ChoiceField(people, first=True)
        self.channel = ChoiceField([(each, each.value.capitalize()) for each in Channel])
        self.channel.set_value(Channel.IN_PERSON)
        self.words = QWidget()
        column = QVBoxLayout(self.words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addWidget(self.labelled("person", "&Who is unhappy?", self.person), 2)
        across.addWidget(self.labelled("channel", "How they told us", self.channel), 1)
        column.addLayout(across)
        self.story = snug(WordsField(hers=True, lines=2))
        column.addWidget(self.labelled("story", "What &happened, in their own words", self.story))
        self.place(self.words)
        self.quoted = Label("", "words", wrap=True)
        self.place(self.quoted)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.story if self._case_id() is None else self.round.date).setFocus()

    def _case_id(self) -> ConcernId | None:
        chosen = self.case.value_or_none()
        return ConcernId(chosen) if isinstance(chosen, int) and chosen != A_NEW_ONE else None

    def _show_case(self) -> None:
        case_id = self._case_id()
        case = next((row for row in self.known.to_book if row.id == case_id), None)
        self.words.setVisible(case is None)
        self.quoted.setText(f"“{case.story}”" if case else "")
        self.quoted.setVisible(case is not None)
        self.work.ask(
            repeats,
            case_id,
            self.from_session,
            self.from_order,
            then=self._begin,
            owner=self,
            slot="what is repeated",
        )

    def _begin(self, found: Repeats) -> None:
        case_id = self._case_id()
        on: QWidget | None = self.focusWidget()
        self.round.begin(found.session_id, self._their_words(), concern_id=case_id, fixed=found.is_settled)
        if case_id is None:
            (on if on is not None else self.story).setFocus()

    def _their_words(self) -> str:
        case_id = self._case_id()
        case = next((row for row in self.known.to_book if row.id == case_id), None)
        return case.story if case is not None else self.story.words.toPlainText().strip()

    def _say(self) -> None:
        self.round.say(self._their_words())

    def save(self) -> None:
        plan = self.round.plan()
        case_id = self._case_id()
        if case_id is not None:
            self.send(letters.book_reshoot, ReshootDraft(case_id, plan), then=lambda _: self.succeed(case_id))
            return
        story = self.read("story")
        if not story:
            raise Refused("Please write what was said, in their own words.", "story")
        chosen = next(
            each for each in self.known.photographed
            if each.session is not None and each.session.id == plan.original_session_id
        )  # fmt: skip
        draft = ConcernDraft(
            household_id=self.known.household.id,
            person_id=self.read("person"),
            story=story,
            about=About.SESSION,
            channel=self.read("channel") or Channel.IN_PERSON,
            session_id=plan.original_session_id,
            order_id=chosen.order.id if chosen.order else None,
            offers=(OfferDraft(OfferKind.RESHOOT, outcome=OfferOutcome.ACCEPTED),),
            second_round=plan,
        )
        self.send(letters.take_down, draft)
