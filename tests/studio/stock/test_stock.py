"""The rack: what a frame takes, what came and went, what is reserved, and what is ordered again."""

from datetime import date, datetime

import pytest

from studio import catalogue, clock, stock
from studio.catalogue.material_drafts import MouldingDraft, SupplierDraft
from studio.catalogue.model import SupplierKind
from studio.db import Store
from studio.errors import Conflict, Refused
from studio.stock import CountDraft, CountedDraft, DeliveryDraft, ExpectedDraft, MoveKind
from tests.make.business import marsh_and_reed

TUESDAY = datetime(2026, 11, 10, 10)


def test_a_frame_takes_what_it_holds_and_eight_faces_for_its_corners() -> None:
    assert stock.cut_length(10, 8, 20) == 915 + 160, "two of 254 and two of 203.2 mm, rounded up, and 8 faces"
    assert stock.cut_length(30, 24, 45, border_mm=50) == 2744 + 400 + 360
    assert stock.cut_length(10, 8, 20, faces=6) == 915 + 120
    assert [stock.in_metres(each) for each in (12_400, 1_000, 0, -1_250)] == [
        "12.4 m",
        "1 m",
        "0 m",
        "−1.25 m",
    ]


def test_what_came_is_reserved_cut_counted_and_ordered_again(store: Store) -> None:
    staff = marsh_and_reed(store)
    supplier = SupplierDraft("Arden Mouldings", SupplierKind.MOULDING)
    supplier_id = store.do(catalogue.add_supplier, supplier, by=staff.helen)
    draft = MouldingDraft(
        "ASH-18", "Ash", 18, 10, "#cdb38b", lead_days=6, low_at_mm=4_000, supplier_id=supplier_id
    )
    ash = store.do(catalogue.add_moulding, draft, by=staff.helen)
    with clock.standing_at(TUESDAY):
        assert store.do(stock.deliver, DeliveryDraft(ash, 12_000), by=staff.daniel) == 12_000
        store.do(stock.need, ash, 7_000, "order:1", by=staff.priya)
        assert (store.ask(stock.on_hand, ash), store.ask(stock.free, ash)) == (12_000, 5_000)
        assert store.ask(stock.wait_days, ash, 5_000) == 0
        assert store.ask(stock.wait_days, ash, 5_001) == 6, "the usual time, while nobody said more"
        assert store.ask(stock.wait_days, ash, 12_000, "order:1") == 0, "an order is not in its own way"
        assert store.ask(stock.to_order) == ()

        store.do(stock.reserve, "order:1", {ash: 9_000}, by=staff.priya)
        (proposal,) = store.ask(stock.to_order)
        assert (proposal.supplier, proposal.lines[0].name, proposal.lines[0].millimetres) == (
            "Arden Mouldings", "Ash", 5_000,
        )  # fmt: skip
        assert [each.title for each in store.ask(stock.owed, date(2026, 11, 10))] == [
            "Order moulding from Arden Mouldings"
        ]
        store.do(stock.expect, ExpectedDraft(ash, 5_000, date(2026, 11, 17)), by=staff.priya)
        assert store.ask(stock.to_order) == (), "what is on its way is not ordered twice"
        assert store.ask(stock.wait_days, ash, 8_000) == 5, "Wed, Thu, Fri, Sat, and Tuesday the 17th"
        store.do(stock.out_of_stock, ash, date(2026, 11, 25), by=staff.priya)
        assert store.ask(stock.wait_days, ash, 8_000) == 11, "what the supplier says now counts"

        with pytest.raises(Refused, match="day to come"):
            store.do(stock.out_of_stock, ash, date(2026, 11, 2), by=staff.priya)
        # The bench is never refused: more was cut than the books knew of.
        assert store.do(stock.use, ash, 13_000, "piece:1", "order:1", by=staff.daniel) == -1_000
        assert "Please count Ash" in [each.title for each in store.ask(stock.owed, date(2026, 11, 10))]
        row = next(each for each in store.ask(stock.rack) if each.moulding_id == ash)
        assert (row.on_hand, row.reserved) == (-1_000, 0)

        # Two desks: one counts while the other cuts.
        store.do(stock.waste, ash, 200, "a knot", by=staff.daniel)
        with pytest.raises(Conflict, match="came or went while you counted"):
            store.do(stock.count_rack, CountDraft((CountedDraft(ash, 800, row.last_move),)), by=staff.priya)
        row = next(each for each in store.ask(stock.rack) if each.moulding_id == ash)
        store.do(stock.count_rack, CountDraft((CountedDraft(ash, 800, row.last_move),)), by=staff.priya)
        assert store.ask(stock.on_hand, ash) == 800
        last = store.ask(stock.moves_of, ash)[0]
        assert (last.kind, last.millimetres, last.counted, last.by) == (
            MoveKind.COUNTED,
            2_000,
            800,
            "Priya Shah",
        )
    (due,) = store.ask(stock.expected)
    with clock.standing_at(datetime(2026, 11, 18, 10)):
        assert "Ash has not come" in [each.title for each in store.ask(stock.owed, date(2026, 11, 18))]
        assert "Is Ash back?" in [each.title for each in store.ask(stock.owed, date(2026, 11, 26))]
        store.do(stock.deliver, DeliveryDraft(ash, 5_000, expected_id=due.id), by=staff.daniel)
        assert store.do(stock.back_in, ash, by=staff.daniel)
        assert store.ask(stock.expected) == ()
        assert store.ask(stock.shortages) == {}
