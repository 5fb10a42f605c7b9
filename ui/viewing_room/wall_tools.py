"""What is tried on the wall: another size or frame for what is in hand, and hanging several together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from studio import walls
from studio.catalogue import Edition
from studio.errors import Refused
from studio.walls import Arrangement, Box, HangingDraft, HangingId, HangingRow, WallRow
from ui.viewing_room.wall_state import WallState

Trying = Callable[[Edition, HangingDraft], HangingDraft]


def size(state: WallState, step: int) -> None:
    """The next larger or smaller size of the same product for all in hand; the gaps to the others stay as they are."""
    frame(state, lambda edition, draft: walls.next_size(edition, draft, step))


def turn(state: WallState) -> None:
    """Wide becomes high."""
    frame(state, lambda _, draft: replace(draft, turned=not draft.turned))


def frame(state: WallState, trying: Trying) -> None:
    """Try something on all in hand; what cannot be is said."""
    rows = state.in_hand
    try:
        drafts = {row.id: trying(state.room.edition, row.draft()) for row in rows}
    except Refused as refused:
        state.room.said.emit(refused.message)
        return
    put_on(state, drafts)


def put_on(state: WallState, drafts: dict[HangingId, HangingDraft]) -> None:
    """Frame or size them so; those that hang in line with one that grows move by half, so that no gap changes."""
    changed = {
        row.id: drafts[row.id] for row in state.rows if row.id in drafts and drafts[row.id] != row.draft()
    }
    if not changed:
        return
    rows = state.rows
    before: tuple[Box, ...] = tuple(row.box for row in rows)
    boxes = before
    for place, row in enumerate(rows):
        if row.id in changed:
            try:
                piece = walls.piece_of(state.room.edition, changed[row.id])
            except Refused as refused:
                state.room.said.emit(refused.message)
                return
            boxes = walls.resized(boxes, place, piece.outside_width_mm, piece.outside_height_mm)
    state.change(_moved(rows, _clear(state, before, boxes), changed))


def _clear(state: WallState, before: Sequence[Box], after: Sequence[Box]) -> Sequence[Box]:
    """In a built-in room nothing slips behind the furniture by becoming larger."""
    here = state.here
    room = here.built_in if isinstance(here, WallRow) else here
    return after if room is None else walls.lifted(before, after, room.clear)


def _moved(
    rows: Sequence[HangingRow], boxes: Sequence[Box], changed: dict[HangingId, HangingDraft]
) -> dict[HangingId, HangingDraft | None]:
    found: dict[HangingId, HangingDraft | None] = {}
    for row, box in zip(rows, boxes, strict=True):
        draft = changed.get(row.id, row.draft())
        draft = replace(draft, x_mm=round(box.x), y_mm=round(box.y))
        if draft != row.draft():
            found[row.id] = draft
    return found


def _several(state: WallState) -> tuple[HangingRow, ...]:
    """Those in hand when they are several, else all of the wall."""
    return state.in_hand if len(state.in_hand) > 1 else state.rows


def arrange(state: WallState, how: Arrangement) -> None:
    """Hang them together: in a row, in a column, three and two, as a gallery."""
    rows = sorted(_several(state), key=lambda row: (row.x, row.y))
    boxes = [row.box for row in rows]
    state.put(rows, _clear(state, boxes, walls.arranged(boxes, how)))


def even(state: WallState) -> None:
    """The gaps between them made alike."""
    rows = _several(state)
    state.put(rows, walls.evened([row.box for row in rows]))


def line_up(state: WallState) -> None:
    """Their middles brought onto one line."""
    rows = _several(state)
    state.put(rows, walls.lined_up([row.box for row in rows]))
