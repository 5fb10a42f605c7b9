"""The cards above the lists: what may have printed, what was mailed, what is spoilt, and what is left out and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from studio import letters
from studio.letters import MayHavePrinted
from ui.kit.cards import Card, Fact
from ui.kit.text import Button, Label
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


class InMail(Card):
    """E-mails of which nobody has said yet whether they were sent."""

    sent = Signal(int)
    again = Signal(int)
    not_sent = Signal(int)

    def __init__(self, rows: Sequence[letters.InMail]) -> None:
        super().__init__("In the mail program: were they sent?")
        for row in rows:
            # Three buttons beside the words are wider than the column of a small window.
            line, below = QHBoxLayout(), QHBoxLayout()
            name = letters.KINDS[row.code].name.lower()
            line.addWidget(Fact(row.household, f"{row.number}, {name}, to {row.address}"), 1)
            acts = (
                ("Sent", "check", "plain", self.sent, f"{row.number} was sent"),
                ("Open again", "mail", "quiet", self.again, f"Open the e-mail {row.number} again"),
                ("Not sent", "undo-2", "quiet", self.not_sent, f"{row.number} was not sent"),
            )
            for words, icon, kind, signal, says in acts:
                button = Button(words, icon, kind, says=says)
                button.clicked.connect(lambda _=False, tell=signal, letter=row.letter_id: tell.emit(letter))
                (line if kind == "plain" else below).addWidget(button)
            below.addStretch(1)
            self.body.addLayout(line)
            self.body.addLayout(below)


class Spoilt(Card):
    """On paper, and no longer true: not to be posted."""

    wish = Signal(object)

    def __init__(self, rows: Sequence[letters.LetterRow]) -> None:
        super().__init__("Please do not post: the time has changed since")
        for row in rows:
            line = QHBoxLayout()
            line.addWidget(Fact(row.household, f"{row.number}, {letters.KINDS[row.code].name.lower()}"), 1)
            opens = Button("Open", "arrow-right", "quiet", says=f"Open {row.number}")
            opens.clicked.connect(
                lambda _=False, letter=row.id: self.wish.emit(Wish("open_letter", {"letter_id": letter}))
            )
            line.addWidget(opens)
            self.body.addLayout(line)


class LeftOut(Card):
    """What is due and cannot go out, by its plain reason, each with the way to put it right."""

    wish = Signal(object)

    def __init__(self, rows: Sequence[letters.LeftOut]) -> None:
        super().__init__("Left out")
        for reason in dict.fromkeys(row.reason for row in rows):
            self.body.addWidget(Label(reason, "name", wrap=True, select=True))
            for row in (each for each in rows if each.reason == reason):
                self.body.addLayout(self._line(row))

    def _line(self, row: letters.LeftOut) -> QHBoxLayout:
        line = QHBoxLayout()
        words = f"{row.household}, {letters.KINDS[row.code].name.lower()}"
        line.addWidget(Label(words, "second", wrap=True, select=True), 1)
        opening = _opening(row)
        where = {"settings": "Open Settings", "ring": "Ring them"}.get(opening.verb, "Open")
        says = where if opening.verb == "settings" else f"{where.removesuffix(' them')} {row.household}"
        icon = "phone" if opening.verb == "ring" else "arrow-right"
        opens = Button(where, icon, "quiet", says=says)
        opens.clicked.connect(lambda _=False: self.wish.emit(opening))
        line.addWidget(opens)
        return line


def _opening(row: letters.LeftOut) -> Wish:
    if row.field in _OURS:
        return Wish("settings")
    kind, _, number = row.occasion.partition(":")
    if row.field == "call" and kind in ("session", "viewing"):
        return Wish("ring", {f"{kind}_id": int(number)})
    if row.letter_id is not None:
        return Wish("open_letter", {"letter_id": row.letter_id})
    return Wish("open_client", {"household_id": row.household_id})
