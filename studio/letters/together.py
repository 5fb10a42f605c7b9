"""What the letters of a list ask about their sessions, asked for all of them at once: no question for each letter."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from studio import sessions
from studio.letters import inviting
from studio.letters.kinds import L1, L2, L3, L7, L12
from studio.letters.occasions import Occasion


def read_together(db: Session, waiting: Sequence[Occasion]) -> None:
    """Read what these letters tell of; within a gesture each asks for itself."""
    told = [(each, each.session_id) for each in waiting if each.session_id is not None]
    sessions.read_together(db, [number for each, number in told if each.kind in (L1, L2, L3, L7, L12)])
    inviting.read_together(db, [number for each, number in told if each.kind in (L1, L2)])
    sessions.read_homes_together(db, [each.household_id for each, _ in told if each.kind is L1])
