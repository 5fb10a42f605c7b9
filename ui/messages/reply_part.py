"""The words of a reply, and what is offered while they are typed: the whole appointment, the half of the day."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import messages
from studio.messages import Channel
from ui.kit.form import FormDialog
from ui.kit.text import Button, Label
from ui.messages.said import SaidField

WRITTEN = (Channel.EMAIL, Channel.TEXT, Channel.LETTER)


class ReplyPart(QWidget):
    """A field of the form with its offers below; ``done`` when Enter ends it."""

    done = Signal()

    def __init__(self, form: FormDialog, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence
        self.channel = Channel.TELEPHONE
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.text = SaidField("what you answered, or will send", lines=4)
        column.addWidget(form.labelled("text", "Our &reply", self.text, required=True))
        self.offer, self.offered = _bar()
        self.in_full = Button("Write it in &full", "calendar-clock", "quiet")
        self.in_full.clicked.connect(self.write_in_full)
        self.offer.layout().addWidget(self.in_full)  # type: ignore[union-attr]  # a bar has its row
        self.asking, self.asked = _bar()
        self.morning, self.evening = Button("&Morning"), Button("Evenin&g")
        self.morning.clicked.connect(lambda: self._answer("am"))
        self.evening.clicked.connect(lambda: self._answer("pm"))
        for button in (self.morning, self.evening):
            self.asking.layout().addWidget(button)  # type: ignore[union-attr]  # a bar has its row
        column.addWidget(self.offer)
        column.addWidget(self.asking)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        self.put_in = Button("Put in the &appointment", "calendar-clock", "quiet")
        self.put_in.clicked.connect(self.add_appointment)
        self.put_in.setVisible(bool(sentence))
        copy = Button("&Copy text", "copy", "quiet")
        copy.clicked.connect(self.copy)
        below.addWidget(self.put_in)
        below.addWidget(copy)
        below.addStretch(1)
        column.addLayout(below)
        self.text.changed.connect(self._look)
        self.text.done.connect(self.done)
        self._look()

    def use(self, channel: Channel) -> None:
        """A written reply is never one bare word; a spoken one may have been."""
        self.channel = channel
        self._look()

    def write_in_full(self) -> None:
        """The whole appointment in place of what stands there."""
        self.text.set_value(self.sentence)
        self._to_the_end()

    def add_appointment(self) -> None:
        """The whole appointment below what stands there."""
        typed = self.text.words.toPlainText().rstrip()
        self.text.set_value(f"{typed}\n\n{self.sentence}" if typed else self.sentence)
        self._to_the_end()

    def copy(self) -> None:
        """The reply onto the clipboard, for a program of one's own."""
        QGuiApplication.clipboard().setText(self.text.words.toPlainText().strip())

    def _to_the_end(self) -> None:
        self.text.words.moveCursor(self.text.words.textCursor().MoveOperation.End)
        self.text.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, half: str) -> None:
        self.text.set_value(messages.with_half(self.text.words.toPlainText(), half))
        self._to_the_end()

    def _look(self) -> None:
        typed = self.text.words.toPlainText()
        bare = self.channel in WRITTEN and messages.is_bare_reply(typed)
        word = typed.strip().rstrip(".!")
        self.offered.setText(
            f"“{word}” alone is easily misread. Shall the whole appointment stand there instead?"
            if self.sentence
            else f"“{word}” alone is easily misread. Please write a whole sentence."
        )
        self.offer.setVisible(bare)
        self.in_full.setVisible(bool(self.sentence))
        times = messages.bare_times(typed)
        self.asking.setVisible(bool(times))
        if times:
            self.asked.setText(f"{times[0].replace(':', '.')} in the morning or in the evening?")


def _bar() -> tuple[QWidget, Label]:
    bar = QWidget()
    bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    bar.setProperty("bar", True)
    bar.setProperty("tone", "due")
    row = QHBoxLayout(bar)
    row.setContentsMargins(12, 6, 8, 6)
    row.setSpacing(8)
    words = Label("", "body", wrap=True)
    row.addWidget(words, 1)
    bar.hide()
    return bar, words
