"""Breaks: where a line may end inside words of scripts that write no spaces between them.

Thai by its words, longest known ones first; a stretch that is no known word (a name) stays whole. Khmer, Lao and
Burmese have no list here: they break between clusters, which a reader forgives more easily than a margin crossed.
Chinese and Japanese break between any two characters but before a stop and after an opening bracket.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from studio.documents.scripts import clusters

WORDS = Path(__file__).resolve().parents[2] / "resources" / "breaking" / "th.txt"

_THAI = "\u0e01-\u0e3a\u0e40-\u0e4e"
_CLUSTERED = "\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff"
_IDEOGRAPHS = (
    "\u3005-\u3007\u3041-\u3096\u30a1-\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_UNSPACED = re.compile(f"[{_THAI}{_CLUSTERED}{_IDEOGRAPHS}]")
_RUNS = re.compile(f"([{_THAI}]+|[{_CLUSTERED}]+|[{_IDEOGRAPHS}]+)")
_THAI_CLUSTER = re.compile(
    "[\u0e40-\u0e44]?[\u0e01-\u0e2e][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*(?:[\u0e30\u0e32\u0e33\u0e45](?:\u0e30)?)?|."
)
# What may not begin a line, and what may not end one.
_NOT_FIRST = frozenset(
    "!%),.:;?]}»’”…、。〉》」』】〕〗，．：；？！）］｝ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ\u0e2f\u0e46\u17d4\u17d5"
)
_NOT_LAST = frozenset("([{«‘“〈《「『【〔〖（［｛")
_LONGEST = 24
_STRANGE = 6
"""What a cluster outside any known word costs: more than a word more, so that known words are found."""


def parts(word: str) -> list[str]:
    """A word (no spaces in it) in stretches between which a line may end; itself where there are none."""
    if word.isascii() or not _UNSPACED.search(word):
        return [word]
    found: list[str] = []
    for run in filter(None, _RUNS.split(word)):
        if not _UNSPACED.match(run):
            pieces = [run]
        elif "\u0e01" <= run[0] <= "\u0e4e":
            pieces = _thai(run)
        else:
            pieces = clusters(run)
        for number, piece in enumerate(pieces):
            # Between a script without spaces and another one a line ends only where a space was typed.
            foreign = number == 0 and (not _UNSPACED.match(run) or not _ideographic(piece))
            if found and (foreign or piece[0] in _NOT_FIRST or found[-1][-1] in _NOT_LAST):
                found[-1] += piece
            else:
                found.append(piece)
    return found


def _ideographic(piece: str) -> bool:
    return re.match(f"[{_IDEOGRAPHS}]", piece) is not None


@cache
def _words() -> frozenset[str]:
    return frozenset(WORDS.read_text("utf-8").split("\n")) - {""}


def _thai(run: str) -> list[str]:
    """The fewest words that the run can be read as; strange clusters side by side stay together."""
    found = _THAI_CLUSTER.findall(run)
    ends = [0]
    for cluster in found:
        ends.append(ends[-1] + len(cluster))
    words, count = _words(), len(found)
    cost = [0.0] * (count + 1)
    step: list[tuple[int, bool]] = [(count, True)] * (count + 1)
    for start in range(count - 1, -1, -1):
        cost[start], step[start] = _STRANGE + cost[start + 1], (start + 1, False)
        for end in range(start + 1, min(count, start + _LONGEST) + 1):
            if run[ends[start] : ends[end]] in words and 1 + cost[end] < cost[start]:
                cost[start], step[start] = 1 + cost[end], (end, True)
    pieces: list[str] = []
    at, was_known = 0, True
    while at < count:
        end, known = step[at]
        piece = run[ends[at] : ends[end]]
        if pieces and not known and not was_known:
            pieces[-1] += piece
        else:
            pieces.append(piece)
        at, was_known = end, known
    return pieces
