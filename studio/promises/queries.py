"""What is asked about promises: a family's, the ones that fall due, the broken ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Row, or_, select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.business.model import Staff
from studio.clients.model import Household, HouseholdId
from studio.dates import date_in_full, screen_date
from studio.money import Money
from studio.promises.model import Promise, PromiseId, PromiseKind, PromiseState
from studio.story import Badge, Event, Opens, Owed, Tone

SOON = timedelta(days=7)
_OPENING = ("order", "session", "viewing", "concern", "presentation", "letter")


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

    def is_broken(self, today: date) -> bool:
        """Whether it is open and its day has gone by."""
        return self.state is PromiseState.MADE and self.due < today

    def standing(self, today: date) -> str:
        """Its state in a word: "made", "broken", "kept", "kept late", "released"."""
        return "broken" if self.is_broken(today) else str(self.state)


_COLUMNS = select(
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
).join(Staff, Staff.id == Promise.made_by)


def of_household(db: Session, household_id: HouseholdId) -> tuple[PromiseRow, ...]:
    """Every promise to a family, the latest first."""
    found = _COLUMNS.where(Promise.household_id == household_id).order_by(
        Promise.made_at.desc(), Promise.id.desc()
    )
    return tuple(PromiseRow(*tuple(row)) for row in db.execute(found))


def of_source(db: Session, source: str) -> tuple[PromiseRow, ...]:
    """What was promised in one order, concern or session: ``order:17``."""
    found = _COLUMNS.where(Promise.source == source).order_by(Promise.id)
    return tuple(PromiseRow(*tuple(row)) for row in db.execute(found))


def open_from(db: Session, source: str) -> tuple[PromiseRow, ...]:
    """The promises of one source that are not settled yet."""
    return tuple(row for row in of_source(db, source) if row.state is PromiseState.MADE)


def broken(db: Session, today: date) -> tuple[PromiseRow, ...]:
    """The open promises whose day has gone by, the oldest first: told to the owner (R13)."""
    found = _COLUMNS.where(Promise.state == PromiseState.MADE, Promise.due < today).order_by(
        Promise.due, Promise.id
    )
    return tuple(PromiseRow(*tuple(row)) for row in db.execute(found))


def owed(db: Session, today: date) -> list[Owed]:
    """The open promises that are broken, due today or due within a week, the oldest first."""
    found = (
        select(Promise.household_id, Promise.text, Promise.due, Promise.source, Household.filing_name)
        .join(Household, Household.id == Promise.household_id)
        .where(Promise.state == PromiseState.MADE, Promise.due <= today + SOON)
        .order_by(Promise.due, Promise.id)
    )
    return [_owed(row, today) for row in db.execute(found)]


def _owed(row: Row[HouseholdId, str, date, str, str], today: date) -> Owed:
    household_id, text, due, source, name = row
    late = (today - due).days
    if late > 0:
        badge = Badge("1 day late" if late == 1 else f"{late:,} days late", Tone.CONCERN)
    elif late == 0:
        badge = Badge("today", Tone.DUE)
    else:
        badge = Badge(screen_date(due, today), Tone.PLAIN)
    return Owed(
        due=due,
        title=f"{name}: {text}",
        detail=f"Promised for {date_in_full(due)}",
        badge=badge,
        icon="calendar-clock",
        opens=opened_by(source, household_id),
        household_id=household_id,
        overdue=late > 0,
    )


def opened_by(source: str, household_id: HouseholdId) -> Opens:
    """What a line about this promise opens: what it was written in, else the family."""
    kind, _, number = source.partition(":")
    if kind in _OPENING and number.isdigit():
        return Opens(kind, int(number))
    return Opens("household", household_id)


def story(db: Session, household_id: HouseholdId) -> list[Event]:
    """What a family's story says of promises: those made by word of mouth, and those not kept in time.

    A promise written in an order or a concern is told there; here only what became of it when it was not kept.
    """
    zone = business.studio(db).zone
    today = clock.today(zone)
    told = _COLUMNS.where(
        Promise.household_id == household_id,
        or_(Promise.source.like("promise:%"), Promise.due < today, Promise.broke_on.is_not(None)),
    )
    events: list[Event] = []
    for row in db.execute(told.order_by(Promise.id)):
        events.extend(_events(PromiseRow(*tuple(row)), zone, today))
    return events


def _events(row: PromiseRow, zone: str, today: date) -> list[Event]:
    told = []
    if row.source == f"promise:{row.id}":
        told.append(_event(row, row.made_at, zone, today, f"Promised by {row.made_by}", Tone.PLAIN))
    gone_by, _ = clock.day_in_utc((row.broke_on or row.due) + timedelta(days=1), zone)
    if row.is_broken(today) or row.broke_on is not None:
        told.append(_event(row, gone_by, zone, today, "A promise was not kept in time", Tone.CONCERN))
    elif row.state is PromiseState.KEPT_LATE and row.fulfilled_at is not None:
        told.append(_event(row, row.fulfilled_at, zone, today, "A promise was kept late", Tone.DUE))
    return told


def _event(row: PromiseRow, at: datetime, zone: str, today: date, title: str, tone: Tone) -> Event:
    day = clock.to_wall(at, zone).date()
    return Event(
        at=at,
        when=screen_date(day, today),
        title=title,
        detail=f"{row.text} (for {screen_date(row.due, today)})",
        tone=tone,
        icon="calendar-clock",
        opens=opened_by(row.source, row.household_id),
        badges=(Badge(row.standing(today), tone),),
    )
