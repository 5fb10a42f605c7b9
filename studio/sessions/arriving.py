"""On the day: a family comes through the door, and is asked how they feel about how they look."""

from __future__ import annotations

from sqlalchemy.orm import Session

from studio import business, clock, diary, written
from studio.actor import Actor
from studio.errors import Refused
from studio.rights import verb
from studio.sessions.model import Comfort, SessionId, SessionState
from studio.sessions.service import found

LONGEST_NOTE = 400
LONGEST_WORDS = 4_000
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
    heard = "; ".join(part for part in (session.arrival_note, words.text) if part)
    if words.cut or len(heard) > LONGEST_NOTE:
        raise Refused(f"Please shorten this: {LONGEST_NOTE} characters are kept in all.", "note")
    if words.text and words.text not in session.arrival_note:
        session.arrival_note = heard
    db.flush()


@verb("sessions.note_comfort")
def note_comfort(db: Session, by: Actor, session_id: SessionId, comfort: Comfort, words: str = "") -> None:
    """The answer to the comfort question, as it is given before the first picture; completing finds it there.

    Raises Refused at "comfort_words" when they are unsure and their words are missing.
    """
    session = found(db, session_id)
    if session.state not in _COMES:
        raise Refused(f"This session is {session.state.value}, so the answer stays as it was.")
    said = written.passage(words, LONGEST_WORDS).text
    if comfort is not Comfort.FINE and not said:
        raise Refused("Please write it in their words, or why it was not asked.", "comfort_words")
    session.comfort, session.comfort_words = comfort, said
    db.flush()
