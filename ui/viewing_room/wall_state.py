"""What is done on the wall: hung, moved, changed, taken down; one for the desk and the family.

``wall_state(room)`` gives the one of a room. What is done stands on the wall at once and is saved behind it, several
quick presses as one change; each act is told to the room, whose Ctrl+Z takes it back. A lost race is said, and the
wall shown as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from studio import walls
from studio.errors import Refused, StudioError
from studio.pictures import PictureRow
from studio.viewings import ViewingId
from studio.walls import Box, HangingDraft, HangingId, HangingRow, Room, Standing, WallRow
from ui.viewing_room.state import RoomState
from ui.viewing_room.wall_shown import Drafts, WallShown

SINCE = "Somebody else has changed this picture since, so nothing was taken back."


def wall_state(room: RoomState) -> WallState:
    """The wall of a room; made when it is first asked for."""
    found = room.findChild(WallState)
    return found if isinstance(found, WallState) else WallState(room)


class WallState(WallShown):
    """The wall of a room, with everything that can be done on it."""

    _saved: Callable[[], None] | None = None
    _sent: frozenset[HangingId] = frozenset()
    """What is being saved."""

    def taken(self) -> None:
        if self._writing:
            return
        if self._waiting:
            self._flush()
        elif self._saved is not None:
            saved, self._saved = self._saved, None
            saved()

    def when_saved(self, then: Callable[[], None]) -> None:
        """``then`` once nothing waits to be saved: an order is of what hangs, not of what hung a press before."""
        self.settle()
        if self._writing or self._waiting:
            self._saved = then
        else:
            then()

    def leave(self) -> None:
        """What still waits is saved at its own viewing, behind the write that is under way."""
        self._saved = None
        if self._writing:
            self._one_higher()
        if self._waiting:
            self._flush()

    def settle(self) -> None:
        """The hand has let go: what was moved is saved."""
        moved, self.places, self.lines = self.places, {}, (None, None)
        changes: Drafts = {}
        for key, (x, y) in moved.items():
            row = self._rows.get(key)
            if row is not None and (round(x), round(y)) != (row.x, row.y):
                changes[key] = replace(row.draft(), x_mm=round(x), y_mm=round(y))
        if changes:
            self.change(changes)
        elif moved:
            self.moved.emit()

    def put(self, rows: Iterable[HangingRow], boxes: Iterable[Box]) -> None:
        """Hang these at these places."""
        changes: Drafts = {}
        for row, box in zip(rows, boxes, strict=True):
            if (round(box.x), round(box.y)) != (row.x, row.y):
                changes[row.id] = replace(row.draft(), x_mm=round(box.x), y_mm=round(box.y))
        if changes:
            self.change(changes)

    def hang(self, picture: PictureRow, at: tuple[float, float] | None = None) -> None:
        """Hang a picture of the strip, in the size of what hangs there or the middle one of what comes framed.

        One that was tried on another wall comes from there as it is, so that it is not ordered twice unasked.
        """
        if not self.may_hang:
            return
        tried = next((row for row in self.everywhere() if row.picture_id == picture.id), None)
        if tried is not None and isinstance(self.here, WallRow) and tried.wall_id != self.here.id:
            self._bring_here(tried, self.here, at)
            return
        try:
            draft = self._first_draft(picture, at)
        except Refused as refused:
            self.room.said.emit(refused.message)
            return
        self.room.work.do(
            walls.hang, self._of, draft, then=self._hung, refused=partial(self._refused, self._of), owner=self
        )

    def _bring_here(self, row: HangingRow, here: WallRow, at: tuple[float, float] | None) -> None:
        size = (float(row.width), float(row.height))
        if at is None:
            centre, width = self.usual_place()
            box = walls.clear_place(size, [other.box for other in self.rows], centre, width)
            at = (box.x, box.y)
        draft = replace(row.draft(), wall_id=here.id, x_mm=round(at[0]), y_mm=round(at[1]), place="")
        self.change({row.id: draft})
        self.picked = (row.id,)
        self.changed.emit()
        self.room.said.emit(
            f"{row.ref} came here from {row.place}, as it was framed. To have it twice, hang it once more."
        )

    def _first_draft(self, picture: PictureRow, at: tuple[float, float] | None) -> HangingDraft:
        edition, here = self.room.edition, self.here
        alike = self.in_hand or self.rows
        known = {price.id: price for price in edition.prices}
        price = known.get(alike[-1].price_id) if alike else None
        price = price or walls.first_price(edition)
        if price is None:
            raise Refused("There are no prices yet. The owner makes the price list in Settings.")
        is_theirs = isinstance(here, WallRow)
        draft = HangingDraft(
            wall_id=here.id if isinstance(here, WallRow) else None, room="" if is_theirs else _key(here),
            picture_id=picture.id, price_id=price.id, x_mm=0, y_mm=0, turned=walls.lies(price, picture.is_upright),
        )  # fmt: skip
        if alike and price.id == alike[-1].price_id:
            like = alike[-1]
            draft = replace(
                draft, moulding_id=like.moulding_id, mount_id=like.mount_id, mount_border_mm=like.mount_border_mm,
                glazing_id=like.glazing_id, choice_ids=like.option_ids,
            )  # fmt: skip
        else:
            draft = walls.new_hanging(edition, draft)
        piece = walls.piece_of(edition, draft)
        size = (float(piece.outside_width_mm), float(piece.outside_height_mm))
        if at is None:
            centre, width = self.usual_place()
            box = walls.clear_place(size, [row.box for row in self.rows], centre, width)
            at = (box.x, box.y)
        return replace(draft, x_mm=at[0], y_mm=at[1])

    def usual_place(self) -> tuple[tuple[float, float], float]:
        """Where a first picture hangs on this wall, and how wide the wall is, in mm."""
        here = self.here
        room = here.built_in if isinstance(here, WallRow) else here
        if room is not None:
            return (float(room.hangs_at[0]), float(room.hangs_at[1])), float(room.width)
        assert isinstance(here, WallRow)
        size = here.photograph_size
        if here.scale is None or size is None:
            return (0.0, 0.0), 4000.0
        plane = here.scale.plane()
        return plane.to_wall((size[0] / 2, size[1] * 0.36)), plane.apart(
            (0, size[1] / 2), (size[0], size[1] / 2)
        )

    def _hung(self, answer: Any) -> None:
        key = HangingId(answer)

        def found() -> None:
            row = self._rows.get(key)
            if row is None:
                return
            self.here = next((wall for wall in self.walls if wall.id == row.wall_id), self.here)
            self.picked = (key,)
            draft = row.draft()
            self.room.did(
                lambda: self._bring({key: None}, {key: draft}), lambda: self._bring({key: draft}, {key: None})
            )

        self.load(found)

    def take_down(self) -> None:
        """Take down what is in hand."""
        gone: Drafts = {row.id: None for row in self.in_hand}
        if gone:
            self.change(gone)

    def change(self, changes: Drafts) -> None:
        """Change how pictures hang, undoably: shown at once, saved behind it."""
        if not self.may_hang:
            return
        changes = {
            key: draft for key, draft in changes.items() if key in self._rows
        }  # another desk took it down
        before: Drafts = {key: self._rows[key].draft() for key in changes}
        self.lay_over(changes)
        self._save(changes)
        self.room.did(lambda: self._bring(before, changes), lambda: self._bring(changes, before))
        self.changed.emit()

    def _bring(self, to: Drafts, expected: Drafts) -> None:
        """Take an act back, or do it again, while what it left still stands."""
        for key, draft in expected.items():
            row = self._rows.get(key)
            if (row.draft() if row is not None else None) != draft:
                self.room.said.emit(SINCE)
                return
        self.lay_over(to)
        self._save(to)
        self.picked = tuple(key for key, draft in to.items() if draft is not None)
        self.changed.emit()

    def _save(self, changes: Drafts) -> None:
        self._waiting.update(changes)
        if not self._writing:
            self._flush()

    def _flush(self) -> None:
        """Save all that waits, as one change; what comes meanwhile goes with the next."""
        sent, self._waiting = self._waiting, {}
        self._writing, self._sent = True, frozenset(sent)
        standings = tuple(Standing(key, self._versions.get(key), draft) for key, draft in sent.items())
        for key, draft in sent.items():
            if draft is None:
                self._versions.pop(key, None)  # what is down is read no more, so its version is not known
        written, refused = partial(self._written, self._of), partial(self._refused, self._of)
        self.room.work.do(
            walls.rehang, self._of, standings, then=written, refused=refused, lost=refused, owner=self
        )

    def _written(self, of: ViewingId | None, answer: Any) -> None:
        if of == self._of:
            self._writing = False
            now = {HangingId(key): int(version) for key, version in answer}
            self._versions.update({key: now[key] for key in self._versions.keys() & now.keys()})
            self.load()

    def _one_higher(self) -> None:
        """What is being sent has the next version: nobody waits for the answer of a viewing that is left."""
        self._versions.update({key: self._versions[key] + 1 for key in self._sent & self._versions.keys()})

    def _refused(self, of: ViewingId | None, error: Exception) -> None:
        if isinstance(error, StudioError):
            self.room.said.emit(error.message)
        if of == self._of:
            self._writing, self._waiting = False, {}
            self.load()


def _key(here: WallRow | Room) -> str:
    return here.key if isinstance(here, Room) else here.room
