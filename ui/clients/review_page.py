"""Likely doubles: two records side by side, with why they may be one; made one, or told apart for good."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio import clients
from studio.clients import ListedHousehold, Pair
from studio.words import counted
from ui.kit.cards import Card, EmptyState, empty
from ui.kit.page import Page
from ui.kit.text import Button, Chip, Label
from ui.kit.work import Work

AT_ONCE = 30
"""Pairs on the page; when some are settled the next come up."""
_IN = 10
LIKELY = 60
"""From this score on, a telephone, an e-mail address or three things agree."""


def _review(store: Any, _progress: object) -> tuple[Pair, ...]:
    found: tuple[Pair, ...] = store.ask(clients.doubles_to_review)
    return found


class PairCard(Card):
    """One pair: both sides, why, and the two answers."""

    def __init__(self, page: ReviewPage, pair: Pair) -> None:
        super().__init__()
        self.pair = pair
        self.setAccessibleName(f"{pair.one.name} and {pair.other.name}: {pair.why}")
        why = QHBoxLayout()
        why.setSpacing(10)
        likely = pair.score >= LIKELY
        why.addWidget(Chip("likely" if likely else "perhaps", "due" if likely else "plain"))
        why.addWidget(Label(pair.why[:1].upper() + pair.why[1:], "body", wrap=True, select=True), 1)
        self.merge = Button("Make them &one", "users")
        self.apart = Button("&Different people", kind="quiet")
        self.merge.setAccessibleName(f"Make {pair.one.name} and {pair.other.name} one")
        self.apart.setAccessibleName(f"{pair.one.name} and {pair.other.name} are different people")
        self.merge.clicked.connect(lambda: page.make_one(pair))
        self.apart.clicked.connect(lambda: page.tell_apart(pair))
        why.addWidget(self.apart)
        why.addWidget(self.merge)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        for row in (pair.one, pair.other):
            sides.addWidget(_side(page, row), 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(why)
        self.body.addLayout(sides)


def _side(page: ReviewPage, row: ListedHousehold) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    name = Button(row.name, kind="quiet", says=f"Open {row.name}")
    name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    name.clicked.connect(lambda: page.hope("open_client", household_id=row.id))
    column.addWidget(name)
    for words in (row.people, " · ".join(part for part in (row.town, row.telephone) if part)):
        if words:
            column.addWidget(_beside_the_name(Label(words, "muted", wrap=True, select=True)))
    column.addWidget(_beside_the_name(Label(f"with us since {row.since.year}", "second")))
    return box


def _beside_the_name(label: Label) -> Label:
    """The words of a button stand a little in from its edge; those below it stand under them."""
    label.setContentsMargins(_IN, 0, 0, 0)
    return label


class ReviewPage(Page):
    """Zero is said plainly; the pairs are looked for away from the other pages' reading."""

    features = frozenset({"clients"})

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.show_title("Likely doubles", "Looking for clients who may be here twice …")
        self.pairs: Sequence[Pair] = ()
        self.cards: list[PairCard] = []
        self.nobody = EmptyState(
            "users", "Nobody seems to be here twice.", "Back to the clients", lambda: self.hope("clients")
        )
        self.nobody.hide()
        self.list = QVBoxLayout()
        self.list.setSpacing(14)
        self.body.addWidget(self.nobody)
        self.body.addLayout(self.list)
        self.body.addStretch(1)

    def reload(self) -> None:
        """Look for pairs; what is shown stays until they are found."""
        self.work.run_long(_review, owner=self, then=self._show)

    def _show(self, pairs: Sequence[Pair]) -> None:
        self.pairs = pairs
        held = next(
            (card.pair.id for card in self.cards if card.merge.hasFocus() or card.apart.hasFocus()), None
        )
        empty(self.list)
        self.cards = [PairCard(self, pair) for pair in pairs[:AT_ONCE]]
        for card in self.cards:
            self.list.addWidget(card)
            if card.pair.id == held:
                card.merge.setFocus()
        self.nobody.setVisible(not pairs)
        self.show_title("Likely doubles", self._sentence())

    def _sentence(self) -> str:
        if not self.pairs:
            return "Whoever was written down twice would stand here."
        more = f" The first {AT_ONCE} are shown." if len(self.pairs) > AT_ONCE else ""
        found = counted(len(self.pairs), "pair")
        return f"{found} may be one client written down twice, the likeliest first.{more}"

    def make_one(self, pair: Pair) -> None:
        """Choose what is kept, in a dialog."""
        self.hope("merge_clients", household_id=pair.one.id, other_id=pair.other.id)

    def tell_apart(self, pair: Pair) -> None:
        """They are never offered again; their card goes at once."""
        for card in self.cards:
            if card.pair.id == pair.id:
                card.setEnabled(False)
        self.work.do(clients.tell_apart, pair.one.id, pair.other.id, owner=self)
