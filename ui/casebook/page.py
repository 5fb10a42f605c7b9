"""The casebook: by what it was about, the page of the playbook and the cases; beside them what we do differently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import casebook, pictures
from studio.actor import Role
from studio.business import StaffId
from studio.care import Aspect
from studio.casebook import ChangeRow, ExampleRow, PageRow
from studio.pictures import PictureId, PictureRow
from studio.words import counted
from ui.casebook.cards import ExampleCard, NoticeboardCard, PageCard
from ui.kit import theme
from ui.kit.cards import Pile, empty
from ui.kit.page import Page
from ui.kit.pictures import Pictures, Size
from ui.kit.table import Column, Table
from ui.kit.text import Label
from ui.kit.work import Work


@dataclass(frozen=True)
class Heading:
    """One line of the list: what cases are about, and how many there are; without an aspect, all of them."""

    aspect: Aspect | None
    cases: int

    @property
    def id(self) -> str:
        """What it is chosen by."""
        return self.aspect.value if self.aspect is not None else ""


@dataclass(frozen=True)
class Book:
    """The casebook open at one thing."""

    headings: tuple[Heading, ...]
    page: PageRow
    examples: tuple[ExampleRow, ...]
    shown: dict[PictureId, PictureRow]
    changes: tuple[ChangeRow, ...]
    unread: frozenset[int]


def opened(db: Any, aspect: Aspect | None, reader: StaffId) -> Book:
    """Everything the page shows, in one read."""
    filed = casebook.filed(db)
    found = casebook.examples(db, aspect)
    ids = {row.picture_id for row in found if row.picture_id is not None}
    return Book(
        headings=(
            Heading(None, sum(filed.values())), *(Heading(each, filed.get(each, 0)) for each in Aspect)
        ),
        page=casebook.playbook(db, aspect),
        examples=found,
        shown={picture_id: pictures.picture(db, picture_id) for picture_id in ids},
        changes=casebook.changes(db),
        unread=frozenset(change.id for change in casebook.unread(db, reader)),
    )  # fmt: skip


COLUMNS = (
    Column("About", lambda row: row.aspect.value.capitalize() if row.aspect is not None else "Everything"),
    Column("Cases", lambda row: f"{row.cases:,}" if row.cases else "", right=True, width=64),
)


class CasebookPage(Page):
    """Walked with the arrow keys: each line opens its page of the playbook and its cases."""

    features = frozenset({"casebook", "care"})
    scrolls = False

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.aspect: Aspect | None = None
        self.examples: dict[int, list[ExampleCard]] = {}
        self.show_title("Casebook")
        self.loader = Pictures(self, inline=work.inline)
        self.loader.shown.connect(self._show_image)
        self.table = Table(COLUMNS, "What cases are about").keyed_by(lambda row: row.id)
        self.table.chosen.connect(self._choose)
        self.card = PageCard()
        self.card.word.connect(lambda: self.hope("word_playbook", aspect=self.aspect))
        self.noticeboard = NoticeboardCard()
        self.noticeboard.read.connect(lambda change_id: work.do(casebook.mark_read, change_id, owner=self))
        self.noticeboard.open_case.connect(lambda concern_id: self.hope("open_case", concern_id=concern_id))
        self.table.setFixedWidth(theme.px(236))
        self.found = QWidget()
        self.filed = QVBoxLayout(self.found)
        self.filed.setContentsMargins(0, 0, 0, 0)
        self.filed.setSpacing(14)
        self.cases, self.right = Pile(self.found, self.noticeboard), Pile(self.card)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(18)
        across.addWidget(self.table)
        across.addWidget(self.cases, 1)
        across.addWidget(self.right, 1)
        ground = QWidget()
        ground.setProperty("ground", "clear")
        ground.setLayout(across)
        self.body.addWidget(ground, 1)

    def reload(self) -> None:
        if "aspect" in self.with_ and self.with_["aspect"] != self.aspect:
            asked = self.with_["aspect"]
            self.aspect = asked if isinstance(asked, Aspect) else None
        reader = StaffId(self.work.by.staff_id)
        self.work.ask(opened, self.aspect, reader, then=self._show, owner=self)

    def _choose(self, heading: Heading | None) -> None:
        if heading is not None and heading.aspect is not self.aspect:
            self.aspect = heading.aspect
            self.with_ = {}
            self.reload()

    def _show(self, book: Book) -> None:
        filed, changes = book.headings[0].cases, len(book.changes)
        cases = f"{counted(filed, 'case')} without a name" if filed else "No case is filed yet"
        changed = f"{counted(changes, 'change')} of practice" if changes else "no practice changed yet"
        self.show_title("Casebook", f"{cases}, {changed}.")
        self.table.set_rows(book.headings)
        if self.table.current() is None:
            self.table.choose(self.aspect.value if self.aspect is not None else "")
        owner = self.work.by.role is Role.OWNER
        self.card.show_page(book.page, may_word=owner)
        self.noticeboard.show_changes(book.changes, book.unread)
        self._show_examples(book, owner)

    def _show_examples(self, book: Book, owner: bool) -> None:
        empty(self.filed)
        self.examples = {}
        for row in book.examples:
            picture = book.shown.get(row.picture_id) if row.picture_id is not None else None
            card = ExampleCard(row, picture, may_take_out=owner)
            card.hide_picture.connect(self._hide_picture)
            card.take_out.connect(self._take_out)
            self.filed.addWidget(card)
            if picture is not None:
                self.examples.setdefault(picture.id, []).append(card)
                self.loader.ask(picture, Size.THUMB)
        if not book.examples:
            words = "No case has been filed here yet. A case is filed from its own page, in two presses."
            self.filed.addWidget(_note(words))

    def _hide_picture(self, example_id: int) -> None:
        self.work.do(casebook.hide_picture, example_id, owner=self)

    def _take_out(self, example_id: int) -> None:
        self.work.do(casebook.take_out, example_id, owner=self)

    def _show_image(self, picture_id: int, _size: object, image: QImage) -> None:
        for card in self.examples.get(picture_id, ()):
            card.show_image(image)


def _note(words: str) -> Label:
    note = Label(words, "muted", wrap=True)
    note.setContentsMargins(4, 8, 4, 8)
    return note
