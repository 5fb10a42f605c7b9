"""The trade's own words, explained once on each order (DOMAIN 1, Rule 3)."""

from __future__ import annotations

import re
from collections.abc import Iterable

MEANINGS: dict[str, str] = {
    "mount": "the card border around the picture",
    "moulding": "the wood that the frame is made of",
    "glazing": "the glass in front of the picture",
    "art glass": "glass that hardly reflects",
    "giclée": "printed with inks that keep their colour for decades",
    "lustre": "a paper with a soft sheen",
    "canvas wrap": "printed on canvas and stretched over a wooden bar",
    "acrylic": "mounted behind clear acrylic instead of glass",
    "box frame": "a deep frame with space before the picture",
}
_LONGEST_FIRST = sorted(MEANINGS, key=len, reverse=True)
_TERM = re.compile("|".join(rf"\b{re.escape(term)}s?\b" for term in _LONGEST_FIRST), re.IGNORECASE)


def explained_once(sentences: Iterable[str]) -> list[str]:
    """The same sentences, each trade term followed by what it means where it first stands."""
    said: set[str] = set()

    def explain(found: re.Match[str]) -> str:
        word = found.group()
        term = next(each for each in (word.casefold(), word.casefold().removesuffix("s")) if each in MEANINGS)
        if term in said:
            return word
        said.add(term)
        return f"{word} ({MEANINGS[term]})"

    return [_TERM.sub(explain, sentence) for sentence in sentences]
