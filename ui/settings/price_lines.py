"""What stands in the three grids of a price list, and what it says when it is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from studio import catalogue
from studio.catalogue import (
    LIST_TITLES,
    ChoiceKind,
    Edition,
    Framing,
    ListParts,
    PriceDraft,
    ReadPriceList,
    RowTrouble,
)
from studio.lists import Sheet, SheetRow
from studio.money import Money
from ui.settings.grid_model import GridColumn

_FRAMINGS = tuple(each.value for each in Framing)
_KINDS = tuple(each.value for each in ChoiceKind)
_PRICE_TITLES = ("Product", "Wide", "High", "Finish", "Made up", "Price", "Lead days", "Tax %")
_CHOICE_TITLES = ("Kind", "Product", "Price", "Per metre", "Included")
"""How the columns of a grid are called in a spreadsheet of the list."""
APART = 100_000
"""The rows of one grid are numbered so far from those of the next."""
Lines = Sequence[tuple[int, Sequence[str]]]
"""The filled lines of a grid with their places."""

PRICES = (
    GridColumn("Product"),
    GridColumn("Wide", 64, right=True, length=3),
    GridColumn("High", 64, right=True, length=3),
    GridColumn("Finish", 170),
    GridColumn("Made up", 110, options=lambda: _FRAMINGS),
    GridColumn("Price", 110, right=True, length=16),
    GridColumn("Lead days", 86, right=True, length=3),
    GridColumn("Own tax %", 92, right=True, length=6),
)


def choice_columns(names: Callable[[], Sequence[str]]) -> tuple[GridColumn, ...]:
    """The columns of the choices; ``names`` are the materials to choose from."""
    return (
        GridColumn("Kind", 120, options=lambda: _KINDS),
        GridColumn("What", options=names),
        GridColumn("Each", 120, right=True, length=16),
        GridColumn("A metre", 120, right=True, length=16),
        GridColumn("Included", 110, options=lambda: ("yes", "no")),
    )


def set_columns(pictures: Callable[[], Sequence[str]]) -> tuple[GridColumn, ...]:
    """The columns of the sets; ``pictures`` are the prices of the list by their title."""
    return (
        GridColumn("Set", 220),
        GridColumn("Price of the set", 140, right=True, length=16),
        GridColumn("How many", 96, right=True, length=2),
        GridColumn("Picture", length=200, options=pictures),
    )


@dataclass(frozen=True)
class Typed:
    """The lines of a list as they are shown in the three grids."""

    prices: list[list[str]]
    choices: list[list[str]]
    sets: list[list[str]]


def typed_from(parts: ListParts, edition: Edition) -> Typed:
    """The lines that say these parts; the names of materials are the edition's."""
    names = {(kind.value, of): name for kind, of, name in catalogue.named_materials(edition)}
    sets: list[list[str]] = []
    for each in parts.sets:
        heads = [each.name, amount(each.amount)]
        for place, part in enumerate(each.parts):
            title = title_of(part.product, str(part.width_in), str(part.height_in), part.finish)
            sets.append([*(("", "") if place else heads), str(part.quantity), title])
    choices = []
    for row in parts.choices:
        kind, of = row.what
        name = row.name if isinstance(of, str) else names.get((kind, of), "")
        adds = [amount(each) if each else "" for each in (row.amount, row.per_metre)]
        choices.append([kind, name, *adds, "yes" if row.standard else "no"])
    return Typed([_price(row) for row in parts.prices], choices, sets)


def amount(money: Money) -> str:
    """An amount as it is typed: ``1195.00``."""
    return f"{money.minor // 100}.{money.minor % 100:02}"


def title_of(product: str, wide: str, high: str, finish: str) -> str:
    """What a picture is called in a set."""
    return f"{product}, {wide} × {high} in, {finish}"


def titles(prices: Lines) -> dict[str, Sequence[str]]:
    """The pictures that may go into a set, by what they are called."""
    return {title_of(line[0], line[1], line[2], line[3]): line for _, line in prices}


def _price(row: PriceDraft) -> list[str]:
    rate = row.tax_basis_points
    return [
        row.product,
        str(row.width_in),
        str(row.height_in),
        row.finish,
        row.framing.value,
        amount(row.amount),
        str(row.lead_days),
        catalogue.rate_in_words(rate).removesuffix(" %") if rate is not None else "",
    ]


def read_lines(prices: Lines, choices: Lines, sets: Lines, present: Edition) -> ReadPriceList:
    """What the three grids say, beside the present list. Troubles name the rows of the first grid from 1, of the
    second from ``APART`` + 1, of the third from twice that.
    """
    rows = [_row(0, dict(zip(LIST_TITLES, LIST_TITLES, strict=True)))]
    for place, line in prices:
        cells = dict(zip(_PRICE_TITLES, line, strict=True))
        rows.append(_row(place + 1, cells | {"Kind": "Price"}))
    for place, line in choices:
        rows.append(_row(APART + place + 1, dict(zip(_CHOICE_TITLES, line, strict=True))))
    of_sets, troubles = _set_rows(sets, titles(prices))
    read = catalogue.read_from(Sheet("this list", (*rows, *of_sets)), present)
    return replace(read, troubles=(*read.troubles, *troubles))


def _set_rows(sets: Lines, pictures: dict[str, Sequence[str]]) -> tuple[list[SheetRow], list[RowTrouble]]:
    rows: list[SheetRow] = []
    troubles: list[RowTrouble] = []
    name = ""
    for place, (typed, price, many, picture) in sets:
        number = 2 * APART + place + 1
        if typed:
            name = typed
            rows.append(_row(number, {"Kind": "Set", "Set": typed, "Price": price}))
        found = pictures.get(picture)
        if found is None:
            troubles.append(RowTrouble(number, "Please choose a picture that is among the prices."))
            continue
        part = dict(zip(_PRICE_TITLES[:4], found[:4], strict=True))
        rows.append(_row(number, part | {"Kind": "In the set", "Set": name, "How many": many}))
    return rows, troubles


def _row(number: int, cells: dict[str, str]) -> SheetRow:
    return SheetRow(number, tuple(cells.get(title, "") for title in LIST_TITLES))
