"""Every two households that may be one, looked for among all that are here, and told apart for good."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from studio import clock
from studio.actor import Actor
from studio.clients import likeness, queries
from studio.clients.doubles import likenesses
from studio.clients.likeness import Alike
from studio.clients.model import EmailAddress, Household, HouseholdId, Person, Telephone, ToldApart
from studio.clients.rows import ListedHousehold
from studio.db import search
from studio.errors import Missing, Refused
from studio.rights import verb
from studio.words import say

_SHARED_BY = 6
"""Households; a number that more of them gave is that of a school or a nursery."""
_MOST_PAIRS = 3_000
_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two households that may be one, the older first, and why."""

    one: ListedHousehold
    other: ListedHousehold
    why: str
    score: int

    @property
    def id(self) -> tuple[HouseholdId, HouseholdId]:
        """Which pair this is."""
        return self.one.id, self.other.id


def doubles_to_review(db: Session, most: int = 100) -> tuple[Pair, ...]:
    """Every two households that may be one and that nobody has told apart yet, the likeliest first.

    Reads every household's names once: two seconds for 100,000 on a busy desk. Ask for it as long work.
    """
    told = _told_apart(db)
    pairs = sorted({pair for pair in _pairs(db) if pair not in told})[:_MOST_PAIRS]
    known = likenesses(db, sorted({each for pair in pairs for each in pair}))
    found: dict[tuple[HouseholdId, HouseholdId], Alike] = {}
    for one, other in pairs:
        if one in known and other in known:
            alike = likeness.compare(known[one], known[other])
            if alike is not None and alike.sure:
                found[one, other] = alike
    best = sorted(found, key=lambda pair: (-found[pair].score, pair))[:most]
    lines = {each.id: each for each in queries.listed(db, sorted({each for pair in best for each in pair}))}
    return tuple(
        Pair(lines[one], lines[other], found[one, other].why, found[one, other].score) for one, other in best
    )


def _pairs(db: Session) -> Iterator[tuple[HouseholdId, HouseholdId]]:
    for query in (_SHARED_DIGITS, _SHARED_EMAILS):
        groups: dict[str, set[HouseholdId]] = defaultdict(set)
        for value, household_id in db.execute(query):
            groups[value].add(household_id)
        for ids in groups.values():
            yield from combinations(sorted(ids), 2)
    yield from _of_one_name(db)


def _of_one_name(db: Session) -> Iterator[tuple[HouseholdId, HouseholdId]]:
    """Those with a first name in common at one postcode, and families of one surname whose first names are the same."""
    at_postcode: dict[tuple[str, str], list[tuple[HouseholdId, str]]] = defaultdict(list)
    families: dict[tuple[str, tuple[str, ...]], list[HouseholdId]] = defaultdict(list)
    for household_id, postcode, filed_under, firsts in db.execute(_FIRSTS):
        names = tuple(sorted({word for first in firsts.split(_BETWEEN) for word in _words(first)}))
        if len(names) > 1:
            families[filed_under, names].append(household_id)
        code = postcode.replace(" ", "").upper()
        for name in names if code else ():
            at_postcode[code, name].append((household_id, filed_under))
    for there in at_postcode.values():
        for (one, one_name), (other, other_name) in combinations(there, 2):
            if likeness.near(one_name, other_name):
                yield min(one, other), max(one, other)
    for ids in families.values():
        if len(ids) <= _SHARED_BY:
            yield from combinations(sorted(ids), 2)


@lru_cache(maxsize=20_000)
def _words(first: str) -> tuple[str, ...]:
    return tuple(search.words(first))


@verb("clients.tell_apart")
def tell_apart(db: Session, by: Actor, one_id: HouseholdId, other_id: HouseholdId) -> None:
    """These are different people: they are never offered as one again. Raises Refused for one and the same, Missing."""
    if one_id == other_id:
        raise Refused(say("This is one client."))
    first, second = min(one_id, other_id), max(one_id, other_id)
    if db.get(Household, first) is None or db.get(Household, second) is None:
        raise Missing(say("This client is no longer in the records."))
    if db.get(ToldApart, (first, second)) is None:
        db.add(ToldApart(one_id=first, other_id=second, at=clock.now()))
        db.flush()


def _told_apart(db: Session) -> set[tuple[HouseholdId, HouseholdId]]:
    """Every pair told apart, a merged household as the one that it was merged into."""
    into = {row.id: row.merged_into_id for row in db.execute(_MERGED)}
    pairs = ((_root(one, into), _root(other, into)) for one, other in db.execute(_TOLD))
    return {(min(pair), max(pair)) for pair in pairs}


def _root(household_id: HouseholdId, into: dict[HouseholdId, HouseholdId]) -> HouseholdId:
    while household_id in into:
        household_id = into[household_id]
    return household_id


def _count(column: Any) -> Any:
    return func.count(distinct(column))


_TWICE = (
    select(Telephone.digits)
    .group_by(Telephone.digits)
    .having(_count(Telephone.household_id).between(2, _SHARED_BY))
)
_SHARED_DIGITS = (
    select(Telephone.digits, Telephone.household_id)
    .join(Household, Household.id == Telephone.household_id)
    .where(Telephone.digits.in_(_TWICE), Telephone.digits != "", *queries.STANDS)
)
_TWICE_KEY = (
    select(EmailAddress.key)
    .group_by(EmailAddress.key)
    .having(_count(EmailAddress.household_id).between(2, _SHARED_BY))
)
_SHARED_EMAILS = (
    select(EmailAddress.key, EmailAddress.household_id)
    .join(Household, Household.id == EmailAddress.household_id)
    .where(EmailAddress.key.in_(_TWICE_KEY), *queries.STANDS)
)
_MERGED = select(Household.id, Household.merged_into_id).where(Household.merged_into_id.is_not(None))
_TOLD = select(ToldApart.one_id, ToldApart.other_id)
_FIRSTS = (
    select(
        Household.id,
        Household.postcode,
        Household.filed_under,
        func.aggregate_strings(Person.first, _BETWEEN),
    )
    .join(Person, Person.household_id == Household.id)
    .where(Person.first != "", *queries.STANDS)
    .group_by(Household.id)
)
