"""The sessions of a day as those who greet and photograph need them, asked for all at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BindParameter, bindparam, func, select
from sqlalchemy.orm import Session

from studio.diary.model import AppointmentId
from studio.money import Money
from studio.sessions.model import FeePayment, PortraitSession, SessionId, SessionKind, SessionState, Shot

_IDS: BindParameter[Sequence[AppointmentId]] = bindparam("ids", expanding=True)
_PAID = (
    select(func.coalesce(func.sum(FeePayment.amount), 0))
    .where(FeePayment.session_id == PortraitSession.id)
    .correlate(PortraitSession)
    .scalar_subquery()
)
_SHOTS = (
    select(func.count())
    .where(Shot.session_id == PortraitSession.id, Shot.off_list.is_(False))
    .correlate(PortraitSession)
    .scalar_subquery()
)
_DONE = (
    select(func.count())
    .where(Shot.session_id == PortraitSession.id, Shot.off_list.is_(False), Shot.done_at.is_not(None))
    .correlate(PortraitSession)
    .scalar_subquery()
)
_EXPECTED = select(
    PortraitSession.appointment_id, PortraitSession.id, PortraitSession.kind, PortraitSession.state,
    PortraitSession.fee_charged, _PAID, PortraitSession.preparation, PortraitSession.arrived_at, _SHOTS, _DONE,
).where(PortraitSession.appointment_id.in_(_IDS))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expected:
    """A session of the day: what is still to pay, whether they are here, and how far the shot list is."""

    session_id: SessionId
    kind: SessionKind
    state: SessionState
    fee_owed: Money
    preparation: str
    arrived_at: datetime | None
    shots: int
    shots_done: int


def expected(db: Session, appointment_ids: Iterable[AppointmentId]) -> dict[AppointmentId, Expected]:
    """The sessions behind these appointments; a viewing or a lunch has none."""
    ids = sorted(set(appointment_ids))
    if not ids:
        return {}
    rows = db.execute(_EXPECTED, {"ids": ids})
    return {
        appointment_id: Expected(
            session_id,
            kind,
            state,
            charged - Money(int(getattr(paid, "minor", paid))),
            preparation,
            arrived,
            shots,
            done,
        )
        for appointment_id, session_id, kind, state, charged, paid, preparation, arrived, shots, done in rows
    }
