"""Rows with amounts, and their sum: what an order, an invoice or a statement is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from studio.documents.blocks import Part, Type, as_text, stand
from studio.documents.faces import Voice
from studio.documents.pictures import picture
from studio.documents.setting import Line, line, lines
from studio.documents.sheet import INK, MM, MUTED, Sheet


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
                across, tall = shown.within(21 * MM, 15 * MM)
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
