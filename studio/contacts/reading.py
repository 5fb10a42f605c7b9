"""Opening a contacts file: what may be opened at all, and the worker process that reads it (RR19)."""

from pathlib import Path

from studio import outside
from studio.contacts.rows import LARGEST_CSV, LARGEST_VCARD, ContactFile, from_plain
from studio.words import say

PATIENCE = 30.0
PATIENCE_FOR_LONG_LISTS = 120.0
"""Seconds on the wall before the worker is ended, where the system sets no limit on its work."""


def read(path: Path | str) -> ContactFile:
    """Read the contacts of one file of vCards or of one list with headings (CSV), known by its content.

    Raises Refused when it is no contacts file, empty, too large or a folder; Trouble when the disk will
    not give it, or when reading it took more time or memory than any honest file needs. Nothing is written.
    """
    name = Path(path).name
    file, size = outside.opened(
        path,
        LARGEST_CSV,
        say("“{name}” is larger than 50 MB. Please export fewer contacts at a time.", name=name),
    )
    patience = PATIENCE if size <= LARGEST_VCARD else PATIENCE_FOR_LONG_LISTS
    too_much = say(
        "“{name}” could not be read in good time, so nothing was taken from it. It may be damaged; "
        "please export it again, with fewer contacts and without pictures.",
        name=name,
    )
    answer = outside.asked("studio.contacts.worker", file, (), patience, too_much)
    return from_plain(answer["contacts"])
