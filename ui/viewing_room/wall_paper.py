"""The walls of a viewing drawn for paper, with what hangs on them, and kept for the order's page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPainter

from studio import business, catalogue, clock, pictures, viewings, walls
from studio.catalogue import Edition
from studio.errors import StudioError
from studio.pictures import PictureId, PictureRow
from studio.viewings import ViewingId
from studio.walls import Box, HangingRow, Room, WallId, WallRow
from ui.viewing_room.state import RoomState
from ui.viewing_room.wall_scene import WallScene
from ui.viewing_room.wall_state import wall_state

LONGEST = 2_000
"""Dots of the longer side: 300 an inch over the width of a page."""
_QUALITY = 88


class WallOnPaper:
    """One wall with what hangs on it, read whole."""

    def __init__(
        self, wall: WallRow, rows: tuple[HangingRow, ...], edition: Edition, photograph: QImage | None
    ) -> None:
        self.here: WallRow | Room = wall
        self.rows, self.edition = rows, edition
        self._photograph = photograph
        self.images: dict[PictureId, QImage] = {}

    def box(self, row: HangingRow) -> Box:
        """Where it hangs."""
        return row.box

    def photograph_of(self, wall_id: WallId) -> QImage | None:
        """The photograph of the wall; None of a built-in room."""
        return self._photograph

    def image_of(self, row: HangingRow, side: float) -> QImage | None:
        """The picture itself; None when its file cannot be reached."""
        return self.images.get(row.picture_id)


def _read(db: Any, viewing_id: ViewingId) -> tuple[list[WallOnPaper], dict[PictureId, PictureRow]]:
    hung = walls.hung(db, viewing_id)
    edition = catalogue.edition_on(db, clock.today(business.studio(db).zone))
    found = []
    for wall_id in dict.fromkeys(row.wall_id for row in hung):
        wall = walls.wall(db, wall_id)
        photograph = QImage.fromData(walls.photograph(db, wall_id)) if wall.is_photograph else None
        rows = tuple(row for row in hung if row.wall_id == wall_id)
        found.append(WallOnPaper(wall, rows, edition, photograph))
    session_id = viewings.viewing(db, viewing_id).session_id
    return found, {row.id: row for row in pictures.of_session(db, session_id)}


def keep_drawn(store: Any, by: Any, viewing_id: ViewingId, chosen: WallId | None) -> int:
    """Draw and keep every wall on which something hangs, the chosen one last; how many they are."""
    drawings, known = store.ask(_read, viewing_id)
    drawings.sort(key=lambda each: each.here.id == chosen)
    for each in drawings:
        for row in each.rows:
            try:
                each.images[row.picture_id] = QImage.fromData(pictures.screen_size(known[row.picture_id]))
            except StudioError:
                continue  # its file is away: the frame stands there with the picture's reference
        store.do(walls.keep_picture, each.here.id, as_jpeg(drawing_of(each)), viewing_id, by=by)
    return len(drawings)


def drawing_of(wall: WallOnPaper) -> QImage:
    """A wall with what hangs on it, as large as paper wants it."""
    here = wall.here
    room = here.built_in if isinstance(here, WallRow) else here
    wide, high = (room.width, room.height) if room is not None else (4, 3)
    if isinstance(here, WallRow) and here.photograph_size is not None:
        wide, high = here.photograph_size
    share = LONGEST / max(wide, high)
    canvas = QImage(round(wide * share), round(high * share), QImage.Format.Format_RGB32)
    scene = WallScene(wall)
    scene.lay_out(QSizeF(canvas.size()))
    painter = QPainter(canvas)
    painter.setClipRect(QRectF(canvas.rect()))
    scene.paint(painter, 1.0)
    painter.end()
    return canvas


def as_jpeg(image: QImage) -> bytes:
    """An image as a page holds it."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(_QUALITY)
    writer.write(image)
    buffer.close()
    return bytes(kept.data())


def keep_walls(room: RoomState, then: Callable[[int], None]) -> None:
    """Keep the walls as they hang now, off the window's thread; ``then`` is told on how many walls something hangs.

    A drawing that cannot be made keeps nobody from ordering: ``then`` is called all the same.
    """
    if room.viewing_id is None:
        return
    state, viewing_id = wall_state(room), room.viewing_id

    def keep() -> None:
        chosen = state.here.id if isinstance(state.here, WallRow) else None
        room.work.run_short(
            keep_drawn,
            room.work.by,
            viewing_id,
            chosen,
            owner=room,
            then=then,
            refused=lambda _: then(len(state.everywhere())),
        )

    state.when_saved(keep)
