"""Making the search ready: names read before the first is misspelt, and lines written where none are yet.

Records kept by an earlier version have no line among answers; those are made anew a few at a time, in the background.
"""

from __future__ import annotations

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from studio.actor import Actor
from studio.clients import former, known_names, queries, tokens
from studio.clients.model import Household, HouseholdStatus
from studio.db import Store
from studio.db.search import SearchLine
from studio.progress import Progress
from studio.rights import verb

AT_ONCE = 12
"""Households of one gesture: nobody who saves waits for more than these."""

_UNWRITTEN = (
    select(Household.id)
    .outerjoin(SearchLine, SearchLine.household_id == Household.id)
    .where(
        SearchLine.household_id.is_(None),
        Household.merged_into_id.is_(None),
        Household.status != HouseholdStatus.ERASED,
        Household.id > bindparam("after"),
    )
    .order_by(Household.id)
    .limit(AT_ONCE)
)


@verb("clients.reindex")
def reindex(db: Session, by: Actor, after: int = 0) -> int:
    """Write tokens and line of the next households that have no line yet; answers the last of them, 0 at the end.

    Numbers of orders, letters and cases stay as they are.
    """
    ids = list(db.scalars(_UNWRITTEN, {"after": after}))
    for household_id in ids:
        row = queries.household(db, household_id)
        tokens.index(db, household_id, row.as_draft(), row.on)
        former.index(db, household_id)
    return ids[-1] if ids else 0


def make_search_ready(store: Store, progress: Progress, by: Actor) -> None:
    """Read the names that are here and write what is missing; a part of long work, which can be cancelled."""
    store.ask(known_names.look)
    last = 0
    while store.ask(_is_unwritten, last):
        last = store.do(reindex, last, by=by)
        progress.step()


def _is_unwritten(db: Session, after: int) -> bool:
    return db.scalars(_UNWRITTEN, {"after": after}).first() is not None
