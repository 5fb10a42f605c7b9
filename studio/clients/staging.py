"""Contacts of a file made ready to become households: everything that needs no database, done before it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from studio import clock
from studio.clients import tokens
from studio.clients.addressing import Address, country_code
from studio.clients.drafts import NOTES_LENGTH, EmailDraft, HouseholdDraft, PersonDraft, TelephoneDraft, tidy
from studio.clients.model import FILE_LENGTH, LINE_LENGTH, NAME_LENGTH, PersonRole, Segment
from studio.clients.service import proposed
from studio.contacts import Contact, ContactFile, PostalAddress, RefusedContact
from studio.db import search
from studio.progress import Progress
from studio.reaching import EMAIL_LENGTH, email, postcode, telephone
from studio.words import say


@dataclass(frozen=True, slots=True, eq=False)
class StagedContact:
    """A contact as the household it would become, and what tells whether it is already here.

    ``digits`` and ``emails`` stand beside the household's numbers and addresses; ``name`` is folded, and
    ``ways`` are what, with the same name, makes it the same household.
    """

    at: str
    fingerprint: str
    household: HouseholdDraft
    tokens: dict[str, dict[str, str]]
    digits: tuple[str, ...]
    name: str
    emails: tuple[str, ...]
    ways: frozenset[str]
    remarks: tuple[str, ...]

    @property
    def asked_as(self) -> str:
        """Thousands are taken in at once: each is known by the fingerprint of what its file says of it."""
        return self.fingerprint


@dataclass(frozen=True, slots=True)
class StagedFile:
    """A contacts file made ready; what it refuses is refused before anything is written."""

    file: str
    format: str
    contacts: tuple[StagedContact, ...]
    refused: tuple[RefusedContact, ...]


def stage(contacts: ContactFile, progress: Progress | None = None) -> StagedFile:
    """Make a file's contacts ready; asks no database, so it may take its time and be cancelled between two."""
    staged = []
    if progress is not None:
        progress.start(len(contacts.people))
    for contact in contacts.people:
        staged.append(_staged(contact))
        if progress is not None:
            progress.step()
    name = contacts.file[:FILE_LENGTH]
    return StagedFile(name, contacts.format, tuple(staged), contacts.refused)


def _staged(contact: Contact) -> StagedContact:
    remarks = list(contact.remarks)
    draft = proposed(tidy(_household(contact, remarks)))
    digits = tuple(telephone(each.typed).digits for each in draft.telephones)
    emails = tuple(email(each.typed).key[:EMAIL_LENGTH] for each in draft.emails)
    return StagedContact(
        at=contact.at,
        fingerprint=contact.fingerprint,
        household=draft,
        tokens=tokens.tokens(draft, clock.today()),
        digits=digits,
        name=name_key(draft.people[0].first, draft.people[0].last),
        emails=emails,
        ways=way_keys(digits, emails, draft.postcode),
        remarks=tuple(remarks),
    )


def name_key(first: str, last: str) -> str:
    """A person's name as two spellings of it are the same."""
    return " ".join(search.words(f"{first} {last}")) or search.fold(f"{first} {last}")


def way_keys(digits: Sequence[str], emails: Sequence[str], code: str) -> frozenset[str]:
    """What, with the same name, makes two households one: a telephone, an e-mail address (its key) or a postcode."""
    keys = {f"t{each}" for each in digits if each} | {f"e{each}" for each in emails if each}
    return frozenset(keys | ({"p" + search.fold(code).replace(" ", "")} if code else set()))


def _household(contact: Contact, remarks: list[str]) -> HouseholdDraft:
    person = _person(contact)
    firm = not (contact.first or contact.last) and bool(contact.organisation)
    address = _address(contact.address, remarks) if contact.address is not None else Address()
    return HouseholdDraft(
        people=(person,),
        telephones=tuple(TelephoneDraft(each.typed, each.label, 0) for each in contact.telephones),
        emails=tuple(EmailDraft(each.typed, 0) for each in contact.emails),
        filing_name=(contact.last or contact.first or contact.name)[:NAME_LENGTH],
        address1=address.address1,
        address2=address.address2,
        address3=address.address3,
        post_town=address.post_town,
        postcode=address.postcode,
        country=address.country,
        segment=Segment.BUSINESS if firm else Segment.FAMILY,
        notes=contact.notes[:NOTES_LENGTH],
    )


def _person(contact: Contact) -> PersonDraft:
    first = " ".join(part for part in (contact.first, contact.middle) if part)
    last = " ".join(part for part in (contact.last, contact.suffix) if part)
    return PersonDraft(
        first=first,
        last=last or ("" if first else contact.name),
        title=contact.prefix,
        role=PersonRole.OTHER,
        born=contact.birthday,
    )


def _address(postal: PostalAddress, remarks: list[str]) -> Address:
    """Street lines into three; a county and a country nobody knows are kept among them rather than lost."""
    country = country_code(postal.country)
    rest = [postal.county] if postal.county else []
    if country is None:
        rest.append(postal.country)
    lines = [*postal.lines, *rest]
    lines = [*lines[:2], ", ".join(lines[2:])]
    if len(lines[-1]) > LINE_LENGTH:
        remarks.append(say("The address had more lines than fit; please check it."))
    first, second, third = [*lines, "", "", ""][:3]
    home = country or "GB"
    return Address(
        first, second, third[:LINE_LENGTH], postal.town, postcode(postal.postcode, home).tidy, home
    )
