"""Blocks: what a page's body is made of. Each says which parts it has; a part is drawn whole, on one page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from studio.documents.faces import Voice
from studio.documents.pictures import picture
from studio.documents.setting import Line, line, lines
from studio.documents.sheet import ACCENT, INK, MM, MUTED, Ink, Sheet
from studio.documents.wording import Span, Text, plain


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


def _writing(
    set_line: Line, down: float, ink: Ink = INK, aside: float = 0
) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, top: float) -> None:
        sheet.write(x + aside, top + down, set_line, ink)

    return draw


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, ragged right. Two lines at least stay together at the head and the foot of a page."""

    text: str | Text

    def parts(self, type: Type, measure: float) -> Iterator[Part]:
        """One part a line."""
        set_lines = lines(as_text(self.text), type.text, measure)
        down = stand(type.text, type.leading)
        last = len(set_lines) - 1
        for number, set_line in enumerate(set_lines):
            joined = number < last and (number == 0 or number >= last - 1)
            yield Part(type.leading, _writing(set_line, down), 0 if number else type.gap, joined)


@dataclass(frozen=True)
class Heading:
    """A heading, never alone at the foot of a page."""

    words: str

    def parts(self, type: Type, measure: float) -> Iterator[Part]:
        """One part a line, each staying with what follows."""
        leading = type.heading * 1.3
        for number, set_line in enumerate(lines(as_text(self.words, Voice.HEADING), type.heading, measure)):
            gap = 0 if number else type.gap * 1.6
            yield Part(leading, _writing(set_line, stand(type.heading, leading)), gap, stay=True)


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
            set_lines = lines(as_text(text), type.text, measure - indent)
            yield self._item(set_lines, type, indent)

    def _item(self, set_lines: tuple[Line, ...], type: Type, indent: float) -> Part:
        down = stand(type.text, type.leading)
        bullet = line("•", size=type.text)

        def draw(sheet: Sheet, x: float, top: float) -> None:
            if self.boxes:
                sheet.box(x, top + down - type.text * 0.74, type.text * 0.85)
            else:
                sheet.write(x, top + down, bullet, ACCENT)
            for number, set_line in enumerate(set_lines):
                sheet.write(x + indent, top + down + number * type.leading, set_line)

        return Part(type.leading * len(set_lines), draw, type.gap * 0.5)


@dataclass(frozen=True)
class Row:
    """One numbered line of a list with prices: what it is, what it is like, and its amount as printed ("£895.00")."""

    title: str
    details: tuple[str, ...] = ()
    amount: str = ""
    number: str = ""
    picture: bytes | None = None
    struck: bool = False
    """Struck through: it was here once, and is no longer ordered."""


_CORNER = 2.2


@dataclass(frozen=True)
class Rows:
    """Rows with a fine rule below each. A row is never divided."""

    rows: tuple[Row, ...]

    def parts(self, type: Type, measure: float) -> Iterator[Part]:
        """One part a row, the last staying with the sum below it."""
        numbers = [line(row.number, size=type.text) for row in self.rows if row.number]
        pictured = any(row.picture for row in self.rows)
        indent = max((number.width for number in numbers), default=-9) + 9
        indent += 26 * MM if pictured else 0
        amounts = [line(row.amount, size=type.text).width for row in self.rows if row.amount]
        room = measure - indent - (max(amounts) + 16 if amounts else 0)
        for place, row in enumerate(self.rows):
            number_room = indent - (26 * MM if pictured else 0)
            yield self._row(row, type, measure, indent, room, number_room, last=place == len(self.rows) - 1)

    def _row(
        self, row: Row, type: Type, measure: float, indent: float, room: float, number_room: float, last: bool
    ) -> Part:
        title = lines(as_text(row.title, Voice.STRONG), type.text, room)
        details = [
            (set_line, MUTED if place else INK)
            for place, words in enumerate(row.details)
            for set_line in lines(as_text(words), type.detail, room)
        ]
        shown = picture(row.picture) if row.picture else None
        text_height = len(title) * type.leading + len(details) * type.detail_leading
        height = max(text_height, 15 * MM + 4 if shown else 0)

        def draw(sheet: Sheet, x: float, top: float) -> None:
            down = top + stand(type.text, type.leading)
            if row.number:
                sheet.write(x, down, line(row.number, size=type.text), MUTED)
            if shown:
                across, tall = _within(shown.width, shown.height, 21 * MM, 15 * MM)
                aside = (21 * MM - across) / 2
                sheet.picture(shown, x + number_room + aside, top + 2, across, tall, _CORNER)
            ink = MUTED if row.struck else INK
            if row.amount:
                amount = line(row.amount, size=type.text)
                sheet.write_right(x + measure, down, amount, ink)
                if row.struck:
                    _strike(sheet, x + measure - amount.width, down, amount, type)
            for set_line in title:
                sheet.write(x + indent, down, set_line, ink)
                if row.struck:
                    _strike(sheet, x + indent, down, set_line, type)
                down += type.leading
            down += stand(type.detail, type.detail_leading) - stand(type.text, type.leading)
            for set_line, ink in details:
                sheet.write(x + indent, down, set_line, ink)
                down += type.detail_leading
            sheet.rule(x, top + height + type.row_gap, x + measure)

        return Part(height + type.row_gap, draw, gap=type.row_gap, stay=last)


