"""What a case has truly cost, beside the new money that it brought; made for the owner alone."""

from __future__ import annotations

from studio.care import CostRow
from studio.money import Money
from ui.kit.cards import Card, Fact, TotalLine
from ui.kit.text import Label


class CostCard(Card):
    """Not made at all for anyone else (R7); nothing of it stands on any page of paper."""

    def __init__(self) -> None:
        super().__init__("For you alone")
        self.hide()

    def show_cost(self, row: CostRow) -> None:
        """What this case came to."""
        self.clear()
        if row.uplift is not None:
            self.body.addWidget(Label(_signed(row.uplift), "figure", select=True))
            self.body.addWidget(Label("latest order beside the first, before credit", "second", wrap=True))
        for line in row.lines:
            self.body.addWidget(
                Fact(line.words, " · ".join(each for each in (line.amount.show(), line.detail) if each))
            )
        if row.lines:
            self.body.addWidget(TotalLine("What it cost us", row.total.show(), big=True))
        if row.new_money is not None:
            self.body.addWidget(TotalLine("New money from the latest order", row.new_money.show()))
        if row.credited:
            self.body.addWidget(TotalLine("Carried over to it", row.credited.show()))
        self.setVisible(bool(row.lines) or row.uplift is not None)


def _signed(amount: Money) -> str:
    return f"{'+' if amount > Money(0) else ''}{amount.show()}"
