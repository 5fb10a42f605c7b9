"""The envelope as a studio measures it: the zones of its letters follow, from the glyph boxes, or it is refused."""

import io
import re
from dataclasses import replace

import pdfplumber
import pytest

from studio.documents import (
    ENVELOPES,
    LABEL_SHEETS,
    Envelope,
    Label,
    PaperSize,
    Windows,
    fitted,
    page_count,
    page_image,
    render,
    render_labels,
    render_ruler,
)
from studio.errors import Refused
from tests.studio.documents.letter import HEAD, follow_up, order
from tests.studio.documents.reading import MM, Glyph, glyphs, text_lines

SIX = (
    "Mrs Wilhelmina Featherstonehaugh-Cholmondeley",
    "Flat 14b, Étage 3",
    "Old Maltings Court",
    "Blackmore",
    "INGATESTONE",
    "CM4 0ZZ",
)


def inside(glyph: Glyph, left: float, top: float, right: float, bottom: float) -> bool:
    slack = 0.15
    return (
        left - slack <= glyph.left
        and glyph.right <= right + slack
        and top - slack <= glyph.top
        and glyph.bottom <= bottom + slack
    )


def touches(glyph: Glyph, left: float, top: float, right: float, bottom: float) -> bool:
    return glyph.right > left and glyph.left < right and glyph.bottom > top and glyph.top < bottom


def test_the_zones_of_a_dl_envelope_are_those_of_the_letter_as_it_always_was() -> None:
    assert fitted() == Windows()
    assert fitted(PaperSize.named("A4"), Envelope()) == Windows()


@pytest.mark.parametrize("large_print", [False, True])
@pytest.mark.parametrize("name", ENVELOPES)
def test_six_lines_and_a_double_barrelled_name_stand_alone_in_every_window(
    name: str, large_print: bool
) -> None:
    size, envelope = ENVELOPES[name]
    zones = fitted(size, envelope)
    head = replace(HEAD, windows=zones)
    pdf = render(replace(follow_up(large_print=large_print), letterhead=head, address=SIX))
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        assert (page.width / MM, page.height / MM) == pytest.approx((size.width, size.height), abs=0.01)
        ticks = {round(rule["top"] / MM, 1) for rule in page.lines if rule["x0"] == 0}
        assert ticks == set(size.folds)
    found = glyphs(pdf)
    shown = [glyph for glyph in found if touches(glyph, *zones.clear)]
    assert "".join(glyph.text for glyph in shown) == "".join(SIX).replace(" ", "")
    address = (zones.address_left, zones.address_top, zones.address_right, zones.address_bottom)
    assert all(inside(glyph, *address) for glyph in shown)
    aside = (zones.aside_left, zones.address_top, zones.aside_right, zones.address_bottom)
    head_zone = (zones.left, zones.head_top, zones.right, zones.head_bottom)
    body = (zones.left, zones.body_top, zones.right, zones.height - 7)
    for glyph in found:
        assert glyph in shown or any(inside(glyph, *zone) for zone in (aside, head_zone, body)), glyph
    last = page_count(pdf) - 1
    assert last == int(large_print)
    below = "".join(glyph.text for glyph in glyphs(pdf, last) if glyph.top > zones.second_fold)
    assert "Howdoyoufeelaboutyourportraitstoday?" in below
    assert "L-000412" in below
    assert "Yourssincerely" not in below


def test_what_the_window_shows_never_leaves_the_address_however_the_sheet_slips() -> None:
    for size, envelope in ENVELOPES.values():
        zones = fitted(size, envelope)
        spare = (envelope.width - size.width) / 2
        tall = envelope.height - size.folds[0]
        for across in (max(spare - 5, 0), spare, min(spare + 5, 2 * spare)):
            for down in (max(tall - 5, 0), tall):
                left, top = envelope.left - across, envelope.top - down
                right, bottom = left + envelope.window_width, top + envelope.window_height
                assert left <= zones.address_left
                assert zones.address_right <= right
                assert top <= zones.address_top
                assert zones.address_bottom <= bottom
                assert zones.clear[0] <= left
                assert right <= zones.clear[2]
                assert zones.clear[1] <= max(top, 44)
                assert bottom <= zones.clear[3]


