"""What to change and what to keep: proposed from their words, what they marked and what they loved; read over here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import care
from studio.care import AsBefore, ConcernId, MarkDraft, MarkedRow, MarkId
from studio.sessions import SessionId
from ui.care.small_pictures import PicturesField
from ui.kit.fields import WordsField
from ui.kit.form import FormDialog
from ui.kit.text import Label


class ChangeAndKeep(QWidget):
    """Two lists, one thing a line, and the pictures that go with them. What somebody typed is never written over."""

    def __init__(self, form: FormDialog) -> None:
        super().__init__()
        self.work = form.work
        self.before: AsBefore | None = None
        self._words = ""
        self._marks: tuple[MarkDraft, ...] = ()
        self._proposed = ("", "")
        self.change = snug(WordsField("one thing a line, as they said it", lines=3))
        self.keep = snug(WordsField("one thing a line: poses, places, sizes", lines=3))
        self.pictures = PicturesField(inline=form.work.inline)
        self.left = Label("", "second", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        across = QHBoxLayout()
        across.setSpacing(14)
        for name, label, field in (
            ("change", "What to chan&ge", self.change),
            ("keep", "What to &keep", self.keep),
        ):
            across.addWidget(form.labelled(name, label, field), 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(across)
        self.pictures_box = form.labelled("pictures", "Pictures for the photographer", self.pictures)
        column.addWidget(self.pictures_box)
        self.pictures_box.hide()

    def ask(self, original_id: SessionId, concern_id: ConcernId | None) -> None:
        """What the session brings along."""
        self.work.ask(care.as_before, original_id, concern_id, then=self._show_before, owner=self)

    def propose(self, words: str, marks: Sequence[MarkDraft] = ()) -> None:
        """Their words, and what they marked on the form."""
        self._words, self._marks = words, tuple(marks)
        self._propose()

    def _show_before(self, before: AsBefore) -> None:
        self.before = before
        self._propose()

    def _propose(self) -> None:
        lists = care.proposed(self._words, self._marked())
        wanted = ("\n".join(lists.change), "\n".join(lists.keep))
        for field, was, now in zip((self.change, self.keep), self._proposed, wanted, strict=True):
            if field.words.toPlainText() == was != now:
                field.set_value(now)
        self._proposed = wanted
        if self.before is not None:
            marked = [each.picture_id for each in self._marks if each.picture_id is not None]
            change = (*self.before.to_change, *marked)
            self.pictures.offer(self.before.pictures, change, self.before.to_keep)
        self.pictures_box.setVisible(self.before is not None and bool(self.before.pictures))

    def _marked(self) -> tuple[MarkedRow, ...]:
        """What was marked in the case, and what is marked on the form and not saved yet."""
        before = self.before
        known = before.marks if before is not None else ()
        refs: dict[int, str] = {row.id: f"picture {row.ref}" for row in before.pictures} if before else {}
        return (
            *known,
            *(
                MarkedRow(
                    MarkId(0),
                    each.picture_id,
                    each.piece_id,
                    refs.get(each.picture_id or 0, ""),
                    each.aspect,
                    each.words,
                )
                for each in self._marks
            ),
        )


def snug(field: WordsField) -> WordsField:
    """As high as its lines: what comes below stays in sight."""
    field.words.setFixedHeight(field.words.minimumHeight())
    return field
