"""Money: payments, refunds, and the credit of replaced pictures (R6, R7), on both databases."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio import business, clock, orders, schema
from studio.business import StaffId
from studio.db import Store
from studio.errors import Refused
from studio.money import Money
from studio.orders import (
    ConfirmDraft,
    LineDraft,
    Method,
    OrderDraft,
    OrderId,
    PaymentDraft,
    RefundDraft,
    Surplus,
)
from tests.make import clients
from tests.make import orders as make
from tests.make.business import marsh_and_reed
from tests.studio.orders.test_orders import Desk, desk

__all__ = ["desk"]

GOODWILL = RefundDraft(Money(100_00), Method.CARD, "For the trouble")


def pounds(amount: int) -> Money:
    return Money(amount * 100)


def reshoot(
    desk: Desk, first: OrderId, lines: tuple[LineDraft, ...], by: object = None, **confirm: object
) -> OrderId:
    draft = OrderDraft(desk.family, StaffId(desk.staff.daniel.staff_id), lines, replaces_order_id=first)
    with clock.standing_at(make.SECOND_EVENING):
        return OrderId(
            desk.store.do(orders.place, draft, ConfirmDraft(**confirm), by=by or desk.staff.daniel)
        )


def test_the_second_order_of_the_fringe_brings_its_credit_to_the_penny(desk: Desk) -> None:
    first = make.first_order(desk.store, desk.staff.daniel, desk.family)
    second = make.second_order(desk.store, desk.staff.daniel, desk.family, first)
    order = desk.store.ask(orders.order, second)
    shown = (order.total.show(), order.credit_brought.show(), order.to_pay.show(), order.balance.show())
    assert shown == ("£2,020.00", "£1,555.00", "£465.00", "£465.00")
    assert order.promised_on is not None
    assert order.promised_on.isoformat() == "2027-01-05"
    assert desk.store.ask(orders.balance, first) == Money(0)
    assert all(line.replaced_by == second for line in desk.store.ask(orders.order, first).lines)


def test_the_uplift_is_the_owners_alone(desk: Desk) -> None:
    first = make.first_order(desk.store, desk.staff.daniel, desk.family)
    second = make.second_order(desk.store, desk.staff.daniel, desk.family, first)
    assert desk.store.ask(orders.uplift, desk.staff.helen, second) == pounds(465)
    for someone in (desk.staff.daniel, desk.staff.priya):
        with pytest.raises(Refused, match="Only the owner"):
            desk.store.ask(orders.uplift, someone, second)
    rows = repr(desk.store.ask(orders.of_household, desk.family)) + repr(desk.store.ask(orders.listing))
    assert "uplift" not in rows
    assert "cost" not in rows


def test_a_third_round_compares_with_the_first_order(desk: Desk) -> None:
    first = make.first_order(desk.store, desk.staff.daniel, desk.family)
    make.second_order(desk.store, desk.staff.daniel, desk.family, first, make.paid(465))
    with clock.standing_at(datetime(2027, 3, 2, 19)):
        lines = make.second_lines(desk.store)[:2]
        draft = OrderDraft(desk.family, StaffId(desk.staff.helen.staff_id), lines, replaces_order_id=first)
        third = OrderId(
            desk.store.do(orders.place, draft, ConfirmDraft(surplus=Surplus.CREDIT), by=desk.staff.helen)
        )
    order = desk.store.ask(orders.order, third)
    assert (order.total, order.credit_brought, order.to_pay) == (pounds(1360), pounds(2020), pounds(0))
    assert desk.store.ask(orders.uplift, desk.staff.helen, third) == pounds(-195)
    assert desk.store.ask(orders.first_order, third) == first
    assert desk.store.ask(orders.kept_credit, desk.family) == pounds(660)


def test_what_was_not_paid_on_replaced_pictures_is_let_go_by_the_same_act(desk: Desk) -> None:
    first = make.first_order(
        desk.store, desk.staff.daniel, desk.family, make.paid(500), make.paid(55, Method.CASH)
    )
    assert desk.store.ask(orders.balance, first) == pounds(1000)
    second = make.second_order(desk.store, desk.staff.daniel, desk.family, first)
    assert desk.store.ask(orders.balance, first) == Money(0), "nothing is charged twice"
    order = desk.store.ask(orders.order, second)
    assert (order.credit_brought, order.to_pay) == (pounds(555), pounds(1465))
    with pytest.raises(Refused, match=r"Only £0\.00"):
        desk.store.do(orders.take_payment, first, make.paid(1), by=desk.staff.priya)


def test_part_of_the_pictures_replaced_brings_their_part_of_the_payments(desk: Desk) -> None:
    store = desk.store
    with clock.standing_at(make.FIRST_EVENING):
        reason = "second session"
        draft = OrderDraft(
            desk.family,
            StaffId(desk.staff.daniel.staff_id),
            make.first_lines(store),
            discount=Money(5_55),
            discount_reason=reason,
        )
        payments = (make.paid(777), make.paid(100, Method.TRANSFER))
        first = OrderId(store.do(orders.place, draft, ConfirmDraft(payments=payments), by=desk.staff.daniel))
    lines = store.ask(orders.replaceable, first)
    large = [line for line in lines if line.width_in == 30]
    again = OrderDraft(
        desk.family,
        StaffId(desk.staff.daniel.staff_id),
        (make.line(store, "0204", 40, 30),),
        replaces_order_id=first,
        replaces=tuple(line.id for line in large if line.id is not None),
    )
    with clock.standing_at(make.SECOND_EVENING):
        quoted = store.ask(orders.quote, again)
        second = OrderId(store.do(orders.place, again, ConfirmDraft(), by=desk.staff.daniel))
    whole, cost = Money(1_549_45), large[0].charge
    exact = pounds(877).part(cost.minor, whole.minor)
    order = store.ask(orders.order, second)
    assert abs(order.credit_brought.minor - exact.minor) <= 1
    assert quoted.credit == order.credit_brought
    released = cost - order.credit_brought
    assert store.ask(orders.balance, first) == whole - pounds(877) - released
    assert order.to_pay == pounds(1195) - order.credit_brought
    left = store.ask(orders.replaceable, first)
    assert [line.image_ref for line in left] == ["0152", "0160", "0163", "0171"]
    store.do(
        orders.take_payment,
        first,
        PaymentDraft(store.ask(orders.balance, first), Method.CARD),
        by=desk.staff.priya,
    )
    third = reshoot(desk, first, make.small_ones(store, [("0300", "Ellie", "hall")] * 5))
    assert store.ask(orders.order, third).credit_brought == whole - cost, (
        "every penny paid has passed on, once"
    )


def test_a_picture_is_replaced_once(desk: Desk) -> None:
    first = make.first_order(desk.store, desk.staff.daniel, desk.family)
    line = desk.store.ask(orders.order, first).lines[0].id
    assert line is not None
    draft = OrderDraft(
        desk.family,
        StaffId(desk.staff.daniel.staff_id),
        make.second_lines(desk.store),
        replaces_order_id=first,
        replaces=(line,),
    )
    with clock.standing_at(make.SECOND_EVENING):
        desk.store.do(orders.place, draft, ConfirmDraft(), by=desk.staff.daniel)
        with pytest.raises(Refused, match="already being replaced") as refused:
            desk.store.do(orders.begin, draft, by=desk.staff.daniel)
    assert refused.value.field == "replaces"


def test_for_a_smaller_order_the_owner_chooses_a_refund_and_it_is_given_once(desk: Desk) -> None:
    store, helen = desk.store, desk.staff.helen
    first = make.first_order(store, desk.staff.daniel, desk.family)
    lines = (make.line(store, "0204", 30, 24),)
    for confirm, by in (
        ({}, helen),
        ({"surplus": Surplus.REFUND, "surplus_method": Method.CARD}, desk.staff.daniel),
    ):
        with pytest.raises(Refused, match=r"£660\.00 smaller") as refused:
            reshoot(desk, first, lines, by=by, **confirm)
        assert refused.value.field == "surplus"
    second = reshoot(desk, first, lines, by=helen, surplus=Surplus.REFUND, surplus_method=Method.CARD)
    order = store.ask(orders.order, second)
    assert (order.credit_brought, order.to_pay, order.revision.given_back) == (
        pounds(1555),
        Money(0),
        pounds(660),
    )
    before = store.ask(orders.order, first)
    assert (before.taken, before.balance, before.refundable) == (pounds(895), Money(0), Money(0))
    assert store.ask(orders.kept_credit, desk.family) == Money(0)
    with pytest.raises(Refused, match=r"Only £0\.00"):
        store.do(orders.refund, first, GOODWILL, by=helen)


def test_credit_that_is_kept_comes_off_the_next_order_once(desk: Desk) -> None:
    store, helen = desk.store, desk.staff.helen
    first = make.first_order(store, desk.staff.daniel, desk.family)
    reshoot(desk, first, (make.line(store, "0204", 30, 24),), by=helen, surplus=Surplus.CREDIT)
    assert store.ask(orders.kept_credit, desk.family) == pounds(660)
    with clock.standing_at(datetime(2027, 2, 3, 11)):
        copies = OrderDraft(
            desk.family,
            StaffId(desk.staff.priya.staff_id),
            make.small_ones(store, [("0204", "all four", "office")] * 3),
            extra_copies=True,
        )
        third = OrderId(store.do(orders.place, copies, ConfirmDraft(), by=desk.staff.priya))
        fourth = OrderId(store.do(orders.place, copies, ConfirmDraft(), by=desk.staff.priya))
    assert store.ask(orders.order, third).to_pay == Money(0)
    assert store.ask(orders.order, fourth).to_pay == pounds(495 - 165)
    assert store.ask(orders.kept_credit, desk.family) == Money(0)


def test_a_reshoots_order_called_off_gives_its_credit_back(desk: Desk) -> None:
    store = desk.store
    first = make.first_order(store, desk.staff.daniel, desk.family, make.paid(555))
    second = make.second_order(store, desk.staff.daniel, desk.family, first)
    store.do(orders.cancel, second, "She would rather keep the first ones", by=desk.staff.helen)
    assert store.ask(orders.balance, first) == pounds(1000)
    again = make.second_order(store, desk.staff.daniel, desk.family, first)
    assert store.ask(orders.order, again).credit_brought == pounds(555)


def test_a_refund_is_the_owners_wants_a_reason_and_never_passes_what_was_taken(desk: Desk) -> None:
    store, helen = desk.store, desk.staff.helen
    order = make.first_order(store, desk.staff.daniel, desk.family, make.paid(600))
    for by in (desk.staff.daniel, desk.staff.priya):
        with pytest.raises(Refused, match="Only the owner"):
            store.do(orders.refund, order, GOODWILL, by=by)
    for wrong, field in (
        (replace(GOODWILL, reason=" "), "reason"),
        (replace(GOODWILL, amount=Money(0)), "amount"),
        (replace(GOODWILL, amount=pounds(601)), "amount"),
    ):
        with pytest.raises(Refused) as refused:
            store.do(orders.refund, order, wrong, by=helen)
        assert refused.value.field == field
    for _ in range(6):
        store.do(orders.refund, order, GOODWILL, by=helen)
    with pytest.raises(Refused, match=r"Only £0\.00"):
        store.do(orders.refund, order, replace(GOODWILL, amount=Money(1)), by=helen)
    assert store.ask(orders.balance, order) == pounds(955), "what was given back is not asked for again"


def test_a_payment_entered_by_mistake_is_owed_again(desk: Desk) -> None:
    store, helen = desk.store, desk.staff.helen
    order = make.first_order(store, desk.staff.daniel, desk.family, make.paid(600))
    mistake = RefundDraft(pounds(600), Method.CARD, "The card was declined", still_owed=True)
    store.do(orders.refund, order, mistake, by=helen)
    assert store.ask(orders.balance, order) == pounds(1555)
    store.do(orders.take_payment, order, make.paid(1555, Method.CHEQUE), by=desk.staff.priya)
    assert store.ask(orders.balance, order) == Money(0)


def test_no_more_is_taken_than_is_owed_and_nothing_before_the_order_is_placed(desk: Desk) -> None:
    store, priya = desk.store, desk.staff.priya
    with clock.standing_at(make.FIRST_EVENING):
        draft = OrderDraft(desk.family, StaffId(priya.staff_id), make.first_lines(store))
        begun = OrderId(store.do(orders.begin, draft, by=priya))
        with pytest.raises(Refused, match="not been placed"):
            store.do(orders.take_payment, begun, make.paid(1), by=priya)
        with pytest.raises(Refused, match=r"Only £1,555\.00") as refused:
            store.do(orders.place, draft, ConfirmDraft(payments=(make.paid(1556),)), by=priya)
    assert refused.value.field == "amount"


def test_what_was_overpaid_after_a_revision_is_given_back_before_it_closes(desk: Desk) -> None:
    store, helen = desk.store, desk.staff.helen
    order_id = make.first_order(store, helen, desk.family)
    with clock.standing_at(datetime(2026, 9, 18, 11)):
        fewer = OrderDraft(desk.family, StaffId(helen.staff_id), make.first_lines(store)[:4])
        store.do(orders.amend, order_id, fewer, ConfirmDraft(), by=helen)
    assert store.ask(orders.balance, order_id) == pounds(-165)
    store.do(orders.refund, order_id, RefundDraft(pounds(165), Method.CARD, "One picture fewer"), by=helen)
    assert store.ask(orders.balance, order_id) == Money(0)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.integers(1, 900), max_size=3),
    st.sets(st.integers(0, 4)),
    st.integers(0, 5000),
    st.integers(1, 6),
    st.booleans(),
)
def test_no_round_of_reshoots_ever_makes_or_loses_a_penny(
    sqlite_store: Store, payments: list[int], replaced: set[int], discount: int, pieces: int, refund: bool
) -> None:
    """The money taken is what the orders were charged less what was let go, whatever was replaced by whatever."""
    store = sqlite_store
    if not store.ask(business.is_open_for_business):
        marsh_and_reed(store)
    helen = store.ask(business.actor, 1)
    family = clients.ashworths(store, helen)
    with clock.standing_at(make.FIRST_EVENING):
        drafted = OrderDraft(
            family,
            StaffId(1),
            make.first_lines(store),
            discount_basis_points=discount,
            discount_reason="so we said" if discount else "",
        )
        first = OrderId(store.do(orders.place, drafted, ConfirmDraft(), by=helen))
        for part in payments:
            owed = store.ask(orders.balance, first)
            if owed:
                store.do(
                    orders.take_payment,
                    first,
                    PaymentDraft(min(owed, Money(part * 100)), Method.CARD),
                    by=helen,
                )
    before = store.ask(orders.order, first)
    chosen = [line for place, line in enumerate(before.lines) if place in replaced]
    with clock.standing_at(make.SECOND_EVENING):
        again = OrderDraft(
            family,
            StaffId(1),
            make.second_lines(store)[:pieces],
            replaces_order_id=first,
            replaces=tuple(line.id for line in chosen if line.id is not None),
        )
        how = Surplus.REFUND if refund else Surplus.CREDIT
        second = OrderId(
            store.do(orders.place, again, ConfirmDraft(surplus=how, surplus_method=Method.CARD), by=helen)
        )
    after, order = store.ask(orders.order, first), store.ask(orders.order, second)
    cost = sum((line.charge for line in chosen), Money(0))
    assert Money(0) <= order.credit_brought <= min(before.taken, cost)
    assert order.to_pay == max(Money(0), order.total - order.credit_brought)
    assert after.balance + (cost - order.credit_brought) == before.balance
    kept = store.ask(orders.kept_credit, family)
    surplus = max(Money(0), order.credit_brought - order.total)
    assert kept == (Money(0) if refund else surplus)
    assert order.revision.given_back == (surplus if refund else Money(0))
    assert after.taken == before.taken - order.revision.given_back
    assert list(schema.check(store, pages=False)) == []


def test_of_three_prints_of_one_picture_two_are_replaced_and_what_was_paid_on_the_third_stays(
    desk: Desk,
) -> None:
    lines = make.first_lines(desk.store)
    ordered = (lines[0], replace(lines[1], quantity=3))
    with clock.standing_at(make.FIRST_EVENING):
        first = make.placed(desk.store, desk.staff.daniel, desk.family, ordered, make.paid(1390))
    three = desk.store.ask(orders.order, first).lines[1].id
    assert three is not None
    draft = OrderDraft(
        desk.family, StaffId(desk.staff.daniel.staff_id), make.second_lines(desk.store), replaces_order_id=first,
        replaces=(three,), replaces_part=((three, 2),),
    )  # fmt: skip
    with clock.standing_at(make.SECOND_EVENING):
        assert desk.store.ask(orders.quote, draft).credit == pounds(330)
        second = OrderId(desk.store.do(orders.place, draft, ConfirmDraft(), by=desk.staff.daniel))
    assert desk.store.ask(orders.order, second).credit_brought == pounds(330)
    assert desk.store.ask(orders.balance, first) == Money(0)
    # An order that replaced some of its pictures does not stand in its place.
    assert desk.store.ask(orders.standing_for, first) == first
    assert schema.check(desk.store) == []
