"""What the screens are told of session fees: the payments in a family's story, and money that is owed back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.clients.model import Household, HouseholdId
from studio.dates import screen_date, screen_time
from studio.diary.model import Appointment
from studio.money import Money
from studio.promises import PromiseId, PromiseKind
from studio.promises.model import Promise
from studio.sessions.fees import FeeRow, fee_rows_of
from studio.sessions.model import FeePayment, FeePromise, PortraitSession, SessionId, SessionState
from studio.sessions.rows import SessionRow
from studio.story import Badge, Event, Opens, Owed, Tone


def fee_events(db: Session, household_id: HouseholdId, sessions: Sequence[SessionRow]) -> list[Event]:
    """Each payment of a session fee, and what was given back or carried over."""
    studio = business.studio(db)
    today = clock.today(studio.zone)
    of = {row.id: row for row in sessions}
    return [
        _event(row, of[row.session_id], clock.to_wall(row.taken_at, studio.zone).date(), today)
        for row in fee_rows_of(db, household_id)
        if row.session_id in of
    ]


def _event(row: FeeRow, of: SessionRow, day: date, today: date) -> Event:
    back = row.amount.minor < 0
    return Event(
        at=row.taken_at,
        when=screen_date(day, today),
        title=f"Session fee: {row.words}",
        detail=" · ".join(
            part
            for part in (
                f"{of.type_name} of {screen_date(of.wall.date(), today)}",
                f"By {row.taken_by}",
                row.reason,
            )
            if part
        ),
        tone=Tone.PLAIN if back else Tone.GOOD,
        icon="undo-2" if back else "receipt",
        opens=Opens("session", row.session_id),
    )


@dataclass(frozen=True, slots=True)
class UsedPromise:
    """A promise that was used for a session, what the client has of it, and whether it came back to them."""

    promise_id: PromiseId
    kind: PromiseKind
    text: str
    amount: Money
    came_back: bool


def promises_used(db: Session, session_id: SessionId) -> tuple[UsedPromise, ...]:
    """The promised price, discount and vouchers of a session, in the order in which they were used."""
    found = (
        select(FeePromise.promise_id, Promise.kind, Promise.text, FeePromise.amount, FeePromise.returned_at)
        .join(Promise, Promise.id == FeePromise.promise_id)
        .where(FeePromise.session_id == session_id)
        .order_by(FeePromise.id)
    )
    return tuple(
        UsedPromise(promise_id, kind, text, amount, returned_at is not None)
        for promise_id, kind, text, amount, returned_at in db.execute(found)
    )


def fees_owed_back(db: Session, today: date) -> list[Owed]:
    """Money taken for sessions that were called off, the oldest first: give it back, or keep it for another."""
    left = func.sum(FeePayment.amount)
    found = (
        select(
            PortraitSession.id,
            PortraitSession.household_id,
            Household.filing_name,
            Appointment.wall,
            left,
        )
        .join(FeePayment, FeePayment.session_id == PortraitSession.id)
        .join(Household, Household.id == PortraitSession.household_id)
        .join(Appointment, Appointment.id == PortraitSession.appointment_id)
        .where(PortraitSession.state == SessionState.CANCELLED)
        .group_by(
            PortraitSession.id,
            PortraitSession.household_id,
            Household.filing_name,
            Appointment.wall,
        )
        .having(left > Money(0))
        .order_by(Appointment.wall, PortraitSession.id)
    )
    return [
        Owed(
            due=today,
            title=f"{name}: give back {amount.show()} or keep it for another session",
            detail=f"Taken for {screen_time(wall, today)}, which was called off",
            badge=Badge("to give back", Tone.DUE),
            icon="wallet",
            opens=Opens("session", session_id),
            household_id=household_id,
        )
        for session_id, household_id, name, wall, amount in db.execute(found)
    ]
