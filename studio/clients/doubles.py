"""Who is here already and may be the client who is being typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import BindParameter, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from studio import clock
from studio.clients import known_names, likeness, queries
from studio.clients.drafts import HouseholdDraft
from studio.clients.likeness import Alike, Likeness
from studio.clients.model import (
    EmailAddress,
    Household,
    HouseholdId,
    PersonRole,
    Telephone,
)
from studio.clients.rows import ListedHousehold
from studio.clients.tokens import CHILD, FIRST_NAME, POSTCODE
from studio.db import search
from studio.db.search import SearchToken
from studio.story import Opens

_MOST_NAMESAKES = 3
"""More than so many of one name, and nothing else in common, tell nobody anything."""
_MOST_CANDIDATES = 20
"""Looked at for each number, postcode or name typed."""
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
        for household_id, theirs in likenesses(db, sorted(candidates)).items()
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


def likenesses(db: Session, ids: Sequence[HouseholdId]) -> dict[HouseholdId, Likeness]:
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


_VALUES: BindParameter[Sequence[object]] = bindparam("values", expanding=True)
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
    Household.id.in_(_VALUES), *queries.STANDS
)
