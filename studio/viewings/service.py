"""A viewing from its booking to its evening; how it is held is in ``holding``."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clients, clock, diary, sessions
from studio.actor import Actor
from studio.diary.model import AppointmentKind
from studio.errors import Missing, Refused
from studio.rights import verb
from studio.sessions.model import SessionId, SessionState
from studio.viewings.drafts import ViewingDraft
from studio.viewings.model import Place, Viewing, ViewingId, ViewingState

S = ViewingState
MOVES: dict[ViewingState, tuple[ViewingState, ...]] = {
    S.TO_ARRANGE: (S.BOOKED, S.CANCELLED),
    S.BOOKED: (S.HELD, S.NO_SHOW, S.CANCELLED),
    S.NO_SHOW: (S.BOOKED, S.CANCELLED),
    S.HELD: (),
    S.CANCELLED: (),
}
"""Where a viewing may go from each state."""

AHEAD = (SessionState.PROVISIONAL, SessionState.CONFIRMED)
"""A session that is still to come."""
EVENING = 18
"""From six on nothing follows in the viewing room: nobody is hurried out."""


@verb("viewings.book")
def book(
    db: Session, by: Actor, viewing_id: ViewingId, draft: ViewingDraft, version: int | None = None
) -> None:
    """Book a viewing that is to be arranged or was missed. Raises Refused as the diary does."""
    viewing = found(db, viewing_id, version)
    enter(viewing, ViewingState.BOOKED)
    _arrange(db, by, viewing, draft)


def book_ahead(db: Session, by: Actor, session_id: SessionId, draft: ViewingDraft) -> ViewingId:
    """Book the viewing of a session that is still to come, as for a complimentary reshoot. A part of care's booking."""
    session = sessions.session(db, session_id)
    if session.state not in AHEAD:
        raise Refused("The viewing of that session is booked from the viewing itself.")
    if draft.wall < session.wall + timedelta(minutes=session.minutes):
        raise Refused("The viewing comes after the session.", "viewing_time")
    viewing = Viewing(household_id=session.household_id, session_id=session_id, state=ViewingState.BOOKED)
    db.add(viewing)
    db.flush()
    _arrange(db, by, viewing, draft)
    return viewing.id


def _arrange(db: Session, by: Actor, viewing: Viewing, draft: ViewingDraft) -> None:
    draft.check()
    if viewing.appointment_id is not None:
        diary.cancel(db, by, viewing.appointment_id, "booked again")
    viewing.appointment_id = diary.arrange(
        db,
        by,
        diary.AppointmentDraft(
            kind=AppointmentKind.VIEWING,
            title=clients.household(db, viewing.household_id).name,
            household_id=viewing.household_id,
            wall=draft.wall,
            fold=draft.fold,
            minutes=draft.minutes,
            turnaround=held_after(business.hours(db), draft.wall, draft.minutes),
            room_id=draft.room_id if draft.place is Place.STUDIO else None,
            staff_id=draft.host_id,
            opener_id=draft.opener_id,
        ),
    )
    viewing.place = draft.place
    viewing.attendees, viewing.hospitality = draft.attendees.strip(), draft.hospitality.strip()
    viewing.not_yet_reason, viewing.not_yet_until = "", None
    db.flush()


def held_after(hours: business.Hours, wall: datetime, minutes: int) -> int:
    """How many minutes the room is held after a viewing: an evening's to the end of the evening, so nothing follows."""
    opening = hours.of_day(wall.date())
    if wall.hour < EVENING or opening is None:
        return 0
    ends = wall.hour * 60 + wall.minute + minutes
    until = max(opening.closes, opening.late_until or 0)
    return min(max(until - ends, 0), diary.LONGEST_TURNAROUND)


@verb("viewings.move")
def move(
    db: Session, by: Actor, viewing_id: ViewingId, draft: sessions.MoveDraft, version: int | None = None
) -> None:
    """Move a booked viewing; the client has to be told again."""
    viewing = found(db, viewing_id, version)
    if viewing.state is not ViewingState.BOOKED or viewing.appointment_id is None:
        raise Refused(f"This viewing is {viewing.state.value}, so there is no time to move.")
    present = diary.appointment(db, viewing.appointment_id)
    session = sessions.session(db, viewing.session_id)
    if session.state in AHEAD and draft.wall < session.wall + timedelta(minutes=session.minutes):
        raise Refused("The viewing comes after the session.", "time")
    cleared = held_after(business.hours(db), draft.wall, draft.minutes or present.minutes)
    sessions.move_appointment(db, by, viewing.appointment_id, draft, cleared)


@verb("viewings.not_yet")
def not_yet(db: Session, by: Actor, viewing_id: ViewingId, reason: str, until: date) -> None:
    """Why a viewing is not booked yet, and until when Today need not ask."""
    viewing = found(db, viewing_id)
    if viewing.state is not ViewingState.TO_ARRANGE:
        raise Refused("This viewing is arranged already.")
    if not reason.strip():
        raise Refused("Please say why it is not booked yet.", "reason")
    if until <= clock.today(business.studio(db).zone):
        raise Refused("Please choose a day to come.", "until")
    viewing.not_yet_reason, viewing.not_yet_until = reason.strip()[:400], until


@verb("viewings.no_show")
def no_show(db: Session, by: Actor, viewing_id: ViewingId, version: int | None = None) -> None:
    """They did not come to their viewing."""
    viewing = found(db, viewing_id, version)
    require_begun(db, viewing)
    enter(viewing, ViewingState.NO_SHOW)


@verb("viewings.cancel")
def cancel(db: Session, by: Actor, viewing_id: ViewingId, reason: str, version: int | None = None) -> None:
    """Cancel a viewing with its reason."""
    viewing = found(db, viewing_id, version)
    if not reason.strip():
        raise Refused("Please say why it is cancelled.", "reason")
    enter(viewing, ViewingState.CANCELLED)
    viewing.cancelled_reason = reason.strip()[:400]
    if viewing.appointment_id is not None:
        diary.cancel(db, by, viewing.appointment_id, reason)


def found(db: Session, viewing_id: ViewingId, version: int | None = None) -> Viewing:
    """The viewing itself; raises Missing, or Conflict when another desk changed it since it was shown."""
    viewing = db.get(Viewing, viewing_id)
    if viewing is None:
        raise Missing("This viewing is not in the records any more.")
    business.expect(viewing, version, business.just_changed("this viewing"))
    return viewing


def alive_of(db: Session, session_id: SessionId) -> Viewing | None:
    """The viewing of a session that is not called off; None when there is none."""
    alive = Viewing.state != ViewingState.CANCELLED
    return db.scalars(select(Viewing).where(Viewing.session_id == session_id, alive).limit(1)).first()


def require_begun(db: Session, viewing: Viewing) -> None:
    """Raises Refused before its time has come."""
    if not has_begun(db, viewing):
        raise Refused("The viewing has not begun yet.")


def has_begun(db: Session, viewing: Viewing) -> bool:
    """Whether its time has come; one without a time may begin whenever they like."""
    if viewing.appointment_id is None:
        return True
    return diary.appointment(db, viewing.appointment_id).starts_at <= clock.now()


def enter(viewing: Viewing, state: ViewingState) -> None:
    """Bring it into a state; raises Refused where DOMAIN 3.2 has no such way."""
    if state not in MOVES[viewing.state]:
        raise Refused(f"A viewing that is {viewing.state.value} cannot become {state.value}.")
    viewing.state = state
