"""A list as a file: all its rows, page by page, written whole, and a line in the audit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from studio import rights
from studio.actor import Actor
from studio.db import Store, audit
from studio.files import write_whole
from studio.lists.writing import Cell, as_csv, as_xlsx
from studio.progress import Progress

PIECE = 500


@dataclass(frozen=True)
class Listing:
    """A list to write: its name, its headings, what stands in a row, and where its rows come from.

    ``page(db, after, most)`` answers the rows that follow ``after(row)``, None at first; a list that is here as a
    whole answers it at once and has no ``after``.
    """

    name: str
    titles: tuple[str, ...]
    cells: Callable[[Any], Sequence[Cell]]
    page: Callable[[Session, Any, int], Sequence[Any]]
    after: Callable[[Any], object] | None = None
    count: Callable[[Session], int] | None = None
    """How many rows there will be, where that is known at once."""


def export_list(
    store: Store, by: Actor, listing: Listing, file: Path, progress: Progress | None = None
) -> int:
    """Write every row of a list into a file, a workbook when its name ends in .xlsx, else CSV; how many rows.

    The owner's right. Raises Refused, Trouble when it cannot be written, Cancelled when the person has asked to stop;
    then there is no file.
    """
    rights.require(by, "records.export_list")
    steps = progress or Progress()
    steps.start(store.ask(listing.count) if listing.count is not None else 0)
    rows: list[Sequence[Cell]] = []
    last: object = None
    while True:
        found = store.ask(listing.page, last, PIECE)
        rows += [tuple(listing.cells(row)) for row in found]
        steps.step(by=len(found))
        if listing.after is None or len(found) < PIECE:
            break
        last = listing.after(found[-1])
    if file.suffix.lower() == ".xlsx":
        content = as_xlsx(listing.name, listing.titles, rows)
    else:
        content = as_csv(listing.titles, rows)
    store.do(note_list, listing.name, len(rows), by=by)
    write_whole(file, content)
    return len(rows)


@rights.verb("records.export_list")
def note_list(db: Session, _by: Actor, name: str, rows: int) -> None:
    """Note that a list went out: which, and how many rows; no names."""
    audit.note(db, "list", name[:80], {"rows": rows}, act="exported")
