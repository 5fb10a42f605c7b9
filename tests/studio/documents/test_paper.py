"""A letter in its envelope: what stands where, and that it stands there whoever it is for."""

import io
from dataclasses import replace
from itertools import pairwise

import pdfplumber
import pypdf
import pytest
from PIL import Image

from studio.documents import Closing, Paragraph, Windows, lay_out, page_count, render, render_together
from studio.errors import Refused
from tests.studio.documents.letter import ADDRESS, HEAD, follow_up, order
from tests.studio.documents.reading import Glyph, glyphs, ink, text_lines, words

LONGEST = (
    "Mrs Wilhelmina Featherstonehaugh-Cholmondeley",
    "Flat 14b, Étage 3",
    "Old Maltings Court",
    *ADDRESS[2:],
)


def within(glyph: Glyph, left: float, top: float, right: float, bottom: float) -> bool:
    return left <= glyph.left and glyph.right <= right and top <= glyph.top and glyph.bottom <= bottom


def touches(glyph: Glyph, left: float, top: float, right: float, bottom: float) -> bool:
    return glyph.right > left and glyph.left < right and glyph.bottom > top and glyph.top < bottom


@pytest.mark.parametrize("large_print", [False, True])
@pytest.mark.parametrize("address", [ADDRESS, LONGEST])
def test_only_the_address_shows_in_the_window(address: tuple[str, ...], large_print: bool) -> None:
    paper = replace(follow_up(large_print=large_print), address=address)
    shown = [glyph for glyph in glyphs(render(paper)) if touches(glyph, 8, 44, 113, 92)]
    assert "".join(glyph.text for glyph in shown) == "".join(address).replace(" ", "")
    assert all(within(glyph, 25, 58, 98, 82) for glyph in shown)


@pytest.mark.parametrize("large_print", [False, True])
def test_everything_on_a_letter_stands_in_its_own_zone(large_print: bool) -> None:
    for glyph in glyphs(render(follow_up(large_print=large_print))):
        head = within(glyph, 25, 10, 185.1, 42)
        address = within(glyph, 25, 58, 98, 82)
        aside = within(glyph, 118, 58, 185.1, 82)
        body = within(glyph, 25, 96, 185.1, 290)
        assert head or address or aside or body, glyph


def test_the_body_is_set_in_eleven_points_and_the_address_in_ten_on_eleven_point_three() -> None:
    found = glyphs(render(follow_up()))
    body = [glyph for glyph in found if 96 < glyph.top < 180]
    assert {round(glyph.size) for glyph in body} == {11, 18}  # the name by the pen is larger
    address = sorted({round(glyph.top * 72 / 25.4, 1) for glyph in found if within(glyph, 25, 58, 98, 82)})
    assert [round(below - above, 1) for above, below in pairwise(address)] == [11.3] * 4


def test_large_print_is_sixteen_points_and_may_take_two_pages() -> None:
    pdf = render(follow_up(large_print=True))
    assert page_count(pdf) == 2
    first = [glyph for glyph in glyphs(pdf, 0) if glyph.top > 96 and glyph.top < 270]
    assert {round(glyph.size) for glyph in first} == {16}
    last = text_lines(pdf, 1)
    assert "How do you feel about your portraits today?" in last
    assert any(row.startswith("What happens next.") for row in last)
    assert not any("How do you feel" in row for row in text_lines(pdf, 0))


@pytest.mark.parametrize("large_print", [False, True])
def test_the_slip_fills_the_page_below_the_second_fold_and_nothing_else_does(large_print: bool) -> None:
    pdf = render(follow_up(large_print=large_print))
    last = page_count(pdf) - 1
    asked = ("How do you feel", "How easy", "Is there anything", "May we telephone", "L-000412", "Thank you.")
    below = [glyph for glyph in glyphs(pdf, last) if glyph.bottom > 210]
    assert all(glyph.top > 210 for glyph in below)
    read = "".join(glyph.text for glyph in below)
    assert all(question.replace(" ", "") in read for question in asked)
    assert "Yourssincerely" not in read
    assert max(glyph.bottom for glyph in below) < 292
    assert ink(pdf, 172, 270, 186, 292, page=last) > 100  # the code


