"""Opening a calendar file: what may be opened at all, and the worker process that reads it (RR19)."""

from datetime import date
from pathlib import Path

from studio import outside
from studio.calendars.rows import LARGEST, CalendarFile, from_plain
from studio.words import say

PATIENCE = 30.0
"""Seconds on the wall before the worker is ended, where the system sets no limit on its work."""


def read(path: Path | str, zone: str, begins: date) -> CalendarFile:
    """Read the times of one calendar file from a day on, on the wall of ``zone``.

    Raises Refused when it is no calendar, empty, too large or a folder; Trouble when the disk will not give it, or when
    reading it took more time or memory than any honest calendar needs. Nothing is written.
    """
    name = Path(path).name
    too_large = say("“{name}” is larger than 20 MB. Please export fewer years at a time.", name=name)
    file, _ = outside.opened(path, LARGEST, too_large)
    too_much = say(
        "“{name}” could not be read in good time, so nothing was taken from it. It may be damaged; "
        "please export it again, with fewer years.",
        name=name,
    )
    answer = outside.asked("studio.calendars.worker", file, (zone, begins.isoformat()), PATIENCE, too_much)
    return from_plain(answer["calendar"])
