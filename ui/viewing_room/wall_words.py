"""What is said of pictures on the wall: how wide they are, and how much of the furniture they take (R24)."""

from __future__ import annotations

from collections.abc import Sequence

from studio import walls
from studio.walls import Box, HangingRow, WallRow
from ui.viewing_room.wall_shown import WallShown


def together(boxes: Sequence[Box]) -> Box:
    """The one box around several."""
    left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    return Box((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)


def in_cm(mm: float) -> str:
    """Whole centimetres, as one says them of a picture."""
    return f"{round(mm / 10)} cm"


def measure_of(state: WallShown, rows: Sequence[HangingRow]) -> str:
    """``124 cm framed, 65% of the chimney breast``; of several together how wide they are in all."""
    if not rows:
        return ""
    around = together([state.box(row) for row in rows])
    framed = all(row.moulding_id is not None for row in rows)
    how = ("together" if len(rows) > 1 else "framed") if framed or len(rows) > 1 else "wide"
    words = f"{in_cm(around.width)} {how}"
    below = _below(state, around)
    if below is not None:
        words += f", {walls.share_of(around.width, below[1])}% of {below[0]}"
    return words


def advice_of(state: WallShown, rows: Sequence[HangingRow]) -> str:
    """What would suit, where advice is welcome and the width is another (R24); else nothing."""
    if not rows or not state.gives_advice:
        return ""
    around = together([state.box(row) for row in rows])
    below = _below(state, around)
    if below is None:
        return ""
    least, most = walls.ADVISED
    between = f"{round(below[1] * least / 1000)} to {in_cm(below[1] * most / 100)}"
    if walls.does_well(around.width, below[1]):
        return f"Between half and three quarters of {below[0]}: that suits it" if state.advice_asked else ""
    return f"Half to three quarters of {below[0]} would be {between}"


def _below(state: WallShown, around: Box) -> tuple[str, int] | None:
    """The furniture, where the pictures hang above it at all; in a photograph nobody knows, so always."""
    below = state.furniture
    here = state.here
    room = here.built_in if isinstance(here, WallRow) else here
    if below is None or room is None:
        return below
    apart = abs(around.x - room.hangs_at[0])
    return below if apart < (below[1] + around.width) / 2 and around.bottom <= room.floor else None
