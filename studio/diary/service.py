"""Arranging, moving and cancelling: the one place that writes what a room or a person is held for.

Sessions, viewings and presentations come here; the clash is refused with a sentence, and the database refuses it
again underneath (RR5, RR6).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from studio import business, clock
from studio.actor import Actor
from studio.business.model import RoomId, StaffId
from studio.dates import screen_time
from studio.diary.clashes import why_shut
from studio.diary.drafts import AppointmentDraft, ClashQuestion
from studio.diary.holding import also_of, free_again, hold
from studio.diary.model import Appointment, AppointmentId, AppointmentMove, Occupancy
from studio.diary.refusing import both_versions, require_free
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
    require_free(db, _question(draft, None))
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
        other=draft.other,
        whole_day=draft.whole_day,
        series_id=draft.series_id,
    )
    db.add(appointment)
    db.flush()
    hold(db, appointment, draft.also_rooms, draft.also_people)
    return appointment.id


@verb("diary.move")
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
    version: int | None = None,
) -> None:
    """Move an appointment, keeping the history; the client has not been told the new time yet.

    What is not given stays as it was. ``version`` is the appointment's as it was shown. Raises Refused as ``arrange``
    does, and Conflict with both versions when another desk changed it since (RR10). A session or a viewing is moved
    by its own verb, which looks after what follows.
    """
    appointment = locked(db, appointment_id)
    if version is not None and appointment.version != version:
        raise both_versions(db, appointment, wall, minutes, room_id, staff_id)
    if appointment.cancelled_at is not None:
        raise Refused("This appointment is cancelled. Please make a new one.")
    if appointment.whole_day:
        wall, minutes = datetime.combine(wall.date(), appointment.wall.time()), appointment.minutes
    moves = wall != appointment.wall or (fold or 0) != appointment.fold
    rooms, people = also_of(db, appointment_id)
    draft = AppointmentDraft(
        kind=appointment.kind,
        title=appointment.title,
        household_id=appointment.household_id,
        wall=wall,
        minutes=minutes or appointment.minutes,
        room_id=room_id or appointment.room_id,
        staff_id=staff_id or appointment.staff_id,
        turnaround=appointment.turnaround if turnaround is None else turnaround,
        fold=fold,
        opener_id=opener_id if moves else opener_id or appointment.opener_id,
        other=appointment.other,
        whole_day=appointment.whole_day,
        series_id=appointment.series_id,
        also_rooms=tuple(each for each in rooms if each != room_id),
        also_people=tuple(each for each in people if each != staff_id),
    )
    place(db, by, appointment, draft, reason)


def place(
    db: Session, by: Actor, appointment: Appointment, draft: AppointmentDraft, reason: str = ""
) -> None:
    """Put an appointment where a draft says, with its history and what becomes free. A part of moving and amending."""
    draft.check()
    _require_sensible(draft.wall, appointment.zone)
    starts = clock.to_utc(draft.wall, appointment.zone, draft.fold)
    opener_id = _who_opens(db, draft)
    require_free(db, _question(draft, appointment.id))
    if starts != appointment.starts_at:
        _keep_history(db, by, appointment, draft.wall, reason)
    free_again(db, appointment, (starts, draft))
    appointment.title, appointment.other = draft.title[:160], draft.other
    appointment.whole_day, appointment.series_id = draft.whole_day, draft.series_id
    appointment.wall, appointment.fold, appointment.minutes = draft.wall, draft.fold or 0, draft.minutes
    appointment.starts_at, appointment.ends_at = starts, starts + timedelta(minutes=draft.minutes)
    appointment.room_id, appointment.staff_id = draft.room_id, draft.staff_id
    appointment.turnaround, appointment.opener_id = draft.turnaround, opener_id
    db.flush()
    hold(db, appointment, draft.also_rooms, draft.also_people)


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
    if appointment.cancelled_at is None:
        free_again(db, appointment)
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


def locked(db: Session, appointment_id: AppointmentId) -> Appointment:
    """The appointment itself, as it stands now and until we are done with it; raises Missing."""
    appointment = db.get(Appointment, appointment_id, with_for_update=True, populate_existing=True)
    if appointment is None:
        raise Missing("This appointment is not in the diary any more.")
    return appointment


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
        also_rooms=draft.also_rooms,
        also_people=draft.also_people,
        household_id=draft.household_id,
    )


def _require_sensible(wall: datetime, zone: str) -> None:
    today = clock.wall_now(zone)
    if wall < today - FURTHEST_BACK:
        raise Refused(f"{screen_time(wall, today.date())} is past. Please choose a time to come.", "time")
    if wall > today + FURTHEST_AHEAD:
        raise Refused("That is more than five years ahead. Please check the year.", "date")


def _who_opens(db: Session, draft: AppointmentDraft) -> StaffId | None:
    """Out of hours somebody has to be named who opens up; late evenings are open by arrangement.

    Nobody opens up in hours, nor for an appointment that holds no room of ours, such as a viewing at their home; who
    mends a lamp on a Sunday may let himself in.
    """
    why = why_shut(db, draft.wall, draft.minutes) if draft.room_id is not None else ""
    if not why or (draft.other is not None and draft.opener_id is None):
        return None
    if draft.opener_id is None:
        raise Refused(f"{why} Please name who opens up, or choose another time.", "opener")
    business.actor(db, draft.opener_id)
    return draft.opener_id
