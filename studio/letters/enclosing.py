"""What goes into the envelope with a letter: the price list in force, noted in the letter by its id and drawn for it.

The letter's own page stays the bytes that were kept. A list that has begun is never edited (R11), so its id says what
was enclosed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import catalogue
from studio.catalogue import PriceListId, PriceListRow
from studio.db import asked_once
from studio.errors import Refused
from studio.letters.kinds import KINDS, Kind
from studio.letters.model import Letter, LetterId, LetterPaper
from studio.letters.snapshot import Snapshot, from_json

NONE = PriceListId(0)
NAME = "Price list"
GOES_ALONG = "The price list goes with it."
NOTHING_TO_ENCLOSE = "No price list is in force, so none goes with it."


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A paper of its own that goes with a letter."""

    name: str
    file: str
    pdf: bytes


def price_list_with(db: Session, kind: Kind, on: date, *, large_print: bool) -> PriceListId:
    """The price list that a letter of this kind takes along on a day; 0 for none.

    Raises Refused for a list that cannot be printed: nothing is promised that is not in the envelope.
    """
    row = catalogue.price_list_in_force(db, on) if kind.encloses_prices else None
    if row is None:
        return NONE
    try:
        _drawn(db, row.id, on, large_print)
    except Refused as refused:
        raise Refused(f"The price list that goes with it cannot be printed. {refused.message}") from refused
    return row.id


def remarks(letter: Snapshot) -> tuple[str, ...]:
    """What the desk is told of it before it goes out."""
    if not KINDS[letter.code].encloses_prices:
        return ()
    return (GOES_ALONG if letter.price_list else NOTHING_TO_ENCLOSE,)


def enclosures(db: Session, letter_ids: Sequence[LetterId]) -> dict[LetterId, Enclosure]:
    """What goes with these letters, each drawn as of the day of its letter and in its size of print."""
    codes = [kind.code for kind in KINDS.values() if kind.encloses_prices]
    query = (
        select(LetterPaper.letter_id, LetterPaper.snapshot)
        .join(Letter, Letter.id == LetterPaper.letter_id)
        .where(Letter.id.in_(letter_ids), Letter.code.in_(codes), Letter.number.is_not(None))
    )
    drawn: dict[tuple[int, date, bool], Enclosure] = {}
    found = {}
    for letter_id, kept in db.execute(query):
        letter = from_json(kept)
        if letter.price_list:
            what = (letter.price_list, letter.on, letter.large_print)
            if what not in drawn:
                drawn[what] = _drawn(db, *what)
            found[letter_id] = drawn[what]
    return found


def enclosed_with(db: Session, letter_id: LetterId) -> PriceListRow | None:
    """The price list that went with an issued letter; None where none did."""
    query = (
        select(LetterPaper.snapshot)
        .join(Letter, Letter.id == LetterPaper.letter_id)
        .where(Letter.id == letter_id, Letter.number.is_not(None))
    )
    kept = db.scalar(query)
    price_list = from_json(kept).price_list if kept else NONE
    return next((row for row in catalogue.price_lists(db) if row.id == price_list), None)


@asked_once
def _drawn(db: Session, price_list: int, on: date, large_print: bool) -> Enclosure:
    read = catalogue.price_list_paper(db, PriceListId(price_list), on)
    size = "-large-print" if large_print else ""
    pdf = catalogue.draw_price_list(read, large_print=large_print)
    return Enclosure(NAME, f"{read.file}{size}.pdf", pdf)
