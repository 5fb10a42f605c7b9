"""Address labels: a sheet of them, each an envelope's name and address and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studio.documents.desk_blocks import one_line, shown
from studio.documents.faces import Voice
from studio.documents.file import About
from studio.documents.labels import LabelSheet
from studio.documents.setting import line
from studio.documents.sheet import INK, MM, Sheet
from studio.documents.writing import write

INSIDE = 4.5
"""Millimetres kept free within a label, since no printer feeds quite straight."""
LINES = 6
_TEXT, _LEADING = 10.0, 12.6
_PARTED = re.compile(r" (?:and|und|et|&) |(?<=,) ")


def render_addresses(
    addresses: Sequence[Sequence[str]], sheet: LabelSheet, title: str, author: str, first: int = 1
) -> bytes:
    """These addresses as a PDF, from the ``first`` label of the first sheet on.

    A long name goes on in a second line where there is room for it; any other long line is set smaller.

    The lines of an address stand in the middle of their label; the same addresses give the same bytes.
    """
    start = min(max(1, first), sheet.count) - 1
    pages = [sheet.page() for _ in range(max(1, -(-(start + len(addresses)) // sheet.count)))]
    for place, lines in enumerate(addresses, start):
        page, at = divmod(place, sheet.count)
        row, column = divmod(at, sheet.across)
        left = (sheet.left + column * sheet.step_x + INSIDE) * MM
        top = (sheet.top + row * sheet.step_y) * MM
        _draw(pages[page], _broken([shown(each) for each in lines[:LINES]], sheet), sheet, left, top)
    return write(pages, About(title, author))


def _broken(lines: list[str], sheet: LabelSheet) -> list[str]:
    """Whom it is for in two lines, parted where the second person begins, when one is too long for its size."""
    room = (sheet.width - 2 * INSIDE) * MM
    if not lines or len(lines) == LINES or line(lines[0], Voice.TEXT, _TEXT).width <= room:
        return lines
    parts = [*_PARTED.finditer(lines[0])]
    middle = len(lines[0]) / 2
    if not parts:
        return lines
    at = min(parts, key=lambda each: abs(each.start() - middle)).start()
    return [lines[0][:at], lines[0][at:].strip(), *lines[1:]]


def _draw(page: Sheet, lines: Sequence[str], sheet: LabelSheet, left: float, top: float) -> None:
    room = (sheet.width - 2 * INSIDE) * MM
    leading = min(_LEADING, (sheet.height - 2 * INSIDE) * MM / max(len(lines), 1))
    size = min(_TEXT, leading * 0.86)
    down = top + (sheet.height * MM - leading * len(lines)) / 2 + leading * 0.78
    for words in lines:
        page.write(left, down, one_line(words, Voice.TEXT, size, room), INK)
        down += leading
