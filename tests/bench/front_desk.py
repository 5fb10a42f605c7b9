"""The front desk among a hundred thousand families and a million appointments: finding, the diary, carrying, importing.

Each is measured beside the raw query or insert that could not do less, in turns in one run.
"""

from __future__ import annotations

import gc
import os
import random
import statistics
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from studio import business, clients, clock, diary, schema
from studio.contacts import read
from studio.db import Store
from studio.db.engine import sqlite_library
from tests.bench import crowd

TODAY = datetime(2026, 11, 17, 9)
ROUNDS = 200
CONTACTS = 20_000
_PREFIX = "SELECT household_id, kind, shown FROM search_token WHERE token >= ? AND token < ? ORDER BY token LIMIT 48"
_BETWEEN = (
    "FROM appointment WHERE starts_at > ? AND starts_at < ? AND ends_at > ? AND cancelled_at IS NULL "
    "ORDER BY starts_at, id"
)
_SHOWN = (
    "id, version, household_id, kind, title, wall, zone, fold, minutes, turnaround, room_id, staff_id, opener_id, "
    "provisional, told_client, other, whole_day, series_id"
)
_WRITTEN = (
    "household", "person", "telephone", "email_address", "search_token", "search_line", "imported_contact", "audit_row",
)  # fmt: skip


def main(file: Path, folder: Path) -> None:
    """Print each with its floor, their ratio and the goal; the file is made when it is not there."""
    if not file.exists():
        print(f"Making {crowd.FAMILIES:,} families and {crowd.APPOINTMENTS:,} appointments …")
        crowd.make(file)
    store = schema.open_store(file)
    raw = sqlite_library().connect(f"file:{file}?mode=ro", uri=True)
    chance = random.Random(5)
    with clock.standing_at(TODAY):
        print(f"the front desk, {store.ask(clients.count):,} families:")
        store.ask(clients.find, "ash")
        gc.collect()
        gc.freeze()
        _find(store, raw, chance)
        _doubles(store, raw, chance)
        _weeks(store, raw, chance)
        _free(store)
        _painted(store, raw)
        _carried(store)
    raw.close()
    store.close()
    _imported(folder)


def _ms(gesture: Callable[[], Any]) -> float:
    began = time.perf_counter()
    gesture()
    return (time.perf_counter() - began) * 1000


def _told(name: str, ours: list[float], floor: list[float] | None, goal: str) -> None:
    ours = sorted(ours)
    at = {share: ours[min(len(ours) - 1, int(len(ours) * share))] for share in (0.5, 0.95, 0.99)}
    beside = f"{at[0.5] / statistics.median(floor):5.2f} x of {statistics.median(floor):.3f}" if floor else ""
    print(
        f"  {name:34} {at[0.5]:7.2f} ms  95 % {at[0.95]:7.2f}  99 % {at[0.99]:7.2f}  {beside:18} goal {goal}"
    )


def _find(store: Store, raw: Any, chance: random.Random) -> None:
    tokens = [row[0] for row in raw.execute("SELECT token FROM search_token ORDER BY id LIMIT 4000")]
    for name, length in (("two letters", 2), ("four letters", 4), ("a whole word", 40)):
        ours, floor = [], []
        for token in chance.sample(tokens, ROUNDS):
            bounds = (token[:length], token[:length] + "\U0010ffff")
            ours.append(_ms(partial(store.ask, clients.find, token[:length])))
            floor.append(_ms(lambda bounds=bounds: raw.execute(_PREFIX, bounds).fetchall()))
        _told(f"find, {name}", ours, floor, "<= 3 x the bare prefix query")
    families = raw.execute(
        "SELECT h.filed_under, p.first FROM household h JOIN person p ON p.household_id = h.id AND p.position = 0 "
        "WHERE h.id % 499 = 7 LIMIT 100"
    ).fetchall()
    ours = [_ms(partial(store.ask, clients.find, f"{first[:3]} {last[:3]}")) for last, first in families]
    _told("find, two pieces", ours, None, "")
    ours = [
        _ms(partial(store.ask, clients.find, last[:2] + last[3:4] + last[2:3] + last[4:]))
        for last, _ in families
    ]
    _told("find, misspelt", ours, None, "")


