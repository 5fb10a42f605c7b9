"""A time that is only held: kept until a day, then held longer or released by somebody, never by itself."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from studio import business, clock, diary
from studio.actor import Actor
from studio.dates import screen_date
from studio.errors import Refused
from studio.rights import verb
from studio.sessions.model import PortraitSession, SessionId, SessionKind, SessionState
from studio.sessions.service import cancel, found


@verb("sessions.hold_longer")
def hold_longer(
    db: Session, by: Actor, session_id: SessionId, until: date, version: int | None = None
) -> None:
    """Keep the time of a provisional session for them until a later day; never beyond the session itself."""
    session = _held(db, session_id, version)
    today = clock.today(business.studio(db).zone)
    if until < today:
        raise Refused("That day is past. Please hold the time until a day to come.", "hold_until")
    if session.hold_until is not None and until <= session.hold_until:
        raise Refused(f"It is held until {screen_date(session.hold_until, today)} already.", "hold_until")
    if until > diary.appointment(db, session.appointment_id).wall.date():
        raise Refused("The time cannot be held until after the session itself.", "hold_until")
    session.hold_until = until


@verb("sessions.release")
def release(
    db: Session, by: Actor, session_id: SessionId, words: str = "", version: int | None = None
) -> None:
    """Give the time of a provisional session free again; whoever waits for an earlier time is named on Today.

    A complimentary reshoot is never released: it does not lapse, and is called off with them alone (R1).
    """
    session = _held(db, session_id, version)
    if session.kind is SessionKind.RESHOOT:
        raise Refused("A complimentary reshoot keeps its time. Please speak with them first.")
    until = session.hold_until
    why = f"The time was held until {screen_date(until)} and is released" if until else "The time is released"
    cancel(db, by, session_id, f"{why}: {words.strip()}" if words.strip() else why)


def _held(db: Session, session_id: SessionId, version: int | None) -> PortraitSession:
    session = found(db, session_id, version)
    if session.state is not SessionState.PROVISIONAL:
        raise Refused(f"This session is {session.state.value}, so its time is not merely held.")
    return session
