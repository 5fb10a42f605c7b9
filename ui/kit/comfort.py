"""The comfort question, before the first picture: asked in full, answered by one key, her words kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.errors import Refused
from studio.sessions import Comfort
from ui.kit.cards import Card
from ui.kit.fields import LineField
from ui.kit.text import Button, Label

QUESTION = "“Is there anything about how you look today you are unsure of?”"
_ANSWERS = (
    ("&Fine", Comfort.FINE),
    ("&Unsure …", Comfort.UNSURE),
    ("&Not asked …", Comfort.NOT_ASKED),
)
_WORDS = {Comfort.UNSURE: "In their words", Comfort.NOT_ASKED: "Why it was not asked"}


class ComfortCard(Card):
    """Asks until there is an answer; then says it in a line, and can be changed."""

    answered = Signal(object, str)
    """The answer, and their words or why it was not asked."""

    def __init__(self, question: str = QUESTION, *, narrow: bool = False) -> None:
        """``narrow`` for a column at the side of a page: smaller words, the answers in two rows."""
        super().__init__()
        self.narrow = narrow
        self.chosen: Comfort | None = None
        self.first: Button | None = None
        self.question = Label(question, "body" if narrow else "words", wrap=True)
        self.said = Label("", "name", wrap=True, select=True)
        self.hers = Label("", "said", wrap=True, select=True)
        self.words = LineField(length=4_000)
        self.words.line.returnPressed.connect(self._keep)
        self.keep_button = Button("&Keep it", kind="primary")
        self.keep_button.clicked.connect(self._keep)
        self.change = Button("Ask again", kind="quiet")
        self.change.clicked.connect(lambda: self._ask(True))
        self._lay_out()
        self._ask(True)

    def _lay_out(self) -> None:
        self.answers = QWidget()
        rows = QGridLayout(self.answers)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        in_a_row = 2 if self.narrow else 3
        for place, (words, answer) in enumerate(_ANSWERS):
            button = Button(words, kind="primary" if answer is Comfort.FINE else "plain")
            button.clicked.connect(lambda _=False, answer=answer: self._choose(answer))
            rows.addWidget(button, *divmod(place, in_a_row))
            self.first = self.first or button
        rows.setColumnStretch(in_a_row, 1)
        self.answers.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.typing = QWidget()
        typing = QHBoxLayout(self.typing)
        typing.setContentsMargins(0, 0, 0, 0)
        typing.addWidget(self.words, 1)
        typing.addWidget(self.keep_button)
        self.told = QWidget()
        told = QHBoxLayout(self.told)
        told.setContentsMargins(0, 0, 0, 0)
        heard = QVBoxLayout()
        heard.addWidget(self.said)
        heard.addWidget(self.hers)
        told.addLayout(heard, 1)
        told.addWidget(self.change)
        column = QVBoxLayout()
        for each in (self.question, self.answers, self.typing, self.told):
            column.addWidget(each)
        self.body.addLayout(column)

    def show_answer(self, answer: Comfort | None, words: str, *, is_open: bool) -> None:
        """Show what was answered; None asks."""
        self.setVisible(is_open or answer is not None)
        self.change.setVisible(is_open)
        if answer is None:
            if self.chosen is None:
                self._ask(True)
            return
        self.chosen = None
        self.words.set_value("")
        said = {
            Comfort.FINE: "They feel fine about how they look",
            Comfort.UNSURE: "They are unsure of something",
            Comfort.NOT_ASKED: f"The comfort question was not asked: {words}",
        }
        self.said.setText(said[answer])
        self.hers.setText(f"“{words}”")
        self.hers.setVisible(answer is Comfort.UNSURE)
        self._ask(False)

    def begin(self) -> None:
        """Put the ring on the first answer."""
        if self.first is not None:
            self.first.setFocus()

    def _ask(self, asks: bool) -> None:
        self.chosen = None
        for each in (self.question, self.answers):
            each.setVisible(asks)
        self.typing.hide()
        self.told.setVisible(not asks)

    def _choose(self, answer: Comfort) -> None:
        if answer is Comfort.FINE:
            self.chosen = None
            self.answered.emit(answer, "")
            return
        self.chosen = answer
        self.words.names_itself("comfort_words", _WORDS[answer], required=True)
        self.words.line.setPlaceholderText(_WORDS[answer])
        self.typing.show()
        self.words.setFocus()

    def _keep(self) -> None:
        if self.chosen is None:
            return
        try:
            self.answered.emit(self.chosen, self.words.value())
        except Refused as refused:
            self.words.refuse(refused.message)
