"""The bench from the signed order to the wrapped picture, on both databases."""

from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

import pytest

from studio import business, catalogue, clock, making, orders
from studio.business import StaffId
from studio.catalogue import SupplierDraft, SupplierId, SupplierKind
from studio.clients import HouseholdId
from studio.db import Store
from studio.documents import page_count
from studio.errors import Conflict, Missing, Refused
from studio.making import Cause, Ended, NotRightDraft, Pays, Point, RemakeDraft, SendDraft, Stage, StepKind
from studio.orders import ConfirmDraft, OrderDraft, OrderId, OrderState
from tests.make import clients
from tests.make import making as bench
from tests.make import orders as make
from tests.make.business import Staff, marsh_and_reed
from tests.studio.letters.test_pages import running_text


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


def test_a_change_of_the_order_stops_carries_over_and_begins_pieces_and_a_call_off_stops_all(
    desk: Desk,
) -> None:
    store, (helen, daniel, _) = desk.store, desk.staff
    with clock.standing_at(datetime(2026, 9, 21, 10)):
        pieces = bench.begin(store, desk.order, daniel)
        bench.up_to(store, pieces[0], Stage.PRINTED, daniel)
        lines = (*make.first_lines(store)[:4], make.line(store, "0180", 14, 11, "Ellie and Tom", "stairs"))
        draft = OrderDraft(desk.family, StaffId(daniel.staff_id), lines)
        store.do(making.amend, desk.order, draft, ConfirmDraft(), by=daniel)
        after = store.ask(making.pieces_of, desk.order)
        assert [(row.number, row.image_ref, row.stage, row.ended) for row in after] == [
            (1, "0147", Stage.PRINTED, None),
            (2, "0152", Stage.TO_START, None),
            (3, "0160", Stage.TO_START, None),
            (4, "0163", Stage.TO_START, None),
            (5, "0171", Stage.TO_START, Ended.STOPPED),
            (6, "0180", Stage.TO_START, None),
        ]
        bench.finish(store, desk.order, daniel)
        assert store.ask(orders.order, desk.order).state is OrderState.READY
        one_more = OrderDraft(
            desk.family, StaffId(daniel.staff_id), (*lines, make.line(store, "0181", 10, 8))
        )
        store.do(making.amend, desk.order, one_more, ConfirmDraft(), by=daniel)
        assert store.ask(orders.order, desk.order).state is OrderState.IN_PRODUCTION
        seventh = store.ask(making.pieces_of, desk.order)[-1]
        seventh = bench.up_to(store, seventh, Stage.FRAMED, daniel)
        store.do(making.check, seventh.id, None, making.points(seventh.framing), by=helen)
        # All is made; what is still to be signed keeps the order from being ready until it is.
        assert store.ask(orders.order, desk.order).state is OrderState.IN_PRODUCTION
        store.do(making.sign, desk.order, by=helen)
        assert store.ask(orders.order, desk.order).state is OrderState.READY
    other = make.first_order(store, helen, desk.family)
    bench.begin(store, other, daniel)
    with pytest.raises(Refused, match="still on the bench"):
        store.do(orders.cancel, other, "They moved away", by=helen)
    store.do(making.call_off, other, "They moved away", by=helen)
    assert {row.ended_because for row in store.ask(making.pieces_of, other)} == {
        "The order was called off: They moved away"
    }


def test_a_piece_waits_is_sent_back_made_again_and_the_order_waits_with_it(desk: Desk) -> None:
    store, (helen, daniel, priya) = desk.store, desk.staff
    with clock.standing_at(datetime(2026, 9, 21, 10)):
        one, two, three, *_ = bench.begin(store, desk.order, daniel)
        with pytest.raises(Refused) as refused:
            store.do(making.wait_for, one.id, "oak moulding", date(2026, 9, 1), by=daniel)
        assert refused.value.field == "until"
        store.do(making.wait_for, one.id, "oak moulding", date(2026, 9, 29), by=daniel)
        with pytest.raises(Refused, match="waits for oak moulding"):
            store.do(making.move_on, one.id, None, by=daniel)
        assert store.ask(making.piece, one.id).waits_until == date(2026, 9, 29)
        store.do(making.goes_on, one.id, by=daniel)
        with pytest.raises(Refused, match="nothing has been made of it yet"):
            store.do(making.remake, two.id, None, RemakeDraft(Cause.PRINT), by=daniel)
        bench.up_to(store, two, Stage.FRAMED, daniel)
        with pytest.raises(Refused, match="say what is not right"):
            store.do(
                making.not_right, two.id, None, NotRightDraft(Point.GLAZING, " ", Stage.PRINTED), by=helen
            )
        dust = NotRightDraft(Point.GLAZING, "a hair under the glass", Stage.PRINTED)
        store.do(making.not_right, two.id, None, dust, by=helen)
        assert store.ask(making.piece, two.id).stage is Stage.PRINTED
        assert store.ask(making.steps_of, two.id)[-1].because == "glazing: a hair under the glass"
        bench.finish(store, desk.order, daniel)
        assert store.ask(orders.order, desk.order).state is OrderState.READY
        new = store.do(
            making.remake, three.id, None, RemakeDraft(Cause.DAMAGED, "dropped at the shelf"), by=priya
        )
        assert store.ask(orders.order, desk.order).state is OrderState.IN_PRODUCTION
        again = store.ask(making.piece, new)
        assert (again.code, again.remake_of, again.stage) == ("O-00001/6", 3, Stage.TO_START)
        assert (again.remake_cause, again.remake_pays) == (Cause.DAMAGED, Pays.STUDIO)
        assert store.ask(making.scan, daniel, "O-00001/3").id == new
        with pytest.raises(Refused, match="was made again"):
            store.do(making.move_on, three.id, None, by=daniel)
        told = [event.title for event in store.ask(making.story, desk.family)]
        assert told == ["Their pictures went to the bench", "O-00001/3 is made again"]
    with clock.standing_at(datetime(2026, 10, 14, 10)):
        (late,) = store.ask(making.owed, date(2026, 10, 14))
        assert (late.title, late.badge.text) == ("Ashworth: 1 piece to start", "late")
        step = store.ask(making.next_step, desk.family, date(2026, 10, 14))
        assert step is not None
        assert step.title == "Their pictures are late"
        bench.finish(store, desk.order, daniel)
        assert store.ask(making.owed, date(2026, 10, 14)) == []


