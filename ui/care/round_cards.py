"""The cards of a reshoot: all rounds beside each other, and what its photographer needs to know."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from studio.care import ReshootRow, Round, ShownPicture
from ui.care.small_pictures import meant
from ui.care.whole import WholeCase
from ui.kit import theme
from ui.kit.cards import Card
from ui.kit.painting import MARK, draw_mark
from ui.kit.small_pictures import PictureRow
from ui.kit.text import Button, Chip, Label

ROUND_WIDE = 150
"""No round is narrower, unless it is one of two."""
STEP_WORDS, STEPS_WIDE = 70, 170
COUNT = ("No rounds", "One round", "Two rounds", "Three rounds", "Four rounds", "Five rounds", "Six rounds")


class Mark(QWidget):
    """The coloured square with its icon."""

    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self.icon, self.tone = icon, tone
        self.setFixedSize(theme.px(MARK), theme.px(MARK))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_mark(QPainter(self), QPointF(0, 0), self.icon, self.tone)


class RoundsCard(Card):
    """How it went the first time, and how it goes with our compliments, numbered from 1 on (R5)."""

    def __init__(self) -> None:
        super().__init__("Two rounds, side by side")
        self.rounds: tuple[Round, ...] = ()
        self.follow_ups: tuple[str, ...] = ()
        self.across, self.wide = 0, True

    def show_case(self, whole: WholeCase) -> None:
        """Each step of each round; nothing when no reshoot was offered."""
        found = whole.rounds
        self.setVisible(found is not None)
        if found is None:
            return
        self.rounds, self.follow_ups = found.rounds, whole.follow_ups
        count = len(found.rounds)
        words = COUNT[count] if count < len(COUNT) else f"{count} rounds"
        self.show_heading(f"{words}, side by side")
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.rounds and (self.across, self.wide) != self._fitting():
            self._lay_out()

    def _fitting(self) -> tuple[int, bool]:
        """How many rounds stand beside each other at this width, the others below, and whether each has room."""
        room = self.width() - theme.px(STEPS_WIDE)
        across = min(len(self.rounds), max(2, room // theme.px(ROUND_WIDE)))
        return across, room >= across * theme.px(ROUND_WIDE)

    def _lay_out(self) -> None:
        self.across, self.wide = self._fitting()
        self.clear()
        for start in range(0, len(self.rounds), self.across):
            until = start + self.across
            self.body.addWidget(
                _Grid(
                    self.rounds[start:until],
                    self.follow_ups[start:until],
                    self.across,
                    self.rounds[-1],
                    self.wide,
                )
            )


class _Grid(QWidget):
    """The steps down, the rounds across, in as many columns as the rows above and below it."""

    def __init__(
        self,
        rounds: tuple[Round, ...],
        follow_ups: tuple[str, ...],
        across: int,
        last: Round,
        wide: bool,
    ) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(1, theme.px(STEP_WORDS))
        steps = [*((each.step, each.icon) for each in rounds[0].steps), ("Follow-up", "mail")]
        for place, (step, icon) in enumerate(steps, 2):
            grid.addWidget(Mark(icon, "session"), place, 0)
            grid.addWidget(Label(step, "name"), place, 1)
        for column in range(2, 2 + across):
            grid.setColumnStretch(column, 1)
        for column, (each, follow_up) in enumerate(zip(rounds, follow_ups, strict=True), 2):
            grid.addWidget(Label(each.title, "second", wrap=True), 0, column)
            if each.stage and wide:
                chip = Chip(each.stage, "good" if each is last else "plain")
                grid.addWidget(chip, 1, column, Qt.AlignmentFlag.AlignLeft)
            elif each.stage:
                grid.addWidget(Label(each.stage, "name", wrap=True), 1, column)
            said = [*(step.words for step in each.steps), follow_up]
            for place, words in enumerate(said, 2):
                role: Literal["body", "muted"] = "body" if each is last else "muted"
                grid.addWidget(Label(words, role, wrap=True, select=True), place, column)


class PhotographerCard(Card):
    """What to change and what to keep, at the top of the next session, and the brief to take along."""

    printed = Signal()

    def __init__(self, *, inline: bool = False) -> None:
        super().__init__("For the photographer")
        self.pictures = PictureRow(inline=inline, across=4)
        self.brief = Button("Print the reshoot &brief", "printer")
        self.brief.setToolTip("Ctrl+P")
        self.brief.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.brief.clicked.connect(self.printed)
        self.column.addWidget(self.pictures)
        self.column.addWidget(self.brief, 0, Qt.AlignmentFlag.AlignLeft)

    def show_case(self, whole: WholeCase) -> None:
        """In their words; nothing when there is no reshoot."""
        self.show_reshoot(whole.row.reshoot, whole.shown)

    def show_reshoot(self, reshoot: ReshootRow | None, shown: tuple[ShownPicture, ...]) -> None:
        """The two lists and the pictures that go with them."""
        self.setVisible(reshoot is not None)
        if reshoot is None:
            return
        self.clear()
        for title, lines in (("Change", reshoot.changes), ("Keep", reshoot.keeps)):
            if lines:
                self.body.addWidget(Label(title, "second"))
            for line in lines:
                self.body.addWidget(
                    Label(line, "said" if title == "Change" else "body", wrap=True, select=True)
                )
        self.pictures.show_all(meant(shown))
