"""The money of one order, row by row: what was taken, its cheques, its plan, its invoices, and a receipt of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio import business, clock, orders
from studio.actor import Role
from studio.changes import Changes
from studio.dates import screen_date
from studio.money import Money
from studio.orders import InvoiceKind, InvoiceRow, OrderId, OrderRow, PaymentRow, PlanRow
from ui.kit import theme
from ui.kit.notices import NoticeBar
from ui.kit.table import Column, Table
from ui.kit.text import Button, Label
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.orders.words import METHODS, owed_words


@dataclass(frozen=True)
class WholeMoney:
    """What the dialog and the plan's form show."""

    order: OrderRow
    plan: PlanRow | None
    invoices: tuple[InvoiceRow, ...]
    kept: Money
    """Credit that is kept for the family."""
    currency: str
    today: date
    zone: str


def whole_money(db: Any, order_id: OrderId) -> WholeMoney:
    """The order with its plan and its invoices; raises Missing."""
    studio, order = business.studio(db), orders.order(db, order_id)
    return WholeMoney(
        order=order,
        kept=orders.kept_credit(db, order.household_id),
        plan=orders.plan_of(db, order_id),
        invoices=orders.invoices_of(db, order_id),
        currency=studio.currency,
        today=clock.today(studio.zone),
        zone=studio.zone,
    )


@dataclass(frozen=True)
class Line:
    """One row of the table: a payment, an instalment or an invoice."""

    id: str
    when: str
    what: str
    amount: str
    standing: str
    tone: str
    payment: PaymentRow | None = None
    invoice: InvoiceRow | None = None


COLUMNS = (
    Column("When", lambda row: row.when, width=136),
    Column("What", lambda row: row.what, strong=True),
    Column("Amount", lambda row: row.amount, right=True, width=110),
    Column("Standing", lambda row: row.standing, tone=lambda row: row.tone, width=190),
)


