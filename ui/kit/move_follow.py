"""What goes along when an appointment moves: the old and the new date beside each other, each ticked or not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QVBoxLayout, QWidget

from studio.viewings import Follow
from ui.kit import icons, theme
from ui.kit.text import Button, Label


class FollowPart(QWidget):
    """Nothing is asked while nothing follows; what cannot go along says why, and is left as it is."""

    def __init__(self) -> None:
        super().__init__()
        self.ticks: list[tuple[Follow, QCheckBox]] = []
        self.left: set[str] = set()
        """What somebody unticked; it stays so while the time is being looked for."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label("What goes along with it", "name"))
        self.box = QWidget()
        self.grid = QGridLayout(self.box)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(4)
        self.grid.setColumnStretch(3, 1)
        column.addWidget(self.box)
        self.hide()

    def show_follows(self, follows: Sequence[Follow]) -> None:
        """Show what follows to where, ticked unless somebody unticked it."""
        clear(self.grid)
        self.ticks = []
        for row, follow in enumerate(follows):
            self._add(row, follow)
        self.setVisible(bool(follows))

    def _add(self, row: int, follow: Follow) -> None:
        tick = QCheckBox(follow.title)
        asked = follow.possible and not follow.by_itself and not follow.needed
        tick.setEnabled(asked)
        tick.setChecked(follow.possible and follow.what not in self.left)
        going = f"from {follow.before_words} to {follow.after_words}" if follow.possible else follow.why_not
        tick.setAccessibleName(f"{follow.title}, {going}{', by itself' if follow.by_itself else ''}")
        tick.clicked.connect(lambda on, what=follow.what: self._ticked(what, on=on))
        self.grid.addWidget(tick, row, 0)
        self.grid.addWidget(Label(follow.before_words, "muted"), row, 1)
        if follow.possible:
            arrow = Label()
            arrow.setPixmap(icons.icon("arrow-right", "muted").pixmap(theme.px(14), theme.px(14)))
            self.grid.addWidget(arrow, row, 2)
            by_itself = " (by itself)" if follow.by_itself else ""
            self.grid.addWidget(Label(f"{follow.after_words}{by_itself}", "name"), row, 3)
        else:
            self.grid.addWidget(Label(follow.why_not, "second", wrap=True), row, 2, 1, 2)
        self.ticks.append((follow, tick))

    def _ticked(self, what: str, *, on: bool) -> None:
        """Promises of one session go along together or not at all."""
        (self.left.discard if on else self.left.add)(what)
        for follow, tick in self.ticks:
            if follow.what == what:
                tick.setChecked(on and follow.possible)

    def chosen(self) -> tuple[str, ...]:
        """What is to go along; what goes by itself is not asked for."""
        ticked = (
            follow.what
            for follow, tick in self.ticks
            if tick.isChecked() and follow.possible and not follow.by_itself
        )
        return tuple(dict.fromkeys(ticked))


def clear(grid: QGridLayout) -> None:
    """Take every widget out of a grid and let it go."""
    while (item := grid.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


BOTH = "Someone else has changed this while you were at it. Theirs is saved; yours is still here."


class BothVersions(QFrame):
    """Two desks moved the same: theirs, which is saved, and mine, which is not, side by side to choose from."""

    keep_theirs = Signal()
    take_mine = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("tone", "due")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        self.box = QWidget()
        self.grid = QGridLayout(self.box)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(18)
        self.grid.setVerticalSpacing(2)
        for place in (1, 2):
            self.grid.setColumnStretch(place, 1)
        column.addWidget(self.box)
        self.theirs_button = Button("&Leave it as they have it")
        self.mine_button = Button("Move it to where &I have it", kind="danger")
        self.theirs_button.clicked.connect(self.keep_theirs)
        self.mine_button.clicked.connect(self.take_mine)
        self.foot = QGridLayout()
        self.foot.addWidget(self.theirs_button, 0, 0)
        self.foot.addWidget(self.mine_button, 0, 1)
        column.addLayout(self.foot)
        self.hide()

    def show_both(self, theirs: dict[str, str], mine: dict[str, str]) -> None:
        """Line by line what they have and what I have; what differs stands out."""
        clear(self.grid)
        for place, whose in ((1, "Theirs, saved"), (2, "Yours")):
            self.grid.addWidget(Label(whose, "second"), 0, place)
        lines = list(dict.fromkeys([*theirs, *mine]))
        for row, line in enumerate(lines, 1):
            differs = theirs.get(line) != mine.get(line)
            self.grid.addWidget(Label(line, "second"), row, 0, Qt.AlignmentFlag.AlignTop)
            for place, version in ((1, theirs), (2, mine)):
                shown = Label(version.get(line, "as it was"), "name" if differs else "body", wrap=True)
                self.grid.addWidget(shown, row, place)
        heard = "; ".join(
            f"{line}: theirs {theirs.get(line, '')}, yours {mine.get(line, '')}" for line in lines
        )
        self.setAccessibleName(f"{BOTH} {heard}")
        self.show()
        self.theirs_button.setFocus()
