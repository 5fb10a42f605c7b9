"""Shaping: words become glyphs at their places, in the order they are read, ready to be written on a page.

Every stretch of text goes through HarfBuzz once and is remembered, so a batch of letters shapes each word once.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from bidi import algorithm

from studio.documents.faces import Face, Voice, by_face
from studio.documents.scripts import UNSEEN

# First-strong isolate and its end: what stands between is ordered by itself (Unicode's bidirectional algorithm).
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_STEERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_STAND_IN = "\ufffc"
_FROM_RIGHT = re.compile(f"{_RIGHT_TO_LEFT.pattern}(?:[\\W\\d]*{_RIGHT_TO_LEFT.pattern})*")


class Piece(NamedTuple):
    """Glyphs of one face in one direction. `width` and `rise` are in thousandths of the type size.

    `shows` holds, for each height above the line, the arguments of one PDF TJ operator; `spoken` says whether the
    glyphs alone no longer tell the letters, so that the page carries the text beside them.
    """

    face: Face
    width: float
    shows: tuple[tuple[float, str], ...]
    glyphs: frozenset[int]
    text: str
    spoken: bool
    level: int


def right_to_left(text: str) -> bool:
    """Whether any letter of the text is read from the right."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def isolated(value: str) -> str:
    """A value that brings its own reading direction, fenced so that it cannot disturb the sentence around it."""
    plain = _STEERING.sub("", value)
    return f"{ISOLATE}{plain}{END_ISOLATE}" if right_to_left(plain) else plain


def fenced(words: str) -> str:
    """Words of ours with foreign words in them: each stretch read from the right is fenced by itself.

    Words that begin from the right are fenced as a whole, so that their figures and stops keep their order.
    """
    if not right_to_left(words):
        return words
    plain = _STEERING.sub("", words)
    if algorithm.get_base_level(plain) == 1:
        return isolated(plain)
    return _FROM_RIGHT.sub(lambda match: f"{ISOLATE}{match.group()}{END_ISOLATE}", plain)


def reads_from_right(text: str) -> bool:
    """Whether a paragraph begins from the right (rules P2 and P3): by its own first letter, not one of a value's.

    A paragraph that is nothing but a value begins as that does.
    """
    if not right_to_left(text):
        return False
    outside, insides = _taken_apart(text)
    for letter in outside:
        kind = unicodedata.bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return any(reads_from_right(inside) for inside in insides[:1])


def levels(text: str, from_right: bool = False) -> tuple[str, list[int]]:
    """The text without its isolate marks, and the reading level of each character (odd: from the right)."""
    outside, insides = _taken_apart(text)
    waiting = iter(insides)
    letters: list[str] = []
    found: list[int] = []
    for letter, level in zip(outside, _resolved(outside, from_right), strict=True):
        inside = next(waiting, None) if letter == _STAND_IN else None
        if inside is None:
            letters.append(letter)
            found.append(level)
            continue
        turned = reads_from_right(inside)
        own, own_levels = levels(inside, turned)
        # A value has the next level of its own direction above that of the sentence (rules X5a to X5c).
        deeper = (level + 1) // 2 * 2 if turned else (level + 2) // 2 * 2 if level else 0
        letters.extend(own)
        found.extend(deeper + each for each in own_levels)
    return "".join(letters), found


def _taken_apart(text: str) -> tuple[str, list[str]]:
    """The text with a sign in place of each value, and the values; marks that fence nothing are dropped."""
    text = text.replace(_STAND_IN, "\ufffd")  # one that was typed stands for nothing
    if ISOLATE not in text:
        return text.replace(END_ISOLATE, ""), []
    outside: list[str] = []
    insides: list[str] = []
    depth = 0
    for letter in text:
        if letter == ISOLATE:
            depth += 1
            if depth == 1:
                outside.append(_STAND_IN)
                insides.append("")
                continue
        elif letter == END_ISOLATE:
            depth = max(depth - 1, 0)
            if depth == 0:
                continue
        if depth:
            insides[-1] += letter
        else:
            outside.append(letter)
    return "".join(outside), insides


