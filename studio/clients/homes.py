"""Somebody with two homes, such as a child of parents who live apart: one person, written in each household.

Who they are (name, birth date, whether they live) is the same in both; where they live, what is written to them and
what is booked is each home's own, and nothing of one is printed for the other.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, aliased

from studio import clock
from studio.actor import Actor
from studio.clients import naming, queries, tokens
from studio.clients.model import (
    Household,
    HouseholdId,
    HouseholdStatus,
    Person,
    PersonId,
    PersonStatus,
    SharedPerson,
)
from studio.errors import Missing, Refused
from studio.rights import verb
from studio.words import say

SHARED = ("title", "first", "last", "under_18", "born", "status")
"""What is written of a person in each of their homes alike; who they are to the others there may differ."""

_OTHER = aliased(Person)
_OF_HOUSEHOLD = (
    select(Person.id, Person.title, Person.first, Person.last, _OTHER.household_id)
    .join(_OTHER, (_OTHER.shared_id == Person.shared_id) & (_OTHER.id != Person.id))
    .where(Person.household_id == bindparam("household_id"))
    .order_by(Person.position, Person.id, _OTHER.id)
)


@dataclass(frozen=True, slots=True)
class OtherHome:
    """Where else somebody of a household lives."""

    person_id: PersonId
    person: str
    household_id: HouseholdId
    household: str


def other_homes(db: Session, household_id: HouseholdId) -> tuple[OtherHome, ...]:
    """Who of a household also lives in another, and in which. For the desk's eyes: never for the other's paper."""
    rows = db.execute(_OF_HOUSEHOLD, {"household_id": household_id}).all()
    names = queries.names_of(db, [row[4] for row in rows])
    return tuple(
        OtherHome(row.id, naming.short_name(row), row[4], names[row[4]]) for row in rows if row[4] in names
    )


@verb("clients.add_home")
def add_home(db: Session, by: Actor, person_id: PersonId, household_id: HouseholdId) -> PersonId:
    """Write somebody into a second household as well; answers who they are there.

    Raises Refused when they live there already, Missing.
    """
    person = _person(db, person_id)
    home = db.get(Household, household_id)
    if home is None or home.status is HouseholdStatus.ERASED or home.merged_into_id is not None:
        raise Missing(say("This client is no longer in the records."))
    others = _homes(db, person)
    if household_id in {person.household_id, *(each.household_id for each in others)}:
        raise Refused(
            say("{name} is written in that household already.", name=naming.short_name(person)), "household"
        )
    if person.shared_id is None:
        shared = SharedPerson(since=clock.now())
        db.add(shared)
        db.flush()
        person.shared_id = shared.id
    last = db.scalar(select(func.max(Person.position)).where(Person.household_id == household_id))
    twin = Person(
        household_id=household_id,
        role=person.role,
        position=0 if last is None else last + 1,
        shared_id=person.shared_id,
        **{name: getattr(person, name) for name in SHARED},
    )
    db.add(twin)
    home.amended_at = clock.now()
    home.letters_held = home.letters_held or person.status is PersonStatus.DECEASED
    db.flush()
    _index(db, household_id)
    return twin.id


@verb("clients.part_homes")
def part_homes(db: Session, by: Actor, person_id: PersonId) -> None:
    """These were not one person after all, or the two homes have nothing to do with each other any more.

    Both stay where they are, each on its own from now on. Raises Missing.
    """
    person = _person(db, person_id)
    leave_alone(db, person)
    db.flush()


def tell_other_homes(db: Session, people: list[Person]) -> None:
    """Write in the other homes what was changed about these people in one. A part of amending a household.

    A death stops the automatic letters of every home until someone has looked at each.
    """
    for person in people:
        for twin in _homes(db, person):
            before = twin.status
            changed = [name for name in SHARED if getattr(twin, name) != getattr(person, name)]
            for name in changed:
                setattr(twin, name, getattr(person, name))
            home = db.get(Household, twin.household_id) if changed else None
            if home is None:
                continue
            home.amended_at = clock.now()
            died = person.status is PersonStatus.DECEASED and before is not PersonStatus.DECEASED
            home.letters_held = home.letters_held or died
            db.flush()
            _index(db, twin.household_id)


def leave_alone(db: Session, person: Person) -> None:
    """One home of somebody is none of theirs any more: whoever is left in one alone has one home now."""
    others = _homes(db, person)
    person.shared_id = None
    if len(others) == 1:
        others[0].shared_id = None


def _homes(db: Session, person: Person) -> list[Person]:
    if person.shared_id is None:
        return []
    found = select(Person).where(Person.shared_id == person.shared_id, Person.id != person.id)
    return list(db.scalars(found.order_by(Person.id)))


def _person(db: Session, person_id: PersonId) -> Person:
    person = db.get(Person, person_id)
    if person is None:
        raise Missing(say("This person is no longer in the records."))
    return person


def _index(db: Session, household_id: HouseholdId) -> None:
    row = queries.household(db, household_id)
    tokens.index(db, household_id, row.as_draft(), row.on)
