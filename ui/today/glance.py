"""Everything that waits at a glance: each heading with its number, all in sight at once, a press leads to its lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from studio.words import counted
from ui.kit import icons, theme
from ui.kit.controls import pressed_by_enter
from ui.kit.painting import draw_focus, draw_line
from ui.today.sections import Section

FROM = 3
"""With fewer headings than this the cards themselves are in sight."""
_WIDE = 164
_HIGH = 25
_SIGN = 15


class GlanceButton(QAbstractButton):
    """One heading and its number; a sign before it when something below it is late."""

    def __init__(self, section: Section) -> None:
        super().__init__()
        self.heading = section.heading
        self._count, self._late = f"{len(section.lines):,}", bool(section.late)
        late = f", {section.late:,} late" if section.late else ""
        self.setText(section.heading.short or section.heading.title)
        self.setAccessibleName(f"{section.heading.title}: {counted(len(section.lines), 'line')}{late}")
        self.setToolTip(self.accessibleName())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDE - 4), theme.px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        at = QRectF(self.rect())
        side = theme.px(_SIGN)
        if self._late:
            sign = QRectF(2, at.center().y() - side / 2, side, side)
            icons.icon("circle-alert", "red").paint(painter, sign.toRect())
        ink = theme.colour("accent" if self.underMouse() else "ink")
        count = at.adjusted(side + theme.px(3), 0, 0, 0)
        count.setWidth(theme.px(20))
        draw_line(painter, count, self._count, "name", ink, right=True)
        words = at.adjusted(count.right() + theme.px(7), 0, -2, 0)
        draw_line(painter, words, self.text(), "body", ink)
        if self.hasFocus():
            draw_focus(painter, at)


class Glance(QWidget):
    """A few short words beside each other; what is late has a sign and says so to those who hear it."""

    chosen = Signal(object)
    """The heading whose lines are wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Everything that waits, at a glance")
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(4)
        self.grid.setVerticalSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.buttons: list[GlanceButton] = []
        self._across = 0

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show these, in their order."""
        held = next((button.text() for button in self.buttons if button.hasFocus()), "")
        for button in self.buttons:
            self.grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(section) for section in sections]
        self._across = 0
        self._lay_out()
        self.setVisible(len(sections) >= FROM)
        for button in self.buttons:
            if held and button.text() == held:
                button.setFocus()

    def _button(self, section: Section) -> GlanceButton:
        button = GlanceButton(section)
        button.clicked.connect(lambda: self.chosen.emit(button.heading))
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        across = max(1, self.width() // theme.px(_WIDE))
        if across == self._across:
            return
        self._across = across
        for place, button in enumerate(self.buttons):
            self.grid.addWidget(button, place // across, place % across)
