"""Viewings for tests, booked through the services as the desk would."""

from datetime import datetime
from typing import Any

from studio import clock, viewings
from studio.business import StaffId
from studio.db import Store
from studio.viewings import ViewingDraft, ViewingId
from tests.make.business import Staff, room_named

EVENING = datetime(2026, 9, 16, 19)


def draft(store: Store, staff: Staff, wall: datetime = EVENING, **changes: Any) -> ViewingDraft:
    """Two hours with Helen in the viewing room, unless said otherwise."""
    values: dict[str, Any] = {
        "wall": wall,
        "room_id": room_named(store, "Viewing room").id,
        "host_id": StaffId(staff.helen.staff_id),
    }
    return ViewingDraft(**values | changes)


def booked(
    store: Store, staff: Staff, viewing_id: ViewingId, wall: datetime = EVENING, *,
    at: datetime = datetime(2026, 9, 12, 11, 45), **changes: Any,
) -> ViewingId:  # fmt: skip
    """Booked by Priya before they leave."""
    with clock.standing_at(at):
        store.do(viewings.book, viewing_id, draft(store, staff, wall, **changes), by=staff.priya)
    return viewing_id
