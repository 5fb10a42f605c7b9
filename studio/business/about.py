"""What the records are kept by, for the page About (RR3)."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Session

from studio.db.engine import sqlite_library


def records_facts(db: Session) -> tuple[tuple[str, str], ...]:
    """(what, which) of the database: its version, and for a file its library and its journal."""
    if db.get_bind().dialect.name == "postgresql":
        return (("PostgreSQL", str(db.execute(text("SHOW server_version")).scalar_one())),)
    release = str(db.execute(text("SELECT sqlite_version()")).scalar_one())
    journal = str(db.execute(text("PRAGMA journal_mode")).scalar_one())
    return (
        ("SQLite", release),
        ("SQLite's library", sqlite_library().__name__.partition(".")[0]),
        ("Journal", {"wal": "write-ahead log", "delete": "rollback journal"}.get(journal, journal)),
    )
