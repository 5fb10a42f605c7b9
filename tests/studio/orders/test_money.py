"""Money after an order is placed: cheques, plans, invoices, receipts, kept credit, and what no note may hold."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from studio import clock, orders, till
from studio.business import StaffId
from studio.errors import Refused, StudioError
from studio.money import Money
from studio.orders import (
    ConfirmDraft,
    Every,
    Method,
    OrderDraft,
    OrderId,
    PaymentDraft,
    PlanDraft,
    RefundDraft,
    Surplus,
)
from studio.orders.plan_dates import covered, due_days
from tests.make import orders as make
from tests.studio.documents.reading import text_lines
from tests.studio.orders.test_orders import Desk, desk

__all__ = ["desk"]

EVENING = make.FIRST_EVENING
CARD = "4111 1111 1111 1111"


def pounds(amount: int) -> Money:
    return Money(amount * 100)


def words_of(pdf: bytes) -> str:
    return " ".join(text_lines(pdf))


def changed(desk: Desk, order_id: OrderId, lines: int, **confirm: object) -> None:
    """The next revision, with so many of the first lines."""
    draft = OrderDraft(desk.family, StaffId(desk.staff.daniel.staff_id), make.first_lines(desk.store)[:lines])
    desk.store.do(orders.amend, order_id, draft, ConfirmDraft(**confirm), by=desk.staff.helen)


def test_a_cheque_counts_as_banked_once_it_is_paid_in_and_is_owed_again_when_it_comes_back(
    desk: Desk,
) -> None:
    store, staff = desk.store, desk.staff
    with clock.standing_at(EVENING):
        order_id = make.first_order(store, staff.daniel, desk.family, make.paid(1555, Method.CHEQUE))
        (row,) = store.ask(orders.cheques_here)
        with pytest.raises(Refused, match="still to come"):
            store.do(orders.pay_in_cheques, [row.id], date(2026, 9, 18), by=staff.priya)
        with pytest.raises(Refused, match="Only"):
            store.do(orders.pay_in_cheques, [row.id], date(2026, 9, 16), by=staff.daniel)
        make.made(store, staff.helen, order_id)
    with clock.standing_at(EVENING + timedelta(days=2)):
        assert store.do(orders.pay_in_cheques, [row.id], date(2026, 9, 18), by=staff.priya) == 1
        assert store.ask(orders.cheques_here) == ()
        with pytest.raises(Refused, match="paid in already"):
            store.do(orders.pay_in_cheques, [row.id], date(2026, 9, 18), by=staff.priya)
        with pytest.raises(Refused, match="was paid in"):
            store.do(orders.put_payment_right, row.id, "wrong", by=staff.helen)
        with pytest.raises(Refused, match="card number"):
            store.do(orders.cheque_came_back, row.id, date(2026, 9, 18), CARD, by=staff.priya)
        store.do(orders.cheque_came_back, row.id, date(2026, 9, 18), "refer to drawer", by=staff.priya)
        order = store.ask(orders.order, order_id)
        assert order.balance == pounds(1555)
        assert [each.came_back for each in order.payments] == [True, False]
        told = store.ask(orders.owed, date(2026, 9, 18))
        assert any("cheque came back" in line.title and line.who == "Helen Marsh" for line in told)
        store.do(orders.take_payment, order_id, make.paid(1555), by=staff.priya)
        assert store.ask(orders.balance, order_id) == Money(0)
        # Given back, called off, and then the bank sends the cheque back: that too is told, and can be paid.
        cheque = make.paid(200, Method.CHEQUE)
        other = make.placed(store, staff.daniel, desk.family, make.first_lines(store), cheque)
        store.do(orders.refund, other, RefundDraft(pounds(200), Method.CASH, "she asked"), by=staff.helen)
        store.do(orders.cancel, other, "she changed her mind", by=staff.helen)
        assert store.ask(orders.balance, other) == Money(0), "what was given back is not owed to her again"
        back = store.ask(orders.order, other).payments[0].id
        store.do(orders.cheque_came_back, back, date(2026, 9, 18), "", by=staff.priya)
        assert [
            line.title for line in store.ask(orders.owed, date(2026, 9, 18)) if line.who == "Helen Marsh"
        ] == ["Ashworth: a cheque came back"]
        store.do(orders.take_payment, other, make.paid(200), by=staff.priya)
        assert not any("cheque came back" in line.title for line in store.ask(orders.owed, date(2026, 9, 18)))
    assert store.ask(orders.balance, other) == Money(0)


def test_a_mistake_is_put_right_by_its_opposite_and_no_card_number_is_kept(desk: Desk) -> None:
    store, staff = desk.store, desk.staff
    with clock.standing_at(EVENING):
        order_id = make.first_order(
            store, staff.daniel, desk.family, make.paid(500), make.paid(50, Method.CASH)
        )
        card, cash = store.ask(orders.order, order_id).payments
        for note in (CARD, "4111-1111-1111-1111 exp 09/28"):
            with pytest.raises(Refused, match="last four figures"):
                store.do(orders.take_payment, order_id, replace(make.paid(5), note=note), by=staff.priya)
        store.do(
            orders.take_payment, order_id, replace(make.paid(5), note="card ending 1111"), by=staff.priya
        )
        with pytest.raises(Refused, match="what was wrong"):
            store.do(orders.put_payment_right, cash.id, " ", by=staff.priya)
        store.do(orders.put_payment_right, cash.id, "it was five pounds", by=staff.priya)
        with pytest.raises(Refused, match="already"):
            store.do(orders.put_payment_right, cash.id, "again", by=staff.priya)
    with clock.standing_at(EVENING + timedelta(days=1)):
        with pytest.raises(Refused, match="Only the owner may put it right now"):
            store.do(orders.put_payment_right, card.id, "not theirs", by=staff.priya)
        store.do(orders.put_payment_right, card.id, "not theirs", by=staff.helen)
    order = store.ask(orders.order, order_id)
    assert (order.taken, order.balance) == (pounds(5), pounds(1550))
    assert [row.undone for row in order.payments] == [True, True, False, False, False]


def test_credit_that_is_kept_is_given_back_as_money_or_comes_off_the_next_order(desk: Desk) -> None:
    store, staff = desk.store, desk.staff
    first = make.first_order(store, staff.daniel, desk.family)
    with clock.standing_at(make.SECOND_EVENING):
        smaller = OrderDraft(
            desk.family, StaffId(staff.helen.staff_id), make.second_lines(store)[1:], replaces_order_id=first
        )
        store.do(orders.place, smaller, ConfirmDraft(surplus=Surplus.CREDIT), by=staff.helen)
        assert store.ask(orders.kept_credit, desk.family) == pounds(730)
        back = RefundDraft(pounds(230), Method.TRANSFER, "She asked for it")
        with pytest.raises(Refused, match=r"£730\.00 is kept"):
            store.do(
                orders.refund_kept_credit, desk.family, replace(back, amount=pounds(731)), by=staff.helen
            )
        with pytest.raises(Refused, match="Only the owner"):
            store.do(orders.refund_kept_credit, desk.family, back, by=staff.priya)
        store.do(orders.refund_kept_credit, desk.family, back, by=staff.helen)
        assert store.ask(orders.kept_credit, desk.family) == pounds(500)
        following = make.placed(store, staff.helen, desk.family, make.first_lines(store)[:1])
        order = store.ask(orders.order, following)
        assert (order.total, order.to_pay, order.balance) == (pounds(895), pounds(395), pounds(395))
    assert store.ask(orders.kept_credit, desk.family) == Money(0)
    assert store.ask(orders.order, first).taken == pounds(1325)


def test_the_days_and_parts_of_a_plan() -> None:
    assert [day.isoformat() for day in due_days(date(2026, 10, 31), Every.MONTH, 5)] == [
        "2026-10-31", "2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28",
    ]  # fmt: skip
    assert due_days(date(2026, 12, 28), Every.WEEK, 2)[1] == date(2027, 1, 4)
    assert due_days(date(2026, 12, 28), Every.FOUR_WEEKS, 2)[1] == date(2027, 1, 25)
    parts = [amount for _, amount in orders.proposed(Money(100_00), PlanDraft(3, date(2026, 10, 1)))]
    assert [part.minor for part in parts] == [3334, 3333, 3333]
    assert [part.minor for part in covered(parts, Money(50_00))] == [3334, 1666, 0]
    for count, balance in ((0, 100), (61, 100), (3, 0)):
        with pytest.raises(Refused):
            orders.proposed(pounds(balance), PlanDraft(count, date(2026, 10, 1)))


def test_a_plan_follows_what_is_paid_and_is_made_anew_when_the_order_changes(desk: Desk) -> None:
    store, staff = desk.store, desk.staff
    with clock.standing_at(EVENING):
        order_id = make.first_order(store, staff.daniel, desk.family, make.paid(555))
        with pytest.raises(Refused, match="That day has gone"):
            store.do(orders.make_plan, order_id, PlanDraft(3, date(2026, 9, 15)), by=staff.daniel)
        store.do(orders.make_plan, order_id, PlanDraft(3, date(2026, 9, 16)), by=staff.daniel)
        today = date(2026, 9, 16)
        assert any("£333.34 of the plan is due" in line.title for line in store.ask(orders.owed, today))
        store.do(orders.take_payment, order_id, PaymentDraft(Money(33334), Method.CARD), by=staff.daniel)
        assert not any("of the plan" in line.title for line in store.ask(orders.owed, today))
        # More than was due counts towards the next ones; made again it is shared over the days that are left.
        store.do(orders.take_payment, order_id, make.paid(400), by=staff.daniel)
        plan = store.ask(orders.plan_of, order_id)
        assert [part.paid.minor for part in plan.instalments] == [333_34, 333_33, 66_67]
        changed(desk, order_id, 4, promised_on=date(2026, 10, 14))
        plan = store.ask(orders.plan_of, order_id)
        assert (plan.number, plan.because, plan.total) == (2, "The order was changed.", Money(101_66))
        assert [part.due_on for part in plan.instalments] == [date(2026, 11, 16)]
        printed = store.do(orders.print_plan, order_id, by=staff.daniel)
        kept = store.ask(orders.plan_pdf, printed)
        store.do(orders.take_payment, order_id, make.paid(1), by=staff.daniel)
        assert store.do(orders.print_plan, order_id, by=staff.daniel) == printed
        assert store.ask(orders.plan_pdf, printed) == kept
        assert "£101.66" in words_of(kept)
        assert "is due by the instalments of your payment plan" in " ".join(
            text_lines(store.ask(orders.paper, order_id), 1)
        )
        assert "Monday 16 November 2026" in words_of(kept)
        store.do(orders.end_plan, order_id, "She pays when she comes", by=staff.daniel)
        assert store.ask(orders.plan_of, order_id) is None
        # All of a plan was paid, then something is added: that is to pay as on any order, not on a day long gone.
        store.do(orders.make_plan, order_id, PlanDraft(1, date(2026, 9, 16)), by=staff.daniel)
        store.do(orders.take_payment, order_id, PaymentDraft(Money(100_66), Method.CARD), by=staff.daniel)
        changed(desk, order_id, 5, promised_on=date(2026, 10, 14))
        assert store.ask(orders.balance, order_id) == pounds(165)
    assert store.ask(orders.plan_of, order_id) is None


def test_an_invoice_is_issued_once_and_what_is_taken_off_later_is_credited_by_itself(desk: Desk) -> None:
    store, staff = desk.store, desk.staff
    with clock.standing_at(EVENING):
        order_id = make.first_order(store, staff.daniel, desk.family, make.paid(555))
        invoice = store.do(orders.issue_invoice, order_id, by=staff.priya)
        assert store.do(orders.issue_invoice, order_id, by=staff.priya) == invoice
        number, pdf = store.ask(orders.invoice_pdf, invoice)
        said = words_of(pdf)
        assert number == "I-00001"
        assert all(
            words in said
            for words in (
                "VAT number",
                "Before VAT, at 20 % £1,295.83",
                "VAT at 20 % £259.17",
                "tax point",
                "£1,000.00",
            )
        )
        changed(desk, order_id, 4, promised_on=date(2026, 10, 14))
        rows = store.ask(orders.invoices_of, order_id)
        assert [(row.number, row.kind.value, row.total) for row in rows] == [
            ("I-00001", "invoice", pounds(1555)), ("I-00002", "credit note", pounds(-165)),
        ]  # fmt: skip
        store.do(orders.refund, order_id, RefundDraft(pounds(90), Method.CARD, "A scratch"), by=staff.helen)
        changed(desk, order_id, 5, promised_on=date(2026, 10, 14))
        store.do(orders.issue_invoice, order_id, by=staff.priya)
        rows = store.ask(orders.invoices_of, order_id)
        assert [row.total for row in rows[2:]] == [pounds(-90), pounds(165)]
        assert sum(row.total.minor for row in rows) == store.ask(orders.charged, order_id).minor
        store.do(orders.cancel, order_id, "They are moving away", by=staff.priya)
        rows = store.ask(orders.invoices_of, order_id)
        assert (rows[-1].kind.value, sum(row.total.minor for row in rows)) == ("credit note", 0)
        assert store.ask(orders.invoice_pdf, invoice)[1] == pdf
    assert "called off" in words_of(store.ask(orders.invoice_pdf, rows[-1].id)[1])


def test_a_receipt_says_what_was_left_then_and_is_printed_the_same_again(desk: Desk) -> None:
    store, staff = desk.store, desk.staff
    with clock.standing_at(EVENING):
        order_id = make.first_order(
            store, staff.daniel, desk.family, make.paid(500), make.paid(55, Method.CASH)
        )
        _, second = store.ask(orders.order, order_id).payments
    with clock.standing_at(EVENING + timedelta(days=1)):
        changed(desk, order_id, 4, promised_on=date(2026, 10, 14))
        store.do(orders.print_receipt, second.id, by=staff.daniel)
        name, pdf = store.ask(orders.receipt_pdf, second.id)
        assert name == "Receipt O-00001-2"
        said = words_of(pdf)
        assert all(
            words in said for words in ("£55.00", "in cash", "Paid so far £555.00", "Still to pay £1,000.00")
        )
        store.do(orders.take_payment, order_id, make.paid(100), by=staff.daniel)
        store.do(orders.print_receipt, second.id, by=staff.daniel)
    assert store.ask(orders.receipt_pdf, second.id)[1] == pdf


ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            ["pay", "cheque", "bounce", "pay in", "refund", "mistake", "plan", "again", "voucher", "spend",
             "revise", "invoice", "put right", "kept"]
        ),
        st.integers(1, 900),
    ),
    min_size=3,
    max_size=7,
)  # fmt: skip


@settings(
    max_examples=3, deadline=None, database=None, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(acts=ACTS)
def test_whatever_is_done_the_parts_add_up_and_nothing_moves_by_itself(
    desk: Desk, acts: list[tuple[str, int]]
) -> None:
    # Every rule of the records is asked when the test is over.
    store, helen = desk.store, desk.staff.helen
    with clock.standing_at(EVENING):
        order_id = make.placed(store, helen, desk.family, make.first_lines(store)[:3])
        other = make.placed(store, helen, desk.family, make.first_lines(store)[3:])
        still = store.ask(orders.balance, other)
        for act, amount in acts:
            before = store.ask(orders.order, order_id)
            try:
                _do(desk, order_id, act, pounds(amount))
            except StudioError:
                assert store.ask(orders.order, order_id) == before
            order = store.ask(orders.order, order_id)
            assert order.taken == sum((row.amount for row in order.payments), Money(0))
            plan = store.ask(orders.plan_of, order_id)
            if plan is not None and order.balance > Money(0):
                assert sum((part.left for part in plan.instalments), Money(0)) == order.balance
            assert store.ask(orders.balance, other) == still


def _do(desk: Desk, order_id: OrderId, act: str, amount: Money) -> None:
    store, helen = desk.store, desk.staff.helen
    order = store.ask(orders.order, order_id)
    last = order.payments[-1].id if order.payments else orders.PaymentId(0)
    codes = [row.code for row in store.ask(till.sold)] or ["AAAA-AAAA"]
    sale = till.VoucherDraft(amount, Method.CASH, date(2027, 9, 30), buyer="Mr P Quill")
    spend = PaymentDraft(amount, Method.VOUCHER, voucher=codes[0])
    day = date(2026, 9, 16)
    verbs = {
        "pay": lambda: store.do(orders.take_payment, order_id, PaymentDraft(amount, Method.CARD), by=helen),
        "cheque": lambda: store.do(
            orders.take_payment, order_id, PaymentDraft(amount, Method.CHEQUE), by=helen
        ),
        "bounce": lambda: store.do(orders.cheque_came_back, last, day, "", by=helen),
        "pay in": lambda: store.do(orders.pay_in_cheques, [last], day, by=helen),
        "refund": lambda: store.do(
            orders.refund, order_id, RefundDraft(amount, Method.CARD, "Sorry"), by=helen
        ),
        "mistake": lambda: store.do(
            orders.refund, order_id, RefundDraft(amount, Method.CARD, "Wrong", still_owed=True), by=helen
        ),
        "plan": lambda: store.do(
            orders.make_plan, order_id, PlanDraft(1 + amount.minor // 20_000, day), by=helen
        ),
        "again": lambda: store.do(orders.plan_again, order_id, by=helen),
        "voucher": lambda: store.do(till.sell_voucher, sale, by=helen),
        "spend": lambda: store.do(orders.take_payment, order_id, spend, by=helen),
        "revise": lambda: changed(desk, order_id, 1 + amount.minor % 3, promised_on=date(2026, 10, 14)),
        "invoice": lambda: store.do(orders.issue_invoice, order_id, by=helen),
        "put right": lambda: store.do(orders.put_payment_right, last, "Wrong", by=helen),
        "kept": lambda: store.do(
            orders.refund_kept_credit, desk.family, RefundDraft(amount, Method.CARD, "Hers"), by=helen
        ),
    }
    verbs[act]()
