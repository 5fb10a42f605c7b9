"""Finding a household as it is typed, by any pieces of it; what is misspelt finds the names nearest to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, product

from sqlalchemy.orm import Session

from studio.clients import former, known_names, queries
from studio.clients.model import HouseholdId
from studio.clients.rows import FoundHousehold, ListedHousehold
from studio.clients.tokens import ALSO, CHILD, EMAIL, FIRST_NAME, POSTCODE, SURNAME, TELEPHONE
from studio.db import asking, search
from studio.db.search import Found, Match
from studio.words import say

CLOSEST = 6
"""Names tried for a word that nobody answers to."""
_TRIED = 12
_PREFERS = {
    SURNAME: 0, FIRST_NAME: 1, CHILD: 2, POSTCODE: 4, TELEPHONE: 5, former.KIND: 6, ALSO: 7, EMAIL: 8,
}  # fmt: skip
"""What is told first where a word answers to several, as "ashworth" to the surname and to the e-mail address."""


def find(db: Session, typed: str, most: int = 12) -> list[FoundHousehold]:
    """Households that answer to every piece typed, in any order; the nearest names when none does.

    Pieces may be names, children, a postcode, a telephone from its start or its last four or six figures, an e-mail
    address, or a number such as O-01187, with or without its letter.
    """
    found, near = _answers(db, typed, most)
    unwritten = [HouseholdId(each.household_id) for each in found if not each.name]
    lines = {each.id: each for each in queries.listed(db, unwritten)}
    answers = []
    for each in found:
        name, second = each.name, each.second
        if not name:
            if each.household_id not in lines:
                continue
            name, second = _written_now(lines[HouseholdId(each.household_id)])
        told = _why(each.matches, f"{name} {second}", near)
        answers.append(FoundHousehold(HouseholdId(each.household_id), name, second, told, each.status))
    return answers


def find_listed(db: Session, typed: str, most: int = 60) -> list[ListedHousehold]:
    """The same as lines of the clients list."""
    found, near = _answers(db, typed, most)
    lines = queries.listed(db, [HouseholdId(each.household_id) for each in found])
    matches = {each.household_id: each.matches for each in found}
    return [
        replace(each, matched=_why(matches[each.id], f"{each.name} {each.people}", near)) for each in lines
    ]


def _written_now(line: ListedHousehold) -> tuple[str, str]:
    """The line of a household of which none is written yet."""
    people = "" if line.people and line.name.startswith(line.people) else line.people
    return line.name, " · ".join(part for part in (people, line.town, line.telephone) if part)


def _answers(db: Session, typed: str, most: int) -> tuple[list[Found], frozenset[str]]:
    """Who answers, and the names that were taken for what was typed; none when it answers as it stands."""
    found = asking.find(db, typed, most, _PREFERS)
    return (found, frozenset()) if found else _near(db, typed, most)


def _why(matches: Sequence[Match], line: str, near: frozenset[str]) -> str:
    if len(matches) == 1:
        return _told(matches[0], line, near)
    told = (_told(match, line, near) for match in matches)
    return " · ".join(dict.fromkeys(part for part in told if part))


def _told(match: Match, line: str, near: frozenset[str]) -> str:
    """One piece: nothing when the line itself says it."""
    if match.token in near:
        return say(
            "sounds like {name}", name=match.token.title() if match.kind == FIRST_NAME else match.shown
        )
    if match.kind == CHILD:
        return say("child {name}", name=match.shown)
    if match.kind in (SURNAME, FIRST_NAME):
        said = match.shown in line or match.shown.split(" ", 1)[0] in line or match.token in search.fold(line)
        return "" if said else match.shown
    if match.kind == TELEPHONE and len(match.token) in search.TAILS and len(match.token) < len(match.shown):
        return say("telephone …{figures}", figures=match.token)
    return match.shown if match.shown.startswith(f"{match.kind} ") else f"{match.kind} {match.shown}"


def _near(db: Session, typed: str, most: int) -> tuple[list[Found], frozenset[str]]:
    """The same search with the nearest names in place of the words that nobody answers to."""
    pieces = search.typed_words(typed)
    counts = asking.counted(db, pieces) if pieces else ()
    wrong = [place for place, count in enumerate(counts) if count == 0 and _is_name(pieces[place])]
    if wrong:
        return _with_names(db, pieces, wrong, most)
    for place in (place for place, piece in enumerate(pieces) if _is_name(piece)):
        found, near = _with_names(db, pieces, [place], most)
        if found:
            return found, near
    return [], frozenset()


def _is_name(piece: str) -> bool:
    return len(piece) >= known_names.SHORTEST and piece.isalpha()


def _with_names(
    db: Session, pieces: Sequence[str], wrong: Sequence[int], most: int
) -> tuple[list[Found], frozenset[str]]:
    names = [known_names.nearest(db, pieces[place], CLOSEST) for place in wrong]
    found: dict[int, Found] = {}
    taken: set[str] = set()
    for chosen in islice(product(*names), _TRIED):
        words = list(pieces)
        for place, name in zip(wrong, chosen, strict=True):
            words[place] = name
        for each in asking.find(db, " ".join(words), most, _PREFERS):
            found.setdefault(each.household_id, each)
            taken.update(chosen)
        if len(found) >= most:
            break
    return list(found.values())[:most], frozenset(taken)
