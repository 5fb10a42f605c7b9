"""Setting: text becomes lines of a given measure, ragged, with no word left alone on the last line.

Lengths are points. Lines that were set once are kept, so the fixed paragraphs of a batch are set once.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from studio.documents.breaks import parts
from studio.documents.faces import Face, Unprintable, Voice, printable
from studio.documents.scripts import clusters
from studio.documents.shaping import (
    Piece,
    fenced,
    in_reading_order,
    levels,
    reads_from_right,
    right_to_left,
    shaped,
)
from studio.documents.wording import NO_BREAK, Span, Text

Glyphs = tuple[tuple[Face, frozenset[int]], ...]
"""Which glyphs of which faces."""


class Line(NamedTuple):
    """One line ready to be placed: PDF text operators that start where the pen stands, and the glyphs they use."""

    width: float
    show: str
    glyphs: Glyphs


class _Unit(NamedTuple):
    """What never breaks: a word, with the space that follows it where the line goes on (None: a line ends here)."""

    width: float
    pieces: tuple[Piece, ...]
    space: Piece | None
    closed: bool = False


@lru_cache(maxsize=16384)
def line(words: str, voice: Voice = Voice.TEXT, size: float = 11) -> Line:
    """One line of words in one voice, never broken. Line ends inside count as spaces."""
    words = fenced(words.replace("\n", " ").replace("\r", " ").replace("  ", f"{NO_BREAK} "))
    return text_line((Span(words, voice),), size)


@lru_cache(maxsize=16384)
def text_line(text: Text, size: float) -> Line:
    """One line of text, never broken."""
    units = _units(text, float("inf"), size)
    return _line(units, size)


@lru_cache(maxsize=16384)
def lines(text: Text, size: float, measure: float) -> tuple[Line, ...]:
    """Text in lines no wider than the measure. A line end in the text ends a line.

    Raises `Unprintable` where no face has a letter.
    """
    found: list[Line] = []
    start = 0
    units = _units(text, measure, size)
    for end, unit in enumerate(units, start=1):
        if unit.closed or end == len(units):
            section = units[start:end]
            found.extend(_line(section[a:b], size) for a, b in _breaks(section, measure * 1000 / size))
            start = end
    return tuple(found)


def from_right(text: Text) -> bool:
    """Whether a paragraph reads from the right, and so is set against the right edge."""
    return any(right_to_left(span.words) for span in text) and reads_from_right(
        "".join(span.words for span in text)
    )


def _units(text: Text, measure: float, size: float) -> list[_Unit]:
    if any(right_to_left(span.words) for span in text):
        marked = _with_levels(text)
    else:
        marked = [(span.words, span.voice, 0) for span in text]
    limit = measure * 1000 / size
    units: list[_Unit] = []
    pending: list[Piece] = []
    for words, voice, level in marked:
        for number, closed_row in enumerate(words.replace("\r", " ").split("\n")):
            if number:
                _close(units, pending)
                pending = []
            for place, word in enumerate(closed_row.replace("\t", " ").split(" ")):
                if place:
                    space = shaped(" ", voice, level)[0]
                    units.extend(_fitting(pending, space, limit, voice))
                    pending = []
                for number_of_part, part in enumerate(parts(word) if word else ()):
                    if number_of_part:  # a line may end here, and has no space
                        units.extend(_fitting(pending, None, limit, voice))
                        pending = []
                    # Word by word, so that a name is shaped once wherever it stands.
                    for number_of_word, each in enumerate(part.split(NO_BREAK)):
                        if number_of_word:
                            pending.append(shaped(" ", voice, level)[0])
                        pending.extend(shaped(each, voice, level))
    units.extend(_fitting(pending, None, limit, Voice.TEXT))
    return units


def _with_levels(text: Text) -> list[tuple[str, Voice, int]]:
    whole = "".join(span.words for span in text)
    missing = printable(whole)
    if missing:
        # Said before the reading order is worked out, which knows no letter that Unicode does not.
        raise Unprintable(missing, whole)
    _, found = levels(whole, reads_from_right(whole))
    marked: list[tuple[str, Voice, int]] = []
    at = 0
    for span in text:
        for letter in span.words:
            if letter in "\u2068\u2069":
                continue
            level = found[at]
            at += 1
            if marked and marked[-1][1:] == (span.voice, level):
                marked[-1] = (marked[-1][0] + letter, span.voice, level)
            else:
                marked.append((letter, span.voice, level))
    return marked


def _close(units: list[_Unit], pending: list[Piece]) -> None:
    units.append(_Unit(sum(piece.width for piece in pending), tuple(pending), None, closed=True))


def _fitting(pending: list[Piece], space: Piece | None, limit: float, voice: Voice) -> Iterable[_Unit]:
    if not pending:
        return ()
    width = sum(piece.width for piece in pending)
    if width <= limit:
        return (_Unit(width, tuple(pending), space),)
    return _chopped(pending, space, limit, voice)


def _chopped(pending: list[Piece], space: Piece | None, limit: float, voice: Voice) -> list[_Unit]:
    """Something wider than the measure: broken where it fits, since a margin is never crossed."""
    level = pending[0].level
    parts = _kept_parts("".join(piece.text for piece in pending), limit, voice, level)
    units: list[_Unit] = []
    start = 0
    while start < len(parts):
        end, width = start, 0.0
        while end < len(parts) and (end == start or width + _width(parts[end], voice, level) <= limit):
            width += _width(parts[end], voice, level)
            end += 1
        # Side by side, letters may stand further apart than alone.
        while end > start + 1 and _width("".join(parts[start:end]).strip(), voice, level) > limit:
            end -= 1
        pieces = shaped("".join(parts[start:end]).strip(), voice, level)
        units.append(
            _Unit(sum(piece.width for piece in pieces), pieces, space if end == len(parts) else None)
        )
        start = end
    return units


def _width(words: str, voice: Voice, level: int) -> float:
    return sum(piece.width for piece in shaped(words, voice, level))


def _kept_parts(reading: str, limit: float, voice: Voice, level: int) -> list[str]:
    """The words of an over-long whole with their spaces, and the letters of a word too long by itself."""
    parts: list[str] = []
    for word in reading.replace(" ", f" {NO_BREAK}").split(NO_BREAK):
        # A word of a thousand letters is not worth shaping whole to learn that it does not fit.
        if len(word) < 200 and _width(word, voice, level) <= limit:
            parts.append(word)
        else:
            parts.extend(clusters(word))
    return [part for part in parts if part]


def _breaks(units: list[_Unit], measure: float) -> list[tuple[int, int]]:
    """Where to end lines so that they are as even as they can be: the least sum of squared gaps."""
    count = len(units)
    if count == 0:
        return [(0, 0)]
    if sum(unit.width + (unit.space.width if unit.space else 0.0) for unit in units) <= measure:
        return [(0, count)]
    best = [0.0] * (count + 1)
    follow = [count] * (count + 1)
    for start in range(count - 1, -1, -1):
        width, least = 0.0, float("inf")
        for end in range(start, count):
            unit = units[end]
            width += unit.width
            if width > measure and end > start:
                break
            gap = (measure - width) / measure
            if end == count - 1:
                # A last line of one short word looks forgotten.
                cost = 0.3 if start and gap > 0.88 else 0.0
            else:
                cost = 0.05 + gap * gap + best[end + 1] + (0.02 if len(unit.pieces[-1].text) == 1 else 0.0)
            if cost <= least:
                least, follow[start] = cost, end + 1
            width += unit.space.width if unit.space else 0.0
        best[start] = least
    found, start = [], 0
    while start < count:
        found.append((start, follow[start]))
        start = follow[start]
    return found


def _line(units: list[_Unit], size: float) -> Line:
    pieces: list[Piece] = []
    for number, unit in enumerate(units, start=1):
        pieces.extend(unit.pieces)
        if unit.space and number < len(units):
            pieces.append(unit.space)
    if any(piece.level for piece in pieces):
        pieces = in_reading_order(pieces)
    return Line(sum(piece.width for piece in pieces) * size / 1000, _show(pieces, size), _used(pieces))


def _used(pieces: list[Piece]) -> Glyphs:
    used: dict[Face, set[int]] = {}
    for piece in pieces:
        used.setdefault(piece.face, set()).update(piece.glyphs)
    return tuple((face, frozenset(glyphs)) for face, glyphs in used.items())


def _show(pieces: list[Piece], size: float) -> str:
    """PDF text operators for the pieces, one after the other."""
    found: list[str] = []
    waiting: list[str] = []
    face: Face | None = None

    def flush() -> None:
        if waiting:
            found.append(f"[{' '.join(waiting)}] TJ")
            waiting.clear()

    for piece in pieces:
        if piece.face is not face:
            flush()
            face = piece.face
            found.append(f"/F{face.number} {size:g} Tf")
        if len(piece.shows) == 1 and not piece.spoken and piece.shows[0][0] == 0:
            waiting.append(piece.shows[0][1])
            continue
        flush()
        if piece.spoken:
            found.append(f"/Span <</ActualText <FEFF{piece.text.encode('utf-16-be').hex().upper()}>>> BDC")
        for rise, shows in piece.shows:
            found.append(f"{rise * size / 1000:.4g} Ts [{shows}] TJ" if rise else f"[{shows}] TJ")
            if rise:
                found.append("0 Ts")
        if piece.spoken:
            found.append("EMC")
    flush()
    return " ".join(found)
