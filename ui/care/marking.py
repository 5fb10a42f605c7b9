"""Which pictures and pieces she means: pressed where they are seen, each with what it is about and her words of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.care import Aspect, MarkDraft
from studio.care.drafts import LONGEST_MARK
from studio.making import PieceId, PieceRow
from studio.pictures import PictureId, PictureRow
from ui.care.aspects import ASPECTS
from ui.kit import theme
from ui.kit.field import Field
from ui.kit.fields import ChoiceField, LineField
from ui.kit.pictures import Pictures, Size
from ui.kit.small_pictures import draw_small
from ui.kit.text import Button, Label

ACROSS = 3
AT_FIRST = 6
WIDE, HIGH, WORDS_HIGH = 80, 60, 20


@dataclass(frozen=True)
class Thing:
    """Something that can be meant: a photograph, or a piece that hangs at home."""

    caption: str
    name: str
    picture: PictureRow | None = None
    piece_id: PieceId | None = None
    instead: str = ""
    """What stands in the place of a photograph that is not there."""

    @property
    def short(self) -> str:
        """As somebody on the telephone would say it."""
        return f"{self.instead}, {self.caption}" if self.piece_id is not None else self.name

    @property
    def picture_id(self) -> PictureId | None:
        """The photograph alone; a piece is meant as a piece."""
        return self.picture.id if self.picture is not None and self.piece_id is None else None

    @property
    def key(self) -> tuple[int | None, int | None]:
        """What tells it from the others."""
        return self.picture_id, self.piece_id


def things(rows: Sequence[PictureRow], pieces: Sequence[PieceRow]) -> tuple[Thing, ...]:
    """The pieces first, for they are what is looked at every day; then every photograph."""
    by_id = {row.id: row for row in rows}
    by_ref = {row.ref: row for row in rows}
    made = [
        Thing(
            f"{piece.width_in} by {piece.height_in}",
            f"{piece.code}, {piece.width_in} by {piece.height_in}, {piece.hanging_place or piece.image_ref}",
            by_id.get(PictureId(piece.picture_id or 0)) or by_ref.get(piece.image_ref),
            piece.id,
            piece.image_ref,
        )
        for piece in pieces
        if piece.ended is None
    ]
    return (*made, *(Thing(row.ref, f"picture {row.ref}", row) for row in rows))


class Thumb(QAbstractButton):
    """One of them, small; pressed, it is meant or not."""

    def __init__(self, thing: Thing) -> None:
        super().__init__()
        self.thing = thing
        self.image: QImage | None = None
        self.setCheckable(True)
        self.setFixedSize(theme.px(WIDE), theme.px(HIGH + WORDS_HIGH))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(thing.name)
        self.setToolTip(f"{thing.name[:1].upper()}{thing.name[1:]}: press it when it is the one they mean")

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(1, 1, self.width() - 2, theme.px(HIGH) - 2)
        outline = draw_small(painter, place, self.image)
        if self.image is None:
            painter.setFont(theme.font("second"))
            painter.setPen(theme.tone("plain")[0])
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.thing.instead)
        if self.isChecked():
            painter.setPen(QPen(theme.tone("concern")[0], 3))
            painter.drawPath(outline)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        painter.setFont(theme.font("second"))
        painter.setPen(self.palette().windowText().color())
        words = QRectF(0, theme.px(HIGH), self.width(), theme.px(WORDS_HIGH))
        shown = theme.metrics("second").elidedText(
            self.thing.caption, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, shown)


class MarkRow(QFrame):
    """One that is meant: what about it, and what was said of it."""

    changed = Signal()

    def __init__(self, thing: Thing) -> None:
        super().__init__()
        self.thing = thing
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(6)
        named = thing.short
        top.addWidget(Label(f"{named[:1].upper()}{named[1:]}", "name"), 1)
        self.remove = Button("", "x", "quiet", says=f"It is not {named}")
        top.addWidget(self.remove)
        column.addLayout(top)
        self.aspect = ChoiceField([each for each in ASPECTS if each[0] is not None])
        self.aspect.names_itself("aspect_of", f"What about {named}", False)
        self.words = LineField("in their words", length=LONGEST_MARK)
        self.words.names_itself("words_of", f"What they said of {named}", False)
        for field in (self.aspect, self.words):
            field.changed.connect(self.changed)
            column.addWidget(field)


class MarksField(Field):
    """Their pictures, and those of them that are meant; its value is a tuple of drafts."""

    marked = Signal(QWidget)
    """A row to say more about one of them, to be brought into view."""

    def __init__(self, *, inline: bool = False) -> None:
        box = QWidget()
        super().__init__(box)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.grid = QGridLayout()
        self.grid.setSpacing(theme.px(6))
        column.addLayout(self.grid)
        self.more = Button("", kind="quiet")
        self.more.clicked.connect(self.show_all)
        column.addWidget(self.more)
        self.meant = QVBoxLayout()
        self.meant.setSpacing(2)
        column.addLayout(self.meant)
        self.loader = Pictures(self, inline=inline)
        self.loader.shown.connect(self._put)
        self.heard = True
        self.things: tuple[Thing, ...] = ()
        self.thumbs: list[Thumb] = []
        self.rows: list[MarkRow] = []

    def offer(self, found: Sequence[Thing]) -> None:
        """These can be meant; what was marked among others is let go."""
        self.things = tuple(found)
        for row in [*self.rows]:
            if row.thing.key not in {each.key for each in self.things}:
                self._drop(row)
        self._lay_out(AT_FIRST)

    def hear(self, heard: bool) -> None:
        """They can be looked at from the first moment, and pressed once there is a story."""
        self.heard = heard
        for each in (*self.thumbs, *self.rows):
            each.setEnabled(heard)

    def show_all(self) -> None:
        """Every picture of the session."""
        self._lay_out(len(self.things))

    def _lay_out(self, most: int) -> None:
        while (item := self.grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        marked = {row.thing.key for row in self.rows}
        self.thumbs = [Thumb(each) for each in self.things[:most]]
        for place, thumb in enumerate(self.thumbs):
            thumb.setChecked(thumb.thing.key in marked)
            thumb.setEnabled(self.heard)
            thumb.toggled.connect(lambda on, thumb=thumb: self._pressed(thumb, on))
            self.grid.addWidget(thumb, place // ACROSS, place % ACROSS)
            if thumb.thing.picture is not None:
                self.loader.ask(thumb.thing.picture, Size.THUMB)
        self.grid.setColumnStretch(ACROSS, 1)
        self.more.setVisible(len(self.things) > most)
        self.more.setText(f"All {len(self.things)} of them")

    def _put(self, picture_id: int, _size: object, image: QImage) -> None:
        for thumb in self.thumbs:
            if thumb.thing.picture is not None and thumb.thing.picture.id == picture_id:
                thumb.image = image
                thumb.update()

    def _pressed(self, thumb: Thumb, on: bool) -> None:
        known = next((row for row in self.rows if row.thing.key == thumb.thing.key), None)
        if on and known is None:
            row = self._mark(thumb.thing)
            row.aspect.setFocus()
            self.marked.emit(row)
        elif not on and known is not None:
            self._drop(known)
        self._was_changed()

    def _mark(self, thing: Thing) -> MarkRow:
        row = MarkRow(thing)
        row.changed.connect(self._was_changed)
        row.remove.clicked.connect(lambda: self._unmark(row))
        self.rows.append(row)
        self.meant.addWidget(row)
        row.show()
        return row

    def _unmark(self, row: MarkRow) -> None:
        for thumb in self.thumbs:
            if thumb.thing.key == row.thing.key:
                thumb.setChecked(False)
        if row in self.rows:  # it is not among those in sight
            self._drop(row)

    def _drop(self, row: MarkRow) -> None:
        self.rows.remove(row)
        self.meant.removeWidget(row)
        row.hide()
        row.deleteLater()

    def value(self, whole: Aspect | None = None) -> tuple[MarkDraft, ...]:
        """What is meant, in the order it was pressed; one of which nothing was said is about what the whole is."""
        return tuple(
            MarkDraft(
                _aspect(row.aspect.value_or_none()) or whole or Aspect.OTHER,
                row.words.value(),
                row.thing.picture_id,
                row.thing.piece_id,
            )
            for row in self.rows
        )

    def first_aspect(self) -> Aspect | None:
        """What the first of them is about."""
        return next((found for row in self.rows if (found := _aspect(row.aspect.value_or_none()))), None)

    def keep(self) -> object:
        """Each that is meant: which, what about it, and the words."""
        return [[*row.thing.key, row.aspect.keep(), row.words.keep()] for row in self.rows]

    def put_back(self, kept: object) -> None:
        """As they were marked when the form was left."""
        by_key = {each.key: each for each in self.things}
        for picture_id, piece_id, aspect, words in kept if isinstance(kept, list) else ():
            thing = by_key.get((picture_id, piece_id))
            if thing is not None:
                row = self._mark(thing)
                row.aspect.put_back(aspect)
                row.words.put_back(words)
        self._lay_out(max(AT_FIRST, len(self.thumbs)))


def _aspect(value: object) -> Aspect | None:
    return value if isinstance(value, Aspect) else None
