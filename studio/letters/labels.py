"""Address labels for envelopes without a window: of what was printed, in the order in which it came out."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business
from studio.documents import LABEL_SHEETS, LabelSheet, render_addresses
from studio.errors import Refused
from studio.letters.model import Letter, LetterId, LetterPaper
from studio.letters.snapshot import from_json

__all__ = ["LABEL_SHEETS", "LabelSheet", "address_labels"]


def address_labels(
    db: Session, letter_ids: Sequence[LetterId], sheet: int = 0, first: int = 1
) -> tuple[str, bytes]:
    """The labels of these letters on a sheet of ``LABEL_SHEETS``, from its ``first`` label on: a name, and the PDF.

    The addresses are those of the kept pages, to the letter. Raises Refused when none was printed for the post.
    """
    query = (
        select(Letter.number, LetterPaper.snapshot)
        .join(LetterPaper, LetterPaper.letter_id == Letter.id)
        .where(Letter.id.in_(letter_ids), Letter.number.is_not(None))
        .order_by(Letter.number)
    )
    found = [(number or "", from_json(kept).address) for number, kept in db.execute(query) if kept]
    posted = [(number, address) for number, address in found if len(address) > 1]
    if not posted:
        raise Refused("There is nothing to put a label on.")
    name = f"Labels {posted[0][0]}" + (f" and {len(posted) - 1} more" if len(posted) > 1 else "")
    studio = business.studio(db).name
    return name, render_addresses(
        [lines for _, lines in posted], LABEL_SHEETS[sheet], "Labels", studio, first
    )
