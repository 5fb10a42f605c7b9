"""From the wall of a viewing to the counted day by the services alone, the same on either database."""

from datetime import datetime
from pathlib import Path

from studio import clock, making, orders, schema, till, viewings, walls
from studio.business import StaffId
from studio.db import Store
from studio.making import HandOverDraft, Stage
from studio.money import Money
from studio.orders import (
    ConfirmDraft,
    Method,
    OrderDraft,
    OrderId,
    OrderState,
    PaymentDraft,
    PresentationDraft,
    PresentationId,
)
from studio.till import CountDraft
from studio.viewings import Mark
from tests import make
from tests.make.viewings import EVENING


def test_what_hangs_is_ordered_made_checked_handed_over_paid_and_counted(
    store: Store, tmp_path: Path
) -> None:
    ahead = make.viewings.booked_ahead(store)
    staff = ahead.staff
    rows = make.pictures.taken_in(store, staff.daniel, ahead.session, tmp_path / "card", 3)
    make.sessions.completed(store, staff.daniel, ahead.session, datetime(2026, 9, 12, 11, 40))
    with clock.standing_at(EVENING):
        for row in rows[:2]:
            store.do(viewings.mark, ahead.viewing, row.id, Mark.LOVE, by=staff.daniel)
            make.walls.hung(store, staff.daniel, ahead.viewing, row, place=f"beside the door, {row.ref}")
        lines = store.ask(orders.lines_from_wall, ahead.viewing)
        assert [(line.image_ref, line.hanging_place) for line in lines] == [
            ("0147", "beside the door, 0147"), ("0148", "beside the door, 0148")
        ]  # fmt: skip
        draft = OrderDraft(ahead.family, StaffId(staff.daniel.staff_id), lines, viewing_id=ahead.viewing)
        deposit = ConfirmDraft((PaymentDraft(Money(300_00), Method.CARD),), signed=True)
        order_id = OrderId(store.do(orders.place, draft, deposit, by=staff.daniel))
    with clock.standing_at(datetime(2026, 9, 18, 10)):
        make.making.finish(store, order_id)
        assert store.ask(orders.order, order_id).state is OrderState.READY
        when = datetime(2026, 9, 22, 10)
        booked = PresentationDraft(order_id, when, StaffId(staff.helen.staff_id))
        presentation = PresentationId(store.do(orders.book_presentation, booked, by=staff.priya))
    with clock.standing_at(datetime(2026, 9, 23, 10)):
        (forgotten,) = [
            line for line in store.ask(orders.owed, clock.today()) if "did they come" in line.title
        ]
        assert (forgotten.overdue, forgotten.detail.endswith("is not written down")) == (True, True)
        pieces = tuple(row.id for row in store.ask(making.pieces_of, order_id))
        home = HandOverDraft("Claire", pieces, looked_at=pieces, mood="delighted", everything=True)
        store.do(making.hand_over, presentation, home, by=staff.helen)
        left = store.ask(orders.balance, order_id)
        store.do(orders.take_payment, order_id, PaymentDraft(left, Method.CASH), by=staff.helen)
        store.do(orders.close, order_id, by=staff.helen)
        to_count = store.ask(till.to_count)
        rows_of = frozenset(row.key for row in to_count.rows)
        card = to_count.expected[Method.CARD]
        store.do(till.count_the_day, CountDraft(rows_of, cash=left, card=card), by=staff.priya)
        assert store.ask(till.to_count).rows == ()
    assert store.ask(orders.order, order_id).state is OrderState.CLOSED
    assert {row.stage for row in store.ask(making.pieces_of, order_id)} == {Stage.PRESENTED}
    assert store.ask(walls.hung, ahead.viewing) != ()
    assert schema.check(store) == []
