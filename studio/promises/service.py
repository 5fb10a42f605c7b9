"""What changes promises: making, keeping, moving and releasing them. A broken one is never tidied away (R14)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock, written
from studio.actor import Actor, Role
from studio.business.model import StaffId
from studio.clients.model import Household
from studio.dates import date_in_full
from studio.errors import Missing, Refused
from studio.promises.drafts import LONGEST_TEXT, PromiseDraft
from studio.promises.model import (
    PARTNER_LENGTH,
    REASON_LENGTH,
    UNTIL,
    Promise,
    PromiseId,
    PromiseKind,
    PromiseMove,
    PromiseState,
)
from studio.rights import verb


@verb("promises.make")
def make(db: Session, by: Actor, draft: PromiseDraft) -> PromiseId:
    """Write down a promise. What staff have said to a client is honoured, limit or no limit (R14).

    A promise that was written in nothing else is its own source, ``promise:5``; its day has to be one on which it
    can be kept, or the owner says why not (R22). Raises Refused with the field that does not do.
    """
    draft.check()
    if db.get(Household, draft.household_id) is None:
        raise Missing("That family is no longer there.")
    if not draft.source:
        require_feasible(db, by, draft.kind, draft.due, draft.not_feasible_because)
    promise = Promise(
        household_id=draft.household_id,
        made_by=StaffId(by.staff_id),
        made_at=clock.now(),
        text=written.passage(draft.text, LONGEST_TEXT).text,
        kind=draft.kind,
        due=draft.due,
        price=draft.price,
        source=draft.source,
        good_for=draft.good_for,
        session_type_id=draft.session_type_id,
        basis_points=draft.basis_points,
        partner=written.one_line(draft.partner, PARTNER_LENGTH).text,
        not_feasible_because=written.one_line(draft.not_feasible_because, REASON_LENGTH).text,
    )
    db.add(promise)
    db.flush()
    if not draft.source:
        promise.source = f"promise:{promise.id}"
        db.flush()
    return promise.id


@verb("promises.keep")
def keep(db: Session, by: Actor, source: str) -> int:
    """What this was written in is done: its open promises are kept, or kept late; answers how many there were."""
    today = _today(db)
    kept = _open(db, source)
    for promise in kept:
        note_kept(promise, today)
    db.flush()
    return len(kept)


@verb("promises.move")
def move(db: Session, by: Actor, source: str, new_due: date, because: str = "") -> int:
    """Agree another day; one that was already broken stays marked so. Answers how many promises moved.

    Raises Refused when the new day is past.
    """
    today = _today(db)
    if new_due < today:
        raise Refused("Please choose a day to come.", "due")
    moved = [promise for promise in _open(db, source) if promise.due != new_due]
    for promise in moved:
        note_move(db, by, promise, new_due, today, because=written.one_line(because, REASON_LENGTH).text)
    db.flush()
    return len(moved)


@verb("promises.release")
def release(db: Session, by: Actor, source: str, because: str = "") -> int:
    """The client has let us off, perhaps saying why; answers how many promises that was."""
    reason = written.one_line(because, REASON_LENGTH).text
    released, today = _open(db, source), _today(db)
    for promise in released:
        note_released(promise, today, reason)
    db.flush()
    return len(released)


def note_kept(promise: Promise, today: date) -> None:
    """It was done: kept, or kept late once its day had gone by, whatever day was agreed since."""
    late = today > promise.due or promise.broke_on is not None
    promise.state = PromiseState.KEPT_LATE if late else PromiseState.KEPT
    promise.fulfilled_at = clock.now()


def note_released(promise: Promise, today: date, because: str) -> None:
    """The client lets us off; one whose day had gone by stays marked as broken."""
    _note_broken(promise, today)
    promise.state, promise.released_because = PromiseState.RELEASED, because


def _note_broken(promise: Promise, today: date) -> None:
    if today > promise.due and promise.broke_on is None:
        promise.broke_on = promise.due


def note_move(
    db: Session, by: Actor, promise: Promise, due: date, today: date, agreed_with: str = "", because: str = ""
) -> None:
    """Give a promise another day and write down the move; one whose day had gone by stays marked as broken."""
    _note_broken(promise, today)
    move = PromiseMove(
        promise_id=promise.id,
        due_before=promise.due,
        due_after=due,
        moved_at=clock.now(),
        moved_by=StaffId(by.staff_id),
        agreed_with=agreed_with,
        because=because,
    )
    db.add(move)
    promise.due = due


def require_feasible(db: Session, by: Actor, kind: PromiseKind, due: date, because: str) -> None:
    """Raise Refused for a day that is past, or on which we are closed, with the earliest that will do (R22).

    A price, a discount or a voucher is good until any day; a thing to be done wants an open one, or the owner's reason.
    """
    hours = business.hours(db)
    if due < clock.today(hours.zone):
        raise Refused("That day has gone by. Please choose a day to come.", "due")
    why = hours.why_closed(due)
    if kind in UNTIL or why is None or (because.strip() and by.role is Role.OWNER):
        return
    next_open = date_in_full(hours.next_working_day(due))
    if by.role is Role.OWNER:
        raise Refused(
            f"{why} The earliest day is {next_open}. If it has to be that day, please say why.",
            "not_feasible_because",
        )
    raise Refused(f"{why} The earliest day is {next_open}. Only the owner may promise another.", "due")


def _open(db: Session, source: str) -> list[Promise]:
    if not source:
        return []
    found = select(Promise).where(Promise.source == source, Promise.state == PromiseState.MADE)
    return list(db.scalars(found.order_by(Promise.id)))


def _today(db: Session) -> date:
    return clock.today(business.studio(db).zone)
