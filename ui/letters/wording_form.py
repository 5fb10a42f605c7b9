"""A letter's wording is written: the words at the left, the page of a real client at the right, what to mend below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio import letters
from studio.errors import Refused
from studio.languages import name_of
from studio.letters import Remark, WordingPreview, WordingRow
from studio.rights import may
from studio.words import counted
from ui.kit import notices, theme
from ui.kit.cards import Pile, empty
from ui.kit.form import FormDialog
from ui.kit.pages_of_paper import PageView, images
from ui.kit.text import Button, Label
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.letters.wording_editor import FieldMenu, WordingField

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PAUSE = 300
"""Milliseconds after the last key until the page is drawn again."""


@dataclass(frozen=True)
class Drawn:
    """A wording as it would be printed, its pages drawn already."""

    preview: WordingPreview
    pages: tuple[QImage, ...]


def drawn(db: Session, name: str, language: str, text: str, dots: float, look_up: bool = True) -> Drawn:
    """Asked away from the window's thread, pages and all."""
    preview = letters.preview_wording(db, name, language, text, look_up=look_up)
    return Drawn(preview, tuple(images(preview.pdf, dots)) if preview.pdf else ())


class WordingForm(FormDialog):
    """The wording of one letter in one language."""

    heading = "Change the words"
    save_words = "&Keep these words"
    opens_at: ClassVar[tuple[int, int]] = (1240, 800)
    keeps_as = "wording"
    goes_along = frozenset({"letter", "language", "version"})

    def __init__(
        self, work: Work, row: WordingRow, newest: int, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(work, parent)
        self.row_worded, self.newest = row, newest
        self.last: Drawn | None = None
        self._without_next = False
        self._seen = ""
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(PAUSE)
        self.pause.timeout.connect(self.draw)
        self._build_editor()
        self._about(row, newest)
        self.words.set_value(letters.as_shown(text, row.name))
        self._seen = self.words.value()
        self.words.changed.connect(self._typed)

    def _size(self) -> None:
        """As large as the window it stands before leaves room for."""
        super()._size()
        parent = self.parentWidget()
        if parent is not None:
            self.resize(self.size().boundedTo(parent.window().size() - QSize(48, 48)))

    def _about(self, row: WordingRow, newest: int) -> None:
        self.row_worded, self.newest = row, newest
        self.show_heading(
            row.title,
            f"In {name_of(row.language)}. The next letters say what you keep here; what was printed stays as it is.",
        )
        self.keeps(
            0,
            f"the {row.title.lower()}",
            Wish("change_wording", {"name": row.name, "language": row.language}),
        )
        self.menu = FieldMenu(letters.fields_of(row.name), self.words.edit, self)
        self.put_in.setMenu(self.menu)

    def _build_editor(self) -> None:
        self.words = WordingField()
        labelled = self.labelled("text", "", self.words)
        self.words.edit.setAccessibleName("The words of the letter")
        self.words.edit.wants_field.connect(lambda: self.menu.open_at(self.words.edit))
        self.put_in = Button("Put in a &field", "plus")
        self.put_in.setToolTip("Ctrl+Space, or ‹")
        strong = Button("&Emphasis", kind="quiet")
        strong.setToolTip("Ctrl+B")
        strong.clicked.connect(self.words.edit.emphasise)
        items = Button("&List", "list-checks", "quiet")
        items.clicked.connect(self.words.edit.make_list)
        self.count = Label("", "muted")
        tools = QHBoxLayout()
        tools.setSpacing(6)
        for each in (self.put_in, strong, items):
            tools.addWidget(each)
        tools.addStretch(1)
        tools.addWidget(self.count)
        self.mend = Pile()
        self.mend.setAccessibleName("What to look at again")
        self.mend.column.setSpacing(2)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(tools)
        left.addWidget(labelled, 1)
        left.addWidget(self.mend)
        self.shown_on = Label("", "muted", wrap=True)
        self.view = PageView("The letter on a real client's page")
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.shown_on)
        right.addWidget(self.view, 1)
        both = QWidget()
        across = QHBoxLayout(both)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(18)
        across.addLayout(left, 6)
        across.addLayout(right, 5)
        both.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.body.insertWidget(0, both, 100)

    # What is shown.

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        if self.last is None:
            self.draw()

    def _typed(self) -> None:
        if self.words.value() == self._seen:
            return  # only its look has changed
        self._seen = self.words.value()
        self._say_how_long()
        self.pause.start()

    def _say_how_long(self) -> None:
        words = counted(len(self.words.value().split()), "word")
        pages = self.last.preview.pages if self.last is not None else 0
        self.count.setText(f"{words}, {counted(pages, 'page')}" if pages else words)

    def draw(self) -> None:
        """Ask for the page of what stands in the editor now."""
        row, first = self.row_worded, self.last is None
        asked = (row.name, row.language, self._kept(), self.view.dots(), not first)
        self.work.ask(drawn, *asked, then=self._show_first if first else self._show, owner=self, slot="page")

    def _show_first(self, answer: Drawn) -> None:
        """The page is there at once; its words are looked up after it."""
        self._show(answer)
        self.draw()

    def _kept(self) -> str:
        return letters.as_kept(self.words.value(), self.row_worded.name)

    def _show(self, answer: Drawn) -> None:
        self.last = answer
        preview = answer.preview
        self.shown_on.setText(
            f"As it is printed: {preview.whom}." if answer.pages else "Not to be printed like this yet."
        )
        if answer.pages:
            self.view.show_images(preview.pdf, answer.pages)
        self._say_how_long()
        self.words.edit.show_marks(preview.strange, [self._place(each) for each in preview.faults])
        self._say_what_to_mend(preview)

    def _place(self, fault: Any) -> tuple[int, int]:
        """Where a fault stands in the editor, whose fields have other names than the records'."""
        kept, name = self._kept(), self.row_worded.name
        starts = len(letters.as_shown(kept[: fault.starts], name))
        return starts, starts + len(letters.as_shown(kept[fault.starts : fault.ends], name))

    def _say_what_to_mend(self, preview: WordingPreview) -> None:
        empty(self.mend.column)
        self.mend.column.addStretch(1)
        for fault in preview.faults[:6]:
            self._line(fault.says, "red", "Show it", lambda each=fault: self._go_to(self._place(each)))
        if preview.strange:
            words = ", ".join(f"“{word}”" for word in preview.strange[:6])
            self._line(f"In no dictionary: {words}.", "amber", "Teach", lambda: self._teach(preview.strange))
        for remark in preview.remarks:
            self._line(remark.says, "amber", "Keep it", lambda each=remark: self._keep(each))
        if preview.loses_next:
            self._line("It no longer says what happens next.", "amber")
        if preview.pages > 1:
            self._line("It is longer than a page on this letter.", "red")
        if preview.notice:
            self._line(preview.notice, "muted")
        lines = self.mend.column.count() - 1
        self.mend.setVisible(lines > 0)
        self.mend.setFixedHeight(theme.px(min(lines, 4) * 38 + 4))

    def _line(self, says: str, ink: str, button: str = "", act: Any = None) -> None:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        words = Label(says, "muted" if ink == "muted" else "body", wrap=True, select=True)
        across.addWidget(words, 1)
        if button:
            press = Button(button, kind="quiet", says=f"{button}: {says}")
            press.clicked.connect(lambda _=False: act())
            across.addWidget(press, 0, Qt.AlignmentFlag.AlignTop)
        self.mend.add(line)

    def _go_to(self, place: tuple[int, int]) -> None:
        cursor = self.words.edit.textCursor()
        cursor.setPosition(min(place[0], len(self.words.value())))
        cursor.setPosition(min(place[1], len(self.words.value())), QTextCursor.MoveMode.KeepAnchor)
        self.words.edit.setTextCursor(cursor)
        self.words.edit.setFocus()

    # What is done.

    def _teach(self, words: tuple[str, ...]) -> None:
        self.work.do(
            letters.teach_words,
            words,
            self.row_worded.language,
            owner=self,
            then=lambda _: self.draw(),
            refused=self.refuse,
        )

    def _keep(self, remark: Remark) -> None:
        which = letters.about_wording(self.row_worded.name, self.row_worded.language)
        self.work.do(
            letters.keep_tone,
            which,
            remark.rule,
            remark.words,
            owner=self,
            then=lambda _: self.draw(),
            refused=self.refuse,
        )

    def save(self) -> None:
        row = self.row_worded
        self.send(letters.keep_wording, row.name, row.language, self._kept(), self.newest, self._without_next)

    def refuse(self, error: Exception) -> None:
        super().refuse(error)
        if not isinstance(error, Refused):
            return
        if error.field == "next":
            if notices.confirm(
                self, error.message, "Every letter of ours says it otherwise.", "Keep it without"
            ):
                self._without_next = True
                self.save()
        elif self.last is not None:
            self.draw()

    def half_typed(self) -> dict[str, Any]:
        row = self.row_worded
        return {**super().half_typed(), "letter": row.name, "language": row.language, "version": self.newest}

    def put_back(self, typed: Mapping[str, Any]) -> None:
        """What was typed for another letter opens that letter."""
        name, language = str(typed.get("letter", "")), str(typed.get("language", ""))
        if (name, language) != (self.row_worded.name, self.row_worded.language):
            self.work.ask(
                letters.wording_rows, then=lambda rows: self._other(rows, name, language, typed), owner=self
            )
            return
        self.newest = int(typed.get("version", self.newest))
        super().put_back(typed)

    def _other(self, rows: list[WordingRow], name: str, language: str, typed: Mapping[str, Any]) -> None:
        for row in rows:
            if (row.name, row.language) == (name, language):
                self._about(row, int(typed.get("version", row.version)))
                super().put_back(typed)


def may_change(work: Work) -> bool:
    """Whether who is signed in may change the wording; others may look at it."""
    return work.someone_is_in and may(work.by.role, "letters.keep_wording")
