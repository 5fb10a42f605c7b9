"""What gives rise to a letter: found by asking the features below, nothing is pushed up to here.

An occasion is the record that caused a letter (``presentation:12``, ``concern:3``), the code and the copy of it; each
gives one letter, however often and from however many desks it is looked for (RR12).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import care, clock, orders
from studio.clients.model import HouseholdId, PersonId
from studio.letters.kinds import KINDS, L8, L11, Kind
from studio.letters.model import Letter, LetterId, LetterState
from studio.orders.model import OrderKind, PresentationId
from studio.orders.rows import PresentationHeldRow
from studio.sessions.model import SessionId

LAPSES_AFTER = 60
"""Days after which a follow-up that was never sent is no longer asked for: the month it speaks of is long gone."""
APART = timedelta(days=14)
"""A second copy never follows its first sooner, however late the first went out."""

UNISSUED = (LetterState.DRAFTED, LetterState.CHECKED)
GONE_OUT = (
    LetterState.PRINTED,
    LetterState.SIGNED,
    LetterState.POSTED,
    LetterState.HANDED_OVER,
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

    @property
    def key(self) -> str:
        """What it is chosen by: code, occasion and copy."""
        return f"{self.code}|{self.occasion}|{self.copy}"

    @property
    def kind(self) -> Kind:
        """The row of its letter."""
        return KINDS[self.code]


@dataclass(frozen=True)
class _Written:
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


_COLUMNS = (
    Letter.id, Letter.code, Letter.occasion, Letter.copy, Letter.edition, Letter.state, Letter.due_on,
    Letter.posted_on, Letter.issued_at, Letter.household_id, Letter.person_id, Letter.cancelled_reason,
)  # fmt: skip


def written(db: Session, occasions: Collection[str]) -> dict[tuple[str, str, int], _Written]:
    """The newest edition of every letter of these occasions, by code, occasion and copy."""
    found: dict[tuple[str, str, int], _Written] = {}
    names = sorted(occasions)
    for start in range(0, len(names), 500):
        query = (
            select(*_COLUMNS).where(Letter.occasion.in_(names[start : start + 500])).order_by(Letter.edition)
        )
        for row in db.execute(query):
            went = row.posted_on or (clock.to_wall(row.issued_at).date() if row.issued_at else None)
            found[row.code, row.occasion, row.copy] = _Written(
                row.id, row.code, row.occasion, row.copy, row.edition, row.state, row.due_on, went,
                row.household_id, row.person_id, row.cancelled_reason,
            )  # fmt: skip
    return found


def falling_due(db: Session, on: date) -> list[Occasion]:
    """Every letter to be written by a day, the longest due first: follow-ups, and what was drafted by hand.

    Whether each can go out is not asked here; see ``due``.
    """
    found = [*drafted(db), *_follow_ups(db, on)]
    return sorted({each.key: each for each in found}.values(), key=lambda each: (each.due_on, each.key))


def again(db: Session, occasions: Collection[Occasion]) -> list[Occasion]:
    """Those of these that another desk has not issued meanwhile."""
    known = written(db, {each.occasion for each in occasions})
    left = []
    for each in occasions:
        record = known.get((each.code, each.occasion, each.copy))
        if each.cancelled or (record is None and each.letter_id is None):
            left.append(each)
        elif record is not None and record.state in UNISSUED:
            left.append(replace(each, letter_id=record.id, edition=record.edition))
    return left


def _follow_ups(db: Session, on: date) -> Iterator[Occasion]:
    held = orders.presentations_held(
        db, on - timedelta(days=L8.after_days + LAPSES_AFTER), on - timedelta(days=L8.after_days)
    )
    presented = [row for row in held if row.everything]
    known = written(db, {f"presentation:{row.id}" for row in presented})
    concerned = care.latest_concerns(db, [row.household_id for row in presented])
    for row in presented:
        kind = L11 if row.kind is OrderKind.RESHOOT else L8
        first = Occasion(
            code=kind.code,
            household_id=row.household_id,
            occasion=f"presentation:{row.id}",
            copy=1,
            edition=1,
            due_on=row.held_on + timedelta(days=kind.after_days),
            held_on=row.held_on,
            hanging_place=row.hanging_place,
            session_id=row.session_id,
        )
        record = known.get((kind.code, first.occasion, 1))
        if record is None or record.state in UNISSUED:
            yield first if record is None else replace(first, letter_id=record.id, edition=record.edition)
        elif record.state is LetterState.CANCELLED:
            yield replace(first, cancelled=record.cancelled)
        elif kind.second_after is not None and record.state in GONE_OUT:
            second = known.get((kind.code, first.occasion, 2))
            yield from _second_copy(first, record, second, on, concerned.get(row.household_id))


def _second_copy(
    first: Occasion, sent: _Written, second: _Written | None, on: date, concerned: datetime | None
) -> Iterator[Occasion]:
    """Once, 21 days after the first was due, unless she answered or anything was not right meanwhile."""
    went = sent.went_on or sent.due_on
    copy = replace(
        first,
        copy=2,
        due_on=max(sent.due_on + timedelta(days=first.kind.second_after or 0), went + APART),
        first_on=went,
    )
    if copy.due_on > on or (second is not None and second.state not in UNISSUED):
        if second is not None and second.state is LetterState.CANCELLED:
            yield replace(copy, cancelled=second.cancelled)
        return
    since, _ = clock.day_in_utc(first.held_on or went)
    if concerned is not None and concerned >= since:
        return
    yield copy if second is None else replace(copy, letter_id=second.id, edition=second.edition)


def drafted(db: Session) -> Iterator[Occasion]:
    """Letters that wait for a reader or for the printer: apologies, and new editions of what was changed."""
    query = select(*_COLUMNS).where(Letter.state.in_(UNISSUED))
    rows = list(db.execute(query))
    held = {f"presentation:{row.id}": row for row in _presented(db, [row.occasion for row in rows])}
    firsts = written(db, {row.occasion for row in rows if row.copy > 1})
    for row in rows:
        origin = held.get(row.occasion)
        first = firsts.get((row.code, row.occasion, 1))
        yield Occasion(
            code=row.code,
            household_id=row.household_id,
            occasion=row.occasion,
            copy=row.copy,
            edition=row.edition,
            due_on=row.due_on,
            person_id=row.person_id if KINDS[row.code].to_one_person else None,
            letter_id=row.id,
            held_on=origin.held_on if origin else None,
            hanging_place=origin.hanging_place if origin else "",
            session_id=origin.session_id if origin else None,
            first_on=first.went_on if first and row.copy > 1 else None,
        )


def _presented(db: Session, occasions: list[str]) -> list[PresentationHeldRow]:
    """The presentations that drafted follow-ups speak of, however long ago."""
    ids = {
        PresentationId(int(name.partition(":")[2])) for name in occasions if name.startswith("presentation:")
    }
    if not ids:
        return []
    return [*orders.presentations_of(db, ids)]
