"""The bench from the signed order to the wrapped picture, on both databases."""

from datetime import date, datetime
from typing import NamedTuple

import pytest

from studio import clock, making, orders
from studio.clients import HouseholdId
from studio.db import Store
from studio.errors import Conflict, Missing, Refused
from studio.making import Cause, Point, RemakeDraft, Stage, StepKind
from studio.orders import OrderId, OrderState
from tests.make import clients
from tests.make import making as bench
from tests.make import orders as make
from tests.make.business import Staff, marsh_and_reed

EVENING = make.FIRST_EVENING


class Desk(NamedTuple):
    store: Store
    staff: Staff
    family: HouseholdId
    order: OrderId


@pytest.fixture
def desk(store: Store) -> Desk:
    """Five pictures ordered on Wednesday 16 September 2026, promised by Wednesday 14 October."""
    staff = marsh_and_reed(store)
    with clock.standing_at(datetime(2026, 9, 1, 10)):
        family = clients.ashworths(store, staff.priya)
    return Desk(store, staff, family, make.first_order(store, staff.helen, family))


def test_each_picture_is_a_piece_that_moves_stage_by_stage_until_the_order_is_ready(desk: Desk) -> None:
    store, (helen, daniel, _) = desk.store, desk.staff
    with clock.standing_at(datetime(2026, 9, 18, 10)):
        with pytest.raises(Refused, match="signed first"):
            store.do(making.start, desk.order, by=daniel)
        pieces = bench.begin(store, desk.order, daniel)
        assert [row.code for row in pieces] == [f"O-00001/{number}" for number in range(1, 6)]
        assert pieces[0].size == "30 inches wide by 24 inches high"
        first = store.ask(making.scan, daniel, " o1/1 ")
        assert (first.id, first.stage, first.next_stage) == (pieces[0].id, Stage.TO_START, Stage.RETOUCHING)
        with pytest.raises(Refused, match=r"O-00001/1 would pass retouching\. Please say why") as refused:
            store.do(making.move_on, first.id, first.version, Stage.PRINTED, by=daniel)
        assert refused.value.field == "because"
        store.do(making.move_on, first.id, first.version, Stage.PRINTED, "A document to copy", by=daniel)
        with pytest.raises(Conflict, match="it is printed now"):
            store.do(making.move_on, first.id, first.version, by=helen)
        with pytest.raises(Refused, match="does not go back"):
            store.do(making.move_on, first.id, None, Stage.RETOUCHING, by=helen)
        with pytest.raises(Refused, match="has not been checked"):
            store.do(making.move_on, first.id, None, Stage.READY, by=helen)
        assert store.do(making.move_on, first.id, None, by=daniel) is Stage.FRAMED
        every = making.points(first.framing)
        with pytest.raises(Refused, match="You made O-00001/1 yourself"):
            store.do(making.check, first.id, None, every, by=daniel)
        with pytest.raises(Refused, match="Please look at the spelling too"):
            store.do(making.check, first.id, None, every[:-1], by=helen)
        store.do(making.check, first.id, None, every, by=helen)
        assert store.ask(orders.order, desk.order).state is OrderState.IN_PRODUCTION
        bench.finish(store, desk.order, daniel)
    assert store.ask(orders.order, desk.order).state is OrderState.READY
    steps = store.ask(making.steps_of, first.id)
    assert [step.kind for step in steps] == [
        StepKind.BEGUN, StepKind.SKIPPED, StepKind.MOVED, StepKind.CHECKED, StepKind.MOVED
    ]  # fmt: skip
    assert (steps[1].because, steps[1].by) == ("A document to copy", "Daniel Reed")
    for wrong in ("O-00001/9", "O-00077/1", "hello"):
        with pytest.raises(Missing):
            store.ask(making.scan, daniel, wrong)
