"""What the page and the forms of a viewing ask for, in one read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from studio import business, clients, clock, diary, letters, orders, pictures, sessions, viewings
from studio.business import Hours, RoomPurpose, RoomRow, StaffRow
from studio.clients import HouseholdRow
from studio.diary import AppointmentRow, MoveRow, Slot
from studio.letters import Way
from studio.orders import OrderRow
from studio.pictures import PictureRow
from studio.sessions import SessionRow, SessionState
from studio.viewings import ChoiceRow, Mark, ViewingId, ViewingRow, ViewingState


@dataclass(frozen=True)
class WholeViewing:
    """A viewing with its session, its family, its appointment, and the days that suggest themselves."""

    today: date
    viewing: ViewingRow
    session: SessionRow
    household: HouseholdRow
    appointment: AppointmentRow | None
    moves: tuple[MoveRow, ...]
    orders: tuple[OrderRow, ...]
    rooms: tuple[RoomRow, ...]
    staff: tuple[StaffRow, ...]
    suggested: tuple[Slot, ...]
    has_begun: bool
    may_be_offered_again: bool
    hours: Hours
    pictures: tuple[PictureRow, ...]
    choices: tuple[ChoiceRow, ...]
    letter_goes: str
    """How the letter about it goes to them, while it is to be booked: into their hands while they are here."""

    @property
    def loved(self) -> tuple[ChoiceRow, ...]:
        """What they love, in the order in which it was marked."""
        return tuple(row for row in self.choices if row.mark is Mark.LOVE)


def whole_viewing(db: Any, viewing_id: ViewingId) -> WholeViewing:
    """Everything about a viewing; raises Missing."""
    row = viewings.viewing(db, viewing_id)
    studio = business.studio(db)
    rooms = business.rooms(db, RoomPurpose.VIEWING)
    session = sessions.session(db, row.session_id)
    appointment = diary.appointment(db, row.appointment_id) if row.appointment_id is not None else None
    to_book = row.state in (ViewingState.TO_ARRANGE, ViewingState.NO_SHOW)
    suggested = _suggested(db, row, rooms) if to_book else ()
    placed = [order for order in orders.of_household(db, row.household_id) if order.viewing_id == viewing_id]
    return WholeViewing(
        today=clock.today(studio.zone),
        viewing=row,
        session=session,
        household=clients.household(db, row.household_id),
        appointment=appointment,
        moves=tuple(diary.moves(db, appointment.id)) if appointment is not None else (),
        orders=tuple(placed),
        rooms=rooms,
        staff=business.staff(db),
        suggested=suggested,
        has_begun=appointment is not None and appointment.starts_at <= clock.now(),
        may_be_offered_again=session.state is SessionState.COMPLETED
        and viewings.of_session(db, row.session_id) is None,
        hours=business.hours(db),
        pictures=pictures.of_session(db, row.session_id),
        choices=viewings.choices(db, viewing_id),
        letter_goes=_letter_goes(db, session, suggested) if to_book else "",
    )


_HOW = {Way.POST: "print", Way.EMAIL: "email", Way.HAND: "hand over", Way.TELEPHONE: ""}


def _letter_goes(db: Any, session: SessionRow, suggested: tuple[Slot, ...]) -> str:
    """Handed over on the day of their session, when they stand at the desk; else as suits them and the notice."""
    today = clock.today(business.studio(db).zone)
    if session.wall.date() == today:
        return _HOW[Way.HAND]
    soonest = min((slot.wall for slot in suggested), default=None)
    return _HOW[letters.ways(db, session.household_id, soonest).usual]


def _suggested(db: Any, row: ViewingRow, rooms: tuple[RoomRow, ...]) -> tuple[Slot, ...]:
    """The evenings and afternoons of the days after the session that its kind has, as free times to take."""
    if not rooms:
        return ()
    hours = business.hours(db)
    found = []
    for each in viewings.suggested_days(db, row.session_id):
        for wall in each.times[:2]:
            found.append(Slot(wall, rooms[0].id, hours.is_late(wall, viewings.DEFAULT_MINUTES)))
    return tuple(found)
