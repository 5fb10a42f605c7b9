"""The page of one case: whose it is and how far, their words, both rounds, and what may be done next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import care, clock
from studio.actor import Role
from studio.care import ConcernState, OfferId, OfferOutcome, Reached
from studio.dates import clock_time, screen_date, screen_time
from ui.care.because import BecauseCard
from ui.care.cards import LogCard, OffersCard, OwnerCard, WordsCard
from ui.care.nexts import Act, acts, first_act
from ui.care.round_cards import PhotographerCard, RoundsCard
from ui.care.small_forms import (
    AnswerForm,
    ApologyForm,
    CallBackForm,
    CaseForm,
    DescribeForm,
    GiveForm,
    HappyForm,
    OfferForm,
    ReopenForm,
)
from ui.care.whole import WholeCase, whole_case
from ui.kit import notices
from ui.kit.cards import Card, Step, Steps, empty
from ui.kit.page import Page
from ui.kit.text import Button, Chip, Label
from ui.kit.work import Work

_STEPS = (
    (ConcernState.RECEIVED, "Told us"),
    (ConcernState.HEARD, "Heard"),
    (ConcernState.OFFERED, "Offered"),
    (ConcernState.AGREED, "Agreed"),
    (ConcernState.IN_HAND, "In hand"),
    (ConcernState.RESOLVED, "Put right"),
    (ConcernState.HAPPY, "Happy"),
)
_BY_PLACE = {
    care.Channel.TELEPHONE: "by telephone",
    care.Channel.IN_PERSON: "in person",
    care.Channel.LETTER: "by letter",
    care.Channel.EMAIL: "by e-mail",
    care.Channel.SLIP: "on a reply slip",
}


class CasePage(Page):
    """Acts for the family of its case with F2, F8 and Ctrl+R."""

    features = frozenset(
        {"care", "casebook", "sessions", "viewings", "orders", "letters", "promises", "clients", "diary"}
    )

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.whole: WholeCase | None = None
        self.first = Button("", kind="primary")
        self.first.hide()
        self.buttons.addWidget(self.first)
        self.first.clicked.connect(self._do_first)
        self.steps = Steps("How far this case is")
        self.words, self.rounds, self.log = WordsCard(), RoundsCard(), LogCard()
        self.next, self.offers, self.photographer = (
            Card("What happens next"),
            OffersCard(),
            PhotographerCard(inline=work.inline),
        )
        self.because = BecauseCard(work)
        self.because.wish.connect(self.wish)
        self.owner_place = QVBoxLayout()
        self.owner_card: OwnerCard | None = None
        self.acts: dict[Act, Button] = {}
        self.calls: dict[Reached, Button] = {}
        self.offers.answered.connect(self._answer_offer)
        self.photographer.printed.connect(self.prints_itself)
        self._lay_out()
        work.signed_in.connect(self.show_to)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (left, (self.words, self.rounds, self.log)),
            (right, (self.next, self.offers, self.photographer, self.because)),
        ):
            column.setSpacing(18)
            for card in cards:
                column.addWidget(card)
        right.addLayout(self.owner_place)
        left.addStretch(1)
        right.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(18)
        across.addLayout(left, 3)
        across.addLayout(right, 2)
        self.body.addWidget(self.steps)
        self.body.addLayout(across)
        self.body.addStretch(1)

    def about(self) -> dict[str, object]:
        return {"household_id": self.whole.household.id} if self.whole is not None else {}

    def prints_itself(self) -> bool:
        """Ctrl+P prints the brief of the reshoot."""
        reshoot = self.whole.row.reshoot if self.whole is not None else None
        if reshoot is None:
            return False
        self.hope("reshoot_brief", reshoot_id=reshoot.id)
        return True

    def reload(self) -> None:
        concern_id = self.with_.get("concern_id")
        if concern_id is not None and self.work.someone_is_in:
            self.work.ask(whole_case, concern_id, self.work.by, then=self._show, owner=self)

    def _show(self, whole: WholeCase) -> None:
        self.whole = whole
        self.show_title(_title(whole), _sentence(whole))
        self.show_warnings(whole.household.warnings)
        self.steps.show_steps(_steps(whole))
        for card in (self.words, self.rounds, self.offers, self.photographer, self.log):
            card.show_case(whole)
        self.because.show_about(whole.row.id)
        self._show_next(whole)
        self._show_owner(whole)

    def _show_owner(self, whole: WholeCase) -> None:
        """The owner's card is made for the owner; for anyone else it is not there at all."""
        empty(self.owner_place)
        self.owner_card = None
        if self.work.by.role is Role.OWNER:
            self.owner_card = OwnerCard()
            self.owner_place.addWidget(self.owner_card)
            self.owner_card.show_case(whole)

    def _show_next(self, whole: WholeCase) -> None:
        self.next.clear()
        self.acts, self.calls = {}, {}
        row = whole.row
        if row.owner_now:
            self.next.body.addWidget(Chip("owner now", "concern"))
            self.next.body.addWidget(
                Label(f"{row.owner_now[:1].upper()}{row.owner_now[1:]}.", "body", wrap=True)
            )
        elif row.is_open and row.responded_at is None:
            self.next.body.addWidget(Chip(row.waiting.value, "due"))
            by = screen_time(clock.to_wall(row.goal, whole.zone), whole.today)
            self.next.body.addWidget(Label(f"An answer in person by {by}.", "body", wrap=True))
        if row.call_back_at is not None:
            back = screen_time(clock.to_wall(row.call_back_at, whole.zone), whole.today)
            self.next.body.addWidget(Label(f"We promised to ring back by {back}.", "name", wrap=True))
        if whole.household.telephone:
            self.next.body.addWidget(Label(whole.household.telephone, "figure", select=True))
        if row.is_open:
            self.next.body.addWidget(self._calls())
        first = first_act(whole)
        self.first.setVisible(first is not None)
        self.first.setText(first.words.format(name=whole.first_name) if first is not None else "")
        others = QVBoxLayout()
        others.setSpacing(0)
        self.next.body.addLayout(others)
        for act in acts(whole):
            button = Button(act.words.format(name=whole.first_name), act.icon, "quiet")
            button.clicked.connect(lambda _=False, act=act: self.do(act))
            self.acts[act] = button
            others.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _calls(self) -> QWidget:
        box = QWidget()
        across = QHBoxLayout(box)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(6)
        for how in Reached:
            button = Button(how.value.capitalize())
            button.setToolTip("How the call went; the time and your name are noted")
            button.clicked.connect(lambda _=False, how=how: self._change(care.respond, how))
            self.calls[how] = button
            across.addWidget(button)
        across.addStretch(1)
        return box

    def _do_first(self) -> None:
        first = first_act(self.whole) if self.whole is not None else None
        if first is not None:
            self.do(first)

    def _answer_offer(self, offer_id: OfferId, outcome: OfferOutcome) -> None:
        if self.whole is not None:
            version = self.whole.row.version
            self.work.do(care.answer_offer, offer_id, outcome, version, owner=self)

    def _change(self, verb: Callable[..., object], *words: object) -> None:
        """A verb of this case, against the version that is shown."""
        if self.whole is not None:
            row = self.whole.row
            self.work.do(verb, row.id, *words, row.version, owner=self)

    def do(self, act: Act) -> None:
        """What a button does: a change at once, a small form, or a wish."""
        whole = self.whole
        if whole is None:
            return
        at_once = {
            Act.ACKNOWLEDGE: care.acknowledge,
            Act.RANG_BACK: care.found_out,
            Act.TAKE_IN_HAND: care.take_in_hand,
            Act.PUT_RIGHT: care.resolve,
        }
        forms: dict[Act, type[CaseForm]] = {
            Act.OFFER: OfferForm,
            Act.ANSWER: AnswerForm,
            Act.APOLOGISE: ApologyForm,
            Act.FIND_OUT: CallBackForm,
            Act.HAPPY: HappyForm,
            Act.REOPEN: ReopenForm,
            Act.DESCRIBE: DescribeForm,
        }
        if act in at_once:
            self._change(at_once[act])
        elif act in forms:
            forms[act](self.work, whole.row, self.window()).open()
        elif act is Act.GIVE:
            GiveForm(self.work, whole.row, [*whole.staff], self.window()).open()
        elif act is Act.WITHDRAW:
            self._withdraw(whole)
        else:
            self._wish_for(act, whole)

    def _wish_for(self, act: Act, whole: WholeCase) -> None:
        row = whole.row
        if act is Act.BOOK_RESHOOT:
            self.hope("reshoot", household_id=row.household_id, concern_id=row.id)
        elif act is Act.BEGIN_ORDER:
            self.work.do(
                care.begin_reshoot_order,
                whole.viewing_to_order,
                owner=self,
                then=lambda order_id: self.hope("open_order", order_id=order_id),
            )
        elif act is Act.OPEN_ORDER:
            self.hope("open_order", order_id=whole.second_order)
        elif act is Act.READ_LETTER and whole.apology_letter is not None:
            self.hope("open_letter", letter_id=whole.apology_letter.id)
        elif act is Act.OPEN_CLIENT:
            self.hope("open_client", household_id=row.household_id)

    def _withdraw(self, whole: WholeCase) -> None:
        question = f"Did {whole.first_name} ask us to leave it?"
        loses = "The case is closed and stays readable. What is in the diary stays there until you cancel it."
        if notices.confirm(self, question, loses, "Leave it, as we were asked"):
            self._change(care.withdraw)