def test_the_folds_are_ticked_at_the_edge() -> None:
    with pdfplumber.open(io.BytesIO(render(follow_up()))) as document:
        level = [
            (
                round(rule["x0"] / 72 * 25.4, 1),
                round(rule["x1"] / 72 * 25.4, 1),
                round(rule["top"] / 72 * 25.4, 1),
            )
            for rule in document.pages[0].lines
        ]
    assert (0.0, 5.0, 105.0) in level
    assert (0.0, 5.0, 210.0) in level
    assert (10.0, 200.0, 210.0) in level


def test_a_studio_may_measure_its_own_windows() -> None:
    windows = Windows(address_left=30, address_right=95, address_top=52, address_bottom=76)
    found = glyphs(render(replace(follow_up(), windows=windows)))
    assert [glyph for glyph in found if within(glyph, 30, 52, 95, 76) and glyph.text == "M"]


def test_an_address_that_does_not_fit_the_window_is_refused() -> None:
    with pytest.raises(Refused, match="7 lines") as refusal:
        render(replace(follow_up(), address=("a", "b", "c", "d", "e", "f", "g")))
    assert refusal.value.field == "address"
    with pytest.raises(Refused, match="too long for the envelope window"):
        render(replace(follow_up(), address=("x" * 60,)))


def test_the_same_letter_gives_the_same_bytes_whatever_was_drawn_before() -> None:
    first = render(follow_up())
    render_together([follow_up("Mrs Łukasiewicz", "L-000001"), order()], "a", "b")
    assert render(follow_up()) == first
    assert render(follow_up("Mrs Ashworth", "L-000413")) != first


def test_a_file_says_what_it_is_and_lists_only_faces_it_carries() -> None:
    pdf = render(follow_up())
    reader = pypdf.PdfReader(io.BytesIO(pdf), strict=True)
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("L-000412", "Marsh & Reed Portraits")
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    fonts = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]
    for font in fonts:
        descendant = font["/DescendantFonts"][0].get_object()
        assert descendant["/FontDescriptor"]["/FontFile2"].get_object().get_data()[:4] == b"\0\1\0\0"
    names = " ".join(font["/BaseFont"] for font in fonts)
    assert "Helvetica" not in names
    assert "SourceSerif4-Regular" in names
    assert len(pdf) < 80_000


def test_many_letters_in_one_file_share_their_faces() -> None:
    pdf = render_together(
        [follow_up(f"Mrs Number{number}", f"L-{number:06}") for number in range(40)], "a", "b"
    )
    assert page_count(pdf) == 40
    assert len(pdf) < 200_000
    assert "Dear Mrs Number39" in text_lines(pdf, 39)


def test_text_can_be_read_back_in_the_order_of_the_page() -> None:
    read = " ".join(text_lines(render(follow_up())))
    assert "above the fireplace" in read
    assert "ring me on 01632 960101, Tuesday to Saturday from 9.30 am to 5.30 pm;" in read


def _logo(width: int, height: int, colour: str, kind: str) -> bytes:
    held = io.BytesIO()
    Image.new("RGBA" if kind == "PNG" else "RGB", (width, height), colour).save(held, kind)
    return held.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize(("width", "height"), [(400, 90), (80, 900), (3000, 3000)])
def test_a_logo_of_any_shape_stands_inside_the_letterhead(kind: str, width: int, height: int) -> None:
    pdf = render(replace(follow_up(), letterhead=replace(HEAD, logo=_logo(width, height, "black", kind))))
    assert ink(pdf, 125, 12, 186, 42) > 20
    assert ink(pdf, 119, 43, 210, 57) == 0
    assert len(pdf) < 80_000


def test_a_logo_may_be_see_through() -> None:
    pdf = render(replace(follow_up(), letterhead=replace(HEAD, logo=_logo(400, 400, "#00000000", "PNG"))))
    assert ink(pdf, 125, 12, 186, 42) == 0


