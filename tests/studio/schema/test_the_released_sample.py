"""Records that earlier versions wrote are opened by this one, whole, and go on from where they stood."""

import json
import lzma
import sqlite3
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import select

from studio import business, clock, letters, making, orders, schema
from studio.letters.model import LetterPaper
from studio.orders import drawing
from studio.orders.model import OrderPaper

RELEASED = Path(__file__).parents[2] / "data" / "released"
BEFORE_THE_BENCH, BEFORE_THE_LETTERS = "sample-0011.db.xz", "sample-0016.db.xz"


def ink(pdf: bytes) -> list[bytes]:
    """What stands on each page, dot for dot."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=1).to_numpy().tobytes() for page in document]


def kept_before(file: Path, released: str) -> tuple[dict[int, bytes], dict[int, bytes]]:
    """Writes the records as they were; answers the pages of orders and letters that they keep."""
    file.write_bytes(lzma.decompress((RELEASED / released).read_bytes()))
    with sqlite3.connect(file) as before:
        orders_kept = dict(before.execute("SELECT revision_id, pdf FROM order_paper").fetchall())
        letters_kept = dict(before.execute("SELECT letter_id, pdf FROM letter_paper").fetchall())
    return orders_kept, letters_kept


@pytest.mark.parametrize("released", [BEFORE_THE_BENCH, BEFORE_THE_LETTERS])
def test_records_of_a_released_version_are_brought_up_and_go_on(released: str, tmp_path: Path) -> None:
    order_pages, letter_pages = kept_before(tmp_path / "studio.db", released)
    with clock.standing_at(datetime(2026, 11, 22, 9)):
        store = schema.open_store(tmp_path / "studio.db")
        try:
            papers = store.ask(lambda db: {row.revision_id: row for row in db.scalars(select(OrderPaper))})
            assert {key: row.pdf for key, row in papers.items()} == order_pages
            written = store.ask(
                lambda db: {row.letter_id: row.pdf for row in db.scalars(select(LetterPaper))}
            )
            assert written == letter_pages
            newest = papers[max(papers)]
            assert newest.pdf is not None
            assert ink(drawing.draw(json.loads(newest.snapshot))) == ink(newest.pdf)
            owner = store.ask(business.actor, store.ask(business.staff)[0].id)
            for row in store.ask(making.board).unmade:
                store.do(making.make_pieces, row.order_id, by=owner)
            assert store.ask(making.board).unmade == ()
            for order in store.ask(orders.listing, tuple(orders.OrderState)):
                assert store.ask(orders.order, order.id).balance == order.balance
            assert schema.check(store) == []
        finally:
            store.close()


def test_whoever_opens_the_new_version_is_not_asked_about_what_is_long_past(tmp_path: Path) -> None:
    kept_before(tmp_path / "studio.db", BEFORE_THE_LETTERS)
    with clock.standing_at(datetime(2026, 11, 22, 9)):
        store = schema.open_store(tmp_path / "studio.db")
        try:
            today = clock.today()
            due = store.ask(letters.falling_due, today)
            old = [each.key for each in due if (today - each.due_on).days > 60]
            assert old == []
        finally:
            store.close()
