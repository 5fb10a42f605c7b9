"""She accepted the reshoot and has not chosen a day: two gentle contacts, at 14 and 42 days, then quiet.

A reshoot never lapses. Quiet means that we do not ask again by ourselves; she may book any day, and we may begin to
ask again with one press.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.actor import Actor
from studio.business.model import StaffId
from studio.care.model import OPEN, Concern, ConcernState, Reached, ReshootId
from studio.care.reshoot_model import GentleContact, Reshoot
from studio.care.reshoots import reshoot_of, stands
from studio.care.steps import found, log
from studio.errors import Missing, Refused
from studio.rights import verb

AFTER_DAYS = (14, 42)
"""Calendar days after she accepted."""
APART_DAYS = 14
"""At least so many between the two, when the first was late."""
TRIES = 3
"""So many calls that nobody answered count as one contact."""

TO_SAY = (
    "There is no hurry at all. Your reshoot waits for you, with our compliments. Shall we look for a day together?",
    "Your reshoot is yours whenever you like. We will not ring about it again; please tell us any time.",
)
"""What to say the first and the second time, in our own words or like this."""


@dataclass(frozen=True, slots=True)
class Gentle:
    """How it stands with the two contacts."""

    made: int
    """How many of them were made."""
    due: date | None
    """When the next one is; None when it is quiet."""
    since: date
    """When she accepted, or we began to ask again."""

    @property
    def is_quiet(self) -> bool:
        """Whether both were made, and we wait for her."""
        return self.due is None

    @property
    def to_say(self) -> str:
        """What to say next; empty while it is quiet."""
        return TO_SAY[self.made] if self.due is not None else ""


def standing(since: date, calls: Sequence[tuple[date, Reached]]) -> Gentle:
    """How it stands after these calls, the earliest first; one that nobody answered is tried again the next day."""
    made, tries = 0, 0
    due = since + timedelta(days=AFTER_DAYS[0])
    for day, how in calls:
        tries += 1
        if how is Reached.NO_ANSWER and tries < TRIES:
            due = max(due, day + timedelta(days=1))
            continue
        made, tries = made + 1, 0
        if made == len(AFTER_DAYS):
            return Gentle(made, None, since)
        due = max(since + timedelta(days=AFTER_DAYS[made]), day + timedelta(days=APART_DAYS))
    return Gentle(made, due, since)


def gentle(db: Session, reshoot_id: ReshootId) -> Gentle | None:
    """How it stands with a reshoot; None unless it is accepted, not in the diary, and its case is open."""
    reshoot = db.get(Reshoot, reshoot_id)
    return _of(db, reshoot) if reshoot is not None else None


def note_call(db: Session, by: Actor, concern: Concern, how: Reached) -> None:
    """A call in a case is the gentle contact too, once one is due; any other call is not counted."""
    reshoot = reshoot_of(db, concern)
    stands_at = _of(db, reshoot) if reshoot is not None else None
    today = clock.today(business.studio(db).zone)
    if reshoot is None or stands_at is None or stands_at.due is None or stands_at.due > today:
        return
    db.add(GentleContact(reshoot_id=reshoot.id, at=clock.now(), staff_id=StaffId(by.staff_id), how=how))
    db.flush()


@verb("care.revive_reshoot")
def revive_reshoot(db: Session, by: Actor, reshoot_id: ReshootId) -> None:
    """Begin to ask again after a quiet time: both contacts count anew from today. Raises Refused while it is not."""
    reshoot = db.get(Reshoot, reshoot_id)
    if reshoot is None:
        raise Missing("This reshoot is not in the records any more.")
    stands_at = _of(db, reshoot)
    if stands_at is None or not stands_at.is_quiet:
        raise Refused("This reshoot is not quiet, so there is nothing to begin again.")
    reshoot.revived_at = clock.now()
    log(db, by, found(db, reshoot.concern_id), "asking again about the reshoot")


def _of(db: Session, reshoot: Reshoot) -> Gentle | None:
    concern = db.get_one(Concern, reshoot.concern_id)
    if reshoot.accepted_at is None or stands(db, reshoot) or concern.state not in OPEN:
        return None
    if concern.state in (ConcernState.RECEIVED, ConcernState.CHECKING):
        return None
    zone = business.studio(db).zone
    since = max(each for each in (reshoot.accepted_at, reshoot.revived_at) if each is not None)
    calls = db.execute(
        select(GentleContact.at, GentleContact.how)
        .where(GentleContact.reshoot_id == reshoot.id, GentleContact.at >= since)
        .order_by(GentleContact.id)
    )
    return standing(
        clock.to_wall(since, zone).date(), [(clock.to_wall(at, zone).date(), how) for at, how in calls]
    )
