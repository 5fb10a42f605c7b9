"""The cards of a case: their words, what we offered, what happened; the rounds have their own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import care, clock, letters
from studio.actor import Role
from studio.care import ConcernState, OfferKind, OfferOutcome, OfferRow
from studio.dates import screen_time
from studio.money import Money
from ui.care.whole import WholeCase
from ui.kit import theme
from ui.kit.cards import Card, Fact
from ui.kit.text import Button, Label
from ui.kit.work import Work

OUTCOME_TONES = {
    OfferOutcome.ACCEPTED: "good",
    OfferOutcome.DECLINED: "plain",
    OfferOutcome.THINKING: "due",
    OfferOutcome.NOT_STATED: "plain",
}


class WordsCard(Card):
    """What was said, larger than anything we wrote."""

    def show_case(self, whole: WholeCase) -> None:
        """Their words, their wish, their question and its answer."""
        row = whole.row
        self.show_heading(f"In {_owned(whole.first_name)} words")
        self.clear()
        is_theirs = bool(row.story) and not row.story.startswith(letters.MARKED)
        told = f"“{row.story}”" if is_theirs else row.story or "Nothing in words yet. Please ring and listen."
        self.body.addWidget(Label(told, "words" if is_theirs else "body", wrap=True, select=True))
        wish = f"Would like: “{row.wish}”." if row.wish else ""
        question = f"Asked: “{row.question}”" if row.question else "Asked nothing."
        heard = f"Listened to by {row.received_by}{', read back' if row.read_back else ''}."
        words = "   ".join(part for part in (wish, question, heard) if part)
        self.body.addWidget(Label(words, "muted", wrap=True, select=True))
        facts = (
            ("Our answer", row.answer),
            ("Told us", row.told_by),
            ("At once", row.first_aid),
            ("We said sorry", f"{row.apology_how} ({row.apology_by})" if row.apology_how else ""),
            (
                "About",
                " · ".join(
                    part
                    for part in (row.aspect.value.capitalize() if row.aspect else "", _cause(row.cause))
                    if part
                ),
            ),
            ("Says now", f"“{row.happy_words}”" if row.happy_words and not row.is_open else ""),
            ("We asked, and heard nothing", row.asked_how if row.state is ConcernState.NO_REPLY else ""),
        )
        for title, words in facts:
            if words:
                self.body.addWidget(Label(f"{title}: {words}", "body", wrap=True, select=True))


def _owned(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _cause(cause: care.Cause) -> str:
    return "" if cause is care.Cause.NOT_KNOWN else cause.value


class OffersCard(Card):
    """Every offer with who made it and when; an answer is one press."""

    answered = Signal(object, object)
    done = Signal(object)
    seen = Signal(object)

    def __init__(self, work: Work) -> None:
        super().__init__("What we offered")
        self.work = work
        self.dones: dict[int, Button] = {}
        self.seens: dict[int, Button] = {}
        self.buttons: dict[tuple[int, OfferOutcome], Button] = {}

    def show_case(self, whole: WholeCase) -> None:
        """The offers in the order they were made."""
        self.clear()
        self.buttons, self.dones, self.seens = {}, {}, {}
        row = whole.row
        is_open = row.is_open
        for offer in row.offers:
            self.body.addWidget(self._offer(offer, whole, is_open))
        if not row.offers:
            self.body.addWidget(Label("Nothing yet.", "muted"))

    def _offer(self, offer: OfferRow, whole: WholeCase, is_open: bool) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        at = screen_time(clock.to_wall(offer.made_at, whole.zone), whole.today)
        parts = [f"{offer.made_by}, {offer.made_as.value}, {at}"]
        if offer.words and offer.kind is not care.OfferKind.OTHER:
            parts.insert(0, offer.words)
        if offer.worth != Money.zero():
            parts.append(f"worth {offer.worth.show()} to them")
        title = care.offer_words(offer)
        title = f"{title[:1].upper()}{title[1:]}"
        column.addWidget(Fact(title, " · ".join(parts), offer.outcome.value, OUTCOME_TONES[offer.outcome]))
        self._add_goodwill(column, offer)
        if is_open and _may_be_left(offer, whole):
            rather_not = Button("They would rather not", kind="quiet", says=f"{title}: they would rather not")
            rather_not.clicked.connect(lambda: self.answered.emit(offer.id, OfferOutcome.DECLINED))
            self.buttons[offer.id, OfferOutcome.DECLINED] = rather_not
            column.addWidget(rather_not, 0, Qt.AlignmentFlag.AlignLeft)
        if is_open and offer.outcome is not OfferOutcome.ACCEPTED:
            across = QHBoxLayout()
            across.setSpacing(2)
            for outcome in (OfferOutcome.ACCEPTED, OfferOutcome.DECLINED, OfferOutcome.THINKING):
                if outcome is offer.outcome:
                    continue
                button = Button(outcome.value.capitalize(), kind="quiet", says=f"{title}: {outcome.value}")
                button.clicked.connect(
                    lambda _=False, offer=offer, outcome=outcome: self.answered.emit(offer.id, outcome)
                )
                self.buttons[offer.id, outcome] = button
                across.addWidget(button)
            across.addStretch(1)
            column.addLayout(across)
        return box

    def _add_goodwill(self, column: QVBoxLayout, offer: OfferRow) -> None:
        """What is still owed of it, and that it went over a limit: honoured, and shown to the owner (R14)."""
        if offer.owed:
            done = Button("It is done", "check", says=f"{care.offer_words(offer)}: it is done")
            done.clicked.connect(lambda: self.done.emit(offer.id))
            self.dones[offer.id] = done
            column.addWidget(done, 0, Qt.AlignmentFlag.AlignLeft)
        if offer.limit_then is None:
            return
        over = f"More than the limit of {offer.limit_then.show()}; it is honoured."
        column.addWidget(Label(over, "second", wrap=True))
        if self.work.by.role is Role.OWNER and offer.seen_at is None:
            seen = Button("I have seen it", "eye")
            seen.clicked.connect(lambda: self.seen.emit(offer.id))
            self.seens[offer.id] = seen
            column.addWidget(seen, 0, Qt.AlignmentFlag.AlignLeft)


def _may_be_left(offer: OfferRow, whole: WholeCase) -> bool:
    """A reshoot that was accepted and is not in the diary can still be left, when they would rather not after all."""
    accepted = offer.outcome is OfferOutcome.ACCEPTED and offer.kind is OfferKind.RESHOOT
    return (
        accepted
        and not whole.reshoot_is_booked
        and offer.id == max(each.id for each in whole.row.offers if each.kind is OfferKind.RESHOOT)
    )


class LogCard(Card):
    """What happened, to the minute, and who did it."""

    def __init__(self) -> None:
        super().__init__("Step by step")

    def show_case(self, whole: WholeCase) -> None:
        """The latest first."""
        self.clear()
        for step in reversed(whole.row.steps):
            at = screen_time(clock.to_wall(step.at, whole.zone), whole.today)
            line = QWidget()
            across = QHBoxLayout(line)
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(12)
            when = Label(at, "muted")
            when.setFixedWidth(theme.px(148))
            across.addWidget(when)
            across.addWidget(Label(f"{step.what[:1].upper()}{step.what[1:]}", "body", wrap=True), 1)
            across.addWidget(Label(step.who, "second"))
            self.body.addWidget(line)
