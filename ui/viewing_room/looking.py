"""What is looked at in the viewing room: which pictures are shown, which one is in hand, how close, how fast."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from studio.pictures import PictureId, PictureRow
from studio.viewings import ChoiceRow, Mark
from ui.viewing_room.whole import Room

MOST_COMPARED = 4
ZOOM_MOST = 8.0
ZOOM_STEP = 1.25
PACES = (3, 5, 8, 12, 20, 30)
"""Seconds for each picture of a slideshow, from which the family says slower or faster."""


class Mode(StrEnum):
    """What the stage shows."""

    ALL = "all"
    LARGE = "large"
    COMPARE = "compare"
    WALL = "wall"
    SLIDES = "slides"


class Showing(StrEnum):
    """Which pictures are shown."""

    ALL = "all"
    LOVED = "loved"
    PERHAPS = "perhaps"
    NOT_YET = "not yet"
    NO = "no"


_MARKS = {Showing.LOVED: Mark.LOVE, Showing.PERHAPS: Mark.PERHAPS, Showing.NOT_YET: None, Showing.NO: Mark.NO}


class Looking(QObject):
    """The half of the room's state that is nobody's record and is forgotten with the evening."""

    looked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.begin()

    def begin(self) -> None:
        """As a viewing begins: nothing loaded, nothing asked for."""
        self.room: Room | None = None
        self.choices: dict[PictureId, ChoiceRow] = {}
        self.at: PictureId | None = None
        self.mode, self.showing = Mode.LARGE, Showing.ALL
        self.compared: tuple[PictureId, ...] = ()
        self.zoom, self.centre = 1.0, (0.5, 0.5)
        self.pace, self.paused = PACES.index(8), False
        self.total_asked = self.prices_asked = False
        """Prices on the family's monitor, and the running total anywhere, are shown on request only."""

    @property
    def pictures(self) -> tuple[PictureRow, ...]:
        """Every picture of the session, as it was taken; none until they are loaded."""
        return self.room.pictures if self.room is not None else ()

    @property
    def shown(self) -> tuple[PictureRow, ...]:
        """The pictures of the filter, and the one that is looked at, so that a mark takes nothing from under them."""
        if self.showing is Showing.ALL:
            return self.pictures
        wanted = _MARKS[self.showing]
        return tuple(row for row in self.pictures if self.mark_of(row.id) is wanted or row.id == self.at)

    @property
    def picture(self) -> PictureRow | None:
        """The picture that is looked at."""
        return self.by_id(self.at)

    @property
    def loved(self) -> tuple[PictureRow, ...]:
        """The pictures they love."""
        return tuple(row for row in self.pictures if self.mark_of(row.id) is Mark.LOVE)

    def by_id(self, picture_id: PictureId | None) -> PictureRow | None:
        """One picture of the session; None where it has none such."""
        return next((row for row in self.pictures if row.id == picture_id), None)

    def mark_of(self, picture_id: PictureId) -> Mark | None:
        """How a picture is marked."""
        choice = self.choices.get(picture_id)
        return choice.mark if choice is not None else None

    def note_of(self, picture_id: PictureId) -> str:
        """What was noted of a picture."""
        choice = self.choices.get(picture_id)
        return choice.note if choice is not None else ""

    def how_many(self, showing: Showing) -> int:
        """How many pictures a filter has."""
        if showing is Showing.ALL:
            return len(self.pictures)
        return sum(self.mark_of(row.id) is _MARKS[showing] for row in self.pictures)

    def look_at(self, picture_id: PictureId) -> None:
        """Look at one picture; while comparing, one that is not compared joins the others."""
        if self.mode is Mode.COMPARE and picture_id not in self.compared:
            self.compared = (*self.compared, picture_id)[-MOST_COMPARED:]
        self.at = picture_id
        self.looked.emit()

    def step(self, by: int) -> None:
        """So many pictures on or back among those shown (while comparing, among those compared), ends included."""
        row = [each.id for each in self.shown] if self.mode is not Mode.COMPARE else list(self.compared)
        if not row:
            return
        here = row.index(self.at) if self.at in row else 0
        there = row[max(0, min(len(row) - 1, here + by))]
        if there != self.at:
            if self.mode is not Mode.COMPARE:
                self.zoom, self.centre = 1.0, (0.5, 0.5)
            self.look_at(there)

    def go_round(self) -> None:
        """The next picture of a slideshow, after the last the first again."""
        row = [each.id for each in self.shown]
        if row:
            self.zoom, self.centre = 1.0, (0.5, 0.5)
            self.look_at(row[(row.index(self.at) + 1) % len(row)] if self.at in row else row[0])

    def set_mode(self, mode: Mode) -> None:
        """Show all, one large, some side by side, the wall, or one after the other."""
        if mode is Mode.COMPARE:
            self._compare_what_is_there()
        if mode is not self.mode:
            self.zoom, self.centre = 1.0, (0.5, 0.5)
        self.mode, self.paused = mode, False
        self.looked.emit()

    def _compare_what_is_there(self) -> None:
        if len(self.compared) > 1 and self.at in self.compared:
            return
        row = [each.id for each in self.shown]
        if self.at in row:
            here = min(row.index(self.at), max(0, len(row) - 2))
            self.compared = tuple(row[here : here + 2])

    def compare(self, picture_ids: tuple[PictureId, ...]) -> None:
        """Put these side by side, four at most, the first in hand."""
        self.compared = picture_ids[:MOST_COMPARED]
        if self.compared:
            self.at = self.compared[0]
            self.set_mode(Mode.COMPARE)

    def leave_out(self, picture_id: PictureId) -> None:
        """Take one from the side-by-side, while two remain."""
        if picture_id in self.compared and len(self.compared) > 2:
            self.compared = tuple(each for each in self.compared if each != picture_id)
            self.at = self.at if self.at in self.compared else self.compared[0]
            self.looked.emit()

    def set_showing(self, showing: Showing) -> None:
        """Show only these; the first of them is looked at where the present one is none of them."""
        self.showing = showing
        rows = [
            row for row in self.shown if showing is Showing.ALL or self.mark_of(row.id) is _MARKS[showing]
        ]
        if rows and self.at not in [row.id for row in rows]:
            self.at = rows[0].id
        self.looked.emit()

    def set_zoom(self, zoom: float, centre: tuple[float, float] | None = None) -> None:
        """Look closer, linked for all that are compared; ``centre`` in parts of the picture."""
        self.zoom = max(1.0, min(ZOOM_MOST, zoom))
        x, y = centre or self.centre
        half = 0.5 / self.zoom
        self.centre = (min(max(x, half), 1 - half), min(max(y, half), 1 - half))
        self.looked.emit()

    def set_pace(self, pace: int, *, paused: bool | None = None) -> None:
        """How long each picture of the slideshow stands (a place in ``PACES``), and whether it rests."""
        self.pace = max(0, min(len(PACES) - 1, pace))
        self.paused = self.paused if paused is None else paused
        self.looked.emit()

    def ask_total(self, asked: bool) -> None:
        """The running total, on request only."""
        self.total_asked = asked
        self.looked.emit()

    def ask_prices(self, asked: bool) -> None:
        """Prices on the family's monitor, when they ask."""
        self.prices_asked = asked
        self.looked.emit()
