"""What the dialogs of sheets and calendars ask for, each in one read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from studio import business, calendars, clock, exchange, reports
from studio.business import RoomId, RoomRow, StaffId, StaffRow
from studio.calendars import CalendarFile
from studio.dates import date_in_full
from studio.exchange import DiaryOf, EventDraft, Line, Outcome, Usual
from studio.files import file_name
from studio.reports import SheetFor


@dataclass(frozen=True)
class WholeSheet:
    """A sheet with what it is called, and whose it might be."""

    pdf: bytes
    title: str
    file: str
    rooms: tuple[RoomRow, ...]
    staff: tuple[StaffRow, ...]


def whole_day(db: Any, on: date, room_id: RoomId | None, staff_id: StaffId | None) -> WholeSheet:
    """The sheet of a day, of everyone's or of one room or person."""
    pdf = reports.day_sheet(db, on, SheetFor(room_id, staff_id))
    title = f"Day sheet, {date_in_full(on)}"
    return WholeSheet(pdf, title, reports.sheet_name(on), business.rooms(db), business.staff(db))


def whole_week(db: Any, on: date) -> WholeSheet:
    """The sheet of the week a day lies in."""
    monday = on - timedelta(days=on.weekday())
    title = f"Week of {date_in_full(monday)}"
    return WholeSheet(
        reports.week_sheet(db, monday), title, file_name(f"week-{monday.isoformat()}", "", "pdf"), (), ()
    )


@dataclass(frozen=True)
class Places:
    """Who and what there is to choose from, and what day it is."""

    rooms: tuple[RoomRow, ...]
    staff: tuple[StaffRow, ...]
    today: date
    zone: str


def places(db: Any) -> Places:
    """The rooms and people of the studio."""
    zone = business.studio(db).zone
    return Places(business.rooms(db), business.staff(db), clock.today(zone), zone)


def read_calendar(
    store: Any, _progress: Any, file: str, zone: str, today: date, usual: Usual
) -> tuple[CalendarFile, list[Line]]:
    """Read a calendar file in a worker, and look its times over."""
    calendar = calendars.read(file, zone, today)
    return calendar, store.ask(exchange.look_over, calendar, usual)


def look_again(
    store: Any, _progress: Any, calendar: CalendarFile, usual: Usual
) -> tuple[CalendarFile, list[Line]]:
    """The same file for somebody else, or another room."""
    return calendar, store.ask(exchange.look_over, calendar, usual)


def reconsidered(db: Any, line: Line, draft: EventDraft, others: Sequence[Line], family: str) -> Line:
    """One line after somebody chose otherwise."""
    return exchange.reconsider(db, line, draft, others, family)


def take_lines(store: Any, progress: Any, by: Any, lines: Sequence[Line]) -> list[Outcome]:
    """Book these lines, each by itself."""
    return exchange.take_in(store, by, [line.draft for line in lines], progress)


def write_diaries(
    store: Any,
    progress: Any,
    by: Any,
    several: Sequence[DiaryOf],
    begins: date,
    folder: Any,
    with_names: bool,
) -> Any:
    """A calendar file for each into a folder."""
    return exchange.export_diaries(store, by, several, begins, folder, with_names, progress)
