"""The label of a piece: its code to scan, and what it has to become in words that are read at the bench."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from studio import business
from studio.documents import LABEL_SHEETS, Label, LabelSheet, render_labels
from studio.errors import Refused
from studio.making import queries
from studio.making.model import PieceId
from studio.making.rows import PieceRow

__all__ = ["LABEL_SHEETS", "LabelSheet", "draw_labels", "labels"]

_FILED_UNDER = 3


def labels(db: Session, ids: Sequence[PieceId], sheet: int = 0, first: int = 1) -> tuple[str, bytes]:
    """The labels of these pieces on a sheet of ``LABEL_SHEETS``, from its ``first`` label on: a name, and the PDF.

    Raises Refused when no piece was chosen.
    """
    rows = queries.rows_of(db, ids)
    if not rows:
        raise Refused("Please choose the pieces whose labels are printed.")
    name = f"Labels {rows[0].code}" + (f" and {len(rows) - 1} more" if len(rows) > 1 else "")
    return name.replace("/", "-"), draw_labels(rows, LABEL_SHEETS[sheet], business.studio(db).name, first)


def draw_labels(rows: Sequence[PieceRow], sheet: LabelSheet, studio: str, first: int = 1) -> bytes:
    """The labels of these rows, as a PDF."""
    return render_labels([_label(row) for row in rows], sheet, "Labels", studio, first)


def _label(row: PieceRow) -> Label:
    """The family stands on it by the first letters of its name alone, as on the shelf."""
    filed = "".join(letter for letter in row.household if letter.isalnum())[:_FILED_UNDER].upper()
    picture = f"picture {row.image_ref}" + (f", {row.product}" if row.product else "")
    is_for = row.hanging_place.lower().startswith("for ")
    place = row.hanging_place if is_for else f"for: {row.hanging_place}" if row.hanging_place else ""
    remake = f"in place of {row.order_number}/{row.remake_of}" if row.remake_of is not None else ""
    words = (row.size, picture, remake, *row.made_of, place)
    return Label(row.code, row.code, filed, tuple(each for each in words if each))
