"""The reply slip: questions to mark, lines to write on, and the reference that brings it back to its letter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from studio.documents.blocks import Type, stand
from studio.documents.faces import Voice
from studio.documents.setting import Line, line, lines
from studio.documents.sheet import MM, MUTED, Sheet
from studio.documents.wording import plain
from studio.errors import Refused


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
    tear: str = "fold and tear here"


_Drawn = tuple[float, Callable[[Sheet, float, float], None]]
_HEAD, _FOOT, _CODE = 8 * MM, 9 * MM, 12.5 * MM
_SIZES = (15.5, 15.0, 14.5, 14.0, 13.5, 13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0)


def draw_questions(
    sheet: Sheet, slip: Slip, type: Type, x: float, measure: float, top: float, bottom: float
) -> None:
    """The part of a slip that is the same on every letter, its questions shared out over the height."""
    room = bottom - _FOOT - type.small * 1.6 - top - _HEAD
    drawn, spare, size = _fitted(slip, type, measure, room)
    between = min(spare / max(len(drawn) - 1, 1), size * 1.5)
    at = top + _HEAD
    for height, draw in drawn:
        draw(sheet, x, at)
        at += height + between


def _fitted(slip: Slip, type: Type, measure: float, room: float) -> tuple[list[_Drawn], float, float]:
    """The questions as large as they fit; in large print a line to write on goes before size does."""
    for size in (size for size in _SIZES if size < type.text):
        for most_lines in (3, 2, 1) if size > 12 else (3,):
            drawn = [_item(item, size, measure, number, most_lines) for number, item in enumerate(slip.items)]
            spare = room - sum(height for height, _ in drawn)
            if spare >= 0.3 * size * (len(drawn) - 1):
                return drawn, spare, size
    raise Refused("The slip has more questions than fit below the fold. Please take one away.", "slip")


def draw_reference(sheet: Sheet, slip: Slip, type: Type, x: float, measure: float, bottom: float) -> None:
    """The part of a slip that belongs to one letter: its reference, the thanks beside it, and the code."""
    reference = line(slip.reference, Voice.SMALL, type.small)
    sheet.write(x, bottom - _FOOT, reference, MUTED)
    thanks = line(slip.thanks, Voice.SMALL, type.small)  # the same on every letter, so it is set once
    sheet.write(x + reference.width + type.small * 0.85, bottom - _FOOT, thanks, MUTED)
    sheet.code(slip.reference, x + measure - _CODE, bottom - _FOOT - _CODE + 1, _CODE)


def _item(item: Choice | WriteIn, size: float, measure: float, number: int, most_lines: int) -> _Drawn:
    if isinstance(item, WriteIn):
        return _write_in(item.question, min(item.lines, most_lines), size, measure)
    question_size = size * 1.12 if number == 0 else size
    question = lines(plain(item.question, Voice.STRONG), question_size, measure)
    options = [line(option, size=size) for option in item.options]
    mark, gap = size * 0.86, size * 1.2
    needs = sum(mark + size * 0.5 + option.width + gap for option in options)
    hint = line(item.hint, size=size * 0.9) if item.hint else None
    beside = question[-1].width + gap * 1.2
    needs += hint.width if hint else 0
    # Boxes come last as a rule, where the code stands at the right.
    room = measure - (_CODE + gap if item.boxes else 0)
    if len(question) == 1 and beside + needs <= room:
        return _beside(item, question[0], options, hint, size, beside)
    return _below(item, question, options, hint, size, question_size, measure)


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
    item: Choice,
    question: tuple[Line, ...],
    options: list[Line],
    hint: Line | None,
    size: float,
    question_size: float,
    measure: float,
) -> _Drawn:
    leading, question_leading = size * 1.75, question_size * 1.35
    space = size * 1.36
    step = (measure - (hint.width if hint else 0)) / max(len(options), 1)
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
        if hint and even:
            sheet.write_right(x + measure, under + stand(size, leading), hint, MUTED)

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


def _write_in(words: str, count: int, size: float, measure: float) -> _Drawn:
    question = lines(plain(words, Voice.STRONG), size, measure)
    leading, ruled = size * 1.4, max(size * 1.9, 7.5 * MM)

    def draw(sheet: Sheet, x: float, top: float) -> None:
        for number, set_line in enumerate(question):
            sheet.write(x, top + number * leading + stand(size, leading), set_line)
        for number in range(1, count + 1):
            down = top + len(question) * leading + number * ruled - size * 0.3
            sheet.rule(x, down, x + measure)

    return len(question) * leading + count * ruled, draw
