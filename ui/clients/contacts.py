"""The last three times we heard from a family or they from us, each a step away; and the way to take down the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from studio.story import Badge, Event, Owed, Tone
from ui.kit.cards import Card
from ui.kit.stories import OwedList
from ui.kit.text import Button, Label

_SHORT = 90


class ContactsCard(Card):
    """Calls, letters and visits; F9 takes down what they say now."""

    wish = Signal(object)
    log = Signal()

    def __init__(self) -> None:
        super().__init__("Last contacts")
        self.down = Button("Take down (F9)", "notebook-pen", "quiet")
        self.down.clicked.connect(self.log)
        self.top.addWidget(self.down)
        self.list = OwedList("Last contacts")
        self.list.wish.connect(self.wish)
        self.none = Label("Nobody has rung or written yet.", "muted", wrap=True)
        self.body.addWidget(self.list)
        self.body.addWidget(self.none)

    def show_contacts(self, events: Sequence[Event]) -> None:
        """Show these, the latest first."""
        self.list.show_owed([_line(event) for event in events])
        self.list.setVisible(bool(events))
        self.none.setVisible(not events)


def _line(event: Event) -> Owed:
    said = " ".join(event.detail.split())
    if event.quoted:
        said = said.strip("“”")  # some features quote their words themselves
    if len(said) > _SHORT:
        said = f"{said[:_SHORT].rsplit(' ', 1)[0]} …"
    badge = event.badges[0] if event.badges else Badge(event.when, Tone.PLAIN)
    words = f"“{said}”" if event.quoted and said else said
    parts = (event.when if event.badges else "", words)
    return Owed(
        due=event.at.date(),
        title=event.title,
        detail=" · ".join(part for part in parts if part),
        badge=badge,
        icon=event.icon,
        opens=event.opens,
        household_id=None,
    )
