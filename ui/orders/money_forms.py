"""Small forms about money: a payment taken, money given back, an order called off."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from studio import making, orders
from studio.errors import Refused
from studio.money import Money
from studio.orders import Method, OrderRow, OrderState, PaymentDraft, RefundDraft
from ui.kit.fields import ChoiceField, LineField, MoneyField, TickField, WordsField
from ui.kit.form import FormDialog
from ui.kit.work import Work
from ui.orders.words import METHODS


class PaymentForm(FormDialog):
    """What is still to pay stands there already: Enter the method, Ctrl+Enter, done."""

    save_words = "&Take the payment"
    opens_at = (460, 410)

    def __init__(self, work: Work, order: OrderRow, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.order = order
        self.show_heading("Payment", f"{order.balance.show(currency)} is to pay for order {order.name}.")
        amount = self.add("amount", "&Amount", MoneyField(currency=currency), required=True)
        self.add("method", "&How", ChoiceField(METHODS, first=True), required=True)
        self.add("note", "&Note", LineField("", length=200))
        amount.set_value(order.balance)
        amount.line.selectAll()

    def save(self) -> None:
        """Take it."""
        amount: Money | None = self.read("amount")
        if amount is None:
            raise Refused("Please type the amount that was paid.", "amount")
        draft = PaymentDraft(amount, _method(self.read("method")), self.read("note"))
        self.send(orders.take_payment, self.order.id, draft)


class RefundForm(FormDialog):
    """For the owner: how much, how, and what for."""

    heading = "Give money back"
    save_words = "&Give it back"
    opens_at = (500, 470)

    def __init__(self, work: Work, order: OrderRow, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.order = order
        self.show_heading(
            self.heading, f"Up to {order.refundable.show(currency)} was paid for order {order.name}."
        )
        amount = self.add("amount", "&Amount", MoneyField(currency=currency), required=True)
        self.add("method", "&How", ChoiceField(METHODS, first=True), required=True)
        self.add("reason", "&What for", LineField("", length=200), required=True)
        mistake = TickField("It only puts a &mistake right", hint="Then the sum is owed again.")
        self.add("still_owed", "", mistake)
        mistake.setVisible(order.state not in (OrderState.CLOSED, OrderState.CANCELLED))
        if order.balance < Money(0):
            amount.set_value(-order.balance)

    def save(self) -> None:
        """Give it back."""
        amount: Money | None = self.read("amount")
        if amount is None:
            raise Refused("Please type the amount that is given back.", "amount")
        draft = RefundDraft(
            amount, _method(self.read("method")), self.read("reason"), still_owed=self.read("still_owed")
        )
        self.send(orders.refund, self.order.id, draft)


class CallOffForm(FormDialog):
    """An order called off, with the reason; it is kept."""

    save_words = "&Call it off"
    opens_at = (500, 340)

    def __init__(self, work: Work, order: OrderRow, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.order = order
        paid = " What was paid stays to be given back." if order.taken > Money(0) else ""
        self.show_heading(f"Call off {order.name}", f"It stays in the records with the reason.{paid}")
        self.add("reason", "&Why", WordsField(lines=3, length=400), required=True)

    def save(self) -> None:
        """Call it off."""
        self.send(making.call_off, self.order.id, self.read("reason"))


def _method(value: Any) -> Method:
    return Method(value)
