"""A price list as a spreadsheet: one row a price, a choice, a set or a picture of a set."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from studio.catalogue import editions
from studio.catalogue.copying import named_materials, parts_of
from studio.catalogue.edition import Edition
from studio.catalogue.list_drafts import PriceDraft, SetPartDraft
from studio.catalogue.model import PriceListId
from studio.lists import Cell, Listing
from studio.money import Money

KIND, SET, PRODUCT, WIDE, HIGH, FINISH, MADE_UP, PRICE, PER_METRE, INCLUDED, LEAD, TAX, HOW_MANY = LIST_TITLES = (
    "Kind", "Set", "Product", "Wide", "High", "Finish", "Made up", "Price", "Per metre", "Included", "Lead days",
    "Tax %", "How many",
)  # fmt: skip


def price_list_listing(price_list_id: PriceListId) -> Listing:
    """One list for ``lists.export_list``; what it writes, ``read_price_list`` reads back as the same list."""

    def page(db: Session, _after: object, _most: int) -> Sequence[Sequence[Cell]]:
        return as_rows(editions.edition_of(db, price_list_id))

    return Listing("Price list", LIST_TITLES, lambda row: row, page)


def as_rows(edition: Edition) -> list[tuple[Cell, ...]]:
    """Prices, choices, then each set with its pictures."""
    parts = parts_of(edition)
    names = {(kind.value, of): name for kind, of, name in named_materials(edition)}
    rows = [_price_row(price) for price in parts.prices]
    for choice in parts.choices:
        kind, of = choice.what
        cells: dict[str, Cell] = {KIND: kind.capitalize(), INCLUDED: "yes" if choice.standard else "no"}
        cells[PRODUCT] = choice.name if isinstance(of, str) else names[kind, of]
        cells[PRICE], cells[PER_METRE] = choice.amount, choice.per_metre
        rows.append(_row(cells))
    for each in parts.sets:
        rows.append(_row({KIND: "Set", SET: each.name, PRICE: each.amount}))
        rows += [_part_row(each.name, part) for part in each.parts]
    return rows


def _row(cells: dict[str, Cell]) -> tuple[Cell, ...]:
    return tuple(cells.get(title) for title in LIST_TITLES)


def _part_row(name: str, part: SetPartDraft) -> tuple[Cell, ...]:
    return _row(
        {
            KIND: "In the set",
            SET: name,
            PRODUCT: part.product,
            WIDE: part.width_in,
            HIGH: part.height_in,
            FINISH: part.finish,
            HOW_MANY: part.quantity,
        }
    )


def _price_row(price: PriceDraft) -> tuple[Cell, ...]:
    rate = price.tax_basis_points
    return _row(
        {
            KIND: "Price",
            PRODUCT: price.product,
            WIDE: price.width_in,
            HIGH: price.height_in,
            FINISH: price.finish,
            MADE_UP: str(price.framing),
            PRICE: price.amount,
            LEAD: price.lead_days,
            TAX: Money(rate) if rate is not None else None,
        }
    )
