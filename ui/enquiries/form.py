"""An enquiry as it is taken down: who, how to reach them, what they would like, and what came of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from studio import clients, enquiries
from studio.clients import FoundHousehold, Source
from studio.enquiries import Channel, EnquiryDraft, EnquiryRow, EnquiryState, LostBecause, OutcomeDraft
from ui.enquiries.whole import EnquiryFacts
from ui.kit.few import FewField
from ui.kit.fields import ChoiceField, LineField, WordsField
from ui.kit.form import FormDialog
from ui.kit.picker import PickerField
from ui.kit.sources import SOURCES
from ui.kit.whens import DateField
from ui.kit.wish import Wish
from ui.kit.work import Work

OUTCOMES = (
    (EnquiryState.NEW, "We rin&g them back"),
    (EnquiryState.NOT_NOW, "&Not now"),
    (EnquiryState.LOST, "They do not co&me"),
)
UNLESS = "While nothing is chosen we ring them back, within two working hours."
_AS_WRITTEN = (
    "first", "last", "telephone", "email", "channel", "type_id", "who", "roughly", "wanted", "source",
)  # fmt: skip
"""What the form shows as it is written down."""
BECAUSE = tuple((each, each.value.capitalize()) for each in LostBecause)


class OutcomeFields(QWidget):
    """What came of it, and what that asks for: a day and why, or why not; the fields are the form's own."""

    def __init__(self, form: FormDialog, facts: EnquiryFacts) -> None:
        super().__init__()
        self.form = form
        self.ring_on = DateField("We ring again then", today=lambda: facts.today)
        self.because = ChoiceField(BECAUSE)
        self.reason = LineField("such as: after the baby is born", length=400)
        self.ring_box = form.labelled("ring_on", "&Ring again on", self.ring_on)
        self.because_box = form.labelled("because", "Wh&y not", self.because)
        self.reason_box = form.labelled("reason", "&In a few words", self.reason)
        for box in (self.ring_box, self.because_box, self.reason_box):
            form.place(box)

    def show_for(self, state: object) -> None:
        """Ask for what this outcome needs."""
        self.ring_box.setVisible(state is EnquiryState.NOT_NOW)
        self.because_box.setVisible(state is EnquiryState.LOST)
        self.reason_box.setVisible(state in (EnquiryState.NOT_NOW, EnquiryState.LOST))

    def draft(self, state: object) -> OutcomeDraft | None:
        """The outcome; None while we ring them back."""
        if state is EnquiryState.NOT_NOW:
            return OutcomeDraft(
                state=EnquiryState.NOT_NOW, ring_on=self.form.read("ring_on"), reason=self.form.read("reason")
            )
        if state is EnquiryState.LOST:
            because = self.form.read("because")
            return OutcomeDraft(
                state=EnquiryState.LOST,
                because=because if isinstance(because, LostBecause) else None,
                reason=self.form.read("reason"),
            )
        return None


