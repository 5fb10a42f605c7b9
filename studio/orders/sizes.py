"""A size as it is typed at the viewing: "30 24", "30x24 oak", "8 10 print"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from studio.catalogue import PriceRow
from studio.db.search import fold

_NUMBERS = re.compile(
    r"(?P<wide>\d{1,3})\s*(?:x|×|by|,|/|\s|in|inches|\")+\s*(?P<high>\d{1,3})(?P<rest>.*)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class SizeFound:
    """A price that answers to what was typed; ``turned`` when it hangs the other way up than it is listed."""

    price: PriceRow
    turned: bool

    @property
    def width_in(self) -> int:
        """Wide, as it will hang."""
        return self.price.height_in if self.turned else self.price.width_in

    @property
    def height_in(self) -> int:
        """High, as it will hang."""
        return self.price.width_in if self.turned else self.price.height_in

    @property
    def title(self) -> str:
        """``30 × 24 framed print, oak frame``."""
        return f"{self.width_in} × {self.height_in} {self.price.product}, {self.price.finish}"


def sizes_for(typed: str, prices: Sequence[PriceRow]) -> list[SizeFound]:
    """The prices that answer to a typed size, wide by high, with words of product or finish; best first.

    A size that is listed the other way up is found too, and turned. Nothing typed finds everything.
    """
    text = fold(typed).strip()
    found = _NUMBERS.match(text)
    words = (found["rest"] if found else text).replace(",", " ").split()
    rows: list[SizeFound] = []
    for price in prices:
        size = (price.width_in, price.height_in)
        if found is not None:
            wanted = (int(found["wide"]), int(found["high"]))
            if wanted not in (size, size[::-1]):
                continue
            row = SizeFound(price, turned=wanted != size)
        else:
            row = SizeFound(price, turned=False)
        if all(word in fold(row.title) for word in words):
            rows.append(row)
    return sorted(rows, key=lambda row: not fold(row.price.product).startswith(" ".join(words)))
