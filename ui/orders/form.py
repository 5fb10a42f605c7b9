"""The order as it is made at the viewing: lines, discount, what is paid now, placed in one act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import making, orders
from studio.actor import Role
from studio.errors import Refused, StudioError
from studio.money import Money
from studio.orders import (
    ConfirmDraft,
    LineDraft,
    LineRow,
    OrderDraft,
    OrderState,
    PaymentDraft,
    QuoteRow,
    Surplus,
)
from studio.words import counted
from ui.kit.form import FormDialog
from ui.kit.table import Column, Table
from ui.kit.text import Button
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.orders.parts import LineEntry
from ui.orders.settling import Settling
from ui.orders.whole import OrderFacts, as_drafts
from ui.orders.words import size_line

COLUMNS = (
    Column("Picture", lambda row: row.image_ref, width=84, strong=True),
    Column("Size and finish", size_line, width=190),
    Column("Who and where", lambda row: " · ".join(part for part in (row.people, row.hanging_place) if part)),
    Column("Pieces", lambda row: str(row.quantity), right=True, width=56),
    Column("Price", lambda row: "free" if row.complimentary else row.line_total.show(), right=True, width=92),
)


class _Lines(Table):
    """The lines so far: Enter changes one, Delete takes it out."""

    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)


_KEPT = ("image_ref", "price_id", "people", "hanging_place", "quantity", "turned", "complimentary")
"""What is kept of a line while the order is half typed."""


def _opened_by(facts: OrderFacts) -> Wish:
    """The wish that opens this form again."""
    if facts.order is not None:
        return Wish("edit_order", {"order_id": facts.order.id})
    about = {
        "household_id": facts.household.id,
        "viewing_id": facts.viewing_id,
        "session_id": facts.session_id,
    }
    return Wish("new_order", {name: value for name, value in about.items() if value is not None})


class OrderForm(FormDialog):
    """Ctrl+Enter places the order; thinking it over is one press away, and so is keeping it as a draft."""

    save_words = "&Place the order"
    opens_at = (1060, 640)
    keeps_as = "order"

    def __init__(self, work: Work, facts: OrderFacts, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.facts = facts
        self.lines: list[LineDraft] = []
        self.quote: QuoteRow | None = None
        self.entry = LineEntry()
        self.table = _Lines(COLUMNS, "Pictures ordered")
        self.table.keyed_by(lambda row: row.number)
        self.settling = Settling(facts, is_owner=work.by.role is Role.OWNER)
        self.keeps(facts.household.id, facts.household.name, _opened_by(facts))
        self._head()
        self._lay_out()
        self._listen()
        self._begin()

    @property
    def is_change(self) -> bool:
        """Whether an order that was placed is being changed."""
        return self.facts.order is not None and self.facts.order.state is not OrderState.DRAFT

    def _head(self) -> None:
        order, family = self.facts.order, self.facts.household.name
        if order is not None and self.is_change:
            self.show_heading(
                f"Change order {order.name}",
                f"{family}. The page is made out again as revision {order.revision.number + 1} and signed again.",
            )
            self.save_button.setText("&Make out the new page")
            return
        replaced = self.facts.replaces_order
        sentence = f"{family}. Type a picture, a size and where it hangs; Enter adds it."
        if replaced is not None:
            sentence = f"{family}, with our compliments. What was paid on {replaced.name} is taken off."
        self.show_heading("Their order", sentence)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.entry)
        left.addWidget(self.table, 1)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(18)
        across.addLayout(left, 5)
        across.addWidget(self.settling, 3)
        box = QWidget()
        box.setLayout(across)
        self.body.insertWidget(0, box, 1)
        self.body.setStretch(self.body.count() - 1, 0)
        self.fields.update(self.entry.fields)
        self.fields.update(self.settling.fields)
        self.thinking = Button("&Thinking it over")
        self.keep = Button("Keep as a &draft")
        self.buttons.insertWidget(0, self.keep)
        self.buttons.insertWidget(1, self.thinking)
        self.thinking.setVisible(self.facts.viewing_id is not None and self.facts.order is None)
        self.keep.setVisible(not self.is_change)

    def _listen(self) -> None:
        self.entry.prices, self.entry.currency = self.facts.prices, self.facts.currency
        self.entry.taken.connect(self._take)
        self.table.opened.connect(self._edit)
        self.table.removed.connect(self._remove)
        self.settling.changed.connect(self._ask)
        self.keep.clicked.connect(lambda: self._guarded(self._keep))
        self.thinking.clicked.connect(lambda: self._guarded(self._think))
        QShortcut(QKeySequence("Ctrl+T"), self, lambda: self._guarded(self._think))

    def _begin(self) -> None:
        order = self.facts.order
        if order is not None:
            prices = {price.id: price for price in (*self.facts.prices, *self.facts.kept_prices)}
            self.lines = as_drafts(order.lines, prices)
            self.settling.fill(order)
        self.settling.show_change(self.is_change)
        self._ask()
        self.entry.image.setFocus()

    # The lines.

    def _take(self, line: LineDraft) -> None:
        self.lines.append(line)
        self._ask()

    def _edit(self, row: LineRow) -> None:
        line = self.lines.pop(row.number - 1)
        typed = f"{row.width_in} {row.height_in} {row.product}"
        self.entry.show_line(line, typed)
        self._ask()

    def _remove(self) -> None:
        row = self.table.current()
        if row is not None:
            del self.lines[row.number - 1]
            self._ask()

    # What it comes to.

    def draft(self) -> OrderDraft:
        """The order as it stands; raises Refused at the field that cannot be read."""
        facts, settling = self.facts, self.settling
        basis_points, amount = settling.discount_typed()
        order = facts.order
        version = None
        if order is not None:
            version = order.revision.version if order.state is OrderState.DRAFT else None
        return OrderDraft(
            household_id=facts.household.id,
            host_id=settling.host(),
            lines=tuple(self.lines),
            session_id=facts.session_id,
            viewing_id=facts.viewing_id,
            place=settling.place(),
            discount_basis_points=basis_points,
            discount=amount,
            discount_reason=settling.reason.value(),
            replaces_order_id=facts.replaces_order.id if facts.replaces_order is not None else None,
            replaces=settling.replaced(),
            version=version,
        )

    def _ask(self) -> None:
        try:
            draft = self.draft()
        except Refused:
            return
        order_id = self.facts.order.id if self.facts.order is not None else None
        self.work.ask(orders.quote, draft, order_id, then=self._show, owner=self, refused=self._no_quote)

    def _show(self, quote: QuoteRow) -> None:
        self.quote = quote
        self.table.set_rows(quote.lines)
        self.settling.show_quote(quote, counted(sum(line.quantity for line in quote.lines), "piece"))

    def _no_quote(self, error: Exception) -> None:
        if isinstance(error, StudioError):
            self.refuse(error)

    # What becomes of it.

    def confirming(self) -> ConfirmDraft:
        """What is settled with it: what is paid now, and the promised day."""
        settling = self.settling
        paid, method, surplus = settling.paid.value(), settling.how_paid(), settling.surplus.value_or_none()
        payments = (PaymentDraft(paid, method),) if paid else ()
        return ConfirmDraft(
            payments=payments,
            promised_on=settling.promised_typed(),
            promise_reason=settling.promise_reason.value(),
            surplus=surplus if isinstance(surplus, Surplus) else None,
            surplus_method=method,
        )

    def save(self) -> None:
        """Take a line that is still in the entry, then place the order."""
        if not self.entry.is_empty():
            self.lines.append(self.entry.draft())
            self.entry.clear()
        draft, confirming = self.draft(), self.confirming()
        order = self.facts.order
        if order is None:
            self.send(orders.place, draft, confirming)
        elif self.is_change:
            self.send(making.amend, order.id, draft, confirming, then=lambda _: self.succeed(order.id))
        else:
            self.send(orders.place_draft, order.id, draft, confirming, then=lambda _: self.succeed(order.id))

    def _keep(self) -> None:
        self._save_draft(self.succeed)

    def half_typed(self) -> dict[str, Any]:
        """The pictures so far, besides what stands in the fields."""
        lines = [
            [
                *(getattr(line, name) for name in _KEPT),
                line.promised_price.minor if line.promised_price else None,
            ]
            for line in self.lines
        ]
        return {**super().half_typed(), "lines": lines}

    def put_back(self, typed: Mapping[str, Any]) -> None:
        """The pictures as they were typed, at what they cost now."""
        self.lines = [
            LineDraft(
                **dict(zip(_KEPT, cells[:-1], strict=True)),
                promised_price=Money(cells[-1]) if cells[-1] is not None else None,
            )
            for cells in typed.get("lines", ())
        ]
        super().put_back(typed)
        self._ask()

    def _think(self) -> None:
        """Nothing is pressed upon anyone: what was chosen is kept, and one day is agreed on which we may ask."""
        wish = Wish("hold_viewing", {"viewing_id": self.facts.viewing_id})

        def kept(_: object) -> None:
            self.accept()
            self.wish.emit(wish)

        if self.lines:
            self._save_draft(kept)
        else:
            kept(None)

    def _save_draft(self, then: Callable[[Any], None]) -> None:
        order = self.facts.order
        if order is None:
            self.send(orders.begin, self.draft(), then=then)
        else:
            self.send(orders.save_draft, order.id, self.draft(), then=then)

    def _guarded(self, act: Callable[[], None]) -> None:
        try:
            act()
        except StudioError as refused:
            self.refuse(refused)
