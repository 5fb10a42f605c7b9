"""Everything the page of a household shows, asked in one read: its own record and what each feature has to tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any

from studio import clients, clock
from studio.clients import HouseholdId, HouseholdRow
from studio.story import Event, NextStep

TELLERS = ("clients", "promises", "sessions", "viewings", "orders", "care", "letters")
"""The features with something to tell about a household."""


@dataclass(frozen=True)
class WholeClient:
    """A household, its story with the newest first, its next step, what was promised, what it has ordered."""

    household: HouseholdRow
    story: tuple[Event, ...]
    next_step: NextStep | None
    promises: tuple[Any, ...]
    today: date
    value: Any = None
    """For the owner alone (R7)."""


def whole_client(db: Any, household_id: HouseholdId, for_owner: bool) -> WholeClient:
    """Ask every feature about a household in one transaction, so that the page is of one moment; raises Missing."""
    today = clock.today()
    household = clients.household(db, household_id, today)
    events: list[Event] = []
    steps: list[NextStep] = []
    for name in TELLERS:
        feature = _feature(name)
        if hasattr(feature, "story"):
            events.extend(feature.story(db, household_id))
        if hasattr(feature, "next_step"):
            step = feature.next_step(db, household_id, today)
            if step is not None:
                steps.append(step)
    events.sort(key=lambda event: event.at, reverse=True)
    promises = _feature("promises").of_household(db, household_id)
    orders = _feature("orders")
    value = orders.value_of(db, household_id) if for_owner and hasattr(orders, "value_of") else None
    return WholeClient(
        household,
        tuple(events),
        min(steps, key=lambda step: step.rank, default=None),
        tuple(promises),
        today,
        value,
    )


def _feature(name: str) -> Any:
    try:
        return import_module(f"studio.{name}")
    except ImportError:
        return None
