"""The desk's gestures on a large studio, each beside the raw query or insert that could not do less."""

from __future__ import annotations

import gc
import random
import shutil
import sqlite3
import statistics
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import event, text

from studio import business, catalogue, clients, clock, diary, schema, sessions
from studio.db import Store
from studio.db.engine import sqlite_library
from ui.clients.whole import whole_client
from ui.today.whole import whole_day

ROUNDS = 60
TODAY = datetime(2026, 11, 21, 10)


def _ms(gesture: Callable[[], Any]) -> float:
    began = time.perf_counter()
    gesture()
    return (time.perf_counter() - began) * 1000


def _beside(name: str, ours: list[float], floor: list[float], whole: list[float] | None = None) -> None:
    """One line: ours, the floor, and where several statements make the answer, those very statements raw."""
    mine, least = statistics.median(ours), statistics.median(floor)
    worst = sorted(ours)[int(len(ours) * 0.99)]
    line = f"  {name:22} {mine:7.2f} ms (99 % {worst:7.2f})   floor {least:7.3f} ms {mine / least:6.2f} x"
    if whole is not None:
        all_of_it = statistics.median(whole)
        line += f"   all its statements raw {all_of_it:7.3f} ms {mine / all_of_it:6.2f} x"
    print(line)


def _statements(store: Store, gesture: Callable[[], Any]) -> list[tuple[str, Any]]:
    """What a read sends to the database, to be sent again without us."""
    sent: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement.startswith("SELECT"):
            sent.append((statement, parameters))

    event.listen(store.engine, "before_cursor_execute", note)
    gesture()
    event.remove(store.engine, "before_cursor_execute", note)
    return sent


def _by_turns(
    store: Store, raw: sqlite3.Connection, name: str, asked: list[tuple[Callable[[], Any], Callable[[], Any]]]
) -> None:
    """Ours, the floor and all our statements sent raw, one after the other for each thing asked."""
    ours, floor, whole = [], [], []
    for gesture, least in asked:
        sent = _statements(store, gesture)
        ours.append(_ms(gesture))
        floor.append(_ms(least))
        whole.append(_ms(lambda sent=sent: [raw.execute(*each).fetchall() for each in sent]))
    _beside(name, ours, floor, whole if sent else None)


_PREFIX = "SELECT household_id, kind, shown FROM search_token WHERE token >= ? AND token < ? ORDER BY token LIMIT 48"
_WEEK = (
    "SELECT id, title, starts_at, ends_at, room_id, staff_id FROM appointment "
    "WHERE starts_at > ? AND starts_at < ? AND ends_at > ? AND cancelled_at IS NULL ORDER BY starts_at"
)


def _search(store: Store, raw: sqlite3.Connection, chance: random.Random) -> None:
    tokens = [
        row[0]
        for row in raw.execute("SELECT token FROM search_token WHERE kind <> 'email' ORDER BY id LIMIT 4000")
    ]
    for name, length in (("two letters", 2), ("four letters", 4), ("a whole word", 40)):
        asked = []
        for token in chance.sample(tokens, ROUNDS):
            piece = token[:length]
            asked.append(
                (
                    partial(store.ask, clients.find, piece),
                    lambda bounds=(piece, piece + "\U0010ffff"): raw.execute(_PREFIX, bounds).fetchall(),
                )
            )
        _by_turns(store, raw, f"search, {name}", asked)


def _week(store: Store, raw: sqlite3.Connection, chance: random.Random) -> None:
    asked = []
    for _ in range(ROUNDS):
        day = date(2026, 11, 16) - timedelta(weeks=chance.randrange(200))
        bounds = (
            f"{day - timedelta(days=1)} 04:00:00",
            f"{day + timedelta(days=7)} 00:00:00",
            f"{day} 00:00:00",
        )
        asked.append(
            (
                partial(store.ask, diary.week, day),
                lambda bounds=bounds: raw.execute(_WEEK, bounds).fetchall(),
            )
        )
    _by_turns(store, raw, "a week of the diary", asked)


def _client_page(store: Store, raw: sqlite3.Connection) -> None:
    busiest = raw.execute(
        "SELECT household_id FROM portrait_session GROUP BY household_id ORDER BY COUNT(*) DESC LIMIT 20"
    ).fetchall()
    took, events = [], []
    for (household_id,) in busiest:
        whole = store.ask(whole_client, household_id, True)
        took.append(_ms(partial(store.ask, whole_client, household_id, True)))
        events.append(len(whole.story))
    told = f"{min(events)} to {max(events)} events"
    print(f"  client page            {statistics.median(took):7.2f} ms, of {told}")
    today = [_ms(partial(store.ask, whole_day)) for _ in range(10)]
    print(f"  Today                  {statistics.median(today):7.2f} ms")


def _booking(store: Store, file: Path, chance: random.Random) -> None:
    people = store.ask(clients.page, None, 100)
    kind = store.ask(catalogue.session_types)[0]
    room = store.ask(business.rooms)[0]
    photographer = store.ask(business.photographers)[0]
    by = store.ask(business.actor, photographer.id)
    ours = []
    slots = store.ask(
        diary.free_slots,
        diary.SlotWish(
            minutes=kind.minutes,
            rooms=(room.id,),
            staff_id=photographer.id,
            turnaround=kind.turnaround,
            starts_on=date(2027, 6, 1),
            days=200,
            most=4000,
        ),
    )
    walls: list[datetime] = []
    for slot in slots:
        if not walls or slot.wall >= walls[-1] + timedelta(minutes=90):
            walls.append(slot.wall)
    raw = sqlite_library().connect(file, isolation_level=None)
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("CREATE TABLE IF NOT EXISTS floor (id INTEGER PRIMARY KEY, title TEXT, starts TEXT)")

    def insert() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO floor (title, starts) VALUES ('The family', '2027-06-01 10:00:00')")
        raw.execute("COMMIT")

    floor = []
    for wall in walls[:ROUNDS]:
        draft = sessions.SessionDraft(
            household_id=chance.choice(people).id,
            type_id=kind.id,
            wall=wall,
            room_id=room.id,
            photographer_id=photographer.id,
        )
        ours.append(_ms(partial(store.do, sessions.book, draft, by=by)))
        floor.append(_ms(insert))
    raw.execute("DROP TABLE floor")
    raw.close()
    allowed = 3 * statistics.median(floor) + 5
    _beside("booking saved", ours, floor)
    print(f"                         3 x the floor + 5 ms are {allowed:.2f} ms")


def main(file: Path, folder: Path) -> None:
    """Print each gesture with its floor and their ratio."""
    copy = folder / "desk.db"
    shutil.copyfile(file, copy)
    store = schema.open_store(copy)
    raw = sqlite_library().connect(f"file:{copy}?mode=ro", uri=True)
    chance = random.Random(5)
    with clock.standing_at(TODAY):
        count = store.ask(lambda db: db.execute(text("SELECT COUNT(*) FROM household")).scalar())
        print(f"the desk, {count:,} families:")
        store.ask(clients.find, "ash")
        store.ask(diary.week, date(2026, 11, 16))
        store.ask(whole_day)
        gc.collect()
        gc.freeze()  # as the window does once it is open
        _search(store, raw, chance)
        _week(store, raw, chance)
        _client_page(store, raw)
        raw.close()
        _booking(store, copy, chance)
    store.close()
