"""An order from the evening it is made to the day it is closed, on both databases."""

from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

import pytest

from studio import catalogue, clock, making, orders, promises
from studio.business import StaffId
from studio.catalogue import PriceDraft, PriceListDraft
from studio.clients import HouseholdId
from studio.clients import find as find_clients
from studio.db import Store
from studio.errors import Conflict, Missing, Refused
from studio.money import Money
from studio.orders import ConfirmDraft, LineDraft, OrderDraft, OrderId, OrderState, RevisionState
from studio.promises import PromiseKind, PromiseState
from tests.make import clients
from tests.make import orders as make
from tests.make.business import Staff, marsh_and_reed


class Desk(NamedTuple):
    store: Store
    staff: Staff
    family: HouseholdId


@pytest.fixture
def desk(store: Store) -> Desk:
    staff = marsh_and_reed(store)
    with clock.standing_at(datetime(2026, 9, 1, 10)):
        return Desk(store, staff, clients.ashworths(store, staff.priya))


def draft(desk: Desk, *lines: LineDraft, **more: object) -> OrderDraft:
    return OrderDraft(
        desk.family, StaffId(desk.staff.daniel.staff_id), lines or make.first_lines(desk.store), **more
    )


def test_the_first_order_of_the_fringe_to_the_penny_and_to_the_day(desk: Desk) -> None:
    order_id = make.first_order(desk.store, desk.staff.daniel, desk.family)
    order = desk.store.ask(orders.order, order_id)
    assert order.number == "O-00001"
    assert (order.total.show(), order.balance.show(), order.revision.tax.show()) == (
        "£1,555.00",
        "£0.00",
        "£259.17",
    )
    assert order.promised_on == date(2026, 10, 14)
    assert [line.line_total.show() for line in order.lines] == ["£895.00", *["£165.00"] * 4]
    assert order.lines[0].size == "30 inches wide by 24 inches high"
    promised = [
        row for row in desk.store.ask(promises.of_household, desk.family) if row.kind is PromiseKind.DATE
    ]
    assert [(row.due, row.source) for row in promised] == [(date(2026, 10, 14), f"order:{order_id}")]


def test_an_order_is_found_by_its_number(desk: Desk) -> None:
    make.first_order(desk.store, desk.staff.daniel, desk.family)
    for typed in ("O-00001", "o1", "o 1"):
        assert [found.household_id for found in desk.store.ask(find_clients, typed)] == [desk.family]
    assert desk.store.ask(orders.order_numbered, "1").number == "O-00001"
    with pytest.raises(Missing):
        desk.store.ask(orders.order_numbered, "77")


def test_drafts_take_no_number_and_numbers_have_no_gap(desk: Desk) -> None:
    daniel = desk.staff.daniel
    with clock.standing_at(make.FIRST_EVENING):
        left = desk.store.do(orders.begin, draft(desk), by=daniel)
        desk.store.do(orders.cancel, left, "They thought better of it", by=daniel)
        with pytest.raises(Refused):
            desk.store.do(orders.place, draft(desk, discount=Money(100)), ConfirmDraft(), by=daniel)
        placed = [
            make.placed(desk.store, daniel, desk.family, make.first_lines(desk.store)) for _ in range(3)
        ]
        desk.store.do(orders.cancel, placed[1], "Ordered twice", by=daniel)
    numbers = [desk.store.ask(orders.order, each).number for each in placed]
    assert numbers == ["O-00001", "O-00002", "O-00003"]
    assert desk.store.ask(orders.order, left).number is None
    cancelled = desk.store.ask(orders.order, placed[1])
    assert (cancelled.state, cancelled.cancelled_reason) == (OrderState.CANCELLED, "Ordered twice")


def test_pressing_twice_places_one_order(desk: Desk) -> None:
    with clock.standing_at(make.FIRST_EVENING):
        placing = (orders.place, draft(desk), ConfirmDraft(payments=(make.paid(100),)))
        twice = [desk.store.do(*placing, by=desk.staff.daniel, key="once") for _ in range(2)]
    assert twice[0] == twice[1]
    order = desk.store.ask(orders.of_household, desk.family)
    assert len(order) == 1
    assert order[0].taken == Money(100_00)


def test_the_price_on_a_line_outlives_the_price_list(desk: Desk) -> None:
    daniel, helen = desk.staff.daniel, desk.staff.helen
    with clock.standing_at(make.FIRST_EVENING):
        order_id = OrderId(desk.store.do(orders.begin, draft(desk), by=daniel))
        dearer = PriceDraft("Framed print", 30, 24, "oak frame", Money(999_00), 10)
        tomorrow = PriceListDraft("Autumn", date(2026, 9, 17), (dearer,))
        desk.store.do(catalogue.add_price_list, tomorrow, by=helen)
    with clock.standing_at(datetime(2026, 9, 18, 11)):
        desk.store.do(orders.save_draft, order_id, draft(desk), by=daniel)
        desk.store.do(orders.confirm, order_id, ConfirmDraft(), by=daniel)
        with pytest.raises(Refused, match="not in the price list"):
            desk.store.do(orders.begin, draft(desk), by=daniel)
    assert desk.store.ask(orders.order, order_id).total == Money(1_555_00)


