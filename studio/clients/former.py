"""Surnames that somebody had before: a client who married is still found by the name she first rang with."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from studio import clock
from studio.clients.model import FormerName, HouseholdId, Person, PersonId
from studio.db import search

KIND = "formerly"
MENDED = 2
"""Letters; a surname that changes by no more was misspelt, not given up."""

_OF_HOUSEHOLD = (
    select(FormerName.person_id, FormerName.last, Person.title, Person.first)
    .join(Person, Person.id == FormerName.person_id)
    .where(Person.household_id == bindparam("household_id"))
    .order_by(FormerName.id)
)


def former_names(db: Session, household_id: HouseholdId) -> dict[PersonId, tuple[str, ...]]:
    """The surnames that people of a household had before, the oldest first."""
    found: dict[PersonId, tuple[str, ...]] = {}
    for person_id, last, _title, _first in db.execute(_OF_HOUSEHOLD, {"household_id": household_id}):
        found[person_id] = (*found.get(person_id, ()), last)
    return found


def remember(db: Session, person: Person, before: str) -> None:
    """Keep the surname somebody had until now, when it was another one and not the same one misspelt."""
    was, is_now = search.fold(before), search.fold(person.last)
    if not was or not is_now or was == is_now:
        return
    # Loaded when a name is first given up, not when the program opens.
    from rapidfuzz.distance import DamerauLevenshtein

    if DamerauLevenshtein.distance(was, is_now) <= MENDED:
        return
    db.add(FormerName(person_id=person.id, last=before, until=clock.today()))


def forget_those_of(db: Session, person: Person) -> None:
    """Somebody is taken out of the records, and with them the names they had."""
    db.execute(delete(FormerName).where(FormerName.person_id == person.id))


def index(db: Session, household_id: HouseholdId) -> None:
    """Let the household be found by the names its people had."""
    db.flush()
    found: dict[str, str] = {}
    for _id, last, _title, first in db.execute(_OF_HOUSEHOLD, {"household_id": household_id}):
        shown = f"{first} {last}".strip()
        found |= dict.fromkeys(search.words(last), shown)
    search.index(db, household_id, KIND, found)
