"""What the letters say: how many in the studio's own words, and the way to them."""

from __future__ import annotations

from studio import letters
from studio.letters import WordingRow
from studio.words import counted
from ui.kit.text import Label
from ui.kit.wish import Wish
from ui.settings.section import Section, top_button

_HOW = (
    "Every letter can say it in the studio’s own words. Its fields are chosen from a list, every version is kept, and "
    "the words it was shipped with are one step away."
)


class WordingSection(Section):
    """The wording of the letters has a page of its own."""

    title = "Wording"
    icon = "notebook-pen"

    def build(self) -> None:
        """One card that leads there."""
        card = self.card("The wording of the letters")
        top_button(card, "Open the &wording", "arrow-right", lambda: self.wish.emit(Wish("open_wording")))
        self.says = Label("", "body", wrap=True)
        card.body.addWidget(self.says)
        card.body.addWidget(Label(_HOW, "muted", wrap=True))
        own = self.card("Our own words")
        top_button(own, "See the w&ords", "book-open", lambda: self.wish.emit(Wish("own_words")))
        own.body.addWidget(
            Label(
                "Words that no dictionary knows and our letters use; they are not asked about again.",
                "muted",
                wrap=True,
            )
        )

    def load(self) -> None:
        """How many are our own."""
        self.work.ask(letters.wording_rows, then=self._show, owner=self)

    def _show(self, rows: list[WordingRow]) -> None:
        own = sum(bool(row.version) for row in rows)
        self.says.setText(
            f"{counted(own, 'letter is', 'letters are')} in our own words."
            if own
            else "All letters are as they were shipped."
        )
