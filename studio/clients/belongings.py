"""Which rows are a household's or a person's: found from the tables themselves, whatever feature they are of.

A merge moves them, and asks whether any of them was changed since. A feature above needs to say nothing: a foreign
key to ``household`` or ``person`` is enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Column, Select, String, Table, UniqueConstraint, bindparam, cast, func, literal, select
from sqlalchemy.orm import Session

from studio.clients.model import HouseholdId
from studio.db import Base
from studio.db.audit import AuditRow

STAYS = frozenset({"household_merge", "merged_row", "told_apart"})
"""What is written about two records, and so belongs to neither."""
CONTACT = frozenset({"person", "telephone", "email_address"})
"""Who they are and how to reach them: where both records say the same, one of the two stays behind."""


@dataclass(frozen=True, slots=True)
class Link:
    """A column that says whose a row is, and what else its key is made of."""

    table: Table
    column: Column[Any]

    @property
    def keys(self) -> tuple[Column[Any], ...]:
        """The key of a row without the column itself, which changes."""
        return tuple(column for column in self.table.primary_key if column is not self.column)

    @property
    def once(self) -> Iterator[tuple[Column[Any], ...]]:
        """The other columns of each rule that lets a row be there only once."""
        rules: list[Any] = [each for each in self.table.constraints if isinstance(each, UniqueConstraint)]
        rules += [self.table.primary_key, *(each for each in self.table.indexes if each.unique)]
        for rule in rules:
            columns = tuple(rule.columns)
            if self.column in columns:
                yield tuple(column for column in columns if column is not self.column)


@cache
def links(whose: str) -> tuple[Link, ...]:
    """Every column that refers to a ``household`` or to a ``person``."""
    return tuple(
        Link(table, column)
        for table in Base.metadata.sorted_tables
        if table.name not in STAYS
        for column in table.columns
        if any(key.column.table.name == whose for key in column.foreign_keys)
    )


@cache
def _within() -> dict[str, Select[Any]]:
    """Table to the keys of its rows that are, through whatever lies between, of the household asked for."""
    household = Base.metadata.tables["household"]
    found = {household.name: select(household.c.id).where(household.c.id == bindparam("household_id"))}
    for table in Base.metadata.sorted_tables:
        if table.name in found or table.name in STAYS:
            continue
        for column in _by_nearness(table):
            above = next(iter(column.foreign_keys)).column
            if above.table.name in found and above.primary_key:
                found[table.name] = select(*table.primary_key).where(column.in_(found[above.table.name]))
                break
    return found


def _by_nearness(table: Table) -> Sequence[Column[Any]]:
    """Its references, that to a household first."""
    refers = [column for column in table.columns if column.foreign_keys]
    return sorted(refers, key=lambda column: next(iter(column.foreign_keys)).column.table.name != "household")


def counted(db: Session, household_id: HouseholdId) -> dict[str, int]:
    """How many rows of each table are a household's."""
    counts = [
        select(func.count()).select_from(keys.subquery()).scalar_subquery().label(name)
        for name, keys in _within().items()
    ]
    return dict(db.execute(select(*counts), {"household_id": household_id}).mappings().one())


@cache
def _changes() -> tuple[Select[Any], ...]:
    """For each table, one row of the household's that an act after a given one made or changed."""
    asked = []
    for name, keys in _within().items():
        rows = keys.subquery()
        columns = list(rows.columns)
        key: Any = cast(columns[0], String)
        for column in columns[1:]:
            key = key.concat("/").concat(cast(column, String))
        asked.append(
            select(literal(1))
            .select_from(rows.join(AuditRow, (AuditRow.entity == name) & (AuditRow.entity_id == key)))
            .where(AuditRow.id > bindparam("act"), AuditRow.operation_key != bindparam("but"))
            .limit(1)
        )
    return tuple(asked)


def changed_since(db: Session, household_id: HouseholdId, act: int, but: str) -> bool:
    """Whether anything of a household was made or changed after an act of the audit; ``but`` is its operation."""
    of = {"household_id": household_id, "act": act, "but": but}
    return any(db.execute(query, of).first() is not None for query in _changes())
