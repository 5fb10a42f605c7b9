"""The pictures of care: a case with two rounds, one that still waits, and the forms for a family on the telephone."""

from __future__ import annotations

from typing import Any

from studio import care, sessions
from studio.sessions import SessionState


def _cases(db: Any) -> list[care.OpenConcern]:
    return [*care.open_concerns(db), *care.settled_concerns(db)]


def _two_rounds(db: Any) -> dict[str, object] | None:
    """A case whose reshoot is in the diary or behind us."""
    for row in _cases(db):
        reshoot = care.reshoot_of_concern(db, row.id)
        if reshoot is not None and reshoot.session_id is not None:
            return {"concern_id": row.id}
    return None


def _waiting(db: Any) -> dict[str, object] | None:
    """The one that has waited longest, or the last that was put right."""
    found = _cases(db)
    return {"concern_id": found[0].id} if found else None


def _family(db: Any) -> dict[str, object] | None:
    """Someone who has been photographed."""
    for row in _cases(db):
        taken = sessions.of_household(db, row.household_id)
        if any(each.state is SessionState.COMPLETED for each in taken):
            return {"household_id": row.household_id}
    return None


PAGES = (("case-two-rounds", "case", _two_rounds), ("case-waiting", "case", _waiting))
DIALOGS = (("concern-of-a-family", "concern", _family), ("reshoot", "reshoot", _family))
