"""Put right is not yet happy: whom to ask how it is now, where no letter of ours will have asked by then."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from studio import business, clock, orders
from studio.care.model import OPEN, Concern, ConcernId, ConcernState
from studio.care.reshoot_queries import reshoots_of_concern
from studio.clients.model import Household, Person, PersonStatus
from studio.dates import screen_date
from studio.story import Badge, Duty, Opens, Owed, Tone

AFTER_DAYS = 28
"""Calendar days after a case was put right: long enough to have lived with it."""
AFTER_A_ROUND_DAYS = 70
"""After the new portraits came home our second follow-up asks, and once more; so many days later it has."""


def to_ask_after(db: Session, today: date) -> list[Owed]:
    """Every case that was put right and has had no word since, the longest first; never dropped.

    With her words, with "no reply", or opened again it goes. While anything of theirs is open nobody asks, nor where
    whoever was unhappy has died or letters to the family are held.
    """
    zone = business.studio(db).zone
    other = aliased(Concern)
    rows = db.execute(
        select(Concern, Person.first, Person.last)
        .join(Person, Person.id == Concern.person_id)
        .join(Household, Household.id == Concern.household_id)
        .where(
            Concern.state == ConcernState.RESOLVED,
            Concern.resolved_at <= clock.now() - timedelta(days=AFTER_DAYS - 1),
            Person.status == PersonStatus.ACTIVE,
            Household.letters_held.is_(False),
            ~exists().where(other.household_id == Concern.household_id, other.state.in_(list(OPEN))),
        )
        .order_by(Concern.resolved_at, Concern.id)
    ).all()
    names = {row.id: row.name for row in business.staff(db, everyone=True)}
    owed = []
    for record, first, last in rows:
        assert record.resolved_at is not None
        right = clock.to_wall(record.resolved_at, zone).date()
        due = right + timedelta(days=AFTER_A_ROUND_DAYS if _came_home(db, record.id) else AFTER_DAYS)
        if due > today:
            continue
        owed.append(
            Owed(
                due=due,
                title=f"{first} {last}".strip() + ": ask whether it is right now",
                detail=f"Put right {screen_date(right, today)}, no word since · with {names[record.owner_id]} · "
                f"case {record.number}",
                badge=Badge("no word yet", Tone.DUE),
                icon="phone-call",
                opens=Opens("concern", record.id),
                household_id=record.household_id,
                who=names[record.owner_id],
                duty=Duty.CALLS,
            )
        )
    return owed


def _came_home(db: Session, concern_id: ConcernId) -> bool:
    """Whether the pictures of a reshoot were handed over, so that its follow-up asks."""
    sessions = [row.session_id for row in reshoots_of_concern(db, concern_id) if row.session_id is not None]
    return any(order.handed_over for each in sessions for order in orders.of_session(db, each))
