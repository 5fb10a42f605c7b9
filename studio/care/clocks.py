"""How long a client may wait: the goal, the limit and what makes it the owner's business at once (R12, R13)."""

from __future__ import annotations

from datetime import datetime

from studio import business, clock
from studio.business import GOAL_MINUTES, FirstAnswer, Waiting, first_answer
from studio.care.model import About, Cause

__all__ = [
    "GOAL_MINUTES", "RESOLVE_DAYS", "FirstAnswer", "Waiting", "first_answer", "latest_call_back",
    "needs_owner_now", "owner_joins",
]  # fmt: skip
RESOLVE_DAYS = 5


def latest_call_back(hours: business.Hours, at: datetime) -> datetime:
    """ "Checking" may last until the close of the next working day, no longer (R12)."""
    return hours.close_of(hours.next_working_day(clock.to_wall(at, hours.zone).date()))


def needs_owner_now(
    *, others_at_risk: bool, about: About, cause: Cause, recurrence: bool, call_back_missed: bool = False
) -> str:
    """Why the owner is told at once, in a few words; empty when it can take its turn (R13)."""
    if others_at_risk:
        return "someone else may be at risk"
    if About.CONDUCT is about or cause is Cause.CONDUCT:
        return "it is about how we behaved"
    if recurrence:
        return "it is not the first concern about this order"
    if call_back_missed:
        return "we did not ring back as promised"
    return ""


def owner_joins(hours: business.Hours, received_at: datetime, *, answered: bool, at: datetime) -> str:
    """Why the owner joins a case that takes its turn: a working day unanswered, five unresolved (R12)."""
    if not answered and at > first_answer(hours, received_at).limit:
        return "nobody has answered for a working day"
    told = clock.to_wall(received_at, hours.zone).date()
    if clock.to_wall(at, hours.zone).date() >= hours.add_working_days(told, RESOLVE_DAYS):
        return "open for five working days"
    return ""
