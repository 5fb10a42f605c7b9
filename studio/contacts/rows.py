"""What a contacts file holds, as frozen rows that travel from the worker as plain JSON."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

LARGEST_VCARD = 5_000_000
LARGEST_CSV = 50_000_000
"""In bytes. They stand here because the window knows them without loading what reads the files."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A telephone number or an e-mail address as typed; the label is "home", "work", "mobile", or theirs."""

    label: str
    typed: str


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """An address as typed: street lines, town, county, postcode, country; any of them may be empty."""

    label: str
    lines: tuple[str, ...]
    town: str
    county: str
    postcode: str
    country: str

    @property
    def is_empty(self) -> bool:
        """True when nothing of it was written."""
        return not (self.lines or self.town or self.county or self.postcode or self.country)


@dataclass(frozen=True, slots=True)
class Contact:
    """One person, or firm, of a contacts file.

    ``name`` is what an envelope would say; ``first`` and ``last`` may be empty (a firm, a bare e-mail
    address). ``remarks`` are plain sentences about what could not be taken over as it stood. ``fingerprint``
    is the same whenever the same contact is read again, from whichever file; two contacts of one file may
    share it, and it is for the import to say "already here". ``at`` says where in the file it stands.
    """

    at: str
    name: str
    prefix: str
    first: str
    middle: str
    last: str
    suffix: str
    organisation: str
    telephones: tuple[Labelled, ...]
    emails: tuple[Labelled, ...]
    addresses: tuple[PostalAddress, ...]
    birthday: date | None
    notes: str
    remarks: tuple[str, ...]
    uid: str
    fingerprint: str

    @property
    def address(self) -> PostalAddress | None:
        """Where post goes: the preferred address, else home, else the first."""
        return self.addresses[0] if self.addresses else None


@dataclass(frozen=True, slots=True)
class RefusedContact:
    """A card or row nobody can be made of: where it stands, and why in one plain sentence."""

    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class ContactFile:
    """Everything one file holds: ``format`` is "vcard" or "csv", and contacts = people + refused."""

    file: str
    format: str
    people: tuple[Contact, ...]
    refused: tuple[RefusedContact, ...]

    @property
    def contacts(self) -> int:
        """How many cards or rows the file holds, those that are refused included."""
        return len(self.people) + len(self.refused)


def to_plain(contacts: ContactFile) -> dict[str, Any]:
    """The file as what JSON can carry."""
    plain = asdict(contacts)
    for person in plain["people"]:
        person["birthday"] = person["birthday"].isoformat() if person["birthday"] else None
    return plain


def from_plain(plain: dict[str, Any]) -> ContactFile:
    """The file from what :func:`to_plain` gave."""
    return ContactFile(
        file=plain["file"],
        format=plain["format"],
        people=tuple(_contact(person) for person in plain["people"]),
        refused=tuple(RefusedContact(**refused) for refused in plain["refused"]),
    )


def _contact(plain: dict[str, Any]) -> Contact:
    return Contact(
        **{
            **plain,
            "telephones": tuple(Labelled(**telephone) for telephone in plain["telephones"]),
            "emails": tuple(Labelled(**email) for email in plain["emails"]),
            "addresses": tuple(
                PostalAddress(**{**address, "lines": tuple(address["lines"])})
                for address in plain["addresses"]
            ),
            "birthday": date.fromisoformat(plain["birthday"]) if plain["birthday"] else None,
            "remarks": tuple(plain["remarks"]),
        }
    )
