"""A wall of a family: its photograph taken in and measured by a sheet of paper, its name, and what stands below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio import walls
from studio.clients import HouseholdId
from studio.walls import PHOTOGRAPH, Edge, HangingRow, Photographed, Sheet, WallDraft, WallRow
from ui.kit import theme
from ui.kit.fields import ChoiceField, LineField
from ui.kit.figures import NumberField
from ui.kit.form import FormDialog
from ui.kit.preferences import pictures_here, preferences
from ui.kit.text import Button, Label
from ui.kit.work import Work
from ui.viewing_room.wall_photo import SheetPicker
from ui.viewing_room.wall_state import WallState

ENDINGS = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp")
_FOLDER = "walls/folder"
_CLICKED = (
    (Edge.SHORT, "its short edge, two clicks"),
    (Edge.LONG, "its long edge, two clicks"),
    (Edge.UPRIGHT, "its four corners, it hangs upright"),
    (Edge.LYING, "its four corners, it hangs on its side"),
)


class WallForm(FormDialog):
    """``choose`` answers the file: the system's dialog, or what a test brings."""

    heading = "Their own wall"
    save_words = "&Keep this wall"
    opens_at: ClassVar[tuple[int, int]] = (1020, 680)

    def __init__(
        self,
        work: Work,
        household_id: HouseholdId,
        parent: QWidget | None = None,
        choose: Callable[[QWidget], str] | None = None,
    ) -> None:
        super().__init__(work, parent)
        self.household_id, self.choose = household_id, choose or choose_photograph
        self.amended: WallRow | None = None
        self.photograph: Photographed | None = None
        self.picker = SheetPicker()
        self.guide = Label("", "name", wrap=True)
        self.choose_button = Button("Choose the &photograph", "image")
        self.once_more = Button("Click &again", "undo-2", "quiet")
        self._fields()
        self._lay_out()
        self.setAcceptDrops(True)
        self.show_heading(
            self.heading,
            "Ask for a photograph of the wall, taken straight on, with a sheet of paper taped to it.",
        )
        self.choose_button.clicked.connect(self._choose)
        self.once_more.clicked.connect(self._click_again)
        self.picker.changed.connect(self._guide)
        for name in ("sheet", "edge"):
            self.fields[name].changed.connect(self._use)
        self._guide()

    def _fields(self) -> None:
        self.side = QWidget()
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        name = LineField("above the sofa, lounge", length=80)
        sheet = ChoiceField([(each, each.value) for each in Sheet], first=True)
        edge = ChoiceField(list(_CLICKED), first=True)
        furniture = LineField("the sofa", length=60)
        wide = NumberField(10, 2000, hint="In cm; then pictures say how much of it they take.")
        self.measured = QWidget()
        inner = QVBoxLayout(self.measured)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self.choose_button)
        inner.addWidget(self.labelled("sheet", "The &sheet of paper", sheet))
        inner.addWidget(self.labelled("edge", "What you &click of it", edge))
        column.addWidget(self.measured)
        column.addWidget(self.labelled("name", "&Name of the wall", name, required=True))
        column.addWidget(self.labelled("furniture", "What stands &below", furniture))
        column.addWidget(self.labelled("furniture_mm", "How &wide that is", wide))
        column.addStretch(1)
        self.side.setFixedWidth(theme.px(300))

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(18)
        self.left = QWidget()
        below = QHBoxLayout()
        below.addWidget(self.guide, 1)
        below.addWidget(self.once_more)
        # Hidden it keeps its room: else the photograph would move between the first click and the second.
        keeps = self.once_more.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.once_more.setSizePolicy(keeps)
        column = QVBoxLayout(self.left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.picker, 1)
        column.addLayout(below)
        across.addWidget(self.left, 1)
        across.addWidget(self.side)
        ground = QWidget()
        ground.setLayout(across)
        self.body.insertWidget(0, ground, 1)
        self.body.setStretch(self.body.count() - 1, 0)

    def amends(self, wall: WallRow, photograph: QImage | None) -> None:
        """Amend a wall there is; a built-in room has no photograph to measure."""
        self.amended = wall
        self.show_heading("This wall")
        wide = wall.furniture_mm
        self.fill(
            {"name": wall.name, "furniture": wall.furniture, "furniture_mm": wide // 10 if wide else None}
        )
        self.choose_button.hide()
        if wall.scale is None:
            self.left.hide()
            self.measured.hide()
            self.side.setMaximumWidth(16_777_215)
            self.resize(theme.px(460), theme.px(420))
            return
        self.fill({"sheet": wall.scale.sheet, "edge": wall.scale.edge})
        if photograph is not None:
            self.picker.show_photograph(photograph, wall.scale.points)
        self._guide()

    # The photograph.

    def _choose(self) -> None:
        file = self.choose(self)
        if file:
            self.read_file(file)

    def read_file(self, file: str) -> None:
        """Take a photograph in, in a process of its own, away from the window's thread."""
        self.choose_button.setEnabled(False)
        self.guide.setText("The photograph is being read.")
        self.work.run_long(_read, file, owner=self, then=self._take, refused=self._sorry)

    def _take(self, taken: Photographed) -> None:
        self.choose_button.setEnabled(True)
        self.photograph = taken
        self.notice_bar.hide()
        self.picker.show_photograph(QImage.fromData(taken.jpeg))
        self.picker.setFocus()

    def _sorry(self, error: Exception) -> None:
        self.choose_button.setEnabled(True)
        self._guide()
        self.refuse(error)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.amended is None and any(_is_picture(url.toLocalFile()) for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        found = next(
            (url.toLocalFile() for url in event.mimeData().urls() if _is_picture(url.toLocalFile())), ""
        )
        if found:
            event.acceptProposedAction()
            self.read_file(found)

    # The sheet.

    def _use(self) -> None:
        sheet, edge = self.read("sheet"), self.read("edge")
        if isinstance(sheet, Sheet) and isinstance(edge, Edge):
            self.picker.use(sheet, edge)

    def _guide(self) -> None:
        self.guide.setText(self.picker.says())
        self.once_more.setVisible(bool(self.picker.points))

    def _click_again(self) -> None:
        self.notice_bar.hide()
        self.picker.points.clear()
        self._use()
        self.picker.setFocus()

    def save(self) -> None:
        wide = self.read("furniture_mm")
        is_photograph = self.amended is None or self.amended.is_photograph
        draft = WallDraft(
            household_id=self.household_id,
            name=self.read("name"),
            room=PHOTOGRAPH if self.amended is None else self.amended.room,
            colour=self.amended.colour if self.amended is not None else "",
            furniture=self.read("furniture"),
            furniture_mm=wide * 10 if wide else None,
            scale=self.picker.scale() if is_photograph else None,
            photograph=self.photograph,
        )
        if self.amended is None:
            self.send(walls.add, draft)
        else:
            self.send(walls.amend, self.amended.id, draft, self.amended.version)


def _read(_store: Any, _progress: Any, file: str) -> Photographed:
    return walls.read_photograph(file)


def _is_picture(file: str) -> bool:
    return file.casefold().endswith(ENDINGS)


def choose_photograph(parent: QWidget) -> str:
    """Ask the system's dialog for a photograph, where one was last found."""
    kinds = f"Photographs ({' '.join('*' + ending for ending in ENDINGS)})"
    begins = preferences().text(_FOLDER) or pictures_here()
    file, _ = QFileDialog.getOpenFileName(parent, "Choose the photograph of the wall", begins, kinds)
    if file:
        preferences().keep(_FOLDER, file.rpartition("/")[0])
    return file


class PlaceForm(FormDialog):
    """Where one picture hangs, for the order; empty is as the wall is called."""

    heading = "Where it hangs"
    opens_at: ClassVar[tuple[int, int]] = (460, 260)

    def __init__(self, state: WallState, row: HangingRow, parent: QWidget) -> None:
        super().__init__(state.room.work, parent)
        self.state, self.hanging = state, row
        self.show_heading(self.heading, f"{row.ref}, {row.title}")
        place = LineField(
            state.here.name, hint="As the order says it; empty for the wall's own name.", length=80
        )
        self.add("place", "&Where", place)
        self.fill({"place": row.own_place})

    def save(self) -> None:
        """A change of the wall like any other: undone by Ctrl+Z."""
        self.state.change({self.hanging.id: replace(self.hanging.draft(), place=self.read("place"))})
        self.accept()
