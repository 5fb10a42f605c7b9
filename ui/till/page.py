"""The day's money: what was taken and is not counted, cheques that lie here, the counts so far, vouchers sold."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from studio import clock
from studio.dates import screen_date, screen_time
from studio.money import Money
from studio.sessions import Method
from studio.till import CountRow, MoneyRow, SoldRow
from studio.words import counted
from ui.kit.cards import Card, Fact, Pile, TotalLine
from ui.kit.page import Page
from ui.kit.table import Column, Table
from ui.kit.text import Button, Label
from ui.kit.work import Work
from ui.till.whole import WholeTill, whole_till

METHODS = (
    (Method.CASH, "Cash"),
    (Method.CARD, "Cards"),
    (Method.CHEQUE, "Cheques"),
    (Method.TRANSFER, "Transfers"),
)


class TillPage(Page):
    """Left what is to be counted, right what lies here and what was counted; Enter on a row opens its page."""

    features = frozenset({"orders", "sessions", "till", "promises", "clients"})
    scrolls = False

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.whole: WholeTill | None = None
        self.show_title("The day’s money")
        sell, brought = Button("&Sell a voucher", "plus"), Button("A voucher is &brought")
        self.count = Button("&Count the day", "list-checks", "primary")
        sell.clicked.connect(lambda: self.hope("sell_voucher"))
        brought.clicked.connect(lambda: self.hope("voucher_brought"))
        self.count.clicked.connect(lambda: self.hope("count_the_day"))
        for button in (brought, sell, self.count):
            self.buttons.addWidget(button)
        self.rows = Table(self._row_columns(), "What was taken and is not counted")
        self.counts = Table(self._count_columns(), "Counts")
        self.counts.opened.connect(lambda row: self.hope("open_count", count_id=row.id))
        self.vouchers = Table(self._voucher_columns(), "Gift vouchers sold")
        self.vouchers.opened.connect(lambda row: self.hope("open_voucher", voucher_id=row.id))
        self.sums, self.cheques = Card("By method"), Card("Cheques here")
        self._lay_out()
        work.signed_in.connect(self.show_to)

    def _lay_out(self) -> None:
        self.taken, self.done, self.sold = Card("Not counted yet"), Card("Counted"), Card("Gift vouchers")
        self.taken.body.addWidget(self.rows, 1)
        self.done.body.addWidget(self.counts, 1)
        self.sold.body.addWidget(self.vouchers, 1)
        self.wrong = Button("The sale was &wrong")
        self.wrong.clicked.connect(self._sale_was_wrong)
        self.sold.body.addWidget(self.wrong)
        for card in (self.done, self.sold):
            card.setMinimumHeight(220)
        right = Pile(self.sums, self.cheques, self.done, self.sold)
        across = QHBoxLayout()
        across.setSpacing(18)
        across.addWidget(self.taken, 8)
        across.addWidget(right, 5)
        self.body.addLayout(across, 1)

    def reload(self) -> None:
        """Ask for the till as it stands."""
        if self.work.someone_is_in:
            self.work.ask(whole_till, self.work.by, then=self._show, owner=self)

    def _show(self, whole: WholeTill) -> None:
        self.whole = whole
        self.show_title("The day’s money", _sentence(whole))
        self.count.setEnabled(bool(whole.to_count.rows))
        self.rows.set_rows([_Row(row, whole) for row in whole.to_count.rows])
        self.counts.set_rows(whole.counts)
        self.vouchers.set_rows(whole.sold)
        self.done.setVisible(bool(whole.counts))
        self.sold.setVisible(bool(whole.sold))
        self.wrong.setVisible(whole.is_owner)
        self._show_sums(whole)
        self._show_cheques(whole)

    def _sale_was_wrong(self) -> None:
        row = self.vouchers.current()
        if row is not None:
            self.hope("put_sale_right", voucher_id=row.id)

    def _show_sums(self, whole: WholeTill) -> None:
        self.sums.clear()
        expected = whole.to_count.expected
        for method, words in METHODS:
            self.sums.body.addWidget(TotalLine(words, expected[method].show(whole.currency)))
        before = whole.to_count.float_before
        if before:
            self.sums.body.addWidget(
                Label(f"The cash has {before.show(whole.currency)} in it from before.", "muted", wrap=True)
            )

    def _show_cheques(self, whole: WholeTill) -> None:
        self.cheques.clear()
        self.cheques.setVisible(bool(whole.cheques))
        for row in whole.cheques[:5]:
            since = screen_date(clock.to_wall(row.taken_at, whole.zone).date(), whole.today)
            amount = row.amount.show(whole.currency)
            self.cheques.body.addWidget(Fact(row.family, f"order {row.order_number}, since {since}", amount))
        if len(whole.cheques) > 5:
            self.cheques.body.addWidget(Label(f"and {len(whole.cheques) - 5} more", "muted"))
        button = Button("&Paid in at the bank")
        button.clicked.connect(lambda: self.hope("pay_in_cheques"))
        self.cheques.body.addWidget(button)

    @staticmethod
    def _row_columns() -> tuple[Column, ...]:
        return (
            Column("When", lambda row: row.when, width=148),
            Column("From, and for what", lambda row: row.from_whom),
            Column("How", lambda row: row.row.method.value, width=96),
            Column("Amount", lambda row: row.amount, right=True, width=80),
        )

    def _said(self, amount: Money) -> str:
        """An amount in the studio's currency."""
        return amount.show(self.whole.currency) if self.whole is not None else ""

    def _on(self, day: date) -> str:
        return screen_date(day, self.whole.today) if self.whole is not None else ""

    def _count_columns(self) -> tuple[Column, ...]:
        def difference(row: CountRow) -> str:
            if row.difference is None:
                return ""
            return self._said(row.difference) if row.difference else "even"

        return (
            Column("Day", lambda row: self._on(row.day), strong=True),
            Column("Taken", lambda row: self._said(row.counted), right=True, width=92),
            Column("Off by", difference, tone=_tone, width=82),
        )

    def _voucher_columns(self) -> tuple[Column, ...]:
        def left(row: SoldRow) -> str:
            return "put right" if row.ended else self._said(row.left) if row.left else "used"

        return (
            Column("Code", lambda row: row.code, width=104, strong=True),
            Column("Sold to", lambda row: row.buyer),
            Column("Left", left, tone=lambda row: "good" if row.left else "plain", width=100),
        )


class _Row:
    """A row of money as the table shows it."""

    def __init__(self, row: MoneyRow, whole: WholeTill) -> None:
        self.id, self.row = row.key, row
        self.when = screen_time(clock.to_wall(row.taken_at, whole.zone), whole.today)
        what = "cheque came back" if row.came_back else row.what.removeprefix("order ")
        self.from_whom = f"{row.whom} · {what}" if row.whom else what
        self.amount = row.amount.show(whole.currency)


def _tone(row: CountRow) -> str:
    return "" if row.difference is None else "concern" if row.difference else "good"


def _sentence(whole: WholeTill) -> str:
    rows: Any = [row for row in whole.to_count.rows if not row.came_back]
    if not rows:
        return "Everything that was taken is counted."
    amount = sum((row.amount for row in rows), Money(0)).show(whole.currency)
    said = f"{amount} in {counted(len(rows), 'payment')} is not counted yet."
    if whole.days_before:
        said += f" Some of it is of {screen_date(whole.days_before[0], whole.today)}."
    return said
