"""Pictures left in place whose disk has gone: found again elsewhere, and proved by path, size and hash."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from studio import files
from studio.actor import Actor, new_key
from studio.db import Store
from studio.errors import Trouble
from studio.pictures.queries import of_session
from studio.pictures.rows import PictureRow
from studio.pictures.service import find_again
from studio.pictures.showing import file_of
from studio.progress import Progress
from studio.sessions import SessionId
from studio.words import say


@dataclass(frozen=True, slots=True)
class FoundAgain:
    """How many pictures were missing, how many of them were found, and where."""

    missing: int
    found: int
    folder: str = ""


def missing(rows: Sequence[PictureRow]) -> list[PictureRow]:
    """Those whose file is in none of the folders known. Asks the disk: not for the UI thread."""
    return [row for row in rows if file_of(row) is None]


def look_for(
    store: Store, by: Actor, session_id: SessionId, folder: Path | None, progress: Progress | None = None
) -> FoundAgain:
    """Look for missing pictures in a folder, above and below it; None is every disk and card this computer has.

    A file is the picture only when its path below the folder, its size and its hash agree. Raises Trouble when none of
    them is there; then nothing was changed.
    """
    steps = progress or Progress()
    rows = store.ask(of_session, session_id)
    gone = missing(rows)
    if not gone:
        return FoundAgain(0, 0)
    best = max(_candidates(folder, gone), key=lambda root: len(_there(root, gone)), default=None)
    likely = _there(best, gone) if best is not None else []
    steps.start(len(likely))
    proved = 0
    for row, file in likely:
        proved += _is_same(file, row)
        steps.step(row.file_name)
    if best is None or not proved:
        raise Trouble(say("None of these pictures is there. Please choose another folder."), "folder")
    store.do(find_again, session_id, str(best), by=by, key=new_key())
    return FoundAgain(len(gone), proved, str(best))


def _there(root: Path, rows: Iterable[PictureRow]) -> list[tuple[PictureRow, Path]]:
    """Which of them lie below this folder, by path and size."""
    found = []
    for row in rows:
        file = root / row.path
        try:
            if file.is_file() and file.stat().st_size == row.size:
                found.append((row, file))
        except OSError:
            continue
    return found


def _is_same(file: Path, row: PictureRow) -> bool:
    try:
        return files.sha256_of(file) == row.sha256
    except OSError:
        return False


def _candidates(folder: Path | None, rows: Sequence[PictureRow]) -> Iterator[Path]:
    """The folder itself, those above it as far as the paths are deep, those directly below; of disks, each."""
    tops = [folder.absolute()] if folder is not None else list(_disks())
    deepest = max(len(PurePosixPath(row.path).parts) for row in rows) - 1
    for top in tops:
        yield top
        yield from list(top.parents)[: deepest if folder is not None else 0]
        yield from _inside(top)
    if folder is None:  # the same folder on another disk: /media/one/DCIM was, /media/two/DCIM is
        for before in {Path(each) for row in rows for each in row.folders}:
            for top in tops:
                for depth in range(1, len(before.parts)):
                    yield top.joinpath(*before.parts[-depth:])


def _disks() -> Iterator[Path]:
    """Where this system puts disks and cards."""
    if sys.platform == "win32":
        yield from (Path(each) for each in os.listdrives())
        return
    for above in (Path("/Volumes"), Path("/mnt"), Path("/media"), Path("/run/media")):
        for disk in _inside(above):
            yield disk
            if above.name == "media":
                yield from _inside(disk)


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(each for each in folder.iterdir() if each.is_dir() and not each.name.startswith("."))[
            :200
        ]
    except OSError:
        return []
