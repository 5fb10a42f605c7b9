"""Labels: a sheet of them, each with a code to be read by a scanner and words to be read by people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from studio.documents.desk_blocks import one_line, shown
from studio.documents.faces import Voice
from studio.documents.file import About
from studio.documents.setting import Line, line
from studio.documents.sheet import INK, MM, MUTED, Sheet
from studio.documents.windows import PaperSize
from studio.documents.writing import write

_INSIDE = 2.6
"""Millimetres kept free within a label, since no printer feeds quite straight."""
_SMALLEST = 5.5
_TITLE, _TEXT, _LEADING = 11.0, 7.6, 9.7
_BESIDE = 2.4
"""Millimetres between the code and the words beside it."""


@dataclass(frozen=True)
class LabelSheet:
    """A sheet of label paper: how many across and down, their size, and where the first one is, in millimetres."""

    name: str
    across: int
    down: int
    width: float
    height: float
    left: float
    top: float
    step_x: float
    step_y: float
    paper: PaperSize = PaperSize.A4

    def page(self) -> Sheet:
        """An empty sheet of it."""
        return Sheet(self.paper.width * MM, self.paper.height * MM)

    @property
    def count(self) -> int:
        """How many are on a sheet."""
        return self.across * self.down


LABEL_SHEETS = (
    LabelSheet("21 a sheet, 63.5 × 38.1 mm", 3, 7, 63.5, 38.1, 7.2, 15.1, 66.0, 38.1),
    LabelSheet("24 a sheet, 63.5 × 33.9 mm", 3, 8, 63.5, 33.9, 7.2, 12.9, 66.0, 33.9),
    LabelSheet("24 a sheet, 70 × 37 mm", 3, 8, 70.0, 37.0, 0.0, 0.5, 70.0, 37.0),
    LabelSheet("14 a sheet, 99.1 × 38.1 mm", 2, 7, 99.1, 38.1, 4.7, 15.1, 101.6, 38.1),
    LabelSheet(
        "US Letter, 30 a sheet, 2⅝ × 1 in", 3, 10, 66.7, 25.4, 4.8, 12.7, 69.85, 25.4, PaperSize.US_LETTER
    ),
    LabelSheet(
        "US Letter, 14 a sheet, 4 × 1⅓ in", 2, 7, 101.6, 33.9, 4.0, 21.2, 104.8, 33.87, PaperSize.US_LETTER
    ),
)
"""The sheets that every stationer has."""


@dataclass(frozen=True)
class Label:
    """A code, what stands in large type beside it, and lines below, the most telling first."""

    code: str
    title: str
    aside: str
    lines: tuple[str, ...]


def render_labels(
    labels: Sequence[Label], sheet: LabelSheet, title: str, author: str, first: int = 1
) -> bytes:
    """The labels as a PDF, from the ``first`` label of the first sheet on; the same labels give the same bytes."""
    start = min(max(1, first), sheet.count) - 1
    pages = [sheet.page() for _ in range(max(1, -(-(start + len(labels)) // sheet.count)))]
    for place, label in enumerate(labels, start):
        page, at = divmod(place, sheet.count)
        row, column = divmod(at, sheet.across)
        x, y = sheet.left + column * sheet.step_x, sheet.top + row * sheet.step_y
        _draw(pages[page], label, sheet, x * MM, y * MM)
    return write(pages, About(title, author))


def _draw(page: Sheet, label: Label, sheet: LabelSheet, x: float, y: float) -> None:
    """The code at the left, its words beside it as far as it reaches, the rest below across the whole label."""
    left, top = x + _INSIDE * MM, y + _INSIDE * MM
    room, height = (sheet.width - 2 * _INSIDE) * MM, (sheet.height - 2 * _INSIDE) * MM
    side = min(height * 0.56, 19 * MM)
    page.code(label.code, left, top, side)
    beside, narrow = left + side + _BESIDE * MM, room - side - _BESIDE * MM
    down = top + _TITLE * 0.8
    page.write(beside, down, one_line(label.title, Voice.STRONG, _TITLE, narrow), INK)
    down += _LEADING
    page.write(beside, down, _fitted(label.aside, narrow), MUTED)
    for words in label.lines:
        down += _LEADING
        is_below = down > top + side
        if is_below:
            down = max(down, top + side + _LEADING)
        if down > top + height:
            return
        page.write(left if is_below else beside, down, _fitted(words, room if is_below else narrow), INK)


def _fitted(words: str, room: float) -> Line:
    """A line at its size; a long one is set smaller, and shortened where that would be too small to read."""
    words = shown(words)
    while line(words, Voice.TEXT, _SMALLEST).width > room and len(words) > 8:
        words = words[: int(len(words) * 0.9)].rstrip(" ,…") + "…"
    return one_line(words, Voice.TEXT, _TEXT, room)
