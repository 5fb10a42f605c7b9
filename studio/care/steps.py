"""How a case moves: only along DOMAIN 3.2, each step logged to the minute with who took it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from studio import business, clock
from studio.actor import Actor
from studio.care.model import Concern, ConcernId, ConcernState, ConcernStep
from studio.errors import Missing, Refused

S = ConcernState
MOVES: dict[ConcernState, tuple[ConcernState, ...]] = {
    S.RECEIVED: (S.HEARD, S.WITHDRAWN),
    S.HEARD: (S.CHECKING, S.OFFERED, S.WITHDRAWN),
    S.CHECKING: (S.HEARD, S.WITHDRAWN),
    S.OFFERED: (S.AGREED, S.HEARD, S.WITHDRAWN),
    S.AGREED: (S.IN_HAND, S.WITHDRAWN),
    S.IN_HAND: (S.RESOLVED, S.WITHDRAWN),
    S.RESOLVED: (S.HAPPY, S.NO_REPLY, S.HEARD),
    S.NO_REPLY: (S.HAPPY, S.HEARD),
    S.HAPPY: (S.HEARD,),
    S.WITHDRAWN: (),
}
"""Where a case may go from each state. There is no way to a state that says no, because there is none."""

LONGEST_STEP = 80


def found(db: Session, concern_id: ConcernId, version: int | None = None) -> Concern:
    """The concern itself; raises Missing, or Conflict when another desk has changed it since it was shown."""
    concern = db.get(Concern, concern_id)
    if concern is None:
        raise Missing("This concern is not in the records any more.")
    business.expect(
        concern, version, "Someone else has just written in this case. It is shown again as it stands now."
    )
    return concern


def source(concern: Concern) -> str:
    """What a promise given in a case is written in."""
    return f"concern:{concern.id}"


def require_not_named(by: Actor, concern: Concern) -> None:
    """Raises Refused for the one whom a case is about: it is never theirs to describe, to give away or to end."""
    if concern.named_id == by.staff_id:
        raise Refused("This case is about you, so someone else looks after it.")


def require_state(concern: Concern, *states: ConcernState) -> None:
    """Raises Refused when a case is not in one of the states from which something can be done."""
    if concern.state not in states:
        wanted = " or ".join(state.value for state in states)
        raise Refused(f"This case is {concern.state.value}; that can be done when it is {wanted}.")


def enter(
    db: Session, by: Actor, concern: Concern, state: ConcernState, what: str, *, stamp: str = ""
) -> None:
    """Move a case on, stamping when it last came so far; raises Refused for a way that does not exist."""
    if state not in MOVES[concern.state]:
        raise Refused(f"A case that is {concern.state.value} cannot become {state.value}.")
    concern.state = state
    if stamp:
        setattr(concern, stamp, clock.now())
    log(db, by, concern, what)


def log(db: Session, by: Actor, concern: Concern, what: str) -> None:
    """Write down one step of a case."""
    short = what if len(what) <= LONGEST_STEP else f"{what[: LONGEST_STEP - 1]}…"
    db.add(
        ConcernStep(
            concern_id=concern.id, at=clock.now(), staff_id=by.staff_id, what=short, state=concern.state
        )
    )
