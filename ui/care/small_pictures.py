"""Which pictures the photographer of a reshoot is shown: proposed, and pressed to keep, to change, or neither."""

from __future__ import annotations

from collections.abc import Sequence

from studio.care import ShownPicture
from studio.pictures import PictureId
from studio.pictures import PictureRow as Row
from ui.kit.field import Field
from ui.kit.small_pictures import CHANGE, KEEP, NEITHER, PictureRow


def meant(shown: Sequence[ShownPicture]) -> list[tuple[Row, str]]:
    """Those to change and those to keep, as a row of small pictures takes them."""
    return [(each.picture, KEEP if each.keep else CHANGE) for each in shown]


class PicturesField(Field):
    """Which pictures the photographer is shown; its value is two tuples of ids, to change and to keep."""

    def __init__(self, *, inline: bool = False) -> None:
        self.pictures = PictureRow(can_change=True, inline=inline)
        self._meant: dict[int, str] = {}
        super().__init__(self.pictures)
        self.pictures.changed.connect(self._mean)

    def _mean(self) -> None:
        """What somebody has pressed stays as they meant it, whatever is proposed later."""
        self._meant |= {each.row.id: each.what for each in self.pictures.small if each.was_meant}
        self.changed.emit()

    def offer(self, rows: Sequence[Row], change: Sequence[int], keep: Sequence[int]) -> None:
        """The pictures that were marked, loved or chosen, as they are meant so far."""
        proposed = dict.fromkeys(keep, KEEP) | dict.fromkeys(change, CHANGE) | self._meant
        self.pictures.show_all([(row, proposed.get(row.id, NEITHER)) for row in rows])

    def value(self) -> tuple[tuple[PictureId, ...], tuple[PictureId, ...]]:
        """Ids of those to change, and of those to keep."""
        return self._ids(CHANGE), self._ids(KEEP)

    def keep(self) -> object:
        """What was pressed, by the picture's number."""
        return [[picture_id, what] for picture_id, what in self._meant.items()] or None

    def put_back(self, kept: object) -> None:
        """As they were meant when the form was left; those not shown yet when they are."""
        self._meant = {int(number): str(what) for number, what in kept} if isinstance(kept, list) else {}
        for small in self.pictures.small:
            if small.row.id in self._meant:
                small.show_as(self._meant[small.row.id])

    def _ids(self, what: str) -> tuple[PictureId, ...]:
        return tuple(each.row.id for each in self.pictures.small if each.what == what)