@pytest.mark.parametrize(
    ("size", "envelope", "field"),
    [
        (PaperSize.US_LETTER, Envelope(width=210), "envelope_width"),
        (PaperSize.A4, Envelope(height=99), "envelope_height"),
        (PaperSize.A4, Envelope(left=140), "window_width"),
        (PaperSize.A4, Envelope(top=80), "window_height"),
        (PaperSize.A4, Envelope(window_width=60), "window_width"),
        (PaperSize.A4, Envelope(window_height=20), "window_height"),
        (PaperSize.A4, Envelope(top=30), "window_top"),
        (PaperSize.A4, Envelope(left=-3), "window_left"),
        (PaperSize.A4, Envelope(left=45, window_width=130), "window_left"),
        (PaperSize.A4, Envelope(height=162), "envelope_height"),
        (PaperSize.A4, Envelope(width=250), "envelope_width"),
    ],
)
def test_a_window_that_leaves_no_room_is_refused_at_its_length(
    size: PaperSize, envelope: Envelope, field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        fitted(size, envelope)
    assert refusal.value.field == field


def test_the_ruler_page_is_true_to_the_millimetre_and_shows_the_window_as_it_is_set() -> None:
    size, envelope = ENVELOPES["US #10, window at the left"]
    zones = fitted(size, envelope)
    pdf = render_ruler("Marsh & Reed Portraits", zones)
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        upright = sorted({round(rule["x0"] / MM, 2) for rule in page.lines if rule["x0"] == rule["x1"]})
        level = sorted({round(rule["top"] / MM, 2) for rule in page.lines if rule["x1"] > 200 * MM})
        frames = [
            tuple(round(box[side] / MM, 1) for side in ("x0", "top", "x1", "bottom")) for box in page.rects
        ]
    assert upright == [float(at) for at in range(10, 196)]
    assert level == [float(at) for at in range(10, 270)]
    assert tuple(round(side, 1) for side in zones.clear) in frames
    said = " ".join(text_lines(pdf))
    assert "actual size" in said
    assert said.count("fold here") == 2


def test_an_order_and_a_second_page_fit_us_letter_too() -> None:
    zones = fitted(*ENVELOPES["US #10, window at the left"])
    pdf = render(replace(order(15), letterhead=replace(HEAD, windows=zones)))
    assert page_count(pdf) > 1
    for page in range(page_count(pdf)):
        assert max(glyph.bottom for glyph in glyphs(pdf, page)) < zones.height - 6
        assert max(glyph.right for glyph in glyphs(pdf, page)) <= zones.right + 0.2


def test_labels_lie_on_their_sheets_apart_from_each_other_and_begin_at_any() -> None:
    for sheet in LABEL_SHEETS:
        assert sheet.left >= 0
        assert sheet.top >= 0
        assert sheet.left + (sheet.across - 1) * sheet.step_x + sheet.width <= sheet.paper.width + 0.5
        assert sheet.top + (sheet.down - 1) * sheet.step_y + sheet.height <= sheet.paper.height + 0.6
        assert sheet.step_x >= sheet.width
        assert sheet.step_y >= sheet.height - 0.05
    sheet = next(sheet for sheet in LABEL_SHEETS if sheet.across == 3 and sheet.paper is PaperSize.US_LETTER)
    labels = [Label(f"O-{number:05}/1", "Ashworth", "1 of 2", ("oak",)) for number in range(3)]
    pdf = render_labels(labels, sheet, "Labels", "Marsh & Reed", first=29)
    assert page_count(pdf) == 2  # two on the first sheet, one on the next
    found = glyphs(pdf)
    last_row = sheet.top + 9 * sheet.step_y
    assert all(glyph.top >= last_row and glyph.bottom <= last_row + sheet.height for glyph in found)
    assert min(glyph.left for glyph in found) > sheet.left + sheet.step_x
    assert glyphs(pdf, 1)[0].left < sheet.step_x


# The code on the slip, read back by what a reader does: find the modules, take the mask off, read the letters.

_CAPITALS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def read_code(dark: list[list[bool]]) -> str:
    """What a code of the smallest size says (ISO/IEC 18004): mask 3, capital letters and figures."""
    across = len(dark)
    assert across == 21
    for top, left in ((0, 0), (0, 14), (14, 0)):  # the three corners a reader finds it by
        ring = [dark[top + row][left + column] for row in range(7) for column in range(7)]
        outer = [row in (0, 6) or column in (0, 6) for row in range(7) for column in range(7)]
        inner = [2 <= row <= 4 and 2 <= column <= 4 for row in range(7) for column in range(7)]
        assert ring == [a or b for a, b in zip(outer, inner, strict=True)]
    bits = ""
    right, up = across - 1, True
    while right > 0:
        right -= right == 6  # the timing pattern is no data
        for row in range(across - 1, -1, -1) if up else range(across):
            for column in (right, right - 1):
                corner = (row < 9 and (column < 9 or column > 12)) or (row > 12 and column < 9)
                if not corner and row != 6:
                    bits += str(int(dark[row][column] ^ ((row + column) % 3 == 0)))
        right, up = right - 2, not up
    assert bits[:4] == "0010"
    count, at, said = int(bits[4:13], 2), 13, ""
    while len(said) + 1 < count:
        pair = int(bits[at : at + 11], 2)
        said, at = said + _CAPITALS[pair // 45] + _CAPITALS[pair % 45], at + 11
    return said + (_CAPITALS[int(bits[at : at + 6], 2)] if len(said) < count else "")


@pytest.mark.parametrize("large_print", [False, True])
@pytest.mark.parametrize("name", ["DL, window at the left", "US #10, window at the left"])
def test_the_code_on_the_printed_slip_says_the_reference(name: str, large_print: bool) -> None:
    zones = fitted(*ENVELOPES[name])
    pdf = render(
        replace(follow_up("Mr Bell", "L-004871", large_print), letterhead=replace(HEAD, windows=zones))
    )
    last = page_count(pdf) - 1
    image = page_image(pdf, last, 300)
    scale = 300 / 25.4
    left, top = (zones.right - 12.5) * scale, (zones.height - 9 - 12.5 + 1 / MM) * scale
    module = 12.5 * scale / 21

    def is_dark(row: int, column: int) -> bool:
        y, x = int(top + (row + 0.5) * module), int(left + (column + 0.5) * module)
        return image.rows[y * image.stride + x * 4] < 128

    assert read_code([[is_dark(row, column) for column in range(21)] for row in range(21)]) == "L-004871"
    said = " ".join(text_lines(pdf, last))
    assert re.search(r"L-004871\s+Thank you", said)
