"""Pages of a PDF as pictures, for the window: no Qt here, only rows of colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.errors import Trouble

if TYPE_CHECKING:
    import pypdfium2


@dataclass(frozen=True)
class PageImage:
    """One page: width and height in dots, and its rows of blue, green, red, alpha (Qt: `Format_RGB32`)."""

    width: int
    height: int
    stride: int
    rows: bytes


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has. Raises `Trouble` for anything that is not a readable PDF."""
    document = _opened(pdf)
    try:
        return len(document)
    finally:
        document.close()


def page_image(pdf: bytes, number: int = 0, dpi: float = 96) -> PageImage:
    """One page (the first is 0) at so many dots an inch. Raises `Trouble` for a damaged file."""
    document = _opened(pdf)
    try:
        return _image(document, number, dpi)
    finally:
        document.close()


def pages(pdf: bytes, dpi: float = 96) -> Iterator[PageImage]:
    """Every page in order, each made when it is asked for. Raises `Trouble` for a damaged file."""
    document = _opened(pdf)
    try:
        for number in range(len(document)):
            yield _image(document, number, dpi)
    finally:
        document.close()


def _opened(pdf: bytes) -> pypdfium2.PdfDocument:
    # A tenth of a second to import, and only needed once a page is shown.
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as problem:
        raise Trouble("This file is not a page we can show: it is damaged or not a PDF.") from problem


def _image(document: pypdfium2.PdfDocument, number: int, dpi: float) -> PageImage:
    import pypdfium2

    page = document[number]
    try:
        bitmap = page.render(
            scale=dpi / 72, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx, rev_byteorder=False
        )
        try:
            return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        finally:
            bitmap.close()
    finally:
        page.close()
