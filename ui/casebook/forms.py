"""The forms of the casebook: filing a case, changing a practice, wording a page of the playbook."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from studio import casebook
from studio.care import Aspect, Cause, ConcernId
from studio.casebook import CaseDraft, Filing, PageDraft, PageRow, PracticeDraft
from studio.errors import Refused
from studio.pictures import PictureId
from ui.casebook.before import VersionsBox
from ui.kit.fields import ChoiceField, TickField, WordsField
from ui.kit.form import FormDialog
from ui.kit.text import Label
from ui.kit.wish import Wish
from ui.kit.work import Work

ASPECTS: list[tuple[object, str]] = [(each, each.value.capitalize()) for each in Aspect]
CAUSES: list[tuple[object, str]] = [(each, each.value.capitalize()) for each in Cause]


class FileCaseForm(FormDialog):
    """Two presses: it is filled from the case; nobody is named in it, and no picture stands in it unasked."""

    heading = "File in the casebook"
    save_words = "&File it"
    keeps_as: ClassVar[str] = "case for the casebook"
    opens_at: ClassVar[tuple[int, int]] = (660, 540)

    def __init__(self, work: Work, filing: Filing, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.filing = filing
        self.show_heading(
            self.heading, "What the next one of us can learn from it. Nobody is named, in words or by number."
        )
        self.row(
            ("aspect", "What it was &about", ChoiceField(ASPECTS)),
            ("cause", "What it came &from", ChoiceField(CAUSES)),
            required=True,
        )  # fmt: skip
        self.add("what_happened", "What was not &right", WordsField(lines=2, length=1_000), required=True)
        self.add("put_right_by", "What &put it right", WordsField(lines=2, length=1_000))
        self.no_names = self.add("no_names", "", TickField("That word is not their &name here"))
        self.no_names.hide()
        self._build_picture()
        draft = filing.draft
        self.fill(
            {
                "aspect": draft.aspect, "cause": draft.cause, "what_happened": draft.what_happened,
                "put_right_by": draft.put_right_by, "picture": draft.picture_id, "agreed_by": draft.agreed_by_id,
            }
        )  # fmt: skip
        self._show_agreed()
        self.keeps(0, f"case {filing.number}", Wish("file_case", {"concern_id": filing.concern_id}))

    def _build_picture(self) -> None:
        shown = [(None, "No picture"), *((row.id, f"Picture {row.ref}") for row in self.filing.pictures)]
        self.picture = ChoiceField(shown, first=True)
        self.agreed = ChoiceField([(None, "Nobody yet"), *self.filing.grown_ups], first=True)
        self.row(
            ("picture", "A pic&ture beside it", self.picture),
            ("agreed_by", "&Who agreed to that?", self.agreed),
        )
        self.agreed.say_below("Ask them first. Without that no picture leaves the family's own papers.")
        self.picture.setEnabled(bool(self.filing.pictures))
        if not self.filing.pictures:
            self.picture.say_below("None was marked in this case.")
        self.picture.changed.connect(self._show_agreed)

    def _show_agreed(self) -> None:
        box = self.agreed.parentWidget()
        if box is not None:
            box.setVisible(self.picture.value_or_none() is not None)

    def save(self) -> None:
        aspect, cause, picture = self.read("aspect"), self.read("cause"), self.read("picture")
        assert isinstance(aspect, Aspect)
        assert isinstance(cause, Cause)
        draft = CaseDraft(
            aspect=aspect,
            cause=cause,
            what_happened=self.read("what_happened"),
            put_right_by=self.read("put_right_by"),
            picture_id=PictureId(picture) if isinstance(picture, int) else None,
            agreed_by_id=self.read("agreed_by") if picture is not None else None,
            no_names=self.no_names.value(),
        )
        self.send(casebook.file_case, self.filing.concern_id, draft)

    def refuse(self, error: Exception) -> None:
        """A word that may be their name is asked about: left out, or said to be none."""
        if isinstance(error, Refused) and error.field in ("what_happened", "put_right_by"):
            self.no_names.setVisible("names nobody" in error.message)
        super().refuse(error)


class PracticeForm(FormDialog):
    """One sentence, in force from the moment it is saved."""

    heading = "From now on"
    save_words = "&From now on"
    keeps_as: ClassVar[str] = "change of practice"
    opens_at: ClassVar[tuple[int, int]] = (600, 300)

    def __init__(self, work: Work, concern_id: ConcernId, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.concern_id = concern_id
        self.keeps(0, "", Wish("change_practice", {"concern_id": concern_id}))
        self.show_heading(
            self.heading, "In force at once. It stands on everyone's Today until they have read it."
        )
        self.add(
            "text", "What do we do &differently?", WordsField("Ask everyone, before we begin, …", lines=2, length=240),
            required=True,
        )  # fmt: skip
        tell = self.add("tell_her", "", TickField("&Write and tell them so"))
        tell.set_value(True)

    def save(self) -> None:
        self.send(casebook.announce, PracticeDraft(self.read("text"), self.concern_id, self.read("tell_her")))


class PlaybookForm(FormDialog):
    """A page of the playbook in the studio's own words; plain paragraphs, every version kept."""

    heading = "The playbook"
    save_words = "&Keep these words"
    keeps_as: ClassVar[str] = "page of the playbook"
    opens_at: ClassVar[tuple[int, int]] = (760, 680)

    def __init__(
        self, work: Work, page: PageRow, before: tuple[PageRow, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(work, parent)
        self.page = page
        said = (
            f"{page.heading}. It stands beside the form while somebody is on the telephone, so keep it short."
        )
        self.show_heading(self.heading, said)
        self.add("say", "&Say", WordsField(lines=4, length=2_000))
        self.add("leave_unsaid", "Leave &unsaid", WordsField(lines=3, length=2_000))
        self.add("puts_right", "What usually puts it &right", WordsField(lines=4, length=2_000))
        self.place(Label("A new line is a new paragraph.", "second"))
        self.versions = VersionsBox(before, casebook.shipped(page.aspect))
        self.versions.chosen.connect(self.take)
        self.buttons.insertWidget(0, self.versions)
        self.take(page)
        self.keeps(0, page.heading, Wish("word_playbook", {"aspect": page.aspect}))

    def take(self, page: PageRow) -> None:
        """Put the words of a version into the fields; nothing is kept until that is pressed."""
        self.fill({"say": page.say, "leave_unsaid": page.leave_unsaid, "puts_right": page.puts_right})

    def save(self) -> None:
        draft = PageDraft(
            self.page.aspect, self.read("say"), self.read("leave_unsaid"), self.read("puts_right")
        )
        self.send(casebook.write_page, draft, self.page.version)
