"""A price list read from a spreadsheet and held beside the present one; nothing is saved by reading it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from studio.catalogue.copying import Change, ListParts, changes, named_materials
from studio.catalogue.edition import Edition
from studio.catalogue.list_drafts import ChoiceDraft, PriceDraft, PriceListDraft, SetDraft, SetPartDraft
from studio.catalogue.model import ChoiceKind, Framing, GlazingId, MouldingId, MountId
from studio.catalogue.spreadsheet import (
    FINISH,
    HIGH,
    HOW_MANY,
    INCLUDED,
    KIND,
    LEAD,
    LIST_TITLES,
    MADE_UP,
    PER_METRE,
    PRICE,
    PRODUCT,
    SET,
    TAX,
    WIDE,
)  # fmt: skip
from studio.errors import Refused
from studio.lists import Sheet, SheetRow, read_sheet
from studio.money import Money
from studio.words import say

_SIZE = "Size"
_ALSO = {
    "name": PRODUCT, "item": PRODUCT, "description": PRODUCT, "width": WIDE, "height": HIGH, "framing": MADE_UP,
    "amount": PRICE, "cost to client": PRICE, "per meter": PER_METRE, "standard": INCLUDED, "lead time": LEAD,
    "days": LEAD, "vat": TAX, "vat %": TAX, "tax": TAX, "quantity": HOW_MANY, "qty": HOW_MANY, "number": HOW_MANY,
}  # fmt: skip
"""How other lists head the same columns."""
_PRICE_ROW, _SET_ROW, _PART_ROW = "price", "set", "in the set"
_TYPED_SIZE = re.compile(r"(\d{1,3})\s*(?:x|×|by)\s*(\d{1,3})(?:\s*(?:in|inches|\"|”))?", re.IGNORECASE)
_COMMA = re.compile(r"[£€$]?\s*\d+,\d{1,2}")
_YES = {"yes", "y", "true", "x", "1", "included", "standard"}
_NO = {"", "no", "n", "false", "0"}


@dataclass(frozen=True, slots=True)
class RowTrouble:
    """What is wrong with a row of the file, by its number there."""

    row: int
    sentence: str


@dataclass(frozen=True, slots=True)
class ReadPriceList:
    """A list as it stands in a file, beside the present one; nothing is saved by reading it."""

    file: str
    parts: ListParts
    changes: tuple[Change, ...]
    troubles: tuple[RowTrouble, ...]
    left_out: tuple[str, ...]
    """Sheets of the workbook that were not read."""


def read_price_list(path: Path | str, present: Edition) -> ReadPriceList:
    """Read a list from a workbook or CSV and hold it beside the present one; nothing is saved.

    Mouldings, mounts and glazing are found in the catalogue by their names. What is wrong is told by row. Raises
    Refused when the file is no list or has no headings that are known, Trouble when it cannot be read.
    """
    return read_from(read_sheet(path), present)


def read_from(sheet: Sheet, present: Edition) -> ReadPriceList:
    """The same from a sheet that was read."""
    headed = _headed(sheet)
    if headed is None:
        raise Refused(
            say(
                "“{name}” has no row of headings with “Product” and “Price”. "
                "An exported list shows how they are called.",
                name=sheet.file,
            ),
            "file",
        )
    first, places = headed
    reading = _Reading(places, {(kind, name.casefold()): of for kind, of, name in named_materials(present)})
    for row in present.mouldings:
        reading.materials.setdefault((ChoiceKind.MOULDING, row.code.casefold()), row.id)
    for row_of in sheet.rows[first + 1 :]:
        reading.take(row_of)
    parts = ListParts(
        tuple(reading.prices), tuple(reading.choices), tuple(_set(each) for each in reading.sets.values())
    )
    reading.look_over(parts)
    troubles = tuple(sorted(reading.troubles, key=lambda each: each.row))
    return ReadPriceList(sheet.file, parts, changes(present, parts), troubles, sheet.left_out)


def _headed(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """Where the headings stand, among the first rows, and which column is which."""
    known = {title.casefold(): title for title in (*LIST_TITLES, _SIZE)} | _ALSO
    for number, row in enumerate(sheet.rows[:20]):
        places: dict[str, int] = {}
        for place, cell in enumerate(row.cells):
            title = known.get(cell.casefold().strip(" :*"))
            if title is not None:
                places.setdefault(title, place)
        if PRODUCT in places and PRICE in places:
            return number, places
    return None


@dataclass
class _Set:
    name: str
    amount: Money
    parts: list[SetPartDraft] = field(default_factory=list)


def _set(each: _Set) -> SetDraft:
    return SetDraft(each.name, each.amount, tuple(each.parts))


@dataclass
class _Reading:
    """What was read so far; a row that does not do is told and left out."""

    places: dict[str, int]
    materials: dict[tuple[ChoiceKind, str], int]
    prices: list[PriceDraft] = field(default_factory=list)
    choices: list[ChoiceDraft] = field(default_factory=list)
    sets: dict[str, _Set] = field(default_factory=dict)
    rows: dict[str, list[int]] = field(default_factory=lambda: {"prices": [], "choices": [], "sets": []})
    """At which row of the file each of them stands."""
    troubles: list[RowTrouble] = field(default_factory=list)

    def take(self, row: SheetRow) -> None:
        """Read one row."""
        cells = {title: row.cell(place) for title, place in self.places.items()}
        kind = cells.get(KIND, "").casefold() or _PRICE_ROW
        try:
            self._take(kind, cells, row.number)
        except Refused as refused:
            self.troubles.append(RowTrouble(row.number, refused.message))

    def _take(self, kind: str, cells: dict[str, str], number: int) -> None:
        if kind == _PRICE_ROW:
            self.prices.append(_price(cells))
            self.rows["prices"].append(number)
        elif kind in {each.value for each in ChoiceKind}:
            self.choices.append(self._choice(ChoiceKind(kind), cells))
            self.rows["choices"].append(number)
        elif kind == _SET_ROW:
            name = cells.get(SET, "") or cells.get(PRODUCT, "")
            if name.casefold() in self.sets:
                raise Refused("Two sets have that name.")
            self.sets[name.casefold()] = _Set(name, _money(cells, PRICE))
            self.rows["sets"].append(number)
        elif kind == _PART_ROW:
            found = self.sets.get(cells.get(SET, "").casefold())
            if found is None:
                raise Refused("The set this belongs to does not stand above it.")
            wide, high = _size(cells)
            quantity = _whole(cells, HOW_MANY, 1)
            found.parts.append(SetPartDraft(cells[PRODUCT], wide, high, cells.get(FINISH, ""), quantity))
        else:
            raise Refused(
                f"“{cells[KIND][:30]}” is no kind of row. Price, Moulding, Mount, Glazing, Extra, Set and "
                "In the set are."
            )

    def _choice(self, kind: ChoiceKind, cells: dict[str, str]) -> ChoiceDraft:
        name, standard = cells[PRODUCT], _yes(cells)
        adds = [
            Money(0) if standard or not cells.get(each) else _money(cells, each)
            for each in (PRICE, PER_METRE)
        ]
        if kind is ChoiceKind.EXTRA:
            return ChoiceDraft(kind, adds[0], adds[1], standard, name=name)
        of = self.materials.get((kind, name.casefold()))
        if of is None:
            raise Refused(
                f"There is no {kind} called “{name[:60]}”. Please add it in Settings first."
                if name
                else f"The {kind} is not named."
            )
        return ChoiceDraft(
            kind,
            adds[0],
            adds[1],
            standard,
            MouldingId(of) if kind is ChoiceKind.MOULDING else None,
            MountId(of) if kind is ChoiceKind.MOUNT else None,
            GlazingId(of) if kind is ChoiceKind.GLAZING else None,
        )

    def look_over(self, parts: ListParts) -> None:
        """What the list as a whole has against a row, such as a price that is there twice."""
        whole = PriceListDraft("As read", date.max, parts.prices, parts.choices, parts.sets)
        for name, sentence in whole.problems().items():
            part, _, place = name.partition(".")
            row = self.rows[part][int(place)] if place else 0
            if place or not self.troubles:
                self.troubles.append(RowTrouble(row, sentence))


def _price(cells: dict[str, str]) -> PriceDraft:
    if not cells[PRODUCT]:
        raise Refused("The product is not named. Merged cells hold their words in the first row only.")
    wide, high = _size(cells)
    made_up = cells.get(MADE_UP, "").casefold() or Framing.NONE.value
    if made_up not in {each.value for each in Framing}:
        raise Refused(f"“{made_up[:30]}” is not known. Made up is none, mounted or framed.")
    return PriceDraft(
        cells[PRODUCT],
        wide,
        high,
        cells.get(FINISH, ""),
        _money(cells, PRICE),
        _whole(cells, LEAD, 0),
        Framing(made_up),
        _rate(cells.get(TAX, "")),
    )


def _size(cells: dict[str, str]) -> tuple[int, int]:
    typed = _TYPED_SIZE.fullmatch(cells.get(_SIZE, "")) if _SIZE in cells else None
    if typed is not None:
        return int(typed[1]), int(typed[2])
    return _whole(cells, WIDE), _whole(cells, HIGH)


def _whole(cells: dict[str, str], title: str, missing: int | None = None) -> int:
    typed = cells.get(title, "")
    if not typed and missing is not None:
        return missing
    if not (typed.isascii() and typed.isdigit() and len(typed) < 6):
        raise Refused(f"{title} is a whole number, not “{typed[:30]}”." if typed else f"{title} is missing.")
    return int(typed)


def _money(cells: dict[str, str], title: str) -> Money:
    """An amount as it stands in a cell; a comma before one or two figures is a decimal comma."""
    typed = cells.get(title, "")
    if not typed:
        raise Refused(
            f"{title} is missing. If a formula stands there, please save the workbook in the spreadsheet program once."
        )
    try:
        return Money.parse(typed.replace(",", ".") if _COMMA.fullmatch(typed) else typed)
    except Refused:
        raise Refused(f"{title}: “{typed[:30]}” is no amount such as 895 or 895.50.") from None


def _yes(cells: dict[str, str]) -> bool:
    typed = cells.get(INCLUDED, "").casefold()
    if typed not in _YES | _NO:
        raise Refused(f"Included is yes or no, not “{typed[:30]}”.")
    return typed in _YES


def _rate(typed: str) -> int | None:
    """A rate in hundredths of a per cent; none where none is given."""
    typed = typed.replace("%", "").strip()
    if not typed:
        return None
    return _money({TAX: typed}, TAX).minor
