"""The audit: one row for every record that a gesture made, changed or removed, in the same transaction.

Facts (money, dates, states, ids) stand in the row; words about people stand in one companion table that
erasure may empty. Each row holds the hash of the row before, so that a cut or an edit shows (RR11).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index, String, event, func, insert, inspect, select, text
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, UOWTransaction, mapped_column

from studio import clock
from studio.actor import Actor
from studio.db.base import Base
from studio.db.describing import described, fact

_OWN = (
    "audit_row",
    "audit_words",
    "operation",
    "search_token",
    "search_line",
    "counter",
    "occupancy",
    "half_typed",
)


class AuditRow(Base):
    """Who did what to which record, when, at which desk, with money and states before and after."""

    __tablename__ = "audit_row"
    __table_args__ = (Index("ix_audit_row_entity_entity_id", "entity", "entity_id"),)
    append_only: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    desk: Mapped[str] = mapped_column(String(80))
    staff_id: Mapped[int]
    gesture: Mapped[str] = mapped_column(String(80))
    operation_key: Mapped[str] = mapped_column(String(64))
    act: Mapped[str] = mapped_column(String(8))
    entity: Mapped[str] = mapped_column(String(60))
    entity_id: Mapped[str] = mapped_column(String(80))
    fields: Mapped[str]
    facts: Mapped[str]
    hash_before: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class AuditWords(Base):
    """The words about people that a change replaced; the only part of the audit that erasure may empty."""

    __tablename__ = "audit_words"

    audit_id: Mapped[int] = mapped_column(ForeignKey("audit_row.id"), primary_key=True)
    household_id: Mapped[int | None] = mapped_column(index=True)
    words: Mapped[str]


def feature(entity: type) -> str:
    """Whose record it is, as ``Changes`` names it: ``sessions``."""
    return entity.__module__.split(".")[1]


def _entry(obj: Any, act: str) -> dict[str, Any] | None:
    """What one flushed object changed, or None when nothing did."""
    state = inspect(obj)
    pairs: dict[str, tuple[object, object]] = {}
    # What a flush leaves alone is most of a record: only the attributes that were set have a history to look up.
    names = state.committed_state if act == "changed" else state.dict
    for attribute in state.mapper.column_attrs if names else ():
        if attribute.key not in names:
            continue
        before, after = None, getattr(obj, attribute.key)
        if act == "changed":
            history = state.attrs[attribute.key].history
            if not history.has_changes():
                continue
            before = history.deleted[0] if history.deleted else None
        elif act == "removed":
            before, after = after, None
        pairs[attribute.key] = (before, after)
    entity_id = "/".join(str(part) for part in state.mapper.primary_key_from_instance(obj))
    return described(act, state.mapper.local_table.name, entity_id, pairs, obj)


def _household(db: Session, obj: Any) -> int | None:
    """The family that a record is about, found through the records it belongs to."""
    if obj is None:
        return None
    mapper = inspect(obj).mapper
    if mapper.local_table.name == "household":
        return int(obj.id)
    found: int | None = getattr(obj, "household_id", None)
    if found is not None:
        return found
    for column in mapper.local_table.columns:
        for key in column.foreign_keys:
            if key.column.table is mapper.local_table:  # the first of a series knows no more than the others
                continue
            above = _ABOVE.get(key.column.table.name)
            value = getattr(obj, mapper.get_property_by_column(column).key)
            if above is None and key.column.table.name not in _NOBODYS:
                above = _ABOVE[key.column.table.name] = _class_of(key.column.table.name)
            if above is not None and value is not None:
                found = _household(db, db.get(above, value))
                if found is not None:
                    return found
    return None


_ABOVE: dict[str, type] = {}
_NOBODYS = (
    "staff", "room", "price", "price_list", "session_type", "studio", "audit_row", "supplier", "moulding", "mount",
    "glazing",
)  # fmt: skip
"""What belongs to the studio and leads to no family."""


def _class_of(table: str) -> type:
    found: type = next(
        mapper.class_
        for mapper in Base.registry.mappers
        if mapper.local_table.name == table  # type: ignore[attr-defined]  # a table here
    )
    return found


def note(db: Session, entity: str, entity_id: str, facts: dict[str, object], *, act: str = "made") -> None:
    """Note what no flush shows: a record written among many at once, or a gesture such as a backup.

    The facts hold no words about people.
    """
    pairs = {name: [None, fact(value)] for name, value in facts.items()}
    entry = {"act": act, "entity": entity, "entity_id": entity_id, "fields": ",".join(sorted(facts))}
    words: dict[str, Any] = {"about": None, "words": None}
    db.info["audit"].append(entry | words | {"facts": json.dumps(pairs, sort_keys=True)})


@event.listens_for(Session, "after_flush")
def _note(db: Session, _context: UOWTransaction) -> None:
    entries = db.info.get("audit")
    if entries is None:
        return
    for act, objects in (("made", db.new), ("changed", db.dirty), ("removed", db.deleted)):
        for obj in objects:
            if inspect(obj).mapper.local_table.name in _OWN:
                continue
            entry = _entry(obj, act)
            if entry is not None:
                entries.append(entry)
                db.info["touched"].add(feature(type(obj)))


@event.listens_for(Session, "do_orm_execute")
def _note_bulk(state: ORMExecuteState) -> None:
    if (state.is_insert or state.is_update or state.is_delete) and "touched" in state.session.info:
        mapper = state.bind_mapper
        if mapper is not None and mapper.local_table.name not in _OWN:  # type: ignore[attr-defined]  # a table here
            state.session.info["touched"].add(feature(mapper.class_))


def _digest(before: str, row: dict[str, Any]) -> str:
    said = {**row, "at": row["at"].isoformat()}
    content = json.dumps([before, *(str(said[name]) for name in _HASHED)], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()


_HASHED = (
    "at",
    "desk",
    "staff_id",
    "gesture",
    "operation_key",
    "act",
    "entity",
    "entity_id",
    "fields",
    "facts",
)
START = "0" * 64


def write(db: Session, by: Actor, desk: str, gesture: str, key: str) -> None:
    """Write what the transaction noted, as its last act: the chain is held only until the commit."""
    entries = db.info["audit"]
    if not entries:
        return
    if db.get_bind().dialect.name == "postgresql":
        db.execute(_LOCK_CHAIN)
    # The chain is ours alone until the commit, so the next numbers are known and all rows go in one statement.
    last, before = db.execute(_LAST).one_or_none() or (0, START)
    at = clock.now()
    rows: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    for number, entry in enumerate(entries, last + 1):
        row = {name: entry[name] for name in ("act", "entity", "entity_id", "fields", "facts")}
        row |= {"at": at, "desk": desk, "staff_id": by.staff_id, "gesture": gesture, "operation_key": key}
        row["hash_before"], row["hash"] = before, _digest(before, row)
        before = row["hash"]
        rows.append(row | {"id": number})
        if entry["words"] is not None:
            about = entry["about"]
            household_id = about if isinstance(about, int) else _household(db, about)
            words.append({"audit_id": number, "household_id": household_id, "words": entry["words"]})
    db.execute(_INSERT, rows)
    if words:
        db.execute(_INSERT_WORDS, words)
    db.execute(_COUNT, {"rows": len(rows)})
    entries.clear()


def broken_links(db: Session, last: int | None = None) -> Iterable[int]:
    """The ids of audit rows whose hash does not follow from the row before; empty when nobody meddled.

    Of all rows, or of the ``last`` so many.
    """
    names = (*_HASHED, "hash_before", "hash", "id")
    rows = select(*(getattr(AuditRow, name) for name in names)).order_by(AuditRow.id)
    before: str | None = START
    if last is not None:
        first = select(AuditRow.id).order_by(AuditRow.id.desc()).offset(last).limit(1)
        start = db.scalar(first)
        if start is not None:
            rows, before = rows.where(AuditRow.id > start), None
    for values in db.execute(rows.execution_options(yield_per=1000)):
        row = dict(zip(names, values, strict=True))
        above = row["hash_before"] if before is None else before
        if row["hash_before"] != above or row["hash"] != _digest(above, row):
            yield row["id"]
        before = row["hash"]


def cut_off(db: Session) -> int:
    """How many rows are missing, wherever they were: the chain alone does not miss its own end."""
    counted = db.execute(text("SELECT last FROM counter WHERE series = 'audit'")).scalar() or 0
    return int(counted) - (db.scalar(select(func.count()).select_from(AuditRow)) or 0)


_COUNT = text(
    "INSERT INTO counter (series, last) VALUES ('audit', :rows) "
    "ON CONFLICT (series) DO UPDATE SET last = counter.last + :rows"
)
_LAST = select(AuditRow.id, AuditRow.hash).order_by(AuditRow.id.desc()).limit(1)
_INSERT, _INSERT_WORDS = (insert(Base.metadata.tables[kind.__tablename__]) for kind in (AuditRow, AuditWords))
_LOCK_CHAIN = select(func.pg_advisory_xact_lock(7_140_001))
