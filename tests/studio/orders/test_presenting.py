"""Handing the pictures over, closing, and what stays as it is from then on, on both databases."""

from datetime import date, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from studio import business, clock, diary, making, orders
from studio.business import RoomPurpose, StaffId
from studio.db import Store
from studio.errors import Refused, StudioError
from studio.money import Money
from studio.orders import (
    ConfirmDraft,
    HandedOverDraft,
    Method,
    OrderDraft,
    OrderId,
    OrderState,
    PresentationDraft,
    PresentationId,
    PresentationState,
    RefundDraft,
)
from tests.make import orders as make
from tests.studio.orders.test_orders import Desk, desk

__all__ = ["desk"]

HANDED_OVER = HandedOverDraft("Claire and Mark", "delighted")
COLLECTING = datetime(2026, 10, 14, 16)


def book(desk: Desk, order_id: OrderId, wall: datetime = COLLECTING) -> PresentationId:
    room = desk.store.ask(business.rooms, RoomPurpose.VIEWING)[0].id
    draft = PresentationDraft(order_id, wall, StaffId(desk.staff.daniel.staff_id), room)
    return PresentationId(desk.store.do(orders.book_presentation, draft, by=desk.staff.priya))


def presented(desk: Desk, *payments: orders.PaymentDraft) -> OrderId:
    """The fringe's first order, presented on Wednesday 14 October 2026."""
    order_id = make.first_order(desk.store, desk.staff.daniel, desk.family, *payments)
    with clock.standing_at(datetime(2026, 10, 9, 15)):
        presentation_id = book(desk, order_id)
        make.made(desk.store, desk.staff.daniel, order_id)
    with clock.standing_at(datetime(2026, 10, 14, 16, 20)):
        desk.store.do(orders.hold_presentation, presentation_id, HANDED_OVER, by=desk.staff.daniel)
    return order_id


def closed(desk: Desk) -> OrderId:
    order_id = presented(desk)
    with clock.standing_at(datetime(2026, 10, 14, 16, 30)):
        desk.store.do(orders.close, order_id, by=desk.staff.priya)
    return order_id


def test_the_fringes_pictures_are_presented_on_the_promised_day(desk: Desk) -> None:
    order_id = presented(desk)
    order = desk.store.ask(orders.order, order_id)
    assert order.state is OrderState.PRESENTED
    held = desk.store.ask(orders.presentations_held, date(2026, 10, 14), date(2026, 10, 14))
    assert [(row.order_id, row.held_on, row.hanging_place) for row in held] == [
        (order_id, date(2026, 10, 14), "above the fireplace, lounge")
    ]
    assert desk.store.ask(orders.presentations_held, date(2026, 10, 15), date(2026, 11, 30)) == ()
    titles = [event.title for event in desk.store.ask(orders.story, desk.family)]
    assert titles == ["Ordered 5 pieces, £1,555.00", "Portraits presented"]


def test_nothing_is_handed_over_before_it_is_ready(desk: Desk) -> None:
    order_id = make.first_order(desk.store, desk.staff.daniel, desk.family)
    with clock.standing_at(datetime(2026, 10, 9, 15)):
        presentation_id = book(desk, order_id)
    with clock.standing_at(COLLECTING), pytest.raises(Refused, match="ready first"):
        desk.store.do(orders.hold_presentation, presentation_id, HANDED_OVER, by=desk.staff.daniel)


def test_the_diary_refuses_a_presentation_that_clashes(desk: Desk) -> None:
    first = make.first_order(desk.store, desk.staff.daniel, desk.family)
    with clock.standing_at(datetime(2026, 10, 9, 15)):
        second = make.placed(desk.store, desk.staff.daniel, desk.family, make.first_lines(desk.store))
        book(desk, first)
        with pytest.raises(Refused):
            book(desk, second)
        book(desk, second, datetime(2026, 10, 15, 16))


