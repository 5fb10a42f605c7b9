"""Who an event of another calendar seems to be: by e-mail address, telephone, or the names in it; never for certain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from studio import clients
from studio.calendars import CalendarEvent
from studio.clients import HouseholdId
from studio.clients.model import EmailAddress, Telephone
from studio.clients.tokens import CHILD, FIRST_NAME, SURNAME
from studio.db import search
from studio.db.search import SearchToken
from studio.reaching import email_key, telephone
from studio.words import counted

PIECE = 500

_VALUES: BindParameter[Sequence[object]] = bindparam("values", expanding=True)
_EMAILS = select(EmailAddress.key, EmailAddress.household_id).where(EmailAddress.key.in_(_VALUES))
_DIGITS = select(Telephone.digits, Telephone.household_id).where(Telephone.digits.in_(_VALUES))
_SURNAMES = select(SearchToken.token, SearchToken.household_id).where(
    SearchToken.token.in_(_VALUES), SearchToken.kind == SURNAME
)
"""All of them: were some left out, one of several would pass for the only one of that name."""
_FIRST_NAMES = select(SearchToken.household_id, SearchToken.token).where(
    SearchToken.household_id.in_(_VALUES), SearchToken.kind.in_((FIRST_NAME, CHILD))
)


class Guess(NamedTuple):
    """Whose an event seems to be and how that was found; without a household, why nobody is named."""

    household_id: HouseholdId | None
    name: str
    why: str


NOBODY = Guess(None, "", "")


def guesses(db: Session, events: Sequence[CalendarEvent]) -> list[Guess]:
    """One guess for each event, all asked for together."""
    emails = _one_by_key(db, _EMAILS, (email_key(each) for event in events for each in event.emails))
    digits = _one_by_key(
        db, _DIGITS, (telephone(each).digits for event in events for each in event.telephones)
    )
    said = [_words(event) for event in events]
    surnames: dict[str, set[HouseholdId]] = defaultdict(set)
    for token, household_id in _found(db, _SURNAMES, (word for words in said for word in words)):
        surnames[token].add(household_id)
    first: dict[HouseholdId, set[str]] = defaultdict(set)
    for household_id, token in _found(db, _FIRST_NAMES, {each for ids in surnames.values() for each in ids}):
        first[household_id].add(token)
    guessed = [
        _by_way(event, emails, digits) or _by_name(words, surnames, first)
        for event, words in zip(events, said, strict=True)
    ]
    names = clients.names_of(db, {guess.household_id for guess in guessed if guess.household_id is not None})
    return [_named(guess, names) for guess in guessed]


def _named(guess: Guess, names: dict[HouseholdId, str]) -> Guess:
    if guess.household_id is None:
        return guess
    name = names.get(guess.household_id)
    return guess._replace(name=name) if name else NOBODY


def _words(event: CalendarEvent) -> set[str]:
    return set(search.words(" ".join((event.title, *event.people))))


def _by_way(
    event: CalendarEvent, emails: dict[str, set[HouseholdId]], digits: dict[str, set[HouseholdId]]
) -> Guess | None:
    for typed in event.emails:
        if len(ids := emails.get(email_key(typed), set())) == 1:
            return Guess(next(iter(ids)), "", "by e-mail address")
    for typed in event.telephones:
        if len(ids := digits.get(telephone(typed).digits, set())) == 1:
            return Guess(next(iter(ids)), "", "by telephone")
    return None


def _by_name(
    words: set[str], surnames: dict[str, set[HouseholdId]], first: dict[HouseholdId, set[str]]
) -> Guess:
    """The only family of that surname, or the one of several whose first names stand there too."""
    families = {household_id for word in words for household_id in surnames.get(word, ())}
    if not families:
        return NOBODY
    matched = {each: len(first[each] & words) for each in families}
    most = max(matched.values())
    best = [each for each in families if matched[each] == most]
    if len(best) == 1:
        return Guess(best[0], "", "by name")
    return Guess(None, "", f"{counted(len(best), 'client')} of that name")


def _one_by_key(db: Session, query: Any, values: Iterable[str]) -> dict[str, set[HouseholdId]]:
    found: dict[str, set[HouseholdId]] = defaultdict(set)
    for key, household_id in _found(db, query, values):
        found[key].add(household_id)
    return found


def _found(db: Session, query: Any, values: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    wanted = sorted({each for each in values if each})
    for start in range(0, len(wanted), PIECE):
        yield from db.execute(query, {"values": wanted[start : start + PIECE]})
