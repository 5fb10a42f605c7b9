"""One order: where it stands, its pictures, its money, and beside them its page as it was printed."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from studio import clock, making, orders
from studio.actor import Role
from studio.dates import date_in_full, screen_date
from studio.money import Money
from studio.orders import LineRow, OrderRow, OrderState
from studio.words import counted
from ui.kit.cards import Banner, Card, Fact, Pile, Step, Steps, TotalLine
from ui.kit.page import Page
from ui.kit.pages_of_paper import PageView
from ui.kit.pictures import Pictures
from ui.kit.text import Button, Label
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.orders.history import show_changes, show_making
from ui.orders.parts import Priced
from ui.orders.said import banner, presentation, sentence, title
from ui.orders.steps import ACTS, possible
from ui.orders.thumbs import Thumb
from ui.orders.whole import WholeOrder, whole_order
from ui.orders.words import METHODS, line_detail, line_title, made_line

_PAGE_MARGINS, _WORTH_DRAWING = 44, 24
"""Pixels beside the page, and a change of width that is worth drawing it again for."""

_ROAD = (
    (OrderState.CONFIRMED, "Placed"),
    (OrderState.IN_PRODUCTION, "In production"),
    (OrderState.READY, "Ready"),
    (OrderState.PRESENTED, "Presented"),
    (OrderState.CLOSED, "Closed"),
)


class OrderPage(Page):
    """The page on the right is the very PDF that was kept; Ctrl+P prints it."""

    features = frozenset({"orders", "clients", "diary", "making"})
    scrolls = False

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.whole: WholeOrder | None = None
        self.pdf: bytes | None = None
        self._wide = 0
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(80)
        self._settled.timeout.connect(self._draw_again)
        self.banner = Banner()
        self.banner.wish.connect(self._grant)
        self.road = Steps("How far the order is")
        self.loader = Pictures(self, inline=work.inline)
        self.pictures, self.money, self.facts = Card("Pictures"), Card("Money"), Card("About it")
        self.making = Card("On the bench")
        self.changes = Card("What changed")
        self.paper = PageView("The order as it is printed")
        self.no_paper = Label("The page is made when the order is placed.", "muted", wrap=True)
        self._lay_out()
        work.signed_in.connect(self.show_to)

    def _lay_out(self) -> None:
        left = Pile(self.pictures, self.changes, self.making, self.money, self.facts)
        right = Card("The page", "Ctrl+P prints it")
        right.body.addWidget(self.no_paper)
        right.body.addWidget(self.paper, 1)
        across = QHBoxLayout()
        across.setSpacing(18)
        across.addWidget(left, 3)
        across.addWidget(right, 2)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.road)
        self.body.addLayout(across, 1)

    def reload(self) -> None:
        """Ask for the order this page is about."""
        order_id = self.with_.get("order_id")
        if order_id is not None and self.work.someone_is_in:
            self.work.ask(whole_order, self.work.by, order_id, then=self._show, owner=self)

    def about(self) -> dict[str, object]:
        """The family whose order it is, for F2, F8 and Ctrl+R."""
        return {} if self.whole is None else {"household_id": self.whole.order.household_id}

    def repeats(self) -> dict[str, object]:
        """Ctrl+R photographs again what was ordered here."""
        return {} if self.whole is None else {"order_id": self.whole.order.id}

    def print_document(self) -> tuple[str, bytes] | None:
        """The kept page; a reprint is the same page."""
        if self.whole is None or self.pdf is None:
            return None
        order = self.whole.order
        revision = f" revision {order.revision.number}" if order.revision.number > 1 else ""
        return f"Order {order.name}{revision}", self.pdf

    def _show(self, whole: WholeOrder) -> None:
        self.whole = whole
        order = whole.order
        self.show_title(title(whole), sentence(whole))
        self.show_warnings(whole.household.warnings)
        self.show_quiet(whole.household.id)
        self._show_buttons(order)
        self.banner.show_step(banner(whole), "arrow-right")
        self._show_road(order)
        self._show_pictures(whole)
        show_changes(self.changes, whole)
        show_making(self.making, whole)
        self._show_money(whole)
        self._show_facts(whole)
        self._show_paper(whole.pdf)

    def _show_buttons(self, order: OrderRow) -> None:
        while (item := self.buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        family = Button("&Family", "users")
        family.clicked.connect(lambda: self.hope("open_client", household_id=order.household_id))
        self.buttons.addWidget(family)
        if order.number is not None:
            unhappy = Button("&Unhappy?")
            unhappy.setToolTip("F8")
            unhappy.clicked.connect(lambda: self.hope("concern", household_id=order.household_id))
            self.buttons.addWidget(unhappy)

    def _add_acts(self, card: Card, *names: str) -> None:
        """What can be done now with what a card shows, as buttons below it."""
        if self.whole is None:
            return
        can = possible(self.whole.order, is_owner=self.work.by.role is Role.OWNER)
        wanted = [each for each in names if each in can]
        # Three beside each other: a row of five pushed the prices out of the window.
        for first in range(0, len(wanted), 3):
            row = QHBoxLayout()
            row.setSpacing(8)
            for name in wanted[first : first + 3]:
                button = Button(ACTS[name].words)
                button.clicked.connect(lambda _=False, name=name: self.act(name))
                row.addWidget(button)
            row.addStretch(1)
            card.body.addLayout(row)

    def act(self, name: str) -> None:
        """Do one of the acts of this order: a step of its road, or a form."""
        if self.whole is None:
            return
        act, order_id = ACTS[name], self.whole.order.id
        if name == "sign":
            self.work.do(making.sign, order_id, self.whole.order.revision.number, owner=self)
        elif act.verb is not None:
            self.work.do(act.verb, order_id, owner=self)
        else:
            self.hope(act.wish, order_id=order_id)

    def _grant(self, wish: Wish) -> None:
        self.act(wish.verb)

    def _show_road(self, order: OrderRow) -> None:
        self.road.setVisible(order.number is not None and order.state is not OrderState.CANCELLED)
        states = [state for state, _ in _ROAD]
        at = states.index(order.state) if order.state in states else -1
        last = len(states) - 1
        self.road.show_steps(
            [
                Step(words, "", "done" if place < at or at == last else "now" if place == at else "to come")
                for place, (_, words) in enumerate(_ROAD)
            ]
        )

    def _show_pictures(self, whole: WholeOrder) -> None:
        self.pictures.clear()
        order = whole.order
        pieces = sum(line.quantity for line in order.lines)
        self.pictures.show_heading("Pictures", counted(pieces, "piece"))
        for each in (*((line, "") for line in order.lines), *whole.cancelled):
            self.pictures.body.addWidget(self._picture(whole, *each))
        self._add_acts(self.pictures, "change", "another_moulding", "call_off")

    def _picture(self, whole: WholeOrder, line: LineRow, gone: str) -> Priced:
        """A line with its photograph; one that was taken out is struck through, with why."""
        row = whole.photographs.get(line.picture_id) if line.picture_id is not None else None
        thumb = Thumb(self.loader, row, f"Picture {line.image_ref}") if row is not None else None
        amount = "free" if line.complimentary else line.line_total.show(whole.currency)
        if not gone:
            told = whole.became.get(line.id or 0, "")
            detail = " · ".join(part for part in (line_detail(line), told) if part)
            return Priced(line_title(line), detail, amount, thumb)
        return Priced(made_line(line), gone, amount, thumb, gone=True)

    def _show_money(self, whole: WholeOrder) -> None:
        self.money.clear()
        order, revision, currency = whole.order, whole.order.revision, whole.currency

        def line(words: str, amount: Money, *, big: bool = False) -> None:
            self.money.body.addWidget(TotalLine(words, amount.show(currency), big=big))

        if revision.discount:
            line("At list price", revision.list_total)
            words = "Promised discount" if revision.discount_promised else "Discount"
            line(f"{words}, {revision.discount_reason}", -revision.discount)
        line("Together", revision.total)
        for each in revision.taxes:
            rate = f" at {orders.rate_in_words(each.basis_points)}" if len(revision.taxes) > 1 else ""
            if each.tax:
                line(f"{'of which VAT' if revision.prices_include_tax else 'VAT in it'}{rate}", each.tax)
        if revision.credit_brought:
            line(
                f"Credit from {whole.other_number}" if whole.other_number else "Credit",
                -revision.credit_brought,
            )
        methods = dict(METHODS)
        for payment in order.payments:
            words = "Paid" if payment.amount > Money(0) else "Given back"
            line(f"{words} {methods[payment.method]}", payment.amount)
        if order.let_off:
            line("Taken off", -order.let_off)
        if order.number is not None:
            line("Still to pay" if order.balance >= Money(0) else "To give back", order.balance, big=True)
        if whole.uplift is not None:
            sign = "+" if whole.uplift > Money(0) else ""
            compared = f"{sign}{whole.uplift.show(currency)}"
            self.money.body.addWidget(TotalLine("Compared with the first order", compared))
        self._add_acts(self.money, "pay", "plan", "refund", "invoice", "money")

    def _show_facts(self, whole: WholeOrder) -> None:
        self.facts.clear()
        order, today = whole.order, whole.today
        place = "at their home" if order.place is orders.Place.HOME else "at the studio"
        self.facts.body.addWidget(Fact(f"Made {place}", f"with {whole.host}"))
        if order.promised_on is not None:
            reason = order.revision.promise_reason
            on_paper = order.revision.promised_on
            if order.moved_to is not None and on_paper is not None:
                reason = f"moved; the page says {date_in_full(on_paper)}"
            self.facts.body.addWidget(Fact(f"Promised by {date_in_full(order.promised_on)}", reason))
        if order.revision.discount_over:
            heard = order.revision.discount_heard_at is not None
            said = "the owner knows" if heard else "given all the same, and told to the owner"
            self.facts.body.addWidget(Fact("The discount is over the limit", said))
        for each in order.presentations:
            self.facts.body.addWidget(presentation(each, whole))
        if order.state is OrderState.CANCELLED:
            self.facts.body.addWidget(Fact("Called off", order.cancelled_reason))
        if order.signed_at is not None:
            signed = clock.to_wall(order.signed_at, whole.zone).date()
            self.facts.body.addWidget(Fact("Signed", screen_date(signed, today)))
        self._add_acts(self.facts, "book", "later_day", "leave_with_us", "hear_discount")

    def _show_paper(self, pdf: bytes | None) -> None:
        self.paper.setVisible(pdf is not None)
        self.no_paper.setVisible(pdf is None)
        if pdf is not None and pdf != self.pdf:
            self._draw(pdf)
        self.pdf = pdf

    def _draw(self, pdf: bytes) -> None:
        self._wide = self.paper.viewport().width()
        self.paper.show_pdf(pdf, wide=max(240, self._wide - _PAGE_MARGINS))

    def _draw_again(self) -> None:
        """The page is as wide as there is room for, also after the window was made larger or smaller."""
        if self.pdf is not None and abs(self.paper.viewport().width() - self._wide) > _WORTH_DRAWING:
            self._draw(self.pdf)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settled.start()
