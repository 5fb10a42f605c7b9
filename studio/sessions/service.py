"""Taking a session through its states; what DOMAIN 3.2 does not list is refused with a sentence."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio import business, clients, clock, diary
from studio.actor import Actor
from studio.business.model import StaffId
from studio.errors import Missing, Refused
from studio.rights import verb
from studio.sessions.drafts import AmendDraft, CompletionDraft, MoveDraft
from studio.sessions.model import (
    PortraitSession,
    SessionId,
    SessionState,
    Sitter,
)
from studio.sessions.terms import give_terms_back
from studio.sessions.waiting_ends import end_with_session

S = SessionState
MOVES: dict[SessionState, tuple[SessionState, ...]] = {
    S.PROVISIONAL: (S.CONFIRMED, S.CANCELLED),
    S.CONFIRMED: (S.COMPLETED, S.CANCELLED, S.NO_SHOW),
    S.NO_SHOW: (S.CONFIRMED,),
    S.COMPLETED: (),
    S.CANCELLED: (),
}
"""Where a session may go from each state."""


def require_photographer(db: Session, photographer_id: StaffId) -> None:
    """Raises Refused for somebody who does not photograph here."""
    if photographer_id not in {row.id for row in business.photographers(db)}:
        raise Refused("Please choose who photographs.", "photographer")


@verb("sessions.confirm")
def confirm(db: Session, by: Actor, session_id: SessionId, version: int | None = None) -> None:
    """A provisional session becomes firm; wants to know who is coming."""
    session = found(db, session_id, version)
    if session.state is SessionState.NO_SHOW:
        raise Refused("They did not come, so this session is a no-show. Please book it again at a new time.")
    if not db.scalar(select(func.count()).where(Sitter.session_id == session_id)):
        raise Refused("Please say who is coming first.", "people")
    _enter(session, SessionState.CONFIRMED)
    session.hold_until = None
    diary.settle(db, session.appointment_id)


@verb("sessions.move")
def move(db: Session, by: Actor, session_id: SessionId, draft: MoveDraft, version: int | None = None) -> None:
    """Move a session; the state stays, the history is kept, and the client has to be told again."""
    session = found(db, session_id, version)
    if session.state not in (SessionState.PROVISIONAL, SessionState.CONFIRMED):
        raise Refused(f"This session is {session.state.value}, so its time stays as it was.")
    if draft.staff_id is not None:
        require_photographer(db, draft.staff_id)
    move_appointment(db, by, session.appointment_id, draft)


def move_appointment(
    db: Session,
    by: Actor,
    appointment_id: diary.AppointmentId,
    draft: MoveDraft,
    turnaround: int | None = None,
) -> None:
    """Put what stands in the diary where a draft says. A part of moving a session, a viewing or a presentation."""
    diary.move(
        db,
        by,
        appointment_id,
        draft.wall,
        fold=draft.fold,
        minutes=draft.minutes,
        room_id=draft.room_id,
        staff_id=draft.staff_id,
        opener_id=draft.opener_id,
        turnaround=turnaround,
        reason=draft.reason,
        version=draft.seen,
    )


@verb("sessions.cancel")
def cancel(db: Session, by: Actor, session_id: SessionId, reason: str, version: int | None = None) -> None:
    """Cancel a session with its reason, and give its slot free."""
    session = found(db, session_id, version)
    if not reason.strip():
        raise Refused("Please say why it is cancelled.", "reason")
    _enter(session, SessionState.CANCELLED)
    session.cancelled_reason = reason.strip()[:400]
    session.hold_until = None
    give_terms_back(db, by, session)
    diary.cancel(db, by, session.appointment_id, reason)
    end_with_session(db, session_id, "Their session was called off.")


@verb("sessions.no_show")
def no_show(db: Session, by: Actor, session_id: SessionId, version: int | None = None) -> None:
    """They did not come."""
    session = found(db, session_id, version)
    if diary.appointment(db, session.appointment_id).starts_at > clock.now():
        raise Refused("The session has not begun yet.")
    _enter(session, SessionState.NO_SHOW)
    end_with_session(db, session_id, "They did not come to their session.")


@verb("sessions.back_from_no_show")
def back_from_no_show(
    db: Session, by: Actor, session_id: SessionId, draft: MoveDraft, version: int | None = None
) -> None:
    """They want to come after all: confirmed again, at a new time."""
    session = found(db, session_id, version)
    if session.state is not SessionState.NO_SHOW:
        raise Refused(
            f"This session is {session.state.value}; only one they did not come to is booked again."
        )
    _enter(session, SessionState.CONFIRMED)
    move(db, by, session_id, draft)


@verb("sessions.amend")
def amend(
    db: Session, by: Actor, session_id: SessionId, draft: AmendDraft, version: int | None = None
) -> None:
    """Who is coming has changed, or what to know beforehand; both stay as they were once the session is over."""
    draft.check()
    session = found(db, session_id, version)
    if session.state not in (SessionState.PROVISIONAL, SessionState.CONFIRMED):
        raise Refused(f"This session is {session.state.value}, so what is written of it stays.")
    people = draft.people
    known = {person.id for person in clients.people_of(db, session.household_id)}
    if not set(people) <= known:
        raise Refused("One of those people is not in this household.", "people")
    if not people and session.state is SessionState.CONFIRMED:
        raise Refused("Please say who is coming.", "people")
    present = {
        sitter.person_id: sitter
        for sitter in db.scalars(select(Sitter).where(Sitter.session_id == session_id))
    }
    for person_id, sitter in present.items():
        if person_id not in people:
            db.delete(sitter)
    db.add_all(Sitter(session_id=session_id, person_id=person) for person in people if person not in present)
    session.preparation = draft.preparation.strip()


def complete(db: Session, by: Actor, draft: CompletionDraft) -> PortraitSession:
    """Complete a session: wants a photographer, the comfort check and the number of pictures.

    A part of ``viewings.complete_session``, which also makes the viewing.
    """
    draft.check()
    session = found(db, draft.session_id)
    appointment = diary.appointment(db, session.appointment_id)
    if appointment.starts_at > clock.now():
        raise Refused("The session has not begun yet.")
    photographer = draft.photographer_id or appointment.staff_id
    if photographer is None:
        raise Refused("Please say who photographed.", "photographer")
    _enter(session, SessionState.COMPLETED)
    session.comfort, session.comfort_words = draft.comfort, draft.comfort_words.strip()
    session.images_taken, session.mood = draft.images_taken, draft.mood.strip()
    session.completed_at, session.completed_by = clock.now(), photographer
    end_with_session(db, session.id, "Their session has taken place.")
    db.flush()
    return session


def found(db: Session, session_id: SessionId, version: int | None = None) -> PortraitSession:
    """The session itself; raises Missing, or Conflict when another desk changed it since it was shown."""
    session = db.get(PortraitSession, session_id)
    if session is None:
        raise Missing("This session is not in the records any more.")
    business.expect(session, version, business.just_changed("this session"))
    return session


def _enter(session: PortraitSession, state: SessionState) -> None:
    if state not in MOVES[session.state]:
        raise Refused(f"A session that is {session.state.value} cannot become {state.value}.")
    session.state = state
