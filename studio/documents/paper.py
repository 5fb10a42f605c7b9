"""Paper: a letter or an order as a page, from the letterhead down to the slip below the second fold.

Everything on it comes from one frozen `Paper`, so the address and the body can never be of two households, and the
same `Paper` gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from studio.documents.blocks import (
    LARGE,
    LARGE_LEAST,
    LARGE_SNUG,
    NORMAL,
    SNUG,
    Block,
    Type,
    as_text,
)
from studio.documents.faces import Voice
from studio.documents.file import About
from studio.documents.flow import flow
from studio.documents.pictures import picture
from studio.documents.setting import Line, line, text_line
from studio.documents.sheet import MM, MUTED, Ink, Sheet, Stamp
from studio.documents.slip import Slip, draw_questions, draw_reference
from studio.documents.windows import A4_IN_DL, Windows
from studio.documents.wording import Text
from studio.documents.writing import write
from studio.errors import Refused


@dataclass(frozen=True)
class Letterhead:
    """Whose paper it is. `lines` stand under the name; `logo` is a PNG or JPEG, printed at the right.

    `windows` are the size of its sheets and the zones that its envelopes leave.
    """

    name: str
    lines: tuple[str, ...] = ()
    logo: bytes | None = None
    accent: str = "#1E5B54"
    windows: Windows = A4_IN_DL


@dataclass(frozen=True)
class Paper:
    """All that is on one letter or order.

    `aside` are the lines beside the address (date, reference); `footer` stands at the foot with the page number.
    Values are printed as they are; no text is ever read as markup. `windows` stand in for those of the letterhead.
    """

    letterhead: Letterhead
    address: tuple[str, ...]
    aside: tuple[str | Text, ...]
    body: tuple[Block, ...]
    title: str
    slip: Slip | None = None
    footer: str = ""
    large_print: bool = False
    windows: Windows | None = None
    numbered: str = "page {number} of {count}"
    language: str = "en-GB"

    @property
    def zones(self) -> Windows:
        """Where things go on its pages."""
        return self.windows or self.letterhead.windows


_ADDRESS_SIZE, _ADDRESS_LEADING, _SMALLEST_ADDRESS = 10.0, 11.3, 8.0
_CLOSEST_ADDRESS = 10.0


def lay_out(paper: Paper) -> list[Sheet]:
    """The pages of a paper.

    Raises `Unprintable` for letters no face has and `Refused` for an address that does not fit its window or a
    picture that cannot be read, so laying out is also the check before issue.
    """
    sizes: tuple[Type, ...] = (NORMAL, SNUG)
    if paper.large_print:  # a slip has its own page in large print, and then there is room for the letter
        sizes = (LARGE,) if paper.slip else (LARGE, LARGE_SNUG, LARGE_LEAST)
    for type in sizes:
        pages = flow(paper, type)
        if len(pages) == 1:
            break
    else:
        type = sizes[0]
        pages = flow(paper, type)
    sheets = [_sheet(paper, type, number, len(pages)) for number in range(len(pages))]
    for sheet, placed in zip(sheets, pages, strict=True):
        for part, top in placed:
            part.draw(sheet, paper.zones.left * MM, top)
    return sheets


def render(paper: Paper) -> bytes:
    """One paper as a PDF file. Raises as `lay_out` does."""
    return bind(paper, lay_out(paper))


def bind(paper: Paper, sheets: list[Sheet]) -> bytes:
    """A paper that has been laid out already, as a PDF file."""
    return write(sheets, About(paper.title, paper.letterhead.name, paper.language))


def render_together(papers: Iterable[Paper], title: str, author: str) -> bytes:
    """Many papers as one PDF file, one after the other. Raises as `lay_out` does."""
    return write((sheet for paper in papers for sheet in lay_out(paper)), About(title, author))


# What stands around the body.


def _sheet(paper: Paper, type: Type, number: int, count: int) -> Sheet:
    windows = paper.zones
    sheet = Sheet(windows.width * MM, windows.height * MM)
    last = number == count - 1
    blank = replace(paper.slip, reference="") if paper.slip and last else None
    sheet.stamp(_frame(paper.letterhead, windows, blank, type, number == 0))
    if number == 0:
        _draw_address(sheet, paper)
        _draw_aside(sheet, paper)
    if paper.slip and last:
        draw_reference(sheet, paper.slip, type, windows.left * MM, windows.measure, sheet.height)
    elif paper.footer or count > 1:
        words = paper.numbered.format(number=number + 1, count=count)
        foot = line(f"{paper.footer}, {words}" if paper.footer else words, Voice.SMALL, type.small)
        sheet.write_right(windows.right * MM, sheet.height - 9 * MM, foot, MUTED)
    return sheet


@lru_cache(maxsize=64)
def _frame(head: Letterhead, windows: Windows, slip: Slip | None, type: Type, first: bool) -> Stamp:
    """What is the same on every letter of a batch: head, fold ticks, the slip's questions."""
    sheet = Sheet(windows.width * MM, windows.height * MM)
    if first:
        _draw_head(sheet, head, windows)
        for fold in (windows.first_fold, windows.second_fold):
            sheet.rule(0, fold * MM, 5 * MM)
    else:
        sheet.write(windows.left * MM, 19 * MM, line(head.name, Voice.HEADING, 11))
        sheet.rule(windows.left * MM, 22.5 * MM, windows.right * MM)
    if slip is not None:
        _draw_tear(sheet, windows, slip.tear, type)
        fold = windows.second_fold * MM
        draw_questions(sheet, slip, type, windows.left * MM, windows.measure, fold, sheet.height)
    return sheet.as_stamp()


