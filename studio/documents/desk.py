"""Desk paper: sheets for ourselves (a day, a week), without letterhead and address, in the same faces as our letters.

Everything that may be long is divided between its lines, so a full page goes on overleaf and nothing is ever cut off;
a heading, and the first line of an entry, keep company with what follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from studio.documents.blocks import Block, Part, Type, as_text
from studio.documents.desk_blocks import DayHeading, Entry, one_line, shown
from studio.documents.faces import Voice
from studio.documents.file import About
from studio.documents.setting import line, lines
from studio.documents.sheet import ACCENT, MM, MUTED, Sheet
from studio.documents.writing import write

SIZES = Type(text=10.5, leading=14, gap=5, heading=14, detail=9.5, detail_leading=12.5, small=8, row_gap=4)

_LEFT, _RIGHT, _BOTTOM, _NEXT_TOP = 18.0, 192.0, 280.0, 27.0
"""In millimetres from the top left corner."""
_MEASURE = (_RIGHT - _LEFT) * MM
_LONGEST_NAME = 48


@dataclass(frozen=True)
class DeskPaper:
    """A sheet for ourselves: what it is called, what it says first, its body, and small words at head and foot."""

    title: str
    sentence: str
    body: tuple[Block, ...]
    head: str
    foot: str


def render_desk(paper: DeskPaper) -> bytes:
    """The sheet as a PDF file; the same paper gives the same bytes."""
    first = Sheet()
    top = _draw_head(first, paper)
    parts, begun = _parts(paper)
    pages = _flow(parts, top)
    sheets = [first, *(Sheet() for _ in pages[1:])]
    for number, (sheet, placed) in enumerate(zip(sheets, pages, strict=True), start=1):
        if number > 1:
            _draw_running_head(sheet, paper, begun.get(id(placed[0][0]), ""))
        _draw_foot(sheet, paper, number, len(pages))
        for part, at in placed:
            part.draw(sheet, _LEFT * MM, at)
    return write(sheets, About(paper.title, paper.head))


def _parts(paper: DeskPaper) -> tuple[list[Part], dict[int, str]]:
    """All parts in order, and of each that goes on with something (by its id) what that is: a day, an appointment."""
    parts: list[Part] = []
    begun: dict[int, str] = {}
    day = ""
    for block in paper.body:
        day = block.words if isinstance(block, DayHeading) else day
        goes_on = block.title if isinstance(block, Entry) else ""
        for number, part in enumerate(block.parts(SIZES, _MEASURE)):
            parts.append(part)
            begun[id(part)] = goes_on if number else "" if isinstance(block, DayHeading) else day
    return parts, begun


def _flow(parts: Sequence[Part], top: float) -> list[list[tuple[Part, float]]]:
    """Parts at their places, page by page; those that stay together go on together while one page can hold them."""
    bottom, next_top = _BOTTOM * MM, _NEXT_TOP * MM
    pages: list[list[tuple[Part, float]]] = [[]]
    at = top
    group: list[Part] = []
    for part in parts:
        group.append(part)
        if part.stay and part is not parts[-1]:
            continue
        height = sum(each.gap + each.height for each in group)
        if pages[-1] and at + height > bottom:
            pages.append([])
            at = next_top
        for each in group:
            if pages[-1] and at + each.gap + each.height > bottom:
                pages.append([])
                at = next_top
            at += each.gap if pages[-1] else 0
            pages[-1].append((each, at))
            at += each.height
        group = []
    return pages


def _draw_head(sheet: Sheet, paper: DeskPaper) -> float:
    """Head, title and sentence; where the body begins."""
    left, right = _LEFT * MM, _RIGHT * MM
    sheet.write(left, 15 * MM, line(shown(paper.head), Voice.SMALL, SIZES.small), MUTED)
    down = 25 * MM
    for set_line in lines(as_text(shown(paper.title), Voice.HEADING), 20, _MEASURE):
        sheet.write(left, down, set_line)
        down += 25
    down -= 8
    for set_line in lines(as_text(shown(paper.sentence)), SIZES.text, _MEASURE) if paper.sentence else ():
        sheet.write(left, down, set_line, MUTED)
        down += SIZES.leading
    sheet.rule(left, down - 4, right, ACCENT, 0.8)
    return down + 4


def _draw_running_head(sheet: Sheet, paper: DeskPaper, begun: str) -> None:
    """The title again, and what goes on from the page before, so that no half of a family stands without its name."""
    room = _MEASURE * 0.55 if begun else _MEASURE
    sheet.write(_LEFT * MM, 17 * MM, one_line(paper.title, Voice.HEADING, 11, room))
    if begun:
        short = begun if len(begun) <= _LONGEST_NAME else f"{begun[:_LONGEST_NAME].rstrip()} …"
        words = one_line(f"{short}, continued", Voice.SMALL, 8.5, _MEASURE - room - 12)
        sheet.write_right(_RIGHT * MM, 17 * MM, words, MUTED)
    sheet.rule(_LEFT * MM, 20.5 * MM, _RIGHT * MM)


def _draw_foot(sheet: Sheet, paper: DeskPaper, number: int, count: int) -> None:
    page = line(f"page {number} of {count}", Voice.SMALL, SIZES.small)
    sheet.write(
        _LEFT * MM,
        288 * MM,
        one_line(paper.foot, Voice.SMALL, SIZES.small, _MEASURE - page.width - 12),
        MUTED,
    )
    sheet.write_right(_RIGHT * MM, 288 * MM, page, MUTED)
