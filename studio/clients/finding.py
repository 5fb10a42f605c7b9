"""Finding a household as its name is typed, and by the nearest surname when a word is misspelt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from studio.clients import queries
from studio.clients.model import Household, HouseholdId
from studio.clients.rows import FoundHousehold, ListedHousehold
from studio.clients.tokens import CHILD, FIRST_NAME, SURNAME
from studio.db import search
from studio.db.audit import AuditRow
from studio.db.search import Found
from studio.words import say

CLOSEST = 6
_SHORTEST = 3
"""Letters; a shorter word is near to almost every name."""


def find(db: Session, typed: str, most: int = 12) -> list[FoundHousehold]:
    """Households that answer to every piece typed, in any order; nearest surnames when none does.

    Pieces may be names, children, a postcode, a telephone from its start or its last four figures, an e-mail
    address, or a number such as O-01187.
    """
    lines = find_listed(db, typed, most)
    return [
        FoundHousehold(
            household_id=line.id,
            name=line.name,
            second=" · ".join(part for part in (_told_apart(line), line.town, line.telephone) if part),
            matched=line.matched,
        )
        for line in lines
    ]


def find_listed(db: Session, typed: str, most: int = 60) -> list[ListedHousehold]:
    """The same as lines of the clients list."""
    found = search.find(db, typed, most)
    close = not found
    if close:
        found = _near(db, typed, most)
    lines = queries.listed(db, [HouseholdId(each.household_id) for each in found])
    why = {each.household_id: _why(each, close) for each in found}
    return [replace(line, matched=why[line.id]) for line in lines]


def _told_apart(line: ListedHousehold) -> str:
    """The people, unless the name says them already."""
    return "" if line.people and line.name.startswith(line.people) else line.people


def _why(found: Found, close: bool) -> str:
    if close:
        return say("sounds like {name}", name=found.shown)
    if found.kind in (SURNAME, FIRST_NAME):
        return ""
    if found.kind == CHILD:
        return say("child {name}", name=found.shown)
    return f"{found.kind} {found.shown}"


@dataclass(frozen=True, slots=True)
class _Surnames:
    as_of: tuple[int, int]
    names: tuple[str, ...]


_known: WeakKeyDictionary[Engine, _Surnames] = WeakKeyDictionary()
_knowing = Lock()
_AS_OF = select(func.max(AuditRow.id)).scalar_subquery(), select(func.max(Household.id)).scalar_subquery()
_NOW = select(*_AS_OF)
_NAMES = select(Household.filed_under).distinct()


def _surnames(db: Session) -> tuple[str, ...]:
    """Every word that somebody is filed under, read once and again after the records changed."""
    engine = db.get_bind().engine
    last_act, last_household = db.execute(_NOW).one()
    as_of = (last_act or 0, last_household or 0)
    with _knowing:
        known = _known.get(engine)
    if known is None or known.as_of != as_of:
        names = {word for name in db.scalars(_NAMES) for word in search.words(name)}
        known = _Surnames(as_of, tuple(sorted(names)))
        with _knowing:
            _known[engine] = known
    return known.names


def _near(db: Session, typed: str, most: int) -> list[Found]:
    """The same search with each misspelt word replaced by the surnames nearest to it, one at a time."""
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    pieces = search.typed_words(typed)
    found: dict[int, Found] = {}
    for place, piece in enumerate(pieces):
        if len(piece) < _SHORTEST or not piece.isalpha():
            continue
        far = 1 if len(piece) <= _SHORTEST + 1 else 2
        near = process.extract(
            piece, _surnames(db), scorer=Levenshtein.distance, score_cutoff=far, limit=CLOSEST
        )
        for name, _, _ in near:
            for each in search.find(db, " ".join([*pieces[:place], name, *pieces[place + 1 :]]), most):
                found.setdefault(each.household_id, Found(each.household_id, SURNAME, name.title()))
            if len(found) >= most:
                return list(found.values())[:most]
    return list(found.values())
