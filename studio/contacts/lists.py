"""Lists with headings (CSV) into contacts: of Google, Outlook, Thunderbird, or of any shop's system."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from studio import clock
from studio.contacts import headings
from studio.contacts.birthdays import birthday, day_comes_first
from studio.contacts.headings import Meaning, meaning
from studio.contacts.making import RawAddress, RawContact, Read, contact
from studio.contacts.names import is_title
from studio.contacts.places import whole_address
from studio.contacts.rows import Contact, RefusedContact
from studio.errors import Refused
from studio.lists.tables import Row, Table, table
from studio.words import say

MOST_ROWS = 100_000

_GUARDED = re.compile(r"'(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])")


def read(text: str, file: str) -> Read | None:
    """Every row of a list: a contact, or refused with the reason. None when the text is no list at all.

    Raises Refused when it has more than 100,000 rows.
    """
    found = table(text, MOST_ROWS + 1)
    if found is None:
        return None
    if len(found.rows) > MOST_ROWS:
        raise Refused(
            say("“{name}” has more than 100,000 rows. Please export fewer contacts at a time.", name=file),
            "file",
        )
    columns = _columns(found)
    if not columns:
        if not found.is_regular:
            return None
        return Read((), tuple(RefusedContact(_at(row), _no_heading()) for row in found.rows))
    reader = _RowReader(columns, len(found.headings), _dates_day_first(found, columns))
    people: list[Contact] = []
    refused: list[RefusedContact] = []
    for row in found.rows:
        made = reader.contact(row)
        if isinstance(made, Contact):
            people.append(made)
        else:
            refused.append(made)
    return Read(tuple(people), tuple(refused))


def _no_heading() -> str:
    return say("None of the headings of this list says which column holds a name, a telephone or an e-mail.")


def _at(row: Row) -> str:
    return say("row {number}, line {line}", number=row.number, line=row.line)


def _columns(found: Table) -> dict[int, Meaning]:
    """What each column means, by its heading; in a list without headings, by what its first row holds."""
    columns = {place: known for place, heading in enumerate(found.headings) if (known := meaning(heading))}
    if any(known.field == "birth_month" for known in columns.values()):  # then "Birth Day" is the day alone
        columns = {
            place: Meaning("birth_day") if known.field == "birthday" else known
            for place, known in columns.items()
        }
    if any(known.field in ("first", "last", "name", "email", "telephone") for known in columns.values()):
        return columns
    if not any(_is_email(cell) for cell in found.headings):
        return columns
    found.take_headings_as_row()
    return _guessed(found.rows[0].cells)


def _is_email(cell: str) -> bool:
    return bool(re.fullmatch(r"[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)+", cell.strip()[:320]))


def _guessed(cells: Iterable[str]) -> dict[int, Meaning]:
    columns: dict[int, Meaning] = {}
    for place, cell in enumerate(cells):
        if _is_email(cell):
            columns[place] = Meaning("email")
        elif re.fullmatch(r"[+(]?\d[\d\s()./-]{5,20}", cell.strip()):
            columns[place] = Meaning("telephone")
        elif re.search(r"[^\W\d_]", cell) and not any(known.field == "name" for known in columns.values()):
            columns[place] = Meaning("name")
    return columns


def _dates_day_first(found: Table, columns: Mapping[int, Meaning]) -> bool | None:
    places = [place for place, known in columns.items() if known.field == "birthday"]
    return day_comes_first(
        row.cells[place] for row in found.rows for place in places if place < len(row.cells)
    )


@dataclass(slots=True)
class _Filling:
    """One row while its cells are sorted; labels arrive in cells of their own."""

    raw: RawContact = field(default_factory=RawContact)
    title: str = ""
    file_as: str = ""
    birthday: str = ""
    birth: dict[str, str] = field(default_factory=dict)
    ways: list[tuple[Meaning, str]] = field(default_factory=list)
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    addresses: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)


class _RowReader:
    """Reads the rows of one list, whose columns are known."""

    def __init__(self, columns: dict[int, Meaning], width: int, day_first: bool | None) -> None:
        self._columns = columns
        self._width = width
        self._day_first = day_first
        self._today = clock.today()

    def contact(self, row: Row) -> Contact | RefusedContact:
        if row.unclosed:
            return RefusedContact(
                _at(row), say("A quotation mark in this row is never closed, so its end cannot be told.")
            )
        filling = _Filling()
        for place, known in self._columns.items():
            if place < len(row.cells) and (cell := _GUARDED.sub("", row.cells[place], count=1).strip()):
                _sort_in(filling, known, cell)
        raw = self._finished(filling)
        if any(cell.strip() for cell in row.cells[self._width :]):
            raw.remarks.append(
                say("This row has more cells than the list has headings; the rest was left out.")
            )
        return contact(raw, _at(row), "row")

    def _finished(self, filling: _Filling) -> RawContact:
        raw = filling.raw
        raw.name = raw.name or ("" if raw.first or raw.last else filling.file_as)
        if not raw.prefix and is_title(filling.title):
            raw.prefix = filling.title
        for known, cell in filling.ways:
            called = filling.labels.get((known.field, known.number), known.label)
            where = raw.telephones if known.field == "telephone" else raw.emails
            where.extend((called, each) for each in _values(cell, known.field))
        for (called, number), parts in filling.addresses.items():
            named = filling.labels.get(("address", number), called) if number else called
            raw.addresses.append(_address(named, parts))
        self._birthday(filling)
        return raw

    def _birthday(self, filling: _Filling) -> None:
        written = filling.birthday
        birth = filling.birth
        if not written and birth.get("month") and birth.get("day"):
            year = birth.get("year", "")
            month, day = birth["month"].zfill(2), birth["day"].zfill(2)
            written = f"{year.zfill(4)}-{month}-{day}" if year else f"--{month}-{day}"
        if written:
            filling.raw.birthday, remark = birthday(written, self._today, self._day_first)
            if remark:
                filling.raw.remarks.append(remark)


def _sort_in(filling: _Filling, known: Meaning, cell: str) -> None:
    raw = filling.raw
    match known.field:
        case "first" | "middle" | "last" | "prefix" | "suffix" | "nickname" | "name" | "organisation" | "uid":
            if not getattr(raw, known.field):
                setattr(raw, known.field, cell)
        case "title" | "file_as" | "birthday":
            if not getattr(filling, known.field):
                setattr(filling, known.field, cell)
        case "telephone" | "email":
            filling.ways.append((known, cell))
        case "telephone_label" | "email_label" | "address_label":
            filling.labels[known.field.removesuffix("_label"), known.number] = headings.label(cell)
        case "address":
            filling.addresses.setdefault((known.label, known.number), {}).setdefault(known.part, cell)
        case "birth_year" | "birth_month" | "birth_day":
            filling.birth[known.field.removeprefix("birth_")] = cell
        case "notes":
            raw.notes.append(cell)


def _values(cell: str, kind: str) -> list[str]:
    """The values of one cell: Google joins several with " ::: ", others put each on a line of its own."""
    parts = re.split(r":::|[\r\n]+" if kind == "email" else r":::|[\r\n;]+", cell)
    return [part.strip() for part in parts if part.strip()]


def _address(called: str, parts: dict[str, str]) -> RawAddress:
    street, *more = [parts.get(part, "") for part in ("street", "street2", "street3")]
    box = parts.get("box", "")
    if re.fullmatch(r"\d{1,8}", box):
        box = say("PO Box {number}", number=box)
    whole = "" if street else parts.get("whole", "")
    address = RawAddress(
        called,
        [box, whole or street, *more],
        parts.get("town", ""),
        parts.get("county", ""),
        parts.get("postcode", ""),
        parts.get("country", ""),
    )
    if whole and not (box or any(more) or address.town or address.postcode):
        return whole_address(address, whole)
    return address
