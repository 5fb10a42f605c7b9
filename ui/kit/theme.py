"""How the window looks: colours asked for by meaning, the type scale, and the one style sheet made from both.

``theme.colour("accent")`` answers for the set in force. Whoever paints asks at paint time, so a change of
theme is one repaint; everything else follows from the style sheet.
"""

from __future__ import annotations

from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QObject, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from ui.kit import tokens
from ui.kit.sheet import sheet
from ui.kit.tokens import Meaning, Role

_RESOURCES = Path(__file__).resolve().parents[2] / "resources"
FONTS = _RESOURCES / "fonts"
ICONS = _RESOURCES / "icons"
_FACES = {
    "Inter": ("Inter_400Regular.ttf", "Inter_600SemiBold.ttf"),
    "Fraunces": ("Fraunces_600SemiBold.ttf",),
    "Source Serif 4": (
        "SourceSerif4_400Regular.ttf",
        "SourceSerif4_400Regular_Italic.ttf",
        "SourceSerif4_600SemiBold.ttf",
    ),
}
_HALF = 128
_VEIL = 0.35
_PICTURES: tuple[tuple[str, str, Meaning], ...] = (
    ("chevron", "chevron-down", "muted"),
    ("tick", "check", "on_accent"),
)


class _Theme(QObject):
    """The set in force; one for the program."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.dark = False
        self.born_dark: bool | None = None
        self.scale = 1.0
        self.colours = _colours(tokens.LIGHT)
        self.loaded: set[str] = set()
        self.fonts: dict[Role, QFont] = {}
        self.pictures = QTemporaryDir()


def _colours(values: dict[Meaning, str]) -> dict[Meaning, QColor]:
    return {meaning: QColor(value) for meaning, value in values.items()}


_theme = _Theme()
changed = _theme.changed
"""Emitted after the look has changed, for what keeps a pixmap."""


def colour(meaning: Meaning) -> QColor:
    """The colour that carries this meaning in the set in force."""
    return _theme.colours[meaning]


def veil() -> QColor:
    """The shade over a window that waits behind its dialog, in pictures."""
    shade = QColor(colour("ink" if not _theme.dark else "paper"))
    shade.setAlphaF(_VEIL)
    return shade


def tone(name: str) -> tuple[QColor, QColor]:
    """The word's colour and the ground behind it for a ``studio.story.Tone``."""
    word, ground = tokens.TONES[name]
    return _theme.colours[word], _theme.colours[ground]


def is_dark() -> bool:
    """Whether the dark set is in force."""
    return _theme.dark


def px(size: float) -> int:
    """A length of the grid at the text size chosen on this computer."""
    return round(size * _theme.scale)


def font(role: Role) -> QFont:
    """The face, size and weight of one role of the type scale."""
    known = _theme.fonts.get(role)
    if known is None:
        family, size, weight, italic = tokens.TYPE[role]
        known = QFont(face(family))
        known.setPixelSize(px(size))
        known.setWeight(QFont.Weight(weight))
        known.setItalic(italic)
        _theme.fonts[role] = known
    return known


def tabular(role: Role) -> QFont:
    """The same with figures of one width, for columns of amounts; in prose they would stand too far apart."""
    columns = QFont(font(role))
    columns.setFeature(QFont.Tag("tnum"), 1)
    return columns


def metrics(role: Role) -> QFontMetricsF:
    """Measures of a role's face, for those who paint their own text."""
    return QFontMetricsF(font(role))


def load_fonts() -> None:
    """Load every face we ship now; the window loads each when it is first used."""
    for family in _FACES:
        face(family)


def face(family: str) -> str:
    """The family, its files loaded on first use: the letter faces cost nothing until someone is quoted."""
    if family not in _theme.loaded:
        _theme.loaded.add(family)
        for file in _FACES[family]:
            QFontDatabase.addApplicationFont(str(FONTS / file))
    return family


def wear_letters(widget: QWidget, size: int, *, italic: bool = False) -> None:
    """Dress what is typed in as letters are printed: in their face, at a size in px before scaling."""
    slant = " font-style: italic;" if italic else ""
    widget.setStyleSheet(f'font-family: "{face("Source Serif 4")}";{slant} font-size: {px(size)}px;')


def wants_dark(choice: str) -> bool:
    """Whether "system", "light" or "dark" means dark here and now.

    Before the first paint the system's own palette says so: it is there even where the scheme is not told.
    """
    if choice != "system":
        return choice == "dark"
    if _theme.born_dark is None:
        _theme.born_dark = QGuiApplication.palette().window().color().lightness() < _HALF
        return _theme.born_dark
    scheme = QGuiApplication.styleHints().colorScheme()
    known = scheme != QtCore.Qt.ColorScheme.Unknown
    return scheme == QtCore.Qt.ColorScheme.Dark if known else _theme.born_dark


def apply(app: QApplication, choice: str = "system", scale: float = 1.0) -> None:
    """Dress the program: "system", "light" or "dark", and a text size of 1.0 to 1.4.

    What it wears already is not put on again: every widget there is would be dressed anew.
    """
    dark = wants_dark(choice)
    if app.styleSheet() and (dark, scale) == (_theme.dark, _theme.scale):
        return
    _theme.dark = dark
    _theme.scale = scale
    values = tokens.DARK if _theme.dark else tokens.LIGHT
    _theme.colours = _colours(values)
    _theme.fonts.clear()
    if app.style().objectName() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(font("body"))
    app.setPalette(_palette())
    app.setStyleSheet(sheet(values, scale, _pictures(values)))
    _theme.changed.emit()


def _pictures(values: dict[Meaning, str]) -> dict[str, str]:
    """The two marks a style sheet can only take from a file, written in the colours of the set."""
    files = {}
    for part, icon, meaning in _PICTURES:
        drawing = (ICONS / f"{icon}.svg").read_text("utf-8").replace("currentColor", values[meaning])
        file = Path(_theme.pictures.filePath(f"{part}-{'dark' if _theme.dark else 'light'}.svg"))
        file.write_text(drawing.replace('stroke-width="2"', 'stroke-width="2.5"'), "utf-8")
        files[part] = file.as_posix()
    return files


def _palette() -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    meant: dict[QPalette.ColorRole, Meaning] = {
        roles.Window: "paper",
        roles.WindowText: "ink",
        roles.Base: "surface",
        roles.AlternateBase: "paper",
        roles.Text: "ink",
        roles.Button: "surface",
        roles.ButtonText: "ink",
        roles.BrightText: "red",
        roles.ToolTipBase: "surface",
        roles.ToolTipText: "ink",
        roles.PlaceholderText: "muted",
        roles.Highlight: "accent",
        roles.HighlightedText: "on_accent",
        roles.Accent: "accent",
        roles.Link: "accent",
        roles.LinkVisited: "accent",
        roles.Light: "surface",
        roles.Midlight: "line",
        roles.Mid: "line",
        roles.Dark: "edge",
        roles.Shadow: "edge",
    }
    for role, meaning in meant.items():
        palette.setColor(role, colour(meaning))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colour("muted"))
    palette.setColor(QPalette.ColorGroup.Disabled, roles.Highlight, colour("edge"))
    return palette
