"""What the rack tells a screen: what to order, what to count, which delivery did not come."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from studio.dates import screen_date
from studio.stock.cutting import in_metres
from studio.stock.queries import overdue, rack, to_order
from studio.story import Badge, Duty, Opens, Owed, Tone
from studio.words import counted, listed, say

_NAMED = 3


def owed(db: Session, today: date) -> list[Owed]:
    """More to order, one line for each supplier; lengths that the books cannot explain; deliveries that are late."""
    lines = [
        _line(
            today,
            say("Order moulding from {supplier}", supplier=each.supplier or say("a supplier")),
            _named([line.name for line in each.lines]),
            Badge(counted(len(each.lines), say("moulding")), Tone.DUE),
            "truck",
        )
        for each in to_order(db)
    ]
    for row in rack(db):
        if row.on_hand < 0:
            detail = say("The books say {length}. What is on the rack?", length=in_metres(row.on_hand))
            title = say("Please count {moulding}", moulding=row.name)
            lines.append(_line(today, title, detail, Badge(say("to count"), Tone.DUE), "circle-help"))
        if row.out_until is not None and row.out_until < today:
            day = screen_date(row.out_until, today)
            title = say("Is {moulding} back?", moulding=row.name)
            detail = say("It was to be back {day}; pieces may wait for it.", day=day)
            badge = Badge(say("to ask"), Tone.DUE)
            lines.append(_line(row.out_until, title, detail, badge, "hourglass", overdue=True))
    for late in overdue(db, today):
        title = say("{moulding} has not come", moulding=late.moulding)
        length, day = in_metres(late.millimetres), screen_date(late.due_on, today)
        detail = say("{length} was expected {day}.", length=length, day=day)
        lines.append(
            _line(late.due_on, title, detail, Badge(say("late"), Tone.CONCERN), "truck", overdue=True)
        )
    return lines


def _named(names: list[str]) -> str:
    shown = names[:_NAMED]
    if len(names) > _NAMED:
        shown = [*shown, say("{count} more", count=len(names) - _NAMED)]
    return say("{mouldings}: less is free than there should be.", mouldings=listed(shown))


def _line(day: date, title: str, detail: str, badge: Badge, icon: str, overdue: bool = False) -> Owed:
    return Owed(
        due=day,
        title=title,
        detail=detail,
        badge=badge,
        icon=icon,
        opens=Opens("stock", 0),
        household_id=None,
        overdue=overdue,
        duty=Duty.ORDERS,
    )
