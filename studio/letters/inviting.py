"""What the letters about an appointment say: the confirmation, the reminder, the invitation to the viewing (L1–L3)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import catalogue, sessions, viewings
from studio.business.model import StaffId
from studio.dates import appointment_in_full, clock_time, date_in_full, part_of_day
from studio.errors import Missing, Refused
from studio.letters.surroundings import Surroundings
from studio.letters.texts import listed, sentences, so_long, the_whole, your_portraits
from studio.sessions import SessionId, SessionRow, SessionState
from studio.sessions.model import PortraitSession
from studio.viewings import Place, ViewingId, ViewingRow, ViewingState

WEAR = "Wear whatever makes you feel like yourselves, and bring a change if you cannot decide."
"""What is said where the studio has written nothing of its own for this kind of session."""
HAIRCUT = "If anyone is planning a haircut, a week to ten days beforehand gives it time to settle."
THIS_WEEK = (
    "If anyone would like their hair cut first, this is the week for it, so that it has time to settle."
)
LOOKS = "If you would like more time over how anyone looks on the day, please say so; we have the time."
_HAIR = re.compile(r"\bhair", re.IGNORECASE)
"""What a kind of session says of hair itself is not said twice."""
HAIRCUT_SETTLES = timedelta(days=7)


def confirmation(db: Session, session_id: SessionId, around: Surroundings, on: date) -> Mapping[str, str]:
    """L1. Raises Refused once the session does not stand, or while nobody is known to come."""
    session = _to_come(db, session_id, on)
    ready = _prepared(db, session)
    return {
        **_session(session, around),
        "preparation": sentences(*ready, "" if any(map(_HAIR.search, ready)) else HAIRCUT),
        "portraits": your_portraits(session.type_name),
        "meeting": _meeting(db, session),
        "fee": fee(session),
        "whole": the_whole(session.minutes),
        "day_phone": around.day_phone,
    }


def reminder(db: Session, session_id: SessionId, around: Surroundings, on: date) -> Mapping[str, str]:
    """L2."""
    session = _to_come(db, session_id, on)
    settles = session.wall.date() - on >= HAIRCUT_SETTLES
    about_hair = THIS_WEEK if settles else ""
    return {
        **_session(session, around),
        "portraits": your_portraits(session.type_name),
        "preparation": sentences(*(each for each in _prepared(db, session) if not _HAIR.search(each)))
        or WEAR,
        "hair": sentences(about_hair, LOOKS),
        "day_phone": around.day_phone,
    }


def invitation(db: Session, viewing_id: ViewingId, around: Surroundings) -> Mapping[str, str]:
    """L3. Raises Refused once the viewing does not stand."""
    viewing = _viewing(db, viewing_id)
    session = sessions.session(db, viewing.session_id)
    wall, minutes = viewing.wall, viewing.minutes
    if wall is None or minutes is None:
        raise Refused("The viewing is not booked yet.")
    at_home = viewing.place is Place.HOME
    when = f"{appointment_in_full(wall)}, {part_of_day(wall)}, for {so_long(minutes)}"
    with_whom = f", with {viewing.host}" if viewing.host else ""
    come = (
        f"{viewing.host or 'We'} will come to your home."
        if at_home
        else f"The door will be open from {_door(wall, around)}."
    )
    return {
        "session_day": date_in_full(session.wall.date()),
        "all_of_you": {1: "you", 2: "you both"}.get(len(session.sitters), "you all"),
        "appointment": f"{when}{'' if at_home else with_whom}. {come}",
        "drinks": _drinks(viewing),
        "who": _who_comes(viewing),
        "that_time": _that_time(wall),
        "day_phone": around.day_phone,
    }


def fee(session: SessionRow) -> str:
    """The fee as it is charged, why it is another than usual, and what of it is paid."""
    charged, paid, owed = session.fee_charged, session.fee_paid, session.fee_owed
    why = " ".join(session.fee_reason.split()).rstrip(".")
    if not charged.minor:
        return f"nothing to pay: {why}." if why else "nothing to pay."
    lower = charged < session.fee_list
    price = charged.show() + (f" instead of {session.fee_list.show()}" if lower else "")
    if why:
        price += f" ({why})"
    if owed.minor <= 0:
        return f"{price}, paid with thanks."
    if paid.minor > 0:
        return f"{price}. {paid.show()} of it is paid, with thanks; the other {owed.show()} can wait until the day."
    return f"{price}, to be paid on the day."


def booked_by(db: Session, session_id: SessionId) -> StaffId | None:
    """Who took the booking."""
    return db.scalar(select(PortraitSession.booked_by).where(PortraitSession.id == session_id))


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
    with_whom = f", with {session.photographer}" if session.photographer else ""
    when = f"{appointment_in_full(session.wall)}, {part_of_day(session.wall)}, for {so_long(session.minutes)}"
    door = f"The door will be open from {_door(session.wall, around)}, so do come early for coffee."
    if session.opener_id is not None:
        opener = around.person(session.opener_id).name
        door = (
            f"That is outside our usual hours; {opener} will open for you from {_door(session.wall, around)}."
        )
    return {
        "appointment": f"{when}{with_whom}. {door}",
        "who": listed(names),
    }


def _prepared(db: Session, session: SessionRow) -> list[str]:
    """How to get ready, as the studio says it for this kind of session, sentence by sentence."""
    try:
        words = catalogue.session_type(db, session.type_id).preparation
    except Missing:
        words = ""
    return re.split(r"(?<=[.!?]) +", " ".join(words.split()) or WEAR)


def _meeting(db: Session, session: SessionRow) -> str:
    before = any(
        each.state is SessionState.COMPLETED for each in sessions.of_household(db, session.household_id)
    )
    who = {1: "you", 2: "you both"}.get(len(session.sitters), "you all")
    return f"seeing {who} again" if before else f"meeting {who}"


def _door(wall: datetime, around: Surroundings) -> str:
    return clock_time(wall - timedelta(minutes=around.studio.door_minutes))


def _drinks(viewing: ViewingRow) -> str:
    kindly = viewing.hospitality.strip().rstrip(".")
    if viewing.place is Place.HOME:
        return "There is nothing to get ready; a table and a chair near a wall are all we need."
    if kindly:
        return f"There will be something to drink, and we have made a note for you: {kindly}."
    return "There will be coffee, tea and something cold, with biscuits."


def _who_comes(viewing: ViewingRow) -> str:
    names = " ".join(viewing.attendees.split()).rstrip(".")
    everyone = "Please bring everyone who will help to choose; it is far easier with the pictures before you."
    return sentences(f"We are expecting {names}." if names else "", everyone)


def _that_time(wall: datetime) -> str:
    return {"in the morning": "that morning", "in the afternoon": "that afternoon"}.get(
        part_of_day(wall), "that evening"
    )
