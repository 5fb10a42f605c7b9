"""Their own picture in our keeping, pictures handed over one by one, and those that nobody collects (004)."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from studio import business, clock, making, orders
from studio.db import Store
from studio.errors import Refused
from studio.making import CustodyDraft, HandOverDraft, ItemDraft, Reached, RungAbout, Stage
from studio.orders import OrderState, PresentationDraft
from tests.make import clients
from tests.make import making as bench
from tests.make import orders as make
from tests.make.business import marsh_and_reed
from tests.studio.letters.test_pages import running_text

WATERCOLOUR = ItemDraft("A water-colour in a gilt frame, 40 by 30 cm", "Foxed at the lower edge; glass sound")


def test_what_they_left_is_signed_for_and_goes_home_with_their_pictures_piece_by_piece(store: Store) -> None:
    staff = marsh_and_reed(store)
    with clock.standing_at(datetime(2026, 9, 1, 10)):
        family = clients.ashworths(store, staff.priya)
    order_id = make.first_order(store, staff.helen, family)
    with clock.standing_at(datetime(2026, 9, 18, 10)):
        draft = CustodyDraft(family, "Claire Ashworth", (replace(WATERCOLOUR, condition=" "),), order_id)
        with pytest.raises(Refused, match="in what condition"):
            store.do(making.take_into_custody, draft, by=staff.priya)
        draft = replace(draft, items=(WATERCOLOUR,), purpose="To be framed like the others")
        custody_id = store.do(making.take_into_custody, draft, by=staff.priya)
        page = running_text(store.ask(making.receipt, custody_id)).replace("\u00a0", " ")
        for words in ("Receipt K-00001", "Friday 18 September 2026", "your copy", "the studio's copy",
                      WATERCOLOUR.what, WATERCOLOUR.condition, "To be framed like the others."):  # fmt: skip
            assert words in page
        assert "3 September" not in page
        bench.finish(store, order_id)
        (thing,) = store.ask(making.in_custody)
        assert (thing.receipt, thing.order_number, thing.is_here) == ("K-00001", "O-00001", True)
        assert "The Ashworth family" not in thing.condition
        titles = [each.title for each in store.ask(making.owed, date(2026, 9, 18))]
        assert any("their own to hand back" in title for title in titles)

        host = business.StaffId(staff.daniel.staff_id)
        wall = datetime(2026, 9, 18, 16)
        first = store.do(orders.book_presentation, PresentationDraft(order_id, wall, host), by=staff.daniel)
        pieces = store.ask(making.pieces_of, order_id)
        with pytest.raises(Refused, match="tick at least one"):
            store.do(making.hand_over, first, HandOverDraft("Claire"), by=staff.daniel)
        ids = tuple(row.id for row in pieces)
        part = HandOverDraft("Claire Ashworth", ids[:2], ids[:1], mood="delighted")
        store.do(making.hand_over, first, part, by=staff.daniel)
        stages = [row.stage for row in store.ask(making.pieces_of, order_id)]
        assert stages == [Stage.PRESENTED] * 2 + [Stage.READY] * 3
        order = store.ask(orders.order, order_id)
        assert order.state is OrderState.READY, "the rest waits here"
        assert order.presentations[0].handed_over.startswith("Picture 0147, 30 inches wide by 24 inches high")

    # A fortnight on the others are named; a message left is enough for a month.
    assert store.ask(making.uncollected, date(2026, 10, 1)) == ()
    (named,) = store.ask(making.uncollected, date(2026, 10, 2))
    assert (named.pieces, named.part, named.days(date(2026, 10, 2))) == (3, True, 14)
    with clock.standing_at(datetime(2026, 10, 2, 11)):
        for reached in (Reached.NO_ANSWER, Reached.LEFT_MESSAGE):
            assert len(store.ask(making.uncollected, date(2026, 10, 2))) == 1
            store.do(making.log_order_call, order_id, RungAbout.COLLECTING, reached, by=staff.priya)
        assert store.ask(making.uncollected, date(2026, 10, 31)) == ()
        assert [row.told for row in store.ask(making.uncollected, date(2026, 11, 1))] == [1]

    with clock.standing_at(datetime(2026, 10, 6, 11)):
        second = store.do(
            orders.book_presentation,
            PresentationDraft(order_id, datetime(2026, 10, 6, 11), host),
            by=staff.daniel,
        )
        rest = HandOverDraft("Mark Ashworth", ids[2:], ids[2:], close=True)
        # Nothing of theirs stays behind unseen: the order does not close while it is here.
        with pytest.raises(Refused, match="Something of theirs is still here"):
            store.do(making.hand_over, second, rest, by=staff.daniel)
        assert store.ask(orders.order, order_id).state is OrderState.READY
        store.do(making.hand_over, second, replace(rest, returned=(thing.id,)), by=staff.daniel)
        assert store.ask(orders.order, order_id).state is OrderState.CLOSED
        assert store.ask(making.in_custody) == ()
        (thing,) = store.ask(making.custody_of_household, family)
        assert thing.returned_to == "Mark Ashworth"
        with pytest.raises(Refused, match="handed back to Mark Ashworth already"):
            store.do(making.hand_back, thing.id, "Claire", by=staff.priya)
    told = [each.title for each in store.ask(making.story, family)]
    assert f"Left with us: {WATERCOLOUR.what}" in told
    assert f"Handed back: {WATERCOLOUR.what}" in told
    assert any("Left a message" in title for title in told)
