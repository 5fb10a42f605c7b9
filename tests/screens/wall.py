"""The wall with pictures on it: above the fireplace, on the family's own wall, its lists, its forms, actual size."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication

from studio import walls
from studio.walls import Edge, WallRow
from tests import make
from tests.screens.viewing_room import PATIENCE, _room, _viewing
from ui.kit.pictures import Size
from ui.main_window import MainWindow
from ui.viewing_room import wall_tools
from ui.viewing_room.calibration import Calibration, keep_measure
from ui.viewing_room.state import Mode
from ui.viewing_room.wall_form import WallForm
from ui.viewing_room.wall_pane import WallPane

Show = Callable[[MainWindow, dict[str, object]], None]
POINTS = 3.6
"""A millimetre of the monitor in the pictures, in points."""


def _until(done: Callable[[], object]) -> None:
    patience = QDeadlineTimer(PATIENCE)
    while not done() and not patience.hasExpired():
        QApplication.processEvents()


def _pane(window: MainWindow, about: dict[str, object]) -> WallPane:
    """The wall, three pictures above the fireplace as on the sheet: a large one and one to either side."""
    page = _room(window, about)
    page.state.set_mode(Mode.WALL)
    pane = page.wall
    assert isinstance(pane, WallPane)
    state, rows = pane.state, page.state.pictures
    _until(lambda: not window.work.pending)
    if not state.everywhere():
        state.show_wall(walls.ROOMS[0])
        for place, at in ((1, (2100.0, 690.0)), (3, (560.0, 800.0)), (4, (3640.0, 800.0))):
            before = len(state.everywhere())
            state.hang(rows[place], at)
            _until(lambda before=before: len(state.everywhere()) > before and not window.work.pending)
        first = state.everywhere()[0]
        large = walls.next_size(page.state.edition, first.draft(), 2)
        walnut = next(row for row in page.state.edition.mouldings if row.name.startswith("Walnut"))
        wall_tools.put_on(state, {first.id: replace(large, moulding_id=walnut.id)})
        _until(lambda: not window.work.pending)
    fireplace = next(each for each in state.walls if each.room == "fireplace")
    state.show_wall(fireplace)
    state.pick(state.rows[0].id)
    for row in state.rows:
        known = page.state.by_id(row.picture_id)
        assert known is not None
        page.state.pictures_loader.ask(known, Size.SCREEN)
        _until(lambda known=known: page.state.pictures_loader.now(known, Size.SCREEN))
    return pane


def _fireplace(window: MainWindow, about: dict[str, object]) -> None:
    _pane(window, about)


def _room_of(key: str) -> Show:
    def show(window: MainWindow, about: dict[str, object]) -> None:
        pane = _pane(window, about)
        pane.state.show_wall(next(room for room in walls.ROOMS if room.key == key))

    return show


def _photograph() -> str:
    file = Path(tempfile.mkdtemp(), "their wall.jpg")
    file.write_bytes(make.walls.photograph())
    return str(file)


def _form(window: MainWindow, about: dict[str, object]) -> None:
    pane = _pane(window, about)
    form = WallForm(window.work, pane.room.household.id, pane)
    form.open()
    form.fill({"edge": Edge.UPRIGHT, "name": "above the sideboard", "furniture": "the sideboard"})
    form.fill({"furniture_mm": 180})
    form.read_file(_photograph())
    _until(lambda: not form.picker.image.isNull())
    form.picker.points = list(make.walls.corners())
    form.picker.use(form.picker.sheet, Edge.UPRIGHT)


def _own(window: MainWindow, about: dict[str, object]) -> None:
    """Two pictures on their own wall, seen from the side."""
    pane = _pane(window, about)
    state, rows = pane.state, pane.room.pictures
    theirs = next((each for each in state.walls if each.is_photograph), None)
    if theirs is None:
        store = window.work.store
        assert store is not None
        draft = walls.WallDraft(
            household_id=pane.room.household.id, name="above the sideboard", room=walls.PHOTOGRAPH,
            furniture="the sideboard", furniture_mm=1800, photograph=walls.read_photograph(_photograph()),
            scale=walls.Scale(walls.Sheet.A4, Edge.UPRIGHT, make.walls.corners()),
        )  # fmt: skip
        store.do(walls.add, draft, by=window.work.by)
        _until(lambda: any(each.is_photograph for each in state.walls))
        theirs = next(each for each in state.walls if each.is_photograph)
    assert isinstance(theirs, WallRow)
    state.show_wall(theirs)
    if not state.rows:
        for place, at in ((2, (450.0, -330.0)), (7, (1250.0, -330.0))):
            before = len(state.rows)
            state.hang(rows[place], at)
            _until(lambda before=before: len(state.rows) > before and not window.work.pending)
    _until(lambda: state.photograph_of(theirs.id) is not None)
    state.pick(state.rows[0].id)


def _list(name: str) -> Show:
    def show(window: MainWindow, about: dict[str, object]) -> None:
        _pane(window, about).choosing[name].click()

    return show


def _close(window: MainWindow, about: dict[str, object]) -> None:
    _pane(window, about).look_closely()


def _measure(window: MainWindow, about: dict[str, object]) -> None:
    _pane(window, about)
    form = Calibration(window.screen(), window)
    form.outline.set_points(POINTS)
    form.open()


def _actual(window: MainWindow, about: dict[str, object]) -> None:
    pane = _pane(window, about)
    pane.state.pick(pane.state.rows[1].id)
    keep_measure(window.screen(), 1.6)
    pane.show_actual_size()


FORMS: tuple[tuple[str, Show, Callable[[Any], dict[str, object] | None]], ...] = (
    ("wall-fireplace", _fireplace, _viewing),
    ("wall-own", _own, _viewing),
    ("wall-stairs", _room_of("stairs"), _viewing),
    ("wall-mouldings", _list("moulding"), _viewing),
    ("wall-mounts", _list("mount"), _viewing),
    ("wall-form", _form, _viewing),
    ("wall-close", _close, _viewing),
    ("wall-measure", _measure, _viewing),
    ("wall-actual", _actual, _viewing),
)
"""The name of each picture, how it comes to be shown, and with what."""
