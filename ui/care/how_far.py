"""The heading of a case: whose it is and how far, from the first word to hers that it is right."""

from __future__ import annotations

from datetime import date, datetime

from studio import care, clock
from studio.care import ConcernState
from studio.dates import clock_time, screen_date
from ui.care.whole import WholeCase
from ui.kit.cards import Step

_STEPS = (
    (ConcernState.RECEIVED, "Told us"),
    (ConcernState.HEARD, "Heard"),
    (ConcernState.OFFERED, "Offered"),
    (ConcernState.AGREED, "Agreed"),
    (ConcernState.IN_HAND, "In hand"),
    (ConcernState.RESOLVED, "Put right"),
    (ConcernState.HAPPY, "Happy"),
)
_SHOWN_AS = {ConcernState.CHECKING: ConcernState.HEARD, ConcernState.NO_REPLY: ConcernState.HAPPY}
_NOW = {ConcernState.CHECKING: "Finding out", ConcernState.NO_REPLY: "No reply"}
_BY_PLACE = {
    care.Channel.TELEPHONE: "by telephone",
    care.Channel.IN_PERSON: "in person",
    care.Channel.LETTER: "by letter",
    care.Channel.EMAIL: "by e-mail",
    care.Channel.SLIP: "on a reply slip",
}

_BELONGS = frozenset({"her", "his", "their"})
"""What is hers is named with her: "and her fringe"; anything else stands after a colon."""


def title(whole: WholeCase) -> str:
    """Whose case it is, and what it is called."""
    row = whole.row
    if not row.in_short:
        return f"{row.person} is not happy"
    belongs = row.in_short.partition(" ")[0].casefold() in _BELONGS
    return f"{row.person} and {row.in_short}" if belongs else f"{row.person}: {row.in_short}"


def sentence(whole: WholeCase) -> str:
    """When they told us, who looks after it, and the how-manieth day or time it is."""
    row = whole.row
    told = clock.to_wall(row.received_at, whole.zone)
    parts = [
        f"Case {row.number}",
        f"told us {screen_date(told.date(), whole.today)} at {clock_time(told)} {_BY_PLACE[row.channel]}",
        f"looked after by {row.owner}",
    ]
    if row.is_open:
        parts.append(f"day {(whole.today - told.date()).days + 1}")
    elif row.state in (ConcernState.WITHDRAWN, ConcernState.NO_REPLY):
        parts.append(row.state.value)
    if row.times > 1:
        parts.append(f"{care.nth(row.times)} time about this order")
    return "  ·  ".join(parts)


def steps(whole: WholeCase) -> list[Step]:
    """Every step of a case with when it was reached; where it stands now has its own name."""
    row = whole.row
    times = dict(row.stamps)
    order = [state for state, _ in _STEPS]
    shown = _SHOWN_AS.get(row.state, row.state)
    here = order.index(shown) if shown in order else -1
    told = clock.to_wall(row.received_at, whole.zone).date()
    found = []
    for place, (state, called) in enumerate(_STEPS):
        at = times.get(state)
        standing = "to come"
        if place < here or (here < 0 and at is not None) or row.state is ConcernState.HAPPY:
            standing = "done"
        elif place == here:
            standing = "now"
        name = _NOW.get(row.state, called) if standing == "now" else called
        at = row.no_reply_at if standing == "now" and row.state is ConcernState.NO_REPLY else at
        when = _when(at, told, whole) if at is not None and standing != "to come" else ""
        found.append(Step(name, when, standing))
    return found


def _when(at: datetime, told: date, whole: WholeCase) -> str:
    wall = clock.to_wall(at, whole.zone)
    return clock_time(wall) if wall.date() == told else screen_date(wall.date(), whole.today)
