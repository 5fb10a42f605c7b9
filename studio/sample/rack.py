"""The rack and what is in our keeping: lengths that came, were cut, split and counted; a call from the framer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime, timedelta

from studio import catalogue, making, orders, stock
from studio.catalogue import MouldingDraft, MouldingRow, SupplierKind
from studio.making import CustodyDraft, ItemDraft, WaitDraft
from studio.orders import OrderState
from studio.sample import drawing
from studio.sample.bench import BENCH_SINCE
from studio.sample.stage import Stage
from studio.sample.times import at
from studio.stock import CountDraft, CountedDraft, DeliveryDraft, ExpectedDraft

FIRST = (
    ("OAK-20", 60_000, 15_000),
    ("BLK-20", 36_000, 9_000),
    ("WHT-20", 30_000, 9_000),
    ("WAL-30", 42_000, 12_000),
)
"""What came when the rack was put up, and below which length more is ordered, in millimetres."""
GILT = "GLT-35"


def story(stage: Stage) -> Iterator[datetime]:
    """From the day the rack was put up to the framer's call yesterday."""
    daniel, helen, gwen = stage.people.daniel, stage.people.helen, stage.people.gwen
    yield max(
        stage.open_moment(at(stage.until - BENCH_SINCE, 545)), at(stage.book.open_day(stage.opens), 570)
    )
    ids = _put_up(stage)
    for code, length, _ in FIRST:
        stage.do(stock.deliver, DeliveryDraft(ids[code], length, "the first of it"), by=daniel)
    yield stage.open_moment(at(stage.until - timedelta(days=41), 560))
    stage.do(stock.waste, ids["OAK-20"], 1_250, "Split along the grain", by=daniel)
    yield stage.open_moment(at(stage.until - timedelta(days=34), 555))
    _filled_up(stage, ids)
    yield stage.open_moment(at(stage.until - timedelta(days=10), 1020))
    there = stage.store.ask(stock.on_hand, ids["WAL-30"])
    counted = CountedDraft(ids["WAL-30"], max(0, there - 400))
    stage.do(stock.count_rack, CountDraft((counted,), "after the clear-out"), by=daniel)
    yield stage.open_moment(at(stage.until - timedelta(days=6), 625))
    _left_with_us(stage)
    yield stage.open_moment(at(stage.until - timedelta(days=2), 580))
    _use_up_white(stage, ids)
    due_on = stage.book.open_day(stage.until + timedelta(days=8))
    stage.do(stock.expect, ExpectedDraft(ids["OAK-20"], 24_000, due_on, "their order 20714"), by=gwen)
    yield stage.open_moment(at(stage.until - timedelta(days=1), 615))
    until = stage.book.open_day(stage.until + timedelta(days=45))
    stage.do(making.moulding_out, WaitDraft(ids[GILT], until, "Tom at Arden Mouldings"), by=helen)


def _put_up(stage: Stage) -> dict[str, catalogue.MouldingId]:
    """Each moulding has its supplier and, where it lies on the rack, the length below which more is ordered."""
    sells = next(row for row in stage.store.ask(catalogue.suppliers) if row.kind is SupplierKind.MOULDING)
    low = {code: low_at for code, _, low_at in FIRST}
    rows: tuple[MouldingRow, ...] = stage.store.ask(catalogue.mouldings)
    for row in rows:
        same = {
            each.name: getattr(row, each.name) for each in fields(MouldingDraft) if hasattr(row, each.name)
        }
        draft = MouldingDraft(**{**same, "supplier_id": sells.id, "low_at_mm": low.get(row.code, 0)})
        stage.do(catalogue.amend_moulding, row.id, draft, row.version, by=stage.people.helen)
    return {row.code: row.id for row in rows}


def _filled_up(stage: Stage, ids: dict[str, catalogue.MouldingId]) -> None:
    """What had gone is made up again."""
    for code, length, _ in FIRST:
        gone = length - stage.store.ask(stock.free, ids[code])
        if gone > 3_000:
            stage.do(stock.deliver, DeliveryDraft(ids[code], gone // 1_000 * 1_000), by=stage.people.daniel)


def _use_up_white(stage: Stage, ids: dict[str, catalogue.MouldingId]) -> None:
    """White runs low: frames for the shop window were made of it."""
    left = stage.store.ask(stock.free, ids["WHT-20"]) - 6_000
    if left > 0:
        words = "frames for the window"
        stage.do(stock.use, ids["WHT-20"], left, words, by=stage.people.daniel)


def _left_with_us(stage: Stage) -> None:
    """A family leaves its own picture, to be framed like theirs."""
    under_way = stage.store.ask(orders.listing, (OrderState.IN_PRODUCTION,))
    if not under_way:
        return
    # The one promised last: it does not go home before the past ends, and so neither does what they left.
    rows = [stage.store.ask(orders.order, each.id) for each in under_way]
    row = max(rows, key=lambda each: (each.revision.promised_on or stage.until, each.id))
    items = (
        ItemDraft(
            "A water-colour in a gilt frame, 40 by 30 cm", "Foxed at the lower edge; glass sound",
            drawing.heirloom(stage.random("heirloom")),
        ),
        ItemDraft("Wedding photograph of 1952", "A crease across one corner"),
    )  # fmt: skip
    draft = CustodyDraft(row.household_id, "her grandmother", items, row.id, "To be framed like the others")
    stage.do(making.take_into_custody, draft, by=stage.people.gwen)
