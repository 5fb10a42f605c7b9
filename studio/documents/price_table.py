"""A table of prices: what is offered, group by group, sizes and finishes beside each other, prices on their points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from studio.documents.blocks import Part, Type, as_text, stand
from studio.documents.faces import Voice
from studio.documents.setting import Line, line, lines
from studio.documents.sheet import MUTED, Sheet

_BETWEEN = 14.0
"""Points between two columns at the least."""


class PriceLine(NamedTuple):
    """One price as printed: "30 inches wide by 24 inches high", "oak frame", "£895.00"."""

    size: str
    finish: str
    amount: str


class PriceGroup(NamedTuple):
    """What is offered, and its prices."""

    title: str
    lines: tuple[PriceLine, ...]


@dataclass(frozen=True)
class _Columns:
    """Where finish and price stand; ``finish`` is None where it has a line of its own below the size."""

    finish: float | None
    point: float
    """How far from the right edge the points of the prices stand."""
    room: float
    """For a size, or a finish below it."""


@dataclass(frozen=True)
class PriceTable:
    """All groups with the same columns. A price is never parted from its size, nor a title from its first price."""

    groups: tuple[PriceGroup, ...]

    def parts(self, type: Type, measure: float) -> Iterator[Part]:
        """One part a title and one part a price."""
        columns = self._columns(type, measure)
        for group in self.groups:
            yield from _titled(group.title, type, measure)
            last = len(group.lines) - 1
            for place, each in enumerate(group.lines):
                gap = type.row_gap * (0.7 if columns.finish is not None else 1.0)
                # The last price of a group is not left alone on a page.
                yield _priced(each, type, measure, columns, gap, stay=place == last - 1)

    def _columns(self, type: Type, measure: float) -> _Columns:
        every = [each for group in self.groups for each in group.lines]
        sizes = max((line(each.size, size=type.text).width for each in every), default=0)
        finishes = max((line(each.finish, size=type.text).width for each in every), default=0)
        whole = max((line(each.amount, size=type.text).width for each in every), default=0)
        pence = max((_pence(each.amount, type).width for each in every), default=0)
        beside = measure - sizes - whole - 2 * _BETWEEN
        room = measure - whole - _BETWEEN
        if finishes > beside:
            return _Columns(None, pence, room)
        return _Columns(sizes + min(_BETWEEN * 2, beside - finishes + _BETWEEN), pence, room)


def _pence(amount: str, type: Type) -> Line:
    _, point, pence = amount.rpartition(".")
    return line(point + pence if point else "", size=type.text)


def _titled(title: str, type: Type, measure: float) -> Iterator[Part]:
    """The title of a group on its rule."""
    set_lines = lines(as_text(title, Voice.STRONG), type.text, measure)
    for place, set_line in enumerate(set_lines):
        ends = place == len(set_lines) - 1

        def draw(sheet: Sheet, x: float, top: float, set_line: Line = set_line, ends: bool = ends) -> None:
            sheet.write(x, top + stand(type.text, type.leading), set_line)
            if ends:
                sheet.rule(x, top + type.leading + 3, x + measure)

        gap = 0 if place else type.gap * 2
        yield Part(type.leading + (4 if ends else 0), draw, gap, stay=True)


def _priced(each: PriceLine, type: Type, measure: float, columns: _Columns, gap: float, stay: bool) -> Part:
    size, amount = line(each.size, size=type.text), line(each.amount, size=type.text)
    end = measure - columns.point + _pence(each.amount, type).width
    below = columns.finish is None and each.finish
    finish = lines(as_text(each.finish), type.text, columns.room) if below else ()

    def draw(sheet: Sheet, x: float, top: float) -> None:
        first = top + stand(type.text, type.leading)
        sheet.write(x, first, size)
        if columns.finish is not None:
            sheet.write(x + columns.finish, first, line(each.finish, size=type.text))
        for number, set_line in enumerate(finish, start=1):
            sheet.write(x, first + number * type.leading, set_line, MUTED)
        sheet.write_right(x + end, first, amount)  # last, as it is read

    return Part(type.leading * (1 + len(finish)), draw, gap, stay=stay)
