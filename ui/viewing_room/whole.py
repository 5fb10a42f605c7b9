"""What the viewing room asks for, in one read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from studio import business, care, catalogue, clients, clock, orders, pictures, sessions, viewings
from studio.care import ReshootRow
from studio.catalogue import Edition
from studio.clients import HouseholdRow
from studio.pictures import PictureRow
from studio.sessions import SessionRow
from studio.viewings import ChoiceRow, ViewingId, ViewingRow


@dataclass(frozen=True)
class Room:
    """A viewing with its pictures, what was chosen of them, and the prices of the day."""

    today: date
    viewing: ViewingRow
    session: SessionRow
    household: HouseholdRow
    pictures: tuple[PictureRow, ...]
    choices: tuple[ChoiceRow, ...]
    edition: Edition
    reshoot: ReshootRow | None
    """The complimentary reshoot whose pictures these are."""
    round: int
    """One for a first session, two for its reshoot, and so on."""
    ordered: bool


def whole_room(db: Any, viewing_id: ViewingId) -> Room:
    """Everything the room shows; raises Missing."""
    row = viewings.viewing(db, viewing_id)
    studio = business.studio(db)
    today = clock.today(studio.zone)
    reshoot = care.reshoot_of_session(db, row.session_id)
    return Room(
        today=today,
        viewing=row,
        session=sessions.session(db, row.session_id),
        household=clients.household(db, row.household_id),
        pictures=pictures.of_session(db, row.session_id),
        choices=viewings.choices(db, viewing_id),
        edition=catalogue.edition_on(db, today),
        reshoot=reshoot,
        round=_round(db, reshoot),
        ordered=any(order.viewing_id == viewing_id for order in orders.of_household(db, row.household_id)),
    )


def _round(db: Any, reshoot: ReshootRow | None) -> int:
    count = 1
    while reshoot is not None:
        count += 1
        reshoot = care.reshoot_of_session(db, reshoot.original_session_id)
    return count