def _strike(sheet: Sheet, x: float, down: float, words: Line, type: Type) -> None:
    sheet.rule(x, down - type.text * 0.28, x + words.width, MUTED, 0.8)


def _within(width: float, height: float, room: float, tall: float) -> tuple[float, float]:
    scale = min(room / width, tall / height)
    return width * scale, height * scale


class Total(NamedTuple):
    """One line of the sum: its name, and its amount as printed."""

    label: str
    amount: str
    strong: bool = False


@dataclass(frozen=True)
class Totals:
    """The sum, amounts under each other on their decimal points, kept together and with the row before."""

    totals: tuple[Total, ...]

    def parts(self, type: Type, measure: float) -> Iterator[Part]:
        """One part a line of the sum, staying together."""
        voices = [Voice.STRONG if total.strong else Voice.TEXT for total in self.totals]
        labels = [
            line(total.label, voice, type.text) for total, voice in zip(self.totals, voices, strict=True)
        ]
        amounts = [
            line(total.amount, voice, type.text) for total, voice in zip(self.totals, voices, strict=True)
        ]
        pence = [
            line("." + total.amount.rpartition(".")[2], voice, type.text).width
            if "." in total.amount
            else 0.0
            for total, voice in zip(self.totals, voices, strict=True)
        ]
        column = max(label.width for label in labels) + max(amount.width for amount in amounts) + 16
        leading, left = type.leading * 1.15, measure - max(column, 72 * MM)
        for number, (label, amount) in enumerate(zip(labels, amounts, strict=True)):
            end = measure - max(pence) + pence[number]
            yield Part(
                leading + (0 if number < len(labels) - 1 else 5),
                _total(label, amount, left, end, stand(type.text, leading)),
                gap=0 if number else 7,
                stay=number < len(labels) - 1,
            )


def _total(
    label: Line, amount: Line, left: float, end: float, down: float
) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, top: float) -> None:
        sheet.write(x + left, top + down, label)
        sheet.write_right(x + end, top + down, amount)

    return draw


@dataclass(frozen=True)
class Closing:
    """How a letter ends: the greeting, room for the pen (or a picture of the signature), and the name in print."""

    name: str
    role: str = ""
    greeting: str = "Yours sincerely"
    signature: bytes | None = None

    def parts(self, type: Type, measure: float) -> Iterator[Part]:
        """One part."""
        down = stand(type.text, type.leading)
        room = type.leading * 2.6
        printed = f"{self.name}, {self.role}" if self.role else self.name
        greeting, names = line(self.greeting, size=type.text), lines(plain(printed), type.text, measure)
        pen = line(self.name, Voice.ITALIC, type.text * 1.65)
        shown = picture(self.signature) if self.signature else None

        def draw(sheet: Sheet, x: float, top: float) -> None:
            sheet.write(x, top + down, greeting)
            if shown:
                across, tall = _within(shown.width, shown.height, 60 * MM, room - 8)
                sheet.picture(shown, x, top + type.leading + 4, across, tall)
            else:
                sheet.write(x, top + type.leading + room * 0.68, pen, ACCENT)
            for number, name in enumerate(names):
                sheet.write(x, top + type.leading * (1 + number) + room + down, name)

        yield Part(type.leading * (1 + len(names)) + room, draw, gap=type.gap, last=True)


_SIGNING = 12


@dataclass(frozen=True)
class Signatures:
    """Places to sign, side by side at the foot of the last page, each with the name below its rule."""

    names: tuple[str, ...]

    def parts(self, type: Type, measure: float) -> Iterator[Part]:
        """One part, at the foot."""
        between = 14 * MM
        width = (measure - between * (len(self.names) - 1)) / len(self.names)
        below = type.detail_leading
        captions = [lines((Span(name),), type.detail, width) for name in self.names]
        height = _SIGNING * MM + max(len(caption) for caption in captions) * below

        def draw(sheet: Sheet, x: float, top: float) -> None:
            for number, caption in enumerate(captions):
                left = x + number * (width + between)
                sheet.rule(left, top + _SIGNING * MM, left + width)
                for row, name in enumerate(caption):
                    sheet.write(
                        left, top + _SIGNING * MM + row * below + stand(type.detail, below), name, MUTED
                    )

        yield Part(height, draw, gap=type.gap, foot=True)
