"""The wording of the letters: each as the studio says it now, with the page of a real client beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import clock, letters
from studio.dates import screen_date
from studio.languages import name_of
from studio.letters import WordingRow
from studio.words import counted
from ui.kit.page import Page
from ui.kit.pages_of_paper import PageView
from ui.kit.table import Column, Table
from ui.kit.text import Button, Label
from ui.kit.work import Work
from ui.letters.wording_form import Drawn, drawn, may_change

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def _by(row: WordingRow) -> str:
    if not row.version or row.made_at is None:
        return "as shipped"
    return screen_date(clock.to_wall(row.made_at).date(), clock.today())


_COLUMNS = (
    Column("Letter", lambda row: row.title, strong=True),
    Column("In", lambda row: name_of(row.language), width=76),
    Column("Words", _by, width=92),
)


def drawn_now(db: Session, row: WordingRow, dots: float) -> Drawn:
    """The page of a wording as it is in force."""
    text = letters.wording_versions(db, row.name, row.language)[0].text
    return drawn(db, row.name, row.language, text, dots, look_up=False)


class WordingPage(Page):
    """Every letter in every language we write."""

    features = frozenset({"letters", "business", "clients"})
    scrolls = False

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.show_title("Wording")
        self.own_words = Button("Our own &words…", "book-open")
        self.versions = Button("&Versions…", "history")
        self.change = Button("&Change the words…", "pencil", "primary")
        self.own_words.clicked.connect(lambda: self.hope("own_words"))
        self.versions.clicked.connect(lambda: self._hope_about("wording_versions"))
        self.change.clicked.connect(lambda: self._hope_about("change_wording"))
        for button in (self.own_words, self.versions, self.change):
            self.buttons.addWidget(button)
        self.table = Table(_COLUMNS, "Wordings").keyed_by(lambda row: row.id)
        self.table.chosen.connect(self._preview)
        self.table.opened.connect(lambda _row: self._hope_about("change_wording"))
        self.says = Label("", "muted", wrap=True)
        self.view = PageView("The letter on a real client's page")
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.says)
        right.addWidget(self.view, 1)
        ground = QWidget()
        ground.setProperty("ground", "clear")
        across = QHBoxLayout(ground)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(18)
        across.addWidget(self.table, 6)
        across.addLayout(right, 5)
        self.body.addWidget(ground, 1)

    def reload(self) -> None:
        self.work.ask(letters.wording_rows, then=self._show, owner=self)

    def _show(self, rows: list[WordingRow]) -> None:
        own = sum(bool(row.version) for row in rows)
        said = (
            f"{counted(own, 'letter')} in your own words, the rest as shipped." if own else "All as shipped."
        )
        self.show_title("Wording", said)
        self.change.setEnabled(may_change(self.work))
        self.change.setToolTip("" if may_change(self.work) else "Only the owner changes the wording.")
        self.table.set_rows(rows)
        wanted = f"{self.with_.get('name', '')}|{self.with_.get('language', '')}"
        if self.table.current() is None and not self.table.choose(wanted) and rows:
            self.table.choose(rows[0].id)
        self._preview(self.table.current())

    def _preview(self, row: WordingRow | None) -> None:
        if row is not None:
            self.work.ask(drawn_now, row, self.view.dots(), then=self._paper, owner=self, slot="page")

    def _paper(self, answer: Drawn) -> None:
        preview = answer.preview
        stops = next((fault.says for fault in preview.faults), "")
        row = self.table.current()
        kept = f"Version {row.version}, by {row.made_by}." if row is not None and row.version else ""
        self.says.setText(
            stops or " ".join(filter(None, (f"As it is printed: {preview.whom}.", kept, preview.notice)))
        )
        if answer.pages:
            self.view.show_images(preview.pdf, answer.pages)

    def _hope_about(self, verb: str) -> None:
        row = self.table.current()
        if row is not None and (verb != "change_wording" or may_change(self.work)):
            self.hope(verb, name=row.name, language=row.language)

    def take_keys(self) -> None:
        """Into the list."""
        self.table.setFocus()
