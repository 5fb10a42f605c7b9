"""Where a millimetre of a wall lies in its photograph, and how large a framed picture is on it.

A sheet of paper taped to the wall gives the scale: its edge where the photograph was taken straight on, its four
corners where it is oblique. Points of a photograph are dots from its top left corner; places on a wall are
millimetres, x to the right and y downwards.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from studio.errors import Refused

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float, float, float, float]

SHEETS: dict[str, tuple[float, float]] = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}
"""Short and long edge of a sheet, in mm."""
ADVISED = (50, 75)
"""A framed picture takes so much of the width of the furniture below it, in per cent (R24)."""
NEAREST = 20.0
"""Dots; two clicks nearer than this measure nothing."""
LEANS = 4.0
"""Degrees off the straight beyond which an edge no longer gives the scale alone."""
_FLATTEST = 0.02
"""Of the square of its longest side, the least area a sheet may show."""

_FIELD = "points"


@dataclass(frozen=True, slots=True)
class Plane:
    """A wall in its photograph: the matrix, row by row, that takes millimetres on it to dots."""

    matrix: Matrix

    def to_photo(self, place: Point) -> Point:
        """The dot at a place of the wall."""
        return _through(self.matrix, place)

    def to_wall(self, dot: Point) -> Point:
        """The place of the wall, in mm, that a dot shows."""
        return _through(_inverse(self.matrix), dot)

    def apart(self, one: Point, other: Point) -> float:
        """How far apart two dots are on the wall, in mm."""
        return math.dist(self.to_wall(one), self.to_wall(other))


def plane_by_edge(one: Point, other: Point, length: float) -> Plane:
    """The wall straight on: two clicks on the ends of an edge ``length`` mm long. Its origin is the photograph's.

    Raises Refused when the clicks are too near to each other or the edge leans.
    """
    across, down = abs(other[0] - one[0]), abs(other[1] - one[1])
    dots = math.hypot(across, down)
    if dots < NEAREST:
        raise Refused(
            "These two points are too near to each other. Please click both ends of the edge.", _FIELD
        )
    if math.degrees(math.atan2(min(across, down), max(across, down))) > LEANS:
        raise Refused("This edge leans. Please click the four corners of the sheet instead.", _FIELD)
    scale = dots / length
    return Plane((scale, 0.0, 0.0, 0.0, scale, 0.0, 0.0, 0.0, 1.0))


def plane_by_corners(corners: Sequence[Point], wide: float, high: float) -> Plane:
    """The wall seen obliquely: the four corners of a sheet of these mm, in any order. Its top left is the origin.

    Raises Refused when they are not the corners of a sheet.
    """
    ordered = in_order(corners)
    sheet = ((0.0, 0.0), (wide, 0.0), (wide, high), (0.0, high))
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(sheet, ordered, strict=True):
        rows.append([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u])
        rows.append([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, v])
    a, b, c, d, e, f, g, h = _solved(rows)
    return Plane((a, b, c, d, e, f, g, h, 1.0))


def in_order(corners: Sequence[Point]) -> tuple[Point, Point, Point, Point]:
    """Four corners from the top left clockwise; raises Refused when no sheet has such corners."""
    if len(corners) != 4:
        raise Refused("Please click the four corners of the sheet.", _FIELD)
    middle = (sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4)
    around = sorted(corners, key=lambda at: math.atan2(at[1] - middle[1], at[0] - middle[0]))
    first = min(range(4), key=lambda place: sum(around[place]))
    ordered = (around[first], around[(first + 1) % 4], around[(first + 2) % 4], around[(first + 3) % 4])
    _require_sheet(ordered)
    return ordered


def _require_sheet(ordered: Sequence[Point]) -> None:
    sides = [math.dist(ordered[place], ordered[place - 1]) for place in range(4)]
    if min(sides) < NEAREST:
        raise Refused("Two of the corners are too near to each other. Please click each corner once.", _FIELD)
    least = max(sides) ** 2 * _FLATTEST
    for place in range(4):
        before, here, after = ordered[place - 1], ordered[place], ordered[(place + 1) % 4]
        turn = (here[0] - before[0]) * (after[1] - here[1]) - (here[1] - before[1]) * (after[0] - here[0])
        if turn < least:
            raise Refused("These are not the four corners of a sheet. Please click them again.", _FIELD)


def _through(matrix: Matrix, at: Point) -> Point:
    a, b, c, d, e, f, g, h, i = matrix
    x, y = at
    depth = g * x + h * y + i
    return (a * x + b * y + c) / depth, (d * x + e * y + f) / depth


def _inverse(matrix: Matrix) -> Matrix:
    a, b, c, d, e, f, g, h, i = matrix
    return (
        e * i - f * h, c * h - b * i, b * f - c * e,
        f * g - d * i, a * i - c * g, c * d - a * f,
        d * h - e * g, b * g - a * h, a * e - b * d,
    )  # fmt: skip


def _solved(rows: list[list[float]]) -> list[float]:
    """The unknowns of as many equations, each row with its right side last: elimination with pivots by scale."""
    count = len(rows)
    scale = [max(abs(each) for each in row[:-1]) for row in rows]
    for column in range(count):
        pivot = max(range(column, count), key=lambda row: abs(rows[row][column]) / scale[row])
        if abs(rows[pivot][column]) < 1e-12 * scale[pivot]:
            raise Refused("These are not the four corners of a sheet. Please click them again.", _FIELD)
        rows[column], rows[pivot] = rows[pivot], rows[column]
        scale[column], scale[pivot] = scale[pivot], scale[column]
        for row in range(column + 1, count):
            share = rows[row][column] / rows[column][column]
            rows[row] = [one - share * other for one, other in zip(rows[row], rows[column], strict=True)]
    found = [0.0] * count
    for row in reversed(range(count)):
        known = sum(rows[row][column] * found[column] for column in range(row + 1, count))
        found[row] = (rows[row][count] - known) / rows[row][row]
    return found


def share_of(width: float, furniture: float) -> int:
    """How much of the furniture's width a framed picture takes, in whole per cent (R24)."""
    return math.floor(100 * width / furniture + 0.5)


def does_well(width: float, furniture: float) -> bool:
    """Whether it takes half to three quarters of the furniture's width (R24)."""
    least, most = ADVISED
    return least <= share_of(width, furniture) <= most
