"""The count at the end of a day: the drawer by notes and coins or as a sum, the terminal's total, the cheques."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from studio import clock, orders, till
from studio.dates import screen_date
from studio.errors import StudioError
from studio.money import Money, total
from studio.orders import OrderId
from studio.sessions import Method
from studio.till import PIECES, CountDraft, ToCount
from ui.kit.cards import Card, TotalLine
from ui.kit.fields import ChoiceField, LineField, MoneyField, NumberField, TickField, WordsField
from ui.kit.form import FormDialog
from ui.kit.text import Label
from ui.kit.whens import DateField
from ui.kit.work import Work

_COLUMNS = 4


class CountForm(FormDialog):
    """What should be there stands beside what is typed; a difference asks for a word before it is saved."""

    heading = "Count the day"
    save_words = "&Counted"
    opens_at = (640, 680)

    def __init__(
        self,
        work: Work,
        whole: ToCount,
        days_before: tuple[date, ...],
        currency: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(work, parent)
        self.whole, self.all, self.currency = whole, whole, currency
        self.days_before = days_before
        self.ticks: dict[Any, TickField] = {}
        self.pieces: dict[Money, NumberField] = {}
        self._add_days()
        self.sums = Card("What should be there")
        self.place(self.sums)
        self._add_drawer()
        self.row(
            ("card", "Cards, by the &terminal", MoneyField(currency=currency)),
            ("transfer", "Trans&fers seen", MoneyField(currency=currency)),
        )
        self.cheques = Card("Cheques: tick those that are here")
        self.place(self.cheques)
        self.word = self.labelled("word", "What you know of the &difference", WordsField(lines=2, length=400))
        self.place(self.word)
        for field in self.fields.values():
            field.changed.connect(self._compare)
        self._take_in()

    def _add_days(self) -> None:
        if not self.days_before or self.days_before[-1] == self._last_day():
            return
        until = screen_date(self.days_before[-1], self.whole.today)
        options = ((None, "everything until now"), (self.days_before[-1], f"only until {until}"))
        chosen = self.add("until", "Co&unt", ChoiceField(options, first=True))
        chosen.changed.connect(self._choose_day)

    def _last_day(self) -> date:
        return max((self._day(row) for row in self.whole.rows), default=self.whole.today)

    def _day(self, row: Any) -> date:
        return clock.to_wall(row.taken_at, self.whole.zone).date()

    def _choose_day(self) -> None:
        last: Any = self.fields["until"].value()
        rows = tuple(row for row in self.all.rows if last is None or self._day(row) <= last)
        expected = till.expected_of(rows, self.all.float_before)
        self.whole = ToCount(
            rows, expected, self.all.float_before, self.all.is_first, self.all.today, self.all.zone
        )
        self._take_in()

    def _add_drawer(self) -> None:
        card = Card("The drawer", "notes and coins, or the sum below")
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        for place, worth in enumerate(PIECES):
            field = NumberField(0, 9_999)
            shown = worth.show(self.currency)
            words = shown.removesuffix(".00") if worth >= Money(100) else f"{worth.minor}p"
            field.line.setPlaceholderText("0")
            box = self.labelled(f"pieces_{worth.minor}", words, field)
            self.pieces[worth] = field
            grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)
        card.body.addLayout(grid)
        self.place(card)
        fields = [("cash", "Cash in the dra&wer", MoneyField(currency=self.currency))]
        if self.whole.is_first:
            fields.append(("float_before", "In it from &before", MoneyField(currency=self.currency)))
        fields.append(("float_left", "Sta&ys in it", MoneyField(currency=self.currency)))
        self.row(*fields)

    def _take_in(self) -> None:
        """Show the cheques and sums of what is counted now."""
        self.cheques.clear()
        self.ticks = {}
        self.cheques.setVisible(bool(self.whole.cheques))
        for row in self.whole.cheques:
            tick = TickField(f"{row.amount.show(self.currency)}, {row.whom or row.what}")
            tick.names_itself("cheques", f"Cheque over {row.amount.show(self.currency)}", False)
            tick.changed.connect(self._compare)
            self.ticks[row.key] = tick
            self.cheques.body.addWidget(tick)
        self.fill(
            {
                "card": None if self.whole.expected[Method.CARD] else Money(0),
                "transfer": self.whole.expected[Method.TRANSFER],
            }
        )
        count = len(self.whole.rows)
        self.show_heading(
            self.heading,
            f"{count} row{'s' if count != 1 else ''} of money. What comes later is in the next count.",
        )
        self._compare()

    def _money(self, name: str) -> Money:
        found: Money | None = self.read(name) if name in self.fields else None
        return found or Money(0)

    def _draft(self) -> CountDraft:
        pieces = {worth: int(field.value() or 0) for worth, field in self.pieces.items()}
        by_piece = {worth: number for worth, number in pieces.items() if number}
        return CountDraft(
            rows=frozenset(row.key for row in self.whole.rows),
            cash=self.read("cash"),
            pieces=by_piece,
            card=self._money("card"),
            transfer=self._money("transfer"),
            cheques=frozenset(key for key, tick in self.ticks.items() if tick.value()),
            float_before=self._money("float_before"),
            float_left=self._money("float_left"),
            word=self.read("word"),
        )

    def _compare(self) -> None:
        """Each method as it should be and as it is typed so far."""
        self.sums.clear()
        try:
            draft = self._draft()
            cash = draft.in_the_drawer if draft.pieces or draft.cash is not None else None
        except StudioError:
            self.sums.body.addWidget(Label("Please look at the amounts above.", "muted"))
            return
        if draft.pieces and cash is not None:
            self.fields["cash"].say_below(f"The notes and coins come to {cash.show(self.currency)}.")
        expected = dict(self.whole.expected)
        if self.whole.is_first:
            expected[Method.CASH] = expected[Method.CASH] + draft.float_before
        there = {
            Method.CASH: cash,
            Method.CARD: draft.card if self.fields["card"].value() is not None else None,
            Method.CHEQUE: self.whole.at_bank
            + total(row.amount for row in self.whole.cheques if row.key in draft.cheques),
            Method.TRANSFER: draft.transfer,
        }
        off = False
        for method, amount in there.items():
            due = expected[method]
            if not due and not amount:
                continue
            words, wrong = self._how(amount, due)
            off = off or wrong
            self.sums.body.addWidget(
                TotalLine(f"{method.value.capitalize()}, {words}", due.show(self.currency))
            )
        self.word.setVisible(off)

    def _how(self, amount: Money | None, due: Money) -> tuple[str, bool]:
        if amount is None:
            return "not typed yet", False
        if amount == due:
            return "even", False
        by = amount - due
        said = f"{by.show(self.currency)} too much" if by > Money(0) else f"{(-by).show(self.currency)} short"
        return said, True

    def save(self) -> None:
        """Lock the count."""
        self.word.show()
        self.send(till.count_the_day, self._draft())


class PayInForm(FormDialog):
    """Which cheques went to the bank, and when; all are ticked to begin with, or those of one order."""

    heading = "Paid in at the bank"
    save_words = "&Paid in"
    opens_at = (520, 460)

    def __init__(
        self, work: Work, whole: Any, order_id: OrderId | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(work, parent)
        sum_of = total(row.amount for row in whole.cheques).show(whole.currency)
        self.show_heading(self.heading, f"{sum_of} in cheques lies here.")
        self.ticks: dict[Any, TickField] = {}
        for place, row in enumerate(whole.cheques):
            words = f"{row.amount.show(whole.currency)}, {row.family}, order {row.order_number}"
            self.ticks[row.id] = self.add(f"cheque_{place}", "", TickField(words))
            self.ticks[row.id].names_itself(f"cheque_{place}", words, False)
            self.ticks[row.id].set_value(order_id in (None, row.order_id))
        self.add("on", "&When", DateField(today=lambda: whole.today), required=True).set_value(whole.today)
        self.add("cheques", "", LineField()).hide()

    def save(self) -> None:
        """Write it down."""
        chosen = [payment_id for payment_id, tick in self.ticks.items() if tick.value()]
        self.send(orders.pay_in_cheques, chosen, self.read("on"))
