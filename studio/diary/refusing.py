"""Refusing a time: who has it and what else is free, and both versions when two desks moved one appointment."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business
from studio.business.model import Room, RoomId, Staff, StaffId
from studio.dates import screen_date, screen_span, screen_time
from studio.diary.clashes import clash
from studio.diary.drafts import ClashQuestion, SlotWish
from studio.diary.model import Appointment
from studio.diary.rows import Slot, Taken
from studio.diary.slots import offered
from studio.errors import Conflict


def require_free(db: Session, question: ClashQuestion) -> None:
    """The person who rings hears who has the slot and what else there is (RR6: the rows are locked in order first)."""
    if db.get_bind().dialect.name == "postgresql":
        for model, ids in ((Room, question.rooms), (Staff, question.people)):
            for each in ids:
                db.execute(select(model.id).where(model.id == each).with_for_update())
    taken = clash(db, question)
    if taken is None:
        return
    free = next_free(db, question)
    says = " ".join(part for part in (taken.sentence, taken.way_out) if part)
    rooms = {room.id: room.name for room in business.rooms(db)}
    times = [_said(slot, question, rooms) for slot in free]
    instead = f" Free: {'; '.join(times)}." if times else ""
    raise Taken(f"{says}{instead}", taken, free)


def _said(slot: Slot, question: ClashQuestion, rooms: dict[RoomId, str]) -> str:
    if slot.room_id is None or slot.room_id == question.room_id:
        return screen_time(slot.wall)
    return f"{screen_time(slot.wall)} in {rooms.get(slot.room_id, 'another room')}"


def next_free(db: Session, question: ClashQuestion) -> tuple[Slot, ...]:
    """The next three times that would fit instead: the same person, the same room or another that is for the same."""
    if question.room_id is None and question.staff_id is None:
        return ()
    rooms = business.rooms(db)
    purpose = next((room.purpose for room in rooms if room.id == question.room_id), None)
    alike = [room.id for room in rooms if room.purpose is purpose and room.id != question.room_id]
    wish = SlotWish(
        minutes=question.minutes,
        rooms=(question.room_id, *alike) if question.room_id is not None else (),
        staff_id=question.staff_id,
        turnaround=question.turnaround,
        starts_on=question.wall.date(),
        late=True,
        besides=question.besides,
        household_id=question.household_id,
    )
    return tuple(offered(db, wish))


def both_versions(
    db: Session,
    appointment: Appointment,
    wall: datetime,
    minutes: int | None,
    room_id: RoomId | None,
    staff_id: StaffId | None,
) -> Conflict:
    """Both versions of an appointment that two desks moved, so that neither is lost unseen (RR10)."""
    length = timedelta(minutes=minutes or appointment.minutes)
    mine = _as_words(
        db, wall, wall + length, room_id or appointment.room_id, staff_id or appointment.staff_id
    )
    theirs = _as_words(
        db,
        appointment.wall,
        appointment.wall + timedelta(minutes=appointment.minutes),
        appointment.room_id,
        appointment.staff_id,
    )
    if appointment.cancelled_at is not None:
        theirs = {"When": "Called off"}
    return Conflict(
        f"Someone else has just changed {appointment.title}: {' · '.join(theirs.values())}. "
        "Please look at it as it stands now, then move it again if it should still go.",
        mine=mine,
        theirs=theirs,
    )


def _as_words(
    db: Session, starts: datetime, ends: datetime, room_id: RoomId | None, staff_id: StaffId | None
) -> dict[str, str]:
    room = db.scalar(select(Room.name).where(Room.id == room_id)) if room_id is not None else None
    staff = db.scalar(select(Staff.name).where(Staff.id == staff_id)) if staff_id is not None else None
    words = {"When": f"{screen_date(starts.date())}, {screen_span(starts, ends)}"}
    return words | ({"Where": room} if room else {}) | ({"With": staff} if staff else {})
