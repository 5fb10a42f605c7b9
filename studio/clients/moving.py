"""The rows of a merge: given to the kept household and person one by one, written down, and given back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Date, Table, bindparam, insert, inspect, select, update
from sqlalchemy import Enum as EnumType
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from studio.clients import belongings
from studio.clients.belongings import Link
from studio.clients.model import Household, Merge, MergedRow, MergeId
from studio.db import Base, UtcDateTime, audit
from studio.db.audit import AuditRow
from studio.words import say


@dataclass
class Moved:
    """What was moved so far."""

    rows: list[dict[str, object]] = field(default_factory=list)

    def note(self, table: str, column: str, key: dict[str, Any], was: int, now: int) -> None:
        """One row, by its key without the column."""
        self.rows.append(
            {"of_table": table, "of_column": column, "row_key": json.dumps(key), "was": was, "now": now}
        )

    def write(self, db: Session, merge_id: MergeId) -> None:
        """Keep it with the merge."""
        if self.rows:
            db.execute(insert(MergedRow), [{**row, "merge_id": merge_id} for row in self.rows])


def rows(db: Session, moved: Moved, whose: str, was: int, now: int) -> None:
    """Give every row of a household, or of a person, to another; who they are and how to reach them is moved apart."""
    for link in belongings.links(whose):
        if link.table.name in belongings.CONTACT - {"person"} or (
            link.table.name == "person" and whose == "household"
        ):
            continue
        keys = _keys(db, link, was, now)
        for key in keys:
            moved.note(link.table.name, link.column.name, key, was, now)
        _give(db, link, keys, was, now)


def _keys(db: Session, link: Link, was: int, now: int) -> list[dict[str, Any]]:
    """Which rows go. One that the other has already, and may have only once, stays; nobody sent themselves."""
    needed = {*link.table.primary_key, *(column for others in link.once for column in others), link.column}
    found = db.execute(select(*needed).where(link.column == was)).mappings().all()
    if link.table is Household.__table__ and link.column.name == "referred_by_id":
        found = [row for row in found if row["id"] != now]
    if link.table is Household.__table__ and link.column.name == "merged_into_id":
        found = [row for row in found if row["id"] not in (was, now)]
    for others in link.once:
        there = {tuple(row) for row in db.execute(select(*others, link.column).where(link.column == now))}
        found = [row for row in found if (*(row[each.name] for each in others), now) not in there]
    return [{column.name: row[column.name] for column in link.keys} for row in found]


def _give(db: Session, link: Link, keys: list[dict[str, Any]], was: int, now: int) -> None:
    """Write the rows; each is audited, and its feature's pages are told."""
    if not keys:
        return
    wanted = [column == bindparam(f"key_{column.name}") for column in link.keys]
    statement = (
        update(link.table)
        .where(link.column == bindparam("was"), *wanted)
        .values({link.column.name: bindparam("now")})
    )
    values = [
        {"was": was, "now": now} | {f"key_{name}": value for name, value in key.items()} for key in keys
    ]
    db.connection().execute(statement, values)
    for key in keys:
        named = {name: str(value) for name, value in key.items()} | {link.column.name: str(now)}
        about = "/".join(named[column.name] for column in link.table.primary_key)
        audit.note(db, link.table.name, about, {link.column.name: now, "was": was}, act="changed")
    db.info["touched"].add(_feature(link.table))


def _feature(table: Table) -> str:
    """Whose pages show its rows."""
    for mapper in Base.registry.mappers:
        if mapper.local_table is table:
            return mapper.class_.__module__.split(".")[1]
    return "clients"


def rows_back(db: Session, merge_id: MergeId) -> None:
    """Give exactly the rows of a merge back to whom they were of."""
    by_link: dict[tuple[str, str, int, int], list[dict[str, Any]]] = defaultdict(list)
    for row in db.scalars(select(MergedRow).where(MergedRow.merge_id == merge_id).order_by(MergedRow.id)):
        by_link[row.of_table, row.of_column, row.was, row.now].append(json.loads(row.row_key))
    for (table_name, column, was, now), keys in by_link.items():
        table = Base.metadata.tables[table_name]
        _give(db, Link(table, table.c[column]), keys, now, was)


def why_not(db: Session, merge: Merge) -> str:
    """The sentence that says why a merge cannot be undone any more; empty when it can."""
    if merge.undone_at is not None:
        return say("This was undone already.")
    kept, gone = db.get_one(Household, merge.kept_id), db.get_one(Household, merge.gone_id)
    changed = say("They were changed since they were made one, so they stay one.")
    if kept.merged_into_id is not None or gone.merged_into_id != kept.id:
        return changed
    if (kept.version, gone.version) != (merge.kept_version, merge.gone_version):
        return changed
    act, operation = _act(db, merge.id)
    return changed if belongings.changed_since(db, kept.id, act, operation) else ""


def _act(db: Session, merge_id: MergeId) -> tuple[int, str]:
    """Where in the audit the merge stands."""
    made = (
        select(AuditRow.id, AuditRow.operation_key)
        .where(
            AuditRow.entity == Merge.__tablename__,
            AuditRow.entity_id == str(merge_id),
            AuditRow.act == "made",
        )
        .order_by(AuditRow.id)
    )
    row = db.execute(made).first()
    return (row.id, row.operation_key) if row is not None else (0, "")


def plain(record: Base, names: Iterable[str]) -> dict[str, Any]:
    """Fields of a record as they are kept for an undoing."""
    return {name: _kept(getattr(record, name)) for name in names}


def put_back(record: Base, facts: dict[str, Any]) -> None:
    """Write fields of a record as they were; those that are so are not touched."""
    columns = inspect(type(record)).columns
    for name, value in facts.items():
        was = _was(value, columns[name].type)
        if getattr(record, name) != was:
            setattr(record, name, was)


def _kept(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _was(value: Any, kind: TypeEngine[Any]) -> Any:
    if value is None:
        return None
    if isinstance(kind, UtcDateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, EnumType):
        return kind.enum_class(value)  # type: ignore[misc]  # ours are all of a class
    return date.fromisoformat(value) if isinstance(kind, Date) else value
