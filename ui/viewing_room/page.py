"""The viewing room at the desk: the stage large, the pictures in a row below, what is chosen at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio import pictures, viewings
from studio.clients import Advice
from studio.pictures import PictureId, PictureRow
from studio.viewings import Outcome, ViewingId
from studio.words import counted
from ui.kit import notices, theme
from ui.kit.cards import EmptyState
from ui.kit.notices import NoticeBar
from ui.kit.page import Page
from ui.kit.pictures import Pictures
from ui.kit.text import Button
from ui.kit.work import Work
from ui.viewing_room.controls import Closer, Controls, Pace
from ui.viewing_room.host import HostSide
from ui.viewing_room.keys import WORDS, Keys
from ui.viewing_room.monitor import Monitor
from ui.viewing_room.panel import ChosenPanel
from ui.viewing_room.rows_of_pictures import AllPictures, Filmstrip
from ui.viewing_room.stage import Stage
from ui.viewing_room.state import PACES, Mode, RoomState, Showing

if TYPE_CHECKING:
    from ui.viewing_room.wall_pane import WallPane

MODES = (
    (Mode.ALL, "All", "G"),
    (Mode.LARGE, "Large", "L"),
    (Mode.COMPARE, "Compare", "C"),
    (Mode.WALL, "On the wall", "W"),
    (Mode.SLIDES, "Slideshow", "S"),
)
PANEL_WIDE = 270


class ViewingRoomPage(Page):
    """One room state for the page, the family's monitor and the wall."""

    features = frozenset(
        {"viewings", "pictures", "walls", "catalogue", "orders", "clients", "care", "sessions"}
    )
    scrolls = False

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.state = RoomState(work, Pictures(self, inline=work.inline), self)
        self.stage, self.grid = Stage(self.state), AllPictures(self.state)
        self.wall: WallPane | None = None
        self.film, self.controls = Filmstrip(self.state), Controls(self.state)
        self.closer, self.pace = Closer(self.state), Pace(self.state)
        self.panel, self.host = ChosenPanel(self.state), HostSide(self.state)
        self.lost_bar = NoticeBar()
        self.slides = QTimer(self)
        self._mode_before = self.state.mode
        self._lay_out()
        self._put_buttons()
        self.monitor = Monitor(self, self.state, self.them)
        self._listen()
        self.keys = Keys(self, self.state, self.controls, self.grid)
        self.keys.add("A", self.show_alike)
        self.keys.add("H", lambda: self.for_you.setChecked(not self.for_you.isChecked()))
        self.keys.add("F11", self.monitor.show)
        for button in self.findChildren(Button):
            button.setFocusPolicy(
                Qt.FocusPolicy.TabFocus
            )  # pressed by mouse it leaves the keys to the pictures

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        self.empty = EmptyState(
            "images", "Their pictures will be here, large.", "Take their pictures in", self._take_in
        )
        for each in (self.stage, self.grid, self.empty):
            self.stack.addWidget(each)
        card = QFrame()
        card.setProperty("card", True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self.stack)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.lost_bar)
        left.addWidget(card, 1)
        for row in (self.closer, self.pace, self.controls, self.film):
            left.addWidget(row)
        side = QWidget()
        side.setFixedWidth(theme.px(PANEL_WIDE))
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(14)
        right.addWidget(self.host)
        right.addWidget(self.panel, 1)
        halves = QHBoxLayout()
        halves.setSpacing(18)
        halves.addLayout(left, 1)
        halves.addWidget(side)
        self.body.addLayout(halves, 1)
        self.closer.hide()
        self.pace.hide()

    def _put_buttons(self) -> None:
        self.modes: dict[Mode, Button] = {}
        for mode, words, key in MODES:
            button = self.modes[mode] = Button(words, kind="toggle")
            button.setToolTip(key)
            button.clicked.connect(lambda _=False, to=mode: self.state.set_mode(to))
            self.buttons.addWidget(button)
        self.for_you = Button("", "eye", "toggle", says="For you alone (H)")
        self.them = Button("", "external-link", "toggle", says="The family's monitor, full screen (F11)")
        for small in (self.for_you, self.them):
            small.setFixedWidth(theme.px(44))
            self.buttons.addWidget(small)
        self.buttons.setSpacing(8)

    def _listen(self) -> None:
        state = self.state
        state.changed.connect(self._show)
        state.looked.connect(self._look)
        state.said.connect(self._say)
        for rows in (self.grid, self.film):
            rows.picked.connect(lambda picked: state.look_at(PictureId(picked)))
            rows.opened.connect(lambda _: state.set_mode(Mode.LARGE))
        self.film.picked.connect(self.take_keys)
        self.controls.noted.connect(self.take_keys)
        self.closer.alike.connect(self.show_alike)
        self.panel.thinks.connect(lambda: self._end(Outcome.THINKING))
        self.panel.no_order.connect(lambda: self._end(Outcome.NO_ORDER))
        self.panel.orders.connect(self._order)
        self.panel.again.connect(self._reopen)
        self.slides.timeout.connect(state.go_round)
        self.for_you.toggled.connect(self.host.setVisible)
        self.host.quiet.wish.connect(self.wish)
        self.for_you.setChecked(len(QGuiApplication.screens()) > 1)
        self.host.setVisible(self.for_you.isChecked())
        self.them.clicked.connect(self.monitor.show)

    # Showing.

    def reload(self) -> None:
        """Ask for the viewing this room is about."""
        viewing_id = self.with_.get("viewing_id")
        if isinstance(viewing_id, int):
            if (
                viewing_id != self.state.viewing_id
            ):  # another family: what was begun is theirs, and their monitor too
                self._put_away()
            self.state.open(ViewingId(viewing_id))

    def about(self) -> dict[str, object]:
        """The family that sits here."""
        return {"household_id": self.state.household.id} if self.state.room is not None else {}

    def own_keys(self) -> tuple[tuple[str, str], ...]:
        """The room's keys, or on the wall the wall's."""
        if self.state.mode is Mode.WALL:
            from ui.viewing_room.wall import KEYS

            return KEYS
        return WORDS

    def take_keys(self) -> None:
        """The keys are heard wherever the focus is; it rests on what is looked at."""
        shown = self.stack.currentWidget()
        (shown if shown is not None else self).setFocus()

    def _show(self) -> None:
        state = self.state
        if state.room is None:
            return
        name = state.household.name
        self.show_title(
            f"{name[:1].upper()}{name[1:]}" if name.startswith("the ") else name, self._sentence()
        )
        self.setWindowTitle("Viewing")
        self._show_lost()
        self._look()

    def _sentence(self) -> str:
        state = self.state
        parts = [counted(len(state.pictures), "portrait")]
        for showing, words in ((Showing.LOVED, "loved"), (Showing.PERHAPS, "perhaps")):
            if state.how_many(showing):
                parts.append(f"{state.how_many(showing)} {words}")
        if state.household.advice is Advice.IF_ASKED:
            parts.append("advice only if they ask")
        if not state.may_choose:
            parts.append("held: what they chose stays")
        return "  ·  ".join(parts)

    def _show_lost(self) -> None:
        lost = self.state.lost
        if not lost:
            self.lost_bar.hide()
        elif not self.lost_bar.isVisible():
            why = next(iter(lost.values()))
            said = f"{why} What they chose is kept, and the small pictures are still here."
            self.lost_bar.say(said, "due", "Find them again", self._take_in)

    def _look(self) -> None:
        state = self.state
        if state.mode is Mode.WALL:
            self.stack.setCurrentWidget(self._wall())
        elif state.room is not None and not state.pictures:
            self.stack.setCurrentWidget(self.empty)
        else:
            self.stack.setCurrentWidget(self.grid if state.mode is Mode.ALL else self.stage)
        if state.mode is not self._mode_before:
            self._mode_before = state.mode
            self.take_keys()
        for mode, button in self.modes.items():
            button.setChecked(mode is state.mode)
        self.film.setVisible(state.mode is not Mode.ALL and bool(state.pictures))
        self.controls.setVisible(bool(state.pictures) and state.mode is not Mode.WALL)
        if state.mode is Mode.SLIDES and not state.paused:
            self.slides.start(PACES[state.pace] * 1000)
        else:
            self.slides.stop()

    def _wall(self) -> WallPane:
        if self.wall is None:
            from ui.viewing_room.wall_pane import WallPane

            self.wall = WallPane(self.state)
            self.stack.addWidget(self.wall)
        return self.wall

    def _say(self, words: str) -> None:
        notices.bar(self.monitor.full_screen() or self, words, "due")

    # Acts.

    def show_alike(self) -> None:
        """Those that look like the one in hand, beside it."""
        at = self.state.picture
        if at is None:
            return
        session_id = self.state.session.id
        self.work.ask(pictures.alike, session_id, then=lambda groups: self._beside(at.id, groups), owner=self)

    def _beside(self, picture_id: PictureId, groups: tuple[tuple[PictureRow, ...], ...]) -> None:
        alike = next(
            (ids for ids in (tuple(row.id for row in group) for group in groups) if picture_id in ids), ()
        )
        if alike:
            self.state.compare((picture_id, *(each for each in alike if each != picture_id)))
        else:
            self._say("Nothing else here looks like this one.")

    def _end(self, outcome: Outcome) -> None:
        self.take_keys()  # the button may be gone when the keys come back
        self.hope("hold_viewing", viewing_id=self.state.viewing_id, outcome=outcome)

    def _order(self) -> None:
        from ui.viewing_room.wall_paper import keep_walls

        self.take_keys()  # the button may be gone when the keys come back
        of = self.state.viewing_id  # what hangs is drawn for the order's page
        keep_walls(self.state, lambda hung: self._begin_order(of, hung))

    def _begin_order(self, of: ViewingId | None, hung: int) -> None:
        room = self.state.room
        if room is not None and room.viewing.id == of:
            about = {"household_id": room.household.id, "viewing_id": room.viewing.id}
            self.hope("new_order", **about, from_wall=hung > 0)

    def _reopen(self) -> None:
        self.take_keys()  # the button may be gone when the keys come back
        row = self.state.viewing
        self.work.do(viewings.reopen_choosing, row.id, row.version, owner=self)

    def _take_in(self) -> None:
        self.hope("take_in_pictures", session_id=self.state.session.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.state.mode is Mode.SLIDES:
            self.state.set_pace(self.state.pace, paused=not self.state.paused)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._put_away()
            self.state.pictures_loader.forget()

    def _put_away(self) -> None:
        """A note in the middle is written, the slideshow rests, the family's monitor shows nothing more."""
        self.controls.keep_what_is_typed()
        self.slides.stop()
        self.monitor.come_back()
