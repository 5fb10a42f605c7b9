"""Records that an earlier version wrote are opened by this one, whole, and go on from where they stood."""

import json
import lzma
import sqlite3
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from studio import business, clock, making, orders, schema
from studio.orders import drawing
from studio.orders.model import OrderPaper

RELEASED = Path(__file__).parents[2] / "data" / "released" / "sample-0011.db.xz"


def test_records_of_the_released_version_are_brought_up_and_their_orders_go_on_the_bench(
    tmp_path: Path,
) -> None:
    file = tmp_path / "studio.db"
    file.write_bytes(lzma.decompress(RELEASED.read_bytes()))
    with sqlite3.connect(file) as before:
        papers = dict(before.execute("SELECT revision_id, pdf FROM order_paper"))
    with clock.standing_at(datetime(2026, 11, 22, 9)):
        store = schema.open_store(file)
        try:
            kept = store.ask(lambda db: {row.revision_id: row for row in db.scalars(select(OrderPaper))})
            assert {key: row.pdf for key, row in kept.items()} == papers
            newest = kept[max(kept)]
            assert drawing.draw(json.loads(newest.snapshot)) == newest.pdf
            (under_way,) = store.ask(making.board).unmade
            owner = store.ask(business.actor, store.ask(business.staff)[0].id)
            store.do(making.make_pieces, under_way.order_id, by=owner)
            board = store.ask(making.board)
            assert (len(board.pieces), board.unmade) == (under_way.pieces, ())
            for row in store.ask(orders.listing, tuple(orders.OrderState)):
                assert store.ask(orders.order, row.id).balance == row.balance
            assert schema.check(store) == []
        finally:
            store.close()
