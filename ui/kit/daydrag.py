"""An appointment in the hand: carried or lengthened by mouse or by keys, and what stands against it where it is now.

All of it is reckoned from what is on screen, so that the answer is there with the next paint; the service looks again
when it is put down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from studio.dates import at_minute, clock_time, screen_span
from ui.kit.dayplan import MIDNIGHT, Block, Busy, DayColumn, Held

STEP = 15
FINE = 5
"""Minutes an appointment snaps to, and with Ctrl held."""
SHORTEST, LONGEST = 5, 16 * 60


@dataclass(frozen=True, slots=True)
class Carried:
    """A block in the hand: the column it is over now, from when to when, and where it was taken up."""

    block: Block
    column: int
    starts: int
    ends: int
    lengthens: bool = False

    @property
    def minutes(self) -> int:
        """How long it is now."""
        return self.ends - self.starts


@dataclass(frozen=True, slots=True)
class Put:
    """Where an appointment was put down: for the page, which knows what to ask."""

    key: object
    day: date
    starts: int
    minutes: int
    takes_on: Held | None
    """The room or the person of the column it was put in; None when the column stands for neither."""


@dataclass(frozen=True, slots=True)
class Against:
    """What stands against it: in words, and in the tone that says the same."""

    words: str
    tone: str


FREE = Against("free", "good")


def taken_up(block: Block, *, lengthens: bool = False) -> Carried:
    """A block just taken up, where it stands."""
    return Carried(block, block.column, block.starts, block.ends, lengthens)


def carried_to(held: Carried, column: int, starts: int) -> Carried:
    """Over another column, from another minute; it never begins before the day or after its last quarter."""
    starts = max(0, min(starts, MIDNIGHT - STEP))
    return replace(held, column=column, starts=starts, ends=starts + held.minutes)


def lengthened_to(held: Carried, ends: int) -> Carried:
    """Until another minute, at least five and at most sixteen hours."""
    return replace(held, ends=max(held.starts + SHORTEST, min(ends, held.starts + LONGEST)))


def snapped(minute: float, step: int = STEP) -> int:
    """The nearest quarter, or five minutes."""
    return round(minute / step) * step


def takes_on(held: Carried, column: DayColumn) -> Held | None:
    """The room or person it would have in a column instead of its own; one with several of them keeps them all."""
    new = column.stands_for
    if new is None:
        return None
    own = [one for one in held.block.holds if one.kind == new.kind]
    if len(own) > 1 or any(one.key == new.key for one in own):
        return None
    clearing = own[0].clearing if own else held.block.held
    return replace(new, clearing=clearing if new.kind == "room" else 0)


def holds_there(held: Carried, column: DayColumn) -> tuple[Held, ...]:
    """What it would hold in a column: its own, with the room or the person of the column for the one it had."""
    new = takes_on(held, column)
    if new is None:
        return held.block.holds
    return (*(one for one in held.block.holds if one.kind != new.kind), new)


def against(held: Carried, column: DayColumn, busy: Mapping[date, Sequence[Busy]]) -> Against:
    """Red for what is taken, amber for what is only held, plain words out of hours; who, where and until when."""
    wanted = {(one.kind, one.key): one for one in holds_there(held, column)}
    found: Against | None = None
    for other in busy.get(column.day, ()) if column.day is not None else ():
        if other.key == held.block.key:
            continue
        meets = _meeting(held, wanted, other)
        if meets is None:
            continue
        until = clock_time(at_minute(other.ends + meets.clearing))
        if not other.provisional:
            return Against(f"{meets.name} is taken by {other.title} until {until}", "concern")
        found = found or Against(f"{meets.name} is held for {other.title} until {until}", "due")
    return found or _hours(held, column)


def _meeting(held: Carried, wanted: Mapping[tuple[str, object], Held], other: Busy) -> Held | None:
    """The room or person both want; a room is kept until it is cleared, whichever of the two comes first."""
    for theirs in other.holds:
        ours = wanted.get((theirs.kind, theirs.key))
        if ours is None:
            continue
        if other.starts < held.ends + ours.clearing and held.starts < other.ends + theirs.clearing:
            return theirs
    return None


def _hours(held: Carried, column: DayColumn) -> Against:
    if any(held.starts < until and since < held.ends for since, until in column.shut):
        return Against("out of hours: who opens up?", "plain")
    if column.late is not None and held.ends > column.late[0]:
        return Against("free, in the evening by arrangement", "good")
    return FREE


def said(held: Carried, column: DayColumn, standing: Against) -> str:
    """The whole of it in words: where it is now, and what stands against it."""
    where = ", ".join(part for part in (column.group, column.title) if part)
    return f"{held.block.title}, {where}, {span(held)}, {standing.words}"


def span(held: Carried) -> str:
    """``9.30 – 10.30 am``."""
    return screen_span(at_minute(held.starts), at_minute(held.ends))