def test_part_handed_over_leaves_the_rest_to_be_presented(desk: Desk) -> None:
    store, daniel = desk.store, desk.staff.daniel
    order_id = make.first_order(store, daniel, desk.family)
    with clock.standing_at(datetime(2026, 10, 9, 15)):
        first = book(desk, order_id)
        make.made(store, daniel, order_id)
    with clock.standing_at(COLLECTING):
        with pytest.raises(Refused) as refused:
            store.do(orders.hold_presentation, first, HandedOverDraft("Claire", everything=False), by=daniel)
        assert refused.value.field == "handed_over"
        part = HandedOverDraft("Claire", handed_over="The large one", everything=False)
        store.do(orders.hold_presentation, first, part, by=daniel)
        assert store.ask(orders.order, order_id).state is OrderState.READY
        second = book(desk, order_id, datetime(2026, 10, 20, 11))
    with clock.standing_at(datetime(2026, 10, 20, 11)):
        store.do(orders.hold_presentation, second, HandedOverDraft("Mark", close=True), by=daniel)
    assert store.ask(orders.order, order_id).state is OrderState.CLOSED
    rows = store.ask(orders.presentations_held, date(2026, 10, 1), date(2026, 10, 31))
    assert [row.held_on for row in rows] == [date(2026, 10, 20)]


def test_a_presentation_nobody_came_to_can_be_booked_again_or_called_off(desk: Desk) -> None:
    store, priya = desk.store, desk.staff.priya
    order_id = make.first_order(store, desk.staff.daniel, desk.family)
    with clock.standing_at(datetime(2026, 10, 9, 15)):
        presentation_id = book(desk, order_id)
        store.do(orders.presentation_no_show, presentation_id, by=priya)
        store.do(orders.presentation_back, presentation_id, by=priya)
        with pytest.raises(Refused):
            store.do(orders.cancel_presentation, presentation_id, "", by=priya)
        store.do(orders.cancel_presentation, presentation_id, "They will collect in November", by=priya)
        row = store.ask(orders.presentation, presentation_id)
        assert row.state is PresentationState.CANCELLED
        assert store.ask(diary.appointment, row.appointment_id).cancelled
        book(desk, order_id)


def test_an_order_that_is_owed_for_stays_open(desk: Desk) -> None:
    order_id = presented(desk, make.paid(1000))
    with pytest.raises(Refused, match=r"£555\.00 is still to pay"):
        desk.store.do(orders.close, order_id, by=desk.staff.priya)
    with clock.standing_at(datetime(2026, 11, 2, 10)):
        assert [line.title for line in desk.store.ask(orders.owed, date(2026, 11, 2))] == [
            "Ashworth: £555.00 still to pay"
        ]
        desk.store.do(orders.take_payment, order_id, make.paid(555), by=desk.staff.priya)
        desk.store.do(orders.close, order_id, by=desk.staff.priya)
        desk.store.do(orders.close, order_id, by=desk.staff.priya)
    assert desk.store.ask(orders.order, order_id).state is OrderState.CLOSED


def test_every_verb_on_a_closed_order_is_refused(desk: Desk) -> None:
    store, helen = desk.store, desk.staff.helen
    order_id = closed(desk)
    before = store.ask(orders.order, order_id)
    draft = OrderDraft(desk.family, StaffId(helen.staff_id), make.first_lines(store)[:1])
    presentation_id = before.presentations[0].id
    acts = [
        (orders.save_draft, order_id, draft),
        (orders.confirm, order_id, ConfirmDraft()),
        (orders.amend, order_id, draft, ConfirmDraft()),
        (orders.revise, order_id),
        (orders.drop_revision, order_id),
        (orders.sign, order_id),
        (making.start, order_id),
        (making.amend, order_id, draft, ConfirmDraft()),
        (making.call_off, order_id, "No"),
        (orders.cancel, order_id, "No"),
        (orders.take_payment, order_id, make.paid(1)),
        (orders.refund, order_id, RefundDraft(Money(100), Method.CARD, "mistake", still_owed=True)),
        (orders.book_presentation, PresentationDraft(order_id, COLLECTING, StaffId(helen.staff_id))),
        (orders.hold_presentation, presentation_id, HANDED_OVER),
        (orders.presentation_no_show, presentation_id),
        (orders.presentation_back, presentation_id),
        (orders.cancel_presentation, presentation_id, "No"),
    ]
    for verb, *with_ in acts:
        with pytest.raises(StudioError):
            store.do(verb, *with_, by=helen)
    assert store.ask(orders.order, order_id) == before


