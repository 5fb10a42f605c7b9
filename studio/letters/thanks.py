"""The thank-you (L7): two working days after the portraits were handed over, signed by whoever photographed.

Nothing is asked in it and nothing is sold. It waits while something that was said since the hand-over is not right
yet: a cheerful letter would read as if nobody had listened. A concern from before it, for which they were photographed
again, is no reason to keep thanks from them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio import business, clock, orders, sessions
from studio.business.model import StaffId
from studio.care.model import OPEN, Concern
from studio.clients.model import HouseholdId
from studio.db import asked_once, asked_together
from studio.errors import Refused
from studio.letters.kinds import L7
from studio.letters.occasions import Occasion, as_it_stands, written
from studio.letters.surroundings import Surroundings
from studio.orders.model import OrderKind, PresentationId
from studio.orders.rows import PresentationHeldRow
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
    read_together(db, [row for row, _ in due])
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
        stands = as_it_stands(first, known.get((L7.code, first.occasion, 1)))
        if stands is not None:
            yield stands


def photographer_of(db: Session, session_id: SessionId | None) -> StaffId | None:
    """Who took the pictures; None where they were of no session."""
    return sessions.session(db, session_id).photographer_id if session_id is not None else None


def fields(db: Session, occasion: Occasion, around: Surroundings) -> Mapping[str, str]:
    """What L7 says. Raises Refused where something was said since that is not right yet."""
    held = _held(db, occasion.occasion)
    if held is None:
        raise Refused("The day on which the portraits were handed over is not on record.")
    if _told_since(db, held):
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
    held = _held(db, occasion)
    return held is not None and _told_since(db, held)


@asked_once
def _held(db: Session, occasion: str) -> PresentationHeldRow | None:
    """The presentation that is thanked for."""
    ids = [PresentationId(int(occasion.partition(":")[2]))]
    return next(iter(orders.presentations_of(db, ids)), None)


def _told_since(db: Session, held: PresentationHeldRow) -> bool:
    since, _ = clock.day_in_utc(held.held_on)
    latest = _latest_open(db, held.household_id)
    return latest is not None and latest >= since


@asked_once
def _latest_open(db: Session, household_id: HouseholdId) -> datetime | None:
    """When they last told us of something that is not right yet."""
    return _latest_of(db, [household_id]).get(household_id)


def _latest_of(db: Session, households: Collection[HouseholdId]) -> dict[HouseholdId, datetime]:
    query = (
        select(Concern.household_id, func.max(Concern.received_at))
        .where(Concern.household_id.in_(households), Concern.state.in_(OPEN))
        .group_by(Concern.household_id)
    )
    return dict(db.execute(query).all())


def read_together(db: Session, held: Collection[PresentationHeldRow]) -> None:
    """What was handed over, and whether anything was told since, asked at once for all who are thanked."""
    rows = {f"presentation:{row.id}": row for row in held}
    asked_together(db, _held, rows, lambda some: {(each,): rows[each] for each in some})

    def latest(some: list[HouseholdId]) -> dict[tuple[HouseholdId], datetime | None]:
        found = _latest_of(db, some)
        return {(each,): found.get(each) for each in some}

    asked_together(db, _latest_open, {row.household_id for row in held}, latest)
