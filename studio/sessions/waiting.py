"""The waiting list: who would like an earlier time, first come first, and how their wait ends."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, catalogue, clients, clock, diary, written
from studio.actor import Actor
from studio.business.model import StaffId
from studio.clients.model import Household
from studio.diary import FreedTimeId, PartOfDay
from studio.diary.model import FreedTime
from studio.errors import Missing, Refused
from studio.rights import verb
from studio.sessions.drafts import MoveDraft
from studio.sessions.model import SessionState
from studio.sessions.service import found, move, require_photographer
from studio.sessions.waiting_ends import end
from studio.sessions.waiting_model import NotThisOne, Waiting, WaitingEnd, WaitingId
from studio.sessions.waiting_rows import LONGEST_WORDS, WaitDraft

PARTS = tuple(PartOfDay)
"""In the order of their places in what is kept."""
_AHEAD = (SessionState.PROVISIONAL, SessionState.CONFIRMED)


@verb("sessions.wait")
def wait(db: Session, by: Actor, draft: WaitDraft) -> WaitingId:
    """Put a family on the waiting list for a time earlier than their session's, or for a first one.

    Raises Refused naming the field: a session that is over or another family's, a day that is
    past, or a family that waits already.
    """
    draft.check()
    clients.household(db, draft.household_id)
    # Two desks at once would both find them not waiting yet: the second waits for the first.
    db.execute(select(Household.id).where(Household.id == draft.household_id).with_for_update())
    today = clock.today(business.studio(db).zone)
    if draft.until is not None and draft.until < today:
        raise Refused("Please choose a day to come, or none.", "until")
    if draft.photographer_id is not None:
        require_photographer(db, draft.photographer_id)
    already = select(Waiting.id).where(
        Waiting.household_id == draft.household_id,
        Waiting.session_id.is_not_distinct_from(draft.session_id),
        Waiting.ended_at.is_(None),
    )
    if db.scalar(already.limit(1)) is not None:
        raise Refused("They are on the waiting list already.")
    waiting = Waiting(
        household_id=draft.household_id,
        session_id=draft.session_id,
        type_id=_type(db, draft),
        photographer_id=draft.photographer_id,
        weekdays=sum(1 << day for day in set(draft.weekdays)),
        parts=sum(1 << PARTS.index(part) for part in set(draft.parts)),
        until=draft.until,
        words=written.one_line(draft.words, LONGEST_WORDS).text,
        since=clock.now(),
        added_by=StaffId(by.staff_id),
    )
    db.add(waiting)
    db.flush()
    return waiting.id


def _type(db: Session, draft: WaitDraft) -> catalogue.SessionTypeId:
    """What kind of session they wait for: their own session's, or the one they asked for."""
    if draft.session_id is None:
        kinds = {row.id for row in catalogue.session_types(db) if row.active}
        if draft.type_id is None or draft.type_id not in kinds:
            raise Refused("Please choose what kind of session they would like.", "type")
        return draft.type_id
    session = found(db, draft.session_id)
    if session.household_id != draft.household_id:
        raise Refused("That session is another family's.", "session")
    if session.state not in _AHEAD:
        raise Refused(f"This session is {session.state.value}, so nobody waits for an earlier time.")
    if diary.appointment(db, session.appointment_id).starts_at <= clock.now():
        raise Refused("This session has begun, so nobody waits for an earlier time.")
    return session.type_id


@verb("sessions.stop_waiting")
def stop_waiting(
    db: Session, by: Actor, waiting_id: WaitingId, because: str = "", version: int | None = None
) -> None:
    """They do not want an earlier time any more, or nothing came of it; the wait stays in the records."""
    waiting = _open(db, waiting_id, version)
    end(waiting, WaitingEnd.STOPPED, written.one_line(because, LONGEST_WORDS).text)


@verb("sessions.not_this_one")
def not_this_one(
    db: Session, by: Actor, waiting_id: WaitingId, freed_id: FreedTimeId, words: str = ""
) -> None:
    """They were asked about a time that has become free and do not want it; they go on waiting, the next is rung."""
    waiting = _open(db, waiting_id)
    if db.get(FreedTime, freed_id) is None:
        raise Missing("That time is not in the diary any more.")
    asked = select(NotThisOne.id).where(NotThisOne.waiting_id == waiting.id, NotThisOne.freed_id == freed_id)
    if db.scalar(asked) is None:
        db.add(
            NotThisOne(
                waiting_id=waiting.id,
                freed_id=freed_id,
                asked_at=clock.now(),
                asked_by=StaffId(by.staff_id),
                words=written.one_line(words, LONGEST_WORDS).text,
            )
        )


@verb("sessions.come_earlier")
def come_earlier(
    db: Session,
    by: Actor,
    waiting_id: WaitingId,
    draft: MoveDraft,
    told: bool = True,
    version: int | None = None,
) -> None:
    """They take an earlier time: their session moves and the wait is over, in one gesture.

    They are usually on the telephone, so they have been told. Raises Refused as moving does, for a time that is not
    earlier, and for a family that has no session yet: booking one ends its wait by itself.
    """
    waiting = _open(db, waiting_id, version)
    if waiting.session_id is None:
        raise Refused("They have no session yet. Please book one; then they are off the waiting list.")
    session = found(db, waiting.session_id)
    if draft.wall >= diary.appointment(db, session.appointment_id).wall:
        raise Refused("That is not earlier than the time they have.", "time")
    move(db, by, waiting.session_id, draft)
    if told:
        diary.tell(db, by, session.appointment_id)
    end(waiting, WaitingEnd.CAME, "They took an earlier time.")


def _open(db: Session, waiting_id: WaitingId, version: int | None = None) -> Waiting:
    waiting = db.get(Waiting, waiting_id, with_for_update=True)
    if waiting is None:
        raise Missing("They are not on the waiting list any more.")
    business.expect(waiting, version, business.just_changed("this"))
    if waiting.ended_at is not None:
        raise Refused("They are not on the waiting list any more.")
    return waiting
