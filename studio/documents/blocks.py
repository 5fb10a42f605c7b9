"""Blocks: what a page's body is made of. Each says which parts it has; a part is drawn whole, on one page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from studio.documents.faces import Voice
from studio.documents.setting import Line, from_right, line, lines
from studio.documents.sheet import ACCENT, MM, Sheet
from studio.documents.wording import Text, plain


@dataclass(frozen=True)
class Type:
    """Type sizes and distances in points: text on leading, and the gap between paragraphs."""

    text: float = 11
    leading: float = 15
    gap: float = 7.5
    heading: float = 16
    detail: float = 10
    detail_leading: float = 13.5
    small: float = 7.5
    row_gap: float = 6


NORMAL = Type()
# The same size a little closer, tried before a letter is allowed a second page.
SNUG = Type(leading=14, gap=5, detail_leading=12.5, row_gap=4.5)
LARGE = Type(text=16, leading=21.5, gap=10, heading=21, detail=16, detail_leading=20.5, small=11)
# What would take a second page for a few lines: closer first, then smaller, never below what large print may be.
LARGE_SNUG = Type(
    text=16, leading=20, gap=6.5, heading=20, detail=16, detail_leading=19.5, small=11, row_gap=4.5
)
LARGE_LEAST = Type(
    text=14, leading=18, gap=7, heading=18, detail=14, detail_leading=17, small=11, row_gap=4.5
)


class Part(NamedTuple):
    """Something drawn whole. `draw(sheet, x, top)`; `gap` is the white before it, none at the head of a page.

    `stay` keeps it on one page with the part after it; `foot` puts it at the foot of its page; `last` is not left
    alone on one.
    """

    height: float
    draw: Callable[[Sheet, float, float], None]
    gap: float = 0
    stay: bool = False
    foot: bool = False
    last: bool = False


class Block(Protocol):
    """Anything with parts, given the type sizes and the measure (points)."""

    def parts(self, type: Type, measure: float, /) -> Iterator[Part]:
        """The parts in order."""


def as_text(words: str | Text, voice: Voice = Voice.TEXT) -> Text:
    """Words as text: a string is plain words in one voice, dates and prices kept whole."""
    return plain(words, voice) if isinstance(words, str) else words


def stand(size: float, leading: float) -> float:
    """How far below the top of its line type stands."""
    return (leading - size) / 2 + size * 0.79


def _writing(set_line: Line, down: float, edge: float | None = None) -> Callable[[Sheet, float, float], None]:
    """Draws a line; `edge` is where it ends at the right, for one that is read from there."""
    aside = 0.0 if edge is None else edge - set_line.width

    def draw(sheet: Sheet, x: float, top: float) -> None:
        sheet.write(x + aside, top + down, set_line)

    return draw


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, ragged where its lines end. Two lines at least stay together at the head and foot of a page."""

    text: str | Text

    def parts(self, type: Type, measure: float) -> Iterator[Part]:
        """One part a line."""
        text = as_text(self.text)
        set_lines = lines(text, type.text, measure)
        edge = measure if from_right(text) else None
        down = stand(type.text, type.leading)
        last = len(set_lines) - 1
        for number, set_line in enumerate(set_lines):
            joined = number < last and (number == 0 or number >= last - 1)
            yield Part(type.leading, _writing(set_line, down, edge), 0 if number else type.gap, joined)


@dataclass(frozen=True)
class Heading:
    """A heading, never alone at the foot of a page."""

    words: str

    def parts(self, type: Type, measure: float) -> Iterator[Part]:
        """One part a line, each staying with what follows."""
        leading = type.heading * 1.3
        text = as_text(self.words, Voice.HEADING)
        edge = measure if from_right(text) else None
        for number, set_line in enumerate(lines(text, type.heading, measure)):
            gap = 0 if number else type.gap * 1.6
            yield Part(leading, _writing(set_line, stand(type.heading, leading), edge), gap, stay=True)


@dataclass(frozen=True)
class Space:
    """White space of so many millimetres."""

    height: float

    def parts(self, _type: Type, _measure: float, /) -> Iterator[Part]:
        """One empty part."""
        yield Part(self.height * MM, _nothing)


def _nothing(_sheet: Sheet, _x: float, _top: float) -> None:
    """White paper is drawn by drawing nothing."""


@dataclass(frozen=True)
class Items:
    """A list, each item after a bullet, or after a box to tick (none is ever ticked for anyone)."""

    texts: tuple[str | Text, ...]
    boxes: bool = False

    def parts(self, type: Type, measure: float) -> Iterator[Part]:
        """One part an item."""
        indent = type.text * (1.7 if self.boxes else 1.2)
        for text in self.texts:
            words = as_text(text)
            set_lines = lines(words, type.text, measure - indent)
            yield self._item(set_lines, type, indent, measure if from_right(words) else None)

    def _item(self, set_lines: tuple[Line, ...], type: Type, indent: float, edge: float | None) -> Part:
        down = stand(type.text, type.leading)
        bullet, side = line("•", size=type.text), type.text * 0.85
        mark = 0.0 if edge is None else edge - (side if self.boxes else bullet.width)

        def draw(sheet: Sheet, x: float, top: float) -> None:
            if self.boxes:
                sheet.box(x + mark, top + down - type.text * 0.74, side)
            else:
                sheet.write(x + mark, top + down, bullet, ACCENT)
            for number, set_line in enumerate(set_lines):
                aside = indent if edge is None else edge - indent - set_line.width
                sheet.write(x + aside, top + down + number * type.leading, set_line)

        return Part(type.leading * len(set_lines), draw, type.gap * 0.5)
