"""A picture as a block of its own: the wall that was chosen, or what was left with us."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from studio.documents.blocks import Part, Type, as_text, stand
from studio.documents.pictures import picture
from studio.documents.setting import lines
from studio.documents.sheet import MM, MUTED, Sheet


@dataclass(frozen=True)
class Shown:
    """A picture as wide as the measure, or as high as it may be (millimetres), with a caption below."""

    picture: bytes
    caption: str = ""
    highest: float = 110

    def parts(self, type: Type, measure: float) -> Iterator[Part]:
        """One part."""
        shown = picture(self.picture)
        scale = min(measure / shown.width, self.highest * MM / shown.height)
        across, tall = shown.width * scale, shown.height * scale
        told = lines(as_text(self.caption), type.detail, measure) if self.caption else ()

        def draw(sheet: Sheet, x: float, top: float) -> None:
            sheet.picture(shown, x, top, across, tall, 2)
            down = top + tall + 4 + stand(type.detail, type.detail_leading)
            for set_line in told:
                sheet.write(x, down, set_line, MUTED)
                down += type.detail_leading

        yield Part(tall + 4 + len(told) * type.detail_leading, draw, gap=type.gap)
