"""What a calendar file holds, as frozen rows that travel from the worker as plain JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

LARGEST = 20_000_000
"""In bytes; ten full years of a studio's diary are a quarter of that."""
MOST_EVENTS = 20_000
MOST_TIMES = 5_000
"""Times taken from one file, what repeats included."""
FURTHEST_DAYS = 2 * 366
MOST_REPEATS = 500
LONGEST_MINUTES = 16 * 60
"""No appointment of ours is longer."""


class LeftOut(StrEnum):
    """Why an event of the file asks for nothing: it is not wrong, it is only not to come."""

    PAST = "past"
    CALLED_OFF = "called off"
    FAR_AHEAD = "more than two years ahead"
    REPLACED = "an older version of another"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One time that something is on, on the studio's wall.

    ``event`` is the number of the event in the file (from 1), the same for every time of one that repeats; ``key`` is
    the same whenever this time is read again, from whichever file. ``minutes`` is 0 when no end was written. An event
    of whole days has ``days`` and begins at midnight. ``remarks`` say what could not be taken over as it stood.
    """

    event: int
    line: int
    key: str
    title: str
    wall: datetime
    fold: int
    minutes: int
    days: int
    place: str
    words: str
    people: tuple[str, ...]
    emails: tuple[str, ...]
    telephones: tuple[str, ...]
    provisional: bool
    repeats: bool
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RefusedEvent:
    """An event nothing can be made of: where it stands, what it is called, and why in one plain sentence."""

    event: int
    line: int
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """Everything one file holds: each of its ``count`` events is in ``times``, in ``refused`` or in ``left_out``."""

    file: str
    count: int
    times: tuple[CalendarEvent, ...]
    refused: tuple[RefusedEvent, ...]
    left_out: tuple[tuple[LeftOut, int], ...]

    @property
    def accounted_for(self) -> int:
        """How many events have been told of, one way or the other; always ``count``."""
        taken = {each.event for each in self.times}
        return len(taken) + len(self.refused) + sum(count for _, count in self.left_out)


def to_plain(calendar: CalendarFile) -> dict[str, Any]:
    """The file as what JSON can carry."""
    plain = asdict(calendar)
    for event in plain["times"]:
        event["wall"] = event["wall"].isoformat()
    return plain


def from_plain(plain: dict[str, Any]) -> CalendarFile:
    """The file from what :func:`to_plain` gave."""
    return CalendarFile(
        file=plain["file"],
        count=plain["count"],
        times=tuple(_event(each) for each in plain["times"]),
        refused=tuple(RefusedEvent(**each) for each in plain["refused"]),
        left_out=tuple((LeftOut(why), count) for why, count in plain["left_out"]),
    )


def _event(plain: dict[str, Any]) -> CalendarEvent:
    several = {name: tuple(plain[name]) for name in ("people", "emails", "telephones", "remarks")}
    return CalendarEvent(**{**plain, **several, "wall": datetime.fromisoformat(plain["wall"])})
