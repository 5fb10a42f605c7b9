"""The viewing room in each of its modes, with pictures taken in and some of them chosen, and the family's monitor."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from studio import pictures, viewings
from studio.db import Store
from studio.sessions import SessionState
from studio.sessions.model import PortraitSession
from studio.viewings import Mark, ViewingState
from studio.viewings.model import Viewing
from tests.make.pictures import shoot
from ui.kit.pictures import Size
from ui.main_window import MainWindow
from ui.viewing_room.family_window import FamilyWindow
from ui.viewing_room.page import ViewingRoomPage
from ui.viewing_room.state import Mode

Show = Callable[[MainWindow, dict[str, object]], None]
HOW_MANY = 24
PATIENCE = 10_000
THEIRS = (1920, 1080)


def _viewing(db: Any) -> dict[str, object] | None:
    """A viewing that is booked, of a session that is over."""
    found = db.scalar(
        select(Viewing.id)
        .join(PortraitSession, PortraitSession.id == Viewing.session_id)
        .where(Viewing.state == ViewingState.BOOKED, PortraitSession.state == SessionState.COMPLETED)
        .order_by(Viewing.id.desc())
    )
    return {"viewing_id": found} if found is not None else None


def _taken_in(window: MainWindow, viewing_id: Any) -> None:
    """Pictures for the session, once, and what the family thinks of the first of them."""
    store, by = window.work.store, window.work.by
    assert isinstance(store, Store)
    session_id = store.ask(viewings.viewing, viewing_id).session_id
    if store.ask(pictures.count, session_id):
        return
    folder = Path(tempfile.mkdtemp(), "100CANON")
    shoot(folder, HOW_MANY)
    pictures.keep_in(folder.parent / "kept")
    pictures.take_in(store, by, session_id, pictures.look_over(folder))
    rows = store.ask(pictures.of_session, session_id)
    for place, mark in ((1, Mark.LOVE), (2, Mark.PERHAPS), (4, Mark.NO), (5, Mark.LOVE), (6, Mark.PERHAPS)):
        store.do(viewings.mark, viewing_id, rows[place].id, mark, by=by)
    store.do(viewings.note_picture, viewing_id, rows[1].id, "from her left side", by=by)


def _room(window: MainWindow, about: dict[str, object]) -> ViewingRoomPage:
    _taken_in(window, about["viewing_id"])
    window.go("viewing_room", **about)
    page = window.page
    assert isinstance(page, ViewingRoomPage)
    patience = QDeadlineTimer(PATIENCE)
    while not (page.state.pictures and _are_here(page)) and not patience.hasExpired():
        QApplication.processEvents()
    page.state.look_at(page.state.pictures[1].id)
    return page


def _are_here(page: ViewingRoomPage) -> bool:
    loader, rows = page.state.pictures_loader, page.state.pictures
    for row in rows:
        if loader.now(row, Size.THUMB) is None:
            loader.ask(row, Size.THUMB)
    for row in rows[:4]:
        if loader.now(row, Size.SCREEN) is None:
            loader.ask(row, Size.SCREEN)
    small = all(loader.now(row, Size.THUMB) for row in rows)
    return small and all(loader.now(row, Size.SCREEN) for row in rows[:4])


def _in_mode(mode: Mode) -> Show:
    def show(window: MainWindow, about: dict[str, object]) -> None:
        page = _room(window, about)
        if mode is Mode.COMPARE:
            page.state.compare(tuple(row.id for row in page.state.pictures[:3]))
        else:
            page.state.set_mode(mode)

    return show


def _with_everything(window: MainWindow, about: dict[str, object]) -> None:
    """What only the host sees, the sum, and a note being written."""
    page = _room(window, about)
    page.state.set_mode(Mode.LARGE)
    page.for_you.setChecked(True)
    page.state.ask_total(True)
    page.controls.write()


def _theirs(window: MainWindow, about: dict[str, object]) -> None:
    """The family's monitor, laid over the window at its own size."""
    page = _room(window, about)
    page.state.set_mode(Mode.LARGE)
    page.state.ask_prices(True)
    theirs = FamilyWindow(page.state, alone=False)
    window.resize(*THEIRS)
    theirs.setParent(window)
    theirs.setGeometry(0, 0, *THEIRS)
    theirs.show()


FORMS: tuple[tuple[str, Show, Callable[[Any], dict[str, object] | None]], ...] = (
    *((f"room-{mode}", _in_mode(mode), _viewing) for mode in Mode),
    ("room-host", _with_everything, _viewing),
    ("room-family", _theirs, _viewing),
)
"""The name of each picture, how it comes to be shown, and with what."""
