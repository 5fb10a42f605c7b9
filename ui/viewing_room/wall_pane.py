"""The wall with what is done on it beside the keys: which wall, hanging together, and the frame with its price."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from studio import walls
from studio.errors import Refused
from studio.walls import Arrangement, HangingDraft, HangingRow, Room, WallRow
from ui.kit import theme
from ui.kit.text import Button, Line
from ui.viewing_room import wall_choices, wall_tools
from ui.viewing_room.state import RoomState
from ui.viewing_room.wall import WallView
from ui.viewing_room.wall_actual import ActualSize, CloseLook
from ui.viewing_room.wall_choices import Choices, Offering
from ui.viewing_room.wall_form import PlaceForm, WallForm
from ui.viewing_room.wall_state import wall_state

_CHOOSING: tuple[tuple[str, str, str, Offering], ...] = (
    ("size", "Size", "Which size (+ and –)", wall_choices.sizes),
    ("moulding", "Moulding", "Which moulding (M)", wall_choices.mouldings),
    ("mount", "Mount", "Which mount, and how wide (B)", wall_choices.mounts),
    ("glazing", "Glazing", "Which glazing (V)", wall_choices.glazings),
    ("extra", "Extras", "What else goes with it", wall_choices.extras),
)


class WallPane(QWidget):
    """The wall and its two rows of buttons."""

    def __init__(self, state: RoomState) -> None:
        super().__init__()
        self.room = state
        self.state = wall_state(state)
        self.view = WallView(state)
        self.setFocusProxy(self.view)
        self.which = Button("", "home", says="Which wall")
        self.hang = Button("Hang it", "plus", says="Hang the picture that is looked at (A)")
        self.together = Button("Together", says="Hang several together")
        self.more = Button("More", says="Close look, actual size, extras, what suits")
        self.said = Line("", "name")
        self.smaller = Button("–", says="The next smaller size (–)")
        self.larger = Button("+", says="The next larger size (+)")
        self.choosing = {name: Button(words, says=says) for name, words, says, _ in _CHOOSING}
        self.down = Button("", "x", says="Take it down (Delete)")
        self._lay_out()
        self._listen()
        for button in self.findChildren(Button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # pressed by mouse it leaves the keys to the wall
        self._look()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.which)
        first.addStretch(1)
        for button in (self.hang, self.together, self.more):
            first.addWidget(button)
        self.tools = QWidget()
        column = QVBoxLayout(self.tools)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.said)
        second = QHBoxLayout()
        second.setSpacing(8)
        for button in (self.smaller, self.choosing["size"], self.larger):
            second.addWidget(button)
        second.addStretch(1)
        for name in ("moulding", "mount", "glazing"):
            second.addWidget(self.choosing[name])
        second.addWidget(self.down)
        column.addLayout(second)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.view, 1)
        whole.addWidget(self.tools)
        whole.addLayout(first)
        self.choosing["extra"].setParent(self)
        self.choosing["extra"].hide()  # its list is opened from what is under More

    def _listen(self) -> None:
        self.which.clicked.connect(self.choose_wall)
        self.hang.clicked.connect(self.view.hang)
        self.together.clicked.connect(self.choose_together)
        self.more.clicked.connect(self.choose_more)
        self.view.actual_size.connect(self.show_actual_size)
        self.view.dropped.connect(self.take_in)
        self.smaller.clicked.connect(lambda: wall_tools.size(self.state, -1))
        self.larger.clicked.connect(lambda: wall_tools.size(self.state, 1))
        self.down.clicked.connect(self.state.take_down)
        for name, words, _, offering in _CHOOSING:
            self.choosing[name].clicked.connect(partial(self._open, name, words, offering))
        self.state.changed.connect(self._look)
        self.room.looked.connect(self._look)

    def _look(self) -> None:
        state = self.state
        words = theme.metrics("name").elidedText(state.here.name, Qt.TextElideMode.ElideRight, theme.px(190))
        self.which.setText(f" {words}")
        self.which.setToolTip(state.here.name)
        rows, may = state.in_hand, state.may_hang
        self.tools.setVisible(bool(rows))
        self.hang.setEnabled(may and self.room.picture is not None)
        self.together.setEnabled(may and len(state.rows) > 1)
        for button in (self.smaller, self.larger, self.down, *self.choosing.values()):
            button.setEnabled(may)
        if rows:
            self.said.setText(self._said(rows))

    def _said(self, rows: tuple[HangingRow, ...]) -> str:
        """What is in hand, with its price; of several that each choice goes to all of them."""
        if len(rows) > 1:
            return f"{len(rows)} pictures in hand: each choice goes to all of them"
        row, edition = rows[0], self.room.edition
        price = row.amount.show(edition.currency) if row.amount is not None else row.problem
        if row.amount is not None and not edition.prices_include_tax:
            price += " before tax"
        parts = (row.ref, f"{row.width_in} wide by {row.height_in} high", price, row.words, row.warning)
        return "  ·  ".join(part for part in parts if part)

    # The choices of a frame.

    def _open(self, name: str, words: str, offering: Offering) -> None:
        rows = self.state.in_hand
        if not rows:
            return
        row, edition = rows[-1], self.room.edition
        try:
            if name == "size" and all(price.id != row.price_id for price in edition.prices):
                offers = wall_choices.every_size(edition, row.draft(), row.height_in > row.width_in)
            else:
                offers = offering(edition, row.draft(), self.devicePixelRatioF())
        except Refused as refused:  # it was hung at prices that hold no more
            self.room.said.emit(refused.message)
            return
        if not offers:
            self.room.said.emit(f"This size comes without a choice of {name}.")
            return
        opened = Choices(words, self.room.edition, offers, self)
        opened.chosen.connect(self._take)
        opened.open_above(self.choosing[name] if self.choosing[name].isVisible() else self.more)

    def _take(self, chosen: object) -> None:
        """What was chosen for the last in hand goes to all in hand."""
        if not isinstance(chosen, HangingDraft):
            return
        edition = self.room.edition
        drafts = {}
        for row in self.state.in_hand:
            like = wall_choices.like(edition, row.draft(), chosen)
            drafts[row.id] = like
        wall_tools.put_on(self.state, drafts)
        self.view.setFocus()

    # Which wall.

    def choose_wall(self) -> None:
        """The family's walls, the built-in rooms, and a wall of their own to take in."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for wall in self.state.walls:
            self._offer_wall(menu, wall)
        if self.state.walls:
            menu.addSeparator()
        theirs = {wall.room for wall in self.state.walls}
        for room in walls.ROOMS:
            if room.key not in theirs:
                self._offer_wall(menu, room)
        menu.addSeparator()
        menu.addAction("&Their own wall, from a photograph…", lambda: self.take_in(""))
        if isinstance(self.state.here, WallRow):
            menu.addAction("Thi&s wall: name, furniture, scale…", self.amend)
            if not self.state.here.is_photograph:
                menu.addMenu(self._colours(menu, self.state.here))
        menu.popup(self.which.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _offer_wall(self, menu: QMenu, wall: WallRow | Room) -> None:
        act = QAction(wall.name, menu)
        act.setCheckable(True)
        act.setChecked(wall == self.state.here)
        act.triggered.connect(lambda: self.state.show_wall(wall))
        menu.addAction(act)

    def _colours(self, menu: QMenu, wall: WallRow) -> QMenu:
        colours = QMenu("&Colour of the wall", menu)
        for value, name in walls.COLOURS:
            sample = QPixmap(theme.px(20), theme.px(20))
            sample.fill(QColor(value))
            act = QAction(QIcon(sample), name, colours)
            act.triggered.connect(partial(self._paint_wall, wall, value))
            colours.addAction(act)
        return colours

    def _paint_wall(self, wall: WallRow, colour: str) -> None:
        draft = walls.WallDraft(
            household_id=wall.household_id, name=wall.name, room=wall.room, colour=colour, furniture=wall.furniture,
            furniture_mm=wall.furniture_mm,
        )  # fmt: skip
        self.room.work.do(walls.amend, wall.id, draft, wall.version, owner=self)

    def take_in(self, file: str) -> None:
        """Take a wall of their own in: from this photograph, or one still to choose."""
        form = WallForm(self.room.work, self.room.household.id, self)
        form.saved.connect(self._show_new)
        form.open()
        if file:
            form.read_file(file)

    def _show_new(self, wall_id: object) -> None:
        def show() -> None:
            found = next((wall for wall in self.state.walls if wall.id == wall_id), None)
            if found is not None:
                self.state.show_wall(found)

        self.state.load(show)

    def amend(self) -> None:
        """Change the name, the furniture or the scale of the wall that is shown."""
        here = self.state.here
        if isinstance(here, WallRow):
            form = WallForm(self.room.work, here.household_id, self)
            form.amends(here, self.state.photographs.get(here.id))
            form.saved.connect(lambda _: self.state.load())
            form.open()

    # Together, close by, at actual size.

    def choose_together(self) -> None:
        """The set arrangements, even spacing and lining up."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for how in Arrangement:
            menu.addAction(
                how.value[:1].upper() + how.value[1:], partial(wall_tools.arrange, self.state, how)
            )
        menu.addSeparator()
        menu.addAction("Even spacing (E)", partial(wall_tools.even, self.state))
        menu.addAction("In line (I)", partial(wall_tools.line_up, self.state))
        menu.popup(self.together.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def choose_more(self) -> None:
        """Open what is wanted less often."""
        menu = self.list_more()
        menu.popup(self.more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def list_more(self) -> QMenu:
        """What is wanted less often."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        held = bool(self.state.in_hand)
        for words, act, may in (
            ("&Close look at the frame", self.look_closely, held),
            ("&Actual size on this monitor (Z)", self.show_actual_size, held),
            ("What &goes with it…", self.choosing["extra"].click, held and self.state.may_hang),
            ("W&here it hangs, in words…", self.say_where, held and self.state.may_hang),
            (
                "&Turn it, wide or high (R)",
                partial(wall_tools.turn, self.state),
                held and self.state.may_hang,
            ),
        ):
            menu.addAction(words, act).setEnabled(may)
        if self.state.furniture is not None and (self.state.advice_asked or not self.state.gives_advice):
            asked = self.state.advice_asked
            menu.addAction("Without a&dvice" if asked else "What would &suit here?", self.state.ask_advice)
        return menu

    def say_where(self) -> None:
        """Where it hangs, in words of its own for the order."""
        PlaceForm(self.state, self.state.in_hand[-1], self).open()

    def look_closely(self) -> None:
        """A corner of the frame, much larger than life."""
        if self.state.in_hand:
            CloseLook(self.view.scene, self.state.in_hand[-1], self).open()

    def show_actual_size(self) -> None:
        """The picture in hand as large as it will be; first the monitor is measured, once."""
        if self.state.in_hand:
            ActualSize.show_on(self.view.scene, self.state.in_hand[-1], self.window())