class OrderMoney(QDialog):
    """Enter opens the receipt or the invoice of the row chosen; the buttons below are about that row."""

    def __init__(self, work: Work, order_id: OrderId, wishes: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # It listens to what changes: one that was closed must not go on asking behind the next.
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.work, self.order_id, self.wishes = work, order_id, wishes
        self.whole: WholeMoney | None = None
        self.setWindowTitle("The money of the order")
        self.resize(theme.px(760), theme.px(540))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        self.title, self.sentence = Label("The money of the order", "title"), Label("", "muted", wrap=True)
        self.notice_bar = NoticeBar()
        self.table = Table(COLUMNS, "Payments, instalments and invoices")
        self.table.opened.connect(self.open_paper)
        self.table.selectionModel().currentRowChanged.connect(self._offer)
        for widget in (self.title, self.sentence, self.notice_bar):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addLayout(self._buttons())
        work.bulletin.changed.connect(self._hear)
        QShortcut(QKeySequence.StandardKey.Print, self, lambda: self.open_paper(self.table.current()))
        self.look()

    def _buttons(self) -> QVBoxLayout:
        close = Button("Close")
        close.clicked.connect(self.reject)
        self.paper = Button("&Receipt", "printer", "primary")
        self.paper.setToolTip("Ctrl+P")
        self.paper.clicked.connect(lambda: self.open_paper(self.table.current()))
        self.plan_page = Button("P&lan", "file-text")
        self.plan_page.clicked.connect(lambda: self._wish("plan_paper", order_id=self.order_id))
        self.end_plan = Button("&Give up the plan")
        self.end_plan.clicked.connect(lambda: self._wish("end_plan", order_id=self.order_id))
        self.put_right = Button("Put it r&ight")
        self.put_right.clicked.connect(lambda: self._about_row("put_payment_right"))
        self.came_back = Button("It came &back")
        self.came_back.clicked.connect(lambda: self._about_row("cheque_came_back"))
        self.again = Button("&Share what is left")
        self.again.setToolTip("Shares what is still to pay evenly over the days of the plan that are left")
        self.again.clicked.connect(lambda: self.work.do(orders.plan_again, self.order_id, owner=self))
        self.kept = Button("Give &kept credit back")
        self.kept.clicked.connect(self._give_kept_credit)
        statement = Button("S&tatement", "file-text")
        statement.clicked.connect(self._make_statement)
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addStretch(1)
        for button in (self.came_back, self.put_right, self.kept, self.again, self.end_plan):
            button.hide()
            above.addWidget(button)
        below.addWidget(close)
        below.addStretch(1)
        for button in (statement, self.plan_page, self.paper):
            below.addWidget(button)
        self.plan_page.hide()
        both = QVBoxLayout()
        both.setSpacing(8)
        both.addLayout(above)
        both.addLayout(below)
        return both

    def _give_kept_credit(self) -> None:
        if self.whole is not None:
            self._wish("refund_kept_credit", household_id=self.whole.order.household_id)

    def _make_statement(self) -> None:
        if self.whole is not None:
            self._wish("statement", household_id=self.whole.order.household_id)

    def _hear(self, changes: Changes) -> None:
        if "orders" in changes:
            self.look()

    def look(self) -> None:
        """Ask for the money of the order as it stands."""
        self.work.ask(whole_money, self.order_id, then=self._show, owner=self)

    def _show(self, whole: WholeMoney) -> None:
        self.whole = whole
        self.title.setText(f"The money of order {whole.order.name}")
        self.sentence.setText(_sentence(whole))
        self.table.set_rows(list(_lines(whole)))
        if self.table.current() is None and self.table.rows_model.rowCount():
            self.table.setCurrentIndex(self.table.rows_model.index(0, 0))
        self.plan_page.setVisible(whole.plan is not None)
        self.end_plan.setVisible(whole.plan is not None)
        self.again.setVisible(whole.plan is not None and _is_ahead(whole.plan, whole.today))
        self.kept.setVisible(bool(whole.kept) and self.work.by.role is Role.OWNER)
        self._offer()

    def _offer(self, *_: object) -> None:
        row = self.table.current()
        payment = row.payment if row is not None else None
        self.paper.setText("&Invoice" if row is not None and row.invoice is not None else "&Receipt")
        self.paper.setEnabled(row is not None and (payment is not None or row.invoice is not None))
        alive = payment is not None and not payment.undone and payment.undoes_id is None
        cheque = alive and payment is not None and payment.method is orders.Method.CHEQUE
        self.came_back.setVisible(cheque and payment is not None and payment.amount > Money(0))
        self.put_right.setVisible(alive and payment is not None and payment.paid_in_on is None)

    def open_paper(self, row: Line | None) -> None:
        """The receipt or the invoice of a row."""
        if row is not None and row.payment is not None:
            self._wish("receipt", payment_id=row.payment.id)
        elif row is not None and row.invoice is not None:
            self._wish("invoice", order_id=self.order_id, invoice_id=row.invoice.id)

    def _about_row(self, verb: str) -> None:
        row = self.table.current()
        if row is not None and row.payment is not None:
            self._wish(verb, order_id=self.order_id, payment_id=row.payment.id)

    def _wish(self, verb: str, **with_: object) -> None:
        self.wishes(Wish(verb, with_))


def _is_ahead(plan: PlanRow, today: date) -> bool:
    """Whether more was paid than was due, and something is left to share anew."""
    return plan.next is not None and any(part.paid and part.due_on > today for part in plan.instalments)


def _sentence(whole: WholeMoney) -> str:
    order, plan = whole.order, whole.plan
    said = owed_words(order.balance, whole.currency)
    waiting = sum((row.amount for row in order.payments if row.is_here), Money(0))
    parts = [f"{said[:1].upper()}{said[1:]}."]
    if waiting:
        parts.append(f"{waiting.show(whole.currency)} of what was paid is cheques that are not paid in yet.")
    if plan is not None and plan.next is not None and order.balance > Money(0):
        amount, day = plan.next.left.show(whole.currency), screen_date(plan.next.due_on, whole.today)
        parts.append(f"By the plan the next {amount} is due on {day}.")
    if whole.kept:
        parts.append(f"{whole.kept.show(whole.currency)} is kept for them as credit.")
    return " ".join(parts)


def _lines(whole: WholeMoney) -> Iterator[Line]:
    methods = dict(METHODS)
    for payment in whole.order.payments:
        day = screen_date(clock.to_wall(payment.taken_at, whole.zone).date(), whole.today)
        words = "Paid" if payment.amount > Money(0) else "Given back"
        if payment.undoes_id is not None:
            words = "The opposite of an earlier row,"
        note = f" · {payment.note}" if payment.note else ""
        standing, tone = _standing(payment, whole.today)
        yield Line(
            id=f"payment {payment.id}",
            when=day,
            what=f"{words} {methods.get(payment.method, payment.method.value)}{note}",
            amount=payment.amount.show(whole.currency),
            standing=standing,
            tone=tone,
            payment=payment,
        )
    for part in whole.plan.instalments if whole.plan is not None else ():
        late = part.left and part.due_on <= whole.today
        standing = "paid" if not part.left else "due" if late else "to come"
        if part.paid and part.left:
            standing = f"{part.left.show(whole.currency)} left"
        yield Line(
            id=f"instalment {part.position}",
            when=screen_date(part.due_on, whole.today),
            what=f"Instalment {part.position}",
            amount=part.amount.show(whole.currency),
            standing=standing,
            tone="good" if not part.left else "due" if late else "",
        )
    for invoice in whole.invoices:
        yield Line(
            id=f"invoice {invoice.id}",
            when=screen_date(invoice.issued_on, whole.today),
            what=f"{'Invoice' if invoice.kind is InvoiceKind.INVOICE else 'Credit note'} {invoice.number}",
            amount=invoice.total.show(whole.currency),
            standing="",
            tone="",
            invoice=invoice,
        )


def _standing(payment: PaymentRow, today: date) -> tuple[str, str]:
    if payment.came_back:
        return "came back", "concern"
    if payment.undone:
        return "put right", "plain"
    if payment.is_here:
        return "not paid in yet", "due"
    if payment.paid_in_on is not None:
        return f"paid in {screen_date(payment.paid_in_on, today)}", "good"
    return "", ""
