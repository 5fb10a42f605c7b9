"""What promises tell a screen: what is due, and what became of those that were not kept in time."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import Row, or_, select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.business.model import Staff
from studio.clients.model import Household, HouseholdId
from studio.dates import date_in_full, screen_date
from studio.promises.model import UNTIL, Promise, PromiseId, PromiseKind, PromiseState
from studio.promises.queries import COLUMNS, PromiseRow, opened_by
from studio.story import Badge, Duty, Event, Opens, Owed, Tone

SOON = timedelta(days=7)


def owed(db: Session, today: date) -> list[Owed]:
    """The open promises that are broken, due today or due within a week, the oldest first.

    A price, a discount or a voucher is told while it is good; after its day it waits for the client, quietly (R14).
    """
    found = (
        select(
            Promise.id,
            Promise.household_id,
            Promise.text,
            Promise.due,
            Promise.source,
            Promise.kind,
            Household.filing_name,
            Staff.name,
        )
        .join(Household, Household.id == Promise.household_id)
        .join(Staff, Staff.id == Promise.made_by)
        .where(Promise.state == PromiseState.MADE, Promise.due <= today + SOON)
        .where((Promise.due >= today) | Promise.kind.not_in(UNTIL))
        .order_by(Promise.due, Promise.id)
    )
    return [_owed(row, today) for row in db.execute(found)]


def _owed(row: Row[PromiseId, HouseholdId, str, date, str, PromiseKind, str, str], today: date) -> Owed:
    promise_id, household_id, text, due, source, kind, name, made_by = row
    late = (today - due).days
    if late > 0:
        badge = Badge("1 day late" if late == 1 else f"{late:,} days late", Tone.CONCERN)
    elif late == 0:
        badge = Badge("today", Tone.DUE)
    else:
        badge = Badge(screen_date(due, today), Tone.PLAIN)
    opens = opened_by(source, household_id)
    return Owed(
        due=due,
        title=f"{name}: {text}",
        detail=f"Promised by {made_by} for {date_in_full(due)}",
        badge=badge,
        icon="calendar-clock",
        opens=Opens("promise", promise_id) if opens.kind == "household" else opens,
        household_id=household_id,
        overdue=late > 0,
        who=made_by,
        duty=Duty.CALLS if kind is PromiseKind.CALL_BACK else None,
    )


def story(db: Session, household_id: HouseholdId) -> list[Event]:
    """What a family's story says of promises: those made by word of mouth, and those not kept in time.

    A promise written in an order or a concern is told there; here only what became of it when it was not kept.
    """
    zone = business.studio(db).zone
    today = clock.today(zone)
    told = COLUMNS.where(
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
        told.append(_event(row, row.made_at, zone, today, f"Promised by {row.promised_by}", Tone.PLAIN))
    gone_by, _ = clock.day_in_utc((row.broke_on or row.due) + timedelta(days=1), zone)
    if row.is_broken(today) or row.broke_on is not None:
        told.append(_event(row, gone_by, zone, today, "A promise was not kept in time", Tone.CONCERN))
    elif row.state is PromiseState.KEPT_LATE and row.fulfilled_at is not None and row.kind not in UNTIL:
        told.append(_event(row, row.fulfilled_at, zone, today, "A promise was kept late", Tone.DUE))
    return told


def _event(row: PromiseRow, at: datetime, zone: str, today: date, title: str, tone: Tone) -> Event:
    day = clock.to_wall(at, zone).date()
    return Event(
        at=at,
        when=screen_date(day, today),
        title=title,
        detail=row.text + (f" (for {screen_date(row.day, today)})" if row.day is not None else ""),
        tone=tone,
        icon="calendar-clock",
        opens=row.opens,
        badges=(Badge(row.standing(today), tone),),
    )