def _doubles(store: Store, raw: Any, chance: random.Random) -> None:
    ids = [row[0] for row in raw.execute("SELECT id FROM household WHERE id % 997 = 3 LIMIT 60")]
    drafts = [store.ask(clients.household, each).as_draft() for each in ids]
    ours = [_ms(partial(store.ask, clients.likely_doubles, draft)) for draft in drafts]
    _told("likely doubles, all typed", ours, None, "20 ms")


def _weeks(store: Store, raw: Any, chance: random.Random) -> None:
    for name, query, days in (("week", diary.week, 7), ("month", diary.month, 35)):
        ours, floor, same = [], [], []
        for _ in range(ROUNDS):
            monday = date(2026, 11, 16) - timedelta(weeks=chance.randrange(800))
            first = monday if days == 7 else monday.replace(day=1)
            begins = first - timedelta(days=first.weekday())
            bounds = (
                f"{begins - timedelta(days=1)} 04",
                f"{begins + timedelta(days=days)} 00",
                f"{begins} 00",
            )
            ours.append(_ms(partial(store.ask, query, first)))
            few = f"SELECT id, title, starts_at, ends_at, room_id, staff_id {_BETWEEN}"
            floor.append(_ms(lambda few=few, bounds=bounds: raw.execute(few, bounds).fetchall()))
            all_of_it = f"SELECT {_SHOWN} {_BETWEEN}"
            same.append(_ms(lambda rows=all_of_it, bounds=bounds: raw.execute(rows, bounds).fetchall()))
        _told(f"a {name} of the diary", ours, floor, "<= 3 x six bare columns")
        _told("  the same, beside what it shows", ours, same, "<= 3 x its own columns")


def _free(store: Store) -> None:
    rooms = tuple(row.id for row in store.ask(business.rooms))
    host = store.ask(business.photographers)[0].id
    wish = diary.SlotWish(
        minutes=60, rooms=rooms[:1], staff_id=host, turnaround=15, starts_on=TODAY.date(), days=14
    )
    _told(
        "three free times, a busy fortnight",
        [_ms(partial(store.ask, diary.offered, wish)) for _ in range(60)],
        None,
        "20 ms",
    )


