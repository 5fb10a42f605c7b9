"""The box into which what was said is typed: Enter is the end of it, Shift and Enter begin a new line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.kit.fields import WordsField

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SaidField(WordsField):
    """Words with one key to be done; ``done`` is that key."""

    done = Signal()

    def __init__(self, placeholder: str = "", *, hers: bool = False, lines: int = 4, hint: str = "") -> None:
        super().__init__(placeholder, hers=hers, lines=lines, length=5_000, hint=hint)
        self.words.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ENTER:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if not held:
                self.done.emit()
                return True
        return super().eventFilter(watched, event)
