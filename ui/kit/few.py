"""One of a few, all of them in sight: buttons of one size, so that no answer looks like the better one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui.kit.field import Field, plain
from ui.kit.text import Button


def _pressed(button: QAbstractButton) -> None:
    """As its own key would: the arrow keys go on from there."""
    button.setFocus(Qt.FocusReason.ShortcutFocusReason)
    button.click()


class FewField(Field):
    """Tab leads to the buttons, the arrow keys and each one's own letter choose; nothing is chosen beforehand."""

    def __init__(self, options: Sequence[tuple[object, str]], *, hint: str = "") -> None:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.group = QButtonGroup(box)
        self._values = [value for value, _ in options]
        for place, (_, words) in enumerate(options):
            button = Button(words, kind="toggle")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.group.addButton(button, place)
            row.addWidget(button, 1)
        super().__init__(box, hint)
        for each in self.group.buttons():
            self._act_at_once(each)
        self.setFocusProxy(self.group.button(0))
        self.group.idToggled.connect(self._toggled)

    def _act_at_once(self, button: QAbstractButton) -> None:
        """A button's own key waits a moment, and who types on to the save is quicker."""
        key = button.shortcut()
        if not key.isEmpty():
            button.setShortcut(QKeySequence())
            QShortcut(key, self, partial(_pressed, button))

    def names_itself(self, name: str, label: str, required: bool) -> None:
        """The name is said with each button, for those who hear the window."""
        super().names_itself(name, label, required)
        for button in self.group.buttons():
            button.setAccessibleDescription(label)

    def value_or_none(self) -> object:
        """What is chosen, or None."""
        place = self.group.checkedId()
        return self._values[place] if place >= 0 else None

    def value(self) -> object:
        """What is chosen; refused when nothing is and something must be."""
        if self.required and self.group.checkedId() < 0:
            raise self.refused(f"Please choose: {self.label.lower()}.")
        return self.value_or_none()

    def set_value(self, value: object) -> None:
        """Choose the button of this value."""
        if value in self._values:
            self.group.button(self._values.index(value)).setChecked(True)

    def keep(self) -> object:
        """What is chosen, in a list of one; an empty list while nothing is."""
        return [plain(self.value_or_none())] if self.group.checkedId() >= 0 else []

    def put_back(self, kept: object) -> None:
        """Choose it again."""
        for place, value in enumerate(self._values):
            if isinstance(kept, list) and kept == [plain(value)]:
                self.group.button(place).setChecked(True)

    def _toggled(self, _place: int, chosen: bool) -> None:
        if chosen:
            self._was_changed()