def test_a_promised_price_is_charged_when_it_is_the_lower(desk: Desk) -> None:
    listed = make.priced(desk.store, 30, 24)
    for promised, charged in ((Money(850_00), Money(850_00)), (Money(950_00), Money(895_00))):
        line = LineDraft("0147", listed.id, promised_price=promised)
        with clock.standing_at(make.FIRST_EVENING):
            order_id = make.placed(desk.store, desk.staff.priya, desk.family, [line])
        row = desk.store.ask(orders.order, order_id).lines[0]
        assert (row.unit_price, row.price_promised) == (charged, charged < listed.amount)


def test_a_discount_wants_its_reason_and_is_shared_to_the_penny(desk: Desk) -> None:
    with clock.standing_at(make.FIRST_EVENING):
        with pytest.raises(Refused) as refused:
            desk.store.do(
                orders.place, draft(desk, discount_basis_points=1000), ConfirmDraft(), by=desk.staff.priya
            )
        assert refused.value.field == "discount_reason"
        reason = "second session, as promised in May"
        given = draft(desk, discount_basis_points=1000, discount_reason=reason)
        order_id = desk.store.do(orders.place, given, ConfirmDraft(), by=desk.staff.priya)
    order = desk.store.ask(orders.order, OrderId(order_id))
    assert (order.revision.discount, order.total) == (Money(155_50), Money(1_399_50))
    assert sum((line.charge for line in order.lines), Money(0)) == order.total
    kept = [
        row for row in desk.store.ask(promises.of_household, desk.family) if row.kind is PromiseKind.DISCOUNT
    ]
    assert [(row.price, row.state) for row in kept] == [(Money(155_50), PromiseState.KEPT)]


def test_only_the_owner_promises_earlier_and_says_why(desk: Desk) -> None:
    soon = ConfirmDraft(promised_on=date(2026, 9, 30))
    with clock.standing_at(make.FIRST_EVENING):
        with pytest.raises(Refused, match=r"Wednesday 14 October 2026\. Only the owner"):
            desk.store.do(orders.place, draft(desk), soon, by=desk.staff.daniel)
        with pytest.raises(Refused) as refused:
            desk.store.do(orders.place, draft(desk), soon, by=desk.staff.helen)
        assert refused.value.field == "promise_reason"
        because = replace(soon, promise_reason="The frames are here already")
        order_id = desk.store.do(orders.place, draft(desk), because, by=desk.staff.helen)
        later = ConfirmDraft(promised_on=date(2026, 11, 4))
        other = desk.store.do(orders.place, draft(desk), later, by=desk.staff.daniel)
    assert desk.store.ask(orders.order, OrderId(order_id)).promised_on == date(2026, 9, 30)
    assert desk.store.ask(orders.order, OrderId(other)).promised_on == date(2026, 11, 4)


def test_nothing_is_made_before_it_is_signed_and_nothing_skips_a_step(desk: Desk) -> None:
    store, daniel = desk.store, desk.staff.daniel
    order_id = make.first_order(store, daniel, desk.family)
    for verb in (orders.ready, orders.close):
        with pytest.raises(Refused, match="This order is confirmed"):
            store.do(verb, order_id, by=daniel)
    with pytest.raises(Refused, match="signed first"):
        store.do(making.start, order_id, by=daniel)
    with clock.standing_at(datetime(2026, 10, 9, 15)):
        make.made(store, daniel, order_id)
    order = store.ask(orders.order, order_id)
    assert order.state is OrderState.READY
    promised = store.ask(promises.of_household, desk.family)
    assert [row.state for row in promised] == [PromiseState.KEPT]
    with pytest.raises(Refused, match="This order is ready"):
        store.do(orders.cancel, order_id, "No", by=desk.staff.helen)


def test_what_is_in_production_is_called_off_by_the_owner_alone(desk: Desk) -> None:
    store, daniel = desk.store, desk.staff.daniel
    with clock.standing_at(make.FIRST_EVENING):
        order_id = make.placed(store, daniel, desk.family, make.first_lines(store))
        store.do(orders.sign, order_id, by=daniel)
        store.do(making.start, order_id, by=daniel)
        with pytest.raises(Refused, match="Only the owner"):
            store.do(making.call_off, order_id, "They moved away", by=daniel)
        with pytest.raises(Refused) as refused:
            store.do(making.call_off, order_id, " ", by=desk.staff.helen)
        assert refused.value.field == "reason"
        store.do(making.call_off, order_id, "They moved away", by=desk.staff.helen)
    assert store.ask(promises.of_household, desk.family)[0].state is PromiseState.RELEASED


