"""Everything the page of a household shows, asked in one read: its own record and what each feature has to tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from studio import (
    care,
    casebook,
    clients,
    clock,
    enquiries,
    letters,
    making,
    messages,
    orders,
    pictures,
    promises,
    sessions,
    till,
    viewings,
)
from studio.clients import HouseholdId, HouseholdRow, MergeRow, OtherHome
from studio.money import Money
from studio.orders import OrderState
from studio.promises import PromiseRow
from studio.story import Event, NextStep

_STORIES = (
    clients,
    enquiries,
    messages,
    promises,
    sessions,
    pictures,
    viewings,
    orders,
    making,
    till,
    care,
    casebook,
    letters,
)
_STEPS = (clients, enquiries, messages, sessions, pictures, viewings, orders, making, care, letters)
_CONTACTS = ("message", "letter", "concern", "session", "viewing", "presentation")
LAST = 3
"""Of calls, letters and visits so many stand at the top of the page."""


@dataclass(frozen=True)
class Value:
    """What a household has ordered since it came, and this year; credit brought is not counted twice."""

    ordered: Money
    this_year: Money
    orders: int
    sessions: int
    reshoots: int


@dataclass(frozen=True)
class WholeClient:
    """A household, its story with the newest first, its next step, what was promised, what it has ordered."""

    household: HouseholdRow
    story: tuple[Event, ...]
    next_step: NextStep | None
    contacts: tuple[Event, ...]
    """The last calls, letters and visits, the latest first."""
    promises: tuple[PromiseRow, ...]
    today: date
    value: Value | None
    """For the owner alone (R7)."""
    other_homes: tuple[OtherHome, ...] = ()
    merge: MergeRow | None = None
    """The record that was made one with theirs last, while that can be undone."""
    former_names: tuple[str, ...] = ()
    """``Jo Ellis``: how people of the household were called before."""


def whole_client(db: Any, household_id: HouseholdId, for_owner: bool) -> WholeClient:
    """Ask every feature about a household in one transaction, so that the page is of one moment; raises Missing."""
    today = clock.today()
    household = clients.household(db, household_id, today)
    household_id = household.id  # of a record that was made one with another, that other
    events = [event for feature in _STORIES for event in feature.story(db, household_id)]
    steps = [feature.next_step(db, household_id, today) for feature in _STEPS]
    told = tuple(sorted(events, key=lambda event: event.at, reverse=True))
    now = clock.now()
    contacts = [event for event in told if event.opens.kind in _CONTACTS and event.at <= now]
    return WholeClient(
        household=household,
        story=told,
        contacts=tuple(contacts[:LAST]),
        next_step=min((step for step in steps if step), key=lambda step: step.rank, default=None),
        promises=promises.of_household(db, household_id),
        today=today,
        value=_value(db, household_id, today) if for_owner else None,
        other_homes=clients.other_homes(db, household_id),
        merge=clients.merge_to_undo(db, household_id),
        former_names=_former_names(db, household),
    )


def _former_names(db: Any, household: HouseholdRow) -> tuple[str, ...]:
    before = clients.former_names(db, household.id)
    return tuple(
        f"{person.short_name} {last}" for person in household.people for last in before.get(person.id, ())
    )


def _value(db: Any, household_id: HouseholdId, today: date) -> Value:
    counted = [
        order
        for order in orders.of_household(db, household_id)
        if order.state not in (OrderState.DRAFT, OrderState.CANCELLED)
    ]
    held = sessions.of_household(db, household_id)
    recent = [order for order in counted if clock.to_wall(order.made_at).year == today.year]
    return Value(
        ordered=sum((order.revision.to_pay for order in counted), Money.zero()),
        this_year=sum((order.revision.to_pay for order in recent), Money.zero()),
        orders=len(counted),
        sessions=sum(session.state is sessions.SessionState.COMPLETED for session in held),
        reshoots=sum(session.kind is sessions.SessionKind.RESHOOT for session in held),
    )