def _painted(store: Store, raw: Any) -> None:
    """From the key pressed to the answers painted, in a window without a screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

    from ui.kit import theme
    from ui.kit.finder import Finder
    from ui.kit.work import Work

    app = QApplication.instance() or QApplication(["bench"])
    theme.apply(app, "light")
    work = Work(store)
    window = QWidget()
    window.resize(1100, 700)
    column = QVBoxLayout(window)
    finder = Finder(work, clients.find, "Find")
    column.addWidget(finder)
    column.addStretch(1)
    window.show()
    finder.setFocus()
    app.processEvents()
    painted: list[float] = []

    class Watch(QObject):
        def eventFilter(self, _seen: Any, event: Any) -> bool:
            if event.type() == QEvent.Type.Paint:
                painted.append(time.perf_counter())
            return False

    watch = Watch()
    names = raw.execute(
        "SELECT h.filed_under, p.first FROM household h JOIN person p ON p.household_id = h.id AND p.position = 0 "
        "WHERE h.id % 1999 = 7 LIMIT 40"
    ).fetchall()
    took, watched = [], None
    for last, first in (each for each in names if (each[0] + each[1]).isascii()):
        finder.clear()
        for letter in f"{first[:3]} {last[:4]}":
            answered: list[object] = []
            heard = finder.answered.connect(lambda answered=answered: answered.append(1))
            painted.clear()
            began = time.perf_counter()
            QTest.keyClicks(finder, letter)
            while not answered and time.perf_counter() < began + 2:
                app.processEvents()
            if finder._popup is not None and finder._popup.isVisible():
                if watched is not finder._popup:
                    watched = finder._popup
                    watched.viewport().installEventFilter(watch)
                while not painted and time.perf_counter() < began + 0.5:
                    app.processEvents()
            took.append((time.perf_counter() - began) * 1000)
            finder.answered.disconnect(heard)
    _told("a key, to the answers painted", took, None, "99 % <= 50 ms")
    window.hide()


def _carried(store: Store) -> None:
    """A full week with an appointment in the hand: from the mouse moved to the paint done."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    from ui.diary.page import WEEK, DiaryPage
    from ui.kit.work import Work

    app = QApplication.instance()
    assert app is not None
    work = Work(store, inline=True)
    work.by = store.ask(business.actor, store.ask(business.photographers)[0].id)
    page = DiaryPage(work)
    page.resize(1360, 860)
    page.show()
    page.show_days(WEEK)
    app.processEvents()
    sheet = page.day.sheet

    def mouse(kind: QEvent.Type, at: QPointF) -> None:
        up = kind is QEvent.Type.MouseButtonRelease
        held = Qt.MouseButton.NoButton if up else Qt.MouseButton.LeftButton
        sent = QMouseEvent(
            kind, at, sheet.mapToGlobal(at), Qt.MouseButton.LeftButton, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(sheet, sent)

    block = max(sheet.blocks, key=lambda each: (not each.stays, -each.column))
    from_here = QPointF(sheet.column_at(block.column).left() + 20, sheet.y_of(block.starts) + 10)
    mouse(QEvent.Type.MouseButtonPress, from_here)
    mouse(QEvent.Type.MouseMove, from_here + QPointF(40, 40))
    app.processEvents()
    assert sheet.hand.is_full, "nothing was taken up"
    took = []
    for step in range(240):
        at = QPointF(from_here.x() + step % 120 * 6, from_here.y() + step % 60 * 5)
        began = time.perf_counter()
        mouse(QEvent.Type.MouseMove, at)
        app.processEvents()
        took.append((time.perf_counter() - began) * 1000)
    _told(f"carried among {len(sheet.blocks)} in the week", took, None, "95 % <= 20 ms")
    page.hide()


def _imported(folder: Path) -> None:
    """A list taken in, beside the same rows sent raw to the same tables and indexes."""
    listed = folder / "contacts.csv"
    chance = random.Random(3)
    lines = ["First Name,Last Name,E-mail Address,Mobile Phone,Home Street,Home City,Home Postal Code"]
    for number in range(CONTACTS):
        last = "".join(chance.choice("bcdfglmnprst") + chance.choice("aeiou") for _ in range(3)).title()
        letters = chance.choice("ABDEFGHJLN") + chance.choice("ABDEFGHJLN")
        town, code = chance.choice(["Highworth", "Swindon"]), f"SN{number % 29 + 1} {number % 8 + 1}{letters}"
        lines.append(
            f"Jo,{last},jo{number}@example.com,07700 {number:06},{number % 200 + 1} Mill Street,{town},{code}"
        )
    listed.write_text("\n".join(lines), encoding="utf-8")
    store = schema.open_store(folder / "taken.db")
    from tests.make.business import marsh_and_reed

    by = marsh_and_reed(store).priya
    began = time.process_time()
    contacts = read(listed)
    staged = clients.stage(contacts)
    ready = time.process_time() - began
    began = time.process_time()
    clients.take_in(store, by, [clients.ReadIn(listed.name, contacts, staged)])
    taken = time.process_time() - began
    store.close()
    raw = _sent_raw(folder)
    print(
        f"  {CONTACTS:,} contacts taken in      {taken:6.2f} s of processor, made ready {ready:.2f} s before; "
        f"raw {raw:.2f} s: {taken / raw:.1f} x, with making ready {(taken + ready) / raw:.1f} x  goal 4 x"
    )


def _sent_raw(folder: Path) -> float:
    library = sqlite_library()
    schema.open_store(folder / "raw.db").close()
    source, to = (
        library.connect(folder / "taken.db"),
        library.connect(folder / "raw.db", isolation_level=None),
    )
    rows = {table: source.execute(f"SELECT * FROM {table}").fetchall() for table in _WRITTEN}
    began = time.process_time()
    to.execute("BEGIN IMMEDIATE")
    for table, values in rows.items():
        if values:
            to.executemany(
                f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(values[0]))})", values
            )
    to.execute("COMMIT")
    took = time.process_time() - began
    source.close()
    to.close()
    return took
