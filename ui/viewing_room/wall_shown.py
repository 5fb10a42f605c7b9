"""The wall as it is shown: which wall, what hangs on it, what is in hand and what is being moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from studio import walls
from studio.catalogue import Edition
from studio.clients import Advice, HouseholdId
from studio.viewings import ViewingId
from studio.walls import Box, HangingDraft, HangingId, HangingRow, Room, WallId, WallRow
from ui.kit.pictures import Size
from ui.viewing_room.state import RoomState

_TOUCHED = frozenset({"walls", "catalogue", "pictures"})

ENOUGH = 380
"""Dots of the longest side up to which the small picture is as good as the large one."""

Drafts = dict[HangingId, HangingDraft | None]
Lines = tuple[float | None, float | None]


@dataclass(frozen=True)
class WholeWall:
    """The walls of a family and what hangs on them at one viewing."""

    walls: tuple[WallRow, ...]
    hung: tuple[HangingRow, ...]


def whole_wall(db: Any, viewing_id: ViewingId, household_id: HouseholdId) -> WholeWall:
    """Everything the wall shows, in one read."""
    return WholeWall(walls.of_household(db, household_id), walls.hung(db, viewing_id))


class WallShown(QObject):
    """What hangs, and where. ``changed``: rows, wall or choice; ``moved``: places alone, to paint again."""

    changed = Signal()
    moved = Signal()

    def __init__(self, room: RoomState) -> None:
        super().__init__(room)
        self.room = room
        self.walls: tuple[WallRow, ...] = ()
        self.here: WallRow | Room = walls.ROOMS[0]
        self.picked: tuple[HangingId, ...] = ()
        self.places: dict[HangingId, tuple[float, float]] = {}
        """Where pictures are while they are being moved, before the hand lets go."""
        self.lines: Lines = (None, None)
        """The upright and the level line that a moved picture rests on."""
        self.advice_asked = False
        self.photographs: dict[WallId, QImage] = {}
        self._rows: dict[HangingId, HangingRow] = {}
        self._versions: dict[HangingId, int] = {}
        self._waiting: Drafts = {}
        """What is shown already and not saved yet."""
        self._writing = False
        self._of: ViewingId | None = None
        self._then: list[Callable[[], None]] = []
        room.changed.connect(self._follow)
        room.work.bulletin.changed.connect(self._hear)
        self._follow()

    # Loading.

    def _follow(self) -> None:
        if self.room.room is None or self.room.viewing_id == self._of:
            return
        self.leave()
        self._of = self.room.viewing_id
        self.walls, self._rows, self._waiting, self._writing = (), {}, {}, False
        self.picked, self.places, self.lines, self.advice_asked, self._then = (), {}, (None, None), False, []
        self.here = walls.ROOMS[0]
        self.load()

    def leave(self) -> None:
        """Another viewing will be shown."""

    def _hear(self, features: object) -> None:
        if (
            isinstance(features, frozenset)
            and features & _TOUCHED
            and self._of is not None
            and not self._writing
        ):
            self.load()

    def load(self, then: Callable[[], None] | None = None) -> None:
        """Look again at what hangs; ``then`` is called when it is shown."""
        if then is not None:
            self._then.append(then)
        if self.room.room is None or self.room.viewing_id != self._of:
            return  # another viewing is on its way; it is followed when it is there
        household_id = self.room.household.id
        self.room.work.ask(whole_wall, self._of, household_id, then=self._take, owner=self)

    def _take(self, whole: WholeWall) -> None:
        if self._writing or any(row.version < self._versions.get(row.id, 0) for row in whole.hung):
            return  # read before what was saved since; it is looked at again as soon as that is written
        first = not self.walls and not self._rows
        self.walls = whole.walls
        self._rows = {row.id: row for row in whole.hung}
        self._versions.update((row.id, row.version) for row in whole.hung)
        self.lay_over(self._waiting)
        self._find_wall(first, whole.hung)
        self.picked = tuple(each for each in self.picked if each in self._rows)
        waited, self._then = self._then, []
        for then in waited:
            then()
        self.changed.emit()
        self.taken()

    def taken(self) -> None:
        """What hangs was looked at again."""

    def _find_wall(self, first: bool, hung: tuple[HangingRow, ...]) -> None:
        """Stay where we were; at first the wall on which something hangs, else the family's latest."""
        known = {wall.id: wall for wall in self.walls}
        if isinstance(self.here, WallRow):
            self.here = known.get(self.here.id, self.here)
        elif first and self.walls:
            self.here = known[hung[0].wall_id] if hung and hung[0].wall_id in known else self.walls[-1]
        if isinstance(self.here, WallRow):
            self._fetch_photograph(self.here)

    def _fetch_photograph(self, wall: WallRow) -> None:
        if not wall.is_photograph or wall.id in self.photographs:
            return

        def take(jpeg: bytes) -> None:
            self.photographs[wall.id] = QImage.fromData(jpeg)
            self.changed.emit()

        self.room.work.ask(walls.photograph, wall.id, then=take, owner=self, slot=("photograph", wall.id))

    # What is known.

    @property
    def rows(self) -> tuple[HangingRow, ...]:
        """What hangs on the wall that is shown, in the order in which it was hung."""
        here = self.here.id if isinstance(self.here, WallRow) else None
        return tuple(row for row in self._rows.values() if row.wall_id == here)

    def everywhere(self) -> tuple[HangingRow, ...]:
        """What hangs on any wall of this viewing."""
        return tuple(self._rows.values())

    @property
    def in_hand(self) -> tuple[HangingRow, ...]:
        """The pictures that are picked; the only one there is needs no picking."""
        rows = self.rows
        if len(rows) == 1:
            return rows
        return tuple(row for row in rows if row.id in self.picked)

    @property
    def edition(self) -> Edition | None:
        """The prices and materials of the day, once they are loaded."""
        return self.room.room.edition if self.room.room is not None else None

    def photograph_of(self, wall_id: WallId) -> QImage | None:
        """The photograph of a wall, once it is loaded."""
        return self.photographs.get(wall_id)

    def image_of(self, row: HangingRow, side: float) -> QImage | None:
        """A picture as large as is at hand for so many dots; asked for where it is not."""
        room = self.room
        picture = room.by_id(row.picture_id)
        if picture is None:
            return None
        loader, wanted = room.pictures_loader, Size.THUMB if side <= ENOUGH else Size.SCREEN
        if loader.now(picture, wanted) is None and picture.id not in room.lost:
            loader.ask(picture, wanted, first=True)
        sizes = (wanted, Size.SCREEN, Size.THUMB)
        return next(
            (image for image in (loader.now(picture, size) for size in sizes) if image is not None), None
        )

    def box(self, row: HangingRow) -> Box:
        """Where it is now, also while it is being moved."""
        place = self.places.get(row.id)
        return row.box if place is None else replace(row.box, x=place[0], y=place[1])

    @property
    def furniture(self) -> tuple[str, int] | None:
        """What stands below and how wide it is, in mm; None when that is not known."""
        here = self.here
        wide = here.furniture_mm if isinstance(here, WallRow) else here.furniture_width
        return (here.furniture or "the furniture", wide) if wide else None

    @property
    def may_hang(self) -> bool:
        """Whether pictures may be hung at this viewing."""
        return self.room.room is not None and self.room.may_choose

    @property
    def gives_advice(self) -> bool:
        """Whether advice is welcome, or was asked for just now."""
        if self.room.room is None:
            return False
        return self.advice_asked or self.room.household.advice is Advice.WELCOME

    # Looking.

    def show_wall(self, wall: WallRow | Room) -> None:
        """Show another wall; a built-in room that is one of the family's already is shown as theirs."""
        theirs = [each for each in self.walls if isinstance(wall, Room) and each.room == wall.key]
        self.here = theirs[-1] if theirs else wall
        self.picked, self.places, self.lines = (), {}, (None, None)
        if isinstance(self.here, WallRow):
            self._fetch_photograph(self.here)
        self.changed.emit()

    def pick(self, hanging_id: HangingId | None, *, more: bool = False) -> None:
        """Take one in hand, or with ``more`` one besides (or out again); None lets go of all."""
        if hanging_id is None:
            self.picked = ()
        elif not more:
            self.picked = (hanging_id,)
        elif hanging_id in self.picked:
            self.picked = tuple(each for each in self.picked if each != hanging_id)
        else:
            self.picked = (*self.picked, hanging_id)
        self.changed.emit()

    def pick_all(self) -> None:
        """Take all of this wall in hand."""
        self.picked = tuple(row.id for row in self.rows)
        self.changed.emit()

    def pick_next(self, step: int = 1) -> None:
        """Take the next one in hand, from left to right."""
        order = [row.id for row in sorted(self.rows, key=lambda row: (row.x, row.y))]
        if order:
            here = (
                order.index(self.picked[-1])
                if self.picked and self.picked[-1] in order
                else -min(step, 0) - 1
            )
            self.pick(order[(here + step) % len(order)])

    def ask_advice(self) -> None:
        """They asked what would suit."""
        self.advice_asked = not self.advice_asked
        self.changed.emit()

    # Moving.

    def move_to(self, places: Mapping[HangingId, tuple[float, float]], lines: Lines) -> None:
        """While a hand moves them; nothing is saved until :meth:`settle`."""
        self.places.update(places)
        self.lines = lines
        self.moved.emit()

    def nudge(self, across: float, down: float) -> None:
        """Move what is in hand by so many mm; saved by :meth:`settle`."""
        if self.may_hang:
            boxes = {row.id: self.box(row) for row in self.in_hand}
            self.move_to({key: (box.x + across, box.y + down) for key, box in boxes.items()}, (None, None))

    # What is not saved yet.

    def lay_over(self, changes: Mapping[HangingId, HangingDraft | None]) -> None:
        """Show what is not saved yet; what was down and is unknown here comes with the next look."""
        for key, draft in changes.items():
            row = self._rows.get(key)
            if draft is None:
                self._rows.pop(key, None)
            elif row is not None:
                self._rows[key] = self._told(row, draft)

    def _told(self, row: HangingRow, draft: HangingDraft) -> HangingRow:
        edition = self.room.edition
        known = {price.id: price for price in edition.prices}
        if draft.price_id not in known:
            return replace(row, x=round(draft.x_mm), y=round(draft.y_mm))
        told = walls.told(edition, draft, known[draft.price_id])
        wall = next((each for each in self.walls if each.id == draft.wall_id), self.here)
        return replace(
            row, wall_id=draft.wall_id or row.wall_id, price_id=draft.price_id, turned=draft.turned,
            moulding_id=draft.moulding_id, mount_id=draft.mount_id,
            mount_border_mm=draft.mount_border_mm, glazing_id=draft.glazing_id, option_ids=draft.choice_ids,
            own_place=draft.place, place=draft.place or wall.name,
            x=round(draft.x_mm), y=round(draft.y_mm), **told,
        )  # fmt: skip
