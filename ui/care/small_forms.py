"""One question each: an offer, an answer, an apology, how she says it is now, who looks after it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studio import care, clock
from studio.actor import Role
from studio.care import Cause, ConcernRow, Described, OfferDraft, OfferKind, OfferOutcome
from studio.errors import Refused
from studio.money import Money
from ui.care.aspects import ASPECTS, OWNER_NOW
from ui.kit.fields import ChoiceField, LineField, MoneyField, TickField, WordsField
from ui.kit.form import FormDialog
from ui.kit.whens import DateField, TimeField
from ui.kit.work import Work


class CaseForm(FormDialog):
    """A small form about one case; it saves against the version it was opened with."""

    opens_at = (520, 380)

    def __init__(self, work: Work, case: ConcernRow, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.case = case
        self.build()

    def build(self) -> None:
        """The fields; each form has its own."""


class OfferForm(CaseForm):
    """One more offer; anyone may make it, and what it costs us is asked of the owner alone."""

    heading = "What we offer"
    opens_at = (560, 520)

    def build(self) -> None:
        kinds = [(kind, kind.value.capitalize()) for kind in OfferKind]
        self.add("kind", "&What", ChoiceField(kinds, first=True))
        self.add("offer", "In other &words", WordsField("as it was said, and as it is printed", lines=2))
        self.add("worth", "What it is worth to them", MoneyField())
        if self.work.by.role is Role.OWNER:
            self.add("cost", "What it costs us", MoneyField(hint="Only you see this."))
        outcomes = [(each, each.value.capitalize()) for each in OfferOutcome]
        said = self.add("outcome", "What they &said", ChoiceField(outcomes))
        said.set_value(OfferOutcome.NOT_STATED)

    def save(self) -> None:
        draft = OfferDraft(
            kind=self.read("kind"),
            words=self.read("offer"),
            worth=self.read("worth") or Money.zero(),
            cost=(self.read("cost") if "cost" in self.fields else None) or Money.zero(),
            outcome=self.read("outcome") or OfferOutcome.NOT_STATED,
        )
        self.send(care.offer, self.case.id, draft, self.case.version)


class AnswerForm(CaseForm):
    """What we answered to their question."""

    heading = "Their question"

    def build(self) -> None:
        self.show_heading("Their question", f"“{self.case.question}”")
        self.add("answer", "What we &answered", WordsField(), required=True)

    def save(self) -> None:
        self.send(care.answer_question, self.case.id, self.read("answer"), self.case.version)


class ApologyForm(CaseForm):
    """How we said sorry."""

    heading = "How we apologised"

    def build(self) -> None:
        hint = "On the telephone, by letter, with flowers; or why it was not needed."
        self.add("apology", "&How we apologised", LineField(hint=hint), required=True)

    def save(self) -> None:
        self.send(care.apologise, self.case.id, self.read("apology"), self.case.version)


HOW_THEY_SAID: tuple[tuple[care.Channel, str], ...] = (
    (care.Channel.TELEPHONE, "They rang"),
    (care.Channel.SLIP, "On the slip of our letter"),
    (care.Channel.IN_PERSON, "Face to face"),
    (care.Channel.LETTER, "They wrote"),
    (care.Channel.EMAIL, "By e-mail"),
)
"""How something reached us in a case; on the telephone and face to face it is answered as it is said (R12)."""


class HappyForm(CaseForm):
    """Only their own words say that it is right."""

    heading = "It is right now"

    def build(self) -> None:
        self.show_heading(
            f"{self.case.person} is happy", "Our own opinion does not count here; their words do."
        )
        self.add("happy_words", "What they &told us", WordsField(hers=True, lines=3), required=True)
        self.add("told_by", "&How they told us", ChoiceField(HOW_THEY_SAID, first=True))

    def save(self) -> None:
        words, how = self.read("happy_words"), self.read("told_by")
        self.send(care.confirm_happy, self.case.id, words, self.case.version, how)


class ReopenForm(CaseForm):
    """It is not right after all."""

    heading = "Open the case again"

    def build(self) -> None:
        self.add("story", "What they &tell us now", WordsField(hers=True, lines=3), required=True)
        self.add("told_by", "&How they told us", ChoiceField(HOW_THEY_SAID, first=True))

    def save(self) -> None:
        words, how = self.read("story"), self.read("told_by")
        self.send(care.reopen, self.case.id, words, self.case.version, how)


class HearForm(CaseForm):
    """Their story, or more of it, in their own words."""

    heading = "What they tell us"

    def build(self) -> None:
        self.add("story", "What &happened, in their own words", WordsField(hers=True, lines=4), required=True)
        self.add("told_by", "Ho&w they told us", ChoiceField(HOW_THEY_SAID, first=True))
        self.add("read_back", "", TickField("It was read &back to them"))

    def save(self) -> None:
        words, read_back, how = self.read("story"), self.read("read_back"), self.read("told_by")
        self.send(care.hear, self.case.id, words, read_back, self.case.version, how)


class NoReplyForm(CaseForm):
    """We asked and heard nothing; that is neither happy nor the end of it."""

    heading = "No reply came"

    def build(self) -> None:
        self.show_heading(
            "No reply came", "The case stays as it is. When they ring, it is right, or it is opened again."
        )
        hint = "Such as: rang twice and left a message; the second letter."
        self.add("asked_how", "&How we asked", LineField(hint=hint), required=True)

    def save(self) -> None:
        self.send(care.no_reply, self.case.id, self.read("asked_how"), self.case.version)


class StaffForm(CaseForm):
    """A small form that chooses among the people here."""

    def __init__(
        self, work: Work, case: ConcernRow, staff: list[tuple[object, str]], parent: QWidget | None = None
    ) -> None:
        self.staff = staff
        super().__init__(work, case, parent)


class GiveForm(StaffForm):
    """Someone else looks after it; nobody is not a choice."""

    heading = "Who looks after it"

    def build(self) -> None:
        self.add("owner", "&Give it to", ChoiceField(self.staff), required=True).set_value(self.case.owner_id)

    def save(self) -> None:
        self.send(care.assign, self.case.id, self.read("owner"), self.case.version)


class DescribeForm(StaffForm):
    """What kind of concern it was, said after the story."""

    heading = "What it was about"
    opens_at = (560, 560)

    def build(self) -> None:
        self.add("aspect", "&What it is about", ChoiceField(ASPECTS)).set_value(self.case.aspect)
        causes = [(each, each.value.capitalize()) for each in Cause]
        self.add("cause", "What it &came from", ChoiceField(causes)).set_value(self.case.cause)
        short = self.add("in_short", "&In short", LineField("such as: her fringe", length=120))
        short.set_value(self.case.in_short)
        here = [(None, "Nobody in particular"), *self.staff]
        if self.case.named_id not in dict(here):
            here.append((self.case.named_id, f"{self.case.named} (has left)"))
        self.add("named", "Wh&o was it about?", ChoiceField(here)).set_value(self.case.named_id)
        for name, words in OWNER_NOW:
            self.add(name, "", TickField(words)).set_value(getattr(self.case, name))

    def save(self) -> None:
        draft = Described(
            aspect=self.read("aspect"),
            cause=self.read("cause") or Cause.NOT_KNOWN,
            in_short=self.read("in_short"),
            named_id=self.read("named"),
            others_at_risk=self.read("others_at_risk"),
            someone_hurt=self.read("someone_hurt"),
            details_out=self.read("details_out"),
        )
        self.send(care.describe, self.case.id, draft, self.case.version)


class CallBackForm(CaseForm):
    """ "We will find out": when we ring back, at the latest at the close of the next working day."""

    heading = "We will find out"

    def build(self) -> None:
        self.show_heading("We will find out", "At the latest by the close of the next working day.")
        day, at = DateField(calendar=False), TimeField()
        day.goes_with(at)
        self.row(("call_back_at", "&Ring back on", day), ("time", "&At", at), required=True)

    def save(self) -> None:
        day, at = self.read("call_back_at"), self.read("time")
        if day is None or at is None:
            raise Refused("Please say when we ring back.", "call_back_at")
        moment = clock.to_utc(datetime.combine(day, at))
        self.send(care.check_back, self.case.id, moment, self.case.version)
