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


def test_two_desks_take_use_give_back_and_count_each_sum_once(desk: Desk) -> None:
    store, staff, by = desk.store, desk.staff, desk.staff.priya
    day = date(2026, 9, 16)

    def both(verb: Callable[..., object], *args: object, by: Actor = by) -> str:
        told = at_once(store, *[lambda each: each.do(verb, *args, by=by)] * 2)
        assert sorted(map(bool, told)) == [False, True], told
        return "".join(told)

    def pay(amount: Money, method: Method, code: str = "") -> str:
        return both(orders.take_payment, order_id, PaymentDraft(amount, method, voucher=code))

    with clock.standing_at(make.FIRST_EVENING):
        order_id = make.first_order(store, staff.daniel, desk.family, make.paid(555))
        draft = VoucherDraft(pounds(100), Method.CASH, date(2027, 9, 30), buyer="Mr P Quill")
        voucher_id = store.do(till.sell_voucher, draft, by=by)
        code = store.ask(till.sold)[0].code
        assert pay(pounds(70), Method.VOUCHER, code) == "£30.00 is left of that gift voucher."
        assert pay(pounds(30), Method.VOUCHER).startswith("No gift voucher stands open")
        assert store.ask(promises.voucher, voucher_id).left == Money(0)
        assert pay(pounds(900), Method.CHEQUE) == "Only £0.00 is still to pay."
        (cheque,) = store.ask(orders.cheques_here)
        assert both(orders.pay_in_cheques, [cheque.id], day).startswith("One of these cheques was paid in")
        assert both(orders.cheque_came_back, cheque.id, day, "").startswith("That cheque came back")
        seen = PlanDraft(3, date(2026, 10, 1), Every.MONTH, seen=pounds(900))
        assert both(orders.make_plan, order_id, seen).startswith("What is to pay, or its plan, was changed")
        first = store.ask(orders.order, order_id).payments[0]
        assert both(orders.put_payment_right, first.id, "twice") == "That has been put right already."
        at_once(store, *[lambda each: each.do(orders.issue_invoice, order_id, by=by)] * 2)
        assert [row.total for row in store.ask(orders.invoices_of, order_id)] == [pounds(1555)]
        back = RefundDraft(pounds(60), Method.CASH, "they asked")
        assert both(orders.refund, order_id, back, by=staff.helen).startswith("Only £40.00 can be given back")
        count = CountDraft(frozenset(row.key for row in store.ask(till.not_counted)), pounds(40))
        assert both(till.count_the_day, count).startswith("Some of this money was counted at another desk")
        again = store.do(till.sell_voucher, draft, by=by)
        assert both(till.put_sale_right, again, "wrong", by=staff.helen).startswith(
            "That sale has been put right"
        )
    plan = store.ask(orders.plan_of, order_id)
    assert plan is not None
    assert (store.ask(orders.balance, order_id), plan.number) == (pounds(1455), 2)
