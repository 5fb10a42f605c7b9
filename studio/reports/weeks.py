"""The sheet of a week: seven days under each other, each appointment on one line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy.orm import Session

from studio import business, clock, diary, sessions
from studio.business import Hours
from studio.dates import date_in_full, screen_time
from studio.diary import AppointmentKind, AppointmentRow
from studio.documents import Block, DayHeading, DeskPaper, TimeRow, render_desk
from studio.words import counted

_SHARES = (0.3, 0.25, 0.2, 0.25)
_DAYS = 7


def week_sheet(db: Session, monday: date) -> bytes:
    """The seven days from a Monday on (of any other day, the week it lies in) as a PDF."""
    first = monday - timedelta(days=monday.weekday())
    studio, hours = business.studio(db), business.hours(db)
    rows = diary.week(db, first)
    last = first + timedelta(days=_DAYS - 1)
    return render_desk(
        DeskPaper(
            title=f"Week of {date_in_full(first)}",
            sentence=_sentence(rows),
            body=tuple(_body(db, first, rows, hours)),
            head=f"{studio.name} · week sheet, printed {screen_time(clock.wall_now(studio.zone))}",
            foot=f"To {date_in_full(last)}. For the studio only.",
        )
    )


def _sentence(rows: list[AppointmentRow]) -> str:
    clients = sum(row.kind is not AppointmentKind.OTHER for row in rows)
    held = sum(row.provisional for row in rows)
    said = f"{counted(clients, 'appointment')} with clients." if clients else "No client comes this week."
    return f"{said} {counted(held, 'is', 'are')} only held." if held else said


def _body(db: Session, first: date, rows: list[AppointmentRow], hours: Hours) -> Iterator[Block]:
    for ahead in range(_DAYS):
        day = first + timedelta(days=ahead)
        yield DayHeading(date_in_full(day).rpartition(" ")[0], hours.in_words(day))
        of_day = [row for row in rows if _is_on(row, day, first)]
        for row in of_day:
            yield TimeRow(row.span_on(day), (row.title, _what(db, row), row.room, row.staff), _SHARES)
        if not of_day:
            yield TimeRow("", ("Nothing is booked.", "", "", ""), _SHARES, strong=False)


def _is_on(row: AppointmentRow, day: date, first: date) -> bool:
    """On its own day; one that runs on from before the week is on the first."""
    begins = row.wall.date()
    return begins == day or (day == first and begins < first)


def _what(db: Session, row: AppointmentRow) -> str:
    session = sessions.of_appointment(db, row.id) if row.kind is AppointmentKind.SESSION else None
    words = session.type_name if session is not None else diary.kind_words(row.kind)
    if row.kind is AppointmentKind.OTHER:
        words = row.other.value.capitalize() if row.other is not None else ""
    return f"{words}, only held" if row.provisional else words
