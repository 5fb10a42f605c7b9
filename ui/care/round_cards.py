"""The cards of a reshoot: all rounds beside each other, and what its photographer needs to know."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget

from studio.care import ReshootRow, Round, ShownPicture
from ui.care.small_pictures import meant
from ui.care.whole import WholeCase
from ui.kit import theme
from ui.kit.cards import Card
from ui.kit.painting import MARK, draw_mark
from ui.kit.small_pictures import PictureRow
from ui.kit.text import Button, Chip, Label

ROUND_WIDE = 168
"""No round is narrower; more of them than fit are scrolled."""
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
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().setAutoFillBackground(False)
        self.body.addWidget(self.area)

    def show_case(self, whole: WholeCase) -> None:
        """Each step of each round; nothing when no reshoot was offered."""
        found = whole.rounds
        self.setVisible(found is not None)
        if found is None:
            return
        count = len(found.rounds)
        words = COUNT[count] if count < len(COUNT) else f"{count} rounds"
        self.show_heading(f"{words}, side by side")
        ground = _Grid(found.rounds, whole.follow_ups)
        self.area.setWidget(ground)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus if count <= 2 else Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(f"{words}, side by side")


class _Grid(QWidget):
    """The steps down, the rounds across; as high as its words need at the width it has."""

    def __init__(self, rounds: tuple[Round, ...], follow_ups: tuple[str, ...]) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        grid = self.grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        steps = [*((each.step, each.icon) for each in rounds[0].steps), ("Follow-up", "mail")]
        for place, (step, icon) in enumerate(steps, 2):
            grid.addWidget(Mark(icon, "session"), place, 0)
            grid.addWidget(Label(step, "name"), place, 1)
        for column, (each, follow_up) in enumerate(zip(rounds, follow_ups, strict=True), 2):
            last = column == len(rounds) + 1
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, theme.px(ROUND_WIDE if len(rounds) > 2 else 120))
            grid.addWidget(Label(each.title, "second", wrap=True), 0, column)
            if each.stage:
                grid.addWidget(
                    Chip(each.stage, "good" if last else "plain"), 1, column, Qt.AlignmentFlag.AlignLeft
                )
            said = [*(step.words for step in each.steps), follow_up]
            for place, words in enumerate(said, 2):
                grid.addWidget(
                    Label(words, "body" if last else "muted", wrap=True, select=True), place, column
                )


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
