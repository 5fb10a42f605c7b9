"""The cards above the lists: what may have printed, what was mailed, what is spoilt, and what is left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from studio import letters
from studio.letters import MayHavePrinted
from studio.words import counted
from ui.kit.cards import Card, Fact
from ui.kit.text import Button, Label
from ui.kit.wish import Wish
from ui.letters.mending import about, line_of, mends

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
    """On paper, and not to be posted: what came in between, with one press to put them all aside."""

    wish = Signal(object)
    put_aside = Signal()

    def __init__(self, rows: Sequence[letters.LetterRow], *, may_act: bool = True) -> None:
        super().__init__("Please take these out of the post")
        for row, is_new in zip(
            rows, [True, *(one.spoilt != two.spoilt for one, two in pairwise(rows))], strict=True
        ):
            if is_new and row.spoilt:
                self.body.addWidget(Label(row.spoilt, "name", wrap=True, select=True))
            line = QHBoxLayout()
            line.addWidget(Fact(row.household, f"{row.number}, {letters.KINDS[row.code].name.lower()}"), 1)
            opens = Button("Open", "arrow-right", "quiet", says=f"Open {row.number}")
            opens.clicked.connect(
                lambda _=False, letter=row.id: self.wish.emit(Wish("open_letter", {"letter_id": letter}))
            )
            line.addWidget(opens)
            self.body.addLayout(line)
        aside = Button(
            "Put asi&de" if len(rows) == 1 else "Put all asi&de", "check", says="Put these letters aside"
        )
        aside.setEnabled(may_act)
        aside.clicked.connect(self.put_aside)
        self.body.addWidget(aside, 0, Qt.AlignmentFlag.AlignLeft)


class LeftOut(Card):
    """What is due and cannot go out, by its plain reason, each with the way to put it right."""

    wish = Signal(object)

    def __init__(self, rows: Sequence[letters.LeftOut], no_news: int = 0) -> None:
        super().__init__("Left out")
        self.rows = rows
        for reason in dict.fromkeys(row.reason for row in rows):
            self.body.addWidget(Label(reason, "name", wrap=True, select=True))
            same = [each for each in rows if each.reason == reason]
            for row in same:
                self.body.addLayout(self._line(row))
            presses = mends(same[0].field, about(same[0].code, same[0].occasion))
            if presses:  # a word is taught once for all of them; what is right is right in one letter
                self.body.addLayout(
                    line_of(presses[: len(presses) if len(same) == 1 else 1], reason, self.wish.emit)
                )
        if no_news:
            families = counted(no_news, "family wishes", "families wish")
            words = f"{families} no news of ours, so nobody there is invited to come again."
            self.body.addWidget(Label(words, "muted", wrap=True))

    def _line(self, row: letters.LeftOut) -> QHBoxLayout:
        line = QHBoxLayout()
        household = self._told_apart(row)
        words = f"{household}, {letters.KINDS[row.code].name.lower()}"
        line.addWidget(Label(words, "second", wrap=True, select=True), 1)
        opening = _opening(row)
        where = {"settings": "Open Settings", "ring": "Ring them"}.get(opening.verb, "Open")
        says = where if opening.verb == "settings" else f"{where.removesuffix(' them')} {words}"
        icon = "phone" if opening.verb == "ring" else "arrow-right"
        opens = Button(where, icon, "quiet", says=says)
        opens.clicked.connect(lambda _=False: self.wish.emit(opening))
        line.addWidget(opens)
        return line

    def _told_apart(self, row: letters.LeftOut) -> str:
        """The family, and where another of its name is in the list, who stands on the envelope."""
        namesakes = {each.household_id for each in self.rows if each.household == row.household}
        return f"{row.household} ({row.addressee})" if len(namesakes) > 1 and row.addressee else row.household


def _opening(row: letters.LeftOut) -> Wish:
    if row.field in _OURS:
        return Wish("settings")
    kind, _, number = row.occasion.partition(":")
    if row.field == "call" and kind in ("session", "viewing"):
        return Wish("ring", {f"{kind}_id": int(number)})
    if row.letter_id is not None:
        return Wish("open_letter", {"letter_id": row.letter_id})
    return Wish("open_client", {"household_id": row.household_id})
