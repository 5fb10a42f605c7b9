"""A list that comes from outside: a workbook or CSV as rows of plain text, read by a worker of its own (RR19)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from studio import outside
from studio.errors import Refused
from studio.lists.character_sets import text_of, unified
from studio.lists.tables import table
from studio.lists.writing import FORMULA
from studio.words import say

LARGEST = 50_000_000
"""Bytes of a file that may be opened at all."""
LARGEST_UNPACKED = 200_000_000
"""Bytes that the parts of a workbook may have when unpacked; one that swells to more is no honest list."""
MOST_ROWS = 5_000
MOST_COLUMNS = 60
LONGEST_CELL = 2_000
PATIENCE = 30.0
"""Seconds on the wall before the worker is ended."""
_PLACES = Decimal("0.000001")
_WORKBOOK = b"PK\x03\x04"
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_OTHER = re.compile(
    rb"\x89PNG|\xff\xd8\xff|GIF8|%PDF|SQLite format 3|\x1f\x8b|7z\xbc|Rar!|\x7fELF|MZ|\{\\rtf"
    rb"|\s*<(?:!doctype|html|\?xml|svg)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as it stands in the file: its number there, from 1, and what its cells say."""

    number: int
    cells: tuple[str, ...]

    def cell(self, place: int | None) -> str:
        """What a cell says; nothing where there is none."""
        return self.cells[place] if place is not None and place < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one list, those with nothing in them left out, and the names of sheets that were not read."""

    file: str
    rows: tuple[SheetRow, ...]
    left_out: tuple[str, ...] = ()


def read_sheet(path: Path | str) -> Sheet:
    """Read a workbook (.xlsx: its first visible sheet that holds anything) or a CSV, known by its content.

    Numbers come as they are written ("12.5"), days as 2026-12-08, yes and no as such, formulas as what they last
    worked out to. Raises Refused when it is no such file, empty, too large or too long; Trouble when the disk does not
    give it, or when reading it took more time or memory than any honest list needs.
    """
    name = Path(path).name
    file, _ = outside.opened(path, LARGEST, say("“{name}” is larger than 50 MB.", name=name))
    too_much = say(
        "“{name}” could not be read in good time, so nothing was taken from it. "
        "It may be damaged; please save it again.",
        name=name,
    )
    answer = outside.asked("studio.lists.worker", file, (), PATIENCE, too_much)
    rows = tuple(SheetRow(int(number), tuple(cells)) for number, cells in answer["rows"])
    return Sheet(name, rows, tuple(answer["left_out"]))


def parse(file: Path) -> dict[str, Any]:
    """What the worker answers: its rows by number, and the sheets left out. Raises Refused as ``read_sheet`` does."""
    with file.open("rb") as opened:
        start = opened.read(4_000)
    if start.startswith(_WORKBOOK):
        return _workbook(file)
    if start.startswith(_OLD_WORKBOOK):
        raise Refused(
            say("“{name}” is an old workbook (.xls). Please save it as .xlsx or as CSV.", name=file.name)
        )
    plain = unified(file.read_bytes())
    if _OTHER.match(plain) or b"\x00" in plain[:4_000]:
        raise _no_list(file)
    return {"rows": _filled(_of_text(text_of(plain)), file), "left_out": []}


def _of_text(text: str) -> Iterator[tuple[int, list[str]]]:
    found = table(text, MOST_ROWS + 1)
    if found is None:
        return
    yield found.headings_line, found.headings
    for row in found.rows:
        yield row.line, ["a quotation mark stays open"] if row.unclosed else row.cells


def _workbook(file: Path) -> dict[str, Any]:
    # A third of a second to import, and only in the worker.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(file) as packed:
            parts = packed.infolist()
        if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise Refused(say("“{name}” swells to more than any list needs.", name=file.name))
        with file.open("rb") as opened:  # a workbook that breaks while it is read would leave its file open
            return _sheets(load_workbook(opened, read_only=True, data_only=True, keep_links=False), file)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, SyntaxError) as broken:
        raise _no_list(file) from broken


def _sheets(book: Any, file: Path) -> dict[str, Any]:
    """The first sheet that is shown and holds anything; the others are named."""
    rows: list[tuple[int, list[str]]] = []
    left_out: list[str] = []
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible" and not rows:
            rows = _filled(
                ((number, [_said(cell) for cell in cells]) for number, cells in _cells(sheet)), file
            )
            if rows:
                continue
        left_out.append(sheet.title)
    return {"rows": rows, "left_out": left_out}


def _cells(sheet: Any) -> Iterator[tuple[int, tuple[object, ...]]]:
    sheet.reset_dimensions()  # what the file says of its own size is not to be trusted
    rows = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
    yield from enumerate(rows, 1)


def _said(cell: object) -> str:
    """What a cell says, as plain text."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        number = Decimal(repr(cell))
        if not number.is_finite() or abs(number) >= 10**15:
            return str(cell)
        return f"{number.quantize(_PLACES).normalize() + 0:f}"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _filled(rows: Iterable[tuple[int, list[str]]], file: Path) -> list[tuple[int, list[str]]]:
    """The rows with anything in them."""
    tidy = ((number, _tidied(cells)) for number, cells in rows)
    kept = list(islice(((number, cells) for number, cells in tidy if any(cells)), MOST_ROWS + 1))
    if len(kept) > MOST_ROWS:
        raise Refused(
            say(
                "“{name}” holds more than {most:,} rows. Please take it apart.",
                name=file.name,
                most=MOST_ROWS,
            )
        )
    return kept


def _tidied(cells: Iterable[str]) -> list[str]:
    """Without the spaces around, cut to what anybody types, and without the apostrophe that guards an export."""
    tidy = [" ".join(cell.split())[:LONGEST_CELL] for cell in islice(cells, MOST_COLUMNS)]
    while tidy and not tidy[-1]:
        tidy.pop()
    return [cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell for cell in tidy]


def _no_list(file: Path) -> Refused:
    return Refused(say("“{name}” is no workbook (.xlsx) and no CSV.", name=file.name))
