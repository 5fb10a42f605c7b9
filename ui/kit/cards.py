"""Cards and what stands in them: lines, figures, the next step, the steps of a case, an empty page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from studio.story import NextStep
from ui.kit import icons, theme
from ui.kit.painting import draw_line
from ui.kit.text import Button, Chip, Label, Line
from ui.kit.tokens import CARD_APART, CARD_INSIDE, TONES
from ui.kit.wish import Wish


class Card(QFrame):
    """A white sheet with a heading; its content goes into ``body``."""

    def __init__(self, heading: str = "", aside: str = "") -> None:
        super().__init__()
        self.setProperty("card", True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(CARD_INSIDE, CARD_INSIDE - 2, CARD_INSIDE, CARD_INSIDE)
        self.column.setSpacing(10)
        self.heading = Label(heading, "heading")
        self.aside = Label(aside, "muted")
        self.top = QHBoxLayout()
        self.top.addWidget(self.heading, 1)
        self.top.addWidget(self.aside)
        self.column.addLayout(self.top)  # first: shown without a parent they would be windows of their own
        self.heading.setVisible(bool(heading))
        self.aside.setVisible(bool(aside))
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.column.addLayout(self.body)
        self.setAccessibleName(heading)

    def show_heading(self, heading: str, aside: str = "") -> None:
        """Change the heading and the quiet words opposite."""
        self.heading.setText(heading)
        self.heading.setVisible(bool(heading))
        self.aside.setText(aside)
        self.aside.setVisible(bool(aside))
        self.setAccessibleName(heading)

    def clear(self) -> None:
        """Take everything out of the body, to show new rows."""
        empty(self.body)


def empty(layout: QLayout) -> None:
    """Take every widget and inner layout out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


class Pile(QScrollArea):
    """Cards above each other in a column that scrolls by itself when the window is low."""

    def __init__(self, *cards: QWidget) -> None:
        super().__init__()
        ground = QWidget()
        ground.setProperty("ground", "clear")
        self.column = QVBoxLayout(ground)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(CARD_APART)
        for card in cards:
            self.column.addWidget(card)
        self.column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(ground)
        self.viewport().setAutoFillBackground(False)

    def add(self, card: QWidget) -> None:
        """One more below the last."""
        self.column.insertWidget(self.column.count() - 1, card)


class Fact(QWidget):
    """A name, a quieter line below it, and perhaps a chip: one row of a small card."""

    def __init__(self, title: str, detail: str = "", badge: str = "", tone: str = "plain") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(title, "name", wrap=True, select=True))
        if detail:
            words.addWidget(Label(detail, "second", wrap=True, select=True))
        row.addLayout(words, 1)
        if badge:
            row.addWidget(Chip(badge, tone))


class Banner(QFrame):
    """The next step, with the one button that does it."""

    wish = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._wish: Wish | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 14, 12)
        row.setSpacing(16)
        self.icon = Label()
        words = QVBoxLayout()
        words.setSpacing(2)
        self.words = Label("", "name", wrap=True)
        self.detail = Label("", "muted", wrap=True, select=True)
        self.button = Button("", kind="primary")
        words.addWidget(self.words)
        words.addWidget(self.detail)
        row.addWidget(self.icon)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self._press)
        self.hide()

    def show_step(self, step: NextStep | None, icon: str = "arrow-right") -> None:
        """Show the most pressing step, or nothing when all is done."""
        self.setVisible(step is not None)
        if step is None:
            return
        ink = TONES[step.tone][0]
        self.icon.setPixmap(icons.icon(icon, ink).pixmap(theme.px(22), theme.px(22)))
        self.words.setText(step.title)
        self.detail.setText(step.detail)
        self.detail.setVisible(bool(step.detail))
        self.button.setText(step.button)
        self.button.setVisible(bool(step.button))
        self._wish = Wish(step.wish, dict(step.with_)) if step.wish else None
        self.setProperty("tone", str(step.tone))
        self.setAccessibleName(step.title)
        self.style().unpolish(self)
        self.style().polish(self)

    def _press(self) -> None:
        if self._wish is not None:
            self.wish.emit(self._wish)


@dataclass(frozen=True)
class Step:
    """One step of a case: its name, when it was reached, and "done", "now" or "to come"."""

    title: str
    when: str = ""
    state: str = "to come"


class _Step(QWidget):
    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step = step
        self.setMinimumSize(theme.px(60), theme.px(46))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{step.title}: {step.state}{', ' + step.when if step.when else ''}")
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(46))

    def paintEvent(self, event: QPaintEvent) -> None:
        grounds = {"done": theme.colour("accent_soft"), "now": theme.colour("accent")}
        inks = {"done": theme.colour("ink"), "now": theme.colour("on_accent")}
        ink = inks.get(self.step.state, theme.colour("muted"))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(grounds.get(self.step.state, theme.colour("quiet_soft")))
        painter.drawRoundedRect(self.rect(), 8, 8)
        inside = QRectF(self.rect()).adjusted(12, 6, -8, -6)
        half = inside.height() / 2
        top = QRectF(inside.left(), inside.top(), inside.width(), half)
        when = "now" if self.step.state == "now" and not self.step.when else self.step.when
        draw_line(painter, top if when else inside, self.step.title, "name", ink)
        if when:
            quieter = theme.colour("muted") if self.step.state != "now" else ink
            draw_line(painter, top.translated(0, half), when, "small", quieter)


class Steps(QWidget):
    """How far something is, as a strip of steps."""

    def __init__(self, name: str = "How far it is") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps from left to right."""
        empty(self.row)
        for step in steps:
            self.row.addWidget(_Step(step))


class Figure(QWidget):
    """A big figure and the words that say what it counts."""

    def __init__(self, figure: str, words: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(figure, "figure", select=True))
        column.addWidget(Label(words, "second", wrap=True))
        column.addStretch(1)


class FigureRow(QWidget):
    """A few figures side by side."""

    def __init__(self, figures: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(16)
        self.show_figures(figures)

    def show_figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """Show these (figure, words)."""
        empty(self.row)
        for figure, words in figures:
            self.row.addWidget(Figure(figure, words), 1)


class EmptyState(QWidget):
    """What will be here, and the first step towards it."""

    def __init__(
        self, icon: str, sentence: str, button: str = "", act: Callable[[], None] | None = None
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 36, 24, 36)
        column.setSpacing(12)
        mark = Label()
        mark.setPixmap(icons.icon(icon, "muted").pixmap(theme.px(36), theme.px(36)))
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence = Label(sentence, "muted", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = Button(button, kind="primary")
        if act is not None:
            self.button.clicked.connect(act)
        column.addStretch(1)
        column.addWidget(mark)
        column.addWidget(self.sentence)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.button.setVisible(bool(button))
        column.addStretch(2)


class TotalLine(QWidget):
    """A word and an amount opposite, as at the foot of an order; ``big`` for the sum."""

    def __init__(self, words: str, amount: str, *, big: bool = False) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Line(words, "name" if big else "muted"), 1)
        row.addWidget(Label(amount, "figure" if big else "body", select=True))
