"""The register of promises: what is open, broken, kept or let go, how each was moved, and what the owner is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select, true
from sqlalchemy.orm import Session

from studio import business, clients, clock
from studio.business.model import Staff
from studio.clients.model import HouseholdId
from studio.errors import Missing
from studio.promises.model import UNTIL, Promise, PromiseId, PromiseKind, PromiseMove, PromiseState
from studio.promises.queries import COLUMNS, PromiseRow

MOST_LISTED = 500
"""Lines of the register that are shown at once."""
TOLD_FOR = timedelta(days=14)
"""For how long the owner is told of what was kept late; what is broken is told until it is heard."""


class Standing(StrEnum):
    """What the register of promises can be asked for."""

    OPEN = "open"
    BROKEN = "broken"
    KEPT = "kept"
    RELEASED = "let go"


_OPEN = Promise.state == PromiseState.MADE


@dataclass(frozen=True, slots=True)
class MoveRow:
    """How a promise was moved."""

    due_before: date
    due_after: date
    moved_at: datetime
    moved_by: str
    agreed_with: str
    because: str


@dataclass(frozen=True, slots=True)
class Registered:
    """A line of the register: a promise and to whom it was made."""

    promise: PromiseRow
    family: str

    @property
    def id(self) -> PromiseId:
        """The promise's own."""
        return self.promise.id


def promise(db: Session, promise_id: PromiseId) -> Registered:
    """One promise and to whom it was made; raises Missing."""
    found = _registered(db, COLUMNS.where(Promise.id == promise_id))
    if not found:
        raise Missing("This promise is not in the records any more.")
    return found[0]


def register(
    db: Session,
    today: date,
    standing: Standing | None = Standing.OPEN,
    household_id: HouseholdId | None = None,
    most: int = MOST_LISTED,
) -> tuple[Registered, ...]:
    """The register: what is open or broken with the soonest due first, what is settled with the latest first."""
    conditions = {
        None: true(),
        Standing.OPEN: _OPEN & ((Promise.due >= today) | Promise.kind.in_(UNTIL)),
        Standing.BROKEN: _OPEN & (Promise.due < today) & Promise.kind.not_in(UNTIL),
        Standing.KEPT: Promise.state.in_([PromiseState.KEPT, PromiseState.KEPT_LATE]),
        Standing.RELEASED: Promise.state == PromiseState.RELEASED,
    }
    soonest = standing in (Standing.OPEN, Standing.BROKEN)
    order = (Promise.due, Promise.id) if soonest else (Promise.due.desc(), Promise.id.desc())
    asked = COLUMNS.where(conditions[standing])
    if household_id is not None:
        asked = asked.where(Promise.household_id == household_id)
    return _registered(db, asked.order_by(*order).limit(most))


def at_old_prices(db: Session, today: date) -> tuple[Registered, ...]:
    """The prices and discounts that are promised and still good: no new price list alters them (R11)."""
    good = _OPEN & Promise.kind.in_([PromiseKind.PRICE, PromiseKind.DISCOUNT]) & (Promise.due >= today)
    return _registered(db, COLUMNS.where(good).order_by(Promise.due, Promise.id))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many promises there are of each standing."""

    open: int
    broken: int
    kept: int
    kept_late: int


def counts(db: Session, today: date, household_id: HouseholdId | None = None) -> Counts:
    """How the promises stand today, of everyone or of one family; those let go are not counted."""
    work = Promise.kind.not_in(UNTIL)
    gone_by = _OPEN & (Promise.due < today) & work
    asked = select(
        func.count().filter(_OPEN & ((Promise.due >= today) | Promise.kind.in_(UNTIL))),
        func.count().filter(gone_by),
        func.count().filter(Promise.state == PromiseState.KEPT),
        func.count().filter(Promise.state == PromiseState.KEPT_LATE),
    )
    if household_id is not None:
        asked = asked.where(Promise.household_id == household_id)
    open_, broken, kept, kept_late = db.execute(asked).one()
    return Counts(open_, broken, kept, kept_late)


def moves(db: Session, promise_id: PromiseId) -> tuple[MoveRow, ...]:
    """How a promise was moved, the latest first."""
    found = (
        select(
            PromiseMove.due_before,
            PromiseMove.due_after,
            PromiseMove.moved_at,
            Staff.name,
            PromiseMove.agreed_with,
            PromiseMove.because,
        )
        .join(Staff, Staff.id == PromiseMove.moved_by)
        .where(PromiseMove.promise_id == promise_id)
        .order_by(PromiseMove.id.desc())
    )
    return tuple(
        MoveRow(before, after, at, who, agreed_with, because)
        for before, after, at, who, agreed_with, because in db.execute(found)
    )


def to_be_heard(db: Session, today: date) -> tuple[Registered, ...]:
    """What the owner is told and has not taken note of: broken, broken and moved, and kept late (R13)."""
    zone = business.studio(db).zone
    since, _ = clock.day_in_utc(today - TOLD_FOR, zone)
    begun, _ = clock.day_in_utc(today, zone)
    late = (
        (Promise.state == PromiseState.KEPT_LATE)
        & (Promise.fulfilled_at >= since)
        & (Promise.fulfilled_at < begun)
    )
    asked = COLUMNS.where(
        (_OPEN & (Promise.due < today))
        | (Promise.heard_at.is_(None) & ((_OPEN & Promise.broke_on.is_not(None)) | late))
    )
    asked = asked.where(Promise.kind.not_in(UNTIL)).order_by(Promise.due, Promise.id)
    return tuple(row for row in _registered(db, asked) if not _was_heard(row.promise, zone))


def kept_on(db: Session, day: date) -> int:
    """How many promises were kept in time on a day."""
    begins, ends = clock.day_in_utc(day, business.studio(db).zone)
    found = select(func.count()).where(
        Promise.state == PromiseState.KEPT, Promise.fulfilled_at >= begins, Promise.fulfilled_at < ends
    )
    return db.scalar(found) or 0


def _was_heard(row: PromiseRow, zone: str) -> bool:
    """Whether the owner took note after it was last broken: a promise moved and broken again is told again."""
    if row.heard_at is None:
        return False
    return row.state is not PromiseState.MADE or clock.to_wall(row.heard_at, zone).date() > row.due


def _registered(db: Session, asked: Any) -> tuple[Registered, ...]:
    rows = [PromiseRow(*tuple(row)) for row in db.execute(asked)]
    names = clients.names_of(db, {row.household_id for row in rows}) if rows else {}
    return tuple(Registered(row, names.get(row.household_id, "")) for row in rows)
