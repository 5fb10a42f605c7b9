"""The sheet of a day: a room's, a person's, or everything that is on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from studio import business, clock, diary
from studio.business import Hours, RoomId, StaffId
from studio.dates import date_in_full, screen_time
from studio.diary import AppointmentKind, AppointmentRow
from studio.documents import Block, DeskPaper, Entry, Fact, TimeRow, render_desk
from studio.errors import Missing
from studio.files import file_name
from studio.reports.knowing import Known, known
from studio.words import counted, listed

NOTE_LINES = 2
_KINDS = (
    ((AppointmentKind.SESSION, AppointmentKind.RESHOOT), "session", "sessions"),
    ((AppointmentKind.VIEWING,), "viewing", "viewings"),
    ((AppointmentKind.PRESENTATION,), "collection", "collections"),
)


@dataclass(frozen=True, slots=True)
class SheetFor:
    """Whose sheet: a room's, a person's, or with neither the whole studio's."""

    room_id: RoomId | None = None
    staff_id: StaffId | None = None


EVERYONE = SheetFor()


def day_sheet(db: Session, day: date, whose: SheetFor = EVERYONE) -> bytes:
    """The sheet of a day as a PDF, drawn from the records as they are. Raises Missing for a room or person unknown."""
    rows = [row for row in diary.day(db, day) if _is_for(row, whose)]
    studio = business.studio(db)
    about = [(row, known(db, row, day)) for row in rows]
    name = _name(db, whose)
    title = date_in_full(day) + (f" · {name}" if name else "")
    printed = f"{studio.name} · day sheet, printed {screen_time(clock.wall_now(studio.zone))}"
    return render_desk(
        DeskPaper(
            title=title,
            sentence=_sentence(rows, business.hours(db), day, studio.day_phone),
            body=tuple(_block(row, told, day, whose) for row, told in about),
            head=printed,
            foot="For the studio only. Please shred it when the day is over.",
        )
    )


def sheet_name(day: date, words: str = "") -> str:
    """What the file of a sheet is called, safe on every system."""
    return file_name(f"day-{day.isoformat()}", words, "pdf")


def _is_for(row: AppointmentRow, whose: SheetFor) -> bool:
    if whose.room_id is not None:
        return whose.room_id == row.room_id or whose.room_id in row.rooms
    if whose.staff_id is not None:
        return whose.staff_id in (row.staff_id, row.opener_id) or whose.staff_id in row.people
    return True


def _name(db: Session, whose: SheetFor) -> str:
    if whose.room_id is not None:
        names = {room.id: room.name for room in business.rooms(db, everything=True)}
        wanted: int = whose.room_id
    elif whose.staff_id is not None:
        names = {person.id: person.name for person in business.staff(db, everyone=True)}  # type: ignore[misc]  # two kinds of id, one table of names
        wanted = whose.staff_id
    else:
        return ""
    if wanted not in names:
        raise Missing("That room or person is not in the records any more.")
    return names[wanted]  # type: ignore[index]  # as just looked up


def _sentence(rows: Sequence[AppointmentRow], hours: Hours, day: date, telephone: str) -> str:
    counts = [(sum(row.kind in kinds for row in rows), one, many) for kinds, one, many in _KINDS]
    said = listed([counted(count, one, many) for count, one, many in counts if count])
    others = sum(row.kind is AppointmentKind.OTHER for row in rows)
    parts = [f"{said[0].upper()}{said[1:]}." if said else "No client comes."]
    if others:
        parts.append(f"{counted(others, 'other appointment')}.")
    held = sum(row.provisional for row in rows)
    if held:
        parts.append(f"{counted(held, 'is', 'are')} only held.")
    parts.append(hours.in_words(day))
    if telephone:
        parts.append(f"On the day clients ring {telephone}.")
    return " ".join(part for part in parts if part)


def _block(row: AppointmentRow, told: Known | None, day: date, whose: SheetFor) -> Block:
    """A client's appointment in full, anything else on one line."""
    if told is None:
        return TimeRow(row.span_on(day), (row.title, _where(row)), (0.6, 0.4), strong=False)
    place = [row.room] if row.room and whose.room_id is None else []
    host = f" with {row.staff}" if row.staff and whose.staff_id != row.staff_id else ""
    opener = (Fact("Opens up", row.opener),) if row.opener else ()
    return Entry(
        when=row.span_on(day),
        beside=tuple(place),
        title=row.title,
        kind=f"{told.kind or diary.kind_words(row.kind)}{host}",
        facts=(*opener, *told.facts),
        ticks=told.shots,
        ticks_label="To take",
        note_lines=NOTE_LINES,
    )


def _where(row: AppointmentRow) -> str:
    return ", ".join(part for part in (row.staff, row.room) if part)
