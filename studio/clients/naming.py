"""How a household is spoken to and spoken of: proposed from its people, and always theirs to change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from studio.clients.model import ADDRESSED_LENGTH, NAME_LENGTH, PersonRole, PersonStatus, Segment
from studio.languages import speech
from studio.words import listed, say

ADULT = 18


class Named(Protocol):
    """Anyone with a name: a person as kept, as typed, or as shown."""

    @property
    def title(self) -> str:
        """Mrs, Dr; empty when not known."""

    @property
    def first(self) -> str:
        """First names."""

    @property
    def last(self) -> str:
        """Surname, or the whole of a name that has no parts."""

    @property
    def role(self) -> PersonRole:
        """Who they are in the household."""

    @property
    def under_18(self) -> bool:
        """As told."""

    @property
    def born(self) -> date | None:
        """Birth date when known."""

    @property
    def status(self) -> PersonStatus:
        """Whether they live."""


def age(born: date, today: date) -> int:
    """Whole years on a day; who was born on 29 February has a birthday on 1 March in other years."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def is_under_18(person: Named, today: date) -> bool:
    """By the birth date where it is known, else as told."""
    return person.under_18 if person.born is None else age(person.born, today) < ADULT


def full_name(person: Named) -> str:
    """``Claire Ashworth``; with her title when there is no first name."""
    return " ".join(part for part in ((person.first or person.title), person.last) if part)


def short_name(person: Named) -> str:
    """``Claire``, or as much as is known of her."""
    return person.first or full_name(person)


def to_be_written_to(people: Sequence[Named], today: date) -> list[Named]:
    """Those a letter is addressed to: the living adults, else the living, else all.

    Where some have a title and some have none, those with one: a title is asked of whoever is written to.
    """
    living = [person for person in people if person.status is PersonStatus.ACTIVE] or list(people)
    adults = [
        person for person in living if person.role is not PersonRole.CHILD and not is_under_18(person, today)
    ]
    chosen = adults or living
    return [person for person in chosen if person.title and person.last] or chosen


_BETWEEN = {"de": "und", "fr": "et"}
"""What stands between the two of a couple on the envelope, where it is not "and"."""


def salutation(people: Sequence[Named], today: date) -> str:
    """What follows "Dear": ``Mrs Ashworth``, ``Mr Khan and Ms Ellis``, without titles ``Claire and Mark``."""
    names = [
        f"{person.title} {person.last}" if person.title and person.last else short_name(person)
        for person in to_be_written_to(people, today)
    ]
    return _joined(_shared_surname(people, today) or names)


def addressee(people: Sequence[Named], today: date, language: str = "") -> str:
    """The first line of an envelope: ``Mrs C Ashworth``, ``Mr A Khan and Ms J Ellis``, ``Claire Ashworth``.

    ``language`` is the one they wish to be written to in: ``Frau und Herr Weber``.
    """
    chosen = to_be_written_to(people, today)
    titles = _shared_surname(people, today)
    if titles:
        between = _BETWEEN.get(speech(language), "and")
        return _joined([f" {between} ".join(titles)])
    if len(chosen) > 1 and not any(person.title for person in chosen):
        return letter_name(chosen)
    return _joined([_on_envelope(person) for person in chosen])


def _shared_surname(people: Sequence[Named], today: date) -> list[str]:
    """``Mrs`` and ``Mr Ashworth`` for a couple of one name with titles, else nothing."""
    chosen = to_be_written_to(people, today)
    if len(chosen) == 2 and all(person.title for person in chosen) and chosen[0].last == chosen[1].last != "":
        return [chosen[0].title, f"{chosen[1].title} {chosen[1].last}"]
    return []


def _on_envelope(person: Named) -> str:
    if not (person.title and person.last):
        return full_name(person)
    initials = " ".join(word[0] for word in person.first.split())
    return " ".join(part for part in (person.title, initials, person.last) if part)


def letter_name(people: Sequence[Named]) -> str:
    """Full names in running words: ``Claire and Mark Ashworth``, ``Adil Khan and Jo Ellis``."""
    if (
        len(people) > 1
        and len({person.last for person in people}) == 1
        and all(each.first for each in people)
    ):
        return _joined([person.first for person in people], people[0].last)
    return _joined([full_name(person) for person in people])


def filing_name(people: Sequence[Named]) -> str:
    """The surname it is filed under: that of the first who has one, else the first name there is."""
    return next((each.last for each in people if each.last), next((full_name(each) for each in people), ""))


def household_name(filed: str, segment: Segment, people: Sequence[Named], today: date) -> str:
    """What the page of a household is called: ``The Ashworth family``, ``Adil Khan and Jo Ellis``, a firm's name."""
    if not people:
        return filed
    adults = [each for each in people if each.role is not PersonRole.CHILD and not is_under_18(each, today)]
    if segment is Segment.FAMILY and (len(people) > len(adults) or len(people) > 2):
        return say("The {name} family", name=filed)
    if segment is Segment.FAMILY and len(people) == 2 and people[0].last == people[1].last:
        return say("The {name} family", name=filed)
    return letter_name(adults or people) or filed


def in_a_sentence(people: Sequence[Named], today: date, *, ages: bool = True) -> str:
    """``Claire and Mark, with Ellie (16) and Tom (13)``; those who have died are left out."""
    living = [each for each in people if each.status is PersonStatus.ACTIVE]
    young = [each for each in living if each.role is PersonRole.CHILD or is_under_18(each, today)]
    grown = [each for each in living if each not in young]
    children = listed(
        [
            f"{short_name(each)} ({age(each.born, today)})" if ages and each.born else short_name(each)
            for each in young
        ]
    )
    if not grown:
        return children
    adults = listed([short_name(each) for each in grown])
    return say("{adults}, with {children}", adults=adults, children=children) if children else adults


def _joined(names: Sequence[str], last: str = "") -> str:
    words = f"{listed(list(names))} {last}".strip()
    return words if len(words) <= ADDRESSED_LENGTH else names[0][:NAME_LENGTH]