def _resolved(text: str, from_right: bool) -> list[int]:
    if not from_right and not right_to_left(text):
        return [0] * len(text)
    base = int(from_right)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage, False)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    # The algorithm drops explicit marks (rule X9); they take the level of what stands before them.
    kept = iter(storage["chars"])
    found: list[int] = []
    for letter in text:
        dropped = unicodedata.bidirectional(letter) in ("LRE", "RLE", "LRO", "RLO", "PDF", "BN")
        found.append((found[-1] if found else base) if dropped else int(next(kept)["level"]))
    return found


def in_reading_order(pieces: list[Piece]) -> list[Piece]:
    """The pieces of one line from left to right (rule L2: turn each stretch at or above every odd level)."""
    highest = max((piece.level for piece in pieces), default=0)
    ordered = list(pieces)
    for level in range(highest, 0, -1):
        start = 0
        while start < len(ordered):
            if ordered[start].level < level:
                start += 1
                continue
            end = start
            while end < len(ordered) and ordered[end].level >= level:
                end += 1
            ordered[start:end] = reversed(ordered[start:end])
            start = end
    return ordered


@lru_cache(maxsize=65536)
def shaped(text: str, voice: Voice, level: int = 0) -> tuple[Piece, ...]:
    """The pieces of a stretch of text that is read in one direction, in the order it is written.

    Raises `Unprintable` where no face has a letter.
    """
    plain = UNSEEN.sub("", unicodedata.normalize("NFC", text)).replace("\u00a0", " ")
    return tuple(_piece(face, stretch, level) for face, stretch in by_face(plain, voice))


def _piece(face: Face, text: str, level: int) -> Piece:
    buffer = face.shape(text, from_right=level % 2 == 1)
    glyphs = [info.codepoint for info in buffer.glyph_infos]
    places = [position.position for position in buffer.glyph_positions]
    width = sum([place[2] for place in places]) * face.scale
    read = "".join(map(face.means, glyphs))
    even = not any(aside or rise for aside, rise, _, _ in places) and _as_drawn(face, glyphs, places)
    return Piece(
        face=face,
        width=width,
        shows=((0.0, f"<{_codes(glyphs)}>"),) if even and glyphs else _shows(face, glyphs, places),
        glyphs=frozenset(glyphs),
        text=text,
        spoken=read != text,
        level=level,
    )


def _as_drawn(face: Face, glyphs: list[int], places: list[tuple[int, int, int, int]]) -> bool:
    """Whether every glyph takes just the room that its face gives it: nothing is kerned."""
    scale, advances = face.scale, map(face.advance, glyphs)
    apart = [place[2] * scale - advance for place, advance in zip(places, advances, strict=True)]
    return max(map(abs, (*apart, sum(apart)))) < 0.05


def _codes(glyphs: list[int]) -> str:
    return struct.pack(f">{len(glyphs)}H", *glyphs).hex().upper()


def _shows(
    face: Face, glyphs: list[int], places: list[tuple[int, int, int, int]]
) -> tuple[tuple[float, str], ...]:
    """Glyph numbers and the moves between them. A move left is positive, as the PDF operator has it."""
    shows: list[tuple[float, str]] = []
    current: list[str] = []
    height, move, run = 0.0, 0.0, ""
    scale, advance = face.scale, face.advance
    for glyph, (aside, rise, across, _) in zip(glyphs, places, strict=True):
        if aside or rise or height or not -0.05 < move < 0.05:
            move += aside * scale
            if run:
                current.append(f"<{run}>")
                run = ""
            if rise * scale != height and current:
                shows.append((height, " ".join(current)))
                current = []
            if not -0.05 < move < 0.05:
                current.append(f"{round(-move, 1):g}")
                move = 0.0
            height = rise * scale
        run += f"{glyph:04X}"
        move += across * scale - advance(glyph) - aside * scale
    if run:
        current.append(f"<{run}>")
    if abs(move) > 0.05:
        current.append(f"{round(-move, 1):g}")
    if current:
        shows.append((height, " ".join(current)))
    return tuple(shows)