class EnquiryForm(FormDialog):
    """A name and a number will do; the rest is asked as far as they like to tell."""

    heading = "Somebody asks"
    save_words = "&Write it down"
    opens_at = (780, 640)
    keeps_as = "enquiry"

    def __init__(self, work: Work, facts: EnquiryFacts, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.facts = facts
        self.household_id: int | None = None
        self._ask_all()
        row = facts.enquiry
        self.keeps(
            0,
            row.name if row else "",
            Wish("amend_enquiry", {"enquiry_id": row.id}) if row else Wish("new_enquiry"),
        )
        if row is not None:
            self.show_heading(f"{row.name}: what they asked")
            self._fill(row)

    def _ask_all(self) -> None:
        self.row(
            ("first", "First n&ame", LineField(length=120)),
            ("last", "&Surname", LineField(length=120)),
            ("telephone", "&Telephone", LineField("07700 900123", length=80)),
        )
        channels = [(each, each.value.capitalize()) for each in Channel]
        self.row(
            ("email", "&E-mail", LineField(length=320)),
            ("channel", "&How they asked", ChoiceField(channels, first=True)),
            ("source", "How they heard of &us", ChoiceField(SOURCES)),
        )
        types = [(None, "Not said"), *((row.id, row.name) for row in self.facts.types)]
        self.row(
            ("type_id", "What they would li&ke", ChoiceField(types, first=True)),
            ("who", "Wh&o is to be photographed", LineField("such as: two adults and a baby")),
            ("roughly", "When, rough&ly", LineField("such as: in the spring")),
        )
        self.add("referred_by", "Who sent them", PickerField(self.work, clients.find, "Type a client's name"))
        self.add("wanted", "What they sai&d", WordsField(lines=2))
        self.outcome = self.add("outcome", "What came of it", FewField(OUTCOMES, hint=UNLESS))
        self.settled = OutcomeFields(self, self.facts)
        self.outcome.changed.connect(self._show_outcome)
        self.fields["source"].set_value(Source.NOT_KNOWN)
        picker = self.fields["referred_by"]
        assert isinstance(picker, PickerField)
        picker.picked.connect(lambda _: self.fields["source"].set_value(Source.REFERRAL))
        self._show_outcome()

    def _show_outcome(self) -> None:
        self.settled.show_for(self.outcome.value_or_none())

    def begin_with(self, draft: EnquiryDraft) -> None:
        """Open with what was typed elsewhere, such as a booking that is not made now."""
        self._put(draft)
        if draft.outcome is None:
            self.outcome.setFocus()

    def _fill(self, row: EnquiryRow) -> None:
        self.household_id = row.household_id
        self._fill_as(row)
        if row.referred_by_id is not None:
            found = FoundHousehold(row.referred_by_id, row.referred_by, "", "")
            self.fields["referred_by"].set_value(found)

    def _put(self, draft: EnquiryDraft) -> None:
        self.household_id = draft.household_id
        self._fill_as(draft)

    def _fill_as(self, asked: EnquiryRow | EnquiryDraft) -> None:
        self.fill({name: getattr(asked, name) for name in _AS_WRITTEN})

    def draft(self) -> EnquiryDraft:
        """The enquiry as typed; raises Refused for what cannot be read."""
        sender = self.read("referred_by")
        return EnquiryDraft(
            **{
                name: self.read(name)
                for name in ("first", "last", "telephone", "email", "who", "roughly", "wanted")
            },
            channel=self.read("channel") or Channel.TELEPHONE,
            source=self.read("source") or Source.NOT_KNOWN,
            type_id=self.read("type_id"),
            referred_by_id=sender.household_id if sender is not None else None,
            household_id=self.household_id,  # type: ignore[arg-type]  # a household of the draft it began with
            outcome=self.settled.draft(self.read("outcome")),
        )

    def save(self) -> None:
        """Take it down, or write it better."""
        row = self.facts.enquiry
        if row is None:
            self.send(enquiries.take_down, self.draft())
        else:
            self.send(enquiries.amend, row.id, self.draft(), row.version)


class OutcomeForm(FormDialog):
    """They were rung, and this is what they said."""

    opens_at = (520, 380)
    keeps_as = "answer to an enquiry"

    def __init__(
        self, work: Work, facts: EnquiryFacts, state: EnquiryState, parent: QWidget | None = None
    ) -> None:
        super().__init__(work, parent)
        row = facts.enquiry
        assert row is not None
        self.enquiry, self.state = row, state
        later = state is EnquiryState.NOT_NOW
        self.show_heading("Not now" if later else "They do not come", row.name)
        self.save_button.setText("&Ring them then" if later else "&Write it down")
        self.keeps(0, row.name, Wish("open_enquiry", {"enquiry_id": row.id}))
        self.settled = OutcomeFields(self, facts)
        self.settled.show_for(state)

    def save(self) -> None:
        """Settle it."""
        self.send(enquiries.settle, self.enquiry.id, self.settled.draft(self.state), self.enquiry.version)
