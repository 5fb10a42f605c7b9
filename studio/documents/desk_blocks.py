"""What stands on a sheet for ourselves: a day's heading, a line of a table, an appointment with what to know of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from studio.documents.blocks import Part, Type, as_text, stand
from studio.documents.faces import Voice, printable
from studio.documents.setting import Line, line, lines
from studio.documents.sheet import ACCENT, INK, MM, MUTED, Ink, Sheet
from studio.documents.wording import Text

_TIMES, _LABELS = 36 * MM, 27 * MM
_BETWEEN = 6.0


def shown(words: str) -> str:
    """Words as our faces can print them: on a sheet for ourselves a letter that none has becomes a question mark."""
    for letter in printable(words):
        words = words.replace(letter, "?")
    return words


def one_line(words: str, voice: Voice, size: float, room: float) -> Line:
    """One line at its size, or as much smaller as it takes to fit."""
    set_line = line(shown(words), voice, size)
    return set_line if set_line.width <= room else line(shown(words), voice, size * room / set_line.width)


@dataclass(frozen=True)
class DayHeading:
    """A day of a week sheet, with what is to be said of it beside it; never alone at the foot of a page."""

    words: str
    beside: str = ""

    def parts(self, _type: Type, measure: float, /) -> Iterator[Part]:
        """One part, staying with what follows."""
        name = line(shown(self.words), Voice.HEADING, 12.5)
        beside = one_line(self.beside, Voice.SMALL, 8.5, measure - name.width - 14)

        def draw(sheet: Sheet, x: float, top: float) -> None:
            sheet.write(x, top + 13, name)
            sheet.write_right(x + measure, top + 13, beside, MUTED)
            sheet.rule(x, top + 18, x + measure)

        yield Part(20, draw, gap=9, stay=True)


@dataclass(frozen=True)
class TimeRow:
    """One line of a table: when, and cells of fixed shares of what is left, each as high as it needs."""

    when: str
    cells: tuple[str, ...]
    shares: tuple[float, ...]
    strong: bool = True
    """Whether the first cell is set stronger."""

    def parts(self, type: Type, measure: float) -> Iterator[Part]:
        """One part."""
        room = measure - _TIMES
        set_cells = [
            lines(as_text(shown(words), Voice.STRONG if self.strong and place == 0 else Voice.TEXT),
                  type.detail + 0.5, room * share - _BETWEEN)
            for place, (words, share) in enumerate(zip(self.cells, self.shares, strict=True))
        ]  # fmt: skip
        when = lines(as_text(shown(self.when)), type.detail + 0.5, _TIMES - _BETWEEN)
        leading = type.detail_leading + 0.5
        height = max(len(each) for each in (when, *set_cells)) * leading

        def draw(sheet: Sheet, x: float, top: float) -> None:
            _draw_lines(sheet, x, top, when, type.detail, leading)
            at = x + _TIMES
            for set_lines, share in zip(set_cells, self.shares, strict=True):
                _draw_lines(sheet, at, top, set_lines, type.detail, leading)
                at += room * share

        yield Part(height, draw, gap=4)


@dataclass(frozen=True)
class Fact:
    """A labelled line of an entry; ``hers`` are somebody's own words."""

    label: str
    words: str
    hers: bool = False


