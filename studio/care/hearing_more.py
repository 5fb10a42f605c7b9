"""She says more while her case is open: her words join her story, and there is no second case beside it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from studio.actor import Actor
from studio.care.model import OPEN, ConcernId
from studio.care.steps import found, log, require_state
from studio.rights import verb


@verb("care.hear_more")
def hear_more(db: Session, by: Actor, concern_id: ConcernId, words: str, what: str) -> None:
    """Add what she says now to her story, word for word; ``what`` names how it came, for the steps of the case.

    Raises Refused for a case that is no longer open: that one is opened again.
    """
    concern = found(db, concern_id)
    require_state(concern, *OPEN)
    if words.strip():
        concern.story = f"{concern.story}\n\n{words.strip()}".strip()
    log(db, by, concern, what)
