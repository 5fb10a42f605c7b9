"""What is done by hand in the room: love, perhaps, no, a note, on and back, which are shown, closer, slower."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QWidget

from studio.viewings import Mark
from ui.kit import theme
from ui.kit.text import Button, Label
from ui.viewing_room.marks import MARKS
from ui.viewing_room.state import PACES, ZOOM_STEP, Mode, RoomState, Showing

SHOWN = (
    (Showing.ALL, "All"),
    (Showing.LOVED, "Loved"),
    (Showing.PERHAPS, "Perhaps"),
    (Showing.NOT_YET, "Not yet"),
    (Showing.NO, "No"),
)
TALL = 42
"""Height of what is pressed with a family watching."""


class NoteLine(QLineEdit):
    """A line for what they say of the picture in hand: Enter keeps it, Esc leaves it."""

    kept = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(400)
        self.returnPressed.connect(lambda: self.kept.emit(self.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Controls(QWidget):
    """The row below the stage; on one monitor the full screen has it too."""

    noted = Signal()
    """The note was kept or left; the keys are the stage's again."""

    def __init__(self, state: RoomState) -> None:
        super().__init__()
        self.state = state
        self.back = Button("", "arrow-left", says="The picture before (Left)")
        self.on = Button("", "arrow-right", says="The next picture (Right)")
        self.marks = {mark: self._mark_button(mark, word, icon, key) for mark, word, icon, _, key in MARKS}
        self.note = Button("", "notebook-pen", says="What they say of it (N)")
        self.line, self.hint = NoteLine(), Label("Enter keeps it, Esc leaves it", "second")
        self.filter = Button("All")
        self.filter.setToolTip("Which pictures are shown (F)")
        self.menu = QMenu(self)
        self._lay_out()
        self.back.clicked.connect(lambda: state.step(-1))
        self.on.clicked.connect(lambda: state.step(1))
        self.note.clicked.connect(self.write)
        self.line.kept.connect(self._keep)
        self.line.left.connect(self._leave)
        self.filter.clicked.connect(self.choose_shown)
        state.changed.connect(self.look)
        state.looked.connect(self.look)

    def _mark_button(self, mark: Mark, word: str, icon: str, key: str) -> Button:
        button = Button(word, icon, "toggle")
        button.setToolTip(f"{word} ({key}); 0 takes the mark away")
        button.clicked.connect(lambda: self.press(mark))
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button in (self.back, *self.marks.values(), self.note):
            row.addWidget(button)
        row.addWidget(self.line, 1)
        row.addWidget(self.hint)
        self.line.hide()
        self.hint.hide()
        self.between = QWidget()
        row.addWidget(self.between, 1)
        row.addWidget(self.filter)
        row.addWidget(self.on)
        for button in (self.back, self.on, *self.marks.values(), self.note, self.filter):
            button.setSizePolicy(button.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Preferred)
        for button in (self.back, self.on, self.note):
            button.setFixedWidth(theme.px(TALL + 2))
        self.setFixedHeight(theme.px(TALL))

    def look(self) -> None:
        """Show how the picture in hand is marked, and how many are shown."""
        at = self.state.picture
        mark = self.state.mark_of(at.id) if at is not None else None
        for each, button in self.marks.items():
            button.setChecked(each is mark)
            button.setEnabled(at is not None and self.state.may_choose)
        self.note.setEnabled(at is not None and self.state.may_choose)
        words = next(words for showing, words in SHOWN if showing is self.state.showing)
        self.filter.setText(f"{words}  {self.state.how_many(self.state.showing)}")

    def press(self, mark: Mark | None) -> None:
        """Mark the picture in hand; the button that is down already takes its mark away."""
        at = self.state.picture
        if at is not None and self.state.may_choose:
            self.state.mark(at.id, None if self.state.mark_of(at.id) is mark else mark)
        self.look()

    @property
    def is_writing(self) -> bool:
        """Whether a note is being written."""
        return self.line.isVisibleTo(self)

    def write(self) -> None:
        """Write what they say of the picture in hand."""
        at = self.state.picture
        if at is None or not self.state.may_choose:
            return
        self.line.setText(self.state.note_of(at.id))
        self.line.setPlaceholderText("such as: from her left side")
        self.line.setAccessibleName(f"What they say of {at.ref}")
        self._about = at.id
        self._make_room(for_the_note=True)
        self.line.setFocus()
        self.line.selectAll()

    def keep_what_is_typed(self) -> None:
        """Whoever leaves in the middle of a note has written it."""
        if self.is_writing:
            self._keep(self.line.text())

    def _keep(self, words: str) -> None:
        self.state.note(self._about, words)
        self._leave()

    def _leave(self) -> None:
        self._make_room(for_the_note=False)
        self.noted.emit()

    def _make_room(self, *, for_the_note: bool) -> None:
        for each in (self.back, self.on, *self.marks.values(), self.note, self.filter, self.between):
            each.setVisible(not for_the_note)
        for each in (self.line, self.hint):
            each.setVisible(for_the_note)

    def choose_shown(self) -> None:
        """Open the list of what can be shown."""
        self.list_shown().popup(self.filter.mapToGlobal(self.filter.rect().topLeft()))

    def list_shown(self) -> QMenu:
        """What can be shown, with how many pictures there are of each."""
        self.menu.clear()
        for showing, words in SHOWN:
            act = QAction(f"{words}  {self.state.how_many(showing)}", self.menu)
            act.setCheckable(True)
            act.setChecked(showing is self.state.showing)
            act.triggered.connect(lambda _=False, to=showing: self.state.set_showing(to))
            self.menu.addAction(act)
        return self.menu


