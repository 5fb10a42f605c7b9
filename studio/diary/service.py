"""Arranging, moving and cancelling: the one place that writes what a room or a person is held for.

Sessions, viewings and presentations come here; the clash is refused with a sentence, and the database refuses it
again underneath (RR5, RR6).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.actor import Actor
from studio.business.model import Room, RoomId, Staff, StaffId
from studio.dates import screen_time
from studio.diary.clashes import clash, offered, why_shut
from studio.diary.drafts import AppointmentDraft, ClashQuestion, SlotWish
from studio.diary.model import Appointment, AppointmentId, AppointmentMove, Occupancy
from studio.errors import Missing, Refused
from studio.rights import verb

FURTHEST_AHEAD = timedelta(days=5 * 366)
FURTHEST_BACK = timedelta(days=1)


def arrange(db: Session, by: Actor, draft: AppointmentDraft) -> AppointmentId:
    """Hold a room and a person for a time. A part of booking; it has no right of its own.

    Raises Refused naming the field: a time that is past, too far ahead, skipped or doubled by the clocks, out of
    hours without someone to open up, or taken, with who has it, until when, and the next three free times.
    """
    draft.check()
    studio = business.studio(db)
    _require_sensible(draft.wall, studio.zone)
    starts = clock.to_utc(draft.wall, studio.zone, draft.fold)
    opener_id = _who_opens(db, draft)
    _require_free(db, _question(draft, None))
    appointment = Appointment(
        household_id=draft.household_id,
        kind=draft.kind,
        title=draft.title[:160],
        wall=draft.wall,
        zone=studio.zone,
        fold=draft.fold or 0,
        minutes=draft.minutes,
        turnaround=draft.turnaround,
        starts_at=starts,
        ends_at=starts + timedelta(minutes=draft.minutes),
        room_id=draft.room_id,
        staff_id=draft.staff_id,
        opener_id=opener_id,
        provisional=draft.provisional,
        told_client=draft.told_client,
    )
    db.add(appointment)
    db.flush()
    _occupy(db, appointment)
    return appointment.id


def move(
    db: Session,
    by: Actor,
    appointment_id: AppointmentId,
    wall: datetime,
    *,
    fold: int | None = None,
    minutes: int | None = None,
    room_id: RoomId | None = None,
    staff_id: StaffId | None = None,
    opener_id: StaffId | None = None,
    turnaround: int | None = None,
    reason: str = "",
) -> None:
    """Move an appointment, keeping the history; the client has not been told the new time yet.

    What is not given stays as it was. Raises Refused as ``arrange`` does.
    """
    appointment = found(db, appointment_id)
    if appointment.cancelled_at is not None:
        raise Refused("This appointment is cancelled. Please make a new one.")
    _require_sensible(wall, appointment.zone)
    starts = clock.to_utc(wall, appointment.zone, fold)
    moves = starts != appointment.starts_at
    draft = AppointmentDraft(
        kind=appointment.kind,
        title=appointment.title,
        wall=wall,
        minutes=minutes or appointment.minutes,
        room_id=room_id or appointment.room_id,
        staff_id=staff_id or appointment.staff_id,
        turnaround=appointment.turnaround if turnaround is None else turnaround,
        fold=fold,
        opener_id=opener_id if moves else opener_id or appointment.opener_id,
    )
    draft.check()
    opener_id = _who_opens(db, draft)
    _require_free(db, _question(draft, appointment_id))
    if moves:
        _keep_history(db, by, appointment, wall, reason)
    appointment.wall, appointment.fold, appointment.minutes = wall, fold or 0, draft.minutes
    appointment.starts_at, appointment.ends_at = starts, starts + timedelta(minutes=draft.minutes)
    appointment.room_id, appointment.staff_id = draft.room_id, draft.staff_id
    appointment.turnaround, appointment.opener_id = draft.turnaround, opener_id
    db.flush()
    _occupy(db, appointment)


def _keep_history(db: Session, by: Actor, appointment: Appointment, wall: datetime, reason: str) -> None:
    """From when to when, by whom and why; whoever was told the old time has to be told the new one."""
    db.add(
        AppointmentMove(
            appointment_id=appointment.id,
            moved_at=clock.now(),
            moved_by=StaffId(by.staff_id),
            wall_before=appointment.wall,
            wall_after=wall,
            reason=reason.strip()[:400],
        )
    )
    appointment.told_client = False


def cancel(db: Session, by: Actor, appointment_id: AppointmentId, reason: str) -> None:
    """Give the room and the person free; the appointment stays, with its reason. A part of cancelling something."""
    appointment = found(db, appointment_id)
    appointment.cancelled_at = clock.now()
    appointment.cancelled_reason = reason.strip()[:400]
    db.flush()
    db.execute(delete(Occupancy).where(Occupancy.appointment_id == appointment_id))


def settle(db: Session, appointment_id: AppointmentId) -> None:
    """A provisional appointment becomes a firm one."""
    found(db, appointment_id).provisional = False


@verb("diary.tell")
def tell(db: Session, by: Actor, appointment_id: AppointmentId, told: bool = True) -> None:
    """Tick that the client has been told this time. Raises Refused for one that is called off."""
    appointment = found(db, appointment_id)
    if appointment.cancelled_at is not None:
        raise Refused("This appointment is called off, so there is no time to tell.")
    appointment.told_client = told


def found(db: Session, appointment_id: AppointmentId) -> Appointment:
    """The appointment itself; raises Missing."""
    appointment = db.get(Appointment, appointment_id)
    if appointment is None:
        raise Missing("This appointment is not in the diary any more.")
    return appointment


def _question(draft: AppointmentDraft, besides: AppointmentId | None) -> ClashQuestion:
    return ClashQuestion(
        wall=draft.wall,
        minutes=draft.minutes,
        room_id=draft.room_id,
        staff_id=draft.staff_id,
        turnaround=draft.turnaround,
        fold=draft.fold,
        besides=besides,
    )


def _require_sensible(wall: datetime, zone: str) -> None:
    today = clock.wall_now(zone)
    if wall < today - FURTHEST_BACK:
        raise Refused(f"{screen_time(wall, today.date())} is past. Please choose a time to come.", "time")
    if wall > today + FURTHEST_AHEAD:
        raise Refused("That is more than five years ahead. Please check the year.", "date")


def _who_opens(db: Session, draft: AppointmentDraft) -> StaffId | None:
    """Out of hours somebody has to be named who opens up; late evenings are open by arrangement.

    Nobody opens up in hours, nor for an appointment that holds no room of ours, such as a viewing at their home.
    """
    why = why_shut(db, draft.wall, draft.minutes) if draft.room_id is not None else ""
    if not why:
        return None
    if draft.opener_id is None:
        raise Refused(f"{why} Please name who opens up, or choose another time.", "opener")
    business.actor(db, draft.opener_id)
    return draft.opener_id


def _require_free(db: Session, question: ClashQuestion) -> None:
    """The person who rings hears who has the slot and what else there is (RR6: the rows are locked in order first)."""
    if db.get_bind().dialect.name == "postgresql":
        if question.room_id is not None:
            db.execute(select(Room.id).where(Room.id == question.room_id).with_for_update())
        if question.staff_id is not None:
            db.execute(select(Staff.id).where(Staff.id == question.staff_id).with_for_update())
    taken = clash(db, question)
    if taken is None:
        return
    wish = SlotWish(
        minutes=question.minutes,
        rooms=(question.room_id,) if question.room_id is not None else (),
        staff_id=question.staff_id,
        turnaround=question.turnaround,
        starts_on=question.wall.date(),
        late=True,
        besides=question.besides,
    )
    free = [screen_time(slot.wall) for slot in offered(db, wish)] if wish.rooms else []
    instead = f" Free: {'; '.join(free)}." if free else ""
    raise Refused(f"{taken.sentence}{instead}", "time")


def _occupy(db: Session, appointment: Appointment) -> None:
    """Write anew what an appointment holds: the room with its turnaround, the person without."""
    db.execute(delete(Occupancy).where(Occupancy.appointment_id == appointment.id))
    cleared = appointment.ends_at + timedelta(minutes=appointment.turnaround)
    shared: dict[str, object] = {"appointment_id": appointment.id, "starts_at": appointment.starts_at}
    rows = []
    if appointment.room_id is not None:
        rows.append({**shared, "room_id": appointment.room_id, "staff_id": None, "ends_at": cleared})
    if appointment.staff_id is not None:
        rows.append(
            {**shared, "room_id": None, "staff_id": appointment.staff_id, "ends_at": appointment.ends_at}
        )
    if rows:
        db.execute(insert(Occupancy), rows)
