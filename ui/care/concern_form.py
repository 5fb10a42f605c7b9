"""Something is not right: their story first, then what they would like, then what we offer; one save for all of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import care, letters
from studio.actor import Role
from studio.care import About, Cause, Channel, ConcernDraft
from studio.money import Money
from studio.sessions import SessionId
from ui.care.aspects import ASPECTS, OWNER_NOW
from ui.care.knowing import Known, Round
from ui.care.lists import snug
from ui.care.moments import moment
from ui.care.offers import OffersField
from ui.care.playbook_panel import PlaybookPanel
from ui.care.second_round import SecondRoundFields
from ui.care.side import Side
from ui.kit.fields import ChoiceField, LineField, TickField, WordsField
from ui.kit.form import FormDialog
from ui.kit.text import Label, Rule
from ui.kit.whens import DateField, TimeField
from ui.kit.wish import Wish
from ui.kit.work import Work

IN_WRITING = (Channel.LETTER, Channel.EMAIL, Channel.SLIP)


class ConcernForm(FormDialog):
    """Nothing here asks for proof, for fault or how bad it is: there are no such fields.

    ``side`` is the column beside the form; what helps during the call is added to it.
    """

    heading = "Something is not right"
    save_words = "&Save"
    opens_at = (1060, 680)
    keeps_as = "concern"

    def __init__(self, work: Work, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.known = known
        self.show_heading(f"{known.household.name}: something is not right")
        again = Wish("concern", {"household_id": known.household.id})
        self.keeps(known.household.id, known.household.name, again)
        self._say_opening()
        self._build_story()
        self._build_offers()
        self._build_after()
        self._stand_beside()
        self.story.changed.connect(self._heard)
        self.story.changed.connect(self._follow)
        self.marks.changed.connect(self._follow)
        self.channel.changed.connect(self._show_when)
        self.aspect.changed.connect(self._show_named)
        self.which.changed.connect(self._show_beside)
        self.offers.changed.connect(self._answered)
        QShortcut(QKeySequence("Ctrl+R"), self, self._offer_reshoot)
        self._heard()
        self._show_when()
        self._show_named()
        self._show_beside()
        self.playbook = PlaybookPanel(work)
        self.playbook.follow(self.aspect)
        self.side.add(self.playbook)

    def _say_opening(self) -> None:
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        words = Label(f"“{self.known.opening}”", "words", wrap=True)
        words.setContentsMargins(24, 0, 24, 0)
        column.insertWidget(column.indexOf(self.sentence), words)

    def _build_story(self) -> None:
        people = [(person.id, person.name) for person in self.known.people]
        self.person = ChoiceField(people, first=True)
        self.told_by = LineField()
        self.channel = ChoiceField([(each, each.value.capitalize()) for each in Channel])
        self.channel.set_value(Channel.TELEPHONE)
        self.row(
            ("person", "&Who is unhappy?", self.person),
            ("told_by", "If someone else told us, who?", self.told_by),
            ("channel", "How they told us", self.channel),
        )
        self.received_day, self.received_at = DateField(calendar=False), TimeField()
        self.received_day.goes_with(self.received_at)
        self.received_box = self._row(
            ("received_at", "It reached us on", self.received_day), ("received_time", "At", self.received_at)
        )
        self.story = self.add(
            "story", "What &happened, in their own words", snug(WordsField(hers=True, lines=3)), required=True
        )
        self.wish_words = self.add("wish", "What would you &like us to do?", snug(WordsField(lines=2)))
        self.row(
            ("question", "Did they ask us something?", LineField()),
            ("first_aid", "What we did at once", LineField()),
            ("read_back", " ", TickField("It was read &back to them")),
        )

    def _row(self, *fields: tuple[str, str, Any]) -> QWidget:
        """A row that can be hidden as a whole."""
        self.row(*fields)
        placed = self.body.itemAt(self.body.count() - 2)
        box = placed.widget() if placed is not None else None
        assert box is not None
        return box

    def _build_offers(self) -> None:
        self.offers = OffersField(self._limit(), self.known.currency)
        self.place(Rule())
        self.offers_box = self.labelled("offer", "What we &offer", self.offers)
        self.place(self.offers_box)
        if not self.known.photographed:
            self.offers.reshoot.setEnabled(False)
            self.offers.reshoot.setToolTip("There is no session here yet that could be photographed again")
        self.round: SecondRoundFields | None = None
        self.round_place = QVBoxLayout()
        self.round_place.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        holder.setLayout(self.round_place)
        self.place(holder)

    def _limit(self) -> Money | None:
        """How far the goodwill of whoever is signed in goes; the owner has no limit."""
        by = self.work.by
        limits = [row.goodwill_limit for row in self.known.staff if row.id == by.staff_id]
        return limits[0] if limits and by.role is not Role.OWNER else None

    def _build_after(self) -> None:
        self.place(Rule())
        self.call_back_day, self.call_back_time = DateField(calendar=False), TimeField()
        self.call_back_day.goes_with(self.call_back_time)
        self.after = self._row(
            ("apology", "How we apologised", LineField("such as: on the telephone")),
            ("call_back_at", "We will find out, and ring back on", self.call_back_day),
            ("call_back_time", "At", self.call_back_time),
        )
        self.aspect = ChoiceField(ASPECTS, first=True)
        self.cause = ChoiceField([(each, each.value.capitalize()) for each in Cause], first=True)
        self.kinds = self._row(
            ("aspect", "What it is about", self.aspect),
            ("cause", "What it came from", self.cause),
            ("in_short", "In short", LineField("such as: her fringe", length=120)),
        )
        rounds = [(place, each.title) for place, each in enumerate(self.known.rounds)]
        self.which = ChoiceField([*rounds, (-1, "Something else")], first=True)
        self.staff = [(row.id, row.name) for row in self.known.staff]
        self.named = ChoiceField([(None, "Nobody in particular"), *self.staff], first=True)
        self.row(("about", "Which pictures", self.which))
        self.named_box = self._row(("named", "Who was it about?", self.named))
        self.looked_after = ChoiceField([(None, "Me"), *self.staff], first=True)
        self.row(("owner", "Who looks after it", self.looked_after))
        for name, words in OWNER_NOW:
            self.add(name, "", TickField(words))

    def _stand_beside(self) -> None:
        """Their pictures and dates stay in sight beside the form."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        place = column.indexOf(self.area)
        column.removeWidget(self.area)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 24, 0)
        across.setSpacing(0)
        self.side = Side(self.known, inline=self.work.inline)
        self.marks = self.fields["marks"] = self.side.marks
        across.addWidget(self.area, 1)
        across.addWidget(self.side)
        column.insertLayout(place, across, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.story.words.toPlainText():
            self.story.setFocus()

    def _chosen_round(self) -> Round | None:
        place = self.which.value_or_none()
        return self.known.rounds[place] if isinstance(place, int) and place >= 0 else None

    def _show_beside(self) -> None:
        self.side.show_round(self._chosen_round())

    def _heard(self) -> None:
        """Only once there is a story: what kind it was, and what we offer."""
        heard = bool(self.story.words.toPlainText().strip())
        for box in (self.offers_box, self.after, self.kinds):
            box.setEnabled(heard)
        self.marks.hear(heard)
        self.offers.say_below("" if heard else "First their story, then what we offer.")

    def _show_when(self) -> None:
        self.received_box.setVisible(self.channel.value_or_none() in IN_WRITING)

    def _show_named(self) -> None:
        self.named_box.setVisible(self.aspect.value_or_none() is care.Aspect.MANNER)

    def _offer_reshoot(self) -> None:
        if self.offers_box.isEnabled():
            self.offers.offer_reshoot()
        else:
            self.story.refuse("First their story, in their own words.")
            self.story.setFocus()

    def _answered(self) -> None:
        accepted = self.offers.reshoot_is_accepted
        if accepted and self.round is None:
            self.round = SecondRoundFields(self, self.known)
            self.round.no_day.show()
            self.round_place.addWidget(self.round)
            QWidget.setTabOrder(self.offers.rows[-1].remove, self.round)
        if self.round is None:
            return
        was_hidden = self.round.isHidden()
        self.round.setVisible(accepted)
        if accepted and (was_hidden or self.round.original is None):
            chosen = self._chosen_round()
            about = chosen.session.id if chosen and chosen.session else None
            told = self.story.words.toPlainText().strip()
            self.round.begin(about if about in self._photographed() else None, told, self.marks.value())
            self._bring_into_view()

    def _follow(self) -> None:
        """The photographer's lists say what is said, until somebody writes in them."""
        if self.round is not None:
            self.round.say(self.story.words.toPlainText().strip(), self.marks.value())

    def _photographed(self) -> set[SessionId]:
        return {each.session.id for each in self.known.photographed if each.session}

    def _bring_into_view(self) -> None:
        """The two appointments come to the top of what is seen."""
        ground = self.area.widget()
        if self.round is not None and ground is not None:
            ground.adjustSize()
            self.area.verticalScrollBar().setValue(
                self.round.mapTo(ground, self.round.rect().topLeft()).y() - 8
            )

    def save(self) -> None:
        booked = self.offers.reshoot_is_accepted and self.round is not None and self.round.has_a_day
        plan = self.round.plan() if booked and self.round is not None else None
        chosen = self._chosen_round()
        heard = bool(self.story.words.toPlainText().strip())
        draft = ConcernDraft(
            household_id=self.known.household.id,
            person_id=self.read("person"),
            story=self.read("story"),
            about=self._what_about(chosen),
            channel=self.read("channel") or Channel.TELEPHONE,
            session_id=chosen.session.id if chosen and chosen.session else None,
            order_id=chosen.order.id if chosen and chosen.order else None,
            told_by=self.read("told_by"),
            in_short=self.read("in_short"),
            wish=self.read("wish"),
            question=self.read("question"),
            first_aid=self.read("first_aid"),
            read_back=self.read("read_back"),
            aspect=self.read("aspect") or self.marks.first_aspect(),
            marks=self.marks.value(self.read("aspect")) if heard else (),
            cause=self.read("cause") or Cause.NOT_KNOWN,
            others_at_risk=self.read("others_at_risk"),
            someone_hurt=self.read("someone_hurt"),
            details_out=self.read("details_out"),
            named_id=self.read("named") if not self.named_box.isHidden() else None,
            owner_id=self.read("owner"),
            received_at=self._received_at(),
            apology=self.read("apology"),
            offers=self.offers.value() if heard else (),
            second_round=plan,
            call_back_at=self._call_back_at(),
        )
        self.send(letters.take_down, draft)

    def _what_about(self, chosen: Round | None) -> About:
        if self.aspect.value_or_none() is care.Aspect.MANNER:
            return About.CONDUCT
        if chosen is None:
            return About.OTHER
        return About.SESSION if chosen.session is not None else About.ORDER

    def _received_at(self) -> datetime | None:
        if self.received_box.isHidden():
            return None
        return moment(self.received_day, self.received_at, "received_time", self.known.today, self.known.zone)

    def _call_back_at(self) -> datetime | None:
        days = (self.call_back_day, self.call_back_time)
        return moment(*days, "call_back_time", self.known.today, self.known.zone)


def saved_case(answer: object) -> care.ConcernId:
    """The case that was saved."""
    assert isinstance(answer, int)
    return care.ConcernId(answer)
