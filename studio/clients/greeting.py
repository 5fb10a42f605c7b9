"""Everything needed to greet the families of a day, asked for all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from studio.clients import naming
from studio.clients.model import Household, HouseholdId, PersonStatus
from studio.clients.queries import people_of_many
from studio.clients.rows import PersonRow
from studio.clients.warnings import warnings_of
from studio.story import Badge

_IDS: BindParameter[Sequence[HouseholdId]] = bindparam("ids", expanding=True)
_HOUSEHOLDS = select(Household.id, Household.filing_name, Household.segment, Household.hospitality).where(
    Household.id.in_(_IDS)
)


@dataclass(frozen=True, slots=True)
class Greeting:
    """Who comes through the door: their names with ages, what they drink, and what to mind."""

    household_id: HouseholdId
    name: str
    people: str
    hospitality: str
    warnings: tuple[Badge, ...]


def greetings(db: Session, household_ids: Iterable[HouseholdId], today: date) -> dict[HouseholdId, Greeting]:
    """What to know of each of these families as they arrive, ages as of today."""
    ids = sorted(set(household_ids))
    if not ids:
        return {}
    people = people_of_many(db, ids)
    warnings = warnings_of(db, ids)
    greeted = {}
    for household_id, filing_name, segment, hospitality in db.execute(_HOUSEHOLDS, {"ids": ids}):
        theirs = people.get(household_id, ())
        living = [person for person in theirs if person.status is PersonStatus.ACTIVE]
        greeted[household_id] = Greeting(
            household_id=household_id,
            name=naming.household_name(filing_name, segment, theirs, today),
            people=", ".join(_named(person) for person in living),
            hospitality=" ".join(hospitality.split()),
            warnings=warnings.get(household_id, ()),
        )
    return greeted


def _named(person: PersonRow) -> str:
    """``Ellie (16)``; of a grown person the name alone."""
    if not person.under_18:
        return person.short_name
    return f"{person.short_name} ({person.age if person.age is not None else 'under 18'})"
