"""Rows as the bytes of a CSV or a workbook; what a cell is, is decided here and not by whoever opens it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from studio import clock
from studio.errors import Refused
from studio.money import Money
from studio.words import say

Cell = str | int | Money | date | None
"""A ``datetime`` is a time on the studio's wall, without zone."""
Row = Sequence[Cell]

LONGEST_CELL = 32_000
MOST_ROWS = 1_000_000
"""A sheet of a workbook holds little more."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the beginning of a formula."""
_FIRST_DAY = date(1900, 3, 1)
"""Before it, spreadsheets count days wrongly."""
_WIDEST = 60


def guarded(cell: object) -> object:
    """A cell that a spreadsheet would run as a formula gets an apostrophe, which an import takes off again."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def as_csv(titles: Sequence[str], rows: Sequence[Row]) -> bytes:
    """The list as CSV: UTF-8 with its mark, days as 2026-12-08, money as 1555.00."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([guarded(title) for title in titles])
    writer.writerows([[_plain(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig", "replace")


def _plain(cell: Cell) -> object:
    if isinstance(cell, Money):
        return str(_decimal(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else guarded(cell)


def as_xlsx(name: str, titles: Sequence[str], rows: Sequence[Row]) -> bytes:
    """The list as a workbook of one sheet, each cell written as what it is. Raises Refused for too many rows."""
    # A fiftieth of a second to import, and only needed when a list goes out.
    from xlsxwriter import Workbook

    if len(rows) > MOST_ROWS:
        raise Refused(say("A sheet holds a million rows; this list is longer. Please save it as CSV."))
    file = io.BytesIO()
    off = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(file, {"in_memory": True, **off})
    book.set_properties({"title": name, "created": clock.wall_now()})
    sheet = book.add_worksheet(_sheet_name(name))
    head = book.add_format({"bold": True, "bottom": 1})
    looks = {
        Money: book.add_format({"num_format": "#,##0.00"}),
        datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"}),
        date: book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
    }
    for place, title in enumerate(titles):
        sheet.write_string(0, place, title, head)
        sheet.set_column(place, place, _width(title, rows, place))
    for number, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            _write(sheet, number, place, cell, looks)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), max(0, len(titles) - 1))
    book.close()
    return file.getvalue()


def _write(sheet: Any, number: int, place: int, cell: Cell, looks: dict[type, object]) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, Money):
        sheet.write_number(number, place, _decimal(cell), looks[Money])
    elif isinstance(cell, int):
        sheet.write_number(number, place, cell)
    elif isinstance(cell, date) and _is_counted(cell):
        moment = cell if isinstance(cell, datetime) else datetime.combine(cell, time())
        sheet.write_datetime(number, place, moment, looks[type(cell)])
    else:
        text = str(_plain(cell)) if isinstance(cell, date) else cell
        sheet.write_string(number, place, text.encode("utf-8", "replace").decode()[:LONGEST_CELL])


def _is_counted(day: date) -> bool:
    return (day.date() if isinstance(day, datetime) else day) >= _FIRST_DAY


def _decimal(money: Money) -> Decimal:
    return Decimal(money.minor).scaleb(-2)


def _width(title: str, rows: Sequence[Row], place: int) -> int:
    """As wide as what stands in the first rows, within reason."""
    shown = (len(str(_plain(row[place]))) for row in rows[:400] if place < len(row))
    return min(_WIDEST, max(len(title), *shown, 6) + 2)


def _sheet_name(name: str) -> str:
    """A sheet's tab has 31 letters and none of these signs."""
    return "".join(letter for letter in name if letter not in "[]:*?/\\'")[:31].strip() or "List"
