"""Two records of one client made one: what is kept is chosen, everything else moves, and it can be taken back.

Rows move, so every other feature goes on asking for ``household_id`` and finds all of them; papers that were issued are
not touched. Whoever was written down twice is one person afterwards. The record that is left stays as a row, out of
every list, and opening it leads to the kept one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import clock
from studio.actor import Actor
from studio.clients import choosing, former, moving, queries, tokens
from studio.clients.choosing import MergeDraft
from studio.clients.model import (
    EmailAddress,
    Household,
    HouseholdId,
    HouseholdStatus,
    Merge,
    MergeId,
    Person,
    PersonId,
    PersonStatus,
    Telephone,
)
from studio.clients.moving import Moved
from studio.db import half_typed, search
from studio.db.search import SearchToken
from studio.errors import Conflict, Missing, Refused
from studio.rights import verb
from studio.words import say

OWN_KINDS = (
    tokens.SURNAME, tokens.FIRST_NAME, tokens.CHILD, tokens.POSTCODE, tokens.TELEPHONE, tokens.EMAIL, former.KIND,
)  # fmt: skip
"""Tokens that are made anew from a household's own record; those of other kinds move."""


@dataclass
class _Merging:
    """A merge under way: the two records, and what an undoing will want to know."""

    db: Session
    keep: Household
    gone: Household
    moved: Moved = field(default_factory=Moved)
    before: dict[str, Any] = field(default_factory=dict)


@verb("clients.merge")
def merge(db: Session, by: Actor, draft: MergeDraft) -> MergeId:
    """Make two households one, as chosen; everything of the one that goes is the kept one's afterwards.

    Raises Refused for one and the same, Conflict when either was amended since it was looked at, Missing.
    """
    keep, gone = _both(db, draft)
    names = {each.id: queries.household(db, each.id).name for each in (keep, gone)}
    under = _Merging(db, keep, gone)
    under.before = {"household": {str(each.id): moving.plain(each, choosing.KEPT) for each in (keep, gone)}}
    under.before["names"] = {str(household_id): name for household_id, name in names.items()}
    found_by, kept_by = _tokens_of(db, gone.id), _tokens_of(db, keep.id)
    gone.merged_into_id = keep.id  # first: the database lets rows go to no other household than this
    gone.amended_at = keep.amended_at = clock.now()
    choosing.apply(keep, gone, draft)
    db.flush()
    pairs = _people(under, draft)
    _ways(under, pairs)
    moving.rows(db, under.moved, "household", gone.id, keep.id)
    for was, now in pairs.items():
        moving.rows(db, under.moved, "person", was, now)
    db.flush()
    _reindexed(db, keep.id)
    _move_tokens(under, found_by, kept_by)
    under.before["half_typed"] = half_typed.give(db, gone.id, keep.id)
    record = Merge(
        kept_id=keep.id, gone_id=gone.id, at=clock.now(), kept_version=keep.version, gone_version=gone.version,
        snapshot=json.dumps(under.before, sort_keys=True),
    )  # fmt: skip
    db.add(record)
    db.flush()
    under.moved.write(db, record.id)
    return record.id


def _both(db: Session, draft: MergeDraft) -> tuple[Household, Household]:
    if draft.keep_id == draft.gone_id:
        raise Refused(say("This is one client already."))
    ids = (draft.keep_id, draft.gone_id)
    # Both are held until the merge is safe, so that no desk books for the one that goes meanwhile.
    held = select(Household).where(Household.id.in_(ids)).order_by(Household.id).with_for_update()
    found = {each.id: each for each in db.scalars(held)}
    for household_id, version in ((draft.keep_id, draft.keep_version), (draft.gone_id, draft.gone_version)):
        household = found.get(household_id)
        if household is None or household.status is HouseholdStatus.ERASED:
            raise Missing(say("This client is no longer in the records."))
        if household.merged_into_id is not None:
            raise Refused(say("One of these was merged meanwhile. Please look at them again."))
        if version != household.version:
            raise Conflict(say("One of these was amended while you were looking. Please look at them again."))
    return found[draft.keep_id], found[draft.gone_id]


def _people(under: _Merging, draft: MergeDraft) -> dict[PersonId, PersonId]:
    """Whoever was written down twice is one; everyone else comes along."""
    keeps = list(under.db.scalars(queries.PEOPLE_RECORDS, {"household_id": under.keep.id}))
    goes = list(under.db.scalars(queries.PEOPLE_RECORDS, {"household_id": under.gone.id}))
    known = {person.id: person for person in keeps}
    pairs = dict(draft.people)
    if not set(pairs) <= {each.id for each in goes} or not set(pairs.values()) <= set(known):
        raise Conflict(say("The people of one of these have changed meanwhile. Please look at them again."))
    if len(set(pairs.values())) != len(pairs):
        raise Refused(say("Two people cannot be one and the same third."), "people")
    under.before["person"] = {
        str(each.id): moving.plain(each, choosing.OF_PERSON) for each in (*keeps, *goes)
    }
    place = max((each.position for each in keeps), default=-1) + 1
    for person in goes:
        same = known.get(pairs.get(person.id, PersonId(0)))
        if same is not None:
            choosing.fill_in(same, person)
            _leave_other_home(under.db, person, same)
            person.merged_into_id = same.id
        else:
            under.moved.note("person", "household_id", {"id": person.id}, under.gone.id, under.keep.id)
            person.household_id, person.position = under.keep.id, place
            place += 1
    under.keep.letters_held = (
        under.keep.letters_held or under.gone.letters_held or _someone_died(under, pairs)
    )
    under.db.flush()
    return pairs


