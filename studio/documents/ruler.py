"""The ruler page: true millimetres, the folds, and the window as it is set, to hold against the envelope in hand."""

from __future__ import annotations

from studio.documents.blocks import as_text
from studio.documents.faces import Voice
from studio.documents.file import About
from studio.documents.setting import line, lines
from studio.documents.sheet import ACCENT, INK, MM, MUTED, RULE, Sheet
from studio.documents.windows import Windows
from studio.documents.writing import write

_HOW = """Print this page at its actual size (100 %, not “fit to page”) and hold a ruler against its edge: 100 mm here \
must be 100 mm there.
Fold it at the two marks on the left edge and put it into your envelope as you would a letter. Wherever you push the \
sheet, the six lines must stay in the window, and the dashed outline must stay hidden.
If they do not, measure the window with the ruler on this page, from the top left corner of the envelope, and type \
what you read in Settings, Paper."""
_SAMPLE = ("Mrs W Featherstonehaugh-Smythe", "Flat 14b", "Old Maltings Court", "12 Orchard Road")
_LAST_LINES = ("INGATESTONE", "CM4 0ZZ")


def render_ruler(studio: str, windows: Windows) -> bytes:
    """The page as a PDF; lengths are true when it is printed at 100 %."""
    sheet = Sheet(windows.width * MM, windows.height * MM)
    _rulers(sheet, windows)
    for fold in (windows.first_fold, windows.second_fold):
        sheet.rule(0, fold * MM, 12 * MM, ink=INK, weight=0.8)
        sheet.write(14 * MM, fold * MM + 3, line("fold here", Voice.SMALL, 8), MUTED)
    left, top, right, bottom = windows.clear
    sheet.frame(left * MM, top * MM, (right - left) * MM, (bottom - top) * MM, ink=ACCENT, dash="4 3")
    sheet.write(
        (max(left, 14) + 2) * MM,
        (top + 5) * MM,
        line("What may show in the window: nothing else is printed here", Voice.SMALL, 7.5),
        ACCENT,
    )
    _address(sheet, windows)
    down = (windows.first_fold + 18) * MM
    sheet.write(windows.left * MM, down, line("A page to measure your envelopes by", Voice.HEADING, 16))
    down += 22
    for words in _HOW.splitlines():
        for set_line in lines(as_text(words), 11, windows.measure):
            sheet.write(windows.left * MM, down, set_line)
            down += 15
        down += 6
    return write([sheet], About("Ruler page", studio))


def _address(sheet: Sheet, windows: Windows) -> None:
    left, top = windows.address_left * MM, windows.address_top * MM
    width = (windows.address_right - windows.address_left) * MM
    height = (windows.address_bottom - windows.address_top) * MM
    sheet.frame(left, top, width, height, ink=RULE)
    words = (*_SAMPLE, *_LAST_LINES)
    leading = height / len(words)
    for number, each in enumerate(words):
        set_line = line(each, size=min(10, leading * 0.88))
        sheet.write(left, top + leading * (number + 0.76), set_line)


def _rulers(sheet: Sheet, windows: Windows) -> None:
    """Millimetres from the top left corner, along the top edge and down the right one."""
    for at in range(10, int(windows.width) - 19):
        _tick(sheet, at, at * MM, 0, across=True)
    for at in range(10, int(windows.height) - 9):
        _tick(sheet, at, windows.width * MM, at * MM, across=False)


def _tick(sheet: Sheet, at: int, x: float, y: float, *, across: bool) -> None:
    length = (9 if at % 10 == 0 else 7 if at % 5 == 0 else 5.5) * MM
    weight = 0.6 if at % 5 == 0 else 0.3
    start = 4 * MM
    if across:
        sheet.upright(x, start, length, ink=INK, weight=weight)
    else:
        sheet.rule(x - length, y, x - start, ink=INK, weight=weight)
    if at % 10:
        return
    number = line(str(at), Voice.SMALL, 6.5)
    if across:
        sheet.write(x - number.width / 2, length + 7, number, MUTED)
    else:
        sheet.write_right(x - length - 3, y + 2.3, number, MUTED)
