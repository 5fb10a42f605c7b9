"""How a letter ends, and where an order is signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from studio.documents.blocks import Part, Type, stand
from studio.documents.faces import Voice
from studio.documents.pictures import picture
from studio.documents.setting import from_right, line, lines
from studio.documents.sheet import ACCENT, MM, MUTED, Sheet
from studio.documents.wording import Span, plain


@dataclass(frozen=True)
class Closing:
    """How a letter ends: the greeting, room for the pen (or a picture of the signature), and the name in print."""

    name: str
    role: str = ""
    greeting: str = "Yours sincerely"
    signature: bytes | None = None

    def parts(self, type: Type, measure: float) -> Iterator[Part]:
        """One part."""
        down = stand(type.text, type.leading)
        room = type.leading * 2.6
        printed = f"{self.name}, {self.role}" if self.role else self.name
        greeting, names = line(self.greeting, size=type.text), lines(plain(printed), type.text, measure)
        pen = line(self.name, Voice.ITALIC, type.text * 1.65)
        shown = picture(self.signature) if self.signature else None
        edge = measure if from_right(plain(self.greeting)) else None

        def start(x: float, width: float) -> float:
            return x if edge is None else x + edge - width

        def draw(sheet: Sheet, x: float, top: float) -> None:
            sheet.write(start(x, greeting.width), top + down, greeting)
            if shown:
                across, tall = shown.within(60 * MM, room - 8)
                sheet.picture(shown, start(x, across), top + type.leading + 4, across, tall)
            else:
                sheet.write(start(x, pen.width), top + type.leading + room * 0.68, pen, ACCENT)
            for number, name in enumerate(names):
                sheet.write(start(x, name.width), top + type.leading * (1 + number) + room + down, name)

        yield Part(type.leading * (1 + len(names)) + room, draw, gap=type.gap, last=True)


_SIGNING = 12


@dataclass(frozen=True)
class Signatures:
    """Places to sign, side by side at the foot of the last page, each with the name below its rule."""

    names: tuple[str, ...]

    def parts(self, type: Type, measure: float) -> Iterator[Part]:
        """One part, at the foot."""
        between = 14 * MM
        width = (measure - between * (len(self.names) - 1)) / len(self.names)
        below = type.detail_leading
        captions = [lines((Span(name),), type.detail, width) for name in self.names]
        height = _SIGNING * MM + max(len(caption) for caption in captions) * below

        def draw(sheet: Sheet, x: float, top: float) -> None:
            for number, caption in enumerate(captions):
                left = x + number * (width + between)
                sheet.rule(left, top + _SIGNING * MM, left + width)
                for row, name in enumerate(caption):
                    sheet.write(
                        left, top + _SIGNING * MM + row * below + stand(type.detail, below), name, MUTED
                    )

        yield Part(height, draw, gap=type.gap, foot=True)
