"""How long a client may wait: the goal, the limit and what makes it the owner's business at once (R12, R13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from studio import business, clock
from studio.business import GOAL_MINUTES, FirstAnswer, Waiting, first_answer

__all__ = [
    "GOAL_MINUTES", "RESOLVE_DAYS", "Facts", "FirstAnswer", "Waiting", "first_answer", "latest_call_back",
    "needs_owner_now", "nth", "owner_joins",
]  # fmt: skip
RESOLVE_DAYS = 5


def latest_call_back(hours: business.Hours, at: datetime) -> datetime:
    """ "Checking" may last until the close of the next working day, no longer (R12)."""
    return hours.close_of(hours.next_working_day(clock.to_wall(at, hours.zone).date()))


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a case makes it the owner's business at once (R13)."""

    someone_hurt: bool = False
    others_at_risk: bool = False
    details_out: bool = False
    conduct: bool = False
    times: int = 1
    """How many concerns about this order there have been within twelve months, this one included."""
    second_reshoot: bool = False
    """One more than the first was offered, which everyone may do and the owner is told of (R4)."""
    reopened: bool = False
    promise_broken: bool = False
    call_back_missed: bool = False
    over_limit: bool = False


def needs_owner_now(facts: Facts) -> str:
    """Why the owner is told at once, in a few words; empty when it can take its turn (R13)."""
    said = (
        (facts.someone_hurt, "someone was hurt"),
        (facts.others_at_risk, "a child or someone else may be at risk"),
        (facts.details_out, "private details or pictures reached someone else"),
        (facts.conduct, "it is about how we behaved"),
        (facts.times > 1, f"it is the {nth(facts.times)} time about this order"),
        (facts.second_reshoot, "another reshoot was offered"),
        (facts.reopened, "it was not right after all"),
        (facts.call_back_missed, "we did not ring back as promised"),
        (facts.promise_broken, "a promise was not kept"),
        (facts.over_limit, "more was given than the limit, and it is honoured"),
    )
    return next((words for is_so, words in said if is_so), "")


def nth(times: int) -> str:
    """``2nd``, ``3rd``, ``12th``: how often somebody had to tell us."""
    ending = "th" if times % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(times % 10, "th")
    return f"{times}{ending}"


def owner_joins(
    hours: business.Hours, received_at: datetime, told_at: datetime, *, answered: bool, at: datetime
) -> str:
    """Why the owner joins a case that takes its turn: a working day unanswered, five unresolved (R12).

    ``told_at`` is when we were last told what waits for an answer.
    """
    if not answered and at > first_answer(hours, told_at).limit:
        return "nobody has answered for a working day"
    told = clock.to_wall(received_at, hours.zone).date()
    if clock.to_wall(at, hours.zone).date() >= hours.add_working_days(told, RESOLVE_DAYS):
        return "open for five working days"
    return ""