WRITES = [
    "UPDATE portrait_order SET state = 'presented'",
    "UPDATE portrait_order SET host_id = 2",
    "UPDATE portrait_order SET cancelled_reason = 'x'",
    "DELETE FROM portrait_order",
    "UPDATE order_revision SET total = total + 1, list_total = list_total + 1",
    "UPDATE order_revision SET promised_on = '2030-01-01'",
    "UPDATE order_revision SET state = 'draft'",
    "UPDATE order_revision SET pdf_sha256 = 'x'",
    "UPDATE order_revision SET what_changed = 'x'",
    "DELETE FROM order_revision",
    (
        "INSERT INTO order_revision (order_id, number, state, discount_basis_points, discount, discount_reason,"
        " list_total, total, tax_basis_points, tax, tax_method, prices_include_tax, credit_brought, to_pay, given_back,"
        " promise_reason, what_changed, version)"
        " SELECT id, 9, 'draft', 0, 0, '', 0, 0, 0, 0, '', {true}, 0, 0, 0, '', '', 1 FROM portrait_order"
    ),
    "UPDATE order_line SET people = 'x'",
    "UPDATE order_line SET unit_price = 0, line_total = 0",
    "DELETE FROM order_line",
    (
        "INSERT INTO order_line (revision_id, position, image_ref, people, product, width_in, height_in, finish,"
        " hanging_place, quantity, unit_price, complimentary, line_total, tax, charge, price_promised, lead_days)"
        " SELECT id, 99, 'x', '', 'x', 1, 1, '', '', 1, 0, {false}, 0, 0, 0, {false}, 0 FROM order_revision"
    ),
    "UPDATE payment SET amount = 1",
    "DELETE FROM payment",
    (
        "INSERT INTO payment (order_id, amount, method, taken_at, taken_by, allowed, note)"
        " SELECT id, 100, 'card', made_at, 1, 0, '' FROM portrait_order"
    ),
    (
        "INSERT INTO payment (order_id, amount, method, taken_at, taken_by, allowed, note)"
        " SELECT id, -155501, 'card', made_at, 1, 0, '' FROM portrait_order"
    ),
    "UPDATE presentation SET attendees = 'x'",
    "DELETE FROM presentation",
    "UPDATE order_paper SET snapshot = 'x'",
    "DELETE FROM order_paper",
]


def test_the_database_itself_refuses_every_change_of_a_closed_order(desk: Desk) -> None:
    closed(desk)
    embedded = desk.store.engine.dialect.name == "sqlite"
    booleans = {"true": "1", "false": "0"} if embedded else {"true": "TRUE", "false": "FALSE"}

    def meddle(db: Session, by: object, statement: str) -> None:
        db.execute(text(statement.format(**booleans)))

    for statement in WRITES:
        with pytest.raises((Refused, DBAPIError)) as refused:
            desk.store.do(meddle, statement, by=desk.staff.helen)
        assert isinstance(refused.value, Refused), (statement, refused.value)


def test_a_closed_order_still_takes_a_refund_and_a_reshoots_credit(desk: Desk) -> None:
    store: Store = desk.store
    order_id = closed(desk)
    goodwill = RefundDraft(Money(55_00), Method.TRANSFER, "For the second journey")
    store.do(orders.refund, order_id, goodwill, by=desk.staff.helen)
    second = make.second_order(store, desk.staff.daniel, desk.family, order_id)
    order = store.ask(orders.order, second)
    assert (order.credit_brought, order.to_pay) == (Money(1_500_00), Money(520_00))
    before = store.ask(orders.order, order_id)
    assert (before.state, before.balance) == (OrderState.CLOSED, Money(0))
