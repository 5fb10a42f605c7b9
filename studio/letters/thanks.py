"""The thank-you (L7): two working days after the portraits were handed over, signed by whoever photographed.

Nothing is asked in it and nothing is sold. It waits while something that was said since the hand-over is not right
yet: a cheerful letter would read as if nobody had listened. A concern from before it, for which they were photographed
again, is no reason to keep thanks from them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio import business, clock, orders, sessions
from studio.business.model import StaffId
from studio.care.model import OPEN, Concern
from studio.clients.model import HouseholdId
from studio.errors import Refused
from studio.letters.kinds import L7
from studio.letters.model import LetterState
from studio.letters.occasions import UNISSUED, Occasion, written
from studio.letters.surroundings import Surroundings
from studio.orders.model import OrderKind, PresentationId
from studio.sessions import SessionId

AFTER = 2
"""Working days."""
LAPSES_AFTER = timedelta(days=14)
"""Thanks that come later come too late."""
NOT_NOW = (
    "They have told us since that something is not right, so thanks would read as if nobody had listened."
)
_ONLY_MADE = (OrderKind.EXTRA_COPIES, OrderKind.OWN_ARTWORK)
BY_HAND = "To be signed by hand; a line of one’s own is welcome."


def thank_yous(db: Session, on: date) -> Iterator[Occasion]:
    """L7: for everything that was handed over two working days ago and not thanked for."""
    hours = business.hours(db)
    held = orders.presentations_held(db, on - LAPSES_AFTER - timedelta(days=14), on)
    days = {day: hours.add_working_days(day, AFTER) for day in {row.held_on for row in held}}
    due = [(row, days[row.held_on]) for row in held]
    due = [(row, day) for row, day in due if day <= on <= day + LAPSES_AFTER]
    known = written(db, {f"presentation:{row.id}" for row, _ in due})
    for row, due_on in due:
        first = Occasion(
            code=L7.code,
            household_id=row.household_id,
            occasion=f"presentation:{row.id}",
            copy=1,
            edition=1,
            due_on=due_on,
            held_on=row.held_on,
            hanging_place=row.hanging_place,
            session_id=row.session_id,
        )
        record = known.get((L7.code, first.occasion, 1))
        if record is None:
            yield first
        elif record.state in UNISSUED:
            yield replace(first, letter_id=record.id, edition=record.edition)
        elif record.state is LetterState.CANCELLED:
            yield replace(first, cancelled=record.cancelled)


def photographer_of(db: Session, session_id: SessionId | None) -> StaffId | None:
    """Who took the pictures; None where they were of no session."""
    return sessions.session(db, session_id).photographer_id if session_id is not None else None


def fields(db: Session, occasion: Occasion, around: Surroundings) -> Mapping[str, str]:
    """What L7 says. Raises Refused where something was said since that is not right yet."""
    rows = orders.presentations_of(db, [PresentationId(int(occasion.occasion.partition(":")[2]))])
    if not rows:
        raise Refused("The day on which the portraits were handed over is not on record.")
    held = rows[0]
    if _told_since(db, occasion.household_id, held.held_on):
        raise Refused(NOT_NOW)
    sitters = sessions.session(db, held.session_id).sitters if held.session_id is not None else ()
    return {
        "thanks": around.language.thanks_for_portraits(
            0 if held.kind in _ONLY_MADE else len(sitters), held.held_on, again=held.kind is OrderKind.RESHOOT
        ),
        "hope": around.language.hope(held.hanging_place),
        "owner": around.owner,
        "day_phone": around.day_phone,
    }


def told_since(db: Session, occasion: str) -> bool:
    """Whether they have told us since this presentation of something that is not right yet."""
    rows = orders.presentations_of(db, [PresentationId(int(occasion.partition(":")[2]))])
    return bool(rows) and _told_since(db, rows[0].household_id, rows[0].held_on)


def _told_since(db: Session, household_id: HouseholdId, held_on: date) -> bool:
    since, _ = clock.day_in_utc(held_on)
    query = select(func.count()).where(
        Concern.household_id == household_id, Concern.state.in_(OPEN), Concern.received_at >= since
    )
    return bool(db.scalar(query))
