"""What the desk knows of a family when someone is unhappy: their pictures and dates, the people, who could help."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from studio import business, care, clients, clock, making, orders, pictures, sessions, viewings
from studio.business import RoomPurpose, RoomRow, StaffRow
from studio.care import OpenConcern
from studio.clients import HouseholdId, HouseholdRow, PersonRow
from studio.dates import screen_date, screen_time
from studio.making import PieceRow
from studio.orders import OrderRow, OrderState, PresentationState
from studio.pictures import PictureRow
from studio.sessions import SessionRow, SessionState
from studio.viewings import ViewingRow


@dataclass(frozen=True)
class Round:
    """One session with its viewing and what was ordered, or an order of its own; what a concern can be about."""

    session: SessionRow | None
    viewing: ViewingRow | None
    order: OrderRow | None
    title: str
    pictures: tuple[PictureRow, ...] = ()
    pieces: tuple[PieceRow, ...] = ()

    @property
    def is_to_come(self) -> bool:
        """Whether it has not been photographed yet."""
        return self.session is not None and self.session.state is not SessionState.COMPLETED


@dataclass(frozen=True)
class Known:
    """Everything the forms of care show and propose, asked in one read."""

    household: HouseholdRow
    people: tuple[PersonRow, ...]
    rounds: tuple[Round, ...]
    """The latest first; those still to come after those that were."""
    to_book: tuple[OpenConcern, ...]
    """Open cases whose reshoot is not in the diary, or has been photographed and may be once more."""
    opening: str
    """What is said first."""
    staff: tuple[StaffRow, ...]
    photographers: tuple[StaffRow, ...]
    cameras: tuple[RoomRow, ...]
    viewing_rooms: tuple[RoomRow, ...]
    today: date
    zone: str
    currency: str

    @property
    def photographed(self) -> tuple[Round, ...]:
        """Those with a session that took place: what a reshoot can repeat."""
        return tuple(
            each for each in self.rounds if each.session and each.session.state is SessionState.COMPLETED
        )


def known(db: Any, household_id: HouseholdId) -> Known:
    """Ask once; raises Missing."""
    zone = business.studio(db).zone
    today = clock.today(zone)
    household = clients.household(db, household_id)
    rooms = [room for room in business.rooms(db) if room.active]
    return Known(
        household=household,
        people=tuple(person for person in household.people if person.status.value == "active"),
        rounds=_rounds(db, household_id, today),
        to_book=tuple(row for row in care.open_concerns(db, household_id) if _is_to_book(db, row)),
        opening=care.opening(db),
        staff=business.staff(db),
        photographers=business.photographers(db),
        cameras=tuple(room for room in rooms if room.purpose is RoomPurpose.CAMERA),
        viewing_rooms=tuple(room for room in rooms if room.purpose is RoomPurpose.VIEWING),
        today=today,
        zone=zone,
        currency=business.studio(db).currency,
    )


def case_in_full(db: Any, concern_id: care.ConcernId) -> tuple[care.ConcernRow, Known]:
    """A case and what is known of its family."""
    row = care.concern(db, concern_id)
    return row, known(db, row.household_id)


def _is_to_book(db: Any, row: OpenConcern) -> bool:
    reshoot = care.reshoot_of_concern(db, row.id)
    if reshoot is None or reshoot.session_id is None:
        return True
    state = sessions.session(db, reshoot.session_id).state
    return state in (
        SessionState.CANCELLED,
        SessionState.COMPLETED,
    )  # once more, when it is not right yet (R4)


def _rounds(db: Any, household_id: HouseholdId, today: date) -> tuple[Round, ...]:
    made = [
        order
        for order in orders.of_household(db, household_id)
        if order.state not in (OrderState.DRAFT, OrderState.CANCELLED)
    ]
    found: list[tuple[datetime, Round]] = []
    for session in sessions.of_household(db, household_id):
        if session.state is SessionState.CANCELLED:
            continue
        theirs = next((order for order in made if order.session_id == session.id), None)
        words = f"The session of {screen_date(session.wall.date(), today)}"
        title = f"{words}, order {theirs.name}" if theirs else words
        viewing = viewings.of_session(db, session.id)
        taken_in, made_of = pictures.of_session(db, session.id), _pieces(db, theirs)
        found.append((session.wall, Round(session, viewing, theirs, title, taken_in, made_of)))
    taken = {each.order.id for _, each in found if each.order}
    for order in made:
        if order.id not in taken:
            made_on = clock.to_wall(order.made_at)
            title = f"Order {order.name} of {screen_date(made_on.date(), today)}"
            found.append((made_on, Round(None, None, order, title, (), _pieces(db, order))))
    found.sort(key=lambda pair: pair[0], reverse=True)
    been = [each for _, each in found if not each.is_to_come]
    return (*been, *(each for _, each in found if each.is_to_come))


def _pieces(db: Any, order: OrderRow | None) -> tuple[PieceRow, ...]:
    return making.pieces_of(db, order.id) if order is not None else ()


def beside(each: Round, today: date) -> tuple[tuple[str, str], ...]:
    """Their dates and pictures as lines: what happened, and below it the detail."""
    lines: list[tuple[str, str]] = []
    if each.session is not None:
        comfort = (
            f" · “anything you are unsure of?” {each.session.comfort.value}" if each.session.comfort else ""
        )
        detail = f"{each.session.photographer}{comfort}"
        lines.append((f"Session, {screen_time(each.session.wall, today)}", detail))
    if each.viewing is not None and each.viewing.wall is not None:
        lines.append((f"Viewing, {screen_time(each.viewing.wall, today)}", each.viewing.host))
    if each.order is not None:
        lines.append((f"Order {each.order.name}, {each.order.total.show()}", each.order.state.value))
        for line in each.order.lines:
            where = " · ".join(part for part in (line.people, line.hanging_place) if part)
            lines.append((f"{line.image_ref}  {line.width_in} by {line.height_in}", where))
        for held in each.order.presentations:
            if held.state is PresentationState.HELD:
                lines.append((f"Presented, {screen_time(held.wall, today)}", held.mood))
    return tuple(lines)
