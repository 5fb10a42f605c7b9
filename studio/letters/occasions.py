"""What gives rise to a letter, and what is on record of it already.

An occasion is the record that caused a letter (``presentation:12``, ``concern:3``), the code and the copy of it; each
gives one letter, however often and from however many desks it is looked for (RR12).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import clock
from studio.clients.model import HouseholdId, PersonId
from studio.letters.kinds import KINDS, Kind
from studio.letters.model import Letter, LetterId, LetterState
from studio.sessions.model import SessionId

UNISSUED = (LetterState.DRAFTED, LetterState.CHECKED)
GONE_OUT = (
    LetterState.PRINTED,
    LetterState.SIGNED,
    LetterState.POSTED,
    LetterState.HANDED_OVER,
    LetterState.SENT,
    LetterState.NO_REPLY,
)


@dataclass(frozen=True)
class Occasion:
    """One letter to be written: to whom, because of what, and when it falls due."""

    code: str
    household_id: HouseholdId
    occasion: str
    copy: int
    edition: int
    due_on: date
    person_id: PersonId | None = None
    """Who it is for, when it is for one person alone."""
    letter_id: LetterId | None = None
    """The draft, when there is one already."""
    held_on: date | None = None
    hanging_place: str = ""
    session_id: SessionId | None = None
    first_on: date | None = None
    """A second copy: when the first went out."""
    cancelled: str = ""
    """Why it is not to be written, when someone called it off."""
    starts: datetime | None = None
    """The wall time of the appointment that it tells; the post has to be there before."""
    moved: bool = False
    """It takes the place of one that told another time."""

    @property
    def key(self) -> str:
        """What it is chosen by: code, occasion and copy."""
        return f"{self.code}|{self.occasion}|{self.copy}"

    @property
    def kind(self) -> Kind:
        """The row of its letter."""
        return KINDS[self.code]


@dataclass(frozen=True)
class Written:
    """What is on record of one letter."""

    id: LetterId
    code: str
    occasion: str
    copy: int
    edition: int
    state: LetterState
    due_on: date
    went_on: date | None
    household_id: HouseholdId
    person_id: PersonId
    cancelled: str
    told: str
    out: bool
    """This edition, or one before it, has gone out."""


def as_it_stands(first: Occasion, record: Written | None) -> Occasion | None:
    """A letter that is written once: to be written, waiting as a draft, or called off; None once it has gone out."""
    if record is None:
        return first
    if record.state in UNISSUED:
        return replace(first, letter_id=record.id, edition=record.edition)
    return replace(first, cancelled=record.cancelled) if record.state is LetterState.CANCELLED else None


COLUMNS = (
    Letter.id, Letter.code, Letter.occasion, Letter.copy, Letter.edition, Letter.state, Letter.due_on,
    Letter.posted_on, Letter.issued_at, Letter.household_id, Letter.person_id, Letter.cancelled_reason,
    Letter.told,
)  # fmt: skip


def written(db: Session, occasions: Collection[str]) -> dict[tuple[str, str, int], Written]:
    """The newest edition of every letter of these occasions, by code, occasion and copy."""
    found: dict[tuple[str, str, int], Written] = {}
    names = sorted(occasions)
    for start in range(0, len(names), 500):
        query = (
            select(*COLUMNS).where(Letter.occasion.in_(names[start : start + 500])).order_by(Letter.edition)
        )
        for row in db.execute(query):
            before = found.get((row.code, row.occasion, row.copy))
            went = row.posted_on or (clock.to_wall(row.issued_at).date() if row.issued_at else None)
            found[row.code, row.occasion, row.copy] = Written(
                row.id, row.code, row.occasion, row.copy, row.edition, row.state, row.due_on, went,
                row.household_id, row.person_id, row.cancelled_reason, row.told,
                row.posted_on is not None or (before is not None and before.out),
            )  # fmt: skip
    return found
