"""The cards above the lists: what may have printed, and what is left out and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from studio import letters
from studio.letters import MayHavePrinted
from ui.kit.cards import Card, Fact
from ui.kit.text import Button
from ui.kit.wish import Wish

_OURS = ("owner_direct", "day_phone")
"""What is missing of the studio itself, and not of the family."""


class Questions(Card):
    """Pages of which nobody knows whether they came out: look in the tray."""

    printed = Signal(int)
    again = Signal(int)

    def __init__(self, rows: Sequence[MayHavePrinted]) -> None:
        super().__init__("May have printed: please check the tray")
        for row in rows:
            line = QHBoxLayout()
            line.addWidget(Fact(row.household, f"{row.number}, {letters.KINDS[row.code].name.lower()}"), 1)
            yes = Button("It printed", "check", says=f"{row.number} printed")
            no = Button("Print again", "printer", says=f"Print {row.number} again")
            yes.clicked.connect(lambda _=False, attempt=row.id: self.printed.emit(attempt))
            no.clicked.connect(lambda _=False, letter=row.letter_id: self.again.emit(letter))
            line.addWidget(yes)
            line.addWidget(no)
            self.body.addLayout(line)


class LeftOut(Card):
    """What is due and cannot go out, each with the plain reason and the way to put it right."""

    wish = Signal(object)

    def __init__(self, rows: Sequence[letters.LeftOut]) -> None:
        super().__init__("Left out")
        for row in rows:
            line = QHBoxLayout()
            line.addWidget(Fact(f"{row.household}, {letters.KINDS[row.code].name.lower()}", row.reason), 1)
            ours = row.field in _OURS
            where = "Settings" if ours else row.household
            opens = Button("Open Settings" if ours else "Open", "arrow-right", "quiet", says=f"Open {where}")
            opens.clicked.connect(lambda _=False, row=row: self.wish.emit(_opening(row)))
            line.addWidget(opens)
            self.body.addLayout(line)


def _opening(row: letters.LeftOut) -> Wish:
    if row.field in _OURS:
        return Wish("settings")
    if row.letter_id is not None:
        return Wish("open_letter", {"letter_id": row.letter_id})
    return Wish("open_client", {"household_id": row.household_id})
