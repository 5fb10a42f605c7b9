"""How one sitting goes, decided before it is told: when, how they answer, what they order, where it stops."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from studio.orders import Method
from studio.sessions import Comfort
from studio.viewings import Outcome

MOODS = (
    "cheerful",
    "lively",
    "a little shy at first",
    "relaxed",
    "giggly",
    "calm",
    "full of energy",
    "delighted",
)
WORRIES = (
    "She thought her hair looked flat.", "He was not sure about the beard.", "The blue shirt, now that he saw it.",
    "The scratch on his nose from the playground.", "Her glasses caught the light.",
)  # fmt: skip
NOT_ASKED = ("the next family was early", "the little one had fallen asleep", "we were running late")
CANCELLED = (
    "chicken pox",
    "they are moving house sooner than they thought",
    "Grandfather is in hospital",
    "work",
)
MOVED = ("a school play", "the little one is ill", "work", "the car is at the garage")
NO_ORDER = (
    "They would like to wait until the children are older.",
    "They only wanted the session this year.",
    "",
)
PREPARATION = (
    "", "", "", "Twins finish nursery at noon", "A surprise for her mother's sixtieth", "He does not like the flash",
    "Bringing the school blazers", "Would like one with the dog", "New baby, will need breaks",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One sitting from the call to the collection."""

    comes_for: str
    session_on: date
    """The first day that would suit."""
    lead_days: int = 21
    provisional: bool = False
    confirmed_after: bool = True
    moved: bool = False
    cancelled: bool = False
    no_show: bool = False
    out_of_hours: bool = False
    """Whether a closed day will do, somebody opening up for them."""
    comfort: Comfort = Comfort.FINE
    viewing_gap: int = 4
    viewing_on: date | None = None
    evening: bool = True
    viewing_missed: bool = False
    at_home: bool = False
    not_yet: str = ""
    outcome: Outcome = Outcome.ORDERED
    then: Outcome = Outcome.ORDERED
    """What becomes of thinking it over."""
    thinks_days: int = 9
    pieces: int = 3
    framed: bool = True
    discount: int = 0
    paid_part: int = 100
    """What is paid when it is ordered, in per cent."""
    method: Method = Method.CARD
    pays_late_days: int = 0
    late_days: int = 0
    """How much later than promised the pictures are ready; below nothing: sooner."""
    presentation_on: date | None = None
    presentation_missed: bool = False
    mood: str = "delighted"
    photographs: int = 0
    """How many pictures the card brought, where they are kept here."""
    marked: bool = False
    """Whether somebody will say later which of these pictures they mean."""
    moulding: str = ""
    """What they would have and nothing else; "" is one of the usual ones."""
    promised_discount: int = 0
    """In per cent, promised when they came the first time."""
    changes: bool = False
    """Whether they change their mind about how a picture is framed, the day after."""
    plan: bool = False
    """Whether the rest is paid by instalments."""
    invoice: bool = False
    bench: str = ""
    """How it stands on the bench: remade, at the lab, to be checked, to start."""
    stops: str = ""
    """Where it ends or stands still, such as booked, to arrange, thinking, draft, confirmed, in production, ready."""


def course(random: Random, comes_for: str, session_on: date) -> Course:
    """An ordinary sitting, as they go: most well, some late, a few not at all."""
    outcome = random.choices((Outcome.ORDERED, Outcome.THINKING, Outcome.NO_ORDER), (79, 12, 9))[0]
    return Course(
        comes_for=comes_for,
        session_on=session_on,
        lead_days=random.randint(6, 40),
        provisional=random.random() < 0.12,
        confirmed_after=random.random() < 0.85,
        moved=random.random() < 0.08,
        cancelled=random.random() < 0.05,
        no_show=random.random() < 0.035,
        comfort=random.choices((Comfort.FINE, Comfort.UNSURE, Comfort.NOT_ASKED), (74, 12, 14))[0],
        viewing_gap=random.randint(3, 6),
        evening=random.random() < 0.6,
        viewing_missed=random.random() < 0.03,
        at_home=random.random() < 0.05,
        outcome=outcome,
        then=Outcome.ORDERED if random.random() < 0.55 else Outcome.NO_ORDER,
        thinks_days=random.randint(6, 14),
        pieces=random.choices((1, 2, 3, 4, 5, 6), (14, 24, 26, 18, 11, 7))[0],
        framed=random.random() < 0.72,
        discount=random.choices((0, 5, 10), (90, 4, 6))[0],
        paid_part=random.choices((100, 50, 30), (55, 35, 10))[0],
        method=random.choices((Method.CARD, Method.TRANSFER, Method.CASH, Method.CHEQUE), (70, 16, 10, 4))[0],
        pays_late_days=random.choices((0, 12, 35), (86, 9, 5))[0],
        late_days=random.choices((-6, -3, -1, 3), (40, 35, 18, 7))[0],
        presentation_missed=random.random() < 0.03,
        mood=random.choice(MOODS),
    )
