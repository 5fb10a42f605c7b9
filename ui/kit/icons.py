"""Lucide icons by name, drawn in the colour of a meaning: they follow the theme, the checked and the disabled state."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.kit import theme
from ui.kit.tokens import Meaning

STROKE = "1.75"


@cache
def _drawing(name: str) -> str:
    """The SVG as text; an unknown name is a fault of ours and is raised as one."""
    return (
        (theme.ICONS / f"{name}.svg")
        .read_text("utf-8")
        .replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    )


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))


def paint(painter: QPainter, name: str, colour: QColor, at: QRectF) -> None:
    """Draw an icon into a rectangle, for those who paint their own rows."""
    _renderer(name, colour.name()).render(painter, at)


class _Engine(QIconEngine):
    """Paints one icon in the colours its meanings have when it is painted."""

    def __init__(self, name: str, meaning: Meaning, checked: Meaning) -> None:
        super().__init__()
        self._name, self._meaning, self._checked = name, meaning, checked

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        meaning = self._checked if state == QIcon.State.On else self._meaning
        if mode == QIcon.Mode.Disabled:
            meaning = "muted"
        side = min(rect.width(), rect.height())
        at = QRectF(rect.x(), rect.y() + (rect.height() - side) / 2, side, side)
        paint(painter, self._name, theme.colour(meaning), at)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        twin = _Engine(self._name, self._meaning, self._checked)
        _clones.append(twin)
        return twin

    def isNull(self) -> bool:
        return False

    def key(self) -> str:
        return "portrait-desk"


_clones: list[QIconEngine] = []
"""A copied engine is owned by Qt's side; its Python half is kept from being collected under it."""


@cache
def icon(name: str, meaning: Meaning = "ink", checked: Meaning | None = None) -> QIcon:
    """An icon in the colour of a meaning, and in another where its button is checked."""
    _drawing(name)
    return QIcon(_Engine(name, meaning, checked or meaning))


def size(*, beside_words: bool = False) -> QSize:
    """The room an icon takes on a button: a square, and a gap to the words beside it."""
    side = theme.px(18)
    return QSize(side + theme.px(7) if beside_words else side, side)


def names() -> frozenset[str]:
    """Every icon that is shipped."""
    return frozenset(file.stem for file in theme.ICONS.glob("*.svg"))
