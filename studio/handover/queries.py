"""Which notes wait to be read, and what was handed over on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.business.model import Staff, StaffId
from studio.handover.model import HandoverNote, HandoverReading, NoteId

KEPT_UP = timedelta(days=28)
"""For how long an unread note is shown: longer than a holiday."""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note, who wrote it and when on the wall."""

    id: NoteId
    written_by: str
    wall: datetime
    for_day: date
    text: str


_COLUMNS = select(
    HandoverNote.id, Staff.name, HandoverNote.written_at, HandoverNote.for_day, HandoverNote.text
).join(Staff, Staff.id == HandoverNote.written_by)


def unread(db: Session, staff_id: StaffId, today: date) -> tuple[NoteRow, ...]:
    """The notes for today and before that somebody has not ticked, the oldest first."""
    ticked = exists().where(HandoverReading.note_id == HandoverNote.id, HandoverReading.staff_id == staff_id)
    shown = (HandoverNote.for_day <= today) & (HandoverNote.for_day > today - KEPT_UP)
    return _notes(db, shown & ~ticked)


def notes_of(db: Session, written_on: date) -> tuple[NoteRow, ...]:
    """What was handed over on a day, the oldest first."""
    begins, ends = clock.day_in_utc(written_on, business.studio(db).zone)
    return _notes(db, (HandoverNote.written_at >= begins) & (HandoverNote.written_at < ends))


def _notes(db: Session, which: ColumnElement[bool]) -> tuple[NoteRow, ...]:
    found = db.execute(_COLUMNS.where(which).order_by(HandoverNote.id)).all()
    zone = business.studio(db).zone if found else ""
    return tuple(NoteRow(id_, name, clock.to_wall(at, zone), day, text) for id_, name, at, day, text in found)
