"""Lines that come ready made: a set at one price, or a former order with new pictures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from studio.catalogue import Edition, SetRow
from studio.dates import screen_date
from studio.orders import LineDraft, OrderRow, Proposed
from ui.kit.text import Button
from ui.orders.whole import OrderFacts


class Proposals(QWidget):
    """Two buttons with what there is to choose from; each is hidden while there is nothing."""

    set_chosen = Signal(object)
    former_chosen = Signal(object)

    def __init__(self, facts: OrderFacts) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.sets, self.former = Button("A set (&k)", "images"), Button("&Just as last time", "history")
        for button in (self.sets, self.former):
            row.addWidget(button)
        row.addStretch(1)
        self._offer_sets(facts.offer.today)
        self._offer_former(facts)
        self.setVisible(not (self.sets.isHidden() and self.former.isHidden()))

    def _offer_sets(self, edition: Edition) -> None:
        menu = QMenu(self.sets)
        for each in edition.sets:
            apart = edition.set_alone(each.id) - each.amount
            saved = f", {apart.show(edition.currency)} less than one by one" if apart.minor > 0 else ""
            menu.addAction(
                f"{each.name}, {each.amount.show(edition.currency)}{saved}",
                partial(self.set_chosen.emit, each),
            )
        self.sets.setMenu(menu)
        self.sets.setVisible(bool(edition.sets))

    def _offer_former(self, facts: OrderFacts) -> None:
        menu = QMenu(self.former)
        for order in facts.former[:8]:
            menu.addAction(_named(order, facts), partial(self.former_chosen.emit, order.id))
        self.former.setMenu(menu)
        self.former.setVisible(bool(facts.former))


def _named(order: OrderRow, facts: OrderFacts) -> str:
    day = order.confirmed_at or order.made_at
    pieces = ", ".join(f"{line.width_in} × {line.height_in}" for line in order.lines[:4])
    more = "…" if len(order.lines) > 4 else ""
    return f"{order.name}, {screen_date(day.date(), facts.today)}: {pieces}{more}"


def differences(proposed: Sequence[Proposed]) -> list[str]:
    """What is not as it was in the former order, line by line."""
    return [
        f"{each.line.people or each.line.hanging_place or 'A picture'}: {words}"
        for each in proposed
        for words in each.differences
    ]


def lines_of_set(edition: Edition, chosen: SetRow, lines: Sequence[LineDraft]) -> list[LineDraft]:
    """A line for each picture of a set, framed as is usual, wanting its picture."""
    number = max((line.set_no for line in lines), default=0) + 1
    made = []
    for part in chosen.parts:
        usual = edition.usual(part.price_id)
        for _ in range(part.quantity):
            made.append(
                LineDraft(
                    "",
                    part.price_id,
                    moulding_id=usual.moulding_id,
                    glazing_id=usual.glazing_id,
                    choice_ids=tuple(usual.choice_ids),
                    set_id=chosen.id,
                    set_no=number,
                )
            )
    return made
