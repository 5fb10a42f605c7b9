"""What is asked about promises: a family's, the ones that fall due, the broken ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.business.model import Staff
from studio.clients.model import HouseholdId
from studio.money import Money
from studio.promises.model import NO_END, UNTIL, Promise, PromiseId, PromiseKind, PromiseState
from studio.story import Opens

_OPENING = ("order", "session", "viewing", "concern", "presentation", "letter", "message")
_ELSEWHERE = {
    "order": "an order",
    "concern": "a case",
    "viewing": "a viewing",
    "session": "a session",
    "message": "a message",
}


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise and how it stands; ``due`` past and still open is broken, from the next morning on."""

    id: PromiseId
    household_id: HouseholdId
    text: str
    kind: PromiseKind
    due: date
    price: Money | None
    source: str
    state: PromiseState
    made_by: str
    made_at: datetime
    fulfilled_at: datetime | None
    broke_on: date | None
    released_because: str
    partner: str
    not_feasible_because: str
    heard_at: datetime | None
    next_step: str
    version: int

    @property
    def promised_by(self) -> str:
        """Who gave the promise: somebody here, or a partner in our name."""
        return f"{self.partner}, for us" if self.partner else self.made_by

    @property
    def opens(self) -> Opens:
        """The paper it stands in, else itself."""
        opens = opened_by(self.source, self.household_id)
        return Opens("promise", self.id) if opens.kind == "household" else opens

    @property
    def day(self) -> date | None:
        """By when, or until when; None where no end was named."""
        return self.due if self.due != NO_END else None

    def is_broken(self, today: date) -> bool:
        """Whether it is open and its day has gone by; what is good until its day waits for the client (R14)."""
        return self.state is PromiseState.MADE and self.due < today and self.kind not in UNTIL

    def standing(self, today: date) -> str:
        """Its state in a word: "made", "broken", "kept", "kept late", "released"."""
        return "broken" if self.is_broken(today) else str(self.state)


COLUMNS = select(
    Promise.id,
    Promise.household_id,
    Promise.text,
    Promise.kind,
    Promise.due,
    Promise.price,
    Promise.source,
    Promise.state,
    Staff.name,
    Promise.made_at,
    Promise.fulfilled_at,
    Promise.broke_on,
    Promise.released_because,
    Promise.partner,
    Promise.not_feasible_because,
    Promise.heard_at,
    Promise.next_step,
    Promise.version,
).join(Staff, Staff.id == Promise.made_by)


def settled_elsewhere(source: str) -> str:
    """Where a promise is settled when that is not the register: "an order"; "" for one that is its own."""
    return _ELSEWHERE.get(source.partition(":")[0], "")


def of_household(db: Session, household_id: HouseholdId) -> tuple[PromiseRow, ...]:
    """Every promise to a family, the latest first."""
    found = COLUMNS.where(Promise.household_id == household_id).order_by(
        Promise.made_at.desc(), Promise.id.desc()
    )
    return tuple(PromiseRow(*tuple(row)) for row in db.execute(found))


def of_source(db: Session, source: str) -> tuple[PromiseRow, ...]:
    """What was promised in one order, concern or session: ``order:17``."""
    found = COLUMNS.where(Promise.source == source).order_by(Promise.id)
    return tuple(PromiseRow(*tuple(row)) for row in db.execute(found))


def open_from(db: Session, source: str) -> tuple[PromiseRow, ...]:
    """The promises of one source that are not settled yet."""
    return tuple(row for row in of_source(db, source) if row.state is PromiseState.MADE)


def broken(db: Session, today: date) -> tuple[PromiseRow, ...]:
    """The open promises whose day has gone by, the oldest first: told to the owner (R13)."""
    gone_by = (Promise.state == PromiseState.MADE) & (Promise.due < today) & Promise.kind.not_in(UNTIL)
    found = COLUMNS.where(gone_by).order_by(Promise.due, Promise.id)
    return tuple(PromiseRow(*tuple(row)) for row in db.execute(found))


def itself(row: PromiseRow) -> Opens:
    """What leads to the promise itself, wherever it is written: for the owner, who notes what happens next."""
    return Opens("promise", row.id)


def opened_by(source: str, household_id: HouseholdId) -> Opens:
    """What a line about this promise opens: what it was written in, else the family."""
    kind, number = (*source.split(":"), "")[:2]
    if kind in _OPENING and number.isascii() and number.isdigit():
        return Opens(kind, int(number))
    return Opens("household", household_id)
