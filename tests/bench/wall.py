"""The wall with five frames: from the mouse's move to the finished paint, as the window does it, without a screen.

Beside it what could not be less: the same moves with the same ground and five images of the same sizes laid over it.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication

from studio import clock, schema, walls
from studio.db import Store
from tests import make
from ui.kit import theme
from ui.kit.pictures import Pictures, Size
from ui.kit.work import Work
from ui.viewing_room.state import RoomState
from ui.viewing_room.wall import WallView

FRAMES, MOVES = 5, 200
SIDES = ((853, 597), (1920, 1080))
EVENING = datetime(2026, 9, 16, 19, 20)


def _room(folder: Path) -> RoomState:
    """A viewing with six pictures, in a studio of its own."""
    schema.prepare(folder / "wall.db")
    store = Store(folder / "wall.db")
    ahead = make.viewings.booked_ahead(store)
    make.pictures.taken_in(store, ahead.staff.priya, ahead.session, folder / "card", FRAMES + 1)
    work = Work(store, inline=True)
    work.by = ahead.staff.priya
    state = RoomState(work, Pictures(inline=True))
    state.open(ahead.viewing)
    return state


def _moved(view: WallView, kind: QEvent.Type, at: QPointF) -> None:
    held = Qt.MouseButton.LeftButton
    event = QMouseEvent(kind, at, view.mapToGlobal(at), held, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)


def _p95(took: list[float]) -> float:
    return sorted(took)[int(len(took) * 0.95)]


def _say(name: str, took: list[tuple[float, float]]) -> None:
    """By the clock, and in the time all our threads had, Qt's among them: others may be at work on this machine."""
    clocks, ours = [each[0] for each in took], [each[1] for each in took]
    by_clock = f"{statistics.median(clocks):6.2f} ms   p95 {_p95(clocks):6.2f} ms"
    sys.stdout.write(f"  {name:34} {by_clock}   our own work p95 {_p95(ours):6.2f} ms\n")


def _timed(act: Callable[[], object]) -> tuple[float, float]:
    began, own = time.perf_counter(), time.process_time()
    act()
    return (time.perf_counter() - began) * 1000, (time.process_time() - own) * 1000


def _drags(view: WallView, canvas: QImage) -> list[tuple[float, float]]:
    """Take the first picture and move it about, each move painted to its end before the next."""
    row = view.state.rows[0]
    begins = view.scene.mm.map(QPointF(row.x, row.y))
    _moved(view, QEvent.Type.MouseButtonPress, begins)
    took = []
    for move in range(MOVES):
        to = begins + QPointF(move % 40 - 20, move % 23 - 11)

        def act(to: QPointF = to) -> None:
            _moved(view, QEvent.Type.MouseMove, to)
            view.render(canvas)

        took.append(_timed(act))
    _moved(view, QEvent.Type.MouseButtonRelease, begins)
    return took


def _least(view: WallView, canvas: QImage) -> list[tuple[float, float]]:
    """The ground and as many images of the same sizes, nothing else."""
    ground = view.scene._ground_at(1.0)
    images = [
        (view.scene.piece(row, view.scene.framed(row), view.scene.scale_at(row.box)), row)
        for row in view.state.rows
    ]

    def act() -> None:
        painter = QPainter(canvas)
        painter.drawImage(QRectF(canvas.rect()), ground)
        for image, row in images:
            painter.drawImage(view.scene.mm.map(QPointF(row.box.left, row.box.top)), image)
        painter.end()

    return [_timed(act) for _ in range(MOVES)]


def main(folder: Path) -> None:
    """Print each with its floor; nothing is asserted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    theme.load_fonts()
    with clock.standing_at(EVENING):
        state = _room(folder)
        view = WallView(state)
        for row in state.pictures[:FRAMES]:
            state.pictures_loader.ask(row, Size.SCREEN)
            view.state.hang(row)
        sys.stdout.write(f"the wall, {FRAMES} frames, {MOVES} moves:\n")
        for wide, high in SIDES:
            view.resize(wide, high)
            canvas = QImage(wide, high, QImage.Format.Format_RGB32)
            view.render(canvas)
            _say(f"move to paint, {wide} × {high}", _drags(view, canvas))
            _say("the same images laid down alone", _least(view, canvas))
        _their_own(view, state)
        state.work.close()


def _their_own(view: WallView, state: RoomState) -> None:
    """The same on a photograph taken from the side, where every picture is laid in perspective."""
    store = state.work.store
    assert isinstance(store, Store)
    photograph = walls.Photographed(make.walls.photograph(), *make.walls.VIEW)
    scale = walls.Scale(walls.Sheet.A4, walls.Edge.UPRIGHT, make.walls.corners())
    draft = walls.WallDraft(
        household_id=state.household.id, name="above the sideboard", room=walls.PHOTOGRAPH, scale=scale,
        photograph=photograph,
    )  # fmt: skip
    wall_id = store.do(walls.add, draft, by=state.work.by)
    view.state.load()
    view.state.show_wall(next(wall for wall in view.state.walls if wall.id == wall_id))
    for place, row in enumerate(state.pictures[:FRAMES]):
        view.state.hang(row, (place * 700.0 - 400, -300.0))
    wide, high = SIDES[-1]
    canvas = QImage(wide, high, QImage.Format.Format_RGB32)
    view.render(canvas)
    _say(f"in perspective, {wide} × {high}", _drags(view, canvas))
