"""A family comes through the door: when, and what reception heard that the photographer should know."""

from __future__ import annotations

from sqlalchemy.orm import Session

from studio import business, clock, diary, written
from studio.actor import Actor
from studio.errors import Refused
from studio.rights import verb
from studio.sessions.model import SessionId, SessionState
from studio.sessions.service import found

LONGEST_NOTE = 400
_COMES = (SessionState.PROVISIONAL, SessionState.CONFIRMED)


@verb("sessions.arrived")
def arrived(db: Session, by: Actor, session_id: SessionId, note: str = "") -> None:
    """They are here; said again, it adds to the note and keeps the first time. Only on the day of the session."""
    session = found(db, session_id)
    if session.state not in _COMES:
        raise Refused(f"This session is {session.state.value}, so nobody is expected.")
    day = diary.appointment(db, session.appointment_id).wall.date()
    if day != clock.today(business.studio(db).zone):
        raise Refused("This session is on another day.")
    session.arrived_at = session.arrived_at or clock.now()
    words = written.one_line(note, LONGEST_NOTE)
    if words.cut:
        raise Refused(f"Please shorten this to {LONGEST_NOTE} characters.", "note")
    if words.text:
        session.arrival_note = words.text
    db.flush()
