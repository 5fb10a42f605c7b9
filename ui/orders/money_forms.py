"""Small forms about money: a payment taken or put right, money given back, a cheque, a plan, an order called off."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio import making, orders
from studio.clients import HouseholdId
from studio.dates import screen_date
from studio.errors import Refused, StudioError
from studio.money import Money
from studio.orders import (
    Every,
    Method,
    OrderRow,
    OrderState,
    PaymentDraft,
    PaymentRow,
    PlanDraft,
    RefundDraft,
)
from ui.kit.cards import Card, TotalLine
from ui.kit.fields import ChoiceField, LineField, MoneyField, NumberField, TickField, WordsField
from ui.kit.form import FormDialog
from ui.kit.text import Label
from ui.kit.whens import DateField
from ui.kit.work import Work
from ui.orders.words import METHODS, MONEY_METHODS

EVERY = ((Every.MONTH, "every month"), (Every.FOUR_WEEKS, "every four weeks"), (Every.WEEK, "every week"))


class PaymentForm(FormDialog):
    """What is still to pay stands there already: Enter the method, Ctrl+Enter, done."""

    save_words = "&Take the payment"
    opens_at = (480, 500)

    def __init__(
        self,
        work: Work,
        order: OrderRow,
        currency: str,
        due: Money | None = None,
        coming: Money | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``due`` is what a plan asks for by today, ``coming`` its next part: one of them is proposed."""
        super().__init__(work, parent)
        self.order = order
        self.show_quiet(order.household_id)
        planned = f" {due.show(currency)} of its plan is due." if due else ""
        self.show_heading(
            "Payment", f"{order.balance.show(currency)} is to pay for order {order.name}.{planned}"
        )
        amount = self.add("amount", "&Amount", MoneyField(currency=currency), required=True)
        self.method = self.add("method", "&How", ChoiceField(METHODS, first=True), required=True)
        self.code = self.labelled(
            "voucher",
            "Its &code",
            LineField("such as K7QM-3XWP", hint="Empty for one that is theirs already."),
        )
        self.code.hide()
        self.place(self.code)
        self.add("note", "&Note", LineField("", length=200))
        self.receipt = self.add("receipt", "", TickField("Show the &receipt"))
        self.method.changed.connect(self._by_method)
        amount.set_value(due or coming or order.balance)
        amount.line.selectAll()

    def _by_method(self) -> None:
        method = self.method.value_or_none()
        self.code.setVisible(method is Method.VOUCHER)
        self.method.say_below("It is banked once it is paid in." if method is Method.CHEQUE else "")

    def save(self) -> None:
        """Take it."""
        amount: Money | None = self.read("amount")
        if amount is None:
            raise Refused("Please type the amount that was paid.", "amount")
        draft = PaymentDraft(amount, _method(self.read("method")), self.read("note"), self.read("voucher"))
        self.send(orders.take_payment, self.order.id, draft)


