"""The one place that opens connections (RR1, RR3): an embedded SQLite file, or a PostgreSQL server."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

APPLICATION_ID = 0x506F4465
"""Marks a SQLite file as a studio's records ("PoDe"), so that another program's file is never mistaken for one."""

BUSY_SECONDS = 5
WRITES = "studio_writes"
"""Execution option of a connection whose transaction will write."""


def sqlite_library() -> ModuleType:
    """The newest SQLite at hand: the wheel's where there is one, else Python's own."""
    try:
        from pysqlite3 import dbapi2
    except ImportError:
        return sqlite3
    return dbapi2  # type: ignore[no-any-return]  # the wheel has no types


def keeps_write_ahead_log(version: tuple[int, ...]) -> bool:
    """Whether a SQLite version is free of the fault that lost commits from the write-ahead log (RR3)."""
    if version[:2] == (3, 50):
        return version >= (3, 50, 7)
    if version[:2] == (3, 44):
        return version >= (3, 44, 6)
    return version >= (3, 51, 3)


def is_server(target: str | Path) -> bool:
    """Whether a target names a PostgreSQL server rather than a file."""
    return isinstance(target, str) and target.startswith(("postgresql:", "postgresql+psycopg:", "postgres:"))


def file_of(target: str | Path) -> Path:
    """The file of an embedded target, given as a path or as ``sqlite:///path``."""
    return Path(str(target).removeprefix("sqlite:///")).expanduser().absolute()


def read_only(path: Path) -> str:
    """The address under which SQLite opens a file for reading alone, whatever signs its name has."""
    return f"{path.as_uri()}?mode=ro"


def open_engine(target: str | Path) -> Engine:
    """An engine whose connections are all opened the same, careful way."""
    return _server(str(target)) if is_server(target) else _embedded(file_of(target))


def _embedded(path: Path) -> Engine:
    library = sqlite_library()
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=library,
        connect_args={"isolation_level": None, "timeout": BUSY_SECONDS, "check_same_thread": False},
        hide_parameters=True,
    )
    journal = "WAL" if keeps_write_ahead_log(library.sqlite_version_info) else "DELETE"

    @event.listens_for(engine, "connect")
    def _careful(connection: Any, _record: object) -> None:
        for pragma in (
            f"busy_timeout = {BUSY_SECONDS * 1000}",
            f"journal_mode = {journal}",
            "foreign_keys = ON",
            "trusted_schema = OFF",
            "recursive_triggers = ON",
            "secure_delete = ON",
            "synchronous = FULL",
            "cache_size = -16000",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _server(url: str) -> Engine:
    address = make_url(url).set(drivername="postgresql+psycopg")
    return create_engine(
        address,
        pool_pre_ping=True,
        hide_parameters=True,
        isolation_level="READ COMMITTED",
        connect_args={"connect_timeout": 5, "options": "-c lock_timeout=5000 -c timezone=UTC"},
    )