def test_a_damaged_logo_is_refused() -> None:
    whole = _logo(400, 90, "black", "PNG")
    for damaged in (b"", b"not a picture", whole[: len(whole) // 2], b"GIF89a" + bytes(50)):
        with pytest.raises(Refused, match="picture cannot be read"):
            render(replace(follow_up(), letterhead=replace(HEAD, logo=damaged)))


def test_a_long_studio_name_is_set_smaller_rather_than_over_the_edge() -> None:
    head = replace(HEAD, name="The Featherstonehaugh and Cholmondeley Portrait Photographers of Ingatestone")
    found = [glyph for glyph in glyphs(render(replace(follow_up(), letterhead=head))) if glyph.top < 30]
    assert max(glyph.right for glyph in found) <= 185.1


# Orders.


def test_an_order_of_five_pieces_is_one_page_with_the_signatures_at_its_foot() -> None:
    pdf = render(order())
    assert page_count(pdf) == 1
    rows = text_lines(pdf)
    assert rows[-2] == "Mrs C Ashworth for Marsh & Reed Portraits"
    assert rows[-1] == "O-01187, first edition, page 1 of 1"


@pytest.mark.parametrize("pieces", [1, 6, 9, 15, 40])
@pytest.mark.parametrize("large_print", [False, True])
def test_an_order_flows_over_pages_with_every_row_whole(pieces: int, large_print: bool) -> None:
    pdf = render(order(pieces, large_print))
    count = page_count(pdf)
    seen = []
    for page in range(count):
        rows = text_lines(pdf, page)
        assert rows[-1] == f"O-01187, first edition, page {page + 1} of {count}"
        assert max(glyph.bottom for glyph in glyphs(pdf, page)) < 292
        read = " ".join(rows)
        # A row's number and picture stand on the same page.
        here = [number for number in range(1, pieces + 1) if f"picture 01{number:02} " in f"{read} "]
        starts = {row.split(" ")[0] for row in rows if row.endswith((" £165.00", " £895.00"))}
        assert {str(number) for number in here} == starts - {"Together", "of", "Paid", "To"}
        seen.extend(here)
    assert seen == list(range(1, pieces + 1))
    last = " ".join(text_lines(pdf, count - 1))
    assert "for Marsh & Reed Portraits" in last
    assert "statutory rights" in last  # nobody signs a page without words


def test_totals_stand_under_each_other_on_the_decimal_point() -> None:
    pdf = render(order())
    places = []
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        chars = document.pages[0].chars
    for amount in ("£1,555.00", "£259.17", "£555.00", "£1,000.00"):
        word = next(word for word in words(pdf) if word["text"] == amount)
        places.append(
            next(
                char["x0"]
                for char in chars
                if char["text"] == "."
                and word["x0"] < char["x0"] < word["x1"]
                and abs(char["top"] - word["top"]) < 2
            )
        )
    assert max(places) - min(places) < 0.1


def test_a_letter_a_little_too_long_is_set_closer_before_it_takes_a_second_page() -> None:
    paper = follow_up()
    longer = replace(paper, body=(*paper.body[:-1], Paragraph("One more thing. " * 18), paper.body[-1]))
    assert len(lay_out(longer)) == 1
    much_longer = replace(paper, body=(*paper.body[:-1], Paragraph("One more thing. " * 90), paper.body[-1]))
    pdf = render(much_longer)
    assert page_count(pdf) == 2
    assert "Yours sincerely" in text_lines(pdf, 1)


@pytest.mark.parametrize(("paragraphs", "pages", "size"), [(5, 1, 16), (10, 1, 14), (14, 2, 16)])
def test_a_letter_in_large_print_is_a_page_where_fourteen_points_make_it_one(
    paragraphs: int, pages: int, size: int
) -> None:
    words = (
        "Thank you for coming to us on Saturday. It was a pleasure, and we should like to show you them all."
    )
    body = (*(Paragraph(words) for _ in range(paragraphs)), Closing("Helen Marsh", "owner"))
    pdf = render(replace(follow_up(large_print=True), slip=None, body=body))
    assert page_count(pdf) == pages
    text = [glyph for glyph in glyphs(pdf, 0) if 96 < glyph.top < 150]
    assert {round(glyph.size) for glyph in text} == {size}
