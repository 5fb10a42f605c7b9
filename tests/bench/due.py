"""The list of letters due over a whole studio: what falls due, what is left out and why, beside reading each letter.

Medians of a run on one file; the list alone is what the page shows at once, reading each letter follows it.
"""

from __future__ import annotations

import shutil
import statistics
import time
from collections.abc import Callable
from datetime import date, datetime
from datetime import time as time_of_day
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, text

from studio import clock, letters, schema
from studio.clients.model import Household
from studio.db import Store
from studio.letters import anniversary, falling, owing, ready, thanks

ON = date(2026, 11, 21)
ROUNDS = 7
LIST, A_LETTER = 100, 1
"""Milliseconds: the goals for the list, and for reading one letter of it."""
FOUND_BY: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("L1 L2 L3, appointments", falling.coming),
    ("L6, ready", ready.finished),
    ("L7, thanks", thanks.thank_yous),
    ("L8 L11, follow-ups", falling.follow_ups),
    ("L12, come again", anniversary.invitations),
)


def main(file: Path, folder: Path) -> None:
    """Measure on a copy of this file."""
    mine = folder / "due.db"
    shutil.copy(file, mine)
    store = schema.open_store(mine)
    with clock.standing_at(datetime.combine(ON, time_of_day(9))):
        families = store.ask(lambda db: db.scalar(select(func.count()).select_from(Household)))
        listed = store.ask(letters.due_list, ON)
        print(
            f"Letters due in a studio of {families:,} families: {len(listed.ready)} due, "
            f"{len(listed.left_out)} left out, {listed.no_news} not invited"
        )
        alone = _median(store, letters.due_list, ON)
        read = _median(store, letters.due, ON, rounds=2)
        print(f"  {'the list, shown at once':32}{alone * 1000:9.1f} ms, goal {LIST} over 20,000 families")
        each = read * 1000 / max(len(listed.ready), 1)
        print(
            f"  {'each written, checked, laid out':32}{read * 1000:9.1f} ms, {each:.2f} a letter, goal {A_LETTER}"
        )
        for name, find in FOUND_BY:
            took = _median(store, lambda db, on, find=find: list(find(db, on)), ON)
            print(f"  {name:32}{took * 1000:9.1f} ms")
        print(f"  {'L9 L10 L14, to be drafted':32}{_median(store, owing.unwritten) * 1000:9.1f} ms")
        store.ask(_scans)
    store.close()


def _median(store: Store, query: Callable[..., Any], *args: object, rounds: int = ROUNDS) -> float:
    store.ask(query, *args)
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        store.ask(query, *args)
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def _scans(db: Any) -> None:
    """Say of which tables the invitations read every row: only a short one should be named."""
    plan = db.execute(
        text(
            "EXPLAIN QUERY PLAN SELECT s.id FROM portrait_session s JOIN appointment a ON a.id = s.appointment_id "
            "WHERE s.state = 'completed' AND a.starts_at BETWEEN '2024-10-01' AND '2024-12-31'"
        )
    )
    whole = [row[-1] for row in plan if row[-1].startswith("SCAN")]
    print(f"  read from end to end: {', '.join(whole) or 'nothing'}")
