"""Words that came from outside (typed, pasted or read from a file) made fit to keep.

Nothing is refused here and nothing is escaped: a name stays as it was typed, ``<b>``, ``O'Brien`` and
``=cmd()`` included, and whoever prints it escapes it there. Only what no pen can write goes.
"""

import re
import unicodedata
from typing import NamedTuple

from studio.errors import Refused

_ZERO_WIDTH_JOINERS = "\u200c\u200d"
_LINE_ENDS = re.compile("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_FIGURES = re.compile(r"(?<![\d+])[0-9](?:[ -]?[0-9]){12,18}(?!\d)")
_BLANKS = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
# Marks are stacked without end by text that wants to break a page; six is more than any language writes.
_STACKED_MARKS = re.compile("([\u0300-\u036f]{6})[\u0300-\u036f]+")


class Written(NamedTuple):
    """Text fit to keep, and whether some of it had to be left out because it was too long."""

    text: str
    cut: bool


def one_line(raw: str, at_most: int) -> Written:
    """A single line of at most so many characters; ends of line and runs of blanks become one space."""
    if len(raw) <= at_most and raw.isascii() and raw.isprintable() and "  " not in raw:
        return Written(raw.strip(), False)  # nearly every name there is, at a tenth of the cost
    kept, cut = _first(raw, at_most)
    text = _BLANKS.sub(" ", _LINE_ENDS.sub(" ", _without_invisible(kept))).strip()
    return _capped(_composed(text), at_most, cut)


def passage(raw: str, at_most: int) -> Written:
    """Several lines of at most so many characters in all; lines end with a plain line feed."""
    kept, cut = _first(raw, at_most)
    text = _without_invisible(_LINE_ENDS.sub("\n", kept).replace("\t", " "))
    lines = (line.rstrip() for line in text.split("\n"))
    return _capped(_composed("\n".join(lines).strip()), at_most, cut)


def is_blank(raw: str) -> bool:
    """Whether nothing is left of it to read: blanks, and marks that nobody sees."""
    return not raw.strip() or not passage(raw, len(raw)).text


def refuse_card_number(text: str, field: str) -> None:
    """Raise Refused at the field for a card's number, which is never kept."""
    if has_card_number(text):
        raise Refused("Please leave the card number out; the last four figures are enough.", field)


def has_card_number(text: str) -> bool:
    """Whether a run of 13 to 19 figures is a card's number (by its check figure); such a number is never kept."""
    return any(_is_card(re.sub(r"[ -]", "", run)) for run in _FIGURES.findall(text))


def _is_card(figures: str) -> bool:
    if not 13 <= len(figures) <= 19:
        return False
    doubled = (int(figure) * (1 + place % 2) for place, figure in enumerate(reversed(figures)))
    return sum(each - 9 if each > 9 else each for each in doubled) % 10 == 0


def _first(raw: str, at_most: int) -> tuple[str, bool]:
    """The part worth looking at: a paste of a megabyte into a name must not cost a megabyte's work."""
    raw, limit = raw.lstrip(), at_most * 4 + 64
    return raw[:limit], len(raw) > limit and not raw[limit : limit + 4096].isspace()


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", _STACKED_MARKS.sub(r"\1", text))


def _capped(text: str, at_most: int, cut: bool) -> Written:
    if len(text) > at_most:
        return Written(text[:at_most].rstrip(), True)
    return Written(text, cut)


def _without_invisible(text: str) -> str:
    """Drop control, format and broken characters, but keep joiners that shape letters or join emoji."""
    if text.isascii() and text.isprintable():
        return text
    kept: list[str] = []
    for place, letter in enumerate(text):
        if letter in _ZERO_WIDTH_JOINERS:
            if kept and _joins(kept[-1]) and _joins(text[place + 1 : place + 2]):
                kept.append(letter)
        elif letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cf", "Cs"):
            kept.append(letter)
        elif _LINE_ENDS.match(letter):
            kept.append("\n")
    return "".join(kept)


def _joins(letter: str) -> bool:
    """Whether a joiner beside this character has something to join: a letter, its marks or an emoji."""
    return bool(letter) and unicodedata.category(letter)[0] in "LMS"
