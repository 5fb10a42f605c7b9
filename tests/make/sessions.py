"""Sessions for tests, booked and completed through the services as the desk would."""

from datetime import datetime
from typing import Any

from studio import clock, sessions, viewings
from studio.actor import Actor
from studio.business import StaffId
from studio.clients import HouseholdId
from studio.db import Store
from studio.sessions import Comfort, CompletionDraft, SessionDraft, SessionId
from studio.viewings import ViewingId
from tests.make.business import Staff, room_named
from tests.make.catalogue import session_type
from tests.make.remembered import remembered

CALLED = datetime(2026, 9, 2, 9, 40)
"""When Mrs Ashworth rang to book."""
WALL = datetime(2026, 9, 12, 10, 30)


def draft(
    store: Store, staff: Staff, household_id: HouseholdId, wall: datetime = WALL, *, room: str = "Studio One",
    **changes: Any,
) -> SessionDraft:  # fmt: skip
    """A family portrait with Daniel in Studio One, unless said otherwise."""
    values: dict[str, Any] = {
        "household_id": household_id,
        "type_id": session_type(store).id,
        "wall": wall,
        "room_id": room_named(store, room).id,
        "photographer_id": StaffId(staff.daniel.staff_id),
    }
    return SessionDraft(**values | changes)


@remembered
def booked(
    store: Store, staff: Staff, household_id: HouseholdId, wall: datetime = WALL, **changes: Any
) -> SessionId:
    """Booked by Priya, on the telephone at 9.40 am on Wednesday 2 September 2026."""
    with clock.standing_at(CALLED):
        return SessionId(
            store.do(sessions.book, draft(store, staff, household_id, wall, **changes), by=staff.priya)
        )


def completion(session_id: SessionId, **changes: Any) -> CompletionDraft:
    """62 pictures, cheerful, nothing to worry about."""
    values: dict[str, Any] = {
        "session_id": session_id,
        "images_taken": 62,
        "mood": "cheerful",
        "comfort": Comfort.FINE,
    }
    return CompletionDraft(**values | changes)


@remembered
def completed(store: Store, by: Actor, session_id: SessionId, at: datetime) -> ViewingId:
    """Completed at a wall time; the answer is the viewing to arrange."""
    with clock.standing_at(at):
        return ViewingId(store.do(viewings.complete_session, completion(session_id), by=by))