def test_a_change_is_a_revision_that_names_the_old_and_is_signed_again(desk: Desk) -> None:
    store, daniel = desk.store, desk.staff.daniel
    with clock.standing_at(make.FIRST_EVENING):
        order_id = make.placed(store, daniel, desk.family, make.first_lines(store), make.paid(1000))
        store.do(orders.sign, order_id, by=daniel)
        first_page = store.ask(orders.paper, order_id)
    with clock.standing_at(datetime(2026, 9, 18, 11)):
        lines = (*make.first_lines(store)[:4], make.line(store, "0180", 14, 11, "Ellie and Tom", "stairs"))
        changed = draft(desk, *lines, revision=1)
        number = store.do(orders.amend, order_id, changed, ConfirmDraft(), by=daniel)
        # A second desk that still shows the first revision neither undoes this one nor signs it unseen.
        with pytest.raises(Conflict, match="revision 2 is in force now") as conflict:
            store.do(orders.amend, order_id, draft(desk, revision=1), ConfirmDraft(), by=daniel)
        assert (conflict.value.mine["Line 5"], conflict.value.theirs["Line 5"]) == ("0171 × 1", "0180 × 1")
        with pytest.raises(Conflict, match="Revision 2 has taken its place"):
            store.do(orders.sign, order_id, 1, by=daniel)
    order = store.ask(orders.order, order_id)
    assert (number, order.revision.number, order.signed_at) == ("O-00001", 2, None)
    assert order.revision.what_changed == (
        "Added picture 0180. Taken out picture 0171. The total was £1,555.00 and is now £1,685.00."
    )
    assert (order.balance, order.state) == (Money(685_00), OrderState.CONFIRMED)
    assert store.ask(orders.paper, order_id, 1) == first_page
    assert store.ask(orders.paper, order_id) != first_page
    with pytest.raises(Refused, match="revision 2 of the order signed"):
        store.do(making.start, order_id, by=daniel)


def test_a_revision_of_the_same_pictures_keeps_the_promised_day(desk: Desk) -> None:
    store, daniel = desk.store, desk.staff.daniel
    order_id = make.first_order(store, daniel, desk.family)
    with clock.standing_at(datetime(2026, 9, 30, 11)):
        elsewhere = replace(make.first_lines(store)[1], hanging_place="landing")
        lines = (make.first_lines(store)[0], elsewhere, *make.first_lines(store)[2:])
        store.do(orders.amend, order_id, draft(desk, *lines), ConfirmDraft(), by=daniel)
        assert store.ask(orders.order, order_id).promised_on == date(2026, 10, 14)
        larger = (*lines[1:], make.line(store, "0147", 40, 30))
        store.do(orders.amend, order_id, draft(desk, *larger), ConfirmDraft(), by=daniel)
    order = store.ask(orders.order, order_id)
    assert order.promised_on == date(2026, 10, 28)
    assert [row.due for row in store.ask(promises.of_household, desk.family)] == [date(2026, 10, 28)]


def test_a_revision_given_up_leaves_the_order_as_it_was(desk: Desk) -> None:
    store, daniel = desk.store, desk.staff.daniel
    order_id = make.first_order(store, daniel, desk.family)
    before = store.ask(orders.order, order_id)
    store.do(orders.revise, order_id, by=daniel)
    assert store.ask(orders.order, order_id).draft is not None
    with pytest.raises(Refused, match="begun already"):
        store.do(orders.revise, order_id, by=daniel)
    store.do(orders.drop_revision, order_id, by=daniel)
    after = store.ask(orders.order, order_id)
    assert (after.draft, after.revision) == (None, before.revision)


def test_two_desks_never_overwrite_each_other_unseen(desk: Desk) -> None:
    store, daniel, priya = desk.store, desk.staff.daniel, desk.staff.priya
    with clock.standing_at(make.FIRST_EVENING):
        order_id = OrderId(store.do(orders.begin, draft(desk), by=daniel))
        seen = store.ask(orders.order, order_id).revision.version
        elsewhere = replace(make.first_lines(store)[0], hanging_place="dining room")
        store.do(orders.save_draft, order_id, draft(desk, elsewhere, version=seen), by=priya)
        with pytest.raises(Conflict) as conflict:
            store.do(orders.save_draft, order_id, draft(desk, version=seen), by=daniel)
    assert list(conflict.value.theirs) == ["Line 1"]
    assert len(conflict.value.mine) == 5
    assert store.ask(orders.order, order_id).lines[0].hanging_place == "dining room"


