"""An order of 12 lines priced and saved, and the order's page with 8 thumbnails: the floors are 20 and 150 ms."""

from __future__ import annotations

import base64
import json
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter, thread_time

from sqlalchemy import select

from studio import catalogue, clock, orders, schema
from studio.business import StaffId
from studio.orders import ConfirmDraft, OrderDraft, OrderId
from studio.orders.drawing import draw
from studio.orders.model import OrderPaper
from tests.make import clients
from tests.make import orders as make
from tests.make import pictures as make_pictures
from tests.make.business import marsh_and_reed

ROUNDS = 15


def median_ms(act: Callable[[], object]) -> tuple[float, float]:
    """The medians of some rounds by the clock and of our own thread's work, in milliseconds."""
    act()
    taken, own = [], []
    for _ in range(ROUNDS):
        began, worked = perf_counter(), thread_time()
        act()
        taken.append((perf_counter() - began) * 1000)
        own.append((thread_time() - worked) * 1000)
    return statistics.median(taken), statistics.median(own)


def main() -> None:
    """Print both medians beside their floors."""
    with tempfile.TemporaryDirectory() as folder, clock.standing_at(make.FIRST_EVENING):
        file = Path(folder, "studio.db")
        schema.prepare(str(file))
        store = schema.open_store(str(file))
        staff = marsh_and_reed(store)
        family = clients.ashworths(store, staff.priya)
        oak = next(row for row in store.ask(catalogue.mouldings) if row.name == "Natural oak")
        five = [replace(line, moulding_id=oak.id) for line in make.first_lines(store)]
        twelve = tuple(replace(five[number % 5], image_ref=f"{number:04}") for number in range(12))
        draft = OrderDraft(family, StaffId(staff.daniel.staff_id), twelve)
        order_id = OrderId(store.do(orders.begin, draft, by=staff.daniel))
        saved = median_ms(lambda: store.do(orders.save_draft, order_id, draft, by=staff.daniel))
        eight = replace(draft, lines=twelve[:8])
        store.do(orders.place_draft, order_id, eight, ConfirmDraft(), by=staff.daniel)
        snapshot = json.loads(store.ask(lambda db: db.scalar(select(OrderPaper.snapshot))) or "{}")
        for number, line in enumerate(snapshot["lines"]):
            thumbnail = make_pictures.jpeg(number, size=(256, 171))
            line["picture"] = base64.b64encode(thumbnail).decode()
        page = median_ms(lambda: draw(snapshot))
        store.close()
    sys.stdout.write(
        f"An order of 12 lines priced and saved: {saved[0]:.1f} ms, own work {saved[1]:.1f} (floor 20)\n"
    )
    sys.stdout.write(
        f"The order's page with 8 thumbnails, both copies: {page[0]:.1f} ms, own work {page[1]:.1f} (floor 150)\n"
    )
