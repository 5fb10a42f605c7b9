"""Scripts: which letters belong together, and where one script ends and another begins."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Marks that steer a line and have nothing to print. Joiners are not here: the shaper needs them.
UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
JOINERS = frozenset("\u200c\u200d") | frozenset(map(chr, range(0xFE00, 0xFE10)))


# A joiner, and the marks that put the next consonant under or beside the one before (all but Tamil's).
_JOINS_NEXT = frozenset("\u200d\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d\u1039\u17d2")


def clusters(text: str) -> list[str]:
    """Letters with the marks that belong to them."""
    found: list[str] = []
    for letter in text:
        joins = letter in JOINERS or unicodedata.category(letter)[0] == "M"
        if found and (joins or found[-1][-1] in _JOINS_NEXT):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def stretches(text: str, common: frozenset[str]) -> list[str]:
    """Split where the script changes. Marks go with what stands before them.

    Figures, stops and spaces are `common`, the letters of the first face: a comma after a name is the sentence's.
    """
    if text.isascii():
        return [text] if text else []
    found: list[str] = []
    current = ""
    for letter in text:
        kind = unicodedata.category(letter)[0]
        if kind == "L":
            script = script_of(letter)
        elif kind != "M" and letter not in JOINERS and letter in common:
            script = "common"
        else:
            script = current
        if found and script == current:
            found[-1] += letter
        else:
            found.append(letter)
        current = script
    return found


@lru_cache(maxsize=8192)
def script_of(letter: str) -> str:
    """The script a letter belongs to, by the first word of its name."""
    return unicodedata.name(letter, "?").split(" ")[0]


_ROLE = re.compile(
    " (?:LETTER|SYLLABLE|SYLLABICS|SIGN|VOWEL|CONSONANT|UNIFIED|IDEOGRAPH|CAPITAL|SMALL|DIGIT|CHARACTER|HIEROGLYPH)"
)


def written_in(letter: str) -> str:
    """The script of a letter as one would ask for it: "Mongolian"; empty for a letter without a name."""
    name = _ROLE.split(unicodedata.name(letter, ""))[0].title()
    return {"Cjk": "Chinese", "Hangul": "Korean", "Hiragana": "Japanese", "Katakana": "Japanese"}.get(
        name, name
    )
