"""The whole way of contacts files into the records: read, made ready, looked at, taken in, told.

The window and the command both come this way. Reading and making ready happen outside the store; each file
is then taken in by one gesture, so that a file that fails or is cancelled leaves nothing half done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from studio.actor import Actor
from studio.clients.importing import ImportPreview, import_contacts, preview_import
from studio.clients.staging import StagedFile, stage
from studio.contacts import Contact, ContactFile, read
from studio.db import Store
from studio.errors import StudioError
from studio.progress import Progress


@dataclass(frozen=True, slots=True)
class ReadIn:
    """A file that was read and made ready, or the sentence that says why it could not be."""

    file: str
    contacts: ContactFile | None
    staged: StagedFile | None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What one file held and what became of it; ``trouble`` is set when none of it could be taken."""

    file: str
    format: str
    people: tuple[Contact, ...]
    refused: tuple[tuple[str, str], ...]
    made: int
    already_here: int
    trouble: str = ""

    def plain(self) -> dict[str, Any]:
        """As JSON tells it: contacts = clients + refused."""
        told: dict[str, Any] = {
            "file": self.file,
            "format": self.format,
            "contacts": len(self.people) + len(self.refused),
            "clients": [_client(each) for each in self.people],
            "refused": [{"at": at, "reason": reason} for at, reason in self.refused],
        }
        return told | ({"trouble": self.trouble} if self.trouble else {})


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of several files."""

    files: tuple[FileReport, ...]

    @property
    def made(self) -> int:
        """How many households are new."""
        return sum(each.made for each in self.files)

    @property
    def already_here(self) -> int:
        """How many contacts were already here."""
        return sum(each.already_here for each in self.files)

    @property
    def refused(self) -> int:
        """How many cards or rows nobody can be made of."""
        return sum(len(each.refused) for each in self.files)

    def plain(self) -> dict[str, Any]:
        """The report as one JSON object."""
        return {
            "files": [each.plain() for each in self.files],
            "made": self.made,
            "already_here": self.already_here,
            "refused": self.refused,
        }


def read_in(files: Sequence[Path | str], progress: Progress | None = None) -> list[ReadIn]:
    """Read files and make their contacts ready; one that cannot be read says so and does not stop the others."""
    progress = progress or Progress()
    progress.start(len(files))
    done = []
    for file in files:
        name = Path(file).name
        try:
            contacts = read(file)
            done.append(ReadIn(name, contacts, stage(contacts)))
        except StudioError as failed:
            done.append(ReadIn(name, None, None, failed.message))
        progress.step(name)
    return done


def preview_files(
    store: Store, files: Sequence[Path | str], progress: Progress | None = None
) -> tuple[list[ReadIn], list[ImportPreview | None]]:
    """Read files and say line by line what taking them in would do; changes nothing."""
    done = read_in(files, progress)
    return done, [None if each.staged is None else store.ask(preview_import, each.staged) for each in done]


def take_in(
    store: Store,
    by: Actor,
    files: Sequence[ReadIn],
    progress: Progress | None = None,
    *,
    dry_run: bool = False,
    keys: Sequence[str] = (),
) -> ImportReport:
    """Take files in, each as a whole; cancelled between two, those taken in stay. A dry run only counts.

    ``keys`` are operation keys, one a file: sent again with the same, a file is not taken in again (RR7).
    """
    progress = progress or Progress()
    progress.start(len(files))
    tried = _tried(store, by, files) if dry_run else []
    reports = []
    for place, each in enumerate(files):
        reports.append(
            _take(store, by, each, keys[place] if keys else None, tried[place] if dry_run else None)
        )
        progress.step(each.file)
    return ImportReport(tuple(reports))


class _TakenBack(Exception):
    """Ends a dry run, with what it would have done."""

    def __init__(self, counts: list[dict[str, int]]) -> None:
        super().__init__()
        self.counts = counts


def _tried(store: Store, by: Actor, files: Sequence[ReadIn]) -> list[dict[str, int]]:
    """What taking all of them in would do: it is done and taken back, so that one in two files counts once."""

    def take_back(db: Session, by: Actor) -> None:
        nothing = {"made": 0, "already_here": 0}
        raise _TakenBack([import_contacts(db, by, each.staged) if each.staged else nothing for each in files])

    try:
        store.do(take_back, by=by)
    except _TakenBack as done:
        return done.counts
    raise AssertionError("unreachable")


def _take(store: Store, by: Actor, each: ReadIn, key: str | None, tried: dict[str, int] | None) -> FileReport:
    if each.contacts is None or each.staged is None:
        return FileReport(each.file, "", (), (), 0, 0, each.trouble)
    refused = tuple((one.at, one.reason) for one in each.contacts.refused)
    counts = store.do(import_contacts, each.staged, by=by, key=key) if tried is None else tried
    return FileReport(
        each.file,
        each.contacts.format,
        each.contacts.people,
        refused,
        counts["made"],
        counts["already_here"],
    )


def _client(contact: Contact) -> dict[str, Any]:
    address = contact.address
    return {
        "first": contact.first,
        "last": contact.last,
        "name": contact.name,
        "telephones": [each.typed for each in contact.telephones],
        "emails": [each.typed for each in contact.emails],
        "address": None
        if address is None
        else {
            "lines": list(address.lines),
            "town": address.town,
            "county": address.county,
            "postcode": address.postcode,
            "country": address.country,
        },
        "birthday": contact.birthday.isoformat() if contact.birthday else None,
    }
