"""What a case truly cost, from the records alone, and for the owner alone."""

from datetime import datetime

import pytest

from studio import care, clock, orders
from studio.care import OfferDraft, OfferKind, OfferOutcome
from studio.db import Store
from studio.errors import Refused
from studio.money import Money
from studio.orders import Method, RefundDraft
from tests.make import care as make
from tests.make.letters import fringe
from tests.studio.care.test_the_first_order import placed, second_viewing


def test_the_fringe_cost_a_session_a_gift_and_money_back_and_brought_new_money(store: Store) -> None:
    told = fringe(store)
    concern_id = make.fringe_told(
        store, told.staff, told.household_id, told.session_id, order_id=told.order_id
    )

    def accepted(kind: OfferKind, **amounts: Money) -> None:
        draft = OfferDraft(kind, outcome=OfferOutcome.ACCEPTED, **amounts)  # type: ignore[arg-type]  # amounts by name
        store.do(care.offer, concern_id, draft, make.case(store, concern_id).version, by=told.staff.helen)

    with clock.standing_at(datetime(2026, 11, 25, 10)):
        accepted(OfferKind.GIFT, worth=Money(50_00), cost=Money(33_00))
        accepted(OfferKind.TRAVEL, worth=Money(12_40))
        accepted(OfferKind.PART_REFUND, worth=Money(40_00))
    early = store.ask(care.true_cost, told.staff.helen, concern_id)
    assert [(line.words, line.amount.show()) for line in early.lines] == [
        ("The session again", "£60.00"),
        ("Gift", "£33.00"),
        ("Travel cost", "£12.40"),
        ("Money given back", "£40.00"),
    ]
    assert early.lines[-1].detail == "£40.00 of it is still to be given"
    assert (early.new_money, early.uplift) == (None, None)
    with clock.standing_at(datetime(2026, 11, 26, 10)):
        back = RefundDraft(Money(40_00), Method.CARD, "As agreed on the telephone")
        store.do(orders.refund, told.order_id, back, by=told.staff.helen)
    placed(store, told, second_viewing(store, told, concern_id))
    row = store.ask(care.true_cost, told.staff.helen, concern_id)
    assert row.total == Money(145_40)
    assert row.lines[-1].detail == ""
    assert row.credited == Money(1515_00)
    assert (row.new_money, row.uplift) == (Money(505_00), Money(465_00))
    for other in (told.staff.priya, told.staff.daniel):
        with pytest.raises(Refused, match="owner"):
            store.ask(care.true_cost, other, concern_id)
