"""Pages of letters drawn for the window, asked away from its thread with the letter itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QImage

from studio import letters
from ui.kit.pages_of_paper import images

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class DrawnPages(NamedTuple):
    """A PDF and its pages as pictures."""

    pdf: bytes
    pages: tuple[QImage, ...]


def preview(db: Session, occasion: letters.Occasion, on: date, place: int, dots: float) -> DrawnPages:
    """A letter as it would be printed now. Raises Refused where it cannot be."""
    return _drawn(letters.preview(db, occasion, on, place), dots)


def kept(db: Session, letter_id: letters.LetterId, dots: float) -> DrawnPages:
    """The kept page of a letter that was issued."""
    return _drawn(letters.kept_page(db, letter_id), dots)


def _drawn(pdf: bytes, dots: float) -> DrawnPages:
    return DrawnPages(pdf, tuple(images(pdf, dots)))
