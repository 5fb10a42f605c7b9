"""The viewing room as it stands: one record of it for the desk, the family's monitor and the wall.

The page makes it and hands it to ``FamilyWindow(state)`` and ``WallView(state)``. ``changed`` says that records
changed (pictures, choices, prices), ``looked`` that something else is looked at (picture, mode, filter, zoom). A mark
stands on the screen at once; the records follow, and what they refuse is said by ``said`` and shown as it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from studio import viewings
from studio.catalogue import Edition
from studio.clients import HouseholdRow
from studio.errors import StudioError
from studio.pictures import PictureId, PictureRow
from studio.sessions import SessionRow
from studio.viewings import ChoiceRow, Mark, ViewingId, ViewingRow
from ui.kit.pictures import Pictures
from ui.kit.work import Work
from ui.viewing_room.whole import Room, whole_room

MOST_COMPARED = 4
ZOOM_MOST = 8.0
ZOOM_STEP = 1.25


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


class Act(NamedTuple):
    """Something done in the room that can be undone: what takes it back, and what does it again."""

    back: Callable[[], None]
    again: Callable[[], None]


class RoomState(QObject):
    """The room's one record. Nothing is asked of the store until :meth:`open`."""

    changed = Signal()
    looked = Signal()
    said = Signal(str)

    def __init__(self, work: Work, loader: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work, self.pictures_loader = work, loader
        self.viewing_id: ViewingId | None = None
        self.room: Room | None = None
        self.choices: dict[PictureId, ChoiceRow] = {}
        self._forget_the_evening()

    def _forget_the_evening(self) -> None:
        self.room, self.choices = None, {}
        self.at: PictureId | None = None
        self.mode, self.showing = Mode.LARGE, Showing.ALL
        self.compared: tuple[PictureId, ...] = ()
        self.zoom, self.centre = 1.0, (0.5, 0.5)
        self.total_asked = self.prices_asked = False
        """Prices on the family's monitor, and the running total anywhere, are shown on request only."""
        self._done: list[Act] = []
        self._undone: list[Act] = []
        self._writing = 0

    # What is known.

    @property
    def viewing(self) -> ViewingRow:
        """The viewing itself; only once it was loaded."""
        return self._loaded().viewing

    @property
    def session(self) -> SessionRow:
        """The session whose pictures these are."""
        return self._loaded().session

    @property
    def household(self) -> HouseholdRow:
        """The family that chooses."""
        return self._loaded().household

    @property
    def edition(self) -> Edition:
        """The prices of the day, to price with while they choose."""
        return self._loaded().edition

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

    def _loaded(self) -> Room:
        if self.room is None:
            raise LookupError("the room is not loaded yet")
        return self.room

    # Loading.

    def open(self, viewing_id: ViewingId) -> None:
        """Show this viewing, or look again at the one that is shown."""
        if viewing_id != self.viewing_id:
            self.pictures_loader.forget()
            self._forget_the_evening()
            self.viewing_id = viewing_id
        self.work.ask(whole_room, viewing_id, then=self._take, owner=self)

    def _take(self, room: Room) -> None:
        first = self.room is None
        self.room = room
        if not self._writing:  # else the marks on the screen are newer; their own commit is heard in turn
            self.choices = {row.picture_id: row for row in room.choices}
        if self.by_id(self.at) is None:
            self.at = room.pictures[0].id if room.pictures else None
        if first and len(room.pictures) > 1 and not any(row.mark for row in room.choices):
            self.mode = Mode.ALL
        self.compared = tuple(each for each in self.compared if self.by_id(each) is not None)
        self.changed.emit()

    # Looking.

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
        self.mode = mode
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

    def ask_total(self, asked: bool) -> None:
        """The running total, on request only."""
        self.total_asked = asked
        self.looked.emit()

    def ask_prices(self, asked: bool) -> None:
        """Prices on the family's monitor, when they ask."""
        self.prices_asked = asked
        self.looked.emit()

    # Choosing.

    def mark(self, picture_id: PictureId, to: Mark | None) -> None:
        """Mark a picture, undoably; the same mark again is nothing."""
        before = self.mark_of(picture_id)
        if before is not to:
            self._write_mark(picture_id, to)
            self.did(lambda: self._write_mark(picture_id, before), lambda: self._write_mark(picture_id, to))

    def note(self, picture_id: PictureId, words: str) -> None:
        """Write what they say of a picture, undoably."""
        before, words = self.note_of(picture_id), words.strip()
        if before != words:
            self._write_note(picture_id, words)
            self.did(
                lambda: self._write_note(picture_id, before), lambda: self._write_note(picture_id, words)
            )

    def did(self, back: Callable[[], None], again: Callable[[], None]) -> None:
        """Something was done that Ctrl+Z takes back; the wall tells what it did the same way."""
        self._done.append(Act(back, again))
        self._undone.clear()

    def undo(self) -> None:
        """Take the last act back."""
        if self._done:
            self._undone.append(self._done.pop())
            self._undone[-1].back()

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._undone:
            self._done.append(self._undone.pop())
            self._done[-1].again()

    def _write_mark(self, picture_id: PictureId, to: Mark | None) -> None:
        seen = self.mark_of(picture_id)
        self._put(picture_id, mark=to)
        self._send(viewings.mark, picture_id, to, seen)

    def _write_note(self, picture_id: PictureId, words: str) -> None:
        seen = self.note_of(picture_id)
        self._put(picture_id, note=words)
        self._send(viewings.note_picture, picture_id, words, seen)

    def _put(self, picture_id: PictureId, **what: object) -> None:
        row = self.by_id(picture_id)
        ref = row.ref if row is not None else ""
        present = self.choices.get(picture_id) or ChoiceRow(picture_id, ref, None, "", None, "", "")
        self.choices[picture_id] = replace(present, **what)  # type: ignore[arg-type]  # a field of the row each
        self.at = picture_id if self.mode is not Mode.COMPARE or picture_id in self.compared else self.at
        self.changed.emit()

    def _send(self, verb: Callable[..., object], picture_id: PictureId, what: object, seen: object) -> None:
        self._writing += 1
        self.work.do(
            verb,
            self.viewing_id,
            picture_id,
            what,
            seen=seen,
            owner=self,
            then=self._written,
            refused=self._refused,
        )

    def _written(self, _answer: object) -> None:
        self._writing -= 1
        self._look_again()

    def _refused(self, error: Exception) -> None:
        self._writing -= 1
        if isinstance(error, StudioError):
            self.said.emit(error.message)
        self._done.clear()
        self._undone.clear()
        self._look_again()

    def _look_again(self) -> None:
        if not self._writing and self.viewing_id is not None:
            self.open(self.viewing_id)