def _title(whole: WholeCase) -> str:
    row = whole.row
    return f"{row.person} and {row.in_short}" if row.in_short else f"{row.person} is not happy"


def _sentence(whole: WholeCase) -> str:
    row = whole.row
    told = clock.to_wall(row.received_at, whole.zone)
    parts = [
        f"Case {row.number}",
        f"told us {screen_date(told.date(), whole.today)} at {clock_time(told)} {_BY_PLACE[row.channel]}",
        f"looked after by {row.owner}",
    ]
    if row.is_open:
        parts.append(f"day {(whole.today - told.date()).days + 1}")
    elif row.state is ConcernState.WITHDRAWN:
        parts.append(row.state.value)
    if row.times > 1:
        parts.append(f"{_time(row.times)} time about this order")
    return "  ·  ".join(parts)


def _time(times: int) -> str:
    return {2: "second", 3: "third"}.get(times, f"{times}th")


def _steps(whole: WholeCase) -> list[Step]:
    row = whole.row
    times = dict(row.stamps)
    order = [state for state, _ in _STEPS]
    shown = ConcernState.HEARD if row.state is ConcernState.CHECKING else row.state
    here = order.index(shown) if shown in order else -1
    told = clock.to_wall(row.received_at, whole.zone).date()
    steps = []
    for place, (state, title) in enumerate(_STEPS):
        at = times.get(state)
        standing = "to come"
        if place < here or (here < 0 and at is not None) or row.state is ConcernState.HAPPY:
            standing = "done"
        elif place == here:
            standing = "now"
        name = "Finding out" if standing == "now" and row.state is ConcernState.CHECKING else title
        when = _when(at, told, whole) if at is not None and standing != "to come" else ""
        steps.append(Step(name, when, standing))
    return steps


def _when(at: datetime, told: date, whole: WholeCase) -> str:
    wall = clock.to_wall(at, whole.zone)
    return clock_time(wall) if wall.date() == told else screen_date(wall.date(), whole.today)
