"""How a wait for an earlier time ends by itself: they have booked, or the session it was for is over."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import clock
from studio.clients.model import HouseholdId
from studio.sessions.model import SessionId
from studio.sessions.waiting_model import Waiting, WaitingEnd

_OPEN = select(Waiting).where(Waiting.ended_at.is_(None))


def end(waiting: Waiting, how: WaitingEnd, because: str) -> None:
    """The wait is over; it stays in the records, with how and why."""
    waiting.ended_at, waiting.ended_how, waiting.ended_because = clock.now(), how, because


def end_with_session(db: Session, session_id: SessionId, because: str) -> None:
    """The session is cancelled or has taken place. A part of what happens to a session."""
    for each in db.scalars(_OPEN.where(Waiting.session_id == session_id)):
        end(each, WaitingEnd.OVER, because)


def end_with_booking(db: Session, household_id: HouseholdId) -> None:
    """A family that waited for a first time has booked one. A part of booking."""
    for each in db.scalars(_OPEN.where(Waiting.household_id == household_id, Waiting.session_id.is_(None))):
        end(each, WaitingEnd.BOOKED, "They have booked a session.")
