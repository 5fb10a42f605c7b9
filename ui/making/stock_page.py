"""The rack: every moulding by the metre, what is reserved and coming, what to order."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.dates import screen_date
from studio.stock import in_metres
from ui.kit.cards import Card, Fact, Pile
from ui.kit.page import Page
from ui.kit.table import Column, Table
from ui.kit.text import Button, Label
from ui.kit.work import Work
from ui.making.stock_whole import RackLine, WholeRack, whole_rack


def _coming(line: RackLine) -> str:
    if not line.row.next_on:
        return "–"
    return f"{in_metres(line.row.expected)}, {screen_date(line.row.next_on, line.today)}"


def _metres(millimetres: int) -> str:
    """To the centimetre: nobody cuts finer."""
    return in_metres(round(millimetres, -1))


COLUMNS = (
    Column("Moulding", lambda line: line.row.name, strong=True),
    Column("Supplier", lambda line: line.row.supplier or "–", width=146),
    Column("On the rack", lambda line: _metres(line.row.on_hand), sort=lambda line: line.row.on_hand,
           right=True, width=100, cell=lambda line: line.row.on_hand / 1000),
    Column("Reserved", lambda line: _metres(line.row.reserved), sort=lambda line: line.row.reserved,
           right=True, width=84, cell=lambda line: line.row.reserved / 1000),
    Column("Free", lambda line: _metres(line.row.free), sort=lambda line: line.row.free, right=True,
           width=78, strong=True, cell=lambda line: line.row.free / 1000),
    Column("Coming", _coming, sort=lambda line: line.row.expected, right=True, width=128),
    Column("How it stands", lambda line: line.standing.text, tone=lambda line: line.standing.tone, width=180),
)  # fmt: skip


class StockPage(Page):
    """A table to walk; each press on the right is about the moulding chosen."""

    features = frozenset({"stock", "making", "orders", "catalogue"})
    scrolls = False

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.show_title("Stock")
        self._buttons()
        self.table = Table(COLUMNS, "Mouldings on the rack").sortable().keyed_by(lambda line: line.id)
        self.table.opened.connect(lambda line: self._about("stock_moves", line))
        self.rack_card = Card("On the rack")
        self.rack_card.body.addWidget(self.table, 1)
        self.order_card, self.coming_card = Card("To order"), Card("Coming")
        self.call_card = Card("To ring")
        self.below = QWidget()
        row = QHBoxLayout(self.below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        for card in (self.order_card, self.coming_card, self.call_card):
            row.addWidget(Pile(card), 1)
        self.body.addWidget(self.rack_card, 2)
        self.body.addWidget(self.below, 1)

    def _buttons(self) -> None:
        for words, icon, verb in (
            ("&Count", "list-checks", "count_stock"),
            ("&Delivery", "truck", "deliver_stock"),
            ("&Wasted", "trash-2", "waste_stock"),
            ("&Back in stock", "undo-2", "moulding_back"),
            ("&Out of stock", "hourglass", "moulding_out"),
        ):
            button = Button(words, icon, "primary" if verb == "moulding_out" else "plain")
            button.clicked.connect(lambda _=False, verb=verb: self._about(verb, self.table.current()))
            self.buttons.addWidget(button)

    def _about(self, verb: str, line: RackLine | None) -> None:
        self.hope(verb, moulding_id=line.row.moulding_id if line is not None else None)

    def reload(self) -> None:
        """Ask for the rack."""
        self.work.ask(whole_rack, then=self._show, owner=self)

    def take_keys(self) -> None:
        """The keys are the table's."""
        self.table.setFocus()

    def _show(self, whole: WholeRack) -> None:
        self.show_title("Stock", whole.sentence)
        self.table.set_rows(list(whole.lines))
        self._show_orders(whole)
        self._show_coming(whole)
        self._show_calls(whole)

    def _show_orders(self, whole: WholeRack) -> None:
        card = self.order_card
        card.clear()
        for each in whole.to_order:
            what = ", ".join(f"{line.name} {in_metres(line.millimetres)}" for line in each.lines)
            card.body.addWidget(Fact(each.supplier or "No supplier yet", what))
        if not whole.to_order:
            card.body.addWidget(Label("Nothing is low.", "muted", wrap=True))
        else:
            noted = Button("&Note an order", "calendar-plus", "quiet")
            noted.clicked.connect(lambda: self._about("expect_stock", self.table.current()))
            card.body.addWidget(noted)

    def _show_coming(self, whole: WholeRack) -> None:
        self.coming_card.clear()
        for each in whole.expected:
            late = each.due_on < whole.today
            self.coming_card.body.addWidget(
                Fact(
                    f"{each.moulding}, {in_metres(each.millimetres)}",
                    each.note,
                    screen_date(each.due_on, whole.today),
                    "concern" if late else "plain",
                )
            )
        if not whole.expected:
            self.coming_card.body.addWidget(Label("No delivery is expected.", "muted", wrap=True))
            return
        moves = Button("A delivery &moves", "calendar-clock", "quiet")
        moves.clicked.connect(lambda: self._about("delivery_moves", self.table.current()))
        self.coming_card.body.addWidget(moves)

    def _show_calls(self, whole: WholeRack) -> None:
        self.call_card.clear()
        for each in whole.calls[:6]:
            self.call_card.body.addWidget(
                Fact(
                    each.people or each.household, f"{each.number}, now {screen_date(each.now, whole.today)}"
                )
            )
        if whole.calls:
            ring = Button("&Ring them", "phone-call", "quiet")
            ring.clicked.connect(lambda: self.hope("delay_calls"))
            self.call_card.body.addWidget(ring)
        else:
            self.call_card.body.addWidget(Label("Everybody has been told.", "muted", wrap=True))
