"""How one letter is to go: to whom in large type, and a button for each way that makes sense; Enter takes the first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.letters import Offer, Way
from ui.kit import theme
from ui.kit.cards import Card
from ui.kit.text import Button, Chip, Label
from ui.letters.giving import EMAIL, HAND_OVER, PRINT


class GiveSheet(QDialog):
    """Print, e-mail, hand over, ring, or later."""

    given = Signal(str, str)
    """How, and for an e-mail to which address."""
    ring = Signal()

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer = offer
        self.ways: dict[str, Button] = {}
        self._first: list[Button] = []
        self.setWindowTitle(offer.name)
        self.setMinimumWidth(theme.px(500))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(12)
        column.addWidget(Label(offer.name, "title"))
        column.addWidget(Label(f"{offer.household}, {offer.when}", "muted", wrap=True))
        column.addWidget(self._to())
        if offer.ways is not None and offer.ways.says:
            column.addWidget(Label(offer.ways.says, "name", wrap=True))
        self.buttons = QVBoxLayout()
        self.buttons.setSpacing(8)
        self._add_ways()
        column.addLayout(self.buttons)
        later = Button("&Not now", kind="quiet")
        later.clicked.connect(self.reject)
        column.addWidget(later, 0, Qt.AlignmentFlag.AlignRight)
        for button in self._first:
            button.setDefault(True)
            button.setFocus()

    def _to(self) -> Card:
        """The envelope as it will be, large enough to be read before it goes (RELIABILITY section 4)."""
        card = Card()
        lines = self.offer.envelope
        card.body.addWidget(
            Label(lines[0] if lines else self.offer.household, "heading", wrap=True, select=True)
        )
        if lines[1:]:
            card.body.addWidget(Label("\n".join(lines[1:]), "body", select=True))
        return card

    def _add_ways(self) -> None:
        ways = self.offer.ways
        if ways is None:
            return
        on_paper = len(self.offer.envelope) > 1
        usual = ways.usual
        if self.offer.call and usual is Way.TELEPHONE:
            self._ring(first=True)
        if ways.post:
            self._way("&Print and post it", "printer", PRINT, usual is Way.POST)
        for place, each in enumerate(ways.emails):
            words = f"&E-mail it to {each.typed}" if not place else f"E-mail it to {each.typed}"
            self._way(words, "mail", EMAIL, usual is Way.EMAIL and not place, each.typed, each.fresh)
        self._way("&Hand it over now", "check", HAND_OVER, False)
        if on_paper and not ways.post:
            self._way("&Print it for the post all the same", "printer", PRINT, False)
        if self.offer.call and ways.too_near and usual is not Way.TELEPHONE:
            self._ring(first=False)

    def _way(
        self, words: str, icon: str, how: str, first: bool, address: str = "", fresh: bool = False
    ) -> None:
        button = Button(words, icon, "primary" if first else "plain")
        button.clicked.connect(lambda _=False: self._choose(how, address))
        self.ways[f"{how} {address}".strip()] = button
        row = QHBoxLayout()
        row.addWidget(button, 1)
        if fresh:
            row.addWidget(Chip("changed today: please check it", "due"))
        self.buttons.addLayout(row)
        if first:
            self._first.append(button)

    def _ring(self, *, first: bool) -> None:
        button = Button("&Ring them", "phone", "primary" if first else "plain")
        button.clicked.connect(self.accept)
        button.clicked.connect(self.ring)
        self.ways["ring"] = button
        self.buttons.addWidget(button)
        if first:
            self._first.append(button)

    def _choose(self, how: str, address: str) -> None:
        self.given.emit(how, address)
        self.accept()
