"""Families who come again in the next two weeks, so that the diary is as full as that of a studio at work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from studio import care, clients, diary, sessions
from studio.clients import HouseholdId, HouseholdStatus
from studio.sample.courses import PREPARATION
from studio.sample.desk import booked, days_ago, time_ahead
from studio.sample.stage import Stage
from studio.sample.times import at
from studio.sessions import Method, SessionState, TakeDraft

AHEAD = (2, 3, 3, 4, 5, 5, 6, 6, 10, 11, 12, 13, 13)
"""In how many days each comes."""
SHARE = 6
"""One in so many of those that are told comes again just now."""

TOLD_OF = ("Ashworth", "Trevanion", "Garfield", "Nakamura")
"""Families whose own stories say when they come."""


def story(stage: Stage, families: int) -> Iterator[datetime]:
    """They ring one after another, on one day."""
    random = stage.random("returning")
    yield at(days_ago(stage, 8), 600)
    known = _could_come_again(stage)
    random.shuffle(known)
    for place, (ahead, family) in enumerate(zip(AHEAD[: families // SHARE], known, strict=False)):
        yield at(days_ago(stage, 8), 610 + place * 20)
        kind = _kind(stage, family)
        found = time_ahead(stage, f"returning {place}", kind, ahead)
        fee = stage.types[kind].fee
        paid = TakeDraft(fee, Method.CARD) if place % 3 else None
        booked(stage, family, kind, found, preparation=random.choice(PREPARATION), take=paid)


def _could_come_again(stage: Stage) -> list[HouseholdId]:
    """Those who were photographed here, have nothing ahead, and are not waiting for anything to be put right."""
    ask = stage.store.ask
    unhappy = ask(care.households_with_open_concerns)
    found = []
    for each in ask(clients.page, None, 80):
        told_of = any(name in each.name for name in TOLD_OF)
        if each.id in unhappy or told_of or ask(diary.coming, each.id):
            continue
        been = any(row.state is SessionState.COMPLETED for row in ask(sessions.of_household, each.id))
        family = ask(clients.household, each.id)
        if been and family.status is HouseholdStatus.ACTIVE and family.as_draft().address1:
            found.append(each.id)
    return found


def _kind(stage: Stage, family: HouseholdId) -> str:
    people = len(stage.store.ask(clients.people_of, family))
    return ("Portrait of one", "Couple")[people - 1] if people in (1, 2) else "Family portrait"
