"""Settling one promise from the register: kept, another day agreed, let go by the client, and heard by the owner.

What was promised in an order, a concern or a viewing is settled there, for there it also stands on paper.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from studio import business, clock, written
from studio.actor import Actor
from studio.business.model import StaffId
from studio.errors import Missing, Refused
from studio.promises.drafts import MoveDraft
from studio.promises.model import PARTNER_LENGTH, REASON_LENGTH, Promise, PromiseId, PromiseState
from studio.promises.queries import settled_elsewhere
from studio.promises.service import note_kept, note_move, note_released, require_feasible
from studio.rights import verb


@verb("promises.honour")
def honour(db: Session, by: Actor, promise_id: PromiseId, version: int) -> None:
    """It was done: kept, or kept late. Raises Refused when it is settled already, or is settled elsewhere."""
    promise = _open(db, promise_id, version)
    note_kept(promise, clock.today(business.studio(db).zone))
    db.flush()


@verb("promises.agree_another_day")
def agree_another_day(db: Session, by: Actor, promise_id: PromiseId, draft: MoveDraft, version: int) -> None:
    """Another day, agreed with somebody; one that was broken stays marked so. The day has to be feasible (R22)."""
    draft.check()
    promise = _open(db, promise_id, version)
    if draft.due == promise.due:
        raise Refused("That is the day already.", "due")
    require_feasible(db, by, promise.kind, draft.due, draft.not_feasible_because)
    if draft.not_feasible_because.strip():
        promise.not_feasible_because = written.one_line(draft.not_feasible_because, REASON_LENGTH).text
    with_whom = written.one_line(draft.agreed_with, PARTNER_LENGTH).text
    because = written.one_line(draft.because, REASON_LENGTH).text
    note_move(db, by, promise, draft.due, clock.today(business.studio(db).zone), with_whom, because)
    db.flush()


@verb("promises.let_go")
def let_go(db: Session, by: Actor, promise_id: PromiseId, because: str, version: int) -> None:
    """The client lets us off, and why; nobody else can. One that was broken stays marked so."""
    promise = _open(db, promise_id, version)
    reason = written.one_line(because, REASON_LENGTH).text
    if not reason:
        raise Refused("Please write why they let us off.", "because")
    note_released(promise, clock.today(business.studio(db).zone), reason)
    db.flush()


@verb("promises.hear")
def hear(db: Session, by: Actor, promise_id: PromiseId, next_step: str, version: int) -> None:
    """The owner takes note that a promise was not kept in time, and says what happens next (R13)."""
    promise = _found(db, promise_id, version)
    step = written.one_line(next_step, REASON_LENGTH).text
    if not step:
        raise Refused("Please write what happens next.", "next_step")
    promise.heard_at, promise.heard_by, promise.next_step = clock.now(), StaffId(by.staff_id), step
    db.flush()


def _found(db: Session, promise_id: PromiseId, version: int) -> Promise:
    promise = db.get(Promise, promise_id)
    if promise is None:
        raise Missing("This promise is not in the records any more.")
    business.expect(promise, version)
    return promise


def _open(db: Session, promise_id: PromiseId, version: int) -> Promise:
    promise = _found(db, promise_id, version)
    if promise.state is not PromiseState.MADE:
        raise Refused(f"This promise is {promise.state.value} already.")
    where = settled_elsewhere(promise.source)
    if where:
        raise Refused(f"This was promised in {where}, and is settled there.")
    return promise
