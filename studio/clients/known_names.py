"""Every name that somebody here has, kept in memory, to find the nearest to one that was misspelt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, bindparam, func, select
from sqlalchemy.orm import Session

from studio.clients.model import Household, Person
from studio.db import asked_once, search
from studio.db.audit import AuditRow

SHORTEST = 3
"""Letters; a shorter word is near to almost every name."""
_MANY = 2_000
"""Records changed since the names were read; after more of them all are read again."""


@dataclass(frozen=True, slots=True)
class _Names:
    """As of one act of the audit; a name that nobody has any more stays, and finds nobody."""

    last_act: int
    last_household: int
    surnames: tuple[str, ...]
    firsts: tuple[str, ...]


_known: WeakKeyDictionary[Engine, _Names] = WeakKeyDictionary()
_knowing = Lock()
_NOW = select(
    select(func.max(AuditRow.id)).scalar_subquery(), select(func.max(Household.id)).scalar_subquery()
)
_FILED, _LASTS, _FIRSTS = (
    select(Household.filed_under).distinct(), select(Person.last).distinct(), select(Person.first).distinct(),
)  # fmt: skip
_CHANGED = (
    select(AuditRow.entity, AuditRow.entity_id)
    .where(AuditRow.id > bindparam("after"), AuditRow.entity.in_(("household", "person")))
    .limit(_MANY + 1)
)
_OF_HOUSEHOLDS = select(Household.filed_under).where(Household.id.in_(bindparam("ids", expanding=True)))
_OF_PEOPLE = select(Person.last, Person.first).where(
    Person.id.in_(bindparam("ids", expanding=True))
    | Person.household_id.in_(bindparam("households", expanding=True))
)


def nearest(db: Session, word: str, most: int) -> list[str]:
    """The surnames nearest to a folded word, at most two letters off; first names when no surname is near."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    far = 1 if len(word) <= SHORTEST + 1 else 2
    names = _names(db)
    for known in (names.surnames, names.firsts):
        near = process.extract(word, known, scorer=OSA.distance, score_cutoff=far, limit=most)
        if near:
            return [name for name, _, _ in near]
    return []


def slips(db: Session, word: str, *, firsts: bool = False, most: int = 3) -> list[str]:
    """Surnames, or first names, that are a folded word with one slip of the pen; none for a short word."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if len(word) <= SHORTEST:
        return []
    names = _names(db)
    known = names.firsts if firsts else names.surnames
    near = process.extract(word, known, scorer=OSA.distance, score_cutoff=1, limit=most)
    return [name for name, _, _ in near]


def look(db: Session) -> int:
    """Read the names before the first is misspelt; answers how many surnames there are."""
    return len(_names(db).surnames)


@asked_once
def _names(db: Session) -> _Names:
    engine = db.get_bind().engine
    last_act, last_household = db.execute(_NOW).one()
    with _knowing:
        known = _known.get(engine)
    if known is not None and (known.last_act, known.last_household) == (last_act or 0, last_household or 0):
        return known
    names = None if known is None else _more(db, known, last_act or 0, last_household or 0)
    if names is None:
        surnames = _words([*db.scalars(_FILED), *db.scalars(_LASTS)])
        names = _Names(
            last_act or 0, last_household or 0, _sorted(surnames), _sorted(_words(db.scalars(_FIRSTS)))
        )
    with _knowing:
        _known[engine] = names
    return names


def _more(db: Session, known: _Names, last_act: int, last_household: int) -> _Names | None:
    """What came since; None when all must be read again."""
    changed = db.execute(_CHANGED, {"after": known.last_act}).all()
    if len(changed) > _MANY or last_act < known.last_act:
        return None
    households = [int(key) for entity, key in changed if entity == "household" and key.isdigit()]
    if last_household != known.last_household and not households:
        return None
    people = [int(key) for entity, key in changed if entity == "person" and key.isdigit()]
    rows = db.execute(_OF_PEOPLE, {"ids": people, "households": households}).all()
    filed = db.scalars(_OF_HOUSEHOLDS, {"ids": households})
    surnames = _words([*filed, *(row.last for row in rows)]).union(known.surnames)
    firsts = _words(row.first for row in rows).union(known.firsts)
    return _Names(last_act, last_household, _sorted(surnames), _sorted(firsts))


def _words(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in search.words(name)}


def _sorted(words: set[str]) -> tuple[str, ...]:
    return tuple(sorted(words))