@dataclass(frozen=True)
class Entry:
    """One appointment of a day: its time and place at the left, at the right who comes and what to know of them.

    ``ticks`` are boxes to tick, the ones already done marked; ``note_lines`` are ruled lines for the pen.
    """

    when: str
    beside: tuple[str, ...]
    title: str
    kind: str
    facts: tuple[Fact, ...] = ()
    ticks: tuple[tuple[str, bool], ...] = ()
    ticks_label: str = ""
    note_lines: int = 0

    def parts(self, type: Type, measure: float) -> Iterator[Part]:
        """The head, then a part for each line of the rest, and a rule below."""
        room = measure - _TIMES
        yield self._head(type, measure)
        for fact in self.facts:
            yield from self._fact(fact, type, room)
        if self.ticks:
            yield from self._boxes(type, room)
        for number in range(self.note_lines):
            label = "Notes" if number == 0 else ""
            yield Part(17, _ruled(label, room), gap=0 if number else 3, stay=True)
        yield Part(8, _rule_below(measure))

    def _head(self, type: Type, measure: float) -> Part:
        when = _in_column(self.when, 11, _TIMES - _BETWEEN)
        beside = [
            each
            for words in self.beside
            for each in lines(as_text(shown(words)), type.detail, _TIMES - _BETWEEN)
        ]
        title = lines(as_text(shown(self.title), Voice.STRONG), 12.5, measure - _TIMES)
        kind = lines(as_text(shown(self.kind)), type.detail, measure - _TIMES) if self.kind else ()
        at_left = len(when) * 15 + len(beside) * type.detail_leading
        at_right = len(title) * 16 + len(kind) * type.detail_leading

        def draw(sheet: Sheet, x: float, top: float) -> None:
            _draw_lines(sheet, x, top, when, 11, 15)
            _draw_lines(sheet, x, top + len(when) * 15, beside, type.detail, type.detail_leading, MUTED)
            _draw_lines(sheet, x + _TIMES, top, title, 12.5, 16)
            _draw_lines(
                sheet, x + _TIMES, top + len(title) * 16, kind, type.detail, type.detail_leading, MUTED
            )

        return Part(max(at_left, at_right), draw, gap=7, stay=True)

    def _fact(self, fact: Fact, type: Type, room: float) -> Iterator[Part]:
        text: Text = as_text(shown(fact.words), Voice.ITALIC if fact.hers else Voice.TEXT)
        set_lines = lines(text, type.text, room - _LABELS)
        label = one_line(fact.label, Voice.SMALL_STRONG, 8.5, _LABELS - _BETWEEN)
        last = len(set_lines) - 1
        for number, set_line in enumerate(set_lines):

            def draw(
                sheet: Sheet, x: float, top: float, set_line: Line = set_line, first: bool = not number
            ) -> None:
                down = top + stand(type.text, type.leading)
                if first:
                    sheet.write(x + _TIMES, down, label, MUTED)
                sheet.write(x + _TIMES + _LABELS, down, set_line)

            joined = number < last and (number == 0 or number == last - 1)
            yield Part(type.leading, draw, gap=0 if number else 3, stay=joined)

    def _boxes(self, type: Type, room: float) -> Iterator[Part]:
        """Boxes two by two; a long one takes as many lines as it needs."""
        across = (room - _LABELS) / 2
        label = one_line(self.ticks_label, Voice.SMALL_STRONG, 8.5, _LABELS - _BETWEEN)
        for start in range(0, len(self.ticks), 2):
            pair = [
                (lines(as_text(shown(words)), type.text, across - 22), done)
                for words, done in self.ticks[start : start + 2]
            ]
            yield Part(
                max(len(each) for each, _ in pair) * type.leading + 3,
                _ticked(pair, label if start == 0 else None, across, type),
                gap=0 if start else 4,
                stay=start == 0 and len(self.ticks) > 2,
            )


def _in_column(words: str, size: float, room: float) -> tuple[Line, ...]:
    """A time on one line, a little smaller where that is all it takes; a longer one on two."""
    whole = line(shown(words), Voice.STRONG, size)
    if whole.width <= room * 1.2:
        return (one_line(words, Voice.STRONG, size, room),)
    return lines(as_text(shown(words), Voice.STRONG), size, room)


_Pair = list[tuple[tuple[Line, ...], bool]]
_Draw = Callable[[Sheet, float, float], None]


def _ticked(pair: _Pair, label: Line | None, across: float, type: Type) -> _Draw:
    def draw(sheet: Sheet, x: float, top: float) -> None:
        down = stand(type.text, type.leading)
        if label is not None:
            sheet.write(x + _TIMES, top + down, label, MUTED)
        for place, (set_lines, done) in enumerate(pair):
            left = x + _TIMES + _LABELS + place * across
            sheet.box(left, top + down - 8.5, 9.5)
            if done:
                sheet.write(left + 2, top + down - 0.4, line("×", Voice.SMALL_STRONG, 9), ACCENT)
            _draw_lines(sheet, left + 15, top, set_lines, type.text, type.leading)

    return draw


def _ruled(label: str, room: float) -> _Draw:
    def draw(sheet: Sheet, x: float, top: float) -> None:
        if label:
            sheet.write(x + _TIMES, top + 12, line(label, Voice.SMALL_STRONG, 8.5), MUTED)
        sheet.rule(x + _TIMES + _LABELS, top + 14, x + _TIMES + room, dash="1 2")

    return draw


def _rule_below(measure: float) -> _Draw:
    return lambda sheet, x, top: sheet.rule(x, top + 7, x + measure)


def _draw_lines(
    sheet: Sheet, x: float, top: float, set_lines: Sequence[Line], size: float, leading: float, ink: Ink = INK
) -> None:
    for number, set_line in enumerate(set_lines):
        sheet.write(x, top + number * leading + stand(size, leading), set_line, ink)
