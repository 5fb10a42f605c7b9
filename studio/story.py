"""What every feature can tell a screen: a moment of a family's story, a thing owed, the next step.

A page that shows several features asks each of them for these and puts them in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Tone(StrEnum):
    """How a line feels; colours and icons follow it, and a word always says the same."""

    PLAIN = "plain"
    SESSION = "session"
    VIEWING = "viewing"
    ORDER = "order"
    COLLECTION = "collection"
    CONCERN = "concern"
    LETTER = "letter"
    DUE = "due"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Opens:
    """What a line opens when it is chosen: ``Opens("order", 17)``.

    Kinds: household, session, viewing, viewing_to_book, order, presentation, letter, letters_due, concern,
    appointment, merge, message, promise, enquiry, waiting, till, making (an order on the bench), purchase,
    slip, call_slip, happy_slip.
    """

    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class Badge:
    """One or two words on a line, such as "paid"."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Event:
    """One moment in a family's story, told when it happened; ``when`` is how the screen says it."""

    at: datetime
    when: str
    title: str
    detail: str
    tone: Tone
    icon: str
    opens: Opens
    badges: tuple[Badge, ...] = ()
    quoted: bool = False
    """The detail is the client's own words and is shown in the letter face."""


class Duty(StrEnum):
    """The headings under which Today gathers what is owed."""

    REPLIES = "replies owed"
    CONCERNS = "concerns"
    PROMISES = "promises due"
    NOT_KEPT = "promises not kept"
    CALLS = "calls to make"
    TELLING = "clients to tell"
    ENQUIRIES = "enquiries"
    SLOTS = "who to ring for a freed slot"
    VIEWINGS = "viewings to book"
    SESSIONS = "sessions to settle"
    LETTERS = "letters due"
    SIGNING = "letters to read or sign"
    ORDERS = "orders"
    MONEY = "money due"
    """Reminders of money; none is shown while a concern of the family is open."""
    OPENING = "who opens late"
    RECORDS = "records to complete"


@dataclass(frozen=True, slots=True)
class Owed:
    """Something a client is waiting for; Today shows it, oldest and most pressing first."""

    due: date
    title: str
    detail: str
    badge: Badge
    icon: str
    opens: Opens
    household_id: int | None
    overdue: bool = False
    at: datetime | None = None
    """The moment it stands for, where it has one: when they told us, by when we said we would ring."""
    who: str = ""
    """Whose it is to do, where one person's name is on it."""
    duty: Duty | None = None
    """Under which heading it stands; None is its feature's usual one."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do next for a family and the wish that does it; the most pressing has the lowest rank."""

    rank: int
    title: str
    detail: str
    button: str
    wish: str
    with_: tuple[tuple[str, object], ...]
    tone: Tone
