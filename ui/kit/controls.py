"""Buttons, signs and rules: what the frame is made of before the first paint.

Nothing here names Qt's namespace of enumerations: making its hundred classes takes an eighth of the time an
empty window needs, and the frame can be painted without it.
"""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QPushButton

from ui.kit import icons, theme
from ui.kit.tokens import TYPE, Meaning, Role

ENTER_KEYS = (0x01000004, 0x01000005)
"""Return, and Enter of the figures, as Qt numbers them."""
_KEYPAD = 0x20000000


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Enter presses the button that has the ring; some desktops' own buttons hear nothing but the space bar."""
    if event.key() in ENTER_KEYS and not event.modifiers().value & ~_KEYPAD:
        if not event.isAutoRepeat():
            button.click()
        return True
    return False


class Button(QPushButton):
    """A button by what it is: "plain", "primary" (one a page), "danger", "quiet", "toggle"; its access key by "&"."""

    def __init__(self, text: str, icon: str = "", kind: str = "plain", *, says: str = "") -> None:
        super().__init__(text)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        if icon:
            inks: dict[str, Meaning] = {"primary": "on_accent", "danger": "red", "quiet": "accent"}
            self.setIcon(icons.icon(icon, inks.get(kind, "ink"), "on_accent" if kind == "toggle" else None))
            self.setIconSize(icons.size(beside_words=bool(text)))
        if kind == "toggle":
            self.setCheckable(True)
        if says:
            self.setAccessibleName(says)
            self.setToolTip(says)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


class Sign(QLabel):
    """Words of our own that never change, such as the program's name; a client's words are a ``Label``."""

    def __init__(self, text: str, role: Role) -> None:
        super().__init__(text)
        theme.face(TYPE[role][0])
        self.setProperty("role", role)


class Rule(QFrame):
    """A line one pixel high."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("rule", True)
