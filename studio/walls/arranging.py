"""Several pictures on one wall: set arrangements, even spacing, lining up, and what a dragged picture snaps to.

Everything here is pure. A box is the outside of a framed picture: its centre and its size, in mm.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

GAP = 80.0
"""Between two frames, in mm, where nobody said otherwise."""
REACH = 20.0
"""How near a dragged picture must come to a line to snap to it, in mm."""


class Arrangement(StrEnum):
    """How several pictures hang together."""

    ROW = "in a row"
    COLUMN = "in a column"
    THREE_AND_TWO = "three and two"
    GRID = "as a gallery"


@dataclass(frozen=True, slots=True)
class Box:
    """The outside of a framed picture: its centre and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def left(self) -> float:
        """Its left edge."""
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width / 2

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.y - self.height / 2

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Snapped:
    """Where a dragged box comes to rest, and the lines it rests on: x of an upright one, y of a level one."""

    box: Box
    upright: float | None = None
    level: float | None = None


def arranged(boxes: Sequence[Box], how: Arrangement, gap: float = GAP) -> tuple[Box, ...]:
    """The same boxes hung together around the middle of where they hang now, the gaps all alike."""
    if len(boxes) < 2:
        return tuple(boxes)
    lines = _lines(list(boxes), how)
    middle = _middle(boxes)
    heights = [max(box.height for box in line) for line in lines]
    top = middle[1] - (sum(heights) + gap * (len(lines) - 1)) / 2
    placed: list[Box] = []
    for line, height in zip(lines, heights, strict=True):
        left = middle[0] - (sum(box.width for box in line) + gap * (len(line) - 1)) / 2
        for box in line:
            placed.append(replace(box, x=left + box.width / 2, y=top + height / 2))
            left += box.width + gap
        top += height + gap
    return tuple(placed)


def _lines(boxes: list[Box], how: Arrangement) -> list[list[Box]]:
    if how is Arrangement.ROW:
        return [boxes]
    if how is Arrangement.COLUMN:
        return [[box] for box in boxes]
    if how is Arrangement.THREE_AND_TWO:
        above = math.ceil(len(boxes) * 3 / 5)
        return [boxes[:above], boxes[above:]]
    across = math.ceil(math.sqrt(len(boxes)))
    return [boxes[begins : begins + across] for begins in range(0, len(boxes), across)]


def _middle(boxes: Sequence[Box]) -> tuple[float, float]:
    left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    return (left + right) / 2, (top + bottom) / 2


def lifted(before: Sequence[Box], after: Sequence[Box], clear: float) -> tuple[Box, ...]:
    """Raised together until none hangs behind what stands below, where none did before; not above the wall's top."""
    low = max(box.bottom for box in after)
    if low <= clear or max(box.bottom for box in before) > clear:
        return tuple(after)
    up = min(low - clear, max(0.0, min(box.top for box in after) - GAP / 2))
    return tuple(replace(box, y=box.y - up) for box in after)


def lies_across(boxes: Sequence[Box]) -> bool:
    """Whether they hang more beside each other than below each other."""
    across = max(box.x for box in boxes) - min(box.x for box in boxes)
    return across >= max(box.y for box in boxes) - min(box.y for box in boxes)


def _turned(box: Box) -> Box:
    return Box(box.y, box.x, box.height, box.width)


def _along(boxes: Sequence[Box], act: Callable[[list[Box]], list[Box]]) -> tuple[Box, ...]:
    """Do to a column what ``act`` does to a row."""
    if lies_across(boxes):
        return tuple(act(list(boxes)))
    return tuple(_turned(box) for box in act([_turned(box) for box in boxes]))