def test_what_goes_out_bears_a_number_names_nobody_and_comes_back_as_it_was_made(desk: Desk) -> None:
    store, (helen, daniel, priya) = desk.store, desk.staff
    framer = SupplierId(
        store.do(catalogue.add_supplier, SupplierDraft("Oak & Co", SupplierKind.FRAMER), by=helen)
    )
    with clock.standing_at(datetime(2026, 9, 22, 10)):
        one, two, three, *_ = bench.begin(store, desk.order, daniel)
        for piece in (one, two):
            bench.up_to(store, piece, Stage.PRINTED, daniel)
        going = SendDraft(framer, (one.id, two.id, three.id), date(2026, 9, 30), "with care")
        with pytest.raises(Refused, match=r"O-00001/3 would pass retouching and printed") as refused:
            store.do(making.send, going, by=daniel)
        assert refused.value.field == "because"
        sent = store.do(making.send, replace(going, pieces=(one.id, two.id)), by=daniel)
        number, pdf = store.ask(making.purchase_page, sent)
        said = running_text(pdf)
        assert number == "P-00001"
        assert "O-00001/1" in said
        assert "Wednesday 30 September 2026" in said.replace("\u00a0", " ")
        assert "Ashworth" not in said
        assert "fireplace" not in said
        white = replace(
            one,
            finish="oak frame",
            moulding="White",
            mount="Ivory",
            mount_border_mm=50,
            glazing="Clear glass",
        )
        assert white.made_of[:3] == ("white moulding", "ivory mount 50 mm", "Clear glass"), "nobody reads oak"
        with pytest.raises(Refused, match="out with P-00001"):
            store.do(making.move_on, one.id, None, by=daniel)
        assert [(row.number, row.still_out, row.late) for row in store.ask(making.out)] == [
            ("P-00001", 2, False)
        ]
    with clock.standing_at(datetime(2026, 10, 2, 10)):
        (parcel,) = store.ask(making.owed, date(2026, 10, 2))
        assert parcel.title == "Oak & Co: P-00001 should be back"
        assert store.do(making.receive, sent, (one.id,), by=priya) == 1
        assert store.do(making.receive, sent, by=priya) == 1
        with pytest.raises(Refused, match="Nothing more is out"):
            store.do(making.receive, sent, by=priya)
        back = store.ask(making.piece, two.id)
        assert (back.stage, back.maker_id, back.out_with_id) == (Stage.FRAMED, None, None)
        # A framer made it, so whoever works here may check it.
        store.do(making.check, two.id, None, making.points(back.framing), by=daniel)
        name, labels = store.ask(making.labels, [one.id, three.id], 0, 20)
    assert name == "Labels O-00001-1 and 1 more"
    assert page_count(labels) == 1
    assert "ASH" in running_text(labels)


def test_an_order_from_before_there_was_a_bench_gets_its_pieces_when_asked(desk: Desk) -> None:
    store, (_, daniel, _) = desk.store, desk.staff
    store.do(orders.sign, desk.order, by=daniel)
    store.do(orders.start_production, desk.order, by=daniel)
    found = store.ask(making.board)
    assert [(row.order_number, row.pieces) for row in found.unmade] == [("O-00001", 5)]
    assert found.pieces == ()
    store.do(making.make_pieces, desk.order, by=daniel)
    assert len(store.ask(making.board).pieces) == 5
    assert store.ask(making.board).unmade == ()


def test_one_who_works_alone_checks_alone(desk: Desk) -> None:
    store, (helen, daniel, priya) = desk.store, desk.staff
    one = bench.begin(store, desk.order, daniel)[0]
    bench.up_to(store, one, Stage.FRAMED, helen)
    for row in store.ask(business.staff):
        if row.id in (daniel.staff_id, priya.staff_id):
            store.do(business.deactivate_staff, row.id, row.version, by=helen)
    store.do(making.check, one.id, None, making.points(one.framing), by=helen)
    assert store.ask(making.piece, one.id).stage is Stage.READY
