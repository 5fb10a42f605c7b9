"""Where a day is typed: Enter goes there, and "Are you free on …?" is answered in a sentence as it is typed."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studio import clock
from studio.dates import parse_when, screen_time
from studio.diary import FreeAnswer, Slot
from studio.errors import Refused
from ui.diary.whole import free_answer
from ui.kit import icons, theme
from ui.kit.cards import empty
from ui.kit.fields import LineEdit
from ui.kit.text import Button, Label
from ui.kit.tokens import TONES
from ui.kit.work import Work

OFFERED = 3
_SIGNS = {"good": "circle-check", "due": "calendar-clock", "plain": "info"}


class JumpLine(LineEdit):
    """A day, with or without a time; Escape empties it and lets go."""

    left = Signal()
    book = Signal()

    def __init__(self) -> None:
        super().__init__(60)
        self.setAccessibleName("Go to a day, or ask whether a time is free")
        self.setPlaceholderText("Go to, or free on …?")
        self.setToolTip("G or F. Enter goes there, Ctrl+Enter books")
        self.setMinimumWidth(theme.px(120))
        self.setMaximumWidth(theme.px(340))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.book.emit()
        else:
            super().keyPressEvent(event)


class FreeAnswerBar(QFrame):
    """The answer to "Are you free on …?": a sentence as one says it, and up to three times to take by a key each.

    ``gone_to(day, time or None)`` and ``taken(slot)`` are for the page; so is ``refused``, a sentence.
    """

    gone_to = Signal(object, object)
    taken = Signal(object)

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self.line = JumpLine()
        self.day: date | None = None
        self.at: time | None = None
        self.answer: FreeAnswer | None = None
        self._build()
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(self._go)
        self.line.book.connect(self._book)
        self.hide()
        for place in range(OFFERED):
            shortcut = QShortcut(QKeySequence(f"Alt+{place + 1}"), self.line)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda place=place: self._take(place))

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(10)
        self.sign = Label()
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        self.words = Label("", "body", wrap=True, select=True)
        self.desk = Label("", "second", wrap=True)
        words.addWidget(self.words)
        words.addWidget(self.desk)
        row.addLayout(words, 1)
        self.slots = QHBoxLayout()
        self.slots.setSpacing(8)
        row.addLayout(self.slots)

    def _typed(self, typed: str) -> None:
        """Understood with each key; asked as soon as a day stands there."""
        self.day, self.at, self.answer = None, None, None
        if not typed.strip():
            self.hide()
            return
        today = clock.today()
        try:
            self.day, self.at = parse_when(typed, today)
        except Refused as refused:
            asks = refused.message.endswith("?") or " is a " in refused.message
            self._show(refused.message if asks else "", "", "due" if asks else "plain")
            return
        self.work.ask(free_answer, self.day, self.at, then=self._answered, owner=self)

    def _answered(self, answer: FreeAnswer) -> None:
        if self.day is None:
            return
        self.answer = answer
        who = f"At the desk: {answer.clash.sentence}" if answer.clash is not None else ""
        self._show(answer.sentence, who, "good" if answer.yes else "due")
        for place, slot in enumerate(answer.slots[:OFFERED], 1):
            words = screen_time(slot.wall, clock.today())
            button = Button(words, says=f"Book {words}")
            button.setToolTip(f"Book it (Alt+{place})")
            button.clicked.connect(lambda _=False, slot=slot: self._book_slot(slot))
            self.slots.addWidget(button)

    def _show(self, words: str, who: str, tone: str) -> None:
        empty(self.slots)
        self.setVisible(bool(words))
        self.words.setText(words)
        self.desk.setText(who)
        self.desk.setVisible(bool(who))
        self.setAccessibleName(words)
        self.line.setAccessibleDescription(words)
        self.sign.setPixmap(icons.icon(_SIGNS[tone], TONES[tone][0]).pixmap(theme.px(18), theme.px(18)))
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)

    def _go(self) -> None:
        if self.day is None:
            typed = self.line.text().strip()
            if typed:
                try:
                    parse_when(typed, clock.today())
                except Refused as refused:
                    self._show(refused.message, "", "due")
            return
        day, at = self.day, self.at
        self.line.clear()
        self.gone_to.emit(day, at)

    def _book(self) -> None:
        """Ctrl+Enter: the time typed when it is free, else the first of that day."""
        if self.answer is not None and self.answer.slots:
            self._book_slot(self.answer.slots[0])

    def _take(self, place: int) -> None:
        if self.answer is not None and place < len(self.answer.slots):
            self._book_slot(self.answer.slots[place])

    def _book_slot(self, slot: Slot) -> None:
        self.line.clear()
        self.taken.emit(slot)


def booking_at(slot: Slot) -> dict[str, Any]:
    """What the wish to book a free time carries."""
    room = {"room_id": slot.room_id} if slot.room_id is not None else {}
    return {"wall": slot.wall, **room}
