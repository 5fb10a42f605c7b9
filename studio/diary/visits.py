"""When families were last here, asked for all the families of a day at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import BindParameter, bindparam, func, select
from sqlalchemy.orm import Session

from studio.clients.model import HouseholdId
from studio.diary.model import Appointment

_IDS: BindParameter[Sequence[HouseholdId]] = bindparam("ids", expanding=True)
_LAST = (
    select(Appointment.household_id, func.max(Appointment.wall))
    .where(Appointment.household_id.in_(_IDS), Appointment.cancelled_at.is_(None))
    .where(Appointment.ends_at < bindparam("before"))
    .group_by(Appointment.household_id)
)


def last_visits(
    db: Session, household_ids: Iterable[HouseholdId], before: datetime
) -> dict[HouseholdId, datetime]:
    """The wall time of each family's last appointment that was over before a moment; none for those new to us."""
    ids = sorted(set(household_ids))
    if not ids:
        return {}
    rows = db.execute(_LAST, {"ids": ids, "before": before})
    return {household_id: wall for household_id, wall in rows if household_id is not None}
