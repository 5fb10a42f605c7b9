"""What Marsh & Reed sell, by what it is called."""

from datetime import date

from studio import catalogue
from studio.catalogue import PriceRow, SessionTypeRow
from studio.db import Store


def session_type(store: Store, name: str = "Family portrait") -> SessionTypeRow:
    """One kind of session by its name."""
    return next(row for row in store.ask(catalogue.session_types) if row.name == name)


def price(store: Store, product: str, wide: int, high: int, day: date = date(2026, 9, 16)) -> PriceRow:
    """The price of a product in a size, wide by high, on a day."""
    return next(
        row
        for row in store.ask(catalogue.prices_on, day)
        if (row.product, row.width_in, row.height_in) == (product, wide, high)
    )
