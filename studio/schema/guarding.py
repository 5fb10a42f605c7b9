"""What a guard is, and the conditions that several of them share."""

from __future__ import annotations

from dataclasses import dataclass

from studio.schema.models import Base

PREFIX = "guard_"


@dataclass(frozen=True, slots=True)
class Guard:
    """A trigger before an act on a table: refuses with a sentence when the condition holds."""

    table: str
    act: str
    when: str
    says: str
    about: str = ""
    """Tells two guards of one table and act apart."""
    moment: str = "BEFORE"

    @property
    def name(self) -> str:
        """The trigger's name."""
        return f"{PREFIX}{self.table}_{self.act.lower()}{self.about}"


def changes(*columns: str) -> str:
    """Condition: at least one of the columns is changed."""
    return "(" + " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns) + ")"


_MERGE = (
    "EXISTS (SELECT 1 FROM {whose} m WHERE (m.id = OLD.{column} AND m.merged_into_id = NEW.{column}) "
    "OR (m.id = NEW.{column} AND m.merged_into_id = OLD.{column}))"
)
_MERGES_ALONE = f"NEW.household_id IS DISTINCT FROM OLD.household_id AND {_MERGE}".format(
    whose="household", column="household_id"
)
"""Condition: it goes to the household that its own was merged into, or back."""


def given_away(column: str, whose: str) -> str:
    """Condition: it is given to another household or person than the one that its own was merged into (or back)."""
    return f"({changes(column)} AND NOT {_MERGE.format(whose=whose, column=column)})"


def frozen(table: str, when: str) -> str:
    """Condition: a row that never changes is changed; only a merge of its household may give it to another."""
    columns = [column.name for column in Base.metadata.tables[table].columns if column.name != "household_id"]
    return f"{when} AND NOT ({_MERGES_ALONE} AND NOT {changes(*columns)})"
