"""Opening the records: look at the file, make it or migrate it safely (RR2), install the guards."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from studio.db import Store
from studio.db.engine import (
    APPLICATION_ID,
    WRITES,
    file_of,
    is_server,
    open_engine,
    read_only,
    sqlite_library,
)
from studio.db.faults import meaning, plainly
from studio.errors import Trouble
from studio.files import UNFINISHED, reason, sweep, sync_folder
from studio.schema import guards
from studio.schema.looking import newer, require_ours, require_place
from studio.schema.versions import NEWEST, VERSIONS

if TYPE_CHECKING:
    from alembic.config import Config

_ABANDONED = 3600
"""Seconds after which an unfinished file beside the records is nobody's work any more."""


_one_at_a_time = threading.Lock()
"""Alembic's ``op`` is one for the whole process: two threads that migrate would write into each other's records."""


def open_store(target: str | Path, *, desk: str | None = None) -> Store:
    """Open the records of a studio, making or migrating them first.

    Raises Refused for a file that is not a studio's, is newer than this program or lies on a share,
    Trouble when disk or server fail.
    """
    prepare(target)
    return Store(target, desk=desk)


def prepare(target: str | Path, version: str = NEWEST) -> None:
    """Bring a database to a version (the newest by default) and give it its guards; same errors as ``open_store``."""
    if is_server(target):
        _bring_to(target, version, None)
        return
    path = file_of(target)
    require_place(path)
    sweep(path.parent, older_than=_ABANDONED)
    if path.exists():
        _bring_to(path, version, path if require_ours(path) else None)
    else:
        _make(path, version)


def version_of(target: str | Path) -> str | None:
    """The migration a database stands at; None for one that is empty."""
    engine = open_engine(target)
    try:
        with engine.connect() as connection:
            return _version(connection)
    finally:
        engine.dispose()


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def _make(path: Path, version: str) -> None:
    """A new file appears whole or not at all: killed while it is made, it leaves nothing in its place.

    Only who runs the program may read it.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=UNFINISHED, suffix=".db", dir=path.parent)
        os.close(handle)
    except OSError as failed:
        raise Trouble(f"{path.name} could not be made: {reason(failed)}.") from failed
    fresh = Path(name)
    try:
        _bring_to(fresh, version, None)
        _take_place(fresh, path)
        sync_folder(path.parent)
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            fresh.with_name(fresh.name + ending).unlink(missing_ok=True)


def _take_place(fresh: Path, path: Path) -> None:
    """Two programs may make the same file at once: the first to finish has made it, the other opens that one."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not path.exists():
            fresh.rename(path)


def _bring_to(target: str | Path, version: str, keep: Path | None) -> None:
    engine = open_engine(target)
    try:
        if not _stands(engine, version):
            _migrate(engine, version, keep)
    except DBAPIError as failed:
        raise meaning(failed) from failed
    finally:
        engine.dispose()


def _stands(engine: Engine, version: str) -> bool:
    """Whether there is nothing to do; asked without a lock, so that a busy desk can be joined."""
    with engine.connect() as connection:
        present = _version(connection)
        if present is not None and present not in VERSIONS:
            raise newer()
        return present == version == NEWEST and guards.stand(connection)


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "studio:schema/migrations")
    config.attributes["connection"] = connection
    return config


def _migrate(engine: Engine, version: str, keep: Path | None) -> None:
    with _exclusive(engine) as connection:
        present = _version(connection)
        if present is not None and present not in VERSIONS:
            raise newer()
        if present == version and guards.stand(connection):
            return
        if keep is not None and present is not None and present != version:
            _keep_copy(keep, present)
        _change(connection, present, version)


def _change(connection: Connection, present: str | None, wanted: str) -> None:
    """One transaction: guards away, migrations, guards back, foreign keys checked."""
    from alembic import command

    guards.remove(connection)
    with _one_at_a_time:
        if present is not None and VERSIONS.index(wanted) < VERSIONS.index(present):
            command.downgrade(_config(connection), wanted)
        else:
            command.upgrade(_config(connection), wanted)
    if wanted == NEWEST:
        guards.install(connection)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise Trouble(
                "The records could not be brought up to date without loss, so they were left as they were."
            )


@contextmanager
def _exclusive(engine: Engine) -> Iterator[Connection]:
    """One writing transaction in which tables may be rebuilt without losing what refers to them (RR2)."""
    embedded = engine.dialect.name == "sqlite"
    with engine.connect() as connection:
        if embedded:
            connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]
        else:
            # The lock first: two desks that start at once would both try to make the extension.
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7140002)")
            connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS btree_gist")
        try:
            transaction = (
                connection.get_transaction() or connection.execution_options(**{WRITES: True}).begin()
            )
            with transaction:
                yield connection
        finally:
            if embedded:
                connection.connection.driver_connection.execute("PRAGMA foreign_keys = ON")  # type: ignore[union-attr]


def _keep_copy(file: Path, present: str) -> None:
    """Keep the file as it was before a migration, beside it, made by the backup interface and looked at (RR2).

    It gets its name only once it is whole, so that a kill never leaves half a copy that looks like one.
    """
    kept = file.with_name(f"{file.stem}-before-{present}{file.suffix}")
    fresh = kept.with_name(f"{UNFINISHED}{kept.name}")
    library = sqlite_library()
    try:
        with (
            closing(library.connect(read_only(file), uri=True)) as source,
            closing(library.connect(fresh)) as copy,
        ):
            fresh.chmod(0o600)
            source.backup(copy)
            if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise Trouble(
                    "The records are damaged, so they were not brought up to date. Please restore a backup."
                )
        fresh.replace(kept)
    except (library.Error, OSError) as failed:
        fresh.unlink(missing_ok=True)
        raise plainly(str(failed)) or Trouble(
            "There was no room for a safety copy, so the records were not brought up to date."
        ) from failed
