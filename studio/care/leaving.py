"""Who looks after a case: always somebody who works here, and never the one it is about."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business
from studio.actor import Actor, Role
from studio.business.model import StaffId
from studio.care.model import OPEN, Concern, ConcernState
from studio.care.steps import log
from studio.errors import Refused
from studio.rights import verb

_STILL_OURS = (*OPEN, ConcernState.RESOLVED, ConcernState.NO_REPLY)
"""Until she says that it is right, somebody asks after it."""


def somebody_else(db: Session, *, than: StaffId | None) -> StaffId:
    """The owner of the studio, or whoever else is here when the case is about the owner. Raises Refused."""
    others = [row for row in business.staff(db) if row.id != than]
    others.sort(key=lambda row: (row.role is not Role.OWNER, row.id))
    if not others:
        raise Refused("There is nobody else here to look after it. Please add them in Settings.", "owner")
    return others[0].id


def pass_on(db: Session, by: Actor, concern: Concern, because: str) -> None:
    """Give a case to somebody else than the one it is about, and say so in it."""
    concern.owner_id = somebody_else(db, than=concern.named_id)
    log(db, by, concern, f"looked after by {business.actor(db, concern.owner_id).name}: {because}")


def keep_with_somebody(db: Session, by: Actor, concern: Concern) -> None:
    """Where whoever looked after a case has left meanwhile, somebody who is here does from now on."""
    here = {row.id for row in business.staff(db)}
    if concern.owner_id not in here or concern.owner_id == concern.named_id:
        pass_on(db, by, concern, "whoever looked after it has left")


@verb("care.staff_leaves")
def staff_leaves(db: Session, by: Actor, staff_id: StaffId, version: int) -> int:
    """Someone leaves, and every case of theirs that has not ended has another name at once; answers how many.

    Raises what ``business.deactivate_staff`` raises.
    """
    business.deactivate_staff(db, by, staff_id, version)
    left = next(row.name for row in business.staff(db, everyone=True) if row.id == staff_id)
    theirs = select(Concern).where(Concern.owner_id == staff_id, Concern.state.in_(list(_STILL_OURS)))
    passed = db.scalars(theirs.order_by(Concern.id)).all()
    for concern in passed:
        pass_on(db, by, concern, f"{left} has left")
    return len(passed)
