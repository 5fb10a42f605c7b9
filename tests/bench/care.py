"""The page of a case over a whole studio, from opening it to the last stroke of paint; the first letter in a window.

Cases with two rounds, offers and letters are taken, whose pages hold most. The page is asked for and painted at once,
on one thread, so that what is measured is the work alone.
"""

from __future__ import annotations

import os
import shutil
import statistics
import time
from collections.abc import Callable
from datetime import date, datetime
from datetime import time as time_of_day
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from studio import business, clock, schema
from studio.actor import Actor, Role
from studio.business.model import Staff
from studio.care.model import Concern
from studio.care.reshoot_model import Reshoot
from studio.db import Store
from studio.letters.readying import make_ready
from tests.bench.waiting import milliseconds, until

ON = date(2026, 11, 21)
CASES = 24
PAGE, PREVIEW = 30, 200
"""Milliseconds: the goals for the page of a case, and for the first letter that is looked at."""


def main(file: Path, folder: Path) -> None:
    """Measure on a copy of this file; nothing is asserted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    mine = folder / "care.db"
    shutil.copy(file, mine)
    store = schema.open_store(mine)
    with clock.standing_at(datetime.combine(ON, time_of_day(9))):
        by = store.ask(_owner)
        cases = store.ask(_fullest)
        if cases:
            _case_page(store, by, cases)
        else:
            print("no case has a reshoot in this studio")
        _first_letter(store, by)
    store.close()


def _owner(db: Any) -> Actor:
    return business.actor(db, db.scalars(select(Staff.id).where(Staff.role == Role.OWNER)).first())


def _fullest(db: Any) -> list[int]:
    """The newest cases that were photographed again."""
    query = select(Concern.id).join(Reshoot, Reshoot.concern_id == Concern.id).order_by(Concern.id.desc())
    return list(dict.fromkeys(db.scalars(query.limit(CASES * 2))))[:CASES]


def _case_page(store: Store, by: Actor, cases: list[int]) -> None:
    from ui.care.case_page import CasePage
    from ui.care.whole_page import whole_page
    from ui.kit import theme
    from ui.kit.work import Work

    theme.load_fonts()
    work = Work(store, inline=True)
    work.by = by
    page = CasePage(work)
    page.resize(1360, 860)
    page.show()
    asked: list[float] = []
    painted: list[float] = []
    used = 0.0
    for turn in range(2):  # the first turn loads what the pages need
        asked, painted, used = [], [], time.process_time()
        for concern_id in cases:
            asked.append(_seconds(lambda each=concern_id: store.ask(whole_page, each, by)))
            painted.append(_seconds(lambda each=concern_id: _opened(page, each)))
        used = (time.process_time() - used) / len(cases)
        if turn == 0:
            print(f"the page of a case opened for the first time: {painted[0] * 1000:.0f} ms")
    print(f"the page of a case, {len(cases)} cases with two rounds:")
    print(f"  {'asked for':28}{milliseconds(asked)}")
    print(f"  {'asked for and painted':28}{milliseconds(painted)}; goal {PAGE} ms")
    print(f"  {'of the processor, for both':28}{used * 1000:.0f} ms")
    page.close()


def _opened(page: Any, concern_id: int) -> None:
    page.show_with(concern_id=concern_id)
    page.grab()


def _first_letter(store: Store, by: Actor) -> None:
    """From choosing a letter to its page on the screen, in a window with its threads, faces made ready before."""
    from ui.kit.work import Work
    from ui.letters.page import LettersPage

    began = time.perf_counter()
    make_ready(store)
    ready = time.perf_counter() - began
    work = Work(store)
    work.by = by
    page = LettersPage(work)
    page.resize(1360, 860)
    page.show()
    shown: list[float] = []
    began = time.perf_counter()
    page.ready.chosen.connect(lambda _: shown.append(time.perf_counter()))
    page.show_with()
    until(lambda: bool(page.view.pages), 60)
    drawn = time.perf_counter()
    if shown:
        print(
            f"the letters: list after {(shown[0] - began) * 1000:.0f} ms, first preview after another "
            f"{(drawn - shown[0]) * 1000:.0f} ms, goal {PREVIEW}; made ready behind the window, {ready * 1000:.0f} ms"
        )
        until(lambda: work.pending == 0, 120)
        again = [_turned(page, row) for row in range(1, 9)]
        print(f"  each further preview: {statistics.median(again) * 1000:.0f} ms")
    page.close()
    work.close()


def _turned(page: Any, row: int) -> float:
    before = page.view.pdf
    began = time.perf_counter()
    page.ready.setCurrentIndex(page.ready.model().index(row, 0))
    until(lambda: page.view.pdf != before, 10)
    return time.perf_counter() - began


def _seconds(gesture: Callable[[], object]) -> float:
    began = time.perf_counter()
    gesture()
    return time.perf_counter() - began
