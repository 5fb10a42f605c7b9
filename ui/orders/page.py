"""The Orders page: what was promised to whom by when, late ones first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout

from studio import clock, orders
from studio.dates import screen_date, screen_time
from studio.money import Money
from studio.orders import OrderListRow, OrderState
from studio.words import counted
from ui.kit.cards import Card, EmptyState
from ui.kit.listing import ListButton, Source, whole
from ui.kit.page import Page
from ui.kit.table import Column, Table
from ui.kit.text import Button
from ui.kit.work import Work
from ui.orders.words import TONES, standing, state_words

EVERY = 1_000_000

FILTERS: tuple[tuple[str, str, tuple[OrderState, ...]], ...] = (
    ("&All under way", "under way", orders.UNDER_WAY),
    ("&To be made", "to be made", (OrderState.CONFIRMED, OrderState.IN_PRODUCTION)),
    ("&Ready", "ready", (OrderState.READY,)),
    ("&Drafts", "draft", (OrderState.DRAFT,)),
    ("&Presented", "presented", (OrderState.PRESENTED,)),
    ("&Closed", "closed or called off", (OrderState.CLOSED, OrderState.CANCELLED)),
)
"""A filter's button, how its rows are counted, and the states it shows; by keyboard Alt and its letter."""


def _promised(row: OrderListRow) -> str:
    if row.promised_on is None:
        return ""
    word, _ = standing(row)
    day = screen_date(row.promised_on, clock.today())
    return f"{day}, {word}" if word else day


def _presentation(row: OrderListRow) -> str:
    return screen_time(row.presentation_wall, clock.today()) if row.presentation_wall else ""


def _by_presentation(row: OrderListRow) -> tuple[bool, str]:
    return (row.presentation_wall is None, str(row.presentation_wall))


def _balance(row: OrderListRow) -> str:
    return row.balance.show() if row.balance else ("paid" if row.number else "")


COLUMNS = (
    Column("Order", lambda row: row.number or "draft", width=100, strong=True),
    Column("Family", lambda row: row.household),
    Column("Promised by", _promised, sort=lambda row: row.promised_on or date.max,
           tone=lambda row: standing(row)[1], width=138, cell=lambda row: row.promised_on),
    Column("State", lambda row: state_words(row.state, signed=row.signed),
           tone=lambda row: TONES[row.state], width=118),
    Column("Presentation", _presentation, sort=_by_presentation, width=132,
           cell=lambda row: row.presentation_wall),
    Column("Pieces", lambda row: str(row.pieces), sort=lambda row: row.pieces, right=True, width=54,
           cell=lambda row: row.pieces),
    Column("Total", lambda row: row.total.show(), sort=lambda row: row.total, right=True, width=98,
           cell=lambda row: row.total),
    Column("To pay", _balance, sort=lambda row: row.balance, right=True, width=98, cell=lambda row: row.balance),
)  # fmt: skip


class OrdersPage(Page):
    """Late ones first, then by promised day; Enter opens one."""

    features = frozenset({"orders", "clients", "diary"})
    scrolls = False

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.show_title("Orders")
        new = Button("&New order", "plus")
        new.clicked.connect(lambda: self.hope("new_order"))
        money = Button("The day's &money", "banknote")
        money.clicked.connect(lambda: self.hope("open_till"))
        self.buttons.addWidget(money)
        self.buttons.addWidget(ListButton(self, "Orders", COLUMNS, self._whole_list))
        self.buttons.addWidget(new)
        self.chosen = 0
        self.filters = self._build_filters()
        self.table = Table(COLUMNS, "Orders").sortable()
        self.table.opened.connect(lambda row: self.hope("open_order", order_id=row.id))
        self.card = Card()
        self.card.body.addWidget(self.table, 1)
        self.nothing = EmptyState(
            "receipt-pound-sterling",
            "Orders will be here, the late ones first. The first is made at a viewing, or with New order.",
            "New order",
            lambda: self.hope("new_order"),
        )
        self.nothing.hide()
        self.body.addWidget(self.card, 1)
        self.body.addWidget(self.nothing, 1)

    def _build_filters(self) -> list[Button]:
        row = QHBoxLayout()
        row.setSpacing(8)
        buttons = []
        for place, (words, _, _) in enumerate(FILTERS):
            button = Button(words, kind="toggle")
            button.setChecked(place == 0)
            button.clicked.connect(lambda _=False, place=place: self.show_filter(place))
            row.addWidget(button)
            buttons.append(button)
        row.addStretch(1)
        self.body.addLayout(row)
        return buttons

    def show_filter(self, place: int) -> None:
        """Show the orders of one filter."""
        self.chosen = place
        for number, button in enumerate(self.filters):
            button.setChecked(number == place)
        self.reload()

    def _whole_list(self) -> Source:
        """Every order of the filter chosen, however many."""
        return whole(orders.listing, FILTERS[self.chosen][2], EVERY)

    def prints_itself(self) -> bool:
        """Ctrl+P prints the kept page of the order that is chosen in the list."""
        row = self.table.current()
        if row is None or row.number is None:
            return False
        self.hope("print_order", order_id=row.id)
        return True

    def reload(self) -> None:
        """Ask for the orders of the filter chosen."""
        self.work.ask(orders.listing, FILTERS[self.chosen][2], then=self._show, owner=self)

    def _show(self, rows: Sequence[OrderListRow]) -> None:
        self.show_title("Orders", _sentence(rows, FILTERS[self.chosen][1]))
        empty = not rows and self.chosen == 0
        self.card.setVisible(not empty)
        self.nothing.setVisible(empty)
        self.table.set_rows(rows)
        if rows and self.table.current() is None:
            self.table.setCurrentIndex(self.table.rows_model.index(0, 0))


def _sentence(rows: Sequence[OrderListRow], what: str) -> str:
    """What is late, near and ready, in a sentence."""
    if not rows:
        return f"No order is {what}."
    parts = [f"{counted(len(rows), 'order')} {'is' if len(rows) == 1 else 'are'} {what}."]
    late = sum(row.late for row in rows)
    near = sum(row.near for row in rows)
    owed = sum((row.balance for row in rows if row.balance > Money(0)), Money(0))
    if late:
        parts.append(f"{counted(late, 'is', 'are')} late.")
    if near:
        parts.append(f"{counted(near, 'is', 'are')} promised within a week.")
    if owed:
        parts.append(f"{owed.show()} is still to pay.")
    return " ".join(parts)
