"""vCards of every version into contacts."""

import re

from studio import clock
from studio.contacts.birthdays import birthday
from studio.contacts.cards import Card, cards
from studio.contacts.content_lines import ContentLine, caret_undone, content_line, fields, unescaped
from studio.contacts.headings import label
from studio.contacts.making import RawAddress, RawContact, Read, contact
from studio.contacts.rows import Contact, RefusedContact
from studio.words import say

_MOST_LINES = 500
"""Lines of one card that are looked at; a card of ten thousand telephones is no person's."""

# What the kinds of a line mean in our words; the first that fits names a telephone, e-mail or address.
_LABELS = (
    ("FAX", "fax"), ("PAGER", "pager"), ("CELL", "mobile"), ("IPHONE", "mobile"), ("HOME", "home"),
    ("WORK", "work"), ("MAIN", "main"), ("CAR", "car"), ("OTHER", "other"), ("SCHOOL", "school"),
)  # fmt: skip
# Kinds that say how a line works and not whose it is.
_SILENT = frozenset(
    ("PREF", "DOM", "VOICE", "MSG", "INTERNET", "TEXT", "VIDEO", "TEXTPHONE", "POSTAL", "PARCEL", "INTL", "ISDN",
     "MODEM", "BBS", "X400", "QUOTED-PRINTABLE", "BASE64", "UTF-8", "8BIT", "7BIT")
)  # fmt: skip


def read(data: bytes) -> Read:
    """Every card of the file: a contact, or refused with the reason."""
    people: list[Contact] = []
    refused: list[RefusedContact] = []
    for card in cards(data):
        made = _contact(card)
        if isinstance(made, Contact):
            people.append(made)
        else:
            refused.append(made)
    return Read(tuple(people), tuple(refused))


def _contact(card: Card) -> Contact | RefusedContact:
    at = say("card {number}, line {line}", number=card.number, line=card.begins_at)
    lines = [line for line in map(content_line, card.lines[:_MOST_LINES]) if line is not None]
    labels = {
        line.group: label(_apple_label(line.value))
        for line in lines
        if line.name == "X-ABLABEL" and line.group
    }
    filling = _Filling(labels)
    for line in lines:
        filling.take(line)
    if filling.is_group:
        return RefusedContact(at, say("This card is a list of other contacts, not a person."))
    raw = filling.finished()
    if card.has_agent:
        raw.remarks.append(say("The card carries a second card inside, which was left out."))
    if not card.closed:
        raw.remarks.append(say("The card has no end; the file may have been cut short."))
    if len(card.lines) > _MOST_LINES:
        raw.remarks.append(say("The card is very long; only its beginning was read."))
    return contact(raw, at, "card")


class _Filling:
    """Fills one raw contact from the lines of a card, in the order they come."""

    def __init__(self, labels: dict[str, str]) -> None:
        self.raw = RawContact()
        self.is_group = False
        self._labels = labels
        self._printed_addresses: list[RawAddress] = []
        self._takers = {
            "N": self._names, "FN": self._shown_name, "NICKNAME": self._nickname, "ORG": self._organisation,
            "TEL": self._telephone, "EMAIL": self._email, "ADR": self._address, "LABEL": self._printed_address,
            "BDAY": self._birthday, "NOTE": self._note, "UID": self._uid, "KIND": self._kind,
            "X-ADDRESSBOOKSERVER-KIND": self._kind, "X-ANDROID-CUSTOM": self._android, "DEATHDATE": self._death,
        }  # fmt: skip

    def take(self, line: ContentLine) -> None:
        taker = self._takers.get(line.name)
        if taker is not None and (line.value.strip() or line.name == "ADR"):
            taker(line)

    def finished(self) -> RawContact:
        if not self.raw.addresses:
            self.raw.addresses = self._printed_addresses
        return self.raw

    def _label(self, line: ContentLine) -> str:
        if line.group in self._labels:
            return self._labels[line.group]
        kinds = line.kinds | ({line.group} if line.group in ("WORK", "HOME") else frozenset())
        for kind, called in _LABELS:
            if kind in kinds:
                return called
        own = sorted(kind for kind in kinds if kind not in _SILENT and not kind.startswith("X-"))
        return own[0].lower() if own else ""

    def _names(self, line: ContentLine) -> None:
        if self.raw.first or self.raw.last:
            return
        last, first, middle, prefix, suffix, *_ = [*fields(line.value), "", "", "", "", ""]
        self.raw.last, self.raw.first, self.raw.middle = last, first, middle
        self.raw.prefix, self.raw.suffix = prefix, suffix

    def _shown_name(self, line: ContentLine) -> None:
        self.raw.name = self.raw.name or unescaped(line.value)

    def _nickname(self, line: ContentLine) -> None:
        self.raw.nickname = self.raw.nickname or unescaped(line.value)

    def _organisation(self, line: ContentLine) -> None:
        if not self.raw.organisation:
            self.raw.organisation = next((part for part in fields(line.value) if part.strip()), "")

    def _telephone(self, line: ContentLine) -> None:
        number = unescaped(line.value).strip()
        if number.casefold().startswith(("sip:", "sips:")):
            return
        number = re.sub(r"(?i)^tel:", "", number)
        number = re.sub(r"(?i);ext=", " ext ", number).split(";")[0]
        self.raw.telephones.append((self._label(line), number))

    def _email(self, line: ContentLine) -> None:
        self.raw.emails.append((self._label(line), unescaped(line.value)))

    def _address(self, line: ContentLine) -> None:
        parts = [part.strip() for part in fields(line.value)]
        box, extended, street, town, county, postcode, country, *_ = [*parts, *[""] * 7]
        if re.fullmatch(r"\d{1,8}", box):
            box = say("PO Box {number}", number=box)
        address = RawAddress(
            self._label(line),
            [box, extended, street],
            town,
            county,
            postcode,
            country,
            self._is_preferred(line),
        )
        if any(parts):
            self.raw.addresses.append(address)
        elif printed := line.params.get("LABEL", ""):
            self.raw.addresses.append(RawAddress(address.label, [caret_undone(printed)]))

    def _printed_address(self, line: ContentLine) -> None:
        self._printed_addresses.append(RawAddress(self._label(line), [unescaped(line.value)]))

    def _is_preferred(self, line: ContentLine) -> bool:
        return "PREF" in line.kinds or "PREF" in line.params

    def _birthday(self, line: ContentLine) -> None:
        if self.raw.birthday is None:
            born, remark = birthday(unescaped(line.value), clock.today())
            self.raw.birthday = born
            if remark:
                self.raw.remarks.append(remark)

    def _note(self, line: ContentLine) -> None:
        self.raw.notes.append(unescaped(line.value))

    def _uid(self, line: ContentLine) -> None:
        self.raw.uid = self.raw.uid or line.value

    def _kind(self, line: ContentLine) -> None:
        self.is_group = self.is_group or line.value.strip().casefold() == "group"

    def _android(self, line: ContentLine) -> None:
        kind, _, rest = line.value.partition(";")
        if kind.endswith("/nickname"):
            self.raw.nickname = self.raw.nickname or rest.split(";")[0]

    def _death(self, _line: ContentLine) -> None:
        self.raw.remarks.append(say("The card says that this person has died."))


def _apple_label(value: str) -> str:
    return re.sub(r"^_\$!<|>!\$_$", "", unescaped(value).strip())
