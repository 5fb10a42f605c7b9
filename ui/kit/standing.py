"""What stands against something that is being typed, in a frame: words, a sign and a colour that say the same."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.kit import icons, theme
from ui.kit.text import Label
from ui.kit.tokens import TONES


class Standing(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        self.icon = Label()
        self.words = Label("", "body", wrap=True, select=True)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.hide()

    def say(self, words: str, tone: str, icon: str) -> None:
        """Say it, or with no words say nothing."""
        self.setVisible(bool(words))
        self.words.setText(words)
        self.setAccessibleName(words)
        self.setProperty("tone", tone)
        ink = TONES[tone][0]
        self.icon.setPixmap(icons.icon(icon, ink).pixmap(theme.px(18), theme.px(18)))
        self.style().unpolish(self)
        self.style().polish(self)
