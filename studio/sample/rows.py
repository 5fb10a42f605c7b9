"""Rows of a large sample on their way into the database: numbered here, written many at once without the guards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from studio.db.base import Base
from studio.schema.models import metadata

AT_ONCE = 2_000
Row = dict[str, Any]


class Rows:
    """Rows by their table, each with its number; what waits is written by :meth:`write`, parents first."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._waiting: defaultdict[Table, list[Row]] = defaultdict(list)
        self._last: dict[Table, int] = {}

    def add(self, entity: type[Base], /, **values: Any) -> int:
        """One more row with the next number of its table; the answer is that number."""
        table = _table(entity)
        number = self._last.get(table)
        if number is None:
            number = self.connection.scalar(select(func.coalesce(func.max(table.c.id), 0))) or 0
        self._last[table] = number = number + 1
        self._waiting[table].append({"id": number, **values})
        return number

    def put(self, entity: type[Base], /, **values: Any) -> None:
        """One more row of a table whose rows are named by others."""
        self._waiting[_table(entity)].append(values)

    def of(self, entity: type[Base]) -> list[Row]:
        """The rows of a table that wait."""
        return self._waiting[_table(entity)]

    def write(self, *, besides: Collection[type[Base]] = ()) -> None:
        """Write what waits, besides that of some tables."""
        left = {_table(each) for each in besides}
        for table in metadata.sorted_tables:
            if table in left:
                continue
            rows = self._waiting.pop(table, [])
            for start in range(0, len(rows), AT_ONCE):
                self.connection.execute(insert(table), rows[start : start + AT_ONCE])


def _table(entity: type[Base]) -> Table:
    table = entity.__table__
    assert isinstance(table, Table)
    return table
