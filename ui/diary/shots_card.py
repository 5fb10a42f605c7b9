"""The shot list on the sheet of a session: to be read; it is ticked on its own screen, on the day."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.sessions import ShotChanges, ShotRow
from studio.words import counted, listed
from ui.diary.day_of import DayOf
from ui.kit import icons, theme
from ui.kit.cards import Card, Pile, empty
from ui.kit.text import Button, Label


class ShotsCard(Card):
    """The rows with their ticks, and what changed because other people come."""

    def __init__(self) -> None:
        super().__init__("Shot list")
        self.day = Button("O&n the day …", "camera")
        self.top.addWidget(self.day)
        self.lines = Pile()
        self.lines.column.setSpacing(6)
        self.changed = Label("", "second", wrap=True)
        self.follow = Button("Bring the list in &line", "users")
        self.change = Button("Chan&ge the list …", "pencil", "quiet")
        self.body.addWidget(self.lines, 1)
        self.body.addWidget(self.changed)
        for button in (self.follow, self.change):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_day(self, day: DayOf) -> None:
        """Show the list of this session."""
        taken = sum(shot.is_done for shot in day.shots)
        counts = counted(len(day.shots), "shot") if day.shots else ""
        self.show_heading("Shot list", f"{taken} of {len(day.shots)} taken" if taken else counts)
        empty(self.lines.column)
        for place, shot in enumerate(day.shots, start=1):
            self.lines.column.addWidget(_line(shot, place))
        if not day.shots:
            self.lines.column.addWidget(Label("No list was made for this session.", "muted", wrap=True))
        self.lines.column.addStretch(1)
        words = changes_in_words(day.changes) if day.shots else ""
        self.changed.setText(words)
        self.changed.setVisible(bool(words))
        self.follow.setText("Bring the list in &line" if day.shots else "&Propose one from who is coming")
        self.follow.setVisible(bool(day.changes))
        self.change.setVisible(day.is_open)
        self.day.setVisible(day.is_open or bool(day.shots))


def changes_in_words(changes: ShotChanges) -> str:
    """ "Other people are coming: Grandma Joan is not on the list; Tom is on it still"."""
    more = listed([*(row.text for row in changes.to_put_back), *(draft.text for draft in changes.to_add)])
    less = listed([row.text for row in changes.to_take_off])
    parts = [
        f"not on the list: {more}" if more else "",
        f"on it still: {less}" if less else "",
        "to be worded anew: " + listed([draft.text for draft in changes.to_reword])
        if changes.to_reword
        else "",
    ]
    said = "; ".join(part for part in parts if part)
    return f"Other people are coming now. {said[:1].upper()}{said[1:]}." if said else ""


class _Mark(Label):
    """A tick, or until then its figure."""

    def __init__(self, done: bool, place: int) -> None:
        super().__init__(str(place), "muted")
        self.setFixedWidth(theme.px(22))
        if done:
            self.setPixmap(icons.icon("check", "green").pixmap(theme.px(16), theme.px(16)))


def _line(shot: ShotRow, place: int) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(_Mark(shot.is_done, place), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(shot.text, "muted" if shot.is_done else "body", wrap=True, select=True), 1)
    box.setAccessibleName(f"{shot.text}{', taken' if shot.is_done else ''}")
    return box