def test_what_is_refused_names_its_field_and_keeps_the_draft(desk: Desk) -> None:
    store, daniel = desk.store, desk.staff.daniel
    listed = make.priced(store, 10, 8).id
    wrong = {
        "lines": draft(desk),
        "image_ref": draft(desk, LineDraft(" ", listed)),
        "quantity": draft(desk, LineDraft("0147", listed, quantity=1000)),
        "size": draft(desk, LineDraft("0147", None)),
        "hanging_place": draft(desk, LineDraft("0147", listed, hanging_place="x" * 121)),
        "discount": draft(
            desk, LineDraft("0147", listed), discount=Money(165_01), discount_reason="too kind"
        ),
    }
    wrong["lines"] = replace(wrong["lines"], lines=())
    with clock.standing_at(make.FIRST_EVENING):
        for field, made in wrong.items():
            with pytest.raises(Refused) as refused:
                store.do(orders.place, made, ConfirmDraft(), by=daniel)
            assert refused.value.field == field
    assert store.ask(orders.of_household, desk.family) == ()


@pytest.mark.parametrize("words", ["<b>Ellie</b>", "O'Brien", "=cmd()", 'says "hello" & goes', "Zoë Żółć"])
def test_words_are_kept_and_printed_as_they_were_typed(desk: Desk, words: str) -> None:
    line = replace(make.first_lines(desk.store)[0], people=words, hanging_place=words)
    with clock.standing_at(make.FIRST_EVENING):
        order_id = make.placed(desk.store, desk.staff.daniel, desk.family, [line])
    row = desk.store.ask(orders.order, order_id).lines[0]
    assert (row.people, row.hanging_place) == (words, words)


def test_what_no_face_can_print_is_refused_and_uses_no_number(desk: Desk) -> None:
    with clock.standing_at(make.FIRST_EVENING):
        unprintable = replace(make.first_lines(desk.store)[0], people="\U00013000\U00013001")
        with pytest.raises(Refused):
            make.placed(desk.store, desk.staff.daniel, desk.family, [unprintable])
        order_id = make.placed(desk.store, desk.staff.daniel, desk.family, make.first_lines(desk.store))
    assert desk.store.ask(orders.order, order_id).number == "O-00001"


def test_the_quote_is_what_the_order_then_comes_to(desk: Desk) -> None:
    with clock.standing_at(make.FIRST_EVENING):
        made = draft(desk, discount=Money(55_00), discount_reason="as promised")
        quoted = desk.store.ask(orders.quote, made)
        order_id = desk.store.do(orders.place, made, ConfirmDraft(), by=desk.staff.daniel)
    order = desk.store.ask(orders.order, OrderId(order_id))
    assert (quoted.total, quoted.tax, quoted.to_pay) == (order.total, order.revision.tax, order.to_pay)
    assert quoted.feasible_on == order.promised_on
    assert [line.charge for line in quoted.lines] == [line.charge for line in order.lines]


def test_the_list_puts_late_orders_first_and_drafts_last(desk: Desk) -> None:
    store, daniel = desk.store, desk.staff.daniel
    with clock.standing_at(datetime(2026, 10, 7, 11)):
        store.do(orders.begin, draft(desk), by=daniel)
        make.placed(store, daniel, desk.family, make.first_lines(store))
    make.first_order(store, daniel, desk.family)
    with clock.standing_at(datetime(2026, 10, 15, 9)):
        rows = store.ask(orders.listing)
    assert [(row.number, row.late, row.near) for row in rows] == [
        ("O-00002", True, False),
        ("O-00001", False, False),
        (None, False, False),
    ]
    with clock.standing_at(datetime(2026, 10, 14, 9)):
        assert next((row.late, row.near) for row in store.ask(orders.listing)) == (False, True)


def test_a_draft_revision_beside_the_one_in_force_is_not_listed_twice(desk: Desk) -> None:
    order_id = make.first_order(desk.store, desk.staff.daniel, desk.family)
    desk.store.do(orders.revise, order_id, by=desk.staff.daniel)
    rows = desk.store.ask(orders.listing)
    assert [(row.number, row.total) for row in rows] == [("O-00001", Money(1_555_00))]
    assert desk.store.ask(orders.order, order_id).revision.state is RevisionState.ISSUED


def test_what_is_ready_waits_quietly_behind_what_is_late(desk: Desk) -> None:
    store, daniel = desk.store, desk.staff.daniel
    with clock.standing_at(datetime(2026, 9, 2, 11)):
        waiting = make.placed(store, daniel, desk.family, make.first_lines(store))
        make.made(store, daniel, waiting)
    late = make.first_order(store, daniel, desk.family)
    with clock.standing_at(datetime(2026, 10, 15, 9)):
        assert [row.id for row in store.ask(orders.listing)] == [late, waiting]
