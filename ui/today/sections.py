"""Which headings a role sees on Today, in which order, and what is said where nothing waits: all of it is data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from studio.actor import Role
from studio.story import Duty, Owed

MOST = 4
"""Lines of a heading that are shown at once; the rest a press away."""


@dataclass(frozen=True)
class Heading:
    """One heading: its words, the duties below it, and the sentence for zero."""

    title: str
    duties: frozenset[Duty]
    none: str
    only: Callable[[Owed], bool] | None = None
    mine: bool = False
    """Whether each sees there what is theirs, or nobody's yet."""
    short: str = ""
    """The words at a glance, where the title has no room."""

    def holds(self, line: Owed, duty: Duty, name: str) -> bool:
        """Whether a line stands below this heading for whoever looks; an empty name is everyone."""
        if duty not in self.duties or (self.only is not None and not self.only(line)):
            return False
        return not self.mine or not name or line.who in ("", name)


@dataclass(frozen=True)
class Section:
    """A heading and its lines, the most pressing first."""

    heading: Heading
    lines: tuple[Owed, ...]

    @property
    def late(self) -> int:
        """How many of its lines are late."""
        return sum(line.overdue for line in self.lines)


def _of(*duties: Duty) -> frozenset[Duty]:
    return frozenset(duties)


def _is_for_the_owner(line: Owed) -> bool:
    return line.badge.text == OWNER_NOW


def _is_too_late(line: Owed) -> bool:
    return line.overdue


OWNER_NOW = "owner now"
REPLIES = Heading("Replies owed", _of(Duty.REPLIES), "Nobody is waiting for a reply.")
CONCERNS = Heading("Concerns", _of(Duty.CONCERNS), "Nobody has told us that something is not right.")
CALLS = Heading("To ring", _of(Duty.CALLS), "Nobody waits for a call.")
TELLING = Heading("Clients to tell", _of(Duty.TELLING), "Everyone knows their time.")
ENQUIRIES = Heading("Enquiries", _of(Duty.ENQUIRIES), "Every enquiry has its answer.")
SLOTS = Heading(
    "A time has become free",
    _of(Duty.SLOTS),
    "No time has become free that somebody waits for.",
    short="Free times",
)
PROMISES = Heading("Promises due", _of(Duty.PROMISES), "No promise falls due this week.")
VIEWINGS = Heading("Viewings to book", _of(Duty.VIEWINGS), "Every viewing is booked.")
SESSIONS = Heading("Sessions to settle", _of(Duty.SESSIONS), "Every session is settled.")
LETTERS = Heading("Letters due", _of(Duty.LETTERS, Duty.SIGNING), "No letter is due.")
ORDERS = Heading("Orders", _of(Duty.ORDERS, Duty.MONEY), "No order waits for us.")
OPENING = Heading("Who opens late", _of(Duty.OPENING), "Nobody has to open up out of hours this week.")
RECORDS = Heading("Records to complete", _of(Duty.RECORDS), "Every record is complete.", short="Records")

SEEN: dict[Role, tuple[Heading, ...]] = {
    Role.RECEPTIONIST: (
        CONCERNS, REPLIES, CALLS, ENQUIRIES, TELLING, SLOTS, PROMISES, VIEWINGS, SESSIONS, LETTERS, ORDERS, OPENING,
        RECORDS,
    ),
    Role.PHOTOGRAPHER: (
        Heading("Concerns you look after", _of(Duty.CONCERNS), "You look after no concern.", mine=True),
        Heading("Due from the bench", _of(Duty.PROMISES, Duty.ORDERS), "Nothing is due from the bench this week."),
        SESSIONS,
        VIEWINGS,
        Heading("Replies owed by you", _of(Duty.REPLIES, Duty.CALLS), "Nobody waits for you.", mine=True),
        Heading("You open late", _of(Duty.OPENING), "You open up for nobody this week.", mine=True),
    ),
    Role.OWNER: (
        Heading("For you now", _of(Duty.CONCERNS), "Nobody needs you at once.", only=_is_for_the_owner),
        Heading("Promises not kept", _of(Duty.NOT_KEPT), "Every promise was kept."),
        Heading("Promises at risk", _of(Duty.PROMISES), "No promise is at risk."),
        Heading(
            "The oldest concern", _of(Duty.CONCERNS), "Nobody has told us that something is not right.",
            only=lambda line: not _is_for_the_owner(line),
        ),
        Heading("Letters to sign", _of(Duty.SIGNING, Duty.LETTERS), "No letter waits for your signature."),
        Heading("Waiting too long", _of(Duty.REPLIES, Duty.ENQUIRIES, Duty.CALLS), "Nobody has waited too long.",
                only=_is_too_late),
        ORDERS,
    ),
}  # fmt: skip
WORDS = {Role.RECEPTIONIST: "&Reception", Role.PHOTOGRAPHER: "&Photographer", Role.OWNER: "&Owner"}


def sections(role: Role, owed: Sequence[tuple[Duty, Owed]], name: str = "") -> tuple[Section, ...]:
    """What a role sees, each heading with its lines; ``name`` is whoever looks at their own view."""
    return tuple(
        Section(heading, tuple(line for duty, line in owed if heading.holds(line, duty, name)))
        for heading in SEEN[role]
    )


def pressing(line: Owed) -> tuple[bool, date, float]:
    """Late before due, then by day and, within one, by the moment."""
    return not line.overdue, line.due, line.at.timestamp() if line.at is not None else 0.0
