"""Other appointments for tests, put in the diary through the services as the desk would."""

from datetime import datetime
from typing import Any

from studio import clock, diary
from studio.business import StaffId
from studio.db import Store
from studio.diary import AppointmentId, OtherDraft, OtherKind
from tests.make.business import Staff
from tests.make.remembered import remembered
from tests.make.sessions import CALLED

LUNCH = datetime(2026, 9, 12, 12, 30)


def draft(staff: Staff, wall: datetime = LUNCH, **changes: Any) -> OtherDraft:
    """Daniel's lunch, an hour, unless said otherwise."""
    values: dict[str, Any] = {
        "other": OtherKind.LUNCH,
        "wall": wall,
        "people": (StaffId(staff.daniel.staff_id),),
    }
    return OtherDraft(**values | changes)


@remembered
def arranged(store: Store, staff: Staff, wall: datetime = LUNCH, **changes: Any) -> tuple[AppointmentId, ...]:
    """Put in the diary by Priya at 9.40 am on Wednesday 2 September 2026."""
    with clock.standing_at(CALLED):
        return tuple(store.do(diary.arrange_other, draft(staff, wall, **changes), by=staff.priya))
