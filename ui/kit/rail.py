"""The rail: the places of the window, Settings, and who is signed in."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout

from ui.kit import icons, theme
from ui.kit.controls import Button, Sign


class Rail(QFrame):
    """``went(key)`` when a place is pressed; ``who_pressed`` when the name at the foot is."""

    went = Signal(str)
    who_pressed = Signal()

    def __init__(self, places: Iterable[tuple[str, str, str]]) -> None:
        super().__init__()
        self.setProperty("ground", "rail")
        self.setFixedWidth(theme.px(204))
        self.buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 20, 14, 14)
        column.setSpacing(2)
        brand = Sign("Portrait Desk", "brand")
        brand.setContentsMargins(13, 0, 0, 14)
        column.addWidget(brand)
        for key, title, icon in places:
            if key == "settings":
                column.addStretch(1)
            column.addWidget(self._button(key, title, icon))
        self.who = Button("Sign in", kind="signed")
        self.who.clicked.connect(self.who_pressed)
        column.addWidget(self.who)

    def _button(self, key: str, title: str, icon: str) -> Button:
        button = Button(title, kind="rail")
        button.setIcon(icons.icon(icon, "quiet", "accent"))
        button.setIconSize(icons.size(beside_words=True))
        button.setCheckable(True)
        button.clicked.connect(lambda: self.went.emit(key))
        self._group.addButton(button)
        self.buttons[key] = button
        return button

    def show_place(self, key: str) -> None:
        """Mark where we are; the ring goes along when it is on the rail, so that Enter leads nowhere unseen."""
        button = self.buttons.get(key)
        if button is not None:
            button.setChecked(True)
            if self.window().focusWidget() in self.buttons.values():  # a form may stand in front of it
                button.setFocus()

    def show_who(self, name: str, role: str) -> None:
        """Say who is signed in."""
        self.who.setText(f"{name} · {role}")
        self.who.setAccessibleName(f"Signed in: {name}, {role}. Press to switch")
        self.who.setToolTip("Switch to somebody else")