class RefundForm(FormDialog):
    """For the owner: how much, how, and what for."""

    heading = "Give money back"
    save_words = "&Give it back"
    opens_at = (500, 470)

    def __init__(self, work: Work, order: OrderRow, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.order = order
        self.show_quiet(order.household_id)
        self.show_heading(
            self.heading, f"Up to {order.refundable.show(currency)} was paid for order {order.name}."
        )
        amount = self.add("amount", "&Amount", MoneyField(currency=currency), required=True)
        self.add("method", "&How", ChoiceField(MONEY_METHODS, first=True), required=True)
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


class PutRightForm(FormDialog):
    """A row that was written down wrongly; its opposite is written, with the reason."""

    heading = "Put it right"
    save_words = "&Put it right"
    opens_at = (500, 340)

    def __init__(self, work: Work, row: PaymentRow, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.payment_id = row.id
        what = "payment" if row.amount > Money(0) else "refund"
        said = (
            f"The {what} of {Money(abs(row.amount.minor)).show(currency)} {dict(METHODS).get(row.method, '')}"
        )
        self.show_heading(self.heading, f"{said} stays to be seen; its opposite is written below it.")
        self.add("reason", "What was &wrong", LineField("such as: typed twice", length=200), required=True)

    def save(self) -> None:
        """Write the opposite."""
        self.send(orders.put_payment_right, self.payment_id, self.read("reason"))


class CameBackForm(FormDialog):
    """The bank sent a cheque back."""

    heading = "The cheque came back"
    save_words = "It &came back"
    opens_at = (500, 400)

    def __init__(
        self, work: Work, row: PaymentRow, order: OrderRow, currency: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(work, parent)
        self.payment_id = row.id
        self.show_heading(
            self.heading,
            f"{row.amount.show(currency)} is then to pay again for order {order.name}, and the owner is told.",
        )
        self.add("on", "&When", DateField(), required=True)
        self.add("note", "What the bank &says", LineField("such as: refer to drawer", length=200))

    def save(self) -> None:
        """Write it down."""
        self.send(orders.cheque_came_back, self.payment_id, self.read("on"), self.read("note"))


class PlanForm(FormDialog):
    """How many instalments, from when, how often; what each comes to stands below while it is typed."""

    save_words = "&Agree on it"
    opens_at = (520, 620)

    def __init__(self, work: Work, order: OrderRow, whole: Any, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.order, self.whole = order, whole
        again = " It takes the place of the plan there is." if whole.plan is not None else ""
        self.show_heading(
            "Payment plan", f"{order.balance.show(whole.currency)} is to pay for order {order.name}.{again}"
        )
        self.row(
            ("count", "&Instalments", NumberField(1, 60)),
            ("every", "&How often", ChoiceField(EVERY, first=True)),
            required=True,
        )
        first = self.add("first_on", "The &first on", DateField(today=lambda: whole.today), required=True)
        self.parts = Card("What falls due")
        self.place(self.parts)
        self.ahead = QVBoxLayout()
        self.parts.body.addLayout(self.ahead)
        self.fields["count"].set_value(3)
        first.set_value(whole.today)
        for field in self.fields.values():
            field.changed.connect(self._show)
        self._show()

    def _draft(self) -> PlanDraft:
        count, first = self.read("count"), self.read("first_on")
        if count is None:
            raise Refused("Please type how many instalments.", "count")
        if first is None:
            raise Refused("Please type when the first one is due.", "first_on")
        plan = self.whole.plan
        return PlanDraft(
            count, first, Every(self.read("every")), self.order.balance, plan.id if plan is not None else None
        )

    def _show(self) -> None:
        self.parts.clear()
        try:
            parts = orders.proposed(self.order.balance, self._draft())
        except StudioError:
            self.parts.body.addWidget(
                Label("The days stand here once the fields are filled.", "muted", wrap=True)
            )
            return
        for day, amount in parts:
            self.parts.body.addWidget(
                TotalLine(screen_date(day, self.whole.today), amount.show(self.whole.currency))
            )

    def save(self) -> None:
        """Agree on it."""
        self.send(orders.make_plan, self.order.id, self._draft())


class EndPlanForm(FormDialog):
    """The plan is given up, with the reason."""

    heading = "Give up the plan"
    save_words = "&Give it up"
    opens_at = (500, 340)

    def __init__(self, work: Work, order: OrderRow, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.order = order
        self.show_heading(
            self.heading, f"{order.balance.show(currency)} stays to pay for order {order.name}."
        )
        self.add("reason", "&Why", LineField("such as: she pays when she comes", length=200), required=True)

    def save(self) -> None:
        """Give it up."""
        self.send(orders.end_plan, self.order.id, self.read("reason"))


class KeptCreditForm(FormDialog):
    """Credit that is kept for a family, given back as money; for the owner."""

    heading = "Give kept credit back"
    save_words = "&Give it back"
    opens_at = (500, 420)

    def __init__(
        self, work: Work, household_id: HouseholdId, kept: Money, currency: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(work, parent)
        self.household_id = household_id
        self.show_heading(
            self.heading, f"{kept.show(currency)} is kept for them and would come off their next order."
        )
        self.add("amount", "&Amount", MoneyField(currency=currency), required=True).set_value(kept)
        self.add("method", "&How", ChoiceField(MONEY_METHODS, first=True), required=True)
        self.add("reason", "&What for", LineField("such as: she asked for it", length=200), required=True)

    def save(self) -> None:
        """Give it back."""
        amount: Money | None = self.read("amount")
        if amount is None:
            raise Refused("Please type the amount that is given back.", "amount")
        draft = RefundDraft(amount, _method(self.read("method")), self.read("reason"))
        self.send(orders.refund_kept_credit, self.household_id, draft)


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
