"""Backup and restore (RR15, RR16): a backup counts as good only once it has been opened and held to every invariant.

A backup is one file: a first line that says what it is, a line that describes the contents with their hash, then the
records as an embedded file, whatever database they came from. So the records of a server can be opened on one desk,
and those of one desk moved to a server.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, insert, select, text
from sqlalchemy.orm import Session

from studio import clock, rights
from studio.actor import Actor
from studio.db import Store, audit
from studio.db.audit import AuditRow
from studio.db.engine import WRITES, file_of, is_server, open_engine, read_only, sqlite_library
from studio.db.faults import plainly
from studio.errors import Refused, Trouble
from studio.files import reason, sync_folder, write_whole
from studio.progress import Progress
from studio.schema import guards
from studio.schema.checking import check
from studio.schema.models import metadata
from studio.schema.opening import open_store, prepare, version_of

MAGIC = b"Portrait Desk backup 1\n"
ENDING = ".backup"
PAGE = 500


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that has been proved good."""

    file: Path
    sha256: str
    made_at: str
    records: int


def back_up(store: Store, by: Actor, folder: Path, progress: Progress | None = None) -> Backup:
    """Copy the records into a folder while work goes on, and prove the copy by opening it.

    Raises Trouble when it cannot be written or does not prove good; then nothing is left behind.
    """
    rights.require(by, "records.back_up")
    steps = progress or Progress()
    steps.start(3)
    if not folder.is_dir():
        raise Trouble(f"The folder {folder.name} is not there. Please choose another place for the backup.")
    with tempfile.TemporaryDirectory(prefix="portrait-desk-") as room:
        copy = Path(room) / "records.db"
        _copy_out(store, copy)
        steps.step("copied")
        records, head = _prove(copy)
        steps.step("opened and checked")
        content = copy.read_bytes()
    made_at = clock.now().isoformat(timespec="seconds")
    sha256 = hashlib.sha256(content).hexdigest()
    about = {
        "made_at": made_at,
        "bytes": len(content),
        "sha256": sha256,
        "records": records,
        "audit": head,
        "version": version_of(store.target),
    }
    file = _free_name(folder)
    write_whole(file, MAGIC + json.dumps(about, sort_keys=True).encode() + b"\n" + content)
    _read(file)
    steps.step("written and read back")
    store.do(_note, sha256, records, by=by)
    return Backup(file, sha256, made_at, records)


@rights.verb("records.back_up")
def _note(db: Session, _by: Actor, sha256: str, records: int) -> None:
    audit.note(db, "records", "all", {"sha256": sha256, "records": records}, act="copied")


def restore(file: Path, target: str | Path) -> Path | None:
    """Put the records of a backup in the place of those at ``target``; every connection to them must be closed.

    The records that were there are kept aside; answers where, or None when there were none. Raises Refused for a
    file that is not a whole backup of ours, and for a server that already holds a studio.
    """
    content = _read(file)
    if is_server(target):
        _into_server(content, str(target))
        return None
    return _into_file(content, file_of(target))


def _free_name(folder: Path) -> Path:
    stem = f"portrait-desk-{clock.wall_now():%Y-%m-%d-%H%M%S}"
    for count in range(1, 1000):
        file = folder / (f"{stem}{ENDING}" if count == 1 else f"{stem}-{count}{ENDING}")
        if not file.exists():
            return file
    raise Trouble("There are too many backups of this moment in that folder.")


def _copy_out(store: Store, copy: Path) -> None:
    if is_server(store.target):
        _copy_tables(store, copy)
        return
    library = sqlite_library()
    try:
        with (
            closing(library.connect(read_only(file_of(store.target)), uri=True)) as source,
            closing(library.connect(copy)) as into,
        ):
            source.backup(into)
            into.execute("PRAGMA journal_mode = DELETE")
    except (library.Error, OSError) as failed:
        raise plainly(str(failed)) or Trouble(
            "There was no room for the copy, so there is no backup. Please free some space."
        ) from failed


def _copy_tables(store: Store, copy: Path) -> None:
    """The records of a server as an embedded file, read in one snapshot."""
    prepare(copy)
    engine = open_engine(copy)
    source = store.engine.connect().execution_options(
        isolation_level="REPEATABLE READ", postgresql_readonly=True
    )
    try:
        with source, _unguarded(engine.connect()) as into:
            _pour(source, into)
    finally:
        engine.dispose()
    _settle(copy)


