"""Money in whole minor units (pence), exact, with one rounding rule: half up, away from zero (RR8)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from studio.errors import Refused

LARGEST = 99_999_999_99
_SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}
_currency = "GBP"
_TYPED = re.compile(r"(?P<sign>-?)(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d{1,2}))?")


def count_in(currency: str) -> None:
    """The studio's one currency, by its code, for whoever shows an amount and names none; pounds until then."""
    global _currency
    _currency = currency


def counted_in() -> str:
    """The studio's currency."""
    return _currency


def _rounded(numerator: int, denominator: int) -> int:
    """``numerator / denominator`` to the nearest whole number, halves away from zero."""
    sign = -1 if (numerator < 0) != (denominator < 0) else 1
    numerator, denominator = abs(numerator), abs(denominator)
    return sign * ((2 * numerator + denominator) // (2 * denominator))


@dataclass(frozen=True, order=True, slots=True)
class Money:
    """An exact amount in minor units of the studio's one currency."""

    minor: int

    def __post_init__(self) -> None:
        if type(self.minor) is not int:
            raise TypeError("money is made of whole minor units")

    @classmethod
    def zero(cls) -> Money:
        """Nothing to pay."""
        return cls(0)

    @classmethod
    def parse(cls, typed: str, field: str | None = None) -> Money:
        """Read an amount as a person types it ("£1,555", "895.5"); raises Refused when it is not plainly one."""
        text = unicodedata.normalize("NFC", typed).strip().replace("\u00a0", "").replace(" ", "")
        for symbol in _SYMBOLS.values():
            text = text.removeprefix(symbol).replace("-" + symbol, "-")
        found = _TYPED.fullmatch(text) if text.isascii() else None
        if found is None:
            raise Refused("Please type an amount such as 895 or 895.50.", field)
        minor = int(found["whole"].replace(",", "")) * 100 + int((found["part"] or "0").ljust(2, "0"))
        if minor > LARGEST:
            raise Refused("That amount is too large.", field)
        return cls(-minor if found["sign"] else minor)

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + other.minor)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - other.minor)

    def __mul__(self, times: int) -> Money:
        return Money(self.minor * times)

    def __neg__(self) -> Money:
        return Money(-self.minor)

    def __bool__(self) -> bool:
        return self.minor != 0

    def part(self, numerator: int, denominator: int) -> Money:
        """``numerator / denominator`` of the amount, rounded half up."""
        return Money(_rounded(self.minor * numerator, denominator))

    def percent(self, basis_points: int) -> Money:
        """A rate of the amount; the rate is in basis points (2000 = 20 %)."""
        return self.part(basis_points, 10_000)

    def split(self, parts: int) -> list[Money]:
        """Equal parts that add up to the whole; the odd pennies go to the first parts (RR8)."""
        each, odd = divmod(self.minor, parts)
        return [Money(each + (1 if place < odd else 0)) for place in range(parts)]

    def show(self, currency: str = "") -> str:
        """The amount as printed: ``£1,555.00``, ``-£12.50``; other currencies by their code."""
        currency = currency or _currency
        pounds, pence = divmod(abs(self.minor), 100)
        symbol = _SYMBOLS.get(currency, currency + "\u00a0")
        return f"{'-' if self.minor < 0 else ''}{symbol}{pounds:,}.{pence:02}"


def total(amounts: Iterable[Money]) -> Money:
    """The sum of amounts."""
    return Money(sum(amount.minor for amount in amounts))


def share(whole: Money, weights: Sequence[int]) -> list[Money]:
    """Share ``whole`` in proportion to ``weights`` so that the shares add up, by largest remainder (RR8).

    With no weight at all the whole goes to the first share; ties go to the earlier share.
    """
    if not weights:
        return []
    over = sum(weights)
    if over == 0:
        return [whole, *([Money(0)] * (len(weights) - 1))]
    sign = -1 if whole.minor < 0 else 1
    size = abs(whole.minor)
    floors = [size * weight // over for weight in weights]
    left = size - sum(floors)
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(size * weights[i] % over), i))
    for place in by_remainder[:left]:
        floors[place] += 1
    return [Money(sign * floor) for floor in floors]
