"""What was made one here, and whether it can still be taken back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from studio.clients import moving
from studio.clients.model import HouseholdId, Merge, MergeId
from studio.errors import Missing
from studio.words import say

_INTO = (
    select(Merge)
    .where(Merge.kept_id == bindparam("household_id"), Merge.undone_at.is_(None))
    .order_by(Merge.at.desc(), Merge.id.desc())
)


@dataclass(frozen=True, slots=True)
class MergeRow:
    """A record that was made one with the household it is told of."""

    id: MergeId
    at: datetime
    name: str
    """What the record that went was called."""
    why_not: str
    """Why it cannot be undone any more, in a sentence; empty while it can."""


def merges_into(db: Session, household_id: HouseholdId) -> tuple[MergeRow, ...]:
    """Every record that was made one with a household, the last first."""
    return tuple(
        MergeRow(each.id, each.at, _name(each), moving.why_not(db, each))
        for each in db.scalars(_INTO, {"household_id": household_id})
    )


def merge_to_undo(db: Session, household_id: HouseholdId) -> MergeRow | None:
    """The last merge into a household, if it can still be undone."""
    return next((each for each in merges_into(db, household_id) if not each.why_not), None)


def merge_told(db: Session, merge_id: MergeId) -> MergeRow:
    """One merge, and whether it can be undone; raises Missing."""
    merge = db.get(Merge, merge_id)
    if merge is None:
        raise Missing(say("This merge is no longer in the records."))
    return MergeRow(merge.id, merge.at, _name(merge), moving.why_not(db, merge))


def _name(merge: Merge) -> str:
    if not merge.snapshot:
        return ""
    return str(json.loads(merge.snapshot)["names"][str(merge.gone_id)])