def _settle(copy: Path) -> None:
    """Fold the write-ahead log into the file, so that the file alone is the copy."""
    with closing(sqlite_library().connect(copy)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


@contextmanager
def _unguarded(connection: Connection) -> Iterator[Connection]:
    """One writing transaction without guards, which are back before it ends."""
    with connection, connection.execution_options(**{WRITES: True}).begin():
        guards.remove(connection)
        yield connection
        guards.install(connection)


def _pour(source: Connection, into: Connection) -> None:
    for table in metadata.sorted_tables:
        rows = source.execute(select(table).execution_options(yield_per=PAGE))
        for page in rows.mappings().partitions(PAGE):
            into.execute(insert(table), [dict(row) for row in page])


def _prove(copy: Path) -> tuple[int, str]:
    """Open a copy with the program's own code and hold it to every invariant; its records counted, the audit's head."""
    proof = open_store(copy)
    try:
        broken = check(proof)
        if broken:
            raise Trouble(
                f"The copy did not prove good ({broken[0].rule}), so it does not count as a backup."
            )
        if proof.ask(lambda db: db.scalar(text("SELECT COUNT(*) FROM studio"))) != 1:
            raise Trouble("There are no records of a studio to back up yet.")
        records = proof.ask(
            lambda db: sum(
                db.scalar(select(func.count()).select_from(table)) or 0 for table in metadata.sorted_tables
            )
        )
        head = proof.ask(
            lambda db: db.scalar(select(AuditRow.hash).order_by(AuditRow.id.desc()).limit(1)) or ""
        )
    finally:
        proof.close()
    _settle(copy)
    return records, head


def _read(file: Path) -> bytes:
    """The records inside a backup; raises Refused unless every byte is as it was written."""
    not_whole = Refused(f"{file.name} is not a whole backup of Portrait Desk. Nothing was changed.")
    try:
        content = file.read_bytes()
    except OSError as failed:
        raise Trouble(f"{file.name} cannot be read: {reason(failed)}.") from failed
    if not content.startswith(MAGIC):
        raise not_whole
    line, found, records = content[len(MAGIC) :].partition(b"\n")
    try:
        about = json.loads(line)
        whole = bool(found) and len(records) == about["bytes"]
        whole = whole and hashlib.sha256(records).hexdigest() == about["sha256"]
    except (ValueError, KeyError, TypeError) as broken:
        raise not_whole from broken
    if not whole:
        raise not_whole
    return records


def _require_closed(target: Path) -> None:
    """Raise Refused when a window, here or elsewhere, has the records open: it would go on writing into the old ones.

    Leaving the write-ahead log needs the file alone; records that are damaged may still be replaced.
    """
    if not target.exists():
        return
    library = sqlite_library()
    try:
        with closing(library.connect(target, timeout=0, isolation_level=None)) as alone:
            alone.execute("PRAGMA journal_mode = DELETE")
            alone.execute("BEGIN EXCLUSIVE")
            alone.execute("ROLLBACK")
    except library.OperationalError as failed:
        if "locked" in str(failed):
            raise Refused(
                "These records are open in a window. Please close Portrait Desk on every desk, then restore again."
            ) from failed
    except library.Error:
        return


def _into_file(content: bytes, target: Path) -> Path | None:
    _require_closed(target)
    fresh = target.with_name(f".restoring-{target.name}")
    write_whole(fresh, content)
    try:
        _prove(fresh)
        aside = _move_aside(target)
        fresh.replace(target)
        sync_folder(target.parent)
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            fresh.with_name(fresh.name + ending).unlink(missing_ok=True)
    return aside


def _move_aside(target: Path) -> Path | None:
    """The old file and its log leave together (RR16), so that the new file never meets the old log."""
    aside = None
    stem = f"{target.stem}-before-restore-{clock.wall_now():%Y-%m-%d-%H%M%S}{target.suffix}"
    for ending in ("-wal", "-shm", "-journal", ""):
        part = target.with_name(target.name + ending)
        if part.exists():
            aside = target.with_name(stem)
            part.replace(target.with_name(stem + ending))
    return aside


def _into_server(content: bytes, target: str) -> None:
    prepare(target)
    store = Store(target)
    try:
        if store.ask(lambda db: db.scalar(text("SELECT COUNT(*) FROM studio"))):
            raise Refused("That server already holds a studio. Please restore into a new, empty database.")
        with tempfile.TemporaryDirectory(prefix="portrait-desk-") as room:
            copy = Path(room) / "records.db"
            copy.write_bytes(content)
            _prove(copy)
            engine = open_engine(copy)
            try:
                with engine.connect() as source, _unguarded(store.engine.connect()) as into:
                    _pour(source, into)
                    count_on(into)
            finally:
                engine.dispose()
        broken = check(store)
        if broken:
            raise Trouble(f"The restored records do not prove good: {broken[0].rule}.")
    finally:
        store.close()


def count_on(into: Connection) -> None:
    """Ids go on after the highest one that came along."""
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is not None:
            into.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', '{column.name}'), "
                    f"(SELECT COALESCE(MAX({column.name}), 0) + 1 FROM {table.name}), false) "
                    f"WHERE pg_get_serial_sequence('{table.name}', '{column.name}') IS NOT NULL"
                )
            )
