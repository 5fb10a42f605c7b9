"""The whole way of contacts files into the records: read, made ready, looked at, taken in, told.

The window and the command both come this way. Reading and making ready happen outside the store; the contacts are
then taken in a few at a time, each few by one gesture, so that the desk goes on booking and nobody is half made.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from studio.actor import Actor
from studio.clients.importing import ImportPreview, import_contacts, preview_import
from studio.clients.staging import StagedFile, stage
from studio.contacts import Contact, ContactFile, read
from studio.db import Store
from studio.errors import StudioError
from studio.progress import Cancelled, Progress

AT_ONCE = 100
"""Contacts taken in by one gesture: it holds the records for some 50 ms."""


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
    left: int = 0
    """Contacts that were not looked at, because the person stopped it."""
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
    def left(self) -> int:
        """How many contacts were not looked at, because the person stopped it."""
        return sum(each.left for each in self.files)

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
    """Take files in, a few contacts at a time, so that nobody who books meanwhile waits. A dry run only counts.

    Stopped, or killed, what was taken in stays and the report says how much that is; the same file brings the rest,
    for no contact is made twice. ``keys`` are operation keys, one a file: sent again with the same, it happens once
    (RR7).
    """
    progress = progress or Progress()
    progress.start(sum(len(each.staged.contacts) for each in files if each.staged is not None))
    if dry_run:
        return ImportReport(tuple(map(_report, files, _tried(store, by, files))))
    counts = [_nothing_yet(each) for each in files]
    with suppress(Cancelled):  # what is in stays in, and the report says how much was left
        for place, each in enumerate(files):
            _take(store, by, each, keys[place] if keys else "", progress, counts[place])
    return ImportReport(tuple(map(_report, files, counts)))


class _TakenBack(Exception):
    """Ends a dry run, with what it would have done."""

    def __init__(self, counts: list[dict[str, int]]) -> None:
        super().__init__()
        self.counts = counts


def _tried(store: Store, by: Actor, files: Sequence[ReadIn]) -> list[dict[str, int]]:
    """What taking all of them in would do: it is done and taken back, so that one in two files counts once."""

    def take_back(db: Session, by: Actor) -> None:
        counts = [import_contacts(db, by, each.staged) if each.staged else {} for each in files]
        raise _TakenBack(
            [{**_nothing_yet(each), **done, "left": 0} for each, done in zip(files, counts, strict=True)]
        )

    try:
        store.do(take_back, by=by)
    except _TakenBack as done:
        return done.counts
    raise AssertionError("unreachable")


def _nothing_yet(each: ReadIn) -> dict[str, int]:
    return {"made": 0, "already_here": 0, "left": len(each.staged.contacts) if each.staged is not None else 0}


def _take(
    store: Store, by: Actor, each: ReadIn, key: str, progress: Progress, counts: dict[str, int]
) -> None:
    """Take one file in, piece by piece, and count; raises Cancelled between two pieces."""
    if each.staged is None:
        return
    contacts = each.staged.contacts
    for start in range(0, len(contacts), AT_ONCE):
        piece = replace(each.staged, contacts=contacts[start : start + AT_ONCE])
        done = store.do(import_contacts, piece, by=by, key=f"{key}:{start}" if key else None)
        counts["made"] += done["made"]
        counts["already_here"] += done["already_here"]
        counts["left"] -= len(piece.contacts)
        progress.step(each.file, len(piece.contacts))


def _report(each: ReadIn, counts: dict[str, int]) -> FileReport:
    if each.contacts is None or each.staged is None:
        return FileReport(each.file, "", (), (), 0, 0, trouble=each.trouble)
    refused = tuple((one.at, one.reason) for one in each.contacts.refused)
    return FileReport(
        each.file,
        each.contacts.format,
        each.contacts.people,
        refused,
        counts["made"],
        counts["already_here"],
        counts["left"],
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
