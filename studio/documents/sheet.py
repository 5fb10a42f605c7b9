"""A sheet: one page being drawn. Places are points from the top left corner; y is where type stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from studio.documents.pictures import Picture
from studio.documents.setting import Glyphs, Line

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM


class Ink(NamedTuple):
    """A colour in PDF's own numbers."""

    operands: str

    @classmethod
    def of(cls, colour: str) -> Ink:
        """From "#1E5B54". Raises ValueError for anything else."""
        red, green, blue = (int(colour.lstrip("#")[place : place + 2], 16) / 255 for place in (0, 2, 4))
        return cls(f"{red:.3f} {green:.3f} {blue:.3f}")


INK, MUTED, RULE, ACCENT = Ink.of("#26221E"), Ink.of("#6F675E"), Ink.of("#C9C2B8"), Ink.of("#1E5B54")


@dataclass(frozen=True, eq=False)
class Stamp:
    """Something drawn once and printed on many pages: a letterhead, the fixed part of a slip."""

    content: bytes
    glyphs: tuple[Glyphs, ...]
    pictures: tuple[Picture, ...]
    width: float = WIDTH
    height: float = HEIGHT


@dataclass
class Sheet:
    """Drawing orders for one page (A4 unless said), with the glyphs, pictures and stamps they use.

    Glyphs go by the object that holds them: a line that was set once is counted once for a whole batch.
    """

    width: float = WIDTH
    height: float = HEIGHT
    orders: list[str] = field(default_factory=list)
    glyphs: dict[int, Glyphs] = field(default_factory=dict)
    pictures: dict[Picture, None] = field(default_factory=dict)
    stamps: dict[Stamp, None] = field(default_factory=dict)

    def write(self, x: float, y: float, line: Line, ink: Ink = INK) -> None:
        """A line of text, its left end at x, standing on y."""
        self.orders.append(f"BT {ink.operands} rg 1 0 0 1 {x:.2f} {self.height - y:.2f} Tm {line.show} ET")
        self.glyphs[id(line.glyphs)] = line.glyphs

    def write_right(self, x: float, y: float, line: Line, ink: Ink = INK) -> None:
        """A line of text, its right end at x."""
        self.write(x - line.width, y, line, ink)

    def rule(
        self, x: float, y: float, to_x: float, ink: Ink = RULE, weight: float = 0.5, dash: str = ""
    ) -> None:
        """A level line from x to another x. `dash` as PDF has it, "2 2"."""
        up = self.height - y
        self.orders.append(
            f"q {ink.operands} RG {weight:g} w [{dash}] 0 d {x:.2f} {up:.2f} m {to_x:.2f} {up:.2f} l S Q"
        )

    def upright(self, x: float, y: float, to_y: float, ink: Ink = RULE, weight: float = 0.5) -> None:
        """An upright line from y down to another y."""
        self.orders.append(
            f"q {ink.operands} RG {weight:g} w {x:.2f} {self.height - y:.2f} m {x:.2f} {self.height - to_y:.2f} l S Q"
        )

    def frame(self, x: float, y: float, width: float, height: float, ink: Ink = RULE, dash: str = "") -> None:
        """The outline of a box, its top left corner at x, y. `dash` as PDF has it, "4 3"."""
        foot = self.height - y - height
        self.orders.append(
            f"q {ink.operands} RG 0.7 w [{dash}] 0 d {x:.2f} {foot:.2f} {width:.2f} {height:.2f} re S Q"
        )

    def box(self, x: float, y: float, side: float, ink: Ink = INK, weight: float = 0.7) -> None:
        """A square to tick, its top left corner at x, y."""
        self.orders.append(
            f"q {ink.operands} RG {weight:g} w {x:.2f} {self.height - y - side:.2f} {side:.2f} {side:.2f} re S Q"
        )

    def circle(self, x: float, y: float, radius: float, ink: Ink = INK, weight: float = 0.7) -> None:
        """A circle to mark, its middle at x, y."""
        middle, bend = self.height - y, radius * 0.5523
        r = radius
        curves = (
            (x + r, middle + bend, x + bend, middle + r, x, middle + r),
            (x - bend, middle + r, x - r, middle + bend, x - r, middle),
            (x - r, middle - bend, x - bend, middle - r, x, middle - r),
            (x + bend, middle - r, x + r, middle - bend, x + r, middle),
        )
        path = " ".join(" ".join(f"{number:.2f}" for number in curve) + " c" for curve in curves)
        self.orders.append(f"q {ink.operands} RG {weight:g} w {x + r:.2f} {middle:.2f} m {path} h S Q")

    def picture(
        self, picture: Picture, x: float, y: float, width: float, height: float, corner: float = 0
    ) -> None:
        """A picture whose top left corner is at x, y; ``corner`` rounds its corners by so much."""
        self.pictures[picture] = None
        foot = self.height - y - height
        within = _rounded(x, foot, width, height, corner) + " W n " if corner else ""
        self.orders.append(
            f"q {within}{width:.2f} 0 0 {height:.2f} {x:.2f} {foot:.2f} cm /{picture.name} Do Q"
        )

    def code(self, words: str, x: float, y: float, side: float) -> None:
        """A QR code of the words, its top left corner at x, y."""
        # A third of a second to import, and only needed once a code is drawn.
        from studio.documents.codes import modules

        across, squares = modules(words)
        module = side / across
        self.orders.append(
            f"q {INK.operands} rg {module:.4f} 0 0 {-module:.4f} {x:.2f} {self.height - y:.2f} cm {squares} f Q"
        )

    def stamp(self, stamp: Stamp) -> None:
        """Something drawn before, at the place it was drawn."""
        self.stamps[stamp] = None
        self.orders.append(f"/S{id(stamp)} Do")

    def as_stamp(self) -> Stamp:
        """This sheet's drawing, to be printed on others."""
        content = "\n".join(self.orders).encode("ascii")
        return Stamp(content, tuple(self.glyphs.values()), tuple(self.pictures), self.width, self.height)


def _rounded(x: float, y: float, width: float, height: float, r: float) -> str:
    """The outline of a box with rounded corners, its lower left corner at x, y from the foot of the page."""
    flat = r * (1 - 0.5523)
    right, top = x + width, y + height
    sides = (
        (right - r, y, right - flat, y, right, y + flat, right, y + r),
        (right, top - r, right, top - flat, right - flat, top, right - r, top),
        (x + r, top, x + flat, top, x, top - flat, x, top - r),
        (x, y + r, x, y + flat, x + flat, y, x + r, y),
    )
    path = [f"{x + r:.2f} {y:.2f} m"]
    for to_x, to_y, *curve in sides:
        path.append(f"{to_x:.2f} {to_y:.2f} l " + " ".join(f"{number:.2f}" for number in curve) + " c")
    return " ".join(path) + " h"
