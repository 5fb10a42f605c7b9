"""What a reshoot waits for, in a few words for a list: a day, its session, its viewing, its order, her answer."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from studio import clients, orders, sessions, viewings
from studio.care.gentle import Gentle, gentle
from studio.care.model import ConcernState
from studio.care.reshoot_queries import reshoot_of_concern
from studio.care.rows import OpenConcern, ReshootRow
from studio.dates import screen_date, screen_time
from studio.sessions.model import SessionState
from studio.story import Badge, Duty, Opens, Owed, Tone
from studio.viewings.model import Outcome, ViewingState

AGREED = (ConcernState.AGREED, ConcernState.IN_HAND)
"""The states in which a case goes the way of its reshoot; before them, and opened again, it goes its own."""


def waits_for_her(db: Session, row: OpenConcern) -> Gentle | None:
    """Where a case waits for nothing but the day she chooses for her reshoot, how it stands with our asking."""
    if row.call_back_at is not None or not row.answered or row.asks or row.state not in AGREED:
        return None
    reshoot = reshoot_of_concern(db, row.id)
    return gentle(db, reshoot.id) if reshoot is not None else None


def gentle_call(db: Session, row: OpenConcern, asked: Gentle) -> Owed:
    """The line of Today on which a gentle contact stands, with what to say and the number to ring."""
    assert asked.due is not None
    telephone = clients.household(db, row.household_id).telephone
    parts = (telephone, f"Say: “{asked.to_say}”", f"with {row.owner}")
    return Owed(
        due=asked.due,
        title=f"{row.person}: ask gently about a day for the reshoot",
        detail=" · ".join(part for part in parts if part),
        badge=Badge("gentle call", Tone.DUE),
        icon="phone-call",
        opens=Opens("concern", row.id),
        household_id=row.household_id,
        who=row.owner,
        duty=Duty.CALLS,
    )


def round_words(db: Session, reshoot: ReshootRow, today: date) -> str:
    """How far an accepted reshoot is, as what is to be done or awaited next."""
    session = sessions.session(db, reshoot.session_id) if reshoot.session_id is not None else None
    if session is None or session.state is SessionState.CANCELLED:
        return _a_day(gentle(db, reshoot.id), today)
    if session.state is SessionState.NO_SHOW:
        return "ask for another day for the reshoot"
    if session.state is not SessionState.COMPLETED:
        return f"the complimentary reshoot, {screen_time(session.wall, today)}"
    viewing = viewings.of_session(db, session.id)
    if viewing is None or viewing.wall is None:
        return f"book the viewing of round {reshoot.round}"
    if viewing.state is not ViewingState.HELD:
        return f"the viewing of round {reshoot.round}, {screen_time(viewing.wall, today)}"
    made = orders.of_session(db, session.id)
    if not made:
        if viewing.outcome is Outcome.ORDERED:
            return f"begin the order of round {reshoot.round}"
        return "ask how it looks to them now"
    if made[-1].handed_over:
        return "ask how it looks to them now"
    day = made[-1].promised_on
    if day is None:
        return f"confirm the order of round {reshoot.round}"
    return f"the new portraits by {screen_date(day, today)}"


def _a_day(asked: Gentle | None, today: date) -> str:
    if asked is None or (asked.made == 0 and asked.due is not None and asked.due > today):
        return "book the complimentary reshoot"
    if asked.due is None:
        return "quiet; the reshoot is theirs on any day"
    if asked.due <= today:
        return "ask gently about a day for the reshoot"
    return f"the reshoot waits for their day; we ask on {screen_date(asked.due, today)}"
