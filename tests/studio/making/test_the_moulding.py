"""The moulding (004): out of stock is a wait with a date, never a no; another one never without consent (R17, R18)."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from studio import clock, letters, making, orders, promises, stock
from studio.clients import HouseholdId
from studio.db import Store
from studio.errors import Refused
from studio.letters.tone import remarks
from studio.making import Reached, RungAbout, Stage, SubstituteDraft, WaitDraft
from studio.orders import ConfirmDraft, OrderDraft, OrderId
from studio.orders.drafts import ConsentDraft
from studio.orders.model import ConsentWay
from studio.stock import DeliveryDraft
from tests.make import catalogue, clients
from tests.make import making as bench
from tests.make import orders as make
from tests.make.business import Staff, marsh_and_reed
from tests.studio.letters.test_pages import running_text

PLACED = datetime(2026, 11, 10, 19)
RANG = datetime(2026, 11, 24, 15, 15)
UNTIL = date(2027, 1, 14)
OAK, BLACK = 1, 2


def _ordered(store: Store, staff: Staff, family: HouseholdId, *moulding_ids: int) -> OrderId:
    """One 10 by 8 in each of these mouldings, placed on Tuesday 10 November in the evening."""
    price = catalogue.price(store, make.FRAMED, 10, 8).id
    lines = tuple(
        orders.LineDraft(f"01{number:02}", price, moulding_id=each)
        for number, each in enumerate(moulding_ids, 1)
    )
    draft = OrderDraft(family, staff.priya.staff_id, lines)
    return OrderId(store.do(orders.place, draft, ConfirmDraft(signed=True), by=staff.priya))


def _due(store: Store, on: date) -> list[letters.DueLetter]:
    return [each for each in store.ask(letters.due, on).ready if each.occasion.code == "L5"]


def _page(store: Store, on: date) -> str:
    """What the one letter that is due would say, with plain spaces."""
    (due,) = _due(store, on)
    return running_text(store.ask(letters.preview, due.occasion, on)).replace("\u00a0", " ")


def test_a_moulding_that_is_not_there_is_a_wait_with_a_date_and_never_silently_another(
    store: Store, tmp_path: Path
) -> None:
    staff = marsh_and_reed(store)
    with clock.standing_at(PLACED):
        family, others = clients.ashworths(store, staff.priya), clients.namesakes(store, staff.priya)
        # Enough oak on the rack for one frame: the second order's line waits, and is saved all the same.
        store.do(stock.deliver, DeliveryDraft(OAK, 1_200), by=staff.daniel)
        store.do(stock.deliver, DeliveryDraft(BLACK, 20_000), by=staff.daniel)
        first = _ordered(store, staff, family, OAK, BLACK)
        quoted = store.ask(
            orders.quote,
            OrderDraft(others, staff.priya.staff_id, (replace(_line(store), moulding_id=OAK),)),
        )
        assert [each.words for each in quoted.waiting] == [
            "Picture 0101 waits for the moulding Natural oak: 5 working days."
        ]
        second = _ordered(store, staff, others, OAK)
        assert store.ask(stock.free, OAK) == 1_200 - 2 * 1_075
        assert store.ask(orders.order, second).promised_on == date(2026, 12, 8), (
            "28 days hold the 5 working days"
        )

    with clock.standing_at(RANG):
        for order_id in (first, second):
            store.do(making.start, order_id, by=staff.daniel)
        found = store.ask(making.affected, OAK, UNTIL)
        assert [(each.number, each.pictures, each.enough) for each in found] == [
            ("O-00001", ("0101",), True), ("O-00002", ("0101",), False),
        ]  # fmt: skip
        moved = store.do(making.moulding_out, WaitDraft(OAK, UNTIL, orders=(first, second)), by=staff.priya)
        assert moved == 2
        order = store.ask(orders.order, second)
        assert order.promised_on == date(2027, 1, 21)
        assert order.revision.promised_on == date(2026, 12, 8)
        (promise,) = store.ask(promises.open_from, f"order:{second}")
        (move,) = store.ask(promises.moves, promise.id)
        assert (move.due_before, move.due_after) == (date(2026, 12, 8), date(2027, 1, 21))
        (piece,) = store.ask(making.pieces_of, second)
        assert (piece.waits_for, piece.waits_until) == ("the moulding Natural oak", UNTIL)
        with pytest.raises(Refused, match="waits for the moulding Natural oak"):
            store.do(making.move_on, piece.id, None, by=staff.daniel)

        # The letter is due the same day, the call is listed until somebody was reached.
        assert len(_due(store, RANG.date())) == 2
        calls = store.ask(making.calls_to_make)
        assert [each.number for each in calls] == ["O-00001", "O-00002"]
        assert calls[0].telephones
        assert "The Ashworth family: their pictures come later" in [
            each.title for each in store.ask(making.owed, RANG.date())
        ]
        for reached, left in ((Reached.NO_ANSWER, 2), (Reached.SPOKE, 1)):
            told = calls[0].told
            store.do(making.log_order_call, first, RungAbout.DELAY, reached, told, by=staff.priya)
            assert len(store.ask(making.calls_to_make)) == left

        # The Ashworths take black instead: nobody may decide that for them.
        swap = SubstituteDraft(first, OAK, BLACK, ConsentDraft("", ConsentWay.TELEPHONE))
        with pytest.raises(Refused, match="who agreed"):
            store.do(making.substitute, swap, by=staff.priya)
        swap = replace(
            swap, consent=ConsentDraft("Mrs Ashworth", ConsentWay.TELEPHONE, words="Black suits the hall.")
        )
        store.do(making.substitute, swap, by=staff.priya)
        order = store.ask(orders.order, first)
        assert (order.revision.number, order.signed_at) == (2, None), "a fresh confirmation, signed again"
        assert [line.moulding for line in order.lines] == ["Black", "Black"]
        assert order.promised_on == date(2026, 12, 8), "black is here: the day that was promised holds"
        assert "Natural oak" in order.revision.what_changed or order.revision.what_changed
        assert len(_due(store, RANG.date())) == 1, "no news where the day holds again"
        assert not any(row.waits for row in store.ask(making.pieces_of, first) if row.ended is None)
        assert store.ask(stock.free, OAK) == 1_200 - 1_075, "what is not needed any more is free again"

        text = _page(store, RANG.date())
        assert "by Tuesday 8 December 2026" in text
        assert "by Thursday 21 January 2027" in text
        assert "You may wait for this moulding; you may choose another one" in text
        assert "£" not in text
        assert remarks(text, "L5") == [], "the tone of DOMAIN 3.5"

    # A second move before the letter went out: one letter, with the newest day.
    with clock.standing_at(datetime(2026, 11, 25, 10)):
        store.do(making.moulding_out, WaitDraft(OAK, date(2027, 1, 20), orders=(second,)), by=staff.priya)
        (due,) = _due(store, date(2026, 11, 25))
        assert due.occasion.edition == 1
        assert "by Wednesday 27 January 2027" in _page(store, date(2026, 11, 25))
        report = letters.issue_to_folder(store, staff.priya, date(2026, 11, 25), tmp_path, chosen={due.id})
        (issued,) = report.issued
        store.do(letters.mark_posted, (issued.letter_id,), date(2026, 11, 25), by=staff.priya)
        assert _due(store, date(2026, 11, 25)) == []
    # And one after it: a new letter that takes its place and says which day she had.
    with clock.standing_at(datetime(2026, 12, 1, 10)):
        store.do(making.moulding_out, WaitDraft(OAK, date(2027, 1, 27), orders=(second,)), by=staff.priya)
        text = _page(store, date(2026, 12, 1))
        assert "takes the place of our earlier one" in text
        assert "by Wednesday 27 January 2027" in text
        assert "by Wednesday 3 February 2027" in text

    # Back: everything goes on in one act, is cut from the rack, and the reservation is met.
    with clock.standing_at(datetime(2027, 1, 27, 10)):
        assert store.do(making.moulding_back, OAK, 6_000, by=staff.daniel) == 1
        assert store.ask(stock.on_hand, OAK) == 7_200
        assert store.ask(stock.shortages) == {}
        (piece,) = store.ask(making.pieces_of, second)
        bench.up_to(store, piece, Stage.FRAMED, staff.daniel)
        assert store.ask(stock.on_hand, OAK) == 7_200 - 1_075
        assert store.ask(stock.reserved_for, f"order:{second}") == 0


def _line(store: Store) -> orders.LineDraft:
    return orders.LineDraft("0101", catalogue.price(store, make.FRAMED, 10, 8).id)
