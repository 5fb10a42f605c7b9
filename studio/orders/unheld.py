"""A presentation whose day is over, and of which nobody has written down whether the family came."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.clients.model import Household
from studio.dates import screen_date
from studio.orders.model import Order, Presentation, PresentationState
from studio.orders.reading import presentations_where
from studio.story import Badge, Opens, Owed, Tone
from studio.words import say


def owed(db: Session, today: date) -> list[Owed]:
    """A line for each, from the day after: else finished pictures would wait for nobody."""
    booked = presentations_where(db, Presentation.state == PresentationState.BOOKED)
    over = [row for row in booked if row.wall.date() < today]
    query = (
        select(Order.id, Order.number, Order.household_id, Household.filing_name)
        .join(Household, Household.id == Order.household_id)
        .where(Order.id.in_([row.order_id for row in over]))
    )
    whose = {row.id: row for row in db.execute(query)} if over else {}
    return [
        Owed(
            due=row.wall.date(),
            title=say("{family}: did they come for their portraits?", family=whose[row.order_id].filing_name),
            detail=say(
                "{number}, the presentation of {day} is not written down",
                number=whose[row.order_id].number or "",
                day=screen_date(row.wall.date(), today),
            ),
            badge=Badge(say("to write down"), Tone.CONCERN),
            icon="package-check",
            opens=Opens("order", row.order_id),
            household_id=whose[row.order_id].household_id,
            overdue=True,
        )
        for row in over
    ]
