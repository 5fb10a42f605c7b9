"""Taking contacts in: each becomes one household, once, however often its file comes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Table, bindparam, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from studio import clock
from studio.actor import Actor
from studio.clients import tokens
from studio.clients.model import (
    EmailAddress,
    Household,
    HouseholdId,
    HouseholdStatus,
    ImportedContact,
    Person,
    Telephone,
)
from studio.clients.service import FIELDS, PERSON_FIELDS, filed_under
from studio.clients.staging import StagedContact, StagedFile, name_key, way_keys
from studio.contacts import RefusedContact
from studio.db import Base, audit, pour, search
from studio.db.search import SearchLine, SearchToken
from studio.errors import Refused
from studio.rights import verb
from studio.words import say

PIECE = 500
"""Values asked for in one statement; both databases take many more."""


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One contact of a file: where it stands, who it is, and what could not be taken over as it stood."""

    at: str
    name: str
    detail: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What taking a file in would do, line by line."""

    file: str
    made: tuple[PreviewLine, ...]
    already_here: tuple[PreviewLine, ...]
    refused: tuple[RefusedContact, ...]


def preview_import(db: Session, staged: StagedFile) -> ImportPreview:
    """What would be made of a file, what is already here, and what is refused and why; changes nothing."""
    made, here = _sorted_out(db, staged.contacts)
    return ImportPreview(
        staged.file,
        tuple(_line(each) for each in made),
        tuple(_line(each) for each, _ in here),
        staged.refused,
    )


@verb("clients.import")
def import_contacts(db: Session, by: Actor, staged: StagedFile) -> dict[str, int]:
    """Take contacts of a file in: the new ones become households, the others are remembered as here.

    The answer says how many were made, were already here, and were refused.
    """
    made, here = _sorted_out(db, staged.contacts)
    try:
        ids = _make(db, made)
        _remember(
            db, staged.file, zip(made, ids, strict=True), here, dict(zip(map(id, made), ids, strict=True))
        )
    except IntegrityError as twice:
        raise Refused(
            say("Another desk is taking in the same contacts. Nothing was made; please look again."), "file"
        ) from twice
    audit.note(db, "imported_contact", "file", {"made": len(made), "already_here": len(here)})
    for household_id in ids:
        audit.note(db, "household", str(household_id), {"imported": True})
    return {"made": len(made), "already_here": len(here), "refused": len(staged.refused)}


_Here = list[tuple[StagedContact, "HouseholdId | StagedContact"]]


def _sorted_out(db: Session, contacts: Sequence[StagedContact]) -> tuple[list[StagedContact], _Here]:
    """Those to be made, and those already here with the household (or the earlier contact) they are."""
    fingerprints = _fingerprints_here(db, [each.fingerprint for each in contacts])
    same = _households_here(db, contacts)
    made: list[StagedContact] = []
    here: _Here = []
    by_fingerprint: dict[str, HouseholdId | StagedContact] = dict(fingerprints)
    by_name_and_way: dict[tuple[str, str], HouseholdId | StagedContact] = dict(same)
    for each in contacts:
        known = by_fingerprint.get(each.fingerprint)
        for way in each.ways:
            known = known or by_name_and_way.get((each.name, way))
        if known is None:
            made.append(each)
        else:
            here.append((each, known))
        is_it = known or each
        by_fingerprint.setdefault(each.fingerprint, is_it)
        for way in each.ways:
            by_name_and_way.setdefault((each.name, way), is_it)
    return made, here


def _fingerprints_here(db: Session, fingerprints: Sequence[str]) -> dict[str, HouseholdId]:
    return {
        fingerprint: household_id
        for piece in _pieces(fingerprints)
        for fingerprint, household_id in db.execute(_FINGERPRINTS, {"values": piece})
    }


def _households_here(db: Session, contacts: Sequence[StagedContact]) -> dict[tuple[str, str], HouseholdId]:
    """Name and way to household, for every household that shares a number, an address or a postcode."""
    ids: set[HouseholdId] = set()
    for query, values in (
        (_OF_DIGITS, {digits for each in contacts for digits in each.digits if digits}),
        (_OF_EMAILS, {key for each in contacts for key in each.emails}),
        (
            _OF_CODES,
            {token for each in contacts for token in search.postcode_tokens(each.household.postcode)[:1]},
        ),
    ):
        for piece in _pieces(sorted(values)):
            ids.update(db.scalars(query, {"values": piece}))
    found: dict[tuple[str, str], HouseholdId] = {}
    for piece in _pieces(sorted(ids)):
        codes = {row.id: row.postcode for row in db.execute(_CODES, {"values": piece})}
        ways: dict[int, set[str]] = {each: set(way_keys((), (), code)) for each, code in codes.items()}
        for household_id, digits in db.execute(_DIGITS, {"values": piece}):
            ways.get(household_id, set()).update(way_keys((digits,), (), ""))
        for household_id, key in db.execute(_EMAILS, {"values": piece}):
            ways.get(household_id, set()).update(way_keys((), (key,), ""))
        for household_id, first, last in db.execute(_PEOPLE, {"values": piece}):
            for way in ways.get(household_id, ()):
                found.setdefault((name_key(first, last), way), household_id)
    return found


def _make(db: Session, made: Sequence[StagedContact]) -> list[HouseholdId]:
    """Write the new households table by table; thousands take a fraction of a second."""
    if not made:
        return []
    today, now = clock.today(), clock.now()
    households = [
        {name: getattr(each.household, name) for name in FIELDS}
        | {
            "filed_under": filed_under(each.household.filing_name),
            "since": each.household.since or today,
            "letters_held": False,
            "amended_at": now,
            "version": 1,
        }
        for each in made
    ]
    returning = insert(_table(Household)).returning(Household.id, sort_by_parameter_order=True)
    ids = list(db.scalars(returning, households))
    people = [
        {name: getattr(person, name) for name in PERSON_FIELDS}
        | {"household_id": household_id, "position": place, "version": 1}
        for each, household_id in zip(made, ids, strict=True)
        for place, person in enumerate(each.household.people)
    ]
    persons = list(
        db.scalars(insert(_table(Person)).returning(Person.id, sort_by_parameter_order=True), people)
    )
    _make_ways(db, made, ids, persons)
    found: list[dict[str, object]] = []
    lines = []
    for each, household_id in zip(made, ids, strict=True):
        found += tokens.rows(household_id, each.tokens)
        lines.append(tokens.line(household_id, each.household, today))
    pour(db, SearchToken, found)
    pour(db, SearchLine, lines)
    return ids


def _table(entity: type[Base]) -> Table:
    """The bare table: thousands of rows go past the mapper in half the time."""
    return entity.metadata.tables[entity.__tablename__]


def _make_ways(
    db: Session, made: Sequence[StagedContact], ids: Sequence[HouseholdId], persons: Sequence[Any]
) -> None:
    telephones, emails = [], []
    for each, household_id, person_id in zip(made, ids, persons, strict=True):
        whose = {"household_id": household_id, "person_id": person_id}
        for place, (number, digits) in enumerate(zip(each.household.telephones, each.digits, strict=True)):
            row = {"label": number.label, "typed": number.typed, "digits": digits, "position": place}
            telephones.append(whose | row)
        for place, (address, key) in enumerate(zip(each.household.emails, each.emails, strict=True)):
            emails.append(whose | {"typed": address.typed, "key": key, "position": place})
    if telephones:
        db.execute(insert(_table(Telephone)), telephones)
    if emails:
        db.execute(insert(_table(EmailAddress)), emails)


def _remember(
    db: Session,
    file: str,
    made: Iterable[tuple[StagedContact, HouseholdId]],
    here: _Here,
    of_made: dict[int, HouseholdId],
) -> None:
    """Keep every fingerprint that is new, so that the same file tells the same the next time."""
    known = _fingerprints_here(db, [each.fingerprint for each, _ in here])
    rows = {each.fingerprint: household_id for each, household_id in made}
    for each, is_it in here:
        household_id = of_made[id(is_it)] if isinstance(is_it, StagedContact) else is_it
        if each.fingerprint not in known:
            rows.setdefault(each.fingerprint, household_id)
    if rows:
        at = clock.now()
        db.execute(
            insert(ImportedContact),
            [
                {"fingerprint": fingerprint, "household_id": household_id, "file": file, "at": at}
                for fingerprint, household_id in rows.items()
            ],
        )


def _line(contact: StagedContact) -> PreviewLine:
    draft = contact.household
    ways = [each.typed for each in draft.telephones[:1]] + [each.typed for each in draft.emails[:1]]
    person = draft.people[0]
    name = " ".join(part for part in (person.first, person.last) if part)
    detail = " · ".join(part for part in (draft.post_town, *ways) if part)
    return PreviewLine(contact.at, name, detail, contact.remarks)


def _pieces(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (values[start : start + PIECE] for start in range(0, len(values), PIECE))


_VALUES: BindParameter[Sequence[Any]] = bindparam("values", expanding=True)
_FINGERPRINTS = select(ImportedContact.fingerprint, ImportedContact.household_id).where(
    ImportedContact.fingerprint.in_(_VALUES)
)
_OF_DIGITS = select(Telephone.household_id).where(Telephone.digits.in_(_VALUES))
_OF_EMAILS = select(EmailAddress.household_id).where(EmailAddress.key.in_(_VALUES))
_OF_CODES = select(SearchToken.household_id).where(
    SearchToken.token.in_(_VALUES), SearchToken.kind == tokens.POSTCODE
)
_CODES = select(Household.id, Household.postcode).where(
    Household.id.in_(_VALUES), Household.status != HouseholdStatus.ERASED, Household.merged_into_id.is_(None)
)
_DIGITS = select(Telephone.household_id, Telephone.digits).where(Telephone.household_id.in_(_VALUES))
_EMAILS = select(EmailAddress.household_id, EmailAddress.key).where(EmailAddress.household_id.in_(_VALUES))
_PEOPLE = select(Person.household_id, Person.first, Person.last).where(Person.household_id.in_(_VALUES))
