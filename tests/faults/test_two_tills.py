"""Two desks press at one moment what moves money: each sum is taken, used, given back or counted once."""

import threading
from collections.abc import Callable
from datetime import date

from studio import clock, orders, promises, till
from studio.actor import Actor
from studio.db import Store
from studio.errors import Refused
from studio.money import Money
from studio.orders import Every, Method, PaymentDraft, PlanDraft, RefundDraft
from studio.till import CountDraft, VoucherDraft
from tests.make import orders as make
from tests.studio.orders.test_orders import Desk, desk

__all__ = ["desk"]

Gesture = Callable[[Store], object]


def pounds(amount: int) -> Money:
    return Money(amount * 100)


def at_once(store: Store, *gestures: Gesture) -> list[str]:
    """What each of two desks was told: "" where it went through, else the refusal."""
    desks = [Store(store.target, desk=f"desk {number}") for number, _ in enumerate(gestures)]
    start = threading.Barrier(len(desks))
    told: list[str] = ["never answered"] * len(desks)

    def press(place: int) -> None:
        start.wait()
        try:
            gestures[place](desks[place])
            told[place] = ""
        except Refused as refused:
            told[place] = refused.message

    threads = [threading.Thread(target=press, args=(place,)) for place in range(len(desks))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for each in desks:
        each.close()
    return told


def once(told: list[str]) -> str:
    """The one refusal of two."""
    assert sorted(map(bool, told)) == [False, True], told
    return next(filter(None, told))


def test_two_desks_take_use_give_back_and_count_each_sum_once(desk: Desk) -> None:
    store, staff, by = desk.store, desk.staff, desk.staff.priya
    helen: Actor = staff.helen

    def pay(draft: PaymentDraft) -> Gesture:
        return lambda each: each.do(orders.take_payment, order_id, draft, by=by)

    with clock.standing_at(make.FIRST_EVENING):
        order_id = make.first_order(store, staff.daniel, desk.family, make.paid(555))
        draft = VoucherDraft(pounds(100), Method.CASH, date(2027, 9, 30), buyer="Mr P Quill")
        voucher_id = store.do(till.sell_voucher, draft, by=by)
        code = store.ask(till.sold)[0].code
        used = PaymentDraft(pounds(70), Method.VOUCHER, voucher=code)
        print(at_once(store, pay(used), pay(used)))
        print(store.ask(promises.voucher, voucher_id), store.ask(orders.balance, order_id))
        print(
            at_once(
                store,
                pay(PaymentDraft(pounds(20), Method.VOUCHER, voucher=code)),
                lambda each: each.do(till.put_sale_right, voucher_id, "wrong", by=helen),
            )
        )
        own = PaymentDraft(pounds(10), Method.VOUCHER)
        print(at_once(store, pay(own), pay(own)))
        print(store.ask(promises.voucher, voucher_id), store.ask(orders.balance, order_id))
        left = store.ask(orders.balance, order_id)
        cheque = PaymentDraft(left, Method.CHEQUE)
        print(at_once(store, pay(cheque), pay(cheque)))
        (row,) = store.ask(orders.cheques_here)
        today = date(2026, 9, 16)
        print(
            at_once(
                store,
                lambda each: each.do(orders.pay_in_cheques, [row.id], today, by=by),
                lambda each: each.do(orders.pay_in_cheques, [row.id], today, by=by),
            )
        )
        print(
            at_once(
                store,
                lambda each: each.do(orders.cheque_came_back, row.id, today, "", by=by),
                lambda each: each.do(orders.cheque_came_back, row.id, today, "", by=by),
            )
        )
        print(store.ask(orders.balance, order_id))
        first = next(r for r in store.ask(orders.order, order_id).payments)
        print(
            at_once(
                store,
                lambda each: each.do(orders.put_payment_right, first.id, "x", by=by),
                lambda each: each.do(orders.put_payment_right, first.id, "x", by=by),
            )
        )
        print(
            at_once(
                store,
                pay(PaymentDraft(pounds(500), Method.CARD)),
                pay(PaymentDraft(pounds(500), Method.CARD)),
            )
        )
        refund = RefundDraft(pounds(700), Method.CARD, "asked")
        print(
            at_once(
                store,
                lambda each: each.do(orders.refund, order_id, refund, by=helen),
                lambda each: each.do(orders.refund, order_id, refund, by=helen),
            )
        )
        print(
            at_once(
                store,
                lambda each: each.do(orders.issue_invoice, order_id, by=by),
                lambda each: each.do(orders.issue_invoice, order_id, by=by),
            )
        )
        print([i.total.show() for i in store.ask(orders.invoices_of, order_id)])
        rows = frozenset(r.key for r in store.ask(till.not_counted))
        count = CountDraft(rows, cash=pounds(100), word="x")
        print(
            at_once(
                store,
                lambda each: each.do(till.count_the_day, count, by=by),
                lambda each: each.do(till.count_the_day, count, by=by),
            )
        )
        voucher_id = store.do(till.sell_voucher, draft, by=by)
        print(
            at_once(
                store,
                lambda each: each.do(till.put_sale_right, voucher_id, "wrong", by=helen),
                lambda each: each.do(till.put_sale_right, voucher_id, "wrong", by=helen),
            )
        )
        first_on = date(2026, 10, 1)
        print(
            at_once(
                store,
                lambda each: each.do(orders.make_plan, order_id, PlanDraft(3, first_on, Every.MONTH), by=by),
                lambda each: each.do(orders.make_plan, order_id, PlanDraft(5, first_on, Every.MONTH), by=by),
            )
        )
        print(store.ask(orders.balance, order_id), store.ask(orders.plan_of, order_id).number)
    assert 0
