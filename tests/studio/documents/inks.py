"""Ink beside ink: what our page shows, and what Qt, which shapes text by itself, paints of the same words."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter

from studio.documents import page_image, plain
from studio.documents.faces import FONTS
from studio.documents.file import About
from studio.documents.setting import text_line
from studio.documents.sheet import HEIGHT, WIDTH, Sheet
from studio.documents.writing import write


class Ink(NamedTuple):
    """Dark dots, cropped to what is inked."""

    width: int
    height: int
    dots: frozenset[tuple[int, int]]


SIZE = 48.0
DPI = 144


def cropped(rows: Iterator[bytes]) -> Ink:
    dots = {(x, y) for y, row in enumerate(rows) for x, blue in enumerate(row) if blue < 128}
    left, top = min(x for x, _ in dots), min(y for _, y in dots)
    moved = frozenset((x - left, y - top) for x, y in dots)
    return Ink(max(x for x, _ in moved) + 1, max(y for _, y in moved) + 1, moved)


def ours(words: str, size: float = SIZE) -> Ink:
    sheet = Sheet()
    sheet.write(20, 150, text_line(plain(words), size))
    image = page_image(write([sheet], About("t", "a")), 0, DPI)
    return cropped(
        image.rows[row * image.stride : row * image.stride + image.width * 4 : 4]
        for row in range(image.height)
    )


def families_for_qt() -> list[str]:
    """Our faces as Qt knows them, the one for Latin first."""
    stems = [
        "SourceSerif4_400Regular",
        *(f"paper/{path.stem}" for path in sorted((FONTS / "paper").glob("*Regular*"))),
    ]
    found = []
    for stem in stems:
        number = QFontDatabase.addApplicationFont(str(FONTS / f"{stem}.ttf"))
        found.extend(QFontDatabase.applicationFontFamilies(number))
    return found


def by_qt(words: str, families: list[str], size: float = SIZE) -> Ink:
    scale = DPI / 72
    image = QImage(int(WIDTH * scale), int(HEIGHT * scale / 3), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    font = QFont(families)
    font.setPixelSize(round(size * scale))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    painter = QPainter(image)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    painter.setFont(font)
    painter.setPen(QColor("black"))
    painter.drawText(QPointF(40, 300), plain(words)[0].words)
    painter.end()
    held = bytes(image.constBits())
    stride = image.bytesPerLine()
    return cropped(held[row * stride : row * stride + image.width() * 4 : 4] for row in range(image.height()))


def likeness(one: Ink, other: Ink) -> float:
    """The share of ink they have in common, at the best of a few places (dots fall a little to either side)."""
    best = 0.0
    for across in range(-3, 4):
        for down in range(-2, 3):
            moved = {(x + across, y + down) for x, y in other.dots}
            best = max(best, len(one.dots & moved) / len(one.dots | moved))
    return best
