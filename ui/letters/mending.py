"""What mends a letter that the checks before print have stopped: one press for each (R15)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from studio.letters import DraftRow, Remark
from studio.rights import may
from ui.kit.cards import Card
from ui.kit.text import Button, Label
from ui.kit.wish import Wish
from ui.kit.work import Work

_STANDS = ("date", "amount", "name", "spelling")


class Mend(NamedTuple):
    """One press: what it says, and the wish that it is."""

    words: str
    icon: str
    wish: Wish


def mends(field: str, about: str) -> list[Mend]:
    """What can be pressed about a refusal whose field says which check stopped the letter; often nothing."""
    rule, _, rest = field.partition("|")
    language, _, words = rest.partition("|")
    if rule not in _STANDS or not words:
        return []
    words, _, wider = words.partition("|")
    said = tuple(words.split()) if rule == "spelling" else (words,)
    about = wider or about
    stands = Mend("It is right", "check", Wish("let_stand", {"about": about, "rule": rule, "words": said}))
    if rule != "spelling":
        return [stands]
    taught = f"Teach “{said[0]}”" if len(said) == 1 else f"Teach these {len(said)} words"
    return [Mend(taught, "book-open", Wish("teach_words", {"words": said, "language": language})), stands]


class LookAgain(Card):
    """What stands in the way of a draft, and where its tone may be other than meant; each with what mends it."""

    wish = Signal(object)

    def __init__(self, work: Work, draft: DraftRow) -> None:
        super().__init__("Look again at")
        found = {each.says for each in draft.findings}
        if draft.stops and draft.stops not in found:
            self._line(draft.stops, [])
        for each in draft.findings:
            self._line(
                each.says, mends(f"{each.rule}|{draft.language}|{each.words}|{each.about}", draft.about)
            )
        owner = work.someone_is_in and may(work.by.role, "letters.keep_tone")
        for remark in draft.remarks:
            self._line(remark.says, [self._keeping(draft, remark)] if owner else [])

    def _keeping(self, draft: DraftRow, remark: Remark) -> Mend:
        with_ = {"about": draft.about, "rule": remark.rule, "words": remark.words}
        return Mend("Keep it", "check", Wish("keep_tone", with_))

    def _line(self, says: str, presses: Sequence[Mend]) -> None:
        self.body.addWidget(Label(says, "body", wrap=True, select=True))
        if presses:
            self.body.addLayout(line_of(presses, says, self.wish.emit))


def line_of(presses: Sequence[Mend], says: str, hope: Callable[[Wish], None]) -> QHBoxLayout:
    """The presses beside each other."""
    line = QHBoxLayout()
    for each in presses:
        button = Button(each.words, each.icon, "quiet", says=f"{each.words}: {says}")
        button.clicked.connect(lambda _=False, wish=each.wish: hope(wish))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    line.addStretch(1)
    return line


def about(code: str, occasion: str) -> str:
    """What a letter is called where something in it is said to be right as it stands."""
    return f"{code}|{occasion}"
