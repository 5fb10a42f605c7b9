"""The diary of a person or a room as a calendar file: initials and a reference, unless the owner wants the names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock, diary, orders, rights
from studio.actor import Actor
from studio.business import RoomId, StaffId, StudioRow
from studio.calendars import Entry, write
from studio.db import Store, audit
from studio.diary import AppointmentKind, AppointmentRow
from studio.diary.model import Appointment
from studio.errors import Missing
from studio.files import file_name, write_whole
from studio.progress import Progress

FURTHEST = timedelta(days=2 * 366)
_NO_NAMES = frozenset(("the", "family", "and", "&"))


@dataclass(frozen=True, slots=True)
class DiaryOf:
    """Whose diary: a person's or a room's, with the name it goes by."""

    name: str
    staff_id: StaffId | None = None
    room_id: RoomId | None = None

    @property
    def file(self) -> str:
        """What its file is called, safe on every system and never that of another."""
        number = (
            f"diary-person-{self.staff_id}" if self.staff_id is not None else f"diary-room-{self.room_id}"
        )
        return file_name(number, self.name, "ics")


def diaries(db: Session) -> tuple[DiaryOf, ...]:
    """Everyone's and every room's."""
    people = (DiaryOf(person.name, staff_id=person.id) for person in business.staff(db))
    rooms = (DiaryOf(room.name, room_id=room.id) for room in business.rooms(db))
    return (*people, *rooms)


def calendar_of(db: Session, whose: DiaryOf, begins: date, with_names: bool = False) -> bytes:
    """The diary of a person or a room from a day on, for two years, as the bytes of a calendar file."""
    studio = business.studio(db)
    rows = [*_standing(db, whose, begins, studio.zone), *_called_off(db, whose, begins, studio.zone)]
    entries = [_entry(db, row, studio, with_names) for row in rows]
    return write(f"{studio.name}: {whose.name}", entries, clock.now())


def export_diaries(
    store: Store,
    by: Actor,
    several: Sequence[DiaryOf],
    begins: date,
    folder: Path,
    with_names: bool = False,
    progress: Progress | None = None,
) -> list[Path]:
    """Write a file for each into a folder; an older file of the same name is replaced, whole.

    Names are the owner's to give out. Raises Refused, Trouble when it cannot be written, Cancelled between two files.
    """
    rights.require(by, "exchange.export_diary")
    if with_names:
        rights.require(by, "records.export")
    steps = progress or Progress()
    steps.start(len(several))
    files = []
    for whose in several:
        content = store.ask(calendar_of, whose, begins, with_names)
        store.do(note_export, whose.staff_id, whose.room_id, with_names, by=by)
        files.append(folder / whose.file)
        write_whole(files[-1], content)
        steps.step(whose.name)
    return files


@rights.verb("exchange.export_diary")
def note_export(
    db: Session, by: Actor, staff_id: StaffId | None, room_id: RoomId | None, with_names: bool
) -> None:
    """Note that a diary went out: whose, and whether with names."""
    if with_names:
        rights.require(by, "records.export")
    facts: dict[str, object] = {"staff_id": staff_id, "room_id": room_id, "with_names": with_names}
    audit.note(db, "diary", "all" if staff_id is None and room_id is None else "one", facts, act="exported")


def _standing(db: Session, whose: DiaryOf, begins: date, zone: str) -> Iterator[AppointmentRow]:
    first = clock.day_in_utc(begins, zone)[0]
    for row in diary.between(db, first, first + FURTHEST):
        people = {row.staff_id, row.opener_id, *row.people}
        rooms = {row.room_id, *row.rooms}
        if whose.staff_id in people if whose.staff_id is not None else whose.room_id in rooms:
            yield row


def _called_off(db: Session, whose: DiaryOf, begins: date, zone: str) -> Iterator[AppointmentRow]:
    """Cancelled ones hold nobody any more; they are told so that another program takes them out."""
    first = clock.day_in_utc(begins, zone)[0]
    query = select(Appointment.id).where(
        Appointment.starts_at >= first,
        Appointment.starts_at < first + FURTHEST,
        Appointment.cancelled_at.is_not(None),
    )
    of = (
        Appointment.staff_id == whose.staff_id
        if whose.staff_id is not None
        else Appointment.room_id == whose.room_id
    )
    for appointment_id in db.scalars(query.where(of).order_by(Appointment.starts_at)):
        try:
            yield diary.appointment(db, appointment_id)
        except Missing:
            continue


def _entry(db: Session, row: AppointmentRow, studio: StudioRow, with_names: bool) -> Entry:
    return Entry(
        uid=f"{row.id}-{_lasting_name(studio)}@portrait-desk",
        version=row.version,
        starts=row.starts_at,
        ends=row.ends_at,
        zone=row.zone,
        title=_title(db, row, with_names),
        place=row.room,
        provisional=row.provisional,
        cancelled=row.cancelled,
    )


def _lasting_name(studio: StudioRow) -> str:
    """The same for all diaries of this studio, whatever it is called next year."""
    return hashlib.sha256(studio.opened_at.isoformat().encode()).hexdigest()[:12]


def _title(db: Session, row: AppointmentRow, with_names: bool) -> str:
    other = row.kind is AppointmentKind.OTHER
    kind = diary.other_words(row.other) if other else diary.kind_words(row.kind)
    if with_names:
        return f"{kind}: {row.title}" if row.title.casefold() != kind.casefold() else kind
    reference = f"no. {row.id}"
    presentation = orders.presentation_at(db, row.id) if row.kind is AppointmentKind.PRESENTATION else None
    if presentation is not None:
        reference = orders.order(db, presentation.order_id).number or reference
    return f"{kind}, {reference}" if other else f"{kind} {initials(row.title)}, {reference}"


def initials(name: str) -> str:
    """``A`` of "The Ashworth family", ``JRJ`` of "Judith and Robert Jessop"."""
    words = [word for word in name.split() if word.casefold() not in _NO_NAMES]
    return "".join(letter.upper() for word in words[:5] if (letter := word.lstrip("'\"(‘“")[:1]).isalpha())
