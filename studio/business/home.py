"""Where the studio stands and in what it counts, for whoever shows a day or an amount and names neither.

Set once when a desk opens the records: a clock on the wall and a till are of one place. Records that are opened beside
them, to practise in or to look into, change nothing here.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from studio import clock, money
from studio.business.queries import is_open_for_business, studio


def place(db: Session) -> tuple[str, str] | None:
    """The studio's zone and currency; None before it has been opened."""
    if not is_open_for_business(db):
        return None
    row = studio(db)
    return row.zone, row.currency


def make_home(found: tuple[str, str] | None) -> None:
    """From now on days and amounts are those of this place."""
    if found is not None:
        zone, currency = found
        clock.live_in(zone)
        money.count_in(currency)
