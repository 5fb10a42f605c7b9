"""What an appointment holds: the one place that writes which rooms and people are taken, and what became free."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from studio import clock
from studio.business.model import RoomId, StaffId
from studio.diary.drafts import AppointmentDraft
from studio.diary.model import AlsoHeld, Appointment, AppointmentId, FreedTime, Occupancy


def also_of(db: Session, appointment_id: AppointmentId) -> tuple[tuple[RoomId, ...], tuple[StaffId, ...]]:
    """The rooms and people that an appointment holds besides its own."""
    also = select(AlsoHeld.room_id, AlsoHeld.staff_id).where(AlsoHeld.appointment_id == appointment_id)
    held = db.execute(also.order_by(AlsoHeld.id)).all()
    rooms = tuple(room_id for room_id, _ in held if room_id is not None)
    return rooms, tuple(staff_id for _, staff_id in held if staff_id is not None)


def hold(
    db: Session, appointment: Appointment, rooms: tuple[RoomId, ...], people: tuple[StaffId, ...]
) -> None:
    """Write anew what an appointment holds: its own room and person, and these besides."""
    present = list(db.scalars(select(AlsoHeld).where(AlsoHeld.appointment_id == appointment.id)))
    for each in present:
        if each.room_id not in rooms and each.staff_id not in people:
            db.delete(each)
    there = {(each.room_id, each.staff_id) for each in present}
    wanted = [(room_id, None) for room_id in rooms] + [(None, staff_id) for staff_id in people]
    for room_id, staff_id in wanted:
        if (room_id, staff_id) not in there:
            db.add(AlsoHeld(appointment_id=appointment.id, room_id=room_id, staff_id=staff_id))
    db.flush()
    _occupy(db, appointment, rooms, people)


def let_go(db: Session, appointments: list[AppointmentId]) -> None:
    """They hold nothing until they are placed anew in the same gesture: none stands in another's way."""
    db.execute(delete(Occupancy).where(Occupancy.appointment_id.in_(appointments)))


def _occupy(
    db: Session, appointment: Appointment, also_rooms: tuple[RoomId, ...], also_people: tuple[StaffId, ...]
) -> None:
    """Write anew what is held: the rooms with their turnaround, the people without."""
    db.execute(delete(Occupancy).where(Occupancy.appointment_id == appointment.id))
    cleared = appointment.ends_at + timedelta(minutes=appointment.turnaround)
    shared: dict[str, object] = {"appointment_id": appointment.id, "starts_at": appointment.starts_at}
    own_room = (appointment.room_id,) if appointment.room_id is not None else ()
    own_person = (appointment.staff_id,) if appointment.staff_id is not None else ()
    rows = [
        {**shared, "room_id": each, "staff_id": None, "ends_at": cleared} for each in (*own_room, *also_rooms)
    ]
    rows += [
        {**shared, "room_id": None, "staff_id": each, "ends_at": appointment.ends_at}
        for each in (*own_person, *also_people)
    ]
    if rows:
        db.execute(insert(Occupancy), rows)


def free_again(
    db: Session, appointment: Appointment, after: tuple[datetime, AppointmentDraft] | None = None
) -> None:
    """Write down what becomes free, so that whoever waits for an earlier time is rung; ``after`` is where it goes.

    Nothing is free that is past, nor where only more is held than before.
    """
    cleared = appointment.ends_at + timedelta(minutes=appointment.turnaround)
    if cleared <= clock.now():
        return
    if after is not None:
        starts, draft = after
        ends = starts + timedelta(minutes=draft.minutes + draft.turnaround)
        same = (draft.room_id, draft.staff_id) == (appointment.room_id, appointment.staff_id)
        if same and starts <= appointment.starts_at and ends >= cleared:
            return
    db.add(
        FreedTime(
            appointment_id=appointment.id,
            starts_at=appointment.starts_at,
            ends_at=cleared,
            freed_at=clock.now(),
        )
    )
