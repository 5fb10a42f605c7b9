"""What the apology reads from the records when it is printed: the case, both its appointments, who was there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio import care, clock, orders
from studio.business.model import Staff
from studio.care import Channel, ConcernId, ConcernRow, ReshootRow
from studio.diary.model import Appointment
from studio.errors import Refused
from studio.letters import meetings
from studio.letters.languages import Language
from studio.letters.surroundings import Surroundings
from studio.letters.texts import sentences
from studio.sessions.model import Comfort, PortraitSession, SessionId, SessionState, Sitter
from studio.viewings.model import Viewing, ViewingState

READY_AFTER = timedelta(days=28)
"""New portraits are promised so long after their viewing, on an open day (R22)."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """An appointment as the diary has it now."""

    wall: datetime
    who: str


@dataclass(frozen=True, slots=True)
class Heard:
    """The case, and what it cost her."""

    concern: ConcernRow
    told_on: date
    first: Meeting | None
    """The session it is about; None for what came of no session."""
    comfort: Comfort | None
    saw_pictures: bool
    """Whether she came a second time, to a viewing of the first pictures."""
    hanging_place: str


@dataclass(frozen=True, slots=True)
class SecondTime(Heard):
    """The case and the second round it leads to."""

    reshoot: ReshootRow
    session: Meeting
    sitters: int
    viewing: Meeting | None


def viewing_told(db: Session, reshoot: ReshootRow | None) -> str:
    """Which viewing of the reshoot its invitation tells, as in ``Letter.told``; "" when none is booked yet."""
    if reshoot is None or reshoot.session_id is None:
        return ""
    viewing_id = db.scalar(
        select(Viewing.id).where(
            Viewing.session_id == reshoot.session_id, Viewing.state == ViewingState.BOOKED
        )
    )
    return meetings.told_now(db, f"viewing:{viewing_id}") if viewing_id is not None else ""


def told_with_the_apology(db: Session, concern_id: ConcernId) -> ReshootRow | None:
    """The reshoot to which the apology of a case invites: the first that came to the diary."""
    booked = (each for each in care.reshoots_of_concern(db, concern_id) if each.session_id is not None)
    return next(booked, None)


def heard(
    db: Session, around: Surroundings, concern_id: ConcernId, original: SessionId | None = None
) -> Heard:
    """The case as she told it; ``original`` is the session it is about, else the one it names."""
    concern = care.concern(db, concern_id)
    session_id = original or concern.session_id
    first, comfort = None, None
    if session_id is not None:
        first, comfort, _ = _session(db, session_id)
    before = orders.of_session(db, session_id) if session_id is not None else ()
    places = [line.hanging_place for order in before for line in _by_size(order.lines) if line.hanging_place]
    return Heard(
        concern=concern,
        told_on=clock.to_wall(concern.received_at, around.studio.zone).date(),
        first=first,
        comfort=comfort,
        saw_pictures=session_id is not None and _viewing(db, session_id, ViewingState.HELD) is not None,
        hanging_place=places[0] if places else "",
    )


def second_time(
    db: Session, around: Surroundings, concern_id: ConcernId, reshoot: ReshootRow | None = None
) -> SecondTime:
    """All of it, read in one transaction: of one reshoot, else of the one told with the apology.

    Raises Refused while the reshoot has no session in the diary.
    """
    reshoot = reshoot or told_with_the_apology(db, concern_id)
    if reshoot is None or reshoot.session_id is None:
        raise Refused("The reshoot is not booked yet.")
    case = heard(db, around, concern_id, reshoot.original_session_id)
    session, _, state = _session(db, reshoot.session_id)
    if state is SessionState.CANCELLED:
        raise Refused("The reshoot's session was cancelled. Please book another before writing.")
    sitters = select(func.count()).select_from(Sitter).where(Sitter.session_id == reshoot.session_id)
    return SecondTime(
        concern=case.concern,
        told_on=case.told_on,
        first=case.first,
        comfort=case.comfort,
        saw_pictures=case.saw_pictures,
        hanging_place=case.hanging_place,
        reshoot=reshoot,
        session=session,
        sitters=db.scalar(sitters) or 1,
        viewing=_viewing(db, reshoot.session_id, ViewingState.BOOKED),
    )


def require_to_come(facts: SecondTime, on: date) -> None:
    """Raise Refused once the session is over: nobody is invited to a day that has gone by."""
    if facts.session.wall.date() < on:
        raise Refused("The session it invites to is over. Please call it off.")


def _by_size(lines: tuple[orders.LineRow, ...]) -> list[orders.LineRow]:
    return sorted(lines, key=lambda line: -line.width_in * line.height_in)


def _session(db: Session, session_id: SessionId) -> tuple[Meeting, Comfort | None, SessionState]:
    query = (
        select(Appointment.wall, Staff.name, PortraitSession.comfort, PortraitSession.state)
        .select_from(PortraitSession)
        .join(Appointment, Appointment.id == PortraitSession.appointment_id)
        .outerjoin(Staff, Staff.id == Appointment.staff_id)
        .where(PortraitSession.id == session_id)
    )
    wall, who, comfort, state = db.execute(query).one()
    return Meeting(wall, who or ""), comfort, state


def _viewing(db: Session, session_id: SessionId, state: ViewingState) -> Meeting | None:
    query = (
        select(Appointment.wall, Staff.name)
        .select_from(Viewing)
        .join(Appointment, Appointment.id == Viewing.appointment_id)
        .outerjoin(Staff, Staff.id == Appointment.staff_id)
        .where(Viewing.session_id == session_id, Viewing.state == state)
        .order_by(Viewing.id.desc())
        .limit(1)
    )
    row = db.execute(query).first()
    return Meeting(row[0], row[1] or "") if row else None


# How it is said.


def thanks(facts: Heard, language: Language) -> str:
    """Thank first, for how and when she told us; whoever rang for her is not named."""
    return language.thanks_for_telling(
        facts.concern.channel.value, facts.told_on, by_another=bool(facts.concern.told_by)
    )


def appointments(facts: SecondTime, around: Surroundings) -> str:
    """Both appointments in full with when the door opens (R9), and by when the new portraits will be ready."""
    said, session = around.language, facts.session
    viewing = facts.viewing.wall if facts.viewing is not None else None
    ready = ready_on(facts, around)
    return sentences(
        said.session_again(session.wall, session.who, around.door(session.wall)),
        said.viewing_again(viewing, around.door(viewing) if viewing is not None else None),
        said.ready_by(ready) if ready is not None else "",
    )


def ready_on(facts: SecondTime, around: Surroundings) -> date | None:
    """By when the new portraits are promised; not before their viewing is booked."""
    if facts.viewing is None:
        return None
    return around.hours.open_day_from(facts.viewing.wall.date() + READY_AFTER)


# What is proposed for the owner to write over.

LONGEST_QUOTE = 320


def proposed_error(facts: Heard, language: Language) -> str:
    """Her words in quotation marks, that we are sorry, and of a session what we did or did not ask."""
    first = facts.first.wall if isinstance(facts, SecondTime) and facts.first is not None else None
    story = " ".join(facts.concern.story.split()).strip("“”\"'")
    quoted = story if len(story) <= LONGEST_QUOTE else ""
    return language.error(quoted, first, not_asked=facts.comfort is Comfort.NOT_ASKED)


def proposed_closing(facts: Heard, language: Language) -> str:
    """What changed because of her, where the question was not asked that day."""
    is_asked = not isinstance(facts, SecondTime) or facts.comfort is not Comfort.NOT_ASKED
    return "" if is_asked or facts.concern.channel is not Channel.TELEPHONE else language.not_asked_closing
