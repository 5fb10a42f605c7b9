"""What every section of Settings is: cards that say how things are, with a button to change them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.rights import may
from ui.kit.cards import Card, Fact
from ui.kit.text import Button, Label
from ui.kit.work import Work


class Section(QWidget):
    """One section; ``load`` asks for its rows, and is called when it is shown or something changed."""

    wish = Signal(object)
    title: ClassVar[str] = ""
    icon: ClassVar[str] = ""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 4, 0)
        self.column.setSpacing(18)
        self.setAccessibleName(self.title)
        self.build()
        self.column.addStretch(1)

    def build(self) -> None:
        """Make the cards, once."""

    def load(self) -> None:
        """Ask for what the cards show."""

    def prints_itself(self) -> bool:
        """Whether there is paper here; then Ctrl+P has begun to print it."""
        return False

    def card(self, heading: str) -> Card:
        """A card below the last one."""
        card = Card(heading)
        self.column.addWidget(card)
        return card

    def may(self, verb: str) -> bool:
        """Whether who is signed in may do this; the service checks again."""
        return self.work.someone_is_in and may(self.work.by.role, verb)

    def open_form(self, form: QDialog) -> None:
        """Show a form over the window."""
        form.setParent(self.window(), form.windowFlags())
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.open()


def top_button(card: Card, words: str, icon: str, act: Callable[[], None], says: str = "") -> Button:
    """A button opposite the heading of a card."""
    button = Button(words, icon)
    if says:
        button.setAccessibleName(says)
    button.clicked.connect(act)
    card.top.addWidget(button)
    return button


def fact(card: Card, title: str, detail: str) -> None:
    """A quiet name and what is so: "Telephone on the day", "07700 900100"."""
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(12)
    across.addWidget(Label(title, "muted", wrap=True), 2, Qt.AlignmentFlag.AlignTop)
    across.addWidget(Label(detail or "–", "body", wrap=True, select=True), 5)
    card.body.addWidget(row)


class Row(QWidget):
    """Something in a list: its name, a quieter line, a chip, and buttons to change it."""

    def __init__(
        self,
        title: str,
        detail: str = "",
        badge: str = "",
        tone: str = "plain",
        acts: tuple[tuple[str, Callable[[], None]], ...] = (),
    ) -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 2, 0, 2)
        across.setSpacing(8)
        across.addWidget(Fact(title, detail, badge, tone), 1)
        self.buttons: dict[str, Button] = {}
        for words, act in acts:
            button = Button(words, kind="quiet")
            button.setAccessibleName(f"{words}: {title}")
            button.clicked.connect(act)
            across.addWidget(button)
            self.buttons[words] = button
