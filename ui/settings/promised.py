"""Who holds a promised price or discount, and which orders are still open: no new price list alters them (R11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio import orders, promises
from studio.dates import screen_date
from studio.orders import OrderState
from studio.words import counted
from ui.kit import theme
from ui.kit.table import Column, Table
from ui.kit.text import Label

_SHOWN = 3


@dataclass(frozen=True)
class Held:
    """One family and what it keeps at the old prices."""

    id: tuple[str, int]
    family: str
    what: str
    until: str


COLUMNS = (
    Column("Who", lambda row: row.family, strong=True, width=200),
    Column("What stays as it is", lambda row: row.what),
    Column("Until", lambda row: row.until, width=150),
)


def held(db: Any, today: date) -> tuple[Held, ...]:
    """Every promised price and discount that is still good, then the orders that are not confirmed yet."""
    promised = [
        Held(
            ("promise", row.id),
            row.family,
            row.promise.text + (f" ({row.promise.price.show()})" if row.promise.price else ""),
            screen_date(row.promise.day, today) if row.promise.day is not None else "no end named",
        )
        for row in promises.at_old_prices(db, today)
    ]
    quoted = [
        Held(
            ("order", row.id),
            row.household,
            f"A quote of {counted(row.pieces, 'piece')}: {row.total.show()}",
            "",
        )
        for row in orders.listing(db, (OrderState.DRAFT,))
    ]
    return (*promised, *quoted)


class PromisedStrip(QWidget):
    """The sentence, and the families below it."""

    def __init__(self, rows: tuple[Held, ...]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        self.words = Label(_sentence(rows), "name", wrap=True)
        column.addWidget(self.words)
        self.table = Table(COLUMNS, "Promised at old prices")
        self.table.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.table.verticalHeader().setDefaultSectionSize(theme.px(30))
        header, line = self.table.horizontalHeader().sizeHint().height(), self.table.verticalHeader()
        self.table.setFixedHeight(header + line.defaultSectionSize() * min(len(rows), _SHOWN) + 4)
        column.addWidget(self.table)


def _sentence(rows: tuple[Held, ...]) -> str:
    if not rows:
        return "Nobody holds a promised price or discount, and no quote is open."
    promised = sum(row.id[0] == "promise" for row in rows)
    quoted = len(rows) - promised
    said = [
        counted(promised, "promise") if promised else "",
        counted(quoted, "open quote") if quoted else "",
    ]
    return f"{' and '.join(part for part in said if part)} at old prices, untouched by this list:"
