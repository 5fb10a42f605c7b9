"""Completing a session, and who comes to it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from studio import sessions, viewings
from studio.dates import screen_date, screen_time
from studio.sessions import AmendDraft, Comfort, CompletionDraft
from ui.diary.booking_parts import PeopleField
from ui.diary.whole import WholeSession
from ui.kit.fields import ChoiceField, LineField, NumberField, WordsField
from ui.kit.form import FormDialog
from ui.kit.work import Work

COMFORT = (
    (Comfort.FINE, "fine: nothing they are unsure of"),
    (Comfort.UNSURE, "unsure: in their words"),
    (Comfort.NOT_ASKED, "not asked, because"),
)


class CompleteForm(FormDialog):
    """Pictures, mood, the comfort question; then the viewing is offered."""

    save_words = "&Done, now the viewing"
    opens_at = (560, 560)

    def __init__(self, work: Work, whole: WholeSession, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.whole = whole
        row = whole.session
        self.show_heading(
            "How did the session go?", f"{whole.household.name}, {screen_date(row.wall.date(), whole.today)}."
        )
        self.row(
            ("images_taken", "&Pictures taken", NumberField(0, 99_999)), ("mood", "How the&y were", _mood())
        )
        self.comfort = self.add(
            "comfort",
            "“Is there &anything about how you look today you are unsure of?”",
            ChoiceField(COMFORT),
            required=True,
        )
        self.words = WordsField(lines=2, hers=True, length=4_000)
        self.words_box = self.labelled(
            "comfort_words", "In their &words, or why it was not asked", self.words
        )
        self.place(self.words_box)
        self.words_box.hide()
        people = [(person.id, person.name) for person in whole.photographers]
        self.add("photographer", "Photographed &by", ChoiceField(people))
        self.fields["photographer"].set_value(row.photographer_id)
        self.fields["images_taken"].required = True
        self.comfort.changed.connect(self._asked)
        if row.comfort is not None:  # answered before the first picture
            self.fill({"comfort": row.comfort, "comfort_words": row.comfort_words})
        if whole.viewing is not None:  # of a reshoot it is booked in the same call
            self.save_button.setText("&Done")

    def _asked(self) -> None:
        self.words_box.setVisible(self.comfort.value_or_none() in (Comfort.UNSURE, Comfort.NOT_ASKED))

    def save(self) -> None:
        """Complete it; the answer is the viewing to arrange."""
        draft = CompletionDraft(
            session_id=self.whole.session.id,
            images_taken=self.read("images_taken"),
            mood=self.read("mood"),
            comfort=self.read("comfort"),
            comfort_words=self.read("comfort_words") if not self.words_box.isHidden() else "",
            photographer_id=self.read("photographer"),
        )
        self.send(viewings.complete_session, draft)


def _mood() -> LineField:
    return LineField("such as delighted, a little shy", length=80)


class AmendForm(FormDialog):
    """Somebody cannot come, or comes as well; something to know beforehand."""

    heading = "Who is coming, what to know"
    opens_at = (560, 380)

    def __init__(self, work: Work, whole: WholeSession, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.session = whole.session
        self.show_heading(
            self.heading, f"{whole.household.name}, {screen_time(self.session.wall, whole.today)}."
        )
        people = self.add("people", "Who is coming", PeopleField())
        people.offer(whole.household.people, self.session.people)
        self.add("preparation", "To &know beforehand", WordsField("Wishes, clothes, worries", lines=3))
        self.fields["preparation"].set_value(self.session.preparation)

    def save(self) -> None:
        """Keep it."""
        draft = AmendDraft(people=self.read("people"), preparation=self.read("preparation"))
        self.send(sessions.amend, self.session.id, draft, self.session.version)
