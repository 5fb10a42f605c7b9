"""Writing thousands of plain rows at once, by the driver's own road."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sqlalchemy.orm import Session

from studio.db.base import Base


def pour(db: Session, entity: type[Base], rows: Sequence[dict[str, object]]) -> None:
    """Write rows of text and whole numbers, every one with the same columns, as the driver takes them.

    For what is neither audited nor versioned, such as the words a search reads: binding the values one by one would
    take longer than writing them.
    """
    if not rows:
        return
    columns = tuple(rows[0])
    values = [tuple(row.values()) for row in rows]
    db.connection().exec_driver_sql(
        _statement(entity.__tablename__, columns, db.get_bind().dialect.name), values
    )


@cache
def _statement(table: str, columns: tuple[str, ...], dialect: str) -> str:
    mark = "%s" if dialect == "postgresql" else "?"
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join([mark] * len(columns))})"
