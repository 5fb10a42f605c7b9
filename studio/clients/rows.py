"""What screens and other features see of a household: frozen rows, never the record itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from studio.clients import naming
from studio.clients.addressing import Address, address_lines
from studio.clients.drafts import EmailDraft, HouseholdDraft, PersonDraft, TelephoneDraft
from studio.clients.model import (
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
from studio.clients.warnings import warnings
from studio.story import Badge, Opens
from studio.words import say


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Someone of a household; ``age`` when the birth date is known, ``under_18`` by it or as told."""

    id: PersonId
    household_id: HouseholdId
    title: str
    first: str
    last: str
    role: PersonRole
    under_18: bool
    born: date | None
    age: int | None
    status: PersonStatus
    two_homes: bool = False
    """Whether another household is a home of theirs as well."""

    @property
    def name(self) -> str:
        """``Claire Ashworth``."""
        return naming.full_name(self)

    @property
    def short_name(self) -> str:
        """``Claire``."""
        return naming.short_name(self)

    @property
    def salutation(self) -> str:
        """What follows "Dear" in a letter to this person alone: ``Mrs Ashworth``, without a title ``Claire``."""
        return f"{self.title} {self.last}" if self.title and self.last else self.short_name


@dataclass(frozen=True, slots=True)
class TelephoneRow:
    """A number as given, its figures, and whose it is when that is known."""

    typed: str
    digits: str
    label: str
    person_id: PersonId | None


@dataclass(frozen=True, slots=True)
class EmailRow:
    """An e-mail address as given, and whose it is when that is known."""

    typed: str
    person_id: PersonId | None


@dataclass(frozen=True)
class HouseholdRow:
    """A household as its page, its letters and its bookings need it, on the day it was asked for."""

    id: HouseholdId
    version: int
    filing_name: str
    addressee: str
    salutation: str
    address: Address
    segment: Segment
    source: Source
    referred_by_id: HouseholdId | None
    referred_by: str
    sent_us: int
    """How many households came because this one sent them."""
    channel: PreferredChannel
    best_time: str
    spell_out_times: bool
    large_print: bool
    language: str
    """In which they wish to be written to; "" is the studio's own."""
    advice: Advice
    mailing: Mailing
    hospitality: str
    notes: str
    status: HouseholdStatus
    since: date
    letters_held: bool
    """After a death, until someone has looked: no automatic letter goes out."""
    people: tuple[PersonRow, ...]
    telephones: tuple[TelephoneRow, ...]
    emails: tuple[EmailRow, ...]
    on: date

    @cached_property
    def name(self) -> str:
        """``The Ashworth family``: what its page is called."""
        return naming.household_name(self.filing_name, self.segment, self.people, self.on)

    @cached_property
    def people_in_words(self) -> str:
        """``Claire and Mark, with Ellie (16) and Tom (13)``."""
        return naming.in_a_sentence(self.people, self.on)

    @cached_property
    def letter_name(self) -> str:
        """Full names of those who are written to, in running words: ``Claire and Mark Ashworth``."""
        return naming.letter_name(naming.to_be_written_to(self.people, self.on)) or self.addressee

    @cached_property
    def address_lines(self) -> tuple[str, ...]:
        """Below the addressee on an envelope, at most five lines (DOMAIN 3.5); empty when no address is known."""
        return address_lines(self.address)

    @cached_property
    def envelope_lines(self) -> tuple[str, ...]:
        """Addressee and address, at most six lines."""
        return (self.addressee, *self.address_lines)

    @cached_property
    def warnings(self) -> tuple[Badge, ...]:
        """What to know before one speaks or writes to them, the gravest first."""
        gone = [each.short_name for each in self.people if each.status is PersonStatus.DECEASED]
        shared = [
            each.short_name for each in self.people if each.two_homes and each.status is PersonStatus.ACTIVE
        ]
        return warnings(self, gone, shared)

    @property
    def telephone(self) -> str:
        """The first number; empty when none is known."""
        return self.telephones[0].typed if self.telephones else ""

    @property
    def email(self) -> str:
        """The first e-mail address; empty when none is known."""
        return self.emails[0].typed if self.emails else ""

    @property
    def best_reached(self) -> str:
        """``by e-mail, after 5 pm``; empty without a wish for a channel. The time is when to ring."""
        if self.channel is PreferredChannel.ANY:
            return ""
        by = say("by {channel}", channel=str(self.channel))
        if not self.best_time:
            return by
        if self.channel is PreferredChannel.POST:
            return say("{by}; if we ring, {time}", by=by, time=self.best_time)
        return f"{by}, {self.best_time}"

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still to be asked of them: "telephone", "address"; a booking waits for neither."""
        reachable = bool(self.telephones or self.emails)
        return (*(() if reachable else ("telephone",)), *(() if self.address.is_complete else ("address",)))

    def as_draft(self) -> HouseholdDraft:
        """What its form opens with."""
        places = {person.id: place for place, person in enumerate(self.people)}
        return HouseholdDraft(
            people=tuple(
                PersonDraft(
                    each.first,
                    each.last,
                    each.title,
                    each.role,
                    each.under_18,
                    each.born,
                    each.status,
                    each.id,
                )
                for each in self.people
            ),
            telephones=tuple(
                TelephoneDraft(each.typed, each.label, places.get(each.person_id) if each.person_id else None)
                for each in self.telephones
            ),
            emails=tuple(
                EmailDraft(each.typed, places.get(each.person_id) if each.person_id else None)
                for each in self.emails
            ),
            filing_name=self.filing_name,
            addressee=self.addressee,
            salutation=self.salutation,
            address1=self.address.address1,
            address2=self.address.address2,
            address3=self.address.address3,
            post_town=self.address.post_town,
            postcode=self.address.postcode,
            country=self.address.country,
            segment=self.segment,
            source=self.source,
            referred_by_id=self.referred_by_id,
            channel=self.channel,
            best_time=self.best_time,
            spell_out_times=self.spell_out_times,
            large_print=self.large_print,
            language=self.language,
            advice=self.advice,
            mailing=self.mailing,
            hospitality=self.hospitality,
            notes=self.notes,
            status=self.status,
            since=self.since,
            version=self.version,
        )


@dataclass(frozen=True, slots=True)
class ListedHousehold:
    """One line of the clients list; ``filed_under`` and ``id`` are where the next page begins."""

    id: HouseholdId
    filed_under: str
    name: str
    people: str
    town: str
    telephone: str
    since: date
    matched: str = ""
    """Why it answers to what was typed; empty when the name itself does."""


@dataclass(frozen=True, slots=True)
class FoundHousehold:
    """What a search answers: who, how to tell them from their namesakes, and why they matched."""

    household_id: HouseholdId
    name: str
    second: str
    """``Claire and Mark, with Ellie and Tom · Highworth · 01632 960123``."""
    matched: str
    """``telephone 01632 960123``; empty when the line itself answers."""
    status: str = ""
    """``moved``, ``do not contact``; empty for those who are with us."""

    @property
    def title(self) -> str:
        """The name, for a list of answers."""
        return self.name

    @property
    def why(self) -> str:
        """The second line, for a list of answers: why it matched stands first, for a long line is cut at its end."""
        return " · ".join(part for part in (self.status, self.matched, self.second) if part)

    @property
    def opens(self) -> Opens:
        """What choosing it opens."""
        return Opens("household", self.household_id)
