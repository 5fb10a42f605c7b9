"""What to change and what to keep, proposed from her own words and from what she marked; somebody reads it over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from studio.care.rows import MarkedRow

LONGEST_LINE = 160
MOST_LINES = 5

_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_LOVED = re.compile(
    r"\b(love[ds]?|loving|adore[ds]?|lovely|beautiful|perfect|favourites?|keep|delighted|pleased with)\b",
    re.I,
)
_NOT = re.compile(r"n[’']t\b|\b(not|never|no longer|hardly|nobody|but)\b", re.I)
_SEEN = re.compile(
    r"\b(hair\w*|fringe\w*|face\w*|smil\w*|eyes?|blink\w*|teeth|chin\w*|neck|skin|spots?|glasses|make[- ]?up|"
    r"look(s|ed|ing)?|express\w*|pos(e|es|ed|ing)|stand\w*|stood|sit(s|ting)?|sat|hands?|arms?|cry\w*|cried|tired|"
    r"sulk\w*|serious|stiff|awkward|frown\w*|laugh\w*|pale|cloth\w*|dress\w*|shirt\w*|coat|collar|colours?|dark\w*|bright\w*|light\w*|blur\w*|sharp\w*|soft|"
    r"crop\w*|cut off|frame\w*|mount\w*|small\w*|large\w*|big\w*|retouch\w*|edit\w*|background\w*|behind)\b",
    re.I,
)
"""What can be seen in a portrait: a sentence that speaks of it is something to change."""


@dataclass(frozen=True, slots=True)
class Lists:
    """Two lists for the photographer, one thing a line."""

    change: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()


def proposed(words: str, marks: Iterable[MarkedRow] = ()) -> Lists:
    """Her sentences sorted into what to change and what to keep, and below them what she marked.

    What she loves is to be kept. Of the rest, what speaks of something seen in a portrait is to be changed; where
    nothing does, her first sentences are. Nothing is reworded; a very long sentence is left to her story.
    """
    sentences = [each.strip(" –-“”\"'") for each in _SENTENCE.split(words)]
    said = [each for each in sentences if each and len(each) <= LONGEST_LINE]
    keep = [each for each in said if _LOVED.search(each) and not _NOT.search(each)]
    rest = [each for each in said if each not in keep]
    seen = [each for each in rest if _SEEN.search(each)]
    change = [*(seen or rest[:2])[:MOST_LINES], *(_marked(mark) for mark in marks)]
    return Lists(_once(change), _once(keep[:MOST_LINES]))


def _marked(mark: MarkedRow) -> str:
    """``Hair and appearance, picture 0147: the fringe``."""
    what = ", ".join(part for part in (mark.aspect.value, mark.ref) if part)
    line = f"{what}: {mark.words}" if mark.words else what
    return line[:1].upper() + line[1:]


def _once(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines))
