"""One page serves every viewing: nothing of one family's evening reaches the next, and what was begun is not lost."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from studio import viewings, walls
from studio.db import Store
from studio.pictures import PictureRow
from studio.viewings import Mark, ViewingId
from tests import make
from tests.make.business import Staff
from tests.ui.viewing_room.conftest import Evening
from ui.kit.pictures import Pictures, Size
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.viewing_room.state import Mode, RoomState
from ui.viewing_room.wall_paper import keep_walls
from ui.viewing_room.wall_state import wall_state
from ui.viewings.page import ViewingPage

LATER = datetime(2026, 9, 17, 14)


class Other(NamedTuple):
    """Another family with two pictures, one of which it loves."""

    viewing: ViewingId
    rows: tuple[PictureRow, ...]


def another(store: Store, staff: Staff, folder: Path) -> Other:
    """The Khans, whose viewing is the day after."""
    family = make.clients.khan_and_ellis(store, staff.priya)
    session = make.sessions.booked(store, staff, family, wall=datetime(2026, 9, 12, 13, 30))
    viewing = make.sessions.completed(store, staff.daniel, session, datetime(2026, 9, 12, 15))
    make.viewings.booked(store, staff, viewing, LATER, at=datetime(2026, 9, 12, 15, 5))
    rows = make.pictures.taken_in(store, staff.daniel, session, folder, 2)
    store.do(viewings.mark, viewing, rows[0].id, Mark.LOVE, by=staff.helen)
    return Other(viewing, rows)


def test_answers_that_come_late_are_for_the_family_that_asked(
    evening: Evening, tmp_path: Path, qtbot: QtBot
) -> None:
    store, staff = evening.store, evening.staff
    other = another(store, staff, tmp_path / "theirs")
    mine = make.walls.hung(store, staff.helen, evening.viewing, evening.rows[0])
    work = Work(store)
    work.by = staff.helen
    try:
        state = RoomState(work, Pictures(work, inline=True), work)
        state.open(evening.viewing)
        qtbot.waitUntil(lambda: state.room is not None)
        wall = wall_state(state)
        qtbot.waitUntil(lambda: bool(wall.rows))
        for x in (1900, 1850):  # the second waits for the first
            wall.move_to({mine.id: (x, 705)}, (None, None))
            wall.settle()
        state.mark(evening.rows[1].id, Mark.NO)
        state.open(other.viewing)
        qtbot.waitUntil(lambda: state.room is not None and wall._of == other.viewing)
        assert wall.walls == (), "nobody is offered another family's wall"
        qtbot.waitUntil(lambda: work.pending == 0)
        assert state.mark_of(other.rows[0].id) is Mark.LOVE
        state.mark(other.rows[0].id, Mark.PERHAPS)
        qtbot.waitUntil(lambda: work.pending == 0)
    finally:
        work.close()
    assert evening.marks() == {evening.rows[1].ref: Mark.NO}
    assert [row.x for row in store.ask(walls.hung, evening.viewing)] == [1850]
    assert [row.mark for row in store.ask(viewings.choices, other.viewing)] == [Mark.PERHAPS]


def test_an_order_is_of_what_hangs_after_the_last_press(evening: Evening, qtbot: QtBot) -> None:
    store, staff = evening.store, evening.staff
    mine = make.walls.hung(store, staff.helen, evening.viewing, evening.rows[0])
    work = Work(store)
    work.by = staff.helen
    seen: list[int] = []
    try:
        state = RoomState(work, Pictures(work, inline=True), work)
        state.open(evening.viewing)
        qtbot.waitUntil(lambda: state.room is not None)
        wall = wall_state(state)
        qtbot.waitUntil(lambda: bool(wall.rows))
        for x in (1900, 1850):
            wall.move_to({mine.id: (x, 705)}, (None, None))
            wall.settle()
        keep_walls(state, lambda _: seen.extend(row.x for row in store.ask(walls.hung, evening.viewing)))
        qtbot.waitUntil(lambda: bool(seen))
    finally:
        work.close()
    assert seen == [1850]


def test_what_another_desk_marked_since_is_not_taken_back(evening: Evening, qtbot: QtBot) -> None:
    page, first = evening.page, evening.rows[0]
    evening.keys(qtbot, "1")
    evening.store.do(
        viewings.mark, evening.viewing, first.id, Mark.NO, seen=Mark.LOVE, by=evening.staff.daniel
    )
    page.reload()
    evening.keys(qtbot, "Ctrl+Z")
    assert evening.marks() == {first.ref: Mark.NO}
    assert "has just chosen “no”" in page.notice_bar.words.text()


def test_the_next_family_on_the_same_page_finds_nothing_of_the_last(
    evening: Evening, tmp_path: Path, qtbot: QtBot
) -> None:
    page, state = evening.page, evening.page.state
    other = another(evening.store, evening.staff, tmp_path / "theirs")
    page.monitor.show_on(None)
    alone = page.monitor.window
    assert alone is not None
    state.set_mode(Mode.WALL)
    state.set_mode(Mode.LARGE)
    alone.controls.write()
    alone.controls.line.setText("the eyes")
    page.monitor.come_back()
    del alone
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    state.pictures_loader.let_go(evening.rows[0])
    state.pictures_loader.ask(evening.rows[0], Size.THUMB)  # comes when their window is gone
    assert state.note_of(evening.rows[0].id) == "the eyes"

    page.controls.write()
    page.controls.line.setText("her smile")
    page.monitor.show_on(None)
    evening.window.grant(Wish("open_viewing_room", {"viewing_id": other.viewing}))
    assert page.monitor.window is None
    assert not page.controls.is_writing
    assert page.title.text().startswith("Adil Khan")
    notes = {row.ref: row.note for row in evening.store.ask(viewings.choices, evening.viewing)}
    assert notes == {evening.rows[0].ref: "her smile"}


def test_pictures_that_come_when_the_page_was_drawn_again_disturb_nobody(
    evening: Evening, qtbot: QtBot
) -> None:
    evening.keys(qtbot, "1")
    evening.window.grant(Wish("open_viewing", {"viewing_id": evening.viewing}))
    page = evening.window.page
    assert isinstance(page, ViewingPage)
    for _ in range(2):
        page.reload()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    loader = page.loader
    loader.let_go(evening.rows[0])
    loader.ask(evening.rows[0], Size.THUMB)
    assert loader.now(evening.rows[0], Size.THUMB) is not None
