"""Records written many at once: one statement for all of them, and in the audit what a flush of each would say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Insert, Table, insert, inspect, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from studio.db import audit
from studio.db.base import Base, Versioned
from studio.db.describing import described


def make_many(
    db: Session, kind: type[Base], rows: Sequence[Mapping[str, object]], households: Sequence[int]
) -> list[int]:
    """Insert records that number themselves, each about one household; answers their ids in the order of the rows."""
    if not rows:
        return []
    always = _always(kind)
    whole = [{**always, **row} for row in rows]
    ids = list(db.execute(_insert(kind), whole).scalars())
    for record_id, row, household_id in zip(ids, whole, households, strict=True):
        pairs: dict[str, tuple[object, object]] = {name: (None, value) for name, value in row.items()}
        _note(db, kind, "made", record_id, pairs | {"id": (None, record_id)}, household_id)
    return ids


def change_many(
    db: Session, kind: type[Base], before: Mapping[int, Mapping[str, object]], after: Mapping[str, object]
) -> None:
    """Give all these records the same values; ``before`` holds what each had. The caller holds their rows.

    For what says nothing about people: no words of theirs are kept beside the audit.
    """
    if not before:
        return
    table = _table(kind)
    values: dict[str, Any] = dict(after)
    if issubclass(kind, Versioned):
        values["version"] = table.c.version + 1
    db.execute(update(table).where(table.c.id.in_(before)).values(values))
    for record_id, had in before.items():
        pairs = {name: (had[name], value) for name, value in after.items() if had[name] != value}
        _note(db, kind, "changed", record_id, pairs, None)


def _note(
    db: Session,
    kind: type[Base],
    act: str,
    record_id: int,
    pairs: Mapping[str, tuple[object, object]],
    household_id: int | None,
) -> None:
    entry = described(act, kind.__tablename__, str(record_id), pairs, household_id)
    if entry is not None and "audit" in db.info:
        db.info["audit"].append(entry)
        db.info["touched"].add(audit.feature(kind))


def _table(kind: type[Base]) -> Table:
    return Base.metadata.tables[kind.__tablename__]


@cache
def _insert(kind: type[Base]) -> Insert:
    table = _table(kind)
    return insert(table).returning(table.c.id, sort_by_parameter_order=True)


@cache
def _always(kind: type[Base]) -> dict[str, object]:
    """What every new record of a kind has where nothing else is said."""
    found: dict[str, object] = {
        column.key: column.default.arg
        for column in inspect(kind).columns
        if isinstance(column.default, ScalarElementColumnDefault)
    }
    return {**found, "version": 1} if issubclass(kind, Versioned) else found
