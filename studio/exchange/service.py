"""Booking one time of a calendar file: through the verbs of sessions, viewings and the diary, and once."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from studio import business, clock, diary, sessions, viewings
from studio.actor import Actor
from studio.clients import HouseholdId
from studio.diary import AppointmentId
from studio.errors import Refused
from studio.exchange.drafts import Becomes, EventDraft
from studio.exchange.model import ImportedEvent
from studio.rights import verb
from studio.viewings import ViewingRow, ViewingState

HELD_FOR = timedelta(days=14)
"""An event the other calendar calls tentative is held so long, and not beyond its own day."""


@verb("exchange.take_event")
def take_event(db: Session, by: Actor, draft: EventDraft) -> AppointmentId:
    """Book one time; one that was brought before answers with the appointment it became then.

    Raises Refused naming the field, for a clash with who has it and the next free times.
    """
    known = db.get(ImportedEvent, draft.key)
    if known is not None:
        return known.appointment_id
    draft.check()
    book = {Becomes.SESSION: _session, Becomes.VIEWING: _viewing, Becomes.OTHER: _other}[draft.becomes]
    appointment_id = book(db, by, draft)
    db.add(ImportedEvent(key=draft.key, appointment_id=appointment_id, at=clock.now()))
    db.flush()
    return appointment_id


def _session(db: Session, by: Actor, draft: EventDraft) -> AppointmentId:
    assert draft.household_id is not None
    assert draft.type_id is not None
    assert draft.room_id is not None
    assert draft.staff_id is not None
    today = clock.today(business.studio(db).zone)
    session_id = sessions.book(
        db,
        by,
        sessions.SessionDraft(
            household_id=draft.household_id,
            type_id=draft.type_id,
            wall=draft.wall,
            fold=draft.fold,
            minutes=draft.minutes,
            room_id=draft.room_id,
            photographer_id=draft.staff_id,
            opener_id=draft.staff_id,
            provisional=draft.provisional,
            hold_until=min(today + HELD_FOR, draft.wall.date()) if draft.provisional else None,
            preparation=draft.words,
            read_back=True,  # it was agreed with them long ago
        ),
    )
    return sessions.session(db, session_id).appointment_id


def _viewing(db: Session, by: Actor, draft: EventDraft) -> AppointmentId:
    assert draft.household_id is not None
    waiting = viewing_to_arrange(db, draft.household_id)
    if waiting is None:
        raise Refused("No viewing of theirs is to be arranged. Please choose another kind.", "becomes")
    wanted = viewings.ViewingDraft(
        wall=draft.wall,
        fold=draft.fold,
        minutes=draft.minutes,
        room_id=draft.room_id,
        host_id=draft.staff_id,
        opener_id=draft.staff_id,
    )
    viewings.book(db, by, waiting.id, wanted)
    appointment_id = viewings.viewing(db, waiting.id).appointment_id
    assert appointment_id is not None
    diary.tell(db, by, appointment_id)
    return appointment_id


def viewing_to_arrange(db: Session, household_id: HouseholdId) -> ViewingRow | None:
    """The viewing of a household that waits for its time."""
    waiting = (ViewingState.TO_ARRANGE, ViewingState.NO_SHOW)
    return next((row for row in viewings.of_household(db, household_id) if row.state in waiting), None)


def _other(db: Session, by: Actor, draft: EventDraft) -> AppointmentId:
    return diary.arrange_other(db, by, as_other(draft))[0]


def as_other(draft: EventDraft) -> diary.OtherDraft:
    """The same as the diary takes it."""
    return diary.OtherDraft(
        other=draft.other,
        title=draft.title,
        wall=draft.wall,
        minutes=draft.minutes,
        whole_day=bool(draft.days),
        last_day=draft.last_day if draft.days > 1 else None,
        people=(draft.staff_id,) if draft.staff_id is not None else (),
        rooms=(draft.room_id,) if draft.room_id is not None else (),
        fold=draft.fold,
        opener_id=draft.staff_id,
    )
