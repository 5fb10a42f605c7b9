"""Opening the records: look at the file, migrate it safely (RR2), install the guards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from studio.db import Store
from studio.db.engine import APPLICATION_ID, WRITES, file_of, is_server, open_engine, sqlite_library
from studio.db.faults import meaning
from studio.db.place import require_local
from studio.errors import Refused, Trouble
from studio.files import reason
from studio.schema import guards

NEWEST = "head"
_MAGIC = b"SQLite format 3\x00"


def open_store(target: str | Path, *, desk: str | None = None) -> Store:
    """Open the records of a studio, making or migrating them first.

    Raises Refused for a file that is not a studio's, is newer than this program or lies on a share,
    Trouble when disk or server fail.
    """
    prepare(target)
    return Store(target, desk=desk)


def prepare(target: str | Path, version: str = NEWEST) -> None:
    """Bring a database to a version (the newest by default) and give it its guards; same errors as ``open_store``."""
    if not is_server(target):
        _require_ours(file_of(target))
    engine = open_engine(target)
    try:
        _migrate(engine, version, None if is_server(target) else file_of(target))
    except DBAPIError as failed:
        raise meaning(failed) from failed
    finally:
        engine.dispose()


def version_of(target: str | Path) -> str | None:
    """The migration a database stands at; None for one that is empty."""
    engine = open_engine(target)
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()


def _require_ours(path: Path) -> None:
    """Refuse a file that is not a studio's records, before anything is opened for writing."""
    require_local(path)
    if path.is_dir():
        raise Refused(f"{path.name} is a folder. Please choose the file of your records.")
    if not path.parent.is_dir():
        raise Refused(
            f"The folder {path.parent.name} is not there. Please choose another place for the records."
        )
    if not path.exists():
        return
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as failed:
        raise Trouble(f"{path.name} cannot be read: {reason(failed)}.") from failed
    foreign = Refused(f"{path.name} is not a file of Portrait Desk's records. It was left as it is.")
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise foreign
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise foreign


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", "studio:schema/migrations")
    config.attributes["connection"] = connection
    return config


def _migrate(engine: Engine, version: str, file: Path | None) -> None:
    with _exclusive(engine, file is not None) as connection:
        config = _config(connection)
        scripts = ScriptDirectory.from_config(config)
        present = MigrationContext.configure(connection).get_current_revision()
        known = {script.revision for script in scripts.walk_revisions()}
        if present is not None and present not in known:
            raise Refused(
                "These records were written by a newer Portrait Desk. Please update this one; nothing was changed."
            )
        wanted = scripts.get_current_head() if version == NEWEST else version
        if (
            present == wanted
            and guards.installed(connection).keys() == guards.statements(engine.dialect.name).keys()
        ):
            return
        if file is not None and present is not None and present != wanted:
            _keep_copy(file, present)
        _change(
            connection,
            config,
            present,
            wanted,
            known=[script.revision for script in scripts.walk_revisions()],
        )


def _change(
    connection: Connection, config: Config, present: str | None, wanted: str | None, known: list[str]
) -> None:
    """One transaction: guards away, migrations, guards back, foreign keys checked."""
    newest_first = [*known, None]
    backwards = present is not None and newest_first.index(wanted) > newest_first.index(present)
    guards.remove(connection)
    if backwards:
        command.downgrade(config, wanted or "base")
    else:
        command.upgrade(config, wanted or NEWEST)
    if wanted == known[0]:
        guards.install(connection)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise Trouble(
                "The records could not be brought up to date without loss, so they were left as they were."
            )


@contextmanager
def _exclusive(engine: Engine, embedded: bool) -> Iterator[Connection]:
    """One writing transaction in which tables may be rebuilt without losing what refers to them (RR2)."""
    with engine.connect() as connection:
        if embedded:
            connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]
        else:
            connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS btree_gist")
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7140002)")
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
    """Keep the file as it was before a migration, beside it, made by the backup interface and looked at (RR2)."""
    kept = file.with_name(f"{file.stem}-before-{present}{file.suffix}")
    if kept.exists():
        return
    library = sqlite_library()
    try:
        with library.connect(f"file:{file}?mode=ro", uri=True) as source, library.connect(kept) as copy:
            source.backup(copy)
            if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise Trouble(
                    "The records are damaged, so they were not brought up to date. Please restore a backup."
                )
    except (library.Error, OSError) as failed:
        kept.unlink(missing_ok=True)
        raise Trouble(
            "There was no room for a safety copy, so the records were not brought up to date."
        ) from failed
