"""Reading our own pages back: where glyphs stand, and what ink there is."""

import io
from typing import Any, NamedTuple

import pdfplumber

from studio.documents import page_image

MM = 72 / 25.4


class Glyph(NamedTuple):
    """One glyph box, in millimetres from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


def glyphs(pdf: bytes, page: int = 0) -> list[Glyph]:
    """Every glyph box of a page; spaces have none."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [
            Glyph(
                char["text"],
                char["x0"] / MM,
                char["top"] / MM,
                char["x1"] / MM,
                char["bottom"] / MM,
                char["size"],
            )
            for char in document.pages[page].chars
            if char["text"].strip()
        ]


def text_lines(pdf: bytes, page: int = 0) -> list[str]:
    """The words of each line of a page, from the top."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [row["text"].replace("\u00a0", " ") for row in document.pages[page].extract_text_lines()]


def words(pdf: bytes, page: int = 0) -> list[dict[str, Any]]:
    """Every word of a page with its place in points."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return document.pages[page].extract_words(keep_blank_chars=False)


def ink(
    pdf: bytes, left: float, top: float, right: float, bottom: float, page: int = 0, dpi: int = 72
) -> int:
    """How many dots of a part of the page (millimetres) are clearly darker than paper."""
    image = page_image(pdf, page, dpi)
    scale = dpi / 25.4
    dark = 0
    for row in range(int(top * scale), min(int(bottom * scale), image.height)):
        start = row * image.stride
        line = image.rows[
            start + int(left * scale) * 4 : start + min(int(right * scale), image.width) * 4 : 4
        ]
        dark += sum(1 for blue in line if blue < 170)
    return dark
