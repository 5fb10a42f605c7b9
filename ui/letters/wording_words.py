"""The studio's own words: those its letters use and no dictionary knows."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from studio import letters
from studio.dates import screen_date
from studio.languages import WRITTEN, name_of
from studio.letters import TaughtRow
from studio.rights import may
from ui.kit.fields import ChoiceField, LineField
from ui.kit.form import FormDialog
from ui.kit.table import Column, Table
from ui.kit.text import Button, Label
from ui.kit.work import Work

_COLUMNS = (
    Column("Word", lambda row: row.word, strong=True),
    Column("In", lambda row: name_of(row.language) if row.language else "every language", width=150),
    Column("Taught by", lambda row: row.taught_by, width=130),
    Column("On", lambda row: screen_date(row.taught_at.date()), width=120),
)


class OwnWordsForm(FormDialog):
    """Teach a word, or have one asked about again."""

    heading = "Our own words"
    save_words = "&Teach it"
    opens_at: ClassVar[tuple[int, int]] = (640, 600)

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.show_heading(
            self.heading,
            "Names of the families, of the staff and of places are known. These are known as well.",
        )
        self.row(
            ("word", "&Word", LineField(length=60)),
            ("language", "In", ChoiceField([(each, name_of(each)) for each in WRITTEN])),
            required=True,
        )
        self.fields["language"].set_value(WRITTEN[0])
        self.table = Table(_COLUMNS, "Our own words")
        self.table.setMinimumHeight(260)
        self.body.insertWidget(self.body.count() - 1, self.table, 100)
        self.none_yet = Label(
            "None yet. A letter that is stopped by a word offers to teach it.", "muted", wrap=True
        )
        self.place(self.none_yet)
        self.forget = Button("&Ask about it again", "undo-2", "quiet")
        self.forget.setEnabled(False)
        self.forget.clicked.connect(self._forget)
        self.place(self.forget)
        self.table.chosen.connect(
            lambda row: self.forget.setEnabled(row is not None and may(work.by.role, "letters.forget_word"))
        )
        self._ask()

    def _ask(self) -> None:
        self.work.ask(letters.own_words, then=self._show, owner=self)

    def _show(self, rows: list[TaughtRow]) -> None:
        self.table.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.forget.setVisible(bool(rows))
        self.none_yet.setVisible(not rows)

    def save(self) -> None:
        self.send(letters.teach_words, (self.read("word"),), self.read("language"))

    def _forget(self) -> None:
        row = self.table.current()
        if row is not None:
            self.work.do(
                letters.forget_word, row.id, owner=self, then=lambda _: self._ask(), refused=self.refuse
            )
