"""A reply slip keyed in: its reference scanned or typed, whose it is at once, one key for the score, and saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio import clock, letters
from studio.dates import screen_date
from studio.errors import Refused, StudioError
from studio.letters import PARTS_OF_DAY, SCORES, SlipDraft, SlipLetter
from studio.letters.slip_drafts import PUT_RIGHT_TO
from ui.kit.cards import Card, Fact
from ui.kit.few import FewField
from ui.kit.fields import LineField, TickField, WordsField
from ui.kit.form import FormDialog
from ui.kit.text import Label
from ui.kit.whens import DateField
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.letters.marks_field import MarksField

EASE = {5: "very easy", 4: "", 3: "", 2: "", 1: "not easy"}
CHANGE = "change"
KIND = "kind"
WHOLE_REFERENCE = len("L-000412")


@dataclass(frozen=True)
class Kept:
    """What was keyed, for whoever opened the form: whose slip, and what became of it."""

    slip_id: int
    person: str
    words: str
    feeling: str
    concern_id: int | None
    happy_concern_id: int | None


class SlipForm(FormDialog):
    """Reference, score, saved: the rest of the slip only where something stands on it."""

    heading = "A reply slip"
    save_words = "&Keep it"
    keeps_as: ClassVar[str] = "reply slip"
    opens_at: ClassVar[tuple[int, int]] = (720, 650)

    def __init__(self, work: Work, letter_ref: str = "", parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.letter: SlipLetter | None = None
        self._asked = ""
        self._build_fields()
        self._connect_fields()
        self.keeps(0, "", Wish("take_slip"))
        if letter_ref:
            self.reference.set_value(letter_ref)

    def showEvent(self, event: QShowEvent) -> None:
        """Where the letter is known already, the keys begin at the score."""
        super().showEvent(event)
        if self.letter is not None and self.score.mark() is None:
            self.score.setFocus()

    def _build_fields(self) -> None:
        self.reference = LineField("L-000412", length=40)
        self.reference.say_below("Scan the code of the slip, or type the number beside it and press Enter.")
        self.day = DateField()
        self.row(
            ("letter_ref", "Letter’s &reference", self.reference), ("received_on", "&Came on", self.day),
            required=True,
        )  # fmt: skip
        self.day.set_value(clock.today())
        self.whose = Card()
        self.whose.hide()
        self.place(self.whose)
        self.score = self.add("score", "How do they feel about their portraits?", MarksField(SCORES))
        self.ease = self.add("ease", "How easy did we make everything?", MarksField(EASE))
        self.words = self.add("words", "In their &words", WordsField(hers=True, lines=2, length=5_000))
        kinds = ((CHANGE, "&Something to change"), (KIND, "K&ind words, nothing to change"))
        self.kind = self.add("would_change", "What do these words say?", FewField(kinds))
        self.place(self._calls())
        self.reason = self.add("reason", "W&hy is it put right?", LineField(length=200), required=False)
        self._show_parts()

    def _calls(self) -> QWidget:
        """ "May we telephone you?", as it stands on the slip."""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(Label("May we telephone?", "name"))
        ticks = [("wants_call", "&yes, any time"), *((part, part) for part in PARTS_OF_DAY)]
        for name, words in ticks:
            tick = TickField(words)
            tick.names_itself(name, f"May we telephone: {words.replace('&', '')}", False)
            self.fields[name] = tick
            row.addWidget(tick)
        row.addStretch(1)
        return box

    def _connect_fields(self) -> None:
        self.reference.line.returnPressed.connect(self._look_up)
        self.reference.line.editingFinished.connect(self._look_up)
        self.reference.changed.connect(self._typed)
        self.score.marked.connect(self.ease.setFocus)
        self.ease.marked.connect(self.words.setFocus)
        for field in (self.score, self.words):
            field.changed.connect(self._show_parts)

    def _typed(self) -> None:
        """What is shown is of the reference that stands there; a whole one is looked up without Enter."""
        typed = self.reference.line.text().strip()
        if typed != self._asked:
            self.letter = None
            self.whose.hide()
            self._show_parts()
        if len(typed) >= WHOLE_REFERENCE and typed.upper().startswith("L-"):
            self._look_up()

    def _look_up(self) -> None:
        typed = self.reference.line.text().strip()
        if not typed or (typed == self._asked and self.letter is not None):
            if self.letter is not None and self.reference.line.hasFocus():
                self.score.setFocus()
            return
        self._asked = typed
        self.work.ask(
            letters.letter_of_slip, typed, then=self._show_letter, refused=self._no_letter, owner=self
        )

    def _no_letter(self, error: Exception) -> None:
        self.letter = None
        self.whose.hide()
        if isinstance(error, StudioError):
            self.reference.refuse(error.message)

    def _show_letter(self, letter: SlipLetter) -> None:
        if self.reference.line.text().strip() != self._asked:
            return  # another reference has been typed since; this family's slip is not meant any more
        self.letter = letter
        self.reference.clear_refusal()
        self.reference.say_below(" ")
        today = clock.today()
        self.whose.clear()
        self.whose.body.addWidget(Label(letter.person, "heading", wrap=True))
        went = f"went out {screen_date(letter.went_on, today)}" if letter.went_on else "not ticked as posted"
        self.whose.body.addWidget(Fact(letter.household, f"{letter.name} {letter.number}, {went}"))
        if letter.instead_of:
            words = f"{letter.instead_of} was made anew as {letter.number}; the slip is kept with that one."
            self.whose.body.addWidget(Label(words, "second", wrap=True))
        if letter.keyed is not None:
            self._show_keyed(letter)
        self.whose.show()
        self.about, self.whom = letter.household_id, letter.household
        self._show_parts()
        if letter.keyed is not None:
            self.settle()
        if self.reference.line.hasFocus():
            self.score.setFocus()

    def _show_keyed(self, letter: SlipLetter) -> None:
        """It came before: what was keyed is shown, and can be put right with a reason."""
        keyed = letter.keyed
        assert keyed is not None
        when = screen_date(keyed.received_on, clock.today())
        self.whose.body.addWidget(
            Label(f"This slip was keyed already by {keyed.entered_by}; it came {when}.", "name", wrap=True)
        )
        kind = CHANGE if keyed.would_change else KIND if keyed.words else None
        values = {
            "received_on": keyed.received_on,
            "score": keyed.score,
            "ease": keyed.ease,
            "words": keyed.words,
        }
        parts = {part: part in keyed.call_when for part in PARTS_OF_DAY}
        self.fill(
            {**values, "would_change": kind, "wants_call": keyed.wants_call and not keyed.call_when, **parts}
        )

    def _show_parts(self) -> None:
        """What the words say is asked only where the score does not; a reason only where something was keyed."""
        amends = self.letter is not None and self.letter.keyed is not None
        low = (self.score.mark() or PUT_RIGHT_TO + 1) <= PUT_RIGHT_TO
        asks = bool(self.words.words.toPlainText().strip()) and not low
        for field, shown in ((self.kind, asks), (self.reason, amends)):
            box = field.parentWidget()
            if box is not None:
                box.setVisible(shown)
        self.save_button.setText("&Put it right" if amends else self.save_words)

    def save(self) -> None:
        draft = self._draft()
        if self.letter is not None and self.letter.keyed is not None:
            keyed = self.letter.keyed
            self.send(letters.amend_slip, keyed.id, draft, self.read("reason"), keyed.version)
            return
        self.send(letters.take_slip, draft)

    def _draft(self) -> SlipDraft:
        words = self.read("words")
        low = (self.score.mark() or PUT_RIGHT_TO + 1) <= PUT_RIGHT_TO
        said = self.kind.value_or_none()
        if words and not low and said is None:
            raise Refused("Please say whether these words ask for something to change.", "would_change")
        return SlipDraft(
            letter_ref=self.letter.number if self.letter is not None else self.read("letter_ref"),
            received_on=self.read("received_on"),
            score=self.score.mark(),
            ease=self.ease.mark(),
            words=words,
            wants_call=bool(self.read("wants_call")),
            call_when=tuple(part for part in PARTS_OF_DAY if self.read(part)),
            would_change=bool(words) and (low or said == CHANGE),
        )

    def succeed(self, answer: Any) -> None:
        letter = self.letter
        kept = Kept(
            answer["slip_id"],
            letter.person if letter is not None else "",
            self.read("words"),
            SCORES.get(self.score.mark() or 0, ""),
            answer["concern_id"],
            answer["happy_concern_id"],
        )
        super().succeed(kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A figure pressed where nothing takes it is the score, so that the mouse may have chosen the letter."""
        taken = self.focusWidget() in (None, self, self.save_button)
        if (
            taken
            and event.text() in "12345"
            and event.text()
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            self.score.set_value(int(event.text()))
            self.ease.setFocus()
            return
        super().keyPressEvent(event)
