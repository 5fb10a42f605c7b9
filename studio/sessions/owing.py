"""What sessions tell Today: holds that run out, sessions to complete, money to give back, who could come earlier."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.clients.model import Household
from studio.dates import screen_date, screen_time
from studio.diary.model import Appointment
from studio.sessions import waiting_queries
from studio.sessions.fee_telling import fees_owed_back
from studio.sessions.model import PortraitSession, SessionState
from studio.story import Badge, Opens, Owed, Tone

_UNSETTLED = (
    select(
        PortraitSession.id,
        Household.filing_name,
        PortraitSession.state,
        PortraitSession.hold_until,
        Appointment.wall,
    )
    .join(Appointment, Appointment.id == PortraitSession.appointment_id)
    .join(Household, Household.id == PortraitSession.household_id)
)


def owed(db: Session, today: date) -> list[Owed]:
    """Holds that run out, sessions to complete, money to give back, and who could come earlier."""
    return [
        *_held(db, today),
        *_to_complete(db, today),
        *fees_owed_back(db, today),
        *waiting_queries.owed(db, today),
    ]


def _held(db: Session, today: date) -> list[Owed]:
    """Provisional sessions whose hold runs out."""
    lines = []
    held = _UNSETTLED.add_columns(PortraitSession.household_id).where(
        PortraitSession.state == SessionState.PROVISIONAL,
        PortraitSession.hold_until <= today + timedelta(days=1),
    )
    for session_id, family, _state, hold_until, wall, household_id in db.execute(held):
        over = hold_until is not None and hold_until < today
        lines.append(
            Owed(
                due=hold_until or today,
                title=f"{family}: confirm or release {screen_date(wall.date(), today)}",
                detail=f"Held until {screen_date(hold_until or today, today)}: ask them, hold it longer, or release it",
                badge=Badge("hold is over" if over else "today", Tone.DUE),
                icon="calendar-clock",
                opens=Opens("session", session_id),
                household_id=household_id,
                overdue=over,
            )
        )
    return lines


def _to_complete(db: Session, today: date) -> list[Owed]:
    """Confirmed sessions that are over but not completed, the oldest first."""
    lines = []
    begins, _ = clock.day_in_utc(today, business.studio(db).zone)
    done = (
        _UNSETTLED.add_columns(PortraitSession.household_id)
        .where(
            PortraitSession.state == SessionState.CONFIRMED, Appointment.ends_at < min(begins, clock.now())
        )
        .order_by(Appointment.starts_at)
    )
    for session_id, family, _state, _hold, wall, household_id in db.execute(done):
        lines.append(
            Owed(
                due=wall.date(),
                title=f"{family}: how did the session go?",
                detail=f"It was {screen_time(wall, today)} and is not completed",
                badge=Badge(screen_date(wall.date(), today), Tone.DUE),
                icon="camera",
                opens=Opens("session", session_id),
                household_id=household_id,
            )
        )
    return lines