def evened(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """The gaps between them made alike; the outermost two stay where they are, unless they would overlap."""
    return _along(boxes, _evened_row) if len(boxes) > 2 else tuple(boxes)


def _evened_row(boxes: list[Box]) -> list[Box]:
    order = sorted(range(len(boxes)), key=lambda place: boxes[place].x)
    left, right = boxes[order[0]].left, boxes[order[-1]].right
    gap = (right - left - sum(box.width for box in boxes)) / (len(boxes) - 1)
    if gap < 0:
        gap = GAP
        left = (left + right - sum(box.width for box in boxes) - gap * (len(boxes) - 1)) / 2
    for place in order:
        box = boxes[place]
        boxes[place] = replace(box, x=left + box.width / 2)
        left += box.width + gap
    return boxes


def lined_up(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Their centres brought onto one line: level for those in a row, upright for those in a column."""
    if len(boxes) < 2:
        return tuple(boxes)

    def level(row: list[Box]) -> list[Box]:
        y = sum(box.y for box in row) / len(row)
        return [replace(box, y=y) for box in row]

    return _along(boxes, level)


def resized(boxes: Sequence[Box], place: int, width: float, height: float) -> tuple[Box, ...]:
    """One box takes another size about its centre; those that hang in line with it move by half, so no gap changes."""
    old = boxes[place]
    new = replace(old, width=width, height=height)
    aside, apart = (width - old.width) / 2, (height - old.height) / 2
    made = list(boxes)
    for other, box in enumerate(boxes):
        if other == place:
            made[other] = new
        elif box.left >= old.right - REACH and _meet(box.top, box.bottom, old.top, old.bottom):
            made[other] = replace(box, x=box.x + aside)
        elif box.right <= old.left + REACH and _meet(box.top, box.bottom, old.top, old.bottom):
            made[other] = replace(box, x=box.x - aside)
        elif box.top >= old.bottom - REACH and _meet(box.left, box.right, old.left, old.right):
            made[other] = replace(box, y=box.y + apart)
        elif box.bottom <= old.top + REACH and _meet(box.left, box.right, old.left, old.right):
            made[other] = replace(box, y=box.y - apart)
    return tuple(made)


def _meet(one: float, to: float, other: float, until: float) -> bool:
    return one < until and other < to


def snapped(box: Box, others: Sequence[Box], middle: float | None = None, reach: float = REACH) -> Snapped:
    """A dragged box brought onto the nearest line of another's edges or centre, or of the furniture's middle."""
    uprights = [*((other.left, other.x, other.right) for other in others)]
    across, upright = _nearest((box.left, box.x, box.right), uprights, reach)
    if middle is not None and abs(middle - box.x) <= min(
        reach, abs(across) if upright is not None else reach
    ):
        across, upright = middle - box.x, middle
    down, level = _nearest(
        (box.top, box.y, box.bottom), [(other.top, other.y, other.bottom) for other in others], reach
    )
    return Snapped(replace(box, x=box.x + across, y=box.y + down), upright, level)


def _nearest(
    ours: tuple[float, float, float], theirs: Sequence[tuple[float, float, float]], reach: float
) -> tuple[float, float | None]:
    """The least move that brings an edge to an edge or a centre to a centre, and the line it then lies on."""
    best, line = reach, None
    move = 0.0
    for first, centre, last in theirs:
        for mine, target in (
            (ours[0], first),
            (ours[1], centre),
            (ours[2], last),
            (ours[0], last),
            (ours[2], first),
        ):
            if abs(target - mine) < best:
                best, move, line = abs(target - mine), target - mine, target
    return move, line


def clear_place(
    size: tuple[float, float], others: Sequence[Box], at: tuple[float, float], width: float
) -> Box:
    """Where a new picture of this size hangs: at the wished centre, else beside those there, else below them."""
    first = Box(at[0], at[1], *size)
    if not any(_over(first, other) for other in others):
        return first
    right = max(other.right for other in others) + GAP + size[0] / 2
    left = min(other.left for other in others) - GAP - size[0] / 2
    for x in sorted((right, left), key=lambda each: abs(each - at[0])):
        if size[0] / 2 <= x <= width - size[0] / 2:
            return replace(first, x=x)
    return replace(first, y=max(other.bottom for other in others) + GAP + size[1] / 2)


def _over(one: Box, other: Box) -> bool:
    return _meet(one.left, one.right, other.left, other.right) and _meet(
        one.top, one.bottom, other.top, other.bottom
    )
