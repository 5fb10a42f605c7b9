"""The hand over a day: takes an appointment up by mouse or by keys, says what stands against it, puts it down.

While it carries, the rest of the day is one picture made when the block was taken up, so that each move of the mouse
paints two small rectangles and no more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPixmap, QRegion

from ui.kit import daydrag, theme
from ui.kit.dayblock import bubble_size, draw_bubble, draw_carried
from ui.kit.daydrag import Against, Carried, Put
from ui.kit.daypaint import draw_day
from ui.kit.dayplan import Block, Busy, DayColumn

if TYPE_CHECKING:
    from ui.kit.daysheet import DaySheet


class DayHand:
    """What is carried over a sheet, and where it was taken up."""

    def __init__(self, sheet: DaySheet) -> None:
        self.sheet = sheet
        self.busy: Mapping[date, Sequence[Busy]] = {}
        self.held: Carried | None = None
        self.standing: Against = daydrag.FREE
        self.origin: tuple[date | None, int, int, int] | None = None
        self._grip = 0.0
        self._still: QPixmap | None = None
        self._painted = QRegion()

    @property
    def is_full(self) -> bool:
        """Whether something is in the hand."""
        return self.held is not None

    def take_up(self, block: Block, *, lengthens: bool = False, at: QPointF | None = None) -> None:
        """Take a block into the hand, by the place the mouse has it, if it has it."""
        self.held = daydrag.taken_up(block, lengthens=lengthens)
        self.origin = (self._column().day, block.column, block.starts, block.ends)
        self._grip = self.sheet.minute_at(at.y()) - block.starts if at is not None else 0.0
        self._still = None
        self._look()

    def drag_to(self, where: QPointF, *, fine: bool) -> None:
        """The mouse is here now."""
        if self.held is None:
            return
        step = daydrag.FINE if fine else daydrag.STEP
        minute = self.sheet.minute_at(where.y())
        if self.held.lengthens:
            moved = daydrag.lengthened_to(self.held, daydrag.snapped(minute, step))
        else:
            starts = self._in_sight(daydrag.snapped(minute - self._grip, step))
            moved = daydrag.carried_to(self.held, self.sheet.column_under(where.x()), starts)
        if moved != self.held:
            self.held = moved
            self._look()

    def step(self, across: int, down: int, *, lengthens: bool, fine: bool) -> None:
        """An arrow key: so many columns across, quarters down; or longer and shorter."""
        if self.held is None:
            return
        by = down * (daydrag.FINE if fine else daydrag.STEP)
        if lengthens:
            self.held = daydrag.lengthened_to(self.held, self.held.ends + by)
        else:
            column = max(0, min(self.held.column + across, len(self.sheet.columns) - 1))
            self.held = daydrag.carried_to(self.held, column, self._in_sight(self.held.starts + by))
        self._look()

    def _in_sight(self, starts: int) -> int:
        """It is not carried off the sheet; a time beyond it is typed in the form."""
        return max(self.sheet.first, min(starts, self.sheet.last - daydrag.STEP))

    def put_down(self) -> Put | None:
        """Let go of it here; None when it is where it was."""
        held, origin = self.held, self.origin
        if held is None:
            return None
        column = self._column()
        takes = daydrag.takes_on(held, column)
        self.let_go()
        if (column.day, held.starts, held.ends) == (
            origin and (origin[0], origin[2], origin[3])
        ) and takes is None:
            return None
        if column.day is None:
            return None
        return Put(held.block.key, column.day, held.starts, held.minutes, takes)

    def let_go(self) -> None:
        """Empty the hand; what was in it stands where it stood."""
        self.held, self._still, self._painted = None, None, QRegion()
        self.sheet.update()

    def on_new_ground(self) -> None:
        """Other columns are shown: it is carried on over them."""
        self._still = None
        if self.held is not None:
            column = min(self.held.column, len(self.sheet.columns) - 1)
            self.held = daydrag.carried_to(self.held, max(0, column), self.held.starts)
            self._look()

    def forget_picture(self) -> None:
        """The ground looks otherwise now: another size, another theme."""
        self._still = None

    def _column(self) -> DayColumn:
        assert self.held is not None
        return self.sheet.columns[min(self.held.column, len(self.sheet.columns) - 1)]

    def _look(self) -> None:
        """See what stands against it, say it, and have both places painted."""
        if self.held is None or not self.sheet.columns:
            return
        self.standing = daydrag.against(self.held, self._column(), self.busy)
        self.sheet.tell(daydrag.said(self.held, self._column(), self.standing))
        before, self._painted = self._painted, self._places()
        if before.isEmpty() or self._still is None:
            self.sheet.update()
        else:
            self.sheet.update(before.united(self._painted))

    def _places(self) -> QRegion:
        """The block in the hand and the words beside it: no more is painted when the mouse moves."""
        both = (self._ghost(), self._bubble())
        places = [QRegion(each.adjusted(-3, -3, 3, 3).toAlignedRect()) for each in both]
        return places[0].united(places[1])

    # How it looks.

    def ghost(self) -> QRectF:
        """Where the block in the hand is drawn."""
        return self._ghost()

    def _ghost(self) -> QRectF:
        assert self.held is not None
        return self.sheet.rect_between(self.held.column, self.held.starts, self.held.ends)

    def _bubble(self) -> QRectF:
        """Beside the block where there is room, else on its other side; always inside what is seen."""
        assert self.held is not None
        ghost, seen = self._ghost(), QRectF(self.sheet.visibleRegion().boundingRect())
        if seen.isEmpty():
            seen = QRectF(self.sheet.rect())
        wide, tall = bubble_size(self.held, self.standing)
        wide = min(wide, seen.width() - 8)
        left = ghost.right() + 8 if ghost.right() + 8 + wide <= seen.right() else ghost.left() - 8 - wide
        top = ghost.top()
        if left < seen.left():
            left = max(seen.left() + 4, min(ghost.left(), seen.right() - wide - 4))
            below = ghost.bottom() + 6
            top = below if below + tall <= seen.bottom() else ghost.top() - tall - 6
        top = max(seen.top() + 4, min(top, seen.bottom() - tall - 4))
        return QRectF(QPointF(left, top), QSizeF(wide, tall))

    def paint(self, painter: QPainter, where: QRegion) -> None:
        """The picture of the day under the hand, the block in it, and the words beside it."""
        assert self.held is not None
        ratio = self.sheet.devicePixelRatioF()
        if self._still is None or self._still.deviceIndependentSize() != QSizeF(self.sheet.size()):
            self._still = self._picture(ratio)
        clip = where.boundingRect()  # the painter keeps to the region inside it
        source = QRectF(clip.x() * ratio, clip.y() * ratio, clip.width() * ratio, clip.height() * ratio)
        painter.drawPixmap(QRectF(clip), self._still, source)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_carried(painter, self.held, self._ghost(), self.standing)
        draw_bubble(painter, self._bubble(), self.held, self.standing)

    def _picture(self, ratio: float) -> QPixmap:
        still = QPixmap(self.sheet.size() * ratio)
        still.setDevicePixelRatio(ratio)
        still.fill(theme.colour("surface"))
        painter = QPainter(still)
        draw_day(self.sheet, painter, without=self.held.block.key if self.held is not None else None)
        painter.end()
        return still
