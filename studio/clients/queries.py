"""Reads about households: one in full, pages of the list, the people, who is missing what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, select, tuple_
from sqlalchemy.orm import Session

from studio import clock
from studio.clients import naming
from studio.clients.addressing import Address
from studio.clients.model import (
    EmailAddress,
    Household,
    HouseholdId,
    HouseholdStatus,
    Person,
    PersonId,
    Telephone,
)
from studio.clients.rows import EmailRow, HouseholdRow, ListedHousehold, PersonRow, TelephoneRow
from studio.db import asked_once
from studio.errors import Missing
from studio.words import say

_ID: BindParameter[HouseholdId] = bindparam("household_id")
_IDS: BindParameter[Sequence[HouseholdId]] = bindparam("ids", expanding=True)
_PERSON_COLUMNS = (
    Person.id, Person.household_id, Person.title, Person.first, Person.last, Person.role, Person.under_18, Person.born,
    Person.status, Person.shared_id,
)  # fmt: skip
_HOUSEHOLD = select(*Household.__table__.c).where(Household.id == _ID)
_PEOPLE = select(*_PERSON_COLUMNS).where(Person.household_id == _ID).order_by(Person.position, Person.id)
_PEOPLE_OF_MANY = (
    select(*_PERSON_COLUMNS)
    .where(Person.household_id.in_(_IDS))
    .order_by(Person.household_id, Person.position, Person.id)
)
_PERSON = select(*_PERSON_COLUMNS).where(Person.id == bindparam("person_id"))
_TELEPHONES = (
    select(Telephone.typed, Telephone.digits, Telephone.label, Telephone.person_id)
    .where(Telephone.household_id == _ID)
    .order_by(Telephone.position, Telephone.id)
)
_EMAILS = (
    select(EmailAddress.typed, EmailAddress.person_id)
    .where(EmailAddress.household_id == _ID)
    .order_by(EmailAddress.position, EmailAddress.id)
)
_FIRST_TELEPHONES = (
    select(Telephone.household_id, Telephone.typed)
    .where(Telephone.household_id.in_(_IDS), Telephone.position == 0)
    .order_by(Telephone.id)
)
_BRIEF_COLUMNS = (
    Household.id, Household.filed_under, Household.filing_name, Household.segment, Household.post_town, Household.since,
)  # fmt: skip
_BRIEF = select(*_BRIEF_COLUMNS).where(Household.id.in_(_IDS))
PEOPLE_RECORDS = select(Person).where(Person.household_id == _ID).order_by(Person.position, Person.id)
STANDS = Household.status != HouseholdStatus.ERASED, Household.merged_into_id.is_(None)
"""In lists and counts: neither erased nor merged into another."""
_SENT_US = (
    select(func.count())
    .select_from(Household)
    .where(Household.referred_by_id == _ID, Household.merged_into_id.is_(None))
)
_ALL = (
    select(*_BRIEF_COLUMNS)
    .where(*STANDS)
    .order_by(Household.filed_under, Household.id)
    .limit(bindparam("most"))
)
_AFTER = _ALL.where(
    Household.filed_under >= bindparam("filed_under"),
    tuple_(Household.filed_under, Household.id) > tuple_(bindparam("filed_under"), bindparam("id")),
)
_COUNT = select(func.count()).select_from(Household).where(*STANDS)


@asked_once
def household(db: Session, household_id: HouseholdId, on: date | None = None) -> HouseholdRow:
    """A household with its people and how to reach them, ages as of a day (today); raises Missing.

    One that was merged into another is answered as that other.
    """
    of = {"household_id": household_id}
    row = db.execute(_HOUSEHOLD, of).mappings().one_or_none()
    if row is not None and row["merged_into_id"] is not None:
        return household(db, row["merged_into_id"], on)
    if row is None or row["status"] is HouseholdStatus.ERASED:
        raise Missing(say("This client is no longer in the records."))
    today = on or clock.today()
    sender = row["referred_by_id"]
    plain = (
        "id", "version", "filing_name", "addressee", "salutation", "segment", "source", "referred_by_id", "channel",
        "best_time", "spell_out_times", "large_print", "language", "advice", "mailing", "hospitality", "notes",
        "status", "since", "letters_held",
    )  # fmt: skip
    address = ("address1", "address2", "address3", "post_town", "postcode", "country")
    return HouseholdRow(
        **{name: row[name] for name in plain},
        address=Address(**{name: row[name] for name in address}),
        referred_by=names_of(db, [sender]).get(sender, "") if sender is not None else "",
        sent_us=db.execute(_SENT_US, of).scalar_one(),
        people=_people(db.execute(_PEOPLE, of), today),
        telephones=tuple(TelephoneRow(*each) for each in db.execute(_TELEPHONES, of)),
        emails=tuple(EmailRow(*each) for each in db.execute(_EMAILS, of)),
        on=today,
    )


def people_of(db: Session, household_id: HouseholdId) -> tuple[PersonRow, ...]:
    """The people of a household in their order, ages as of today."""
    return _people(db.execute(_PEOPLE, {"household_id": household_id}), clock.today())


def person(db: Session, person_id: PersonId) -> PersonRow:
    """One person; raises Missing."""
    rows = _people(db.execute(_PERSON, {"person_id": person_id}), clock.today())
    if not rows:
        raise Missing(say("This person is no longer in the records."))
    return rows[0]


def names_of(db: Session, household_ids: Iterable[HouseholdId]) -> dict[HouseholdId, str]:
    """What each household is called, for lists of other features: ``{7: "The Ashworth family"}``."""
    return {each.id: each.name for each in listed(db, list(household_ids))}


def page(db: Session, after: tuple[str, HouseholdId] | None = None, most: int = 100) -> list[ListedHousehold]:
    """The next households by filing name; ``after`` is ``(filed_under, id)`` of the last one shown."""
    if after is None:
        rows = db.execute(_ALL, {"most": most}).all()
    else:
        rows = db.execute(_AFTER, {"most": most, "filed_under": after[0], "id": after[1]}).all()
    return _listed(db, rows)


def count(db: Session) -> int:
    """How many households are in the records."""
    return db.execute(_COUNT).scalar_one()


def listed(db: Session, household_ids: Sequence[HouseholdId]) -> list[ListedHousehold]:
    """These households as lines of a list, in the order given."""
    if not household_ids:
        return []
    rows = {each.id: each for each in _listed(db, db.execute(_BRIEF, {"ids": list(household_ids)}).all())}
    return [rows[each] for each in household_ids if each in rows]


def people_of_many(db: Session, ids: Sequence[HouseholdId]) -> dict[HouseholdId, tuple[PersonRow, ...]]:
    """The people of several households at once."""
    grouped: dict[HouseholdId, list[PersonRow]] = defaultdict(list)
    for each in _people(db.execute(_PEOPLE_OF_MANY, {"ids": list(ids)}), clock.today()):
        grouped[each.household_id].append(each)
    return {household_id: tuple(people) for household_id, people in grouped.items()}


def _listed(db: Session, rows: Sequence[Any]) -> list[ListedHousehold]:
    if not rows:
        return []
    today = clock.today()
    ids = [row.id for row in rows]
    people = people_of_many(db, ids)
    telephones: dict[HouseholdId, str] = {}
    for household_id, typed in db.execute(_FIRST_TELEPHONES, {"ids": ids}):
        telephones.setdefault(household_id, typed)
    return [
        ListedHousehold(
            id=row.id,
            filed_under=row.filed_under,
            name=naming.household_name(row.filing_name, row.segment, people.get(row.id, ()), today),
            people=naming.in_a_sentence(people.get(row.id, ()), today),
            town=row.post_town,
            telephone=telephones.get(row.id, ""),
            since=row.since,
        )
        for row in rows
    ]


def _people(rows: Iterable[Any], today: date) -> tuple[PersonRow, ...]:
    made = []
    for row in rows:
        age = None if row.born is None else naming.age(row.born, today)
        under_18 = row.under_18 if age is None else age < naming.ADULT
        made.append(
            PersonRow(
                row.id,
                row.household_id,
                row.title,
                row.first,
                row.last,
                row.role,
                under_18,
                row.born,
                age,
                row.status,
                row.shared_id is not None,
            )
        )
    return tuple(made)
