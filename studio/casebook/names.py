"""A case in the casebook names nobody: what is typed for it is held beside the names of the family and of ours."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from studio import business, clients
from studio.clients.model import HouseholdId
from studio.db import search

_SHORTEST = 2


def names_in(db: Session, household_id: HouseholdId, *texts: str) -> tuple[str, ...]:
    """The names of a family that stand in any of these texts, as the family writes them, each once.

    "Rose" may be a colour and "Mark" a mark: whether it is the name is for the person at the desk to say.
    """
    family = clients.household(db, household_id)
    return _in(
        texts, [family.filing_name, *(name for each in family.people for name in (each.first, each.last))]
    )


def colleagues_in(db: Session, *texts: str) -> tuple[str, ...]:
    """The names of those who work here, or did, that stand in any of these texts."""
    return _in(texts, [each.name for each in business.staff(db, everyone=True)])


def _in(texts: Iterable[str], written: Iterable[str]) -> tuple[str, ...]:
    said = {word for text in texts for word in search.words(text)}
    found = {
        name: None
        for line in written
        for name in line.replace("-", " ").split()
        for folded in search.words(name)
        if len(folded) >= _SHORTEST and (folded in said or f"{folded}s" in said)
    }
    return tuple(found)
