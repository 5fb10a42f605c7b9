"""What a day view shows, and how blocks that meet stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class DayColumn:
    """A room of a day, or a day of a week. ``shut`` are the minutes in which nobody is there, ``note`` says why."""

    key: object
    title: str
    second: str = ""
    shut: tuple[tuple[int, int], ...] = ()
    note: str = ""
    today: bool = False
    late: tuple[int, int] | None = None
    """From when to when it is open by arrangement only."""


@dataclass(frozen=True, slots=True)
class Block:
    """One appointment: in which column, from which minute of the day to which, what it says and how it feels."""

    key: object
    column: int
    starts: int
    ends: int
    title: str
    detail: str
    tone: str
    icon: str
    held: int = 0
    """Minutes the room is kept after it."""
    provisional: bool = False
    says: str = ""
    """The whole of it in words."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, its lane, and how many lanes there are where it stands."""

    block: Block
    lane: int
    lanes: int


def placed(blocks: Sequence[Block]) -> list[Placed]:
    """Blocks of one column that meet stand side by side; the others keep the whole width."""
    done: list[Placed] = []
    meeting: list[Placed] = []
    ends: list[int] = []
    until = -1
    for block in sorted(blocks, key=lambda each: (each.starts, -each.ends)):
        if block.starts >= until:
            done += [replace(each, lanes=len(ends)) for each in meeting]
            meeting, ends = [], []
        lane = next((place for place, end in enumerate(ends) if end <= block.starts), len(ends))
        ends[lane : lane + 1] = [block.ends]
        meeting.append(Placed(block, lane, 1))
        until = max(until, block.ends)
    return done + [replace(each, lanes=len(ends)) for each in meeting]
