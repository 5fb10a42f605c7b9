"""Making one contact out of what a card or a row says: tidied, capped, named and fingerprinted."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from studio.contacts.names import name_parts
from studio.contacts.rows import Contact, Labelled, PostalAddress, RefusedContact
from studio.errors import Refused
from studio.reaching import EMAIL_LENGTH, POSTCODE_LENGTH, TELEPHONE_LENGTH, email, email_key, telephone
from studio.words import say
from studio.written import one_line, passage

NAME_LENGTH = 120
LINE_LENGTH = 120
NOTES_LENGTH = 10_000
MOST_WAYS = 20
MOST_ADDRESSES = 10
MOST_LINES = 10

_IN_DOUBT = re.compile(r"[\s,;<>\"]|@.*@")
"""An e-mail address that may be two; the others need no judging here, only keeping."""


class Read(NamedTuple):
    """The people of a file and the ones refused, in the order of the file."""

    people: tuple[Contact, ...]
    refused: tuple[RefusedContact, ...]


@dataclass(slots=True)
class RawAddress:
    """An address before tidying; ``lines`` may hold line breaks of their own."""

    label: str = ""
    lines: list[str] = field(default_factory=list)
    town: str = ""
    county: str = ""
    postcode: str = ""
    country: str = ""
    preferred: bool = False


@dataclass(slots=True)
class RawContact:
    """What a card or a row says, in its own words."""

    name: str = ""
    prefix: str = ""
    first: str = ""
    middle: str = ""
    last: str = ""
    suffix: str = ""
    nickname: str = ""
    organisation: str = ""
    telephones: list[tuple[str, str]] = field(default_factory=list)
    emails: list[tuple[str, str]] = field(default_factory=list)
    addresses: list[RawAddress] = field(default_factory=list)
    birthday: date | None = None
    notes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    uid: str = ""


def contact(raw: RawContact, at: str, what: str) -> Contact | RefusedContact:
    """The contact, or why nobody can be made of it; ``what`` is "card" or "row" for the sentence."""
    tidy = _Tidy(list(raw.remarks))
    telephones = tidy.telephones(raw.telephones)
    emails = tidy.emails(raw.emails)
    names = _names(raw, tidy)
    if not (names.name or telephones or emails):
        return RefusedContact(at, _nobody(what))
    name = names.name or (emails[0].typed if emails else telephones[0].typed)
    addresses = tidy.addresses(raw.addresses)
    notes = "\n\n".join(note for note in raw.notes if note.strip())
    return Contact(
        at=at,
        name=name,
        prefix=names.prefix,
        first=names.first,
        middle=names.middle,
        last=names.last,
        suffix=names.suffix,
        organisation=names.organisation,
        telephones=telephones,
        emails=emails,
        addresses=addresses,
        birthday=raw.birthday,
        notes=tidy.passage(notes, NOTES_LENGTH, say("the notes")),
        remarks=tuple(dict.fromkeys(tidy.remarks)),
        uid=one_line(raw.uid, 200).text,
        fingerprint=_fingerprint(names.in_person or (name,), telephones, emails, addresses),
    )


class _Names(NamedTuple):
    """How one contact is called, tidied; ``name`` is what an envelope would say."""

    name: str
    prefix: str
    first: str
    middle: str
    last: str
    suffix: str
    organisation: str

    @property
    def in_person(self) -> tuple[str, ...]:
        """The parts of a person's name; none for a firm or a bare e-mail address."""
        parts = (self.prefix, self.first, self.middle, self.last, self.suffix)
        return parts if self.first or self.last else ()


def _names(raw: RawContact, tidy: "_Tidy") -> _Names:
    prefix, first, middle, last, suffix, nickname = (
        tidy.line(part, NAME_LENGTH, say("a name"))
        for part in (raw.prefix, raw.first, raw.middle, raw.last, raw.suffix, raw.nickname)
    )
    organisation = tidy.line(raw.organisation, NAME_LENGTH, say("a firm's name"))
    shown = tidy.line(raw.name, NAME_LENGTH * 2, say("a name"))
    if not (first or last) and (shown or nickname) and shown.casefold() != organisation.casefold():
        parts = name_parts(shown or nickname)
        prefix, middle, suffix = prefix or parts.prefix, middle or parts.middle, suffix or parts.suffix
        first, last = (tidy.line(part, NAME_LENGTH, say("a name")) for part in (parts.first, parts.last))
    composed = " ".join(part for part in (prefix, first, last, suffix) if part) if first or last else ""
    if composed and shown.casefold() == f"{last}, {first}".casefold():
        shown = composed
    name = shown or composed or nickname or organisation
    return _Names(name, prefix, first, middle, last, suffix, organisation)


def _nobody(what: str) -> str:
    if what == "card":
        return say("This card has no name, telephone or e-mail, so there is nobody to make.")
    return say("This row has no name, telephone or e-mail, so there is nobody to make.")


