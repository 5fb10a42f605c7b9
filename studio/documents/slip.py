"""The reply slip: questions to mark, lines to write on, and the reference that brings it back to its letter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from studio.documents.blocks import Type, stand
from studio.documents.faces import Voice
from studio.documents.setting import Line, line, lines
from studio.documents.sheet import MM, MUTED, Sheet
from studio.documents.wording import plain


@dataclass(frozen=True)
class Choice:
    """A question with marks to choose from: circles for one answer, boxes for any number. `hint` stands after."""

    question: str
    options: tuple[str, ...]
    boxes: bool = False
    hint: str = ""


@dataclass(frozen=True)
class WriteIn:
    """A question answered in the client's own words, on so many lines."""

    question: str
    lines: int = 2


@dataclass(frozen=True)
class Slip:
    """Up to four questions, a word of thanks, and the letter's reference in print and as a QR code."""

    reference: str
    items: tuple[Choice | WriteIn, ...]
    thanks: str = ""


_Drawn = tuple[float, Callable[[Sheet, float, float], None]]
_HEAD, _FOOT, _CODE = 8 * MM, 9 * MM, 12.5 * MM


def draw_questions(sheet: Sheet, slip: Slip, type: Type, x: float, measure: float, top: float, bottom: float) -> None:
    """The part of a slip that is the same on every letter, its questions shared out over the height."""
    size = type.text if type.text > 12 else 10.5
    drawn = [_item(item, size, measure, number) for number, item in enumerate(slip.items)]
    floor = bottom - _FOOT - type.small * 1.2
    spare = floor - top - _HEAD - sum(height for height, _ in drawn)
    between = min(max(spare / max(len(drawn), 1), 2), size * 1.5)
    at = top + _HEAD
    for height, draw in drawn:
        draw(sheet, x, at)
        at += height + between


def draw_reference(sheet: Sheet, slip: Slip, type: Type, x: float, measure: float, bottom: float) -> None:
    """The part of a slip that belongs to one letter: its reference, the thanks beside it, and the code."""
    words = f"{slip.reference}   {slip.thanks}".strip()
    foot = line(words, Voice.SMALL, type.small)
    sheet.write(x, bottom - _FOOT, foot, MUTED)
    sheet.code(slip.reference, x + measure - _CODE, bottom - _FOOT - _CODE + 1, _CODE)


def _item(item: Choice | WriteIn, size: float, measure: float, number: int) -> _Drawn:
    if isinstance(item, WriteIn):
        return _write_in(item, size, measure)
    question_size = size * 1.12 if number == 0 else size
    question = lines(plain(item.question, Voice.STRONG), question_size, measure)
    options = [line(option, size=size) for option in item.options]
    mark, gap = size * 0.86, size * 1.2
    needs = sum(mark + size * 0.5 + option.width + gap for option in options)
    hint = line(item.hint, size=size * 0.9) if item.hint else None
    beside = question[-1].width + gap * 1.2
    if len(question) == 1 and beside + needs + (hint.width if hint else 0) <= measure - (_CODE + gap if item.boxes else 0):
        return _beside(item, question[0], options, hint, size, beside)
    return _below(item, question, options, size, question_size, measure)


def _beside(
    item: Choice, question: Line, options: list[Line], hint: Line | None, size: float, start: float
) -> _Drawn:
    leading = size * 1.6

    def draw(sheet: Sheet, x: float, top: float) -> None:
        down = top + stand(size, leading)
        sheet.write(x, down, question)
        at = x + start
        for option in options:
            at = _option(sheet, item, option, at, down, size) + size * 1.5
        if hint:
            sheet.write(at, down, hint, MUTED)

    return leading, draw


def _below(
    item: Choice, question: tuple[Line, ...], options: list[Line], size: float, question_size: float, measure: float
) -> _Drawn:
    leading, question_leading = size * 1.75, question_size * 1.35
    space = size * 1.36
    step = measure / max(len(options), 1)
    even = all(option.width + space + size * 0.4 <= step for option in options)
    places: list[tuple[float, int]] = []
    natural = sum(option.width + space for option in options)
    between = (measure - natural) / max(len(options) - 1, 1)
    at, row = 0.0, 0
    for number, option in enumerate(options):
        width = option.width + space
        if even:
            places.append((number * step, 0))
            continue
        if between < size * 0.7 and at and at + width > measure:
            at, row = 0.0, row + 1
        places.append((at, row))
        at += width + max(between, size * 1.2) if between < size * 0.7 else width + between
    rows = places[-1][1] + 1 if places else 0

    def draw(sheet: Sheet, x: float, top: float) -> None:
        for number, set_line in enumerate(question):
            sheet.write(x, top + number * question_leading + stand(question_size, question_leading), set_line)
        under = top + len(question) * question_leading + size * 0.2
        for option, (left, option_row) in zip(options, places, strict=True):
            _option(sheet, item, option, x + left, under + option_row * leading + stand(size, leading), size)

    return len(question) * question_leading + size * 0.2 + rows * leading, draw


def _option(sheet: Sheet, item: Choice, option: Line, at: float, down: float, size: float) -> float:
    """One mark and its words; answers where they end."""
    mark = size * 0.86
    if item.boxes:
        sheet.box(at, down - mark + size * 0.1, mark)
    else:
        sheet.circle(at + mark / 2, down - size * 0.33, mark / 2)
    left = at + mark + size * 0.5
    sheet.write(left, down, option)
    return left + option.width


def _write_in(item: WriteIn, size: float, measure: float) -> _Drawn:
    question = lines(plain(item.question, Voice.STRONG), size, measure)
    leading, ruled = size * 1.4, max(size * 1.9, 7.5 * MM)

    def draw(sheet: Sheet, x: float, top: float) -> None:
        for number, set_line in enumerate(question):
            sheet.write(x, top + number * leading + stand(size, leading), set_line)
        for number in range(1, item.lines + 1):
            down = top + len(question) * leading + number * ruled - size * 0.3
            sheet.rule(x, down, x + measure)

    return len(question) * leading + item.lines * ruled, draw
