"""Looking at a file before it is trusted: is it a studio's records, of a version we know, and nothing planted in it?

Nothing is written while looking, so that what is refused stays as it was, byte for byte.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from studio.db.engine import APPLICATION_ID, BUSY_SECONDS, sqlite_library
from studio.db.faults import plainly
from studio.db.place import require_local
from studio.errors import Refused, StudioError, Trouble
from studio.files import reason
from studio.schema import guarding
from studio.schema.models import metadata
from studio.schema.versions import VERSIONS

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100


def newer() -> Refused:
    """What is said of records that a later program has changed."""
    return Refused(
        "These records were written by a newer Portrait Desk. Please update this one; nothing was changed."
    )


def require_place(path: Path) -> None:
    """Raise Refused unless records may lie there: a file, in a folder that exists, on a disk of this computer.

    Trouble when the system does not let us look.
    """
    require_local(path)
    try:
        is_folder, has_folder = path.is_dir(), path.parent.is_dir()
    except OSError as failed:
        raise Trouble(f"{path.name} cannot be read: {reason(failed)}.") from failed
    if is_folder:
        raise Refused(f"{path.name} is a folder. Please choose the file of your records.")
    if not has_folder:
        raise Refused(
            f"The folder {path.parent.name} is not there. Please choose another place for the records."
        )


def require_ours(path: Path) -> str | None:
    """The version of the records in a file, None for one that was never finished.

    Raises Refused for a file of something else, one of a newer program and one in which another program has
    planted what we never make; Trouble for one that cannot be read or is damaged.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as failed:
        raise Trouble(f"{path.name} cannot be read: {reason(failed)}.") from failed
    if (
        len(header) < _HEADER
        or not header.startswith(_MAGIC)
        or int.from_bytes(header[68:72], "big") != APPLICATION_ID
    ):
        raise _foreign(path)
    library = sqlite_library()
    try:
        # Not mode=ro: what a kill left half done is rolled back by whoever opens the file next.
        with closing(
            library.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=BUSY_SECONDS)
        ) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            return _looked_through(path, connection)
    except library.Error as failed:
        raise _said(failed) from failed


def _looked_through(path: Path, connection: Any) -> str | None:
    parts = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    tables = {name for kind, name, _sql in parts if kind == "table" and not name.startswith("sqlite_")}
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise _foreign(path)
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    version = None if row is None else str(row[0])
    if version is None or version not in VERSIONS:
        raise newer() if version is not None else _foreign(path)
    ours = {*metadata.tables, "alembic_version"}
    for kind, name, sql in parts:
        planted = (
            kind == "view"
            or (kind == "trigger" and not name.startswith(guarding.PREFIX))
            or (kind == "table" and str(sql).upper().startswith("CREATE VIRTUAL"))
            or (kind == "table" and version == VERSIONS[-1] and name in tables - ours)
        )
        if planted:
            raise Refused(
                f"Another program has added something to {path.name} ({name}), so it is not opened. "
                "Please restore a backup."
            )
    return version


def _foreign(path: Path) -> Refused:
    return Refused(f"{path.name} is not a file of Portrait Desk's records. It was left as it is.")


def _said(failed: Exception) -> StudioError:
    return plainly(str(failed)) or Trouble(
        "The file of records is damaged. Please restore the newest backup."
    )
