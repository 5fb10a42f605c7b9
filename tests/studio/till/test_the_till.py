"""The till: vouchers sold and used once, the day's money counted once, a statement of how a family stands."""

from datetime import date, timedelta

import pytest

from studio import clock, documents, orders, promises, till
from studio.errors import Refused
from studio.money import Money
from studio.orders import Method, OrderId, PaymentDraft, RefundDraft
from studio.till import CountDraft, VoucherDraft
from tests.make import clients
from tests.make import orders as make
from tests.studio.documents.reading import text_lines
from tests.studio.orders.test_orders import Desk, desk

__all__ = ["desk"]


def words_of(pdf: bytes) -> str:
    return " ".join(text_lines(pdf)).replace("\u00a0", " ")


EVENING = make.FIRST_EVENING


def pounds(amount: int) -> Money:
    return Money(amount * 100)


def voucher(worth: int, **more: object) -> VoucherDraft:
    return VoucherDraft(pounds(worth), Method.CASH, date(2027, 9, 30), buyer="Mr P Quill", **more)


def test_a_voucher_is_sold_printed_and_used_once_by_whoever_brings_it(desk: Desk) -> None:
    store, staff = desk.store, desk.staff
    with clock.standing_at(EVENING):
        voucher_id = store.do(till.sell_voucher, voucher(100, for_name="Ellie"), by=staff.priya)
        (row,) = store.ask(till.sold)
        name, pdf = store.ask(till.voucher_pdf, voucher_id)
        order_id = make.first_order(store, staff.daniel, desk.family, make.paid(1000))
        typed = row.code.lower().replace("-", " ")
        use = PaymentDraft(pounds(60), Method.VOUCHER, voucher=typed)
        paid = store.do(orders.take_payment, order_id, use, by=staff.priya)
        assert store.ask(promises.voucher, voucher_id).left == pounds(40)
        with pytest.raises(Refused, match=r"£40\.00 is left of that gift voucher") as refused:
            store.do(orders.take_payment, order_id, use, by=staff.priya)
        assert refused.value.field == "amount"
        # The rest stands open for the family that brought it, so no code is asked again.
        store.do(orders.take_payment, order_id, PaymentDraft(pounds(40), Method.VOUCHER), by=staff.priya)
        with pytest.raises(Refused, match="Nothing is left"):
            store.do(orders.take_payment, order_id, use, by=staff.priya)
        with pytest.raises(Refused, match="Some of that gift voucher has been used"):
            store.do(till.put_sale_right, voucher_id, "wrong family", by=staff.helen)
        # A wrong payment is put right by its opposite row, and what the voucher paid stands open again.
        store.do(orders.put_payment_right, paid, "the wrong order", by=staff.priya)
    assert store.ask(promises.voucher, voucher_id).left == pounds(60)
    assert store.ask(orders.balance, order_id) == pounds(515)
    said = words_of(pdf)
    assert name == f"Gift voucher {row.code}"
    assert all(words in said for words in ("A gift for Ellie", "£100.00", row.code, "30 September 2027"))


def test_a_voucher_in_the_post_is_made_good_only_before_any_of_it_is_used(desk: Desk) -> None:
    store, staff = desk.store, desk.staff
    with clock.standing_at(EVENING):
        mine = VoucherDraft(pounds(80), Method.CARD, date(2027, 9, 30), desk.family, theirs=True)
        voucher_id = store.do(till.sell_voucher, mine, by=staff.priya)
        code = store.ask(till.sold)[0].code
        other = clients.khan_and_ellis(store, staff.priya)
        store.do(till.give_voucher_to, code, other, by=staff.priya)
        assert store.ask(promises.own_vouchers, desk.family) == []
        assert [worth for _, worth in store.ask(promises.own_vouchers, other)] == [pounds(80)]
        with pytest.raises(Refused, match="card number"):
            store.do(till.put_sale_right, voucher_id, "card 4111 1111 1111 1111", by=staff.helen)
        store.do(till.put_sale_right, voucher_id, "it was paid for twice", by=staff.helen)
        assert store.ask(promises.own_vouchers, other) == []
        assert sum(row.amount.minor for row in store.ask(till.not_counted)) == 0
    assert [event.title for event in store.ask(till.story, desk.family)] == [
        "Gift voucher over £80.00 bought", "The sale of a gift voucher was put right",
    ]  # fmt: skip


