"""The few things asked about a letter: why it is printed again, left out or made anew, and its hand-written words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from studio import letters
from studio.letters import ApologyWords, DraftRow, DueLetter, LetterId, LetterRow
from ui.kit import printing
from ui.kit.fields import LineField, TickField, WordsField
from ui.kit.form import FormDialog
from ui.kit.text import Label
from ui.kit.whens import DateField
from ui.kit.work import Work
from ui.letters.whole import print_again


class ReasonForm(FormDialog):
    """One sentence: why."""

    opens_at: ClassVar[tuple[int, int]] = (520, 260)

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.add("reason", "&Why", LineField(length=200), required=True)


class PrintAgainForm(ReasonForm):
    """The kept page once more, to the byte."""

    heading = "Print it again"
    save_words = "&Print"

    def __init__(self, work: Work, letter_id: LetterId | int, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.letter_id = LetterId(letter_id)
        self.show_heading(
            self.heading, "The very page that was printed before comes out again, to the letter."
        )

    def save(self) -> None:
        reason = self.read("reason")
        run = printing.begin_run(self, "Letter")
        if run is None:
            return
        self._set_sending(True)
        self.work.run_long(
            print_again, self.work.by, self.letter_id, reason, run.send,
            then=self.succeed, refused=self.refuse, owner=self,
        )  # fmt: skip


class CallOffForm(ReasonForm):
    """A letter that is due is not to be written."""

    heading = "Leave this letter out"
    save_words = "&Leave it out"

    def __init__(self, work: Work, row: DueLetter, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.row_due = row
        self.show_heading(
            self.heading, f"{row.household} will not get it, and it will not be asked for again."
        )

    def save(self) -> None:
        self.send(letters.call_off, self.row_due.occasion, self.read("reason"))


class LetterReasonForm(ReasonForm):
    """An act on one letter that wants its reason: calling it off, a new version of it."""

    def __init__(
        self,
        work: Work,
        row: LetterRow,
        verb: Callable[..., Any],
        heading: str,
        sentence: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(work, parent)
        self.letter, self.verb = row, verb
        self.show_heading(heading, sentence)
        self.save_button.setText(f"&{heading}")

    def save(self) -> None:
        self.send(self.verb, self.letter.id, self.read("reason"))


_SLOTS = (
    ("error", "What went &wrong, in her words, and that you are sorry", 4),
    ("time", "The &time it cost her", 2),
    ("journey", "The &journey it cost her", 2),
    ("inconvenience", "What it &means to her now", 2),
)
_MAY_BE_SPARED = ("time", "journey", "inconvenience")


class ApologyForm(FormDialog):
    """The hand-written words of an apology; what the records add stands below, to be read and not to be typed."""

    heading = "Write the apology"
    opens_at: ClassVar[tuple[int, int]] = (720, 760)

    def __init__(self, work: Work, draft: DraftRow, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.draft = draft
        self.show_heading(
            self.heading, f"To {draft.letter.person}. It begins by thanking her for telling us."
        )
        for slot, label, lines in _SLOTS:
            field = self.add(slot, label, WordsField(lines=lines, length=900), required=slot == "error")
            field.words.setFixedHeight(field.words.minimumHeight())
            field.set_value(getattr(draft.words, slot))
            if slot in _MAY_BE_SPARED:
                spared = self.add(f"no_{slot}", "", TickField("Does not apply"))
                spared.set_value(slot in draft.words.does_not_apply)
                spared.control.setAccessibleName(f"{label.replace('&', '')}: does not apply")
        if draft.letter.code == "L9":
            self._add_doing(draft)
        closing = self.add(
            "closing", "What is &different from now on, because of her", WordsField(lines=3, length=900)
        )
        closing.words.setFixedHeight(closing.words.minimumHeight())
        closing.set_value(draft.words.closing)
        for paragraph in draft.facts:
            self.place(Label(paragraph, "muted", wrap=True, select=True))

    def _add_doing(self, draft: DraftRow) -> None:
        """An apology without a reshoot says what we do about it, and by when."""
        doing = self.add("doing", "What we do about &it", WordsField(lines=3, length=900), required=True)
        doing.words.setFixedHeight(doing.words.minimumHeight())
        doing.set_value(draft.words.doing)
        self.add("by_when", "By which da&y", DateField(), required=True).set_value(draft.words.day)

    def save(self) -> None:
        spared = tuple(slot for slot in _MAY_BE_SPARED if self.read(f"no_{slot}"))
        alone = self.draft.letter.code == "L9"
        day = self.read("by_when") if alone else None
        words = ApologyWords(
            doing=self.read("doing") if alone else "",
            by_when=day.isoformat() if day is not None else "",
            error=self.read("error"),
            time=self.read("time"),
            journey=self.read("journey"),
            inconvenience=self.read("inconvenience"),
            closing=self.read("closing"),
            does_not_apply=spared,
        )
        words.check()
        self.send(letters.write_apology, self.draft.letter.id, words, self.draft.letter.version)
