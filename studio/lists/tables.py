"""The rows of a list, whatever separates its cells; a quotation mark left open costs one row, not the rest."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

_SEPARATORS = ",;\t|"
_MOST_LINES_OF_A_ROW = 200
_LONGEST_CELL = 4_000_000
_MOST_COLUMNS = 2_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row with its number among the rows, and the line of the file where it begins."""

    number: int
    line: int
    cells: list[str]
    unclosed: bool = False


@dataclass(slots=True)
class Table:
    """The headings of a list and the rows under them; rows with nothing in them are not rows."""

    headings: list[str]
    rows: list[Row]
    headings_line: int

    @property
    def is_regular(self) -> bool:
        """Whether it looks like a list at all: two columns or more, and rows as wide as the headings."""
        if len(self.headings) < 2 or not self.rows:
            return False
        like = sum(2 <= len(row.cells) <= len(self.headings) for row in self.rows)
        return like * 2 > len(self.rows)

    def take_headings_as_row(self) -> None:
        """There were no headings: the first row is a contact like the others."""
        first = Row(1, self.headings_line, self.headings)
        self.rows = [first, *(Row(row.number + 1, row.line, row.cells, row.unclosed) for row in self.rows)]


def table(text: str, at_most: int) -> Table | None:
    """Read a list with its headings and at most so many rows; None when there is nothing to read."""
    csv.field_size_limit(_LONGEST_CELL)
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text.replace("\x00", ""))
    told = re.fullmatch(r"sep=(.)\s*", lines[0], re.IGNORECASE)
    separator = told[1] if told else _separator(lines)
    records = _records(lines, 1 if told else 0, separator)
    first = next(records, None)
    if first is None:
        return None
    rows = [
        Row(number, line, cells, open_)
        for number, (line, cells, open_) in enumerate(islice(records, at_most), 1)
    ]
    return Table([heading.strip() for heading in first[1]], rows, first[0])


def _separator(lines: list[str]) -> str:
    """The separator that parts the headings into most columns."""
    for line in lines:
        if line.strip():
            unquoted = re.sub(r'"[^"]*"', "", line[:100_000])
            return max(_SEPARATORS, key=unquoted.count)
    return ","


def _records(lines: list[str], start: int, separator: str) -> Iterator[tuple[int, list[str], bool]]:
    """Each record that holds anything: the line it begins at, its cells, and whether a quote stayed open."""
    place = start
    while place < len(lines):
        cells, taken = _record(lines, place, separator)
        if cells is None:
            yield place + 1, [], True
        elif any(cell.strip() for cell in cells):
            yield place + 1, cells[:_MOST_COLUMNS], False
        place += taken


def _record(lines: list[str], place: int, separator: str) -> tuple[list[str] | None, int]:
    """The cells of the record that begins here, None when its quote stays open, and how many lines it took."""
    line = lines[place]
    if '"' not in line:
        return line.rstrip("\r\n").split(separator), 1
    ahead = lines[place : place + _MOST_LINES_OF_A_ROW]
    reader = csv.reader(ahead, delimiter=separator)
    try:
        cells = next(reader, [])
        if reader.line_num == len(ahead) and _stays_open(ahead, separator):
            return None, 1
    except csv.Error:
        return None, 1
    return cells, reader.line_num


def _stays_open(ahead: list[str], separator: str) -> bool:
    try:
        next(csv.reader(ahead, delimiter=separator, strict=True), None)
    except csv.Error as told:
        return "unexpected end" in str(told)
    return False
