"""The session fee: taken at booking or later, carried over or given back when a session does not take place.

Every row stands as it was written; what is given back is a row below zero, and never more than was taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session

from studio import clock, rights, written
from studio.actor import Actor
from studio.business.model import Staff, StaffId
from studio.db import MoneyType
from studio.errors import Refused
from studio.money import Money
from studio.rights import verb
from studio.sessions.drafts import TakeDraft
from studio.sessions.model import MONEY, FeePayment, Method, PortraitSession, SessionId, SessionState
from studio.sessions.service import found
from studio.sessions.terms import LONGEST_REASON

NOT_HELD = (SessionState.CANCELLED, SessionState.NO_SHOW)
"""States in which money that was taken is the family's again, or waits for another session."""


@dataclass(frozen=True, slots=True)
class FeeRow:
    """Money taken for a session, or below zero given back or carried over."""

    id: int
    session_id: SessionId
    amount: Money
    method: Method
    taken_at: datetime
    taken_by: str
    reason: str
    other_session_id: SessionId | None

    @property
    def words(self) -> str:
        """``£60.00 taken, card``, ``£60.00 given back, cash``, ``£60.00 carried over to another session``."""
        amount = Money(abs(self.amount.minor)).show()
        back = self.amount.minor < 0
        if self.method is Method.CARRIED:
            return f"{amount} carried over {'to' if back else 'from'} another session"
        if self.method is Method.VOUCHER:
            return f"{amount} of their gift voucher {'came back' if back else 'used'}"
        return f"{amount} {'given back' if back else 'taken'}, {self.method.value}"


_ROWS = (
    select(
        FeePayment.id, FeePayment.session_id, FeePayment.amount, FeePayment.method, FeePayment.taken_at, Staff.name,
        FeePayment.reason, FeePayment.other_session_id,
    )
    .join(Staff, Staff.id == FeePayment.taken_by)
    .order_by(FeePayment.taken_at, FeePayment.id)
)  # fmt: skip


def fee_rows(db: Session, session_id: SessionId) -> tuple[FeeRow, ...]:
    """What was taken for a session and given back, the oldest first."""
    rows: list[Any] = [tuple(row) for row in db.execute(_ROWS.where(FeePayment.session_id == session_id))]
    return tuple(FeeRow(*cells) for cells in rows)


def fee_rows_of(db: Session, household_id: Any) -> tuple[FeeRow, ...]:
    """The same for all sessions of a family."""
    theirs = select(PortraitSession.id).where(PortraitSession.household_id == household_id)
    rows: list[Any] = [tuple(row) for row in db.execute(_ROWS.where(FeePayment.session_id.in_(theirs)))]
    return tuple(FeeRow(*cells) for cells in rows)


def held(db: Session, session_id: SessionId) -> Money:
    """What the studio holds for a session: taken, less given back and carried over."""
    paid = select(func.coalesce(func.sum(FeePayment.amount), literal(Money.zero(), MoneyType())))
    return db.scalar(paid.where(FeePayment.session_id == session_id)) or Money.zero()


@verb("sessions.take_fee")
def take_fee(db: Session, by: Actor, session_id: SessionId, amount: Money, method: Method) -> None:
    """Take (part of) the session fee; never more than is owed, and nothing for a reshoot (R1)."""
    take(db, by, found(db, session_id), TakeDraft(amount, method))


def take_at_booking(db: Session, by: Actor, session: PortraitSession, draft: TakeDraft | None) -> None:
    """The fee or deposit paid in the same call; whoever books needs the right to take money."""
    if draft is not None and draft.amount:
        rights.require(by, "sessions.take_fee")
        take(db, by, session, draft)


def take(db: Session, by: Actor, session: PortraitSession, draft: TakeDraft) -> None:
    """Write one payment down; raises Refused at the amount or the method."""
    draft.check()
    _lock(db, session)
    if session.state is SessionState.CANCELLED:
        raise Refused("This session is cancelled, so its fee is not taken.")
    owed = session.fee_charged - held(db, session.id)
    if draft.amount > owed:
        raise Refused(f"Only {owed.show()} of the fee is still to be paid.", "amount")
    _write(db, by, session.id, draft.amount, draft.method)


@verb("sessions.give_back_fee")
def give_back_fee(
    db: Session, by: Actor, session_id: SessionId, amount: Money, method: Method, reason: str
) -> None:
    """Give back what was taken for a session that did not take place, with the reason; never more than is held."""
    session = found(db, session_id)
    words = written.one_line(reason, LONGEST_REASON).text
    _lock(db, session)
    _require_not_held(session, "given back")
    if amount.minor <= 0:
        raise Refused("Please type the amount that is given back.", "amount")
    if method not in MONEY:
        raise Refused("Please say how the money is given back.", "method")
    if not words:
        raise Refused("Please say what it is given back for.", "reason")
    if written.has_card_number(words):
        raise Refused("Please leave the card number out: it is never kept here.", "reason")
    present = held(db, session_id)
    if amount > present:
        raise Refused(f"Only {present.show()} of this session is still here.", "amount")
    _write(db, by, session_id, -amount, method, words)


@verb("sessions.carry_fee")
def carry_fee(db: Session, by: Actor, session_id: SessionId, to_id: SessionId) -> None:
    """Keep what was taken for another session of the same family, as far as that is not paid.

    Raises Refused when nothing is held, or the other session is not theirs, is over, or is paid.
    """
    session, other = found(db, session_id), found(db, to_id)
    for each in sorted((session, other), key=lambda row: row.id):
        _lock(db, each)
    _require_not_held(session, "carried over")
    if other.household_id != session.household_id or other.id == session.id:
        raise Refused("Please choose another session of the same family.", "to_id")
    if other.state in NOT_HELD:
        raise Refused(f"That session is {other.state.value}. Please choose one that takes place.", "to_id")
    amount = min(held(db, session_id), other.fee_charged - held(db, to_id))
    if amount.minor <= 0:
        raise Refused("There is nothing to carry over, or that session is paid.", "to_id")
    _write(db, by, session_id, -amount, Method.CARRIED, other_id=to_id)
    _write(db, by, to_id, amount, Method.CARRIED, other_id=session_id)


def _require_not_held(session: PortraitSession, what: str) -> None:
    if session.state not in NOT_HELD:
        raise Refused(
            f"This session is {session.state.value}, so its fee is not {what}. Please call it off first."
        )


def _lock(db: Session, session: PortraitSession) -> None:
    """Two desks at once would both find it owed, or still on: the second waits, and sees what the first has done."""
    db.refresh(session, with_for_update=True)


def _write(
    db: Session,
    by: Actor,
    session_id: SessionId,
    amount: Money,
    method: Method,
    reason: str = "",
    other_id: SessionId | None = None,
) -> None:
    db.add(
        FeePayment(
            session_id=session_id,
            amount=amount,
            method=method,
            taken_at=clock.now(),
            taken_by=StaffId(by.staff_id),
            reason=reason,
            other_session_id=other_id,
        )
    )
    db.flush()
