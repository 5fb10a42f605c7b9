"""Fields for figures: an amount of money, a whole number."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFocusEvent

from studio.errors import Refused
from studio.money import Money
from ui.kit.field import LineEdit, TypedField


class MoneyField(TypedField):
    """An amount, typed as people type it and shown as ``£1,555.00``."""

    def __init__(self, hint: str = "", *, currency: str = "") -> None:
        self.line = _Leaving(24)
        super().__init__(self.line, hint)
        self.currency = currency
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.setPlaceholderText(Money.zero().show(currency))
        self.line.textChanged.connect(self._was_changed)
        self.line.editingFinished.connect(self._tidy)

    def value(self) -> Money | None:
        """The amount, None when empty; refused when it is not plainly one."""
        text = self.line.text().strip()
        if not text:
            if self.required:
                raise self.missing()
            return None
        return Money.parse(text, self.name or None)

    def set_value(self, value: object) -> None:
        """Put an amount in."""
        self.line.setText(value.show(self.currency) if isinstance(value, Money) else "")

    def _tidy(self) -> None:
        try:
            amount = self.value()
        except Refused as refused:
            if self.line.text().strip():
                self.refuse(refused.message)
            return
        if amount is not None:
            with QSignalBlocker(self.line):
                self.line.setText(amount.show(self.currency))


class _Leaving(LineEdit):
    """A line whose whole text is chosen when it is entered, so that typing replaces it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()


class NumberField(TypedField):
    """A whole number between two bounds, in words of its unit: minutes, images, inches."""

    def __init__(self, least: int = 0, most: int = 999, *, hint: str = "", unit: str = "") -> None:
        self.line = _Leaving(12)
        super().__init__(self.line, hint or unit)
        self.least, self.most = least, most
        self.line.textChanged.connect(self._was_changed)

    def value(self) -> int | None:
        """The number, None when empty; refused when it is not one or is out of bounds."""
        text = self.line.text().strip()
        if not text:
            if self.required:
                raise self.missing()
            return None
        if not (text.isascii() and text.isdigit()) or not self.least <= int(text) <= self.most:
            raise self.refused(f"Please type a whole number from {self.least:,} to {self.most:,}.")
        return int(text)

    def set_value(self, value: object) -> None:
        """Put a number in."""
        self.line.setText("" if value is None else str(value))
