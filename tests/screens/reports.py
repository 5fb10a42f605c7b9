"""The sheets, and a diary in and out, as they are with the sample studio."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from studio import clock
from ui.kit.wish import Wish
from ui.main_window import MainWindow
from ui.reports.calendar_import import CalendarImport

Show = Callable[[MainWindow, dict[str, object]], None]


def _wish(verb: str) -> Show:
    return lambda window, about: window.grant(Wish(verb, about))


def _old_diary(names: list[str]) -> str:
    """A small diary of another program, with something of everything in it."""
    first = clock.today() + timedelta(days=(8 - clock.today().weekday()) % 7 + 7)
    entries = [
        (0, "1030", "1130", f"{names[0]} family portrait", ""),
        (0, "1100", "1200", "Portrait of somebody new", ""),
        (1, "1230", "1330", "Lunch with the framer", ""),
        (2, "1400", "1500", f"{names[1]} headshot", "Studio Two"),
        (3, "1000", "1100", "Boiler service", ""),
    ]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for number, (ahead, begins, ends, title, place) in enumerate(entries):
        day = f"{first + timedelta(days=ahead):%Y%m%d}"
        lines += ["BEGIN:VEVENT", f"UID:{number}", f"DTSTART:{day}T{begins}00", f"DTEND:{day}T{ends}00"]
        lines += [f"SUMMARY:{title}", f"LOCATION:{place}", "END:VEVENT"]
    holiday = first + timedelta(days=14)
    lines += ["BEGIN:VEVENT", "UID:h", f"DTSTART;VALUE=DATE:{holiday:%Y%m%d}", "SUMMARY:Holiday"]
    lines += [f"DTEND;VALUE=DATE:{holiday + timedelta(days=4):%Y%m%d}", "END:VEVENT"]
    lines += ["BEGIN:VEVENT", "UID:x", "SUMMARY:A broken entry", "END:VEVENT"]
    lines += [
        "BEGIN:VEVENT",
        "UID:p",
        "DTSTART:20200101T100000",
        "SUMMARY:Past",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "\r\n".join(lines)


def _names(db: Any) -> dict[str, object]:
    from studio import clients

    found = [row.name.removeprefix("The ").removesuffix(" family") for row in clients.page(db, None, 12)]
    return {"names": [found[3], found[5]]}


def _import(window: MainWindow, about: dict[str, object]) -> None:
    names = about["names"]
    assert isinstance(names, list)
    folder = tempfile.mkdtemp()
    file = Path(folder, "old.ics")
    file.write_text(_old_diary(names), "utf-8")
    dialog = CalendarImport(window.work, window, choose=lambda _: str(file))
    dialog.open()
    window.work.ask(_nothing, then=lambda _: dialog.choose_and_read(), owner=dialog)


def _nothing(_db: Any) -> None:
    """Waits for its turn behind the dialog's own question."""


FORMS: tuple[tuple[str, Show, Callable[[Any], dict[str, object] | None] | None], ...] = (
    ("day-sheet", _wish("day_sheet"), None),
    ("week-sheet", _wish("week_sheet"), None),
    ("calendar-import-empty", _wish("import_calendar"), None),
    ("calendar-import", _import, _names),
    ("calendar-export", _wish("export_calendar"), None),
)
"""The name of each picture, how it comes to be shown, and with what."""
