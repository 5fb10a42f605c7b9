"""What is said first when somebody is not happy: one line, read aloud, in the studio's own words."""

from __future__ import annotations

from sqlalchemy.orm import Session

from studio import written
from studio.actor import Actor
from studio.care.model import CareSetting
from studio.rights import verb

OPENING = "Thank you for telling us. Let me see how I can help."
LONGEST_OPENING = 300
_ONE = 1


def opening(db: Session) -> str:
    """The line to say; the one the program brings until the studio has written its own."""
    own = db.get(CareSetting, _ONE)
    return own.opening if own is not None and own.opening else OPENING


@verb("care.set_opening")
def set_opening(db: Session, by: Actor, words: str) -> None:
    """Write another line to say; without words it is the one the program brings. Longer than a breath is cut."""
    own = db.get(CareSetting, _ONE)
    if own is None:
        own = CareSetting(id=_ONE)
        db.add(own)
    line = written.one_line(words, LONGEST_OPENING).text
    own.opening = "" if line == OPENING else line
    db.flush()
