"""The Ashworths' evening in the viewing room: Helen at the desk, eight pictures, twenty past seven."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio import clock, viewings
from studio.db import Store
from studio.pictures import PictureRow
from studio.viewings import Mark, ViewingId
from tests import make
from tests.make.business import Staff
from tests.ui.diary.conftest import Desk, desk
from ui.kit.wish import Wish
from ui.main_window import MainWindow
from ui.viewing_room.page import ViewingRoomPage

__all__ = ["desk"]

DONE = datetime(2026, 9, 12, 11, 40)
BEGUN = make.viewings.EVENING + timedelta(minutes=20)


class Evening(NamedTuple):
    """The room on screen and what it stands on."""

    desk: Desk
    page: ViewingRoomPage
    viewing: ViewingId
    rows: tuple[PictureRow, ...]

    @property
    def store(self) -> Store:
        return self.desk.store

    @property
    def staff(self) -> Staff:
        return self.desk.staff

    @property
    def window(self) -> MainWindow:
        return self.desk.window

    @property
    def in_hand(self) -> str:
        """The reference of the picture that is looked at."""
        at = self.page.state.picture
        return at.ref if at is not None else ""

    def keys(self, qtbot: QtBot, *keys: str) -> None:
        """Press these keys where the focus is: "1", "Right", "Ctrl+Z"."""
        for key in keys:
            *with_, last = key.split("+") if key != "+" else ("+",)
            held = Qt.KeyboardModifier.ControlModifier if with_ else Qt.KeyboardModifier.NoModifier
            name = {"+": "Plus", "-": "Minus", "Esc": "Escape", "Del": "Delete"}.get(last, last)
            held_by: QWidget | None = self.page.focusWidget()
            qtbot.keyClick(held_by or self.page, getattr(Qt.Key, f"Key_{name}"), held)

    def marks(self) -> dict[str, Mark]:
        """What the records say of each marked picture."""
        rows = self.store.ask(viewings.choices, self.viewing)
        return {row.ref: row.mark for row in rows if row.mark is not None}


@pytest.fixture
def evening(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Evening]:
    session = make.sessions.booked(desk.store, desk.staff, desk.family)
    viewing = make.sessions.completed(desk.store, desk.staff.daniel, session, DONE)
    make.viewings.booked(desk.store, desk.staff, viewing)
    rows = make.pictures.taken_in(desk.store, desk.staff.daniel, session, tmp_path / "card", 8)
    with clock.standing_at(BEGUN):
        desk.window.work.by = desk.staff.helen
        desk.window.grant(Wish("open_viewing_room", {"viewing_id": viewing}))
        page = desk.window.page
        assert isinstance(page, ViewingRoomPage)
        page.take_keys()
        qtbot.waitUntil(page.grid.hasFocus)
        yield Evening(desk, page, viewing, rows)
