"""How the bench speaks on screen: columns, days, and what a key does."""

from __future__ import annotations

from datetime import date
from typing import Final

from studio.dates import screen_date
from studio.making import Cause, Framing, PieceRow, Stage, Standing

COLUMNS: Final[tuple[tuple[Stage, str], ...]] = (
    (Stage.TO_START, "To start"),
    (Stage.RETOUCHING, "Retouching"),
    (Stage.PRINTED, "Printed"),
    (Stage.FRAMED, "Framed"),
    (Stage.CHECKED, "Checked"),
    (Stage.READY, "Ready"),
)
"""A column for each stage on the board; its place is also the key that moves a piece there."""
TONES: Final = {
    Standing.LATE: "concern",
    Standing.BEHIND: "due",
    Standing.NEAR: "due",
    Standing.FINE: "plain",
    Standing.DONE: "good",
}
_STANDING: Final = {Standing.LATE: "late", Standing.BEHIND: "behind", Standing.NEAR: "this week"}
_MOVES: Final = {
    Stage.RETOUCHING: "Begin retouching",
    Stage.PRINTED: "Printed",
    Stage.FRAMED: "Mounted and framed",
    Stage.CHECKED: "Check it",
    Stage.READY: "Wrapped and ready",
}
CAUSES: Final[tuple[tuple[Cause, str], ...]] = tuple((cause, cause.value.capitalize()) for cause in Cause)


def standing(row: PieceRow) -> str:
    """``late``, ``behind``, ``this week``, or nothing to say."""
    return _STANDING.get(row.standing, "")


def size(row: PieceRow) -> str:
    """``30 × 24 in, framed``; what is neither framed nor mounted by its product."""
    how = row.framing.value if row.framing is not Framing.NONE else row.product.lower()
    return f"{inches(row)}, {how}"


def inches(row: PieceRow) -> str:
    """``30 × 24 in``, where there is room for nothing more."""
    return f"{row.width_in} × {row.height_in} in"


def due(row: PieceRow, today: date) -> str:
    """What is due next and when: ``printed by Thu 3 Dec``; waiting and being out say so first."""
    if row.waits:
        until = f" until {screen_date(row.waits_until, today)}" if row.waits_until else ""
        return f"waits for {row.waits_for}{until}"
    if row.supplier:
        back = f", back {screen_date(row.back_on, today)}" if row.back_on else ""
        return f"at {row.supplier}{back}"
    if row.stage is Stage.READY:
        return "ready"
    coming = row.next_stage
    if row.due_on is None or coming is None:
        return row.stage_words
    name = "mounted" if coming is Stage.FRAMED and row.framing.value == "mounted" else coming.value
    name = {"mounted and framed": "framed", "retouching": "begun"}.get(name, name)
    return f"{name} by {screen_date(row.due_on, today)}"


def promised(row: PieceRow, today: date) -> str:
    """``promised by Wed 14 Oct``."""
    return f"promised by {screen_date(row.promised_on, today)}" if row.promised_on else "no day promised"


def day(row: PieceRow, today: date) -> str:
    """The same in as few words as a card has room for: ``by Thu 3 Dec``; beside its sign ``Tue 8 Dec``."""
    if row.waits:
        return screen_date(row.waits_until, today) if row.waits_until else "waits"
    if row.supplier:
        return screen_date(row.back_on, today) if row.back_on else "out"
    if row.stage is Stage.READY or row.due_on is None:
        return row.stage_words
    return f"by {screen_date(row.due_on, today)}"


def without_weekday(said: str) -> str:
    """``late, 18 Nov`` of ``late, Wed 18 Nov``: what a narrow card has room for."""
    first, comma, day = said.removeprefix("by ").rpartition(", ")
    word, _, rest = day.partition(" ")
    return f"{first}{comma}{rest}" if rest[:1].isdigit() and word.isalpha() else said


def promised_short(row: PieceRow, today: date) -> str:
    """``Tue 10 Nov, late``: the promised day, and how the piece stands against it."""
    if row.promised_on is None:
        return ""
    said = standing(row)
    on = screen_date(row.promised_on, today)
    return f"{on}, {said}" if said else on


def move(row: PieceRow) -> str:
    """What the next move of a piece is called on its button."""
    coming = row.next_stage
    if coming is Stage.FRAMED and row.framing.value == "mounted":
        return "Mounted"
    return _MOVES.get(coming, "") if coming is not None else ""