class Closer(QWidget):
    """While some are compared: closer, further, the look-alikes of the one in hand."""

    alike = Signal()

    def __init__(self, state: RoomState) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.words = Label("", "muted", wrap=True)
        self.likes = Button("Look-alikes", says="Those that look like this one (A)")
        self.out = Button("Leave out", says="Leave the one in hand out (Del)")
        self.further, self.closer = Button("–", says="Further (–)"), Button("+", says="Closer (+)")
        row.addWidget(self.words, 1)
        for button in (self.likes, self.out, self.further, self.closer):
            row.addWidget(button)
        self.likes.clicked.connect(self.alike)
        self.out.clicked.connect(lambda: state.leave_out(state.at) if state.at is not None else None)
        self.further.clicked.connect(lambda: state.set_zoom(state.zoom / ZOOM_STEP))
        self.closer.clicked.connect(lambda: state.set_zoom(state.zoom * ZOOM_STEP))
        self.state = state
        state.looked.connect(self.look)

    def look(self) -> None:
        """Shown in its own mode only."""
        self.setVisible(self.state.mode is Mode.COMPARE)
        self.out.setEnabled(len(self.state.compared) > 2)
        self.words.setText("Press a picture below to put it beside these.")


class Pace(QWidget):
    """While one follows the other: slower, rest, faster."""

    def __init__(self, state: RoomState) -> None:
        super().__init__()
        self.state = state
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.words = Label("", "muted")
        self.slower, self.faster = (
            Button("Slower", says="Slower (Down)"),
            Button("Faster", says="Faster (Up)"),
        )
        self.rest = Button("Pause", says="Pause (Space)")
        row.addWidget(self.words, 1)
        for button in (self.slower, self.rest, self.faster):
            row.addWidget(button)
        self.slower.clicked.connect(lambda: state.set_pace(state.pace + 1))
        self.faster.clicked.connect(lambda: state.set_pace(state.pace - 1))
        self.rest.clicked.connect(lambda: state.set_pace(state.pace, paused=not state.paused))
        state.looked.connect(self.look)

    def look(self) -> None:
        """Shown in its own mode only."""
        self.setVisible(self.state.mode is Mode.SLIDES)
        resting = self.state.paused
        self.words.setText("Resting" if resting else f"{PACES[self.state.pace]} seconds a picture")
        self.rest.setText("Go on" if resting else "Pause")
        self.rest.setAccessibleName(f"{'Go on' if resting else 'Pause'} (Space)")
