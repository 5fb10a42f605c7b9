"""A patch of a material's colour, as it is kept; its name is said beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.kit import theme


class Swatch(QWidget):
    """A square of the colour with a fine edge, so that white is seen on white."""

    def __init__(self, colour: str, name: str) -> None:
        super().__init__()
        self.colour = QColor(colour)
        self.setFixedSize(theme.px(28), theme.px(28))
        self.setAccessibleName(f"Colour of {name}" if name else "The colour")

    def show_colour(self, colour: str) -> None:
        """Another colour; none is an empty square."""
        self.colour = QColor(colour) if colour else QColor()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("muted"))
        if self.colour.isValid():
            painter.setBrush(self.colour)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
