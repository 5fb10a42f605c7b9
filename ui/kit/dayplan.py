"""What a day view shows: columns, blocks, what they hold, and how blocks that meet stand beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

HOUR = 60
MIDNIGHT = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Held:
    """A room or a person that an appointment holds; a room is kept ``clearing`` minutes longer."""

    kind: str
    key: object
    name: str
    clearing: int = 0


@dataclass(frozen=True, slots=True)
class DayColumn:
    """A room or a person of a day, or a day of a week. ``shut`` are the minutes in which nobody is there.

    ``note`` says why; ``day`` and ``stands_for`` are what an appointment takes on when it is put there.
    """

    key: object
    title: str
    second: str = ""
    shut: tuple[tuple[int, int], ...] = ()
    note: str = ""
    today: bool = False
    late: tuple[int, int] | None = None
    """From when to when it is open by arrangement only."""
    day: date | None = None
    stands_for: Held | None = None
    group: str = ""
    """What several columns have in common: the day, where its rooms stand side by side."""
    weight: float = 1.0
    """How much of the width it takes: a closed day with nothing in it takes less."""


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
    word: str = ""
    """What kind it is, for where the rest has no room."""
    holds: tuple[Held, ...] = ()
    warns: str = ""
    """What to mind about the family, in words; a sign stands on the block."""
    goes_on: bool = False
    """It began the evening before; it is moved where it begins."""
    fills: bool = False
    """A whole day; the hours shown are not widened for it."""
    stays: bool = False
    """It cannot be moved: it is over, or it is not ours to move."""


@dataclass(frozen=True, slots=True)
class Busy:
    """That something is taken on a day from a minute to another: what a clash is found against while dragging."""

    key: object
    day: date
    starts: int
    ends: int
    title: str
    holds: tuple[Held, ...]
    provisional: bool = False


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


def by_day(busy: Iterable[Busy]) -> dict[date, list[Busy]]:
    """What is taken, in order of time, by day."""
    days: dict[date, list[Busy]] = {}
    for each in sorted(busy, key=lambda one: (one.day, one.starts)):
        days.setdefault(each.day, []).append(each)
    return days
