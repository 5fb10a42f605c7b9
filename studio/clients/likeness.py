"""How alike two households are, and why, in the desk's words. Asks no database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from studio.clients import naming
from studio.clients.drafts import HouseholdDraft
from studio.clients.model import PersonRole
from studio.db import search
from studio.reaching import email_key, telephone
from studio.words import listed, say

WAY, NAME, NEAR_NAME, POSTCODE, CHILD, BORN = 60, 30, 22, 20, 20, 20
"""What each thing in common counts for."""
SURNAME_ALONE = 8
_LONG = 4
"""Letters; a shorter name one letter off is another name."""


@dataclass(frozen=True, slots=True)
class Named:
    """Someone's name, folded, and as it is shown."""

    first: str
    last: str
    shown: str
    born: date | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is compared of a household."""

    surname: str
    adults: tuple[Named, ...]
    children: tuple[Named, ...]
    digits: frozenset[str]
    emails: frozenset[str]
    postcode: str

    @property
    def names(self) -> tuple[Named, ...]:
        """Everyone in it."""
        return self.adults + self.children


@dataclass(frozen=True, slots=True)
class Alike:
    """How likely two households are one (more is likelier), why, and whether more than a name says so."""

    score: int
    why: str
    sure: bool


def of_draft(draft: HouseholdDraft, today: date) -> Likeness:
    """What is compared of a household as it is typed."""
    return of(
        draft.filing_name or naming.filing_name(draft.people),
        [
            (each, each.role is PersonRole.CHILD or naming.is_under_18(each, today))
            for each in draft.people
            if each.first or each.last
        ],
        (telephone(each.typed).digits for each in draft.telephones if each.typed),
        (email_key(each.typed.strip()) for each in draft.emails),
        draft.postcode,
    )


def of(
    filing_name: str,
    people: Iterable[tuple[naming.Named, bool]],
    digits: Iterable[str],
    emails: Iterable[str],
    postcode: str,
) -> Likeness:
    """The same of a household on record; each person with whether she is a child."""
    adults: list[Named] = []
    children: list[Named] = []
    for person, is_child in people:
        named = Named(
            search.fold(person.first), search.fold(person.last), naming.full_name(person), person.born
        )
        (children if is_child else adults).append(named)
    return Likeness(
        surname=search.fold(filing_name),
        adults=tuple(adults),
        children=tuple(children),
        digits=frozenset(each for each in digits if len(each) >= 5),
        emails=frozenset(each for each in emails if each),
        postcode="".join(search.words(postcode)),
    )


def compare(mine: Likeness, theirs: Likeness) -> Alike | None:
    """Whether two households may be one; None when they are two.

    One surname in one street is no reason: a name or a child, or a way to reach them, must be the same as well.
    """
    reasons: list[str] = []
    score = 0
    if mine.digits & theirs.digits:
        score, reasons = score + WAY, [*reasons, say("same telephone")]
    if mine.emails & theirs.emails:
        score, reasons = score + WAY, [*reasons, say("same e-mail address")]
    reached = bool(reasons)
    here = bool(mine.postcode) and mine.postcode == theirs.postcode
    if here:
        score, reasons = score + POSTCODE, [*reasons, say("same postcode")]
    named, name = _same_adult(mine, theirs)
    if name:
        score, reasons = score + named, [*reasons, name]
    one_surname = near(mine.surname, theirs.surname)
    children = _same_children(mine, theirs)
    score += sum(points for points, _ in children.values()) + (SURNAME_ALONE if one_surname else 0)
    if children:
        reasons.append(_children_in_words(children))
    told = bool(children) and (here or bool(name) or len(children) > 1) and (one_surname or bool(name))
    sure = reached or (bool(name) and here) or told
    if not sure and (not name or _lives_elsewhere(mine, theirs)):
        return None
    return Alike(score, _listed(reasons), sure)


def near(one: str, other: str) -> bool:
    """Whether two folded names are one, a slip of the pen apart at most."""
    if one == other:
        return bool(one)
    # Loaded when two names are first compared, not when the program opens.
    from rapidfuzz.distance import OSA

    far = 1 if min(len(one), len(other)) >= _LONG else 0
    return bool(one) and bool(other) and far > 0 and OSA.distance(one, other, score_cutoff=far) <= far


def _same_adult(mine: Likeness, theirs: Likeness) -> tuple[int, str]:
    found = (0, "")
    for one in mine.adults:
        for other in theirs.adults:
            if not (one.first and one.last and near(one.first, other.first) and near(one.last, other.last)):
                continue
            if (one.first, one.last) == (other.first, other.last):
                return NAME, say("same name, {name}", name=other.shown)
            found = (NEAR_NAME, say("nearly the same name, {name}", name=other.shown))
    return found


def _same_children(mine: Likeness, theirs: Likeness) -> dict[str, tuple[int, str]]:
    """The first name of each child in both, with what it counts for and how it is said; one of another age is none."""
    known = {each.first: each for each in theirs.children if each.first}
    same: dict[str, tuple[int, str]] = {}
    for each in mine.children:
        other = known.get(each.first)
        if other is None or (each.born and other.born and each.born != other.born):
            continue
        points = CHILD + (BORN if each.born and each.born == other.born else 0)
        same[each.first] = (points, other.shown.split(" ")[0])
    return same


def _children_in_words(children: Mapping[str, tuple[int, str]]) -> str:
    names = [shown for _, shown in children.values()]
    if len(names) == 1:
        return say("a child called {name}", name=names[0])
    return say("children called {names}", names=listed(names))


def _lives_elsewhere(mine: Likeness, theirs: Likeness) -> bool:
    """Another telephone and another postcode: somebody of the same name."""
    other_number = bool(mine.digits) and bool(theirs.digits)
    other_place = bool(mine.postcode) and bool(theirs.postcode) and mine.postcode != theirs.postcode
    return other_number and other_place


def _listed(parts: list[str]) -> str:
    """``same postcode, and a child called Tom``."""
    if len(parts) < 2:
        return "".join(parts)
    return say("{first}, and {last}", first=", ".join(parts[:-1]), last=parts[-1])
