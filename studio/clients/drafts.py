"""What a form hands in about a household; ``problems`` says in plain sentences what would be refused."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from studio import clock
from studio.clients.addressing import countries
from studio.clients.model import (
    ADDRESSED_LENGTH,
    LABEL_LENGTH,
    LINE_LENGTH,
    NAME_LENGTH,
    TITLE_LENGTH,
    Advice,
    HouseholdId,
    HouseholdStatus,
    Mailing,
    PersonId,
    PersonRole,
    PersonStatus,
    PreferredChannel,
    Segment,
    Source,
)
from studio.errors import Refused
from studio.languages import LONGEST as LANGUAGE_LENGTH
from studio.reaching import EMAIL_LENGTH, HOME_REGION, POSTCODE_LENGTH, TELEPHONE_LENGTH, email
from studio.words import say
from studio.written import one_line, passage

NOTES_LENGTH = 20_000
MOST_PEOPLE = 60
MOST_WAYS = 20
OLDEST = 130

_LINES = {
    "filing_name": NAME_LENGTH,
    "addressee": ADDRESSED_LENGTH,
    "salutation": ADDRESSED_LENGTH,
    "address1": LINE_LENGTH,
    "address2": LINE_LENGTH,
    "address3": LINE_LENGTH,
    "post_town": LINE_LENGTH,
    "postcode": POSTCODE_LENGTH,
    "best_time": LINE_LENGTH,
    "language": LANGUAGE_LENGTH,
}
_PASSAGES = {"hospitality": NOTES_LENGTH, "notes": NOTES_LENGTH}
_PERSON = {"title": TITLE_LENGTH, "first": NAME_LENGTH, "last": NAME_LENGTH}


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """Someone in the household; ``id`` when they are already known."""

    first: str = ""
    last: str = ""
    title: str = ""
    role: PersonRole = PersonRole.OTHER
    under_18: bool = False
    born: date | None = None
    status: PersonStatus = PersonStatus.ACTIVE
    id: PersonId | None = None


@dataclass(frozen=True, slots=True)
class TelephoneDraft:
    """A telephone number as given; ``person`` is the place (from 0) of whose it is among the people."""

    typed: str
    label: str = ""
    person: int | None = None


@dataclass(frozen=True, slots=True)
class EmailDraft:
    """An e-mail address as given; ``person`` is the place (from 0) of whose it is among the people."""

    typed: str
    person: int | None = None


@dataclass(frozen=True, slots=True)
class HouseholdDraft:
    """A household as typed. Only a name is needed; empty addressee, salutation and filing name are proposed.

    ``version`` is that of the household when its form was opened; an amendment without it overwrites nothing
    unseen, because it is taken from the record.
    """

    people: tuple[PersonDraft, ...] = ()
    telephones: tuple[TelephoneDraft, ...] = ()
    emails: tuple[EmailDraft, ...] = ()
    filing_name: str = ""
    addressee: str = ""
    salutation: str = ""
    address1: str = ""
    address2: str = ""
    address3: str = ""
    post_town: str = ""
    postcode: str = ""
    country: str = HOME_REGION
    segment: Segment = Segment.FAMILY
    source: Source = Source.NOT_KNOWN
    referred_by_id: HouseholdId | None = None
    channel: PreferredChannel = PreferredChannel.ANY
    best_time: str = ""
    spell_out_times: bool = False
    large_print: bool = False
    language: str = ""
    """In which they wish to be written to, by its code; "" is the studio's own."""
    advice: Advice = Advice.WELCOME
    mailing: Mailing = Mailing.NONE
    hospitality: str = ""
    notes: str = ""
    status: HouseholdStatus = HouseholdStatus.ACTIVE
    since: date | None = None
    version: int | None = None

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Field to the sentence that says what to do; empty when it can be saved.

        People are named ``people.0.first``, numbers ``telephones.0``, addresses ``emails.0``.
        """
        day = today or clock.today()
        found = _too_long(self, _LINES, "") | _too_long_passages(self)
        for place, person in enumerate(self.people):
            found |= _too_long(person, _PERSON, f"people.{place}.")
            said = _birth_problem(person.born, day)
            if said:
                found[f"people.{place}.born"] = said
        found |= self._way_problems()
        if not any(_is_named(person) for person in self.people) and not one_line(self.filing_name, 1).text:
            found["people.0.last"] = say("Please type at least one name.")
        if len(self.people) > MOST_PEOPLE:
            found["people"] = say("{most} people fit in one household.", most=MOST_PEOPLE)
        if self.country != HOME_REGION and self.country not in countries():
            found["country"] = say("Please choose a country.")
        if self.since is not None and self.since > day:
            found["since"] = say("This day is still to come.")
        return found

    def _way_problems(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for place, number in enumerate(self.telephones):
            if one_line(number.typed, TELEPHONE_LENGTH).cut:
                found[f"telephones.{place}"] = _longer(TELEPHONE_LENGTH)
        for place, each in enumerate(self.emails):
            try:
                email(each.typed)
            except Refused as refused:
                found[f"emails.{place}"] = refused.message
            if one_line(each.typed, EMAIL_LENGTH).cut:
                found[f"emails.{place}"] = _longer(EMAIL_LENGTH)
        if len(self.telephones) > MOST_WAYS:
            found["telephones"] = say("{most} telephone numbers fit here.", most=MOST_WAYS)
        if len(self.emails) > MOST_WAYS:
            found["emails"] = say("{most} e-mail addresses fit here.", most=MOST_WAYS)
        return found


def tidy(draft: HouseholdDraft) -> HouseholdDraft:
    """The draft as it is kept: one form of each letter, nothing invisible, no empty people or numbers."""
    lines: dict[str, Any] = {name: one_line(getattr(draft, name), most).text for name, most in _LINES.items()}
    passages: dict[str, Any] = {
        name: passage(getattr(draft, name), most).text for name, most in _PASSAGES.items()
    }
    people = tuple(_tidy_person(person) for person in draft.people)
    kept = [place for place, person in enumerate(people) if _is_named(person)]
    moved = {old: new for new, old in enumerate(kept)}
    telephones = (
        TelephoneDraft(
            one_line(each.typed, TELEPHONE_LENGTH).text,
            one_line(each.label, LABEL_LENGTH).text,
            None if each.person is None else moved.get(each.person),
        )
        for each in draft.telephones
    )
    emails = (
        EmailDraft(
            one_line(each.typed, EMAIL_LENGTH).text, None if each.person is None else moved.get(each.person)
        )
        for each in draft.emails
    )
    return replace(
        draft,
        **lines,
        **passages,
        people=tuple(people[place] for place in kept),
        telephones=tuple({each.typed: each for each in telephones if each.typed}.values()),
        emails=tuple({each.typed: each for each in emails if each.typed}.values()),
    )


def _tidy_person(person: PersonDraft) -> PersonDraft:
    names: dict[str, Any] = {
        name: one_line(getattr(person, name), most).text for name, most in _PERSON.items()
    }
    return replace(person, **names)


def _is_named(person: PersonDraft) -> bool:
    return bool(one_line(person.first, NAME_LENGTH).text or one_line(person.last, NAME_LENGTH).text)


def _birth_problem(born: date | None, today: date) -> str | None:
    if born is None:
        return None
    if born > today:
        return say("This birth date is still to come.")
    if born.year < today.year - OLDEST:
        return say("Nobody is older than {years}. Please check the year.", years=OLDEST)
    return None


def _too_long(draft: HouseholdDraft | PersonDraft, lengths: dict[str, int], prefix: str) -> dict[str, str]:
    known = {field.name for field in fields(draft)}
    return {
        prefix + name: _longer(most)
        for name, most in lengths.items()
        if name in known and one_line(getattr(draft, name), most).cut
    }


def _too_long_passages(draft: HouseholdDraft) -> dict[str, str]:
    return {
        name: _longer(most) for name, most in _PASSAGES.items() if passage(getattr(draft, name), most).cut
    }


def _longer(most: int) -> str:
    return say("{most:,} characters fit here; this is longer.", most=most)
