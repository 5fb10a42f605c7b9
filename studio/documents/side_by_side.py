"""For sheets of our own: somebody's words as they were said, two lists beside each other, small pictures in a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from studio.documents.blocks import Part, Type, as_text, stand
from studio.documents.desk_blocks import one_line, shown
from studio.documents.faces import Voice
from studio.documents.pictures import Picture, picture
from studio.documents.setting import Line, lines
from studio.documents.sheet import ACCENT, MM, Sheet

_GUTTER = 9 * MM
_BULLET = 11.0
_NONE = "–"


@dataclass(frozen=True)
class Said:
    """Somebody's own words, larger than ours, behind an upright line; they may go on overleaf."""

    words: str

    def parts(self, _type: Type, measure: float, /) -> Iterator[Part]:
        """One part a line."""
        size, leading = 13.0, 18.0
        set_lines = lines(as_text(shown(self.words), Voice.ITALIC), size, measure - 14)
        for number, set_line in enumerate(set_lines):

            def draw(sheet: Sheet, x: float, top: float, set_line: Line = set_line) -> None:
                sheet.upright(x + 1, top, top + leading, ACCENT, 1.5)
                sheet.write(x + 14, top + stand(size, leading), set_line)

            yield Part(leading, draw, gap=0 if number else 6, stay=number < 2 and number < len(set_lines) - 1)


@dataclass(frozen=True)
class TwoLists:
    """Two lists beside each other, each under its own heading: what to change, and what to keep."""

    left: str
    left_lines: tuple[str, ...]
    right: str
    right_lines: tuple[str, ...]

    def parts(self, type: Type, measure: float) -> Iterator[Part]:
        """The headings, then a part for each line of the longer list."""
        across = (measure - _GUTTER) / 2
        heads = [one_line(words, Voice.HEADING, 13, across) for words in (self.left, self.right)]

        def head(sheet: Sheet, x: float, top: float) -> None:
            for place, words in enumerate(heads):
                at = x + place * (across + _GUTTER)
                sheet.write(at, top + 13, words, ACCENT)
                sheet.rule(at, top + 18, at + across)

        yield Part(21, head, gap=12, stay=True)
        for left, right in zip_longest(self.left_lines or (_NONE,), self.right_lines or (_NONE,)):
            yield self._pair(left, right, type, across)

    def _pair(self, left: str | None, right: str | None, type: Type, across: float) -> Part:
        words = (left, right)
        set_both = [
            lines(as_text(shown(words)), type.text, across - _BULLET) if words else ()
            for words in (left, right)
        ]

        def draw(sheet: Sheet, x: float, top: float) -> None:
            for place, set_lines in enumerate(set_both):
                at = x + place * (across + _GUTTER)
                for number, set_line in enumerate(set_lines):
                    down = top + number * type.leading + stand(type.text, type.leading)
                    if number == 0 and words[place] != _NONE:
                        sheet.write(at, down, one_line("•", Voice.TEXT, type.text, _BULLET), ACCENT)
                    sheet.write(at + _BULLET, down, set_line)

        return Part(max(map(len, set_both)) * type.leading, draw, gap=4)


@dataclass(frozen=True)
class SmallPicture:
    """A small picture with a caption; ``marked`` puts a cross beside it. Without a picture its place stays empty."""

    data: bytes | None
    caption: str
    detail: str = ""
    marked: bool = False


@dataclass(frozen=True)
class SmallPictures:
    """Small pictures below two lists, those of each in rows of three, so high at most (millimetres)."""

    left: tuple[SmallPicture, ...]
    right: tuple[SmallPicture, ...]
    highest: float = 30
    across: int = 3

    def parts(self, type: Type, measure: float) -> Iterator[Part]:
        """A part for each row, as high as the highest in it."""
        half = (measure - _GUTTER) / 2
        wide = (half - (self.across - 1) * 8) / self.across
        sides = [
            [side[start : start + self.across] for start in range(0, len(side), self.across)]
            for side in (self.left, self.right)
        ]
        for left, right in zip_longest(*sides, fillvalue=()):
            cells = [
                (
                    place * (half + _GUTTER) + number * (wide + 8),
                    _Cell.of(each, wide, self.highest * MM, type),
                )
                for place, row in enumerate((left, right))
                for number, each in enumerate(row)
            ]
            yield self._row(cells, type)

    def _row(self, cells: list[tuple[float, _Cell]], type: Type) -> Part:
        high = max(cell.tall for _, cell in cells)
        under = max(len(cell.told) for _, cell in cells) * type.detail_leading

        def draw(sheet: Sheet, x: float, top: float) -> None:
            for aside, cell in cells:
                cell.draw(sheet, x + aside, top, high, type)

        return Part(high + 4 + under, draw, gap=8)


@dataclass(frozen=True, eq=False)
class _Cell:
    """One small picture set: how large it is, and the lines below it."""

    picture: Picture | None
    across: float
    tall: float
    told: tuple[Line, ...]
    marked: bool

    @classmethod
    def of(cls, each: SmallPicture, wide: float, high: float, type: Type) -> _Cell:
        told = [one_line(each.caption, Voice.STRONG, type.detail, wide - (12 if each.marked else 0))]
        if each.detail:
            told += lines(as_text(shown(each.detail)), type.detail - 0.5, wide)
        if each.data is None:
            return cls(None, wide, high * 0.6, tuple(told), each.marked)
        image = picture(each.data)
        scale = min(wide / image.width, high / image.height)
        return cls(image, image.width * scale, image.height * scale, tuple(told), each.marked)

    def draw(self, sheet: Sheet, x: float, top: float, high: float, type: Type) -> None:
        """At the left of its place, standing on the line of its row."""
        at = top + high - self.tall
        if self.picture is None:
            sheet.frame(x, at, self.across, self.tall, dash="3 2")
        else:
            sheet.picture(self.picture, x, at, self.across, self.tall, 2)
        down = top + high + 4
        for number, set_line in enumerate(self.told):
            aside = 12 if self.marked and number == 0 else 0
            sheet.write(x + aside, down + number * type.detail_leading + 9, set_line)
        if self.marked:
            sheet.box(x, down + 1.5, 8.5)
            sheet.write(x + 1.7, down + 8.6, one_line("×", Voice.SMALL_STRONG, 9, 9), ACCENT)
