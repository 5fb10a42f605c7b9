"""The desk's gestures on a large studio, each beside the raw query or insert that could not do less."""

from __future__ import annotations

import random
import shutil
import sqlite3
import statistics
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text

from studio import business, catalogue, clients, clock, diary, schema, sessions
from studio.db import Store
from studio.db.engine import sqlite_library
from ui.clients.whole import whole_client

ROUNDS = 60
TODAY = datetime(2026, 11, 21, 10)


def _ms(gesture: Callable[[], Any]) -> float:
    began = time.perf_counter()
    gesture()
    return (time.perf_counter() - began) * 1000


def _beside(name: str, ours: list[float], floor: list[float]) -> None:
    mine, least = statistics.median(ours), statistics.median(floor)
    worst = sorted(ours)[int(len(ours) * 0.99)]
    print(f"  {name:34} {mine:7.2f} ms (99 % {worst:7.2f})   floor {least:6.3f} ms   {mine / least:5.2f} x")


def _search(store: Store, raw: sqlite3.Connection, chance: random.Random) -> None:
    tokens = [
        row[0]
        for row in raw.execute("SELECT token FROM search_token WHERE kind <> 'email' ORDER BY id LIMIT 4000")
    ]
    for name, length in (("two letters", 2), ("four letters", 4), ("a whole word", 40)):
        typed = [token[:length] for token in chance.sample(tokens, ROUNDS)]
        ours = [_ms(lambda piece=piece: store.ask(clients.find, piece)) for piece in typed]
        query = "SELECT household_id, kind, shown FROM search_token WHERE token >= ? AND token < ? ORDER BY token LIMIT 48"
        floor = [_ms(lambda p=piece: raw.execute(query, (p, p + "\U0010ffff")).fetchall()) for piece in typed]
        _beside(f"search, {name}", ours, floor)


def _week(store: Store, raw: sqlite3.Connection, chance: random.Random) -> None:
    mondays = [date(2026, 11, 16) - timedelta(weeks=chance.randrange(200)) for _ in range(ROUNDS)]
    ours = [_ms(lambda day=day: store.ask(diary.week, day)) for day in mondays]
    query = (
        "SELECT id, title, starts_at, ends_at, room_id, staff_id FROM appointment "
        "WHERE starts_at > ? AND starts_at < ? AND ends_at > ? AND cancelled_at IS NULL ORDER BY starts_at"
    )

    def floor_of(day: date) -> float:
        begins, ends = f"{day - timedelta(days=1)} 04:00:00", f"{day + timedelta(days=7)} 00:00:00"
        return _ms(lambda: raw.execute(query, (begins, ends, f"{day} 00:00:00")).fetchall())

    _beside("a week of the diary", ours, [floor_of(day) for day in mondays])


def _client_page(store: Store, raw: sqlite3.Connection) -> None:
    busiest = raw.execute(
        "SELECT household_id FROM portrait_session GROUP BY household_id ORDER BY COUNT(*) DESC LIMIT 20"
    ).fetchall()
    took, events = [], []
    for (household_id,) in busiest:
        took.append(_ms(lambda each=household_id: store.ask(whole_client, each, True)))
        events.append(len(store.ask(whole_client, household_id, True).story))
    print(
        f"  client page                        {statistics.median(took):7.2f} ms, of {max(events)} events at most"
    )


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
    for wall in walls[:ROUNDS]:
        draft = sessions.SessionDraft(
            household_id=chance.choice(people).id,
            type_id=kind.id,
            wall=wall,
            room_id=room.id,
            photographer_id=photographer.id,
        )
        ours.append(_ms(lambda draft=draft: store.do(sessions.book, draft, by=by)))
    raw = sqlite_library().connect(file, isolation_level=None)
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("CREATE TABLE IF NOT EXISTS floor (id INTEGER PRIMARY KEY, title TEXT, starts TEXT)")

    def insert(number: int) -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(
            "INSERT INTO floor (title, starts) VALUES (?, ?)", (f"family {number}", "2027-06-01 10:00:00")
        )
        raw.execute("COMMIT")

    floor = [_ms(lambda number=number: insert(number)) for number in range(ROUNDS)]
    raw.execute("DROP TABLE floor")
    raw.close()
    _beside("booking saved", ours, floor)


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
        _search(store, raw, chance)
        _week(store, raw, chance)
        _client_page(store, raw)
        raw.close()
        _booking(store, copy, chance)
    store.close()
