"""Because of you (L14): something has changed in how we work, and she hears of it first, a working day later."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from studio import care, casebook, clock
from studio.errors import Missing
from studio.letters.surroundings import Surroundings


def fields(db: Session, change_id: int, around: Surroundings) -> Mapping[str, str]:
    """What changed and from when. Raises Missing once she is not to be told any more."""
    change = next((each for each in casebook.changes_to_tell(db) if each.change_id == change_id), None)
    if change is None:
        raise Missing("She is not to be told of this change any more.")
    zone = around.studio.zone
    concern = care.concern(db, change.concern_id)
    return {
        "told_day": around.language.date_in_full(clock.to_wall(concern.received_at, zone).date()),
        "from_day": around.language.date_in_full(clock.to_wall(change.effective_at, zone).date()),
        "change": around.language.typed(as_sentence(change.text), around.studio.language),
        "ring_me_on": around.ring_me_on,
    }


def as_sentence(words: str) -> str:
    """The change as one sentence of a letter: a capital first, a full stop last."""
    said = " ".join(words.split())
    said = said[:1].upper() + said[1:]
    return said if said.endswith((".", "!", "?")) else f"{said}."
