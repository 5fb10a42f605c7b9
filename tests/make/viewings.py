"""Viewings for tests, booked through the services as the desk would."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from studio import clock, viewings
from studio.actor import Actor
from studio.business import StaffId
from studio.clients import HouseholdId
from studio.db import Store
from studio.sessions import SessionId
from studio.viewings import ViewingDraft, ViewingId
from tests.make import clients, sessions
from tests.make.business import Staff, marsh_and_reed, room_named
from tests.make.remembered import remembered

EVENING = datetime(2026, 9, 16, 19)


def draft(store: Store, staff: Staff, wall: datetime = EVENING, **changes: Any) -> ViewingDraft:
    """Two hours with Helen in the viewing room, unless said otherwise."""
    values: dict[str, Any] = {
        "wall": wall,
        "room_id": room_named(store, "Viewing room").id,
        "host_id": StaffId(staff.helen.staff_id),
    }
    return ViewingDraft(**values | changes)


@remembered
def booked(
    store: Store, staff: Staff, viewing_id: ViewingId, wall: datetime = EVENING, *,
    at: datetime = datetime(2026, 9, 12, 11, 45), **changes: Any,
) -> ViewingId:  # fmt: skip
    """Booked by Priya before they leave."""
    with clock.standing_at(at):
        store.do(viewings.book, viewing_id, draft(store, staff, wall, **changes), by=staff.priya)
    return viewing_id


class Ahead(NamedTuple):
    """A session of the Ashworths on Saturday at 10.30 am, and its viewing on Wednesday at 7 pm."""

    store: Store
    staff: Staff
    family: HouseholdId
    session: SessionId
    viewing: ViewingId


@remembered
def booked_ahead(store: Store, **session: Any) -> Ahead:
    """Both agreed in one call."""
    staff = marsh_and_reed(store)
    family = clients.ashworths(store, staff.priya)
    session_id = sessions.booked(store, staff, family, **session)

    def book(db: Session, by: Actor) -> ViewingId:
        return viewings.book_ahead(db, by, session_id, draft(store, staff))

    with clock.standing_at(sessions.CALLED):
        return Ahead(store, staff, family, session_id, ViewingId(store.do(book, by=staff.priya)))