class _Tidy:
    """Tidies what one contact says and remembers, in plain sentences, what had to be left out."""

    def __init__(self, remarks: list[str]) -> None:
        self.remarks = remarks

    def line(self, raw: str, at_most: int, what: str) -> str:
        written = one_line(raw, at_most)
        self._say_if_cut(written.cut, what)
        return written.text

    def passage(self, raw: str, at_most: int, what: str) -> str:
        written = passage(raw, at_most)
        self._say_if_cut(written.cut, what)
        return written.text

    def telephones(self, raw: list[tuple[str, str]]) -> tuple[Labelled, ...]:
        found: dict[Labelled, None] = {}
        for label, typed in raw:
            if len(found) == MOST_WAYS:
                self.remarks.append(say("There were more telephone numbers; the first 20 are kept."))
                break
            text = self.line(typed, TELEPHONE_LENGTH, say("a telephone number"))
            if any(letter.isalnum() for letter in text):
                found[Labelled(one_line(label, 40).text, text)] = None
        return tuple(found)

    def emails(self, raw: list[tuple[str, str]]) -> tuple[Labelled, ...]:
        found: dict[Labelled, None] = {}
        for label, typed in raw:
            for each in _single_addresses(typed):
                if len(found) == MOST_WAYS:
                    self.remarks.append(say("There were more e-mail addresses; the first 20 are kept."))
                    return tuple(found)
                text = self.line(each, EMAIL_LENGTH, say("an e-mail address"))
                if not any(letter.isalnum() for letter in text):
                    continue
                if _IN_DOUBT.search(text):
                    try:
                        email(text)
                    except Refused as refusal:
                        self.remarks.append(refusal.message)
                        continue
                found[Labelled(one_line(label, 40).text, text)] = None
        return tuple(found)

    def addresses(self, raw: list[RawAddress]) -> tuple[PostalAddress, ...]:
        kept: dict[PostalAddress, int] = {}
        if len(raw) > MOST_ADDRESSES:
            self.remarks.append(say("There were more addresses; the first 10 are kept."))
        for each in raw[:MOST_ADDRESSES]:
            address = self._address(each)
            if not address.is_empty:
                rank = 0 if each.preferred else 1 if address.label == "home" else 2
                kept.setdefault(address, rank)
        return tuple(sorted(kept, key=kept.__getitem__))

    def _address(self, raw: RawAddress) -> PostalAddress:
        lines = [
            self.line(line, LINE_LENGTH, say("a line of the address"))
            for part in raw.lines
            for line in re.split(r"[\r\n]+", part[: LINE_LENGTH * MOST_LINES * 4])
        ]
        lines = [line for line in lines if line.strip(" ,;")]
        if len(lines) > MOST_LINES:
            self.remarks.append(say("The address had more than ten lines; the first ten are kept."))
        return PostalAddress(
            label=one_line(raw.label, 40).text,
            lines=tuple(line.rstrip(" ,;") for line in lines[:MOST_LINES]),
            town=self.line(raw.town, LINE_LENGTH, say("the town")),
            county=self.line(raw.county, LINE_LENGTH, say("the county")),
            postcode=self.line(raw.postcode, POSTCODE_LENGTH, say("the postcode")),
            country=self.line(raw.country, LINE_LENGTH, say("the country")),
        )

    def _say_if_cut(self, cut: bool, what: str) -> None:
        if cut:
            self.remarks.append(say("Too long, and cut: {what}.", what=what))


def _single_addresses(typed: str) -> Iterable[str]:
    """The addresses of one cell: "Tom <tom@example.com>, ann@example.com" holds two."""
    typed = re.sub(r"(?i)^\s*mailto:", "", typed[: EMAIL_LENGTH * MOST_WAYS])
    parts = [part for part in re.split(r"[,;\r\n]+|:::", typed) if part.strip()]
    if len(parts) > 1 and not all("@" in part for part in parts):
        parts = [part for part in parts if "@" in part] or [typed]
    for part in parts:
        bracketed = re.search(r"<\s*([^<>\s]+@[^<>\s]+)\s*>", part)
        yield bracketed[1] if bracketed else part


def _fingerprint(
    names: tuple[str, ...],
    telephones: tuple[Labelled, ...],
    emails: tuple[Labelled, ...],
    addresses: tuple[PostalAddress, ...],
) -> str:
    """A key of who it is: labels, order, spaces, capitals and the way a number is typed do not matter."""
    parts = (
        "\x1f".join(_folded(name) for name in names),
        "\x1f".join(sorted({telephone(each.typed).digits or _folded(each.typed) for each in telephones})),
        "\x1f".join(sorted({email_key(each.typed) for each in emails})),
        "\x1f".join(sorted({_folded_address(each) for each in addresses})),
    )
    return hashlib.sha256("\x1e".join(parts).encode()).hexdigest()[:32]


def _folded_address(address: PostalAddress) -> str:
    return "".join(_folded(part) for part in (*address.lines, address.town, address.postcode))


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in letters if letter.isalnum()) or letters
