"""What the viewing room asks for, in one read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from studio import business, care, catalogue, clients, clock, orders, pictures, sessions, viewings, walls
from studio.care import ReshootRow
from studio.catalogue import Edition
from studio.clients import HouseholdRow
from studio.money import Money, total
from studio.pictures import PictureId, PictureRow
from studio.sessions import SessionRow
from studio.viewings import ChoiceRow, Mark, ViewingId, ViewingRow
from studio.walls import HangingRow


@dataclass(frozen=True)
class Room:
    """A viewing with its pictures, what was chosen of them, and the prices of the day."""

    today: date
    viewing: ViewingRow
    session: SessionRow
    household: HouseholdRow
    pictures: tuple[PictureRow, ...]
    choices: tuple[ChoiceRow, ...]
    hung: tuple[HangingRow, ...]
    edition: Edition
    reshoot: ReshootRow | None
    """The complimentary reshoot whose pictures these are."""
    her_words: str
    """Why we photograph them again, in her words."""
    round: int
    """One for a first session, two for its reshoot, and so on."""
    ordered: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """One line of what is chosen so far: a picture, how it would be made, where it hangs, what it costs."""

    picture: PictureRow
    words: str
    place: str
    amount: Money | None
    """None while it has no size."""


def chosen(room: Room, marks: Mapping[PictureId, ChoiceRow]) -> tuple[Chosen, ...]:
    """What hangs, in the order in which it was hung; then what they love and has no size yet."""
    known = {row.id: row for row in room.pictures}
    hung = [
        Chosen(known[row.picture_id], _how(row), row.place, row.amount)
        for row in room.hung
        if row.picture_id in known
    ]
    hanging = {line.picture.id for line in hung}
    loved = [row for row in room.pictures if row.id in marks and marks[row.id].mark is Mark.LOVE]
    return (*hung, *(Chosen(row, "no size yet", "", None) for row in loved if row.id not in hanging))


def _how(row: HangingRow) -> str:
    size = f"{row.width_in} wide by {row.height_in} high"
    return ", ".join(part for part in (size, row.words or row.problem) if part)


def together(lines: tuple[Chosen, ...]) -> Money:
    """What the lines with a price come to, as the studio prices."""
    return total(line.amount for line in lines if line.amount is not None)


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
        hung=walls.hung(db, viewing_id),
        edition=catalogue.edition_on(db, today),
        reshoot=reshoot,
        her_words=care.concern(db, reshoot.concern_id).story if reshoot is not None else "",
        round=reshoot.round if reshoot is not None else 1,
        ordered=any(order.viewing_id == viewing_id for order in orders.of_household(db, row.household_id)),
    )
