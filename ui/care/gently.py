"""Waiting for the day they choose: when we ask next and what to say, and after the second time nothing but peace."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from studio.care import Gentle
from studio.dates import screen_date
from ui.care.whole import WholeCase
from ui.kit.cards import Card
from ui.kit.text import Button, Chip, Label


class GentleCard(Card):
    """``revived`` begins to ask again after a quiet time; a call is logged where all calls of the case are."""

    revived = Signal()

    def __init__(self) -> None:
        super().__init__("Waiting for their day")
        self.again = Button("&Ask again", "phone-call")
        self.again.setToolTip("Two gentle calls more, in 14 and in 42 days")
        self.again.clicked.connect(self.revived)
        self.column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)

    def show_case(self, whole: WholeCase) -> None:
        """Nothing unless a reshoot was accepted that is not in the diary."""
        asked = whole.asked
        self.setVisible(asked is not None)
        if asked is None:
            return
        self.clear()
        self.again.setVisible(asked.is_quiet)
        since = screen_date(asked.since, whole.today)
        if asked.due is None:
            self._say("We have asked twice, and leave them in peace now. The reshoot is theirs on any day.")
            return
        if asked.due <= whole.today:
            self.body.addWidget(Chip("ring gently", "due"), 0, Qt.AlignmentFlag.AlignLeft)
            self._say(f"Accepted on {since}, and no day is chosen yet. What to say:")
            self.body.addWidget(Label(f"“{asked.to_say}”", "said", wrap=True, select=True))
            return
        self._say(f"Accepted on {since}. {_next(asked, whole)}")

    def _say(self, words: str) -> None:
        self.body.addWidget(Label(words, "body", wrap=True))


def _next(asked: Gentle, whole: WholeCase) -> str:
    assert asked.due is not None
    when = screen_date(asked.due, whole.today)
    return f"If no day is chosen by then, we ask {'gently' if asked.made == 0 else 'once more'} on {when}."
