"""What taking a concern down and moving a case on have in common: answering, apologising, promising a call back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from studio import business, clock, promises, written
from studio.actor import Actor
from studio.business.model import StaffId
from studio.care import clocks
from studio.care.model import Channel, Concern, ConcernState
from studio.care.steps import enter, log, source
from studio.errors import Refused

IN_CONVERSATION = (Channel.TELEPHONE, Channel.IN_PERSON)
"""The ways to tell us in which we answer as we listen."""


def require_here(db: Session, owner_id: StaffId) -> None:
    """Raises Refused when someone who is to look after a case does not work here."""
    if owner_id not in {person.id for person in business.staff(db)}:
        raise Refused("Please choose someone who works here.", "owner")


def note_spoken(db: Session, by: Actor, concern: Concern) -> None:
    """We spoke: the clock stops, and a call back that was promised is kept."""
    note_answer(by, concern, clock.now())
    if concern.call_back_at is not None:
        promises.keep(db, by, source=source(concern))
        concern.call_back_at = None


def note_answer(by: Actor, concern: Concern, at: datetime) -> None:
    """A human answer stops the clock (R12); what counts as the first one is never changed by a later one."""
    concern.told_again_at = None
    if concern.responded_at is None:
        concern.responded_at, concern.responded_by = at, StaffId(by.staff_id)


def note_told(by: Actor, concern: Concern, told_by: Channel | None, at: datetime) -> None:
    """Told more in conversation it is answered as it is told; in any other way an answer is owed again (R12).

    While the first answer is still owed, its clock goes on.
    """
    if told_by in IN_CONVERSATION:
        note_answer(by, concern, at)
    elif concern.responded_at is not None and concern.told_again_at is None:
        concern.told_again_at = at


def note_apology(db: Session, by: Actor, concern: Concern, how: str) -> None:
    """Who apologised, when and how; raises Refused without words."""
    if written.is_blank(how):
        raise Refused("Please write how we apologised, or why it was not needed.", "apology")
    concern.apology_at, concern.apology_by = clock.now(), StaffId(by.staff_id)
    concern.apology_how = written.one_line(how, 200).text
    log(db, by, concern, "apologised")


def promise_call_back(db: Session, by: Actor, concern: Concern, call_back_at: datetime) -> None:
    """Promise to ring back; raises Refused for a time that is past or later than R12 allows."""
    now = clock.now()
    if not now < call_back_at <= clocks.latest_call_back(business.hours(db), now):
        raise Refused("Please promise a call back by the close of the next working day.", "call_back_at")
    concern.call_back_at = call_back_at
    due = clock.to_wall(call_back_at, business.studio(db).zone).date()
    if promises.open_from(db, source=source(concern)):
        promises.move(db, by, source(concern), due)
    else:
        again = promises.PromiseDraft(
            household_id=concern.household_id,
            text="Ring back about what we found",
            kind=promises.PromiseKind.CALL_BACK,
            due=due,
            source=source(concern),
        )
        promises.make(db, by, again)
    if concern.state is ConcernState.HEARD:
        enter(db, by, concern, ConcernState.CHECKING, "finding out")
    else:
        log(db, by, concern, "finding out")
