"""Answers to wishes about sheets and calendars: the day's and the week's sheet, a diary in, a diary out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio import clock
from studio.business import RoomId, StaffId
from studio.words import counted
from ui.kit import notices
from ui.reports.calendar_import import CalendarImport
from ui.reports.export_form import ExportForm
from ui.reports.sheet_dialog import SheetDialog

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def day_sheet(
    window: MainWindow,
    on: date | None = None,
    room_id: RoomId | None = None,
    staff_id: StaffId | None = None,
) -> None:
    """The sheet of a day (today), to look at and print."""
    day = on or clock.today()
    SheetDialog(window.work, day, room_id=room_id, staff_id=staff_id, parent=window).open()


def week_sheet(window: MainWindow, monday: date | None = None) -> None:
    """The sheet of a week (this one), to look at and print."""
    SheetDialog(window.work, monday or clock.today(), week=True, parent=window).open()


def import_calendar(window: MainWindow) -> None:
    """An old diary: chosen, looked over, taken in, told."""
    dialog = CalendarImport(window.work, window)
    dialog.wish.connect(window.grant)
    dialog.open()


def export_calendar(window: MainWindow) -> None:
    """A diary of ours as a calendar file."""
    form = ExportForm(window.work, window)
    form.saved.connect(lambda files: _saved(window, files))
    form.open()


def _saved(window: MainWindow, files: Any) -> None:
    names = [Path(file) for file in files]
    where = f"{names[0].name}" if len(names) == 1 else counted(len(names), "file")
    notices.bar(window.page or window, f"{where} saved in {names[0].parent.name}.", "good")