def _someone_died(under: _Merging, pairs: dict[PersonId, PersonId]) -> bool:
    """Someone is known to have died in one of the two records alone, so nobody has looked at the other."""
    people = under.before["person"]
    dead = {key for key, facts in people.items() if facts["status"] == PersonStatus.DECEASED}
    return any((str(was) in dead) != (str(now) in dead) for was, now in pairs.items())


def _leave_other_home(db: Session, person: Person, same: Person) -> None:
    """Somebody with two homes keeps the other one; where the two homes are now one, she has one."""
    if person.shared_id is None:
        return
    shared, person.shared_id = person.shared_id, None
    if same.shared_id is None:
        same.shared_id = shared
        return
    db.flush()
    if same.shared_id == shared:
        others = select(Person.id).where(Person.shared_id == shared, Person.id != same.id)
        if db.scalars(others.limit(1)).first() is None:
            same.shared_id = None


def _ways(under: _Merging, pairs: dict[PersonId, PersonId]) -> None:
    """Numbers and addresses that the kept household has not got come along; the others stay with what is left."""
    _come_along(under, pairs, Telephone, "digits")
    _come_along(under, pairs, EmailAddress, "key")
    under.db.flush()


Way = TypeVar("Way", Telephone, EmailAddress)


def _come_along(under: _Merging, pairs: dict[PersonId, PersonId], entity: type[Way], same: str) -> None:
    name = entity.__tablename__
    of_it = select(entity).order_by(entity.position)
    keeps = list(under.db.scalars(of_it.where(entity.household_id == under.keep.id)))
    goes = list(under.db.scalars(of_it.where(entity.household_id == under.gone.id)))
    under.before[name] = {str(row.id): row.position for row in goes}
    known = {getattr(row, same) or row.typed for row in keeps}
    place = max((row.position for row in keeps), default=-1) + 1
    for row in goes:
        if (getattr(row, same) or row.typed) in known:
            continue
        under.moved.note(name, "household_id", {"id": row.id}, under.gone.id, under.keep.id)
        row.household_id, row.position = under.keep.id, place
        place += 1
        if row.person_id is not None and row.person_id in pairs:
            under.moved.note(name, "person_id", {"id": row.id}, row.person_id, pairs[row.person_id])
            row.person_id = pairs[row.person_id]


def _tokens_of(db: Session, household_id: HouseholdId) -> list[Any]:
    token = SearchToken.id, SearchToken.kind, SearchToken.token, SearchToken.shown
    return list(
        db.execute(select(*token).where(SearchToken.household_id == household_id).order_by(SearchToken.id))
    )


def _reindexed(db: Session, household_id: HouseholdId) -> None:
    row = queries.household(db, household_id)
    tokens.index(db, household_id, row.as_draft(), row.on)
    former.index(db, household_id)


def _move_tokens(under: _Merging, found_by: list[Any], kept_by: list[Any]) -> None:
    """Numbers lead to the kept household; so does every name, number or place that stands in it no longer."""
    db, keep, gone = under.db, under.keep.id, under.gone.id
    known = {row.token for row in _tokens_of(db, keep)}
    moved = [row.id for row in found_by if row.kind not in OWN_KINDS]
    were = [row for row in (*found_by, *kept_by) if row.kind in OWN_KINDS]
    also = {row.token: row.shown for row in were if row.token not in known}
    search.move(db, moved, keep)
    for kind in OWN_KINDS:
        search.index(db, gone, kind, {})
    search.add(db, keep, tokens.ALSO, also)
    search.hide(db, gone)
    under.before["tokens"], under.before["also"] = moved, sorted(also)


@verb("clients.undo_merge")
def undo_merge(db: Session, by: Actor, merge_id: MergeId) -> HouseholdId:
    """Make them two again, each with what was its own; answers the one that comes back.

    Raises Refused once either was changed since, Missing.
    """
    record = db.get(Merge, merge_id)
    if record is None:
        raise Missing(say("This merge is no longer in the records."))
    ids = (record.kept_id, record.gone_id)
    held = select(Household).where(Household.id.in_(ids)).order_by(Household.id).with_for_update()
    found = {each.id: each for each in db.scalars(held)}
    reason = moving.why_not(db, record)
    if reason:
        raise Refused(reason)
    before = json.loads(record.snapshot)
    moving.rows_back(db, merge_id)
    db.expire_all()
    for row_id, position in before["telephone"].items():
        db.get_one(Telephone, int(row_id)).position = position
    for row_id, position in before["email_address"].items():
        db.get_one(EmailAddress, int(row_id)).position = position
    for person_id, facts in before["person"].items():
        moving.put_back(db.get_one(Person, int(person_id)), facts)
    for household_id, facts in before["household"].items():
        moving.put_back(found[HouseholdId(int(household_id))], facts)
    record.undone_at = clock.now()
    db.flush()
    search.move(db, before["tokens"], record.gone_id)
    search.drop(db, record.kept_id, tokens.ALSO, before["also"])
    half_typed.give(db, record.kept_id, record.gone_id, before.get("half_typed", ()))
    for household_id in ids:
        _reindexed(db, household_id)
    return record.gone_id