def _draw_head(sheet: Sheet, head: Letterhead, windows: Windows) -> None:
    left, right = windows.left * MM, windows.right * MM
    room = right - left
    if head.logo is not None:
        logo = picture(head.logo)
        scale = min(55 * MM / logo.width, (windows.head_bottom - windows.head_top - 4) * MM / logo.height)
        width, height = logo.width * scale, logo.height * scale
        sheet.picture(logo, right - width, (windows.head_top + 2) * MM, width, height)
        room -= width + 8 * MM
    name = _narrowed(head.name, Voice.HEADING, 20, room)
    down = (windows.head_top + 14) * MM
    sheet.write(left, down, name)
    down += 18 if len(head.lines) < 3 else 14.5
    for words in head.lines[:3]:
        sheet.write(left, down, _narrowed(words, Voice.SMALL, 8.5, room), MUTED)
        down += 11.8
    accent = (windows.head_bottom - 1.8) * MM
    sheet.rule(left, accent, left + 20 * MM, ink=Ink.of(head.accent), weight=1.1)


def _narrowed(words: str, voice: Voice, size: float, room: float) -> Line:
    """A line at its size, or as much smaller as it takes to fit."""
    set_line = line(words, voice, size)
    return set_line if set_line.width <= room else line(words, voice, size * room / set_line.width)


def _draw_address(sheet: Sheet, paper: Paper) -> None:
    zones = paper.zones
    height, count = (zones.address_bottom - zones.address_top) * MM, len(paper.address)
    most = int(height / _CLOSEST_ADDRESS)
    if count > most:
        raise Refused(f"The address has {count} lines; the envelope window shows {most}.", "address")
    # In a low window the lines stand closer, and so are a little smaller.
    leading = min(_ADDRESS_LEADING, height / max(count, 1))
    largest = _ADDRESS_SIZE * leading / _ADDRESS_LEADING
    room = (zones.address_right - zones.address_left) * MM
    for number, words in enumerate(paper.address):
        set_line = line(words, size=largest)
        if set_line.width > room:
            size = 0.999 * largest * room / set_line.width
            if size < _SMALLEST_ADDRESS:
                raise Refused(
                    f"“{words[:60]}” is too long for the envelope window. Please write it on two lines.",
                    "address",
                )
            set_line = line(words, size=size)
        down = zones.address_top * MM + 0.717 * leading + number * leading
        sheet.write(zones.address_left * MM, down, set_line)


def _draw_aside(sheet: Sheet, paper: Paper) -> None:
    zones = paper.zones
    room = (zones.aside_right - zones.aside_left) * MM
    leading, size = (19.0, 14.0) if paper.large_print else (13.6, 10.0)
    widest = max((text_line(as_text(words), size).width for words in paper.aside), default=0)
    if widest > room:  # all of them smaller, rather than one beside larger ones
        leading, size = leading * room / widest, size * room / widest
    for number, words in enumerate(paper.aside):
        down = zones.address_top * MM + (11 if paper.large_print else 8.1) + number * leading
        if down + 4 > zones.address_bottom * MM:
            raise Refused("There are too many lines beside the address.", "aside")
        sheet.write(zones.aside_left * MM, down, text_line(as_text(words), size))


def _draw_tear(sheet: Sheet, windows: Windows, words: str, type: Type) -> None:
    fold = windows.second_fold * MM
    sheet.rule(10 * MM, fold, sheet.width - 10 * MM, ink=MUTED, dash="2.5 2")
    sheet.write(windows.left * MM, fold - 5, line(words, Voice.SMALL, type.small * 0.87), MUTED)
