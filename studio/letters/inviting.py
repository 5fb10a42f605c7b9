"""What the letters about an appointment say: the confirmation, the reminder, the invitation to the viewing (L1–L3)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import catalogue, sessions, viewings
from studio.business.model import StaffId
from studio.db import asked_once, asked_together
from studio.errors import Missing, Refused
from studio.letters.surroundings import Surroundings
from studio.letters.texts import sentences
from studio.sessions import SessionId, SessionRow, SessionState
from studio.sessions.model import PortraitSession
from studio.viewings import Place, ViewingId, ViewingRow, ViewingState

_HAIR = re.compile(r"\bhair|\bhaar|\bfriseur|\bcoiff|\bcheveu", re.IGNORECASE)
"""What a kind of session says of hair itself is not said twice."""
HAIRCUT_SETTLES = timedelta(days=7)


def confirmation(db: Session, session_id: SessionId, around: Surroundings, on: date) -> Mapping[str, str]:
    """L1. Raises Refused once the session does not stand, or while nobody is known to come."""
    session = _to_come(db, session_id, on)
    said = around.language
    ready = _prepared(db, session, around)
    return {
        **_session(session, around),
        "preparation": sentences(*ready, "" if any(map(_HAIR.search, ready)) else said.haircut),
        "portraits": said.your_portraits(session.type_name),
        "meeting": _meeting(db, session, around),
        "fee": fee(session, around),
        "whole": said.the_whole(session.minutes),
        "day_phone": around.day_phone,
    }


def reminder(db: Session, session_id: SessionId, around: Surroundings, on: date) -> Mapping[str, str]:
    """L2."""
    session = _to_come(db, session_id, on)
    settles = session.wall.date() - on >= HAIRCUT_SETTLES
    said = around.language
    about_hair = said.this_week if settles else ""
    return {
        **_session(session, around),
        "portraits": said.your_portraits(session.type_name),
        "preparation": sentences(*(each for each in _prepared(db, session, around) if not _HAIR.search(each)))
        or said.wear,
        "hair": sentences(about_hair, said.looks),
        "day_phone": around.day_phone,
    }


def invitation(db: Session, viewing_id: ViewingId, around: Surroundings) -> Mapping[str, str]:
    """L3. Raises Refused once the viewing does not stand."""
    viewing = _viewing(db, viewing_id)
    session = sessions.session(db, viewing.session_id)
    wall, minutes = viewing.wall, viewing.minutes
    if wall is None or minutes is None:
        raise Refused("The viewing is not booked yet.")
    said, at_home = around.language, viewing.place is Place.HOME
    door = None if at_home else around.door(wall)
    return {
        "session_day": said.date_in_full(session.wall.date()),
        "all_of_you": said.you_all(len(session.sitters)),
        "appointment": said.viewing_told(wall, minutes, viewing.host, door),
        "drinks": said.drinks(
            said.typed_or_not(viewing.hospitality.strip().rstrip("."), around.studio.language),
            at_home=at_home,
        ),
        "who": said.who_comes(_expected(viewing, around)),
        "that_time": said.that_time(wall),
        "day_phone": around.day_phone,
    }


def fee(session: SessionRow, around: Surroundings) -> str:
    """The fee as it is charged, why it is another than usual, and what of it is paid."""
    said = around.language
    why = said.typed_or_not(" ".join(session.fee_reason.split()).rstrip("."), around.studio.language)
    return said.fee(session.fee_charged, session.fee_list, session.fee_paid, session.fee_owed, why)


@asked_once
def booked_by(db: Session, session_id: SessionId) -> StaffId | None:
    """Who took the booking."""
    return db.scalar(select(PortraitSession.booked_by).where(PortraitSession.id == session_id))


def read_together(db: Session, session_ids: Collection[SessionId]) -> None:
    """Who took these bookings, asked at once."""
    query = select(PortraitSession.id, PortraitSession.booked_by)

    def answers(some: list[SessionId]) -> dict[tuple[SessionId], StaffId]:
        return {(row[0],): row[1] for row in db.execute(query.where(PortraitSession.id.in_(some)))}

    asked_together(db, booked_by, session_ids, answers)


def photographer_of(db: Session, viewing_id: ViewingId) -> StaffId | None:
    """Who took the pictures that a viewing shows."""
    return sessions.session(db, viewings.viewing(db, viewing_id).session_id).photographer_id


def _to_come(db: Session, session_id: SessionId, on: date) -> SessionRow:
    session = sessions.session(db, session_id)
    if session.state is not SessionState.CONFIRMED:
        raise Refused(f"The session is {session.state.value}, so there is nothing to tell of it.")
    if session.wall.date() < on:
        raise Refused("The session is over, so there is nothing to tell of it.")
    return session


def _viewing(db: Session, viewing_id: ViewingId) -> ViewingRow:
    viewing = viewings.viewing(db, viewing_id)
    if viewing.state is not ViewingState.BOOKED:
        raise Refused(f"The viewing is {viewing.state.value}, so there is nothing to invite to.")
    return viewing


def _session(session: SessionRow, around: Surroundings) -> dict[str, str]:
    """When, how long, with whom, when the door opens and who opens it; who comes; how to get ready."""
    names = [each.strip() for each in session.sitters if each.strip()]
    if not names:
        raise Refused("Nobody is down for this session yet. Please say who is coming.", "people")
    opener = around.person(session.opener_id).name if session.opener_id is not None else ""
    said = around.language
    return {
        "appointment": said.session_told(
            session.wall, session.minutes, session.photographer, around.door(session.wall), opener
        ),
        "who": said.listed(names),
    }


def _prepared(db: Session, session: SessionRow, around: Surroundings) -> list[str]:
    """How to get ready, as the studio says it for this kind of session, sentence by sentence."""
    try:
        words = catalogue.session_type(db, session.type_id).preparation
    except Missing:
        words = ""
    own = around.language.typed_or_not(" ".join(words.split()), around.studio.language)
    return re.split(r"(?<=[.!?]) +", own or around.language.wear)


def _meeting(db: Session, session: SessionRow, around: Surroundings) -> str:
    before = any(
        each.state is SessionState.COMPLETED for each in sessions.of_household(db, session.household_id)
    )
    return around.language.meeting(len(session.sitters), again=before)


def _expected(viewing: ViewingRow, around: Surroundings) -> str:
    """Who was said to come; in another language than ours only where it is names and nothing else."""
    typed = " ".join(viewing.attendees.split()).rstrip(".")
    if around.language.typed_or_not(typed, around.studio.language):
        return typed
    names = re.split(r",? and |, ?| & ", typed)
    return around.language.listed(names) if typed and all(each[:1].isupper() for each in names) else ""
