"""The right-hand side of the order form: what it comes to, and what is settled this evening."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from studio.business import StaffId
from studio.money import Money
from studio.orders import (
    ChangeKind,
    ConsentDraft,
    ConsentWay,
    LineId,
    Method,
    OrderRow,
    Place,
    QuoteRow,
    made_differently,
    rate_in_words,
    read_discount,
)
from studio.promises import OpenWorth, PromiseId, PromiseKind
from ui.kit.cards import Card, TotalLine
from ui.kit.field import Field
from ui.kit.fields import ChoiceField, LineField, MoneyField, TickField
from ui.kit.text import Label
from ui.kit.whens import DateField
from ui.orders.parts import labelled, side_by_side
from ui.orders.whole import OrderFacts
from ui.orders.words import KINDS, LEFT_OVER, METHODS, PLACES, WAYS, noted


class Settling(Card):
    """Totals above, then discount, promised day, place and payment."""

    changed = Signal()

    def __init__(self, facts: OrderFacts, *, is_owner: bool) -> None:
        super().__init__("What it comes to")
        self.facts, self.is_owner = facts, is_owner
        self.totals = QVBoxLayout()
        self.totals.setSpacing(4)
        self.body.addLayout(self.totals)
        self.discount = LineField("10 % or 55", length=20)
        self.reason = LineField("what it is for", length=200)
        self.honoured = ChoiceField(first=True)
        self.consent_who = LineField("such as Mrs Ashworth", length=120)
        self.consent_way = ChoiceField(WAYS, first=True)
        self.taken_out = LineField("such as they have one already", length=200)
        self.notes = Label("", "second", wrap=True)
        self.promised = DateField(today=lambda: facts.today, calendar=False)
        self.promise_reason = LineField("why so soon", length=200)
        self.where = ChoiceField(PLACES, first=True)
        self.kind = ChoiceField(KINDS, first=True)
        self.served_by = ChoiceField([(row.id, row.name) for row in facts.staff], first=True)
        self.paid = MoneyField(currency=facts.currency)
        self.method = ChoiceField(METHODS, first=True)
        self.voucher = LineField("the code on it; empty for one that stands open for them", length=20)
        self.surplus = ChoiceField(LEFT_OVER)
        self.ticks = self._line_ticks()
        self.feasible: date | None = None
        self._promise_typed = False
        self._different: tuple[str, ...] = ()
        self._build()
        self._listen()

    def _line_ticks(self) -> dict[LineId, TickField]:
        """A tick for each picture that this order replaces; all are ticked to begin with."""
        replaced = self.facts.replaces_order
        ticks: dict[LineId, TickField] = {}
        own = self.facts.order.id if self.facts.order is not None else None
        for line in replaced.lines if replaced is not None else ():
            if line.id is None or line.replaced_by not in (None, own):
                continue
            tick = TickField(f"{line.image_ref}, {line.width_in} × {line.height_in}")
            tick.names_itself("replaces", f"Replaces picture {line.image_ref}", False)
            tick.set_value(self.facts.order is None or line.replaced_by == own)
            ticks[line.id] = tick
        return ticks

    def _build(self) -> None:
        if self.ticks:
            self.body.addWidget(Label("Instead of these pictures", "name"))
            for tick in self.ticks.values():
                self.body.addWidget(tick)
        self.code = labelled(self.voucher, "voucher", "Gift voucher")
        self.code.hide()
        self.left_over = labelled(self.surplus, "surplus", "What is left of the credit")
        self.left_over.hide()
        self.sooner = labelled(self.promise_reason, "promise_reason", "Wh&y it can be sooner")
        self.sooner.hide()
        self.promise_box = labelled(self.honoured, "discount_promise_id", "Promised discount (&x)")
        self.honoured.offer([(None, "none"), *((row.id, row.text) for row in self._discounts())])
        self.promise_box.setVisible(bool(self._discounts()))
        self._promise_chosen = False
        self.agreed = side_by_side(
            labelled(self.consent_who, "consent_who", "Who agreed to it"),
            labelled(self.consent_way, "consent_way", "How"),
        )
        self.agreed.hide()
        self.why_gone = labelled(self.taken_out, "cancelled", "Why it is taken out")
        self.why_gone.hide()
        self.body.addWidget(self.notes)
        for box in (
            self.promise_box,
            side_by_side(
                labelled(self.discount, "discount", "Disco&unt"),
                labelled(self.reason, "discount_reason", "What &for"),
            ),
            self.left_over,
            self.agreed,
            self.why_gone,
            side_by_side(labelled(self.promised, "promised_on", "Promised &by"), self.sooner),
            side_by_side(
                labelled(self.where, "place", "P&lace"), labelled(self.served_by, "host", "Ser&ved by")
            ),
            side_by_side(labelled(self.paid, "amount", "Paid &now"), labelled(self.method, "method", "H&ow")),
            self.code,
            kind_box := labelled(self.kind, "kind", "It is for"),
        ):
            self.body.addWidget(box)
        kind_box.setVisible(self.facts.order is None and self.facts.replaces_order is None)
        self.body.addStretch(1)
        self.where.set_value(Place.HOME if self.facts.at_home else Place.STUDIO)

    def _listen(self) -> None:
        self.honoured.changed.connect(self._promise_was_chosen)
        for field in (self.discount, self.reason, self.where, *self.ticks.values()):
            field.changed.connect(self.changed)
        self.promised.changed.connect(self._promise_was_typed)
        self.method.changed.connect(lambda: self.code.setVisible(self.how_paid() is Method.VOUCHER))

    def _discounts(self) -> tuple[OpenWorth, ...]:
        return tuple(row for row in self.facts.promised if row.kind is PromiseKind.DISCOUNT)

    def _promise_was_chosen(self) -> None:
        self._promise_chosen = True
        self.changed.emit()

    @property
    def fields(self) -> dict[str, Field]:
        """The fields by the drafts' words."""
        return {
            "discount": self.discount,
            "discount_reason": self.reason,
            "discount_promise_id": self.honoured,
            "consent_who": self.consent_who,
            "consent_way": self.consent_way,
            "cancelled": self.taken_out,
            "promised_on": self.promised,
            "promise_reason": self.promise_reason,
            "amount": self.paid,
            "method": self.method,
            "voucher": self.voucher,
            "surplus": self.surplus,
            "surplus_method": self.method,
        }

    def serve(self, staff_id: int) -> None:
        """Who is with the family."""
        self.served_by.set_value(staff_id)

    def fill(self, order: OrderRow) -> None:
        """Show what an order that is here already has settled."""
        revision = order.revision
        rate, amount, reason = revision.typed_basis_points, revision.typed_discount, revision.typed_reason
        if not (rate or amount or reason or revision.discount_promised):
            # Orders older than promised discounts say only which discount they have.
            rate, reason = revision.discount_basis_points, revision.discount_reason
            amount = Money(0) if rate else revision.discount
        if rate:
            self.discount.set_value(rate_in_words(rate))
        elif amount:
            self.discount.set_value(amount.show(self.facts.currency))
        self.reason.set_value(reason)
        self.honoured.set_value(revision.discount_promise_id)
        self._promise_chosen = True
        self.where.set_value(order.place)
        self.served_by.set_value(order.host_id)

    def show_change(self, is_change: bool) -> None:
        """A change of a placed order keeps its place and its host."""
        self.where.setEnabled(not is_change)
        self.served_by.setEnabled(not is_change)

    def show_quote(self, quote: QuoteRow, pieces: str) -> None:
        """Show what it comes to, and the first day that can be promised."""
        while (item := self.totals.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        currency = self.facts.currency

        def line(words: str, amount: Money, *, big: bool = False) -> None:
            self.totals.addWidget(TotalLine(words, amount.show(currency), big=big))

        if quote.discount:
            line(f"{pieces} at list price", quote.list_total)
            line("Promised discount" if quote.discount_promised else "Discount", -quote.discount)
        line("Together" if quote.discount else pieces, quote.total)
        for each in quote.taxes:
            if each.tax:
                rate = f" at {rate_in_words(each.basis_points)}" if len(quote.taxes) > 1 else ""
                line(f"{'of which ' if self.facts.tax_included else ''}VAT{rate}", each.tax)
        if quote.credit:
            line("Credit", -quote.credit)
        order = self.facts.order
        if order is not None and order.taken:
            line("Paid so far", -order.taken)
            line("Still to pay", quote.to_pay - order.taken, big=True)
        else:
            line("To pay", quote.to_pay, big=True)
        self.left_over.setVisible(bool(quote.left_over))
        if quote.left_over:
            choice = "" if self.is_owner else " The owner chooses."
            self.surplus.say_below(f"{quote.left_over.show(currency)} is left over.{choice}")
        self._show_notes(quote)
        self._feasible(quote.feasible_on)

    def _show_notes(self, quote: QuoteRow) -> None:
        """What the family should hear of: the other discount, a set that is not whole, a wait, a change."""
        said = [*self._different, *noted(quote)]
        self.notes.setText("\n".join(said))
        self.notes.setVisible(bool(said))
        self.agreed.setVisible(bool(made_differently(quote.changes)))
        self.why_gone.setVisible(any(each.kind is ChangeKind.CANCELLED for each in quote.changes))

    def say_different(self, told: Sequence[str]) -> None:
        """What is not as it was in the former order that is made again."""
        self._different = tuple(told)

    def promise_for(self, list_total: Money) -> None:
        """Until somebody chooses, the promised discount that is worth most stands chosen: a word given is honoured."""
        rows = self._discounts()
        if self._promise_chosen or not rows:
            return
        best = max(rows, key=lambda row: row.off(list_total))
        if best.id != self.honoured.value_or_none():
            self.honoured.blockSignals(True)
            self.honoured.set_value(best.id)
            self.honoured.blockSignals(False)
            self.changed.emit()

    def _feasible(self, day: date) -> None:
        self.feasible = day
        if not self._promise_typed:
            self.promised.blockSignals(True)
            self.promised.set_value(day)
            self.promised.blockSignals(False)

    def _promise_was_typed(self) -> None:
        self._promise_typed = True
        typed = self.promised.day_or_none()
        sooner = typed is not None and self.feasible is not None and typed < self.feasible
        self.sooner.setVisible(sooner)

    # What the form reads.

    def discount_typed(self) -> tuple[int, Money]:
        """A rate in basis points or an amount; raises Refused at the discount."""
        return read_discount(self.discount.value())

    def discount_promise(self) -> PromiseId | None:
        """The promised discount that is chosen."""
        chosen: Any = self.honoured.value_or_none()
        return PromiseId(chosen) if chosen is not None else None

    def consent(self) -> ConsentDraft | None:
        """Who agreed to what is made differently, where that is asked."""
        if self.agreed.isHidden():
            return None
        way: Any = self.consent_way.value()
        return ConsentDraft(self.consent_who.value(), ConsentWay(way))

    def promised_typed(self) -> date | None:
        """The day typed; None where the first feasible one stands, so that it is settled when the order is."""
        return self.promised.value() if self._promise_typed else None

    def host(self) -> StaffId:
        """Who is with the family."""
        chosen: Any = self.served_by.value()
        return StaffId(chosen)

    def how_paid(self) -> Method:
        """How money changes hands this evening."""
        chosen: Any = self.method.value()
        return Method(chosen)

    def place(self) -> Place:
        """Where the order is made."""
        chosen: Any = self.where.value()
        return Place(chosen)

    def replaced(self) -> tuple[LineId, ...] | None:
        """The pictures ticked as replaced; None when all are."""
        chosen = tuple(line_id for line_id, tick in self.ticks.items() if tick.value())
        return None if len(chosen) == len(self.ticks) else chosen
