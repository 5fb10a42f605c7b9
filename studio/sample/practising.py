"""A small studio to practise in: a folder of its own that is thrown away, with three callers who are not happy.

It is written by a worker process, for the clock is stood at each gesture of its past, and the clock of the program
that asked must not move. Nothing here knows the studio's true records.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

import studio
from studio import business, care, clients, outside, sample, schema
from studio.actor import Actor, Role
from studio.business import StaffId
from studio.clients import HouseholdId
from studio.db import Store
from studio.errors import Trouble
from studio.sessions.model import PortraitSession, SessionState

FILE = "practice.db"
DESK = "Practice"
FAMILIES = 6
_PATIENCE = 120.0
_TROUBLE = "The practice studio could not be set up. Please try once more."


@dataclass(frozen=True, slots=True)
class Caller:
    """A card that a colleague reads aloud from: who rings, what they say, and what they answer."""

    household_id: HouseholdId
    who: str
    telephone: str
    says: str
    would_like: str
    answers: str
    """What they say to an offer."""


_SCRIPTS = (
    (
        ("Hello, it is about our big portrait. Everybody likes it, and I have tried to. My hair was blown about on the "
        "way in, I never looked in a mirror, and now it is all I see when I sit down in the evening."),
        "If I am asked: I should like one picture of us in which I look like myself. Why did nobody say anything?",
        ("To a new session: “Would that cost much? Really nothing? Then yes. Any Saturday morning.” To money back: "
        "“No, I do not want money. I want the picture.”"),
    ),
    (
        ("I am ringing about the small frame in the hall. The corner has come open, you can put a finger in it. It is "
        "only a little thing and I nearly did not ring."),
        "If I am asked: just have it mended, please, without my being without it for weeks.",
        ("To a new frame: “Oh, that is kind. Can I keep this one until then?” To a new session: “No, no, the picture "
        "is lovely.”"),
    ),
    (
        ("I want to say this once. At the evening when we chose, I felt hurried. I said yes to the large one because "
        "nobody left us a minute alone, and I have been cross with myself ever since."),
        "If I am asked: I would like somebody to have noticed. Who was that with us, and do you do this to everyone?",
        ("To anything offered before they were asked what they would like: “You are not listening.” After being heard: "
        "“Thank you. Let me think about it until Thursday.”"),
    ),
)  # fmt: skip


def begin(folder: Path) -> Store:
    """Write the practice studio into an empty folder and open it; takes some seconds. Raises Trouble."""
    house = Path(studio.__file__).resolve().parent.parent
    try:
        done = outside.run(["-m", __name__, os.fspath(folder / FILE)], _PATIENCE, cwd=house)
    except (OSError, ValueError, subprocess.TimeoutExpired) as failure:
        raise Trouble(_TROUBLE) from failure
    if done.returncode != 0:
        raise Trouble(_TROUBLE)
    return schema.open_store(folder / FILE, desk=DESK)


def someone(db: Session, role: Role) -> Actor:
    """Somebody of the practice studio with the same role as who practises."""
    staff = business.staff(db)
    row = next((each for each in staff if each.role is role), staff[0])
    return business.actor(db, StaffId(row.id))


def callers(db: Session) -> tuple[Caller, ...]:
    """Three families who have been photographed and have nothing open, each with a card to read from."""
    open_here = care.households_with_open_concerns(db)
    been = select(PortraitSession.household_id).where(PortraitSession.state == SessionState.COMPLETED)
    found = [
        each for each in dict.fromkeys(db.scalars(been.order_by(PortraitSession.id))) if each not in open_here
    ]
    made = []
    for household_id, (says, would_like, answers) in zip(found, _SCRIPTS, strict=False):
        family = clients.household(db, household_id)
        who = next((person.name for person in family.people), family.name)
        made.append(Caller(household_id, who, family.telephone, says, would_like, answers))
    return tuple(made)


if __name__ == "__main__":
    sample.write(sys.argv[1], families=FAMILIES, years=1)
