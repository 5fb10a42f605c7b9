"""The page of one case: whose it is and how far, their words, both rounds, and what may be done next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from studio import care
from studio.actor import Role
from studio.care import CostRow, OfferId, OfferOutcome
from ui.care.because import BecauseCard
from ui.care.cards import LogCard, OffersCard, WordsCard
from ui.care.cost_card import CostCard
from ui.care.first_order_card import FirstOrderCard
from ui.care.gently import GentleCard
from ui.care.how_far import sentence, steps, title
from ui.care.knowing import Known, case_in_full
from ui.care.marking_form import MarkForm, MarksCard
from ui.care.next_card import NextCard
from ui.care.nexts import Act, first_act
from ui.care.round_cards import PhotographerCard, RoundsCard
from ui.care.small_forms import (
    AnswerForm,
    ApologyForm,
    CallBackForm,
    CaseForm,
    DescribeForm,
    GiveForm,
    HappyForm,
    HearForm,
    NoReplyForm,
    OfferForm,
    ReopenForm,
)
from ui.care.whole import WholeCase
from ui.care.whole_page import WholePage, whole_page
from ui.kit import notices
from ui.kit.cards import Steps, empty
from ui.kit.page import Page
from ui.kit.text import Button
from ui.kit.work import Work


class CasePage(Page):
    """Acts for the family of its case with F2, F8 and Ctrl+R."""

    features = frozenset(
        {
            "care",
            "casebook",
            "sessions",
            "viewings",
            "orders",
            "making",
            "stock",
            "letters",
            "promises",
            "clients",
            "diary",
        }
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
        self.next, self.offers = NextCard(), OffersCard(work)
        self.meant, self.photographer = MarksCard(inline=work.inline), PhotographerCard(inline=work.inline)
        self.first_order = FirstOrderCard(work)
        self.first_order.wish.connect(self.wish)
        self.because = BecauseCard(work)
        self.because.wish.connect(self.wish)
        self.owner_place = QVBoxLayout()
        self.owner_card: CostCard | None = None
        self.gently = GentleCard()
        self.gently.revived.connect(self._ask_again)
        self.next.wanted.connect(self.do)
        self.next.rang.connect(lambda how: self._change(care.respond, how))
        self.offers.answered.connect(self._answer_offer)
        self.offers.done.connect(lambda offer_id: self._change_offer(care.keep_offer, offer_id))
        self.offers.seen.connect(lambda offer_id: self._change_offer(care.see_goodwill, offer_id))
        self.meant.taken_back.connect(lambda mark_id: self.work.do(care.unmark, mark_id, owner=self))
        self.photographer.printed.connect(self.prints_itself)
        self._lay_out()
        work.signed_in.connect(self.show_to)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (left, (self.words, self.meant, self.rounds, self.first_order, self.log)),
            (right, (self.gently, self.next, self.offers, self.photographer, self.because)),
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

    def repeats(self) -> dict[str, object]:
        """Ctrl+R is about this case while it is open."""
        return {"concern_id": self.whole.row.id} if self.whole is not None and self.whole.row.is_open else {}

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
            self.work.ask(whole_page, concern_id, self.work.by, then=self._show, owner=self)

    def _show(self, page: WholePage) -> None:
        self.whole = whole = page.case
        self.show_title(title(whole), sentence(whole))
        self.show_warnings(whole.household.warnings)
        self.steps.show_steps(steps(whole))
        for card in (
            self.words, self.meant, self.rounds, self.gently, self.next, self.offers, self.photographer, self.log
        ):  # fmt: skip
            card.show_case(whole)
        self.first_order.show_whole(page.first_order)
        self.because.show_changes(whole.row.id, page.changes, whole.first_name or "them")
        self._show_first(whole)
        self._show_owner(page.cost)

    def _show_owner(self, cost: CostRow | None) -> None:
        """The owner's card is made for the owner; for anyone else it is not there at all."""
        empty(self.owner_place)
        self.owner_card = None
        if cost is not None and self.work.by.role is Role.OWNER:
            self.owner_card = CostCard()
            self.owner_place.addWidget(self.owner_card)
            self.owner_card.show_cost(cost)

    def _show_first(self, whole: WholeCase) -> None:
        first = first_act(whole)
        self.first.setVisible(first is not None)
        self.first.setText(first.words.format(name=whole.first_name) if first is not None else "")

    def _do_first(self) -> None:
        first = first_act(self.whole) if self.whole is not None else None
        if first is not None:
            self.do(first)

    def _ask_again(self) -> None:
        reshoot = self.whole.row.reshoot if self.whole is not None else None
        if reshoot is not None:
            self.work.do(care.revive_reshoot, reshoot.id, owner=self)

    def _answer_offer(self, offer_id: OfferId, outcome: OfferOutcome) -> None:
        if self.whole is not None:
            version = self.whole.row.version
            self.work.do(care.answer_offer, offer_id, outcome, version, owner=self)

    def _change_offer(self, verb: Callable[..., object], offer_id: OfferId) -> None:
        if self.whole is not None:
            self.work.do(verb, offer_id, self.whole.row.version, owner=self)

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
            Act.NO_REPLY: NoReplyForm,
            Act.HEAR: HearForm,
        }
        if act in at_once:
            self._change(at_once[act])
        elif act in forms:
            forms[act](self.work, whole.row, self.window()).open()
        elif act in (Act.GIVE, Act.DESCRIBE):
            form = GiveForm if act is Act.GIVE else DescribeForm
            form(self.work, whole.row, [*whole.staff], self.window()).open()
        elif act is Act.MARK:
            self.work.ask(case_in_full, whole.row.id, then=self._mark, owner=self)
        elif act is Act.KEPT:
            self._change_offer(care.keep_offer, next(each.id for each in whole.row.offers if each.owed))
        elif act is Act.WITHDRAW:
            self._withdraw(whole)
        else:
            self._wish_for(act, whole)

    def _wish_for(self, act: Act, whole: WholeCase) -> None:
        row = whole.row
        if act in (Act.BOOK_RESHOOT, Act.ANOTHER):
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

    def _mark(self, found: tuple[care.ConcernRow, Known]) -> None:
        row, known = found
        MarkForm(self.work, row, known, self.window()).open()

    def _withdraw(self, whole: WholeCase) -> None:
        question = f"Did {whole.first_name} ask us to leave it?"
        loses = "The case is closed and stays readable. What is in the diary stays there until you cancel it."
        if notices.confirm(self, question, loses, "Leave it, as we were asked"):
            self._change(care.withdraw)
