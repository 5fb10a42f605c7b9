"""Making two records of one client one: what differs is chosen side by side, and what comes along is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio import clients
from studio.clients import Choice, HouseholdId, HouseholdRow, MergePreview, PersonPair
from studio.words import counted, listed
from ui.kit.few import FewField
from ui.kit.fields import ChoiceField
from ui.kit.form import FormDialog
from ui.kit.picker import PickerField
from ui.kit.text import Label
from ui.kit.work import Work

_COMES_ALONG = (
    ("portrait_session", "session", "sessions"), ("viewing", "viewing", "viewings"),
    ("portrait_order", "order", "orders"), ("payment", "payment", "payments"),
    ("presentation", "presentation", "presentations"), ("letter", "letter", "letters"),
    ("promise", "promise", "promises"), ("concern", "concern", "concerns"), ("reshoot", "reshoot", "reshoots"),
    ("message", "message", "messages"), ("enquiry", "enquiry", "enquiries"),
    ("waiting", "wish for a slot", "wishes for a slot"),
)  # fmt: skip
"""Tables whose rows a receptionist counts, in the order of a family's story."""
_LONGEST = 50
"""Characters of one side of a choice; the whole is its tooltip."""


class MergeForm(FormDialog):
    """The record that stays is chosen first; everything of the other becomes its own."""

    heading: ClassVar[str] = "Make two records one"
    save_words: ClassVar[str] = "Make them &one"
    opens_at: ClassVar[tuple[int, int]] = (860, 640)

    def __init__(
        self, work: Work, one: HouseholdId, other: HouseholdId | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(work, parent)
        self.one, self.other = one, other
        self.preview: MergePreview | None = None
        self.save_button.setEnabled(False)
        self.other_field = PickerField(work, clients.find, "Type a name, telephone or postcode")
        self.other_box = self.labelled("other", "The &other record of theirs", self.other_field)
        self.other_field.picked.connect(self._pick)
        self.other_box.setVisible(other is None)
        self.place(self.other_box)
        self._rows: list[QWidget] = []
        self._look()

    def _pick(self, row: Any) -> None:
        self.other = row.household_id
        self._look()

    def _look(self) -> None:
        """Ask what would go where."""
        if self.other is not None:
            self.work.ask(
                clients.preview_merge, self.one, self.other, then=self._show, owner=self, refused=self.refuse
            )

    def _swap(self) -> None:
        if self.preview is not None and self.read("stays") == self.preview.gone.id:
            self.one, self.other = self.preview.gone.id, self.preview.keep.id
            self._look()

    def _show(self, preview: MergePreview) -> None:
        self.preview = preview
        self.notice_bar.hide()
        self._clear()
        self.show_heading(f"Make {preview.keep.name} one record", _says(preview))
        self._choose_who_stays(preview)
        if preview.people:
            self._head("Who is who")
            for place in range(0, len(preview.people), 2):
                self._people(preview.people[place : place + 2], preview.keep)
        if preview.choices:
            self._head("Where they differ")
            for choice in preview.choices:
                self._choice(choice)
        self._tell(_also(preview))
        self.save_button.setEnabled(True)
        controls = [field.control for field in self.fields.values()]
        for one, following in pairwise([*controls, self.save_button, self.leave_button]):
            QWidget.setTabOrder(one, following)
        self.fields["stays"].setFocus()

    def _clear(self) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        self.fields = {"other": self.other_field}

    def _put(self, widget: QWidget) -> None:
        self._rows.append(widget)
        self.place(widget)

    def _head(self, words: str) -> None:
        self._put(Label(words, "heading"))

    def _tell(self, sentences: list[str]) -> None:
        for sentence in sentences:
            self._put(Label(sentence, "muted", wrap=True))

    def _choose_who_stays(self, preview: MergePreview) -> None:
        both = sorted((preview.keep, preview.gone), key=lambda row: row.id)
        stays = FewField([(row.id, _short(_told_apart(row))) for row in both])
        self._put(self.labelled("stays", "Which record s&tays", stays))
        stays.set_value(preview.keep.id)
        stays.changed.connect(self._swap)

    def _people(self, pairs: Sequence[PersonPair], keep: HouseholdRow) -> None:
        """Two beside each other: most families then fit without scrolling."""
        box = QWidget()
        across = QHBoxLayout(box)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(14)
        for pair in pairs:
            options: list[tuple[object, str]] = [(None, "somebody else, who comes along")]
            options += [(person.id, f"is {_who(person)}") for person in keep.people]
            field = ChoiceField(options)
            across.addWidget(self.labelled(f"person.{pair.gone.id}", _who(pair.gone), field), 1)
            field.set_value(pair.keep.id if pair.keep is not None else None)
        if len(pairs) == 1:
            across.addStretch(1)
        self._put(box)

    def _choice(self, choice: Choice) -> None:
        said = [_short(words or "nothing") for words in (choice.keep, choice.gone)]
        field = FewField([(False, said[0]), (True, said[1])])
        for button, words in zip(field.group.buttons(), (choice.keep, choice.gone), strict=True):
            button.setToolTip(words)
        self._put(self.labelled(choice.group, choice.title, field))
        field.set_value(choice.takes)

    def save(self) -> None:
        """Make them one, as chosen."""
        assert self.preview is not None
        preview = self.preview
        take = frozenset(choice.group for choice in preview.choices if self.read(choice.group))
        same = ((pair.gone.id, self.read(f"person.{pair.gone.id}")) for pair in preview.people)
        people = tuple((gone, keep) for gone, keep in same if keep is not None)
        self.send(clients.merge, replace(preview.draft(), take=take, people=people))

    def succeed(self, answer: object) -> None:
        """The record that stays is what is opened."""
        assert self.preview is not None
        super().succeed(self.preview.keep.id)


def _says(preview: MergePreview) -> str:
    moves = [
        counted(preview.moves[table], noun, many)
        for table, noun, many in _COMES_ALONG
        if preview.moves.get(table)
    ]
    along = (
        f"{listed(moves)} of the other record come along." if moves else "The other record has no story yet."
    )
    return (
        f"{along} Issued papers stay as they are, and this can be undone until either record changes again."
    )


def _also(preview: MergePreview) -> list[str]:
    said = []
    if preview.ways:
        said.append(f"Also to be reached by {listed(list(preview.ways))}.")
    if preview.joined:
        said.append(f"The {listed(list(preview.joined))} of both are kept.")
    return said


def _told_apart(row: HouseholdRow) -> str:
    where = row.address.address1 or row.telephone or row.email or f"since {row.since.year}"
    return f"{row.name} · {where}"


def _who(person: Any) -> str:
    age = f" ({person.age})" if person.age is not None else ""
    return f"{person.name or person.title}{age}"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
