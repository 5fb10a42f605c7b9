"""What a screen is told of a concern: the case in full, a line of the list, the two rounds beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from studio.actor import Role
from studio.business.model import StaffId
from studio.care.clocks import Waiting
from studio.care.model import (
    OPEN,
    About,
    Aspect,
    Cause,
    Channel,
    ConcernId,
    ConcernState,
    MarkId,
    OfferId,
    OfferKind,
    OfferOutcome,
    ReshootId,
)
from studio.clients.model import HouseholdId, PersonId
from studio.making.model import PieceId
from studio.money import Money
from studio.orders.model import OrderId
from studio.pictures.model import PictureId
from studio.sessions.model import SessionId
from studio.story import Tone


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One offer; ``cost`` is None for everyone but the owner."""

    id: OfferId
    kind: OfferKind
    words: str
    made_by: str
    made_as: Role
    made_at: datetime
    worth: Money
    cost: Money | None
    outcome: OfferOutcome
    outcome_at: datetime | None
    limit_then: Money | None
    """The goodwill limit it went over; it stands all the same (R14)."""
    seen_at: datetime | None
    """When the owner saw that it did."""
    owed: bool
    """Accepted, worth money, and not done yet."""


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """One thing she means, by its aspect; without picture and piece it is the whole."""

    id: MarkId
    picture_id: PictureId | None
    piece_id: PieceId | None
    ref: str
    """``picture 0147`` or ``O-00012/3``; empty for the whole."""
    aspect: Aspect
    words: str


@dataclass(frozen=True, slots=True)
class QuietRow:
    """Why a family is met quietly: the case that waits longest (R16)."""

    concern_id: ConcernId
    number: str
    person: str
    """The first name of who is not happy, where it is known."""
    in_short: str
    since: datetime
    looked_after_by: str


@dataclass(frozen=True, slots=True)
class OverLimit:
    """An offer that went over the limit of whoever made it, and that no owner has seen yet."""

    offer_id: OfferId
    concern_id: ConcernId
    number: str
    household_id: HouseholdId
    person: str
    what: str
    worth: Money
    limit: Money
    made_by: str
    made_at: datetime
    state: ConcernState


@dataclass(frozen=True, slots=True)
class StepRow:
    """One thing that happened in a case."""

    at: datetime
    who: str
    what: str
    state: ConcernState


@dataclass(frozen=True, slots=True)
class ReshootRow:
    """A complimentary reshoot of a case; ``change`` and ``keep`` say one thing a line."""

    id: ReshootId
    concern_id: ConcernId
    round: int
    """Rounds count from 1, the first session."""
    original_session_id: SessionId
    """The session that this one repeats."""
    session_id: SessionId | None
    change: str
    keep: str
    offered_at: datetime
    accepted_at: datetime | None
    declined_at: datetime | None

    @property
    def changes(self) -> tuple[str, ...]:
        """What to change, one thing each."""
        return _lines(self.change)

    @property
    def keeps(self) -> tuple[str, ...]:
        """What to keep, one thing each."""
        return _lines(self.keep)


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.splitlines() if line.strip())


@dataclass(frozen=True, slots=True)
class ConcernRow:
    """A case in full."""

    id: ConcernId
    version: int
    number: str
    household_id: HouseholdId
    person_id: PersonId
    person: str
    told_by: str
    about: About
    session_id: SessionId | None
    order_id: OrderId | None
    channel: Channel
    state: ConcernState
    received_at: datetime
    received_by: str
    story: str
    in_short: str
    wish: str
    question: str
    answer: str
    first_aid: str
    read_back: bool
    aspect: Aspect | None
    cause: Cause
    marks: tuple[MarkedRow, ...]
    others_at_risk: bool
    someone_hurt: bool
    details_out: bool
    owner_id: StaffId
    owner: str
    named_id: StaffId | None
    named: str
    """Whom a conduct concern is about; it is never theirs to look after."""
    call_back_at: datetime | None
    acknowledged_at: datetime | None
    told_again_at: datetime | None
    """When we were told more, and have not answered since; the clock runs from here again (R12)."""
    responded_at: datetime | None
    responded_by: str
    response_minutes: int | None
    """Working minutes to the first human answer (R12); None while it is owed."""
    working_minutes: int
    """How long it has been open, or was, in working time."""
    goal: datetime
    limit: datetime
    waiting: Waiting
    owner_now: str
    stamps: tuple[tuple[ConcernState, datetime | None], ...]
    happy_words: str
    asked_how: str
    no_reply_at: datetime | None
    apology_how: str
    apology_at: datetime | None
    apology_by: str
    offers: tuple[OfferRow, ...]
    steps: tuple[StepRow, ...]
    reshoot: ReshootRow | None
    """The latest complimentary reshoot of the case."""
    times: int
    """How many concerns about this order there have been within twelve months, this one included."""

    @property
    def is_open(self) -> bool:
        """Whether it is not put right yet."""
        return self.state in OPEN

    @property
    def answered(self) -> bool:
        """Whether nothing we were told waits for an answer."""
        return self.responded_at is not None and self.told_again_at is None


@dataclass(frozen=True, slots=True)
class OpenConcern:
    """A line of the list of open cases, oldest first."""

    id: ConcernId
    number: str
    household_id: HouseholdId
    family: str
    person: str
    in_short: str
    story: str
    state: ConcernState
    received_at: datetime
    owner: str
    working_minutes: int
    waiting: Waiting
    owner_now: str
    """Why the owner is in it now; empty while it takes its turn."""
    answered: bool
    acknowledged: bool
    asks: bool
    """She asked us something and has no answer yet."""
    times: int
    call_back_at: datetime | None

    @property
    def tone(self) -> Tone:
        """Red, amber or green by R12 and R13; ``standing`` says the same in a word."""
        if self.owner_now or (self.waiting is Waiting.PAST_LIMIT and not self.answered):
            return Tone.CONCERN
        return Tone.GOOD if self.answered else Tone.DUE

    @property
    def standing(self) -> str:
        """How the wait stands: "owner now", "answered", "in time" or how it is past its time."""
        if self.owner_now:
            return "owner now"
        if self.answered:
            return "answered"
        return f"{self.waiting.value}, acknowledged" if self.acknowledged else self.waiting.value


@dataclass(frozen=True, slots=True)
class RoundStep:
    """One step of a round: the session, the viewing, the order, the presentation."""

    step: str
    icon: str
    words: str


@dataclass(frozen=True, slots=True)
class Round:
    """One round; the first is the session that was paid for, each later one repeats the one before it."""

    number: int
    """From 1 upwards."""
    session_id: SessionId | None
    steps: tuple[RoundStep, ...]
    stage: str = ""
    """How far a reshoot is, in a word or two; empty for the first round."""
    is_over_without_order: bool = False
    """They saw the pictures and kept what they have."""
    uplift: Money | None = None
    """Its order beside that of the first round; the owner's alone (R7)."""

    @property
    def title(self) -> str:
        """``1  First time``, ``2  With our compliments``."""
        return f"{self.number}  {'First time' if self.number == 1 else 'With our compliments'}"


@dataclass(frozen=True, slots=True)
class Rounds:
    """All rounds beside each other; ``uplift`` is the latest order beside the first, the owner's alone (R7)."""

    rounds: tuple[Round, ...]
    uplift: Money | None
    credit: Money | None
    promised_on: date | None
