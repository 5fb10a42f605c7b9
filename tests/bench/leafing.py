"""From a key to the next photograph on the viewing room's own stage, all of them made small before."""

from __future__ import annotations

import sys
import time
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from studio import clock, pictures, schema
from studio.db import Store
from studio.pictures import PictureRow
from tests import make
from tests.bench.waiting import milliseconds, rest, until
from ui.kit.pictures import Pictures, Size
from ui.kit.work import Work
from ui.viewing_room.stage import Stage
from ui.viewing_room.state import Mode, RoomState

SCREEN = QSize(1920, 1200)
EVENING = datetime(2026, 9, 16, 19, 20)
STEPS, REPEATS = 29, 1 / 30
"""Keys pressed, and the seconds between two of a key that is held down."""


def next_picture(card: Path, folder: Path) -> None:
    """Print the time to the picture painted, and to it painted with all its dots; nothing is asserted."""
    with clock.standing_at(EVENING):
        schema.prepare(folder / "room.db")
        store = Store(folder / "room.db")
        ahead = make.viewings.booked_ahead(store)
        pictures.take_in(store, ahead.staff.priya, ahead.session, pictures.look_over(card), copy=False)
        work = Work(store, inline=True)
        work.by = ahead.staff.priya
        for name, pause in (("neighbours ready", 0.4), ("keys held down", REPEATS)):
            state = RoomState(work, Pictures())
            stage = _Stage(state)
            stage.resize(SCREEN)
            stage.show()
            state.open(ahead.viewing)
            state.set_mode(Mode.LARGE)
            for row in state.pictures:
                pictures.screen_size(row)
            _leaf(name, state, stage, pause)
            stage.close()
        work.close()


def _leaf(name: str, state: RoomState, stage: _Stage, pause: float) -> None:
    """On and on, and at the end of the row back again."""
    until(lambda: all(state.pictures_loader.now(row, Size.THUMB) for row in state.pictures))
    painted, own, sharp = [], [], []
    last = len(state.pictures) - 1
    for step in range(STEPS):
        rest(pause)
        begun, worked = time.perf_counter(), time.thread_time()
        stage.painted.clear()
        state.step(1 if step % (2 * last) < last else -1)
        until(lambda: state.at in stage.painted)
        painted.append(time.perf_counter() - begun)
        own.append(time.thread_time() - worked)
        if pause > REPEATS or step == STEPS - 1:
            until(lambda: stage.painted.get(state.at, 0) > pictures.THUMBNAIL)
            sharp.append(time.perf_counter() - begun)
    sys.stdout.write(
        f"  next picture from cache, {name}: {milliseconds(painted)} (our own thread {milliseconds(own)});"
        f" sharp after {milliseconds(sharp)}\n"
    )


class _Stage(Stage):
    """The room's stage; it notes what it painted, and how many dots that had."""

    def __init__(self, state: RoomState) -> None:
        self.painted: dict[object, int] = {}
        super().__init__(state)

    def _paint_image(self, painter: QPainter, row: PictureRow, image: QImage, inner: QRectF) -> None:
        super()._paint_image(painter, row, image, inner)
        self.painted[row.id] = image.width()
