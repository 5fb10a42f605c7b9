"""The price list on paper, drawn from one frozen reading: to be enclosed, handed over, or laid out at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from sqlalchemy.orm import Session

from studio import business
from studio.catalogue import editions, queries
from studio.catalogue.model import PriceListId
from studio.catalogue.paper_groups import by_the_metre, choice_groups, price_groups, set_groups
from studio.catalogue.rows import PriceListRow, PriceRow
from studio.catalogue.wording import rate_in_words, tax_name
from studio.dates import date_in_full
from studio.db import asked_once
from studio.documents import (
    Block,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    PriceGroup,
    PriceTable,
    Space,
    Template,
    render,
)
from studio.errors import Missing, Refused

WORDING = Path(__file__).resolve().parents[2] / "resources" / "letters" / "en-GB" / "price-list.txt"
TITLE = "Our price list"
_BELOW_HEAD = 50.0
"""Millimetres from the top: nobody is written to, so it begins below the letterhead."""


@dataclass(frozen=True)
class PriceListPaper:
    """All that stands on a printed price list, read at one moment."""

    id: PriceListId
    name: str
    starts_on: date
    prices: tuple[PriceRow, ...]
    currency: str
    tax: str
    """``VAT at 20 %``; empty where none is charged."""
    tax_included: bool
    telephone: str
    letterhead: Letterhead
    sets: tuple[PriceGroup, ...] = ()
    choices: tuple[PriceGroup, ...] = ()
    by_the_metre: tuple[tuple[str, str], ...] = ()
    """The facts of the example of what is charged by the metre."""

    @property
    def file(self) -> str:
        """What its file is called, without the ending."""
        return f"price-list-{self.starts_on:%Y-%m-%d}"


@asked_once
def price_list_in_force(db: Session, day: date) -> PriceListRow | None:
    """The list that can be handed out on a day: the one in force, if anything stands on it."""
    row = queries.price_list_on(db, day)
    return row if row is not None and queries.prices_of(db, row.id) else None


def price_list_paper(db: Session, price_list_id: PriceListId, on: date) -> PriceListPaper:
    """Read a list as it is printed on a day; one that is still to come has the tax of its first day.

    Raises Missing, and Refused for a list with nothing on it.
    """
    row = next((each for each in queries.price_lists(db) if each.id == price_list_id), None)
    if row is None:
        raise Missing("This price list is no longer there.")
    prices = queries.prices_of(db, price_list_id)
    if not prices:
        raise Refused("There are no prices on this list yet.")
    studio = business.studio(db)
    edition = editions.edition_of(db, price_list_id)
    rate = business.tax_rate_on(db, max(on, row.starts_on))
    name = tax_name(studio.vat_number, studio.country)
    return PriceListPaper(
        id=row.id,
        name=row.name,
        starts_on=row.starts_on,
        prices=prices,
        currency=studio.currency,
        tax=f"{name} at {rate_in_words(rate)}" if rate else "",
        tax_included=studio.prices_include_tax,
        telephone=studio.telephone.strip() or studio.day_phone.strip(),
        letterhead=business.letterhead(db),
        sets=set_groups(edition),
        choices=choice_groups(edition),
        by_the_metre=tuple((by_the_metre(edition) or {}).items()),
    )


@lru_cache(maxsize=8)
def draw_price_list(read: PriceListPaper, *, large_print: bool = False) -> bytes:
    """The list as a PDF; the same reading is drawn once for a whole run.

    Raises Refused for what cannot be printed, as the document engine does.
    """
    return render(
        Paper(
            letterhead=read.letterhead,
            address=(),
            aside=(),
            body=tuple(_body(read)),
            title=f"Price list from {date_in_full(read.starts_on)}",
            footer=read.name,
            large_print=large_print,
            windows=replace(read.letterhead.windows, body_top=_BELOW_HEAD),
        )
    )


@lru_cache(maxsize=1)
def _wording() -> dict[str, Template]:
    """The paragraphs of the page by name; a name stands in square brackets above its paragraph."""
    sections = WORDING.read_text("utf-8").split("\n[")
    named = (section.lstrip("[").partition("]\n") for section in sections)
    return {name: Template.read(words, f"price list, {name}") for name, _, words in named}


def _said(section: str, **values: str) -> Iterator[Block]:
    for text in _wording()[section].fill(values):
        yield Paragraph(text)


def _body(read: PriceListPaper) -> Iterator[Block]:
    yield Heading(TITLE)
    yield from _said("from", starts_on=date_in_full(read.starts_on))
    yield PriceTable(tuple(price_groups(read.prices, read.currency)))
    for groups in (read.sets, read.choices):
        if groups:
            yield PriceTable(groups)
    yield Space(3)
    yield Heading("In plain words")
    yield from _said("for")
    if read.tax:
        yield from _said("included" if read.tax_included else "added", tax=read.tax)
    if read.by_the_metre:
        yield from _said("metre", **dict(read.by_the_metre))
    yield from _said("promised")
    if read.telephone:
        yield from _said("ask", telephone=read.telephone)
