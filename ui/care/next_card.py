"""What happens next in a case: how long they have waited and by when, the call to make, and what may be done."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from studio import care, clock
from studio.care import Reached
from studio.dates import screen_time
from ui.care.nexts import Act, acts
from ui.care.whole import WholeCase
from ui.kit.cards import Card
from ui.kit.text import Button, Chip, Label


class NextCard(Card):
    """``wanted`` says which act, ``rang`` how a call went."""

    wanted = Signal(object)
    rang = Signal(object)

    def __init__(self) -> None:
        super().__init__("What happens next")
        self.acts: dict[Act, Button] = {}
        self.calls: dict[Reached, Button] = {}

    def show_case(self, whole: WholeCase) -> None:
        """The clock, the call, and the acts that the case allows as it stands."""
        self.clear()
        self.acts, self.calls = {}, {}
        self._show_clock(whole)
        if whole.household.telephone:
            self.body.addWidget(Label(whole.household.telephone, "figure", select=True))
        if whole.row.is_open:
            self.body.addWidget(self._calls())
        others = QGridLayout()
        others.setContentsMargins(0, 0, 0, 0)
        others.setSpacing(0)
        self.body.addLayout(others)
        for place, act in enumerate(acts(whole)):
            button = Button(act.words.format(name=whole.first_name), act.icon, "quiet")
            button.clicked.connect(lambda _=False, act=act: self.wanted.emit(act))
            self.acts[act] = button
            others.addWidget(button, *divmod(place, 2), Qt.AlignmentFlag.AlignLeft)

    def _show_clock(self, whole: WholeCase) -> None:
        """How long she has waited, and by when she is answered (R12)."""
        row = whole.row
        if row.owner_now:
            self.body.addWidget(Chip("owner now", "concern"), 0, Qt.AlignmentFlag.AlignLeft)
            self._say(f"{row.owner_now[:1].upper()}{row.owner_now[1:]}.")
        if row.is_open and not row.answered:
            self.body.addWidget(Chip(row.waiting.value, "due"), 0, Qt.AlignmentFlag.AlignLeft)
            if row.told_again_at is not None:
                self._say(f"They told us more {self._at(row.told_again_at, whole)}.")
            goal, limit = self._at(row.goal, whole), self._at(row.limit, whole)
            self._say(f"An answer in person by {goal}, at the latest by {limit}.")
            known = row.acknowledged_at
            self._say(
                f"Acknowledged {self._at(known, whole)}." if known else "Nobody has acknowledged it yet."
            )
        if row.call_back_at is not None:
            self._say(f"We promised to ring back by {self._at(row.call_back_at, whole)}.", "name")
        words = clock_words(whole)
        if words:
            self._say(words, "second")

    @staticmethod
    def _at(moment: datetime, whole: WholeCase) -> str:
        return screen_time(clock.to_wall(moment, whole.zone), whole.today)

    def _say(self, words: str, role: Literal["body", "name", "second"] = "body") -> None:
        self.body.addWidget(Label(words, role, wrap=True))

    def _calls(self) -> QWidget:
        box = QWidget()
        across = QHBoxLayout(box)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(6)
        for how in Reached:
            button = Button(how.value.capitalize())
            button.setToolTip("How the call went; the time and your name are noted")
            button.clicked.connect(lambda _=False, how=how: self.rang.emit(how))
            self.calls[how] = button
            across.addWidget(button)
        across.addStretch(1)
        return box


def clock_words(whole: WholeCase) -> str:
    """``Answered in 42 minutes by Helen Marsh. Open for 9 working hours.``"""
    row = whole.row
    parts = []
    if row.response_minutes is not None and row.answered:
        when = "at once" if row.response_minutes == 0 else f"in {care.waiting_words(row.response_minutes)}"
        parts.append(f"Answered {when} by {row.responded_by}.")
    if row.working_minutes:
        waited = care.waiting_words(row.working_minutes)
        parts.append(f"Open for {waited}." if row.is_open else f"It was open for {waited}.")
    return " ".join(parts)
