"""What the bench says first: how much is on it, what is late, what waits, what is out."""

from __future__ import annotations

from studio.making import Board, Standing
from studio.story import NextStep, Tone
from studio.words import counted


def sentence(board: Board) -> str:
    """``23 pieces are on the bench. 4 are late, 3 wait for material, 6 are out.``"""
    open_ = [row for row in board.pieces if row.is_open]
    if not open_:
        return "Nothing is on the bench."
    late = sum(row.standing is Standing.LATE for row in open_)
    behind = sum(row.standing is Standing.BEHIND for row in open_)
    waiting, out = sum(row.waits for row in open_), sum(bool(row.supplier) for row in open_)
    said = [
        counted(late, "is", "are") + " late" if late else "",
        counted(behind, "is", "are") + " behind" if behind else "",
        counted(waiting, "waits", "wait") + " for material" if waiting else "",
        counted(out, "is", "are") + " out" if out else "",
    ]
    on_it = f"{counted(len(open_), 'piece is', 'pieces are')} on the bench."
    rest = ", ".join(each for each in said if each)
    return f"{on_it} {rest}." if rest else f"{on_it} All are in time."


def unmade_step(board: Board) -> NextStep | None:
    """Orders that were put into production before there was a bench: their pieces are made by one press."""
    if not board.unmade:
        return None
    first, count = board.unmade[0], len(board.unmade)
    title = f"{first.order_number}, {first.household}: no pieces on the bench yet"
    more = f" {count - 1} more such." if count > 1 else ""
    return NextStep(
        0,
        title,
        f"It went into production before there was a bench, with {counted(first.pieces, 'picture')}.{more}",
        "Make its pieces",
        "make_pieces",
        (),
        Tone.DUE,
    )
