"""The viewing room as it stands: one record of it for the desk, the family's monitor and the wall.

The page makes it and hands it to ``FamilyWindow(state)`` and ``WallView(state)``. ``changed`` says that records
changed (pictures, choices, prices), ``looked`` that something else is looked at (picture, mode, filter, zoom). A mark
stands on the screen at once; the records follow, and what they refuse is said by ``said`` and shown as it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from studio import viewings
from studio.catalogue import Edition
from studio.clients import HouseholdRow
from studio.errors import StudioError
from studio.pictures import PictureId
from studio.sessions import SessionRow
from studio.viewings import ChoiceRow, Mark, Outcome, ViewingId, ViewingRow, ViewingState
from ui.kit.pictures import Pictures, Size
from ui.kit.work import Work
from ui.viewing_room.looking import MOST_COMPARED, PACES, ZOOM_MOST, ZOOM_STEP, Looking, Mode, Showing
from ui.viewing_room.whole import Room, whole_room

__all__ = ["MOST_COMPARED", "PACES", "ZOOM_MOST", "ZOOM_STEP", "Mode", "RoomState", "Showing"]


class Act(NamedTuple):
    """Something done in the room that can be undone: what takes it back, and what does it again."""

    back: Callable[[], None]
    again: Callable[[], None]


class RoomState(Looking):
    """The room's one record. Nothing is asked of the store until :meth:`open`."""

    changed = Signal()
    said = Signal(str)

    def __init__(self, work: Work, loader: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work, self.pictures_loader = work, loader
        self.viewing_id: ViewingId | None = None
        loader.failed.connect(self._lose)
        loader.shown.connect(self._found)

    def begin(self) -> None:
        """As a viewing begins."""
        super().begin()
        self._evening = object()
        """Answers of another evening are told apart by it: that of a write may come when the next family sits here."""
        self.lost: dict[PictureId, str] = {}
        """Pictures whose files cannot be reached, and what was said of each; they are not asked for again."""
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
    def may_choose(self) -> bool:
        """Whether pictures may be marked; a viewing that was held stays as it is, unless it was reopened."""
        row = self.room.viewing if self.room is not None else None
        if row is None or row.state is ViewingState.CANCELLED:
            return False
        return row.state is not ViewingState.HELD or self._is_reopened

    @property
    def _is_reopened(self) -> bool:
        return self.viewing.outcome is Outcome.THINKING and self.viewing.reopened_at is not None

    @property
    def may_reopen(self) -> bool:
        """Whether they are thinking it over and have not looked again yet."""
        return self.viewing.outcome is Outcome.THINKING and self.viewing.reopened_at is None

    @property
    def may_end(self) -> bool:
        """Whether it is still to be said how the evening ended."""
        return self.viewing.state is ViewingState.BOOKED

    @property
    def ordered(self) -> bool:
        """Whether an order has come of it."""
        return self._loaded().ordered

    def _loaded(self) -> Room:
        if self.room is None:
            raise LookupError("the room is not loaded yet")
        return self.room

    # Loading.

    def open(self, viewing_id: ViewingId) -> None:
        """Show this viewing, or look again at the one that is shown."""
        if viewing_id != self.viewing_id:
            self.pictures_loader.forget()
            self.begin()
            self.viewing_id = viewing_id
        self.work.ask(whole_room, viewing_id, then=self._take, owner=self)

    def _take(self, room: Room) -> None:
        first, known = self.room is None, {row.id for row in self.pictures}
        self.room = room
        self.pictures_loader.make_ready(room.pictures)
        if not self._writing:  # else the marks on the screen are newer; their own commit is heard in turn
            self.choices = {row.picture_id: row for row in room.choices}
        if self.by_id(self.at) is None:
            self.at = room.pictures[0].id if room.pictures else None
        if first and len(room.pictures) > 1 and not any(row.mark for row in room.choices):
            self.mode = Mode.ALL
        self.compared = tuple(each for each in self.compared if self.by_id(each) is not None)
        self.changed.emit()
        for row in room.pictures:  # made while the disk is there; what is in sight goes before
            if row.id not in known:
                self.pictures_loader.ask(row, Size.THUMB)
        at = self.picture
        if at is not None and at.id in self.lost:  # the disk may be back
            self.pictures_loader.ask(at, Size.SCREEN)

    def _lose(self, picture_id: int, why: str) -> None:
        first = not self.lost
        self.lost[PictureId(picture_id)] = why
        if first:
            self.changed.emit()

    def _found(self, picture_id: int, size: object, _image: object) -> None:
        """A lost picture can be read again: so can the others of its disk."""
        if size is Size.SCREEN and picture_id in self.lost:
            self.lost = {}
            self.changed.emit()

    # Choosing.

    def mark(self, picture_id: PictureId, to: Mark | None) -> None:
        """Mark a picture, undoably; the same mark again is nothing."""
        before = self.mark_of(picture_id)
        if before is not to:
            self._write_mark(picture_id, before, to)
            self.did(
                lambda: self._write_mark(picture_id, to, before),
                lambda: self._write_mark(picture_id, before, to),
            )

    def note(self, picture_id: PictureId, words: str) -> None:
        """Write what they say of a picture, undoably."""
        before, words = self.note_of(picture_id), words.strip()
        if before != words:
            self._write_note(picture_id, before, words)
            self.did(
                lambda: self._write_note(picture_id, words, before),
                lambda: self._write_note(picture_id, before, words),
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

    def _write_mark(self, picture_id: PictureId, seen: Mark | None, to: Mark | None) -> None:
        """``seen`` is what this act was done to: taken back, it overwrites nobody's later mark."""
        self._put(picture_id, mark=to)
        self._send(viewings.mark, picture_id, to, seen)

    def _write_note(self, picture_id: PictureId, seen: str, words: str) -> None:
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
            then=partial(self._written, self._evening),
            refused=partial(self._refused, self._evening),
            lost=partial(self._refused, self._evening),
        )

    def _written(self, evening: object, _answer: object) -> None:
        if evening is self._evening:
            self._writing -= 1
            self._look_again()

    def _refused(self, evening: object, error: Exception) -> None:
        if isinstance(error, StudioError):
            self.said.emit(error.message)
        if evening is not self._evening:
            return
        self._writing -= 1
        self._done.clear()
        self._undone.clear()
        self._look_again()

    def _look_again(self) -> None:
        if not self._writing and self.viewing_id is not None:
            self.open(self.viewing_id)