def counted(desk: Desk, draft: CountDraft) -> tuple[str, bytes]:
    return desk.store.ask(till.count_pdf, desk.store.do(till.count_the_day, draft, by=desk.staff.priya))


def test_the_day_is_counted_once_and_what_comes_later_is_in_the_next_count(desk: Desk) -> None:
    store, staff = desk.store, desk.staff
    with clock.standing_at(EVENING):
        store.do(till.sell_voucher, voucher(100), by=staff.priya)
        order_id = make.first_order(
            store, staff.daniel, desk.family, make.paid(500), make.paid(200, Method.CHEQUE)
        )
        what = store.ask(till.to_count)
        assert (what.expected[Method.CASH], what.expected[Method.CARD]) == (pounds(100), pounds(500))
        assert [row.amount for row in what.cheques] == [pounds(200)]
        rows = frozenset(row.key for row in what.rows)
        # Money taken while somebody counts is in the next count.
        store.do(orders.take_payment, order_id, make.paid(50, Method.CASH), by=staff.daniel)
        draft = CountDraft(
            rows, pieces={pounds(20): 7, Money(50): 18}, card=pounds(500),
            cheques=frozenset(row.key for row in what.cheques), float_before=pounds(50), float_left=pounds(49),
        )  # fmt: skip
        with pytest.raises(Refused, match=r"cash £1\.00 short") as refused:
            counted(desk, draft)
        assert refused.value.field == "word"
        _, pdf = counted(desk, CountDraft(**{**_fields(draft), "word": "a pound is missing"}))
        with pytest.raises(Refused, match="counted at another desk"):
            counted(desk, draft)
    with clock.standing_at(EVENING + timedelta(days=1)):
        (line,) = store.ask(till.owed, date(2026, 9, 17))
        assert line.title == "The money of Wed 16 Sep was not counted"
        what = store.ask(till.to_count)
        assert (what.float_before, what.expected[Method.CASH]) == (pounds(49), pounds(99))
        counted(
            desk, CountDraft(frozenset(row.key for row in what.rows), cash=pounds(99), float_left=pounds(50))
        )
        assert store.ask(till.owed, date(2026, 9, 17)) == []
        owner, other = store.ask(till.counts, staff.helen), store.ask(till.counts, staff.priya)
    assert [row.difference for row in owner] == [Money(0), pounds(-1)]
    assert [row.difference for row in other] == [None, None]
    said = words_of(pdf)
    assert all(
        words in said
        for words in ("It did not come out even", "£1.00 short", "a pound is missing", "£500.00")
    )


def _fields(draft: CountDraft) -> dict[str, object]:
    return {name: getattr(draft, name) for name in CountDraft.__dataclass_fields__}


def test_a_statement_says_how_a_family_stands_and_is_the_same_page_until_something_changes(
    desk: Desk,
) -> None:
    store, staff = desk.store, desk.staff
    with clock.standing_at(EVENING):
        order_id = OrderId(make.first_order(store, staff.daniel, desk.family, make.paid(555)))
        plan = orders.PlanDraft(count=3, first_on=date(2026, 10, 1))
        store.do(orders.make_plan, order_id, plan, by=staff.priya)
        first = store.do(till.make_statement, desk.family, by=staff.priya)
        assert store.do(till.make_statement, desk.family, by=staff.priya) == first
        said = words_of(store.ask(till.statement_pdf, first))
        assert all(
            words in said for words in ("£1,555.00", "£1,000.00", "£333.34 is due on Thursday 1 October 2026")
        )
        store.do(orders.refund, order_id, RefundDraft(pounds(55), Method.CARD, "A delay"), by=staff.helen)
        second = store.do(till.make_statement, desk.family, by=staff.priya)
        assert second != first
        # 1,555 less 500 that stayed with us, less 55 let go: every sum that leads to the last one stands there.
        said = words_of(store.ask(till.statement_pdf, second))
        assert "Taken off -£55.00 Still to pay £1,000.00" in said
        (_, back) = store.ask(orders.order, order_id).payments
        store.do(orders.print_receipt, back.id, by=staff.priya)
        said = words_of(store.ask(orders.receipt_pdf, back.id)[1])
        assert "Paid so far £500.00 Taken off -£55.00 Still to pay £1,000.00" in said
        _, invoice = store.ask(orders.invoice_pdf, store.do(orders.issue_invoice, order_id, by=staff.priya))
        assert "£555.00 paid by card on 16 September 2026" in words_of(invoice)
    assert documents.page_count(store.ask(till.statement_pdf, first)) == 1
