"""What stands here that is the clients', told to a screen: their own things, later days, pictures not collected."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.clients.model import HouseholdId
from studio.dates import date_in_full, screen_date
from studio.making import collecting, custody, waiting
from studio.making.custody import CustodyItemRow
from studio.orders.delaying import delays_of
from studio.orders.model import Order, OrderId, OrderState
from studio.story import Badge, Duty, Event, Opens, Owed, Tone
from studio.words import counted, listed, say

_DONE = (OrderState.READY, OrderState.PRESENTED, OrderState.CANCELLED)
_NAMED = 3


def story(db: Session, household_id: HouseholdId) -> list[Event]:
    """A promised day that moved, what was rung about, what they left with us and what went back."""
    zone = business.studio(db).zone
    today = clock.today(zone)

    def event(at: datetime, title: str, detail: str, tone: Tone, icon: str, opens: Opens) -> Event:
        when = screen_date(clock.to_wall(at, zone).date(), today)
        return Event(at, when, title, detail, tone, icon, opens)

    ids = db.scalars(select(Order.id).where(Order.household_id == household_id)).all()
    events = [
        event(
            each.noted_at,
            say("Promised for {day} now", day=date_in_full(each.after)),
            each.cause,
            Tone.DUE,
            "calendar-clock",
            Opens("order", each.order_id),
        )
        for each in delays_of(db, ids)
    ]
    events += [
        event(
            call.at, f"{call.reached.value.capitalize()}: {call.about.value}", call.note, Tone.PLAIN, "phone-call",
            Opens("order", call.order_id),
        )
        for call in collecting.calls_about(db, *ids)
    ]  # fmt: skip
    for item in custody.of_household(db, household_id):
        opens = Opens("custody", item.custody_id)
        title = say("Left with us: {what}", what=item.what)
        events.append(event(item.received_at, title, item.condition, Tone.COLLECTION, "package", opens))
        if item.returned_at is not None:
            back = say("Handed back: {what}", what=item.what)
            to = say("to {name}", name=item.returned_to)
            detail = f"{to}. {item.return_note}" if item.return_note else f"{to}."
            events.append(event(item.returned_at, back, detail, Tone.COLLECTION, "package-check", opens))
    return events


def owed(db: Session, today: date) -> list[Owed]:
    """Families to ring because their day moved, pictures not collected, clients' own things that are here."""
    return [*_calls(db, today), *_uncollected(db, today), *_in_custody(db, today)]


def _calls(db: Session, today: date) -> list[Owed]:
    return [
        Owed(
            due=today,
            title=say("{family}: their pictures come later", family=each.household),
            detail=say(
                "{order}, {before}, now {after}",
                order=each.number,
                before=screen_date(each.on_paper, today),
                after=screen_date(each.now, today),
            ),
            badge=Badge(say("to ring again") if each.tries else say("to ring"), Tone.DUE),
            icon="phone-call",
            opens=Opens("order_call", each.order_id),
            household_id=each.household_id,
            duty=Duty.TELLING,
        )
        for each in waiting.calls_to_make(db)
    ]


def _uncollected(db: Session, today: date) -> list[Owed]:
    return [
        Owed(
            due=each.named_since,
            title=say("{family}: pictures not collected", family=each.household),
            detail=say(
                "{order}, {pieces} here since {day}",
                order=each.number,
                pieces=counted(each.pieces, say("piece"), say("pieces")) if each.pieces else say("they lie"),
                day=screen_date(each.ready_on, today),
            ),
            badge=Badge(counted(each.days(today), say("day"), say("days")), Tone.DUE),
            icon="package",
            opens=Opens("order_collect", each.order_id),
            household_id=each.household_id,
            overdue=each.named_since < today,
            duty=Duty.CALLS,
        )
        for each in collecting.uncollected(db, today)
    ]


def _in_custody(db: Session, today: date) -> list[Owed]:
    """One line for what is with us, and one for each family whose order is done while something of theirs is here."""
    here = custody.here(db)
    if not here:
        return []
    zone = business.studio(db).zone
    states = _states(db, {item.order_id for item in here if item.order_id is not None})
    done = [item for item in here if item.order_id is not None and states.get(item.order_id) in _DONE]
    lines = [_hand_back(items, today) for items in _by_receipt(done)]
    rest = [item for item in here if item not in done]
    if rest:
        first = min(clock.to_wall(item.received_at, zone).date() for item in rest)
        lines.append(
            Owed(
                due=max(first, today - timedelta(days=1)),
                title=say("{things} of clients' own here", things=counted(len(rest), say("thing"))),
                detail=_whose(rest),
                badge=Badge(say("in our keeping"), Tone.PLAIN),
                icon="package",
                opens=Opens("custody", 0),
                household_id=None,
                duty=Duty.ORDERS,
            )
        )
    return lines


def _hand_back(items: list[CustodyItemRow], today: date) -> Owed:
    first = items[0]
    return Owed(
        due=today,
        title=say("{family}: their own to hand back", family=first.household),
        detail=listed([item.what for item in items]),
        badge=Badge(say("to hand back"), Tone.COLLECTION),
        icon="package",
        opens=Opens("custody", first.custody_id),
        household_id=first.household_id,
        duty=Duty.ORDERS,
    )


def _by_receipt(items: list[CustodyItemRow]) -> list[list[CustodyItemRow]]:
    groups: dict[int, list[CustodyItemRow]] = {}
    for item in items:
        groups.setdefault(item.custody_id, []).append(item)
    return list(groups.values())


def _whose(items: list[CustodyItemRow]) -> str:
    names = list(dict.fromkeys(item.household for item in items))
    shown = names[:_NAMED]
    return listed([*shown, say("others")] if len(names) > _NAMED else shown)


def _states(db: Session, ids: set[OrderId]) -> dict[OrderId, OrderState]:
    found = db.execute(select(Order.id, Order.state).where(Order.id.in_(sorted(ids))))
    return dict(found.all())
