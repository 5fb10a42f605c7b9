"""What happens to a session and its viewing in one act: completed, moved, called off, offered once more."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from studio import business, clients, clock, sessions
from studio.actor import Actor
from studio.dates import screen_time
from studio.errors import Refused
from studio.rights import verb
from studio.sessions import CompletionDraft, MoveDraft, SessionId, SessionState
from studio.viewings.model import Viewing, ViewingId, ViewingState
from studio.viewings.queries import viewing as viewing_row
from studio.viewings.service import alive_of, cancel


@verb("viewings.complete_session")
def complete_session(db: Session, by: Actor, draft: CompletionDraft) -> ViewingId:
    """Complete a session and make its viewing, to be arranged; one that is booked already stays as it is."""
    session = sessions.complete(db, by, draft)
    present = alive_of(db, session.id)
    return present.id if present is not None else _to_arrange(db, sessions.session(db, session.id))


@verb("viewings.offer_again")
def offer_again(db: Session, by: Actor, session_id: SessionId) -> ViewingId:
    """A new viewing of a session whose viewing was called off: they would like to see their pictures after all."""
    session = sessions.session(db, session_id)
    if session.state is not SessionState.COMPLETED:
        raise Refused(f"This session is {session.state.value}; its viewing comes once it is completed.")
    if alive_of(db, session_id) is not None:
        raise Refused("This session has its viewing already.")
    return _to_arrange(db, session)


def _to_arrange(db: Session, session: sessions.SessionRow) -> ViewingId:
    viewing = Viewing(
        household_id=session.household_id,
        session_id=session.id,
        state=ViewingState.TO_ARRANGE,
        hospitality=clients.household(db, session.household_id).hospitality,
    )
    db.add(viewing)
    db.flush()
    return viewing.id


@verb("viewings.move_session")
def move_session(
    db: Session, by: Actor, session_id: SessionId, draft: MoveDraft, version: int | None = None
) -> None:
    """Move a session. Raises Refused when its viewing, booked ahead, would then come before it."""
    _require_viewing_after(db, session_id, draft)
    sessions.move(db, by, session_id, draft, version)


@verb("viewings.bring_back_session")
def bring_back_session(
    db: Session, by: Actor, session_id: SessionId, draft: MoveDraft, version: int | None = None
) -> None:
    """They want to come after all, at a new time; a viewing booked ahead has to come after it."""
    _require_viewing_after(db, session_id, draft)
    sessions.back_from_no_show(db, by, session_id, draft, version)


def _require_viewing_after(db: Session, session_id: SessionId, draft: MoveDraft) -> None:
    present = alive_of(db, session_id)
    if present is None or present.state is not ViewingState.BOOKED:
        return
    minutes = draft.minutes or sessions.session(db, session_id).minutes
    wall = viewing_row(db, present.id).wall
    if wall is not None and wall < draft.wall + timedelta(minutes=minutes):
        today = clock.today(business.studio(db).zone)
        raise Refused(f"Their viewing is on {screen_time(wall, today)}. Please move that first.", "time")


@verb("viewings.cancel_session")
def cancel_session(
    db: Session, by: Actor, session_id: SessionId, reason: str, version: int | None = None
) -> None:
    """Call a session off, and with it the viewing that was booked ahead: its evening is free again."""
    sessions.cancel(db, by, session_id, reason, version)
    present = alive_of(db, session_id)
    if present is not None:
        cancel(db, by, present.id, reason)
