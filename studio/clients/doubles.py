"""Households that may be one: looked for while a new client is typed, and among all that are here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

from sqlalchemy import BindParameter, bindparam, distinct, func, select
from sqlalchemy.orm import Session, aliased

from studio import clock
from studio.actor import Actor
from studio.clients import known_names, likeness, queries
from studio.clients.drafts import HouseholdDraft
from studio.clients.likeness import Alike, Likeness
from studio.clients.model import (
    EmailAddress,
    Household,
    HouseholdId,
    HouseholdStatus,
    Person,
    PersonRole,
    Telephone,
    ToldApart,
)
from studio.clients.rows import ListedHousehold
from studio.clients.tokens import CHILD, FIRST_NAME, POSTCODE
from studio.db import search
from studio.db.search import SearchToken
from studio.errors import Missing, Refused
from studio.rights import verb
from studio.story import Opens
from studio.words import say

_MOST_NAMESAKES = 3
"""More than so many of one name, and nothing else in common, tell nobody anything."""
_MOST_CANDIDATES = 20
"""Looked at for each number, postcode or name typed."""
_SHARED_BY = 6
"""Households; a number that more of them gave is that of a school or a nursery."""
_MOST_PAIRS = 3_000
_BETWEEN = "\n"
_PIECE = 500


@dataclass(frozen=True, slots=True)
class Double:
    """A household that somebody being typed may be: who, how to tell them from others, and why they may be."""

    household_id: HouseholdId
    name: str
    second: str
    why: str
    """``same telephone``; ``same postcode, and a child called Tom``."""
    score: int

    @property
    def opens(self) -> Opens:
        """What choosing it opens."""
        return Opens("household", self.household_id)


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


def likely_doubles(
    db: Session, draft: HouseholdDraft, most: int = 3, but: HouseholdId | None = None
) -> tuple[Double, ...]:
    """Who is here already and may be whoever is typed, the likeliest first; ``but`` is the household being amended."""
    mine = likeness.of_draft(draft, clock.today())
    candidates = set(_candidates(db, mine)) - {but}
    if not candidates:
        return ()
    alike = {
        household_id: found
        for household_id, theirs in _likenesses(db, sorted(candidates)).items()
        if (found := likeness.compare(mine, theirs)) is not None
    }
    namesakes = [household_id for household_id, found in alike.items() if not found.sure]
    if len(namesakes) > _MOST_NAMESAKES:
        alike = {household_id: found for household_id, found in alike.items() if found.sure}
    best = sorted(alike, key=lambda each: (-alike[each].score, each))[:most]
    return tuple(_double(line, alike[line.id]) for line in queries.listed(db, best))


def _double(line: ListedHousehold, found: Alike) -> Double:
    people = "" if line.people and line.name.startswith(line.people) else line.people
    second = " · ".join(part for part in (people, line.town, line.telephone) if part)
    return Double(line.id, line.name, second, found.why, found.score)


def _candidates(db: Session, mine: Likeness) -> Iterator[HouseholdId]:
    """Who shares a number, an address, or a name with a first name or a postcode: few, by the indexes alone."""
    if mine.digits:
        yield from db.scalars(_OF_DIGITS, {"values": sorted(mine.digits)})
    if mine.emails:
        yield from db.scalars(_OF_EMAILS, {"values": sorted(mine.emails)})
    firsts = {word for each in mine.names for word in search.words(each.first)}
    if mine.postcode and firsts:
        at = {"code": mine.postcode[: search.LONGEST], "firsts": sorted(_slips(db, firsts, firsts=True))}
        yield from map(HouseholdId, db.scalars(_OF_POSTCODE, at))
    for named in (mine.adults[:1], mine.children[:1]):
        for each in named:
            yield from _of_name(db, each.last or mine.surname, each.first)


def _of_name(db: Session, last: str, first: str) -> Iterator[HouseholdId]:
    """Who has a surname and a first name; where nobody has, who has nearly that name."""
    lasts, firsts = set(search.words(last)), set(search.words(first))
    if not lasts or not firsts:
        return
    found = db.scalars(_OF_NAMES, {"lasts": sorted(lasts), "firsts": sorted(firsts)}).all()
    if not found:
        near = {"lasts": sorted(_slips(db, lasts)), "firsts": sorted(_slips(db, firsts, firsts=True))}
        found = db.scalars(_OF_NAMES, near).all()
    yield from map(HouseholdId, found)


def _slips(db: Session, words: set[str], *, firsts: bool = False) -> set[str]:
    return words | {name for word in words for name in known_names.slips(db, word, firsts=firsts)}


def _likenesses(db: Session, ids: Sequence[HouseholdId]) -> dict[HouseholdId, Likeness]:
    """What is compared of each of these, in four statements whatever their number."""
    digits: dict[HouseholdId, list[str]] = defaultdict(list)
    emails: dict[HouseholdId, list[str]] = defaultdict(list)
    found: dict[HouseholdId, Likeness] = {}
    for start in range(0, len(ids), _PIECE):
        of = {"values": ids[start : start + _PIECE]}
        for household_id, figures in db.execute(_DIGITS, of):
            digits[household_id].append(figures)
        for household_id, key in db.execute(_EMAILS, of):
            emails[household_id].append(key)
        people = queries.people_of_many(db, ids[start : start + _PIECE])
        for household_id, filing_name, postcode in db.execute(_FILED, of):
            found[household_id] = likeness.of(
                filing_name,
                [
                    (each, each.role is PersonRole.CHILD or each.under_18)
                    for each in people.get(household_id, ())
                ],
                digits[household_id],
                emails[household_id],
                postcode,
            )
    return found


def doubles_to_review(db: Session, most: int = 100) -> tuple[Pair, ...]:
    """Every two households that may be one and that nobody has told apart yet, the likeliest first.

    Reads every household's names once: half a second for 100,000. Ask for it as long work.
    """
    told = _told_apart(db)
    pairs = sorted({pair for pair in _pairs(db) if pair not in told})[:_MOST_PAIRS]
    known = _likenesses(db, sorted({each for pair in pairs for each in pair}))
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


_VALUES: BindParameter[Sequence[object]] = bindparam("values", expanding=True)
_STANDS = Household.merged_into_id.is_(None), Household.status != HouseholdStatus.ERASED
_FIRST, _LAST, _CODE = aliased(SearchToken), aliased(SearchToken), aliased(SearchToken)
_OF_DIGITS = select(Telephone.household_id).where(Telephone.digits.in_(_VALUES)).limit(_MOST_CANDIDATES)
_OF_EMAILS = select(EmailAddress.household_id).where(EmailAddress.key.in_(_VALUES)).limit(_MOST_CANDIDATES)
# As an expression, so that the search begins with the surname or the postcode, which fewer have than a first name.
_IS_FIRST = (
    func.coalesce(_FIRST.token, "").in_(bindparam("firsts", expanding=True)),
    _FIRST.kind.in_((FIRST_NAME, CHILD)),
)
_OF_NAMES = (
    select(_LAST.household_id)
    .join(_FIRST, _FIRST.household_id == _LAST.household_id)
    .where(_LAST.token.in_(bindparam("lasts", expanding=True)), *_IS_FIRST)
    .limit(_MOST_CANDIDATES)
)
_OF_POSTCODE = (
    select(_CODE.household_id)
    .join(_FIRST, _FIRST.household_id == _CODE.household_id)
    .where(_CODE.token == bindparam("code"), _CODE.kind == POSTCODE, *_IS_FIRST)
    .limit(_MOST_CANDIDATES)
)
_DIGITS = select(Telephone.household_id, Telephone.digits).where(Telephone.household_id.in_(_VALUES))
_EMAILS = select(EmailAddress.household_id, EmailAddress.key).where(EmailAddress.household_id.in_(_VALUES))
_FILED = select(Household.id, Household.filing_name, Household.postcode).where(
    Household.id.in_(_VALUES), *_STANDS
)
_TWICE = (
    select(Telephone.digits)
    .group_by(Telephone.digits)
    .having(_count(Telephone.household_id).between(2, _SHARED_BY))
)
_SHARED_DIGITS = (
    select(Telephone.digits, Telephone.household_id)
    .join(Household, Household.id == Telephone.household_id)
    .where(Telephone.digits.in_(_TWICE), Telephone.digits != "", *_STANDS)
)
_TWICE_KEY = (
    select(EmailAddress.key)
    .group_by(EmailAddress.key)
    .having(_count(EmailAddress.household_id).between(2, _SHARED_BY))
)
_SHARED_EMAILS = (
    select(EmailAddress.key, EmailAddress.household_id)
    .join(Household, Household.id == EmailAddress.household_id)
    .where(EmailAddress.key.in_(_TWICE_KEY), *_STANDS)
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
    .where(Person.first != "", *_STANDS)
    .group_by(Household.id)
)
