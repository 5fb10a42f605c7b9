"""The lines of an order so far, each with its photograph; what one still wants is said in its row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from studio.orders import LineDraft, LineRow, OrderRow
from studio.pictures import PictureRow
from ui.kit import theme
from ui.kit.pictures import Pictures, Size
from ui.kit.table import ROW, Column, Table
from ui.orders.thumbs import HIGH, WIDE, draw_thumb
from ui.orders.words import made_line


@dataclass(frozen=True)
class ShownLine:
    """A line as it stands: its draft, and what it comes to once it is whole; ``said`` is what it still wants."""

    place: int
    draft: LineDraft
    row: LineRow | None
    said: str = ""

    @property
    def image_ref(self) -> str:
        """What the picture is called."""
        return self.draft.image_ref

    @property
    def quantity(self) -> int:
        """How many of it."""
        return self.draft.quantity

    @property
    def price(self) -> str:
        """What it comes to, in words."""
        if self.row is None:
            return ""
        return "free" if self.row.complimentary else self.row.line_total.show()


def wanting(draft: LineDraft) -> str:
    """What a line still wants before it can be ordered; "" for a whole one."""
    if draft.price_id is None and not draft.image_ref:
        return "wants a picture and a size"
    if draft.price_id is None:
        return "wants a size"
    return "" if draft.image_ref else "wants a picture"


def shown_lines(drafts: Sequence[LineDraft], rows: Sequence[LineRow]) -> list[ShownLine]:
    """The lines with what each comes to; the rows are those of the whole ones, in their order."""
    whole = iter(rows)
    return [
        ShownLine(place, draft, None if wanting(draft) else next(whole, None), wanting(draft))
        for place, draft in enumerate(drafts)
    ]


def taken_out(order: OrderRow | None, drafts: Sequence[LineDraft], reason: str) -> dict[int, str]:
    """The lines of a placed order that are there no more, by their keys, with why."""
    here = {draft.key for draft in drafts}
    return {line.key: reason for line in order.lines if line.key not in here} if order is not None else {}


def _made(row: ShownLine) -> str:
    return row.said or (made_line(row.row) if row.row is not None else "")


def _who(row: ShownLine) -> str:
    return " · ".join(part for part in (row.draft.people, row.draft.hanging_place) if part)


COLUMNS = (
    Column("", lambda _: "", width=WIDE + 18),
    Column("Picture", lambda row: row.image_ref, width=76, strong=True),
    Column("Size and framing", _made, width=204),
    Column("Who and where", _who),
    Column("Pieces", lambda row: str(row.quantity), right=True, width=56),
    Column("Price", lambda row: row.price, right=True, width=92),
)


class _Photograph(QStyledItemDelegate):
    def __init__(self, table: Lines) -> None:
        super().__init__(table)
        self._table = table

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        row = index.data(ROW)
        picture = self._table.pictures.get(row.draft.picture_id) if isinstance(row, ShownLine) else None
        if picture is None:
            return
        at = QRectF(0, 0, theme.px(WIDE), theme.px(HIGH - 4))
        at.moveCenter(QRectF(option.rect).center())
        draw_thumb(painter, at, self._table.image_of(picture))


class Lines(Table):
    """Enter changes a line, Delete takes it out."""

    removed = Signal()

    def __init__(self, loader: Pictures) -> None:
        super().__init__(COLUMNS, "Pictures ordered")
        self._loader = loader
        self.pictures: Mapping[int | None, PictureRow] = {}
        self.keyed_by(lambda row: row.place + 1)
        self.verticalHeader().setDefaultSectionSize(theme.px(HIGH + 6))
        self.setWordWrap(True)  # a row is as high as its photograph, so that framing has two lines
        self.setItemDelegateForColumn(0, _Photograph(self))
        loader.shown.connect(lambda *_: self.viewport().update())

    def know(self, rows: Sequence[PictureRow]) -> None:
        """The session's photographs, by which lines show theirs."""
        self.pictures = {row.id: row for row in rows}

    def set_rows(self, rows: Sequence[ShownLine], *, more: bool = False) -> None:
        """Show these lines; their photographs are made ready now, out of sight too, since the page will need them."""
        super().set_rows(rows, more=more)
        for row in rows:
            picture = self.pictures.get(row.draft.picture_id)
            if picture is not None:
                self.image_of(picture)

    def image_of(self, row: PictureRow) -> QImage | None:
        """The photograph when it is at hand; it is asked for when it is not."""
        image = self._loader.now(row, Size.THUMB)
        if image is None:
            self._loader.ask(row, Size.THUMB)
        return image

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)
