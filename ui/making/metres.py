"""A length typed in metres, kept in whole millimetres."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from ui.kit.fields import LineField

_LONGEST = 10_000


class MetresField(LineField):
    """``2.5`` is two and a half metres; ``value()`` answers millimetres, None where nothing was typed."""

    def __init__(self, hint: str = "In metres, such as 2.5") -> None:
        super().__init__("", hint=hint, length=12)

    def millimetres(self) -> int | None:
        """What was typed, in millimetres; raises Refused for anything that is no length."""
        text = self.value()
        if not text:
            return None
        try:
            metres = Decimal(text.lower().removesuffix("m").strip().replace(",", "."))
        except InvalidOperation:
            raise self.refused("Please type metres, such as 2.5.") from None
        if not metres.is_finite() or not 0 <= metres <= _LONGEST:
            raise self.refused("Please type metres, such as 2.5.")
        return int((metres * 1000).to_integral_value())

    def show_millimetres(self, length: int) -> None:
        """Put a length in, as metres."""
        self.set_value(f"{Decimal(length) / 1000:f}".rstrip("0").rstrip(".") if length else "0")
