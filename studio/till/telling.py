"""What the till tells a screen: days not counted, cheques to be paid in, vouchers in a family's story."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock, orders
from studio.clients.model import HouseholdId
from studio.dates import screen_date
from studio.money import Money, total
from studio.story import Badge, Event, Opens, Owed, Tone
from studio.till.model import VoucherSale
from studio.till.money_rows import days_not_counted
from studio.words import counted, say

PAY_IN_WITHIN = timedelta(days=3)
"""How long cheques may lie in the drawer before Today says so."""


def owed(db: Session, today: date) -> list[Owed]:
    """The days before today whose money was not counted, and cheques that have lain here for some days."""
    days = sorted(day for day in days_not_counted(db) if day < today)
    lines = [_not_counted(days, today)] if days else []
    studio = business.studio(db)
    waiting = [
        row
        for row in orders.cheques_here(db)
        if clock.to_wall(row.taken_at, studio.zone).date() + PAY_IN_WITHIN <= today
    ]
    if waiting:
        since = clock.to_wall(waiting[0].taken_at, studio.zone).date()
        amount = total(row.amount for row in waiting).show(studio.currency)
        lines.append(
            Owed(
                due=since + PAY_IN_WITHIN,
                title=say("{cheques} to be paid in", cheques=counted(len(waiting), "cheque")),
                detail=say("{amount}, here since {day}", amount=amount, day=screen_date(since, today)),
                badge=Badge(amount, Tone.COLLECTION),
                icon="wallet",
                opens=Opens("till", 0),
                household_id=None,
            )
        )
    return lines


def _not_counted(days: list[date], today: date) -> Owed:
    first = screen_date(days[0], today)
    title = say("The money of {day} was not counted", day=first)
    if len(days) > 1:
        title = say("The money of {days} was not counted", days=counted(len(days), "day"))
    return Owed(
        due=days[0],
        title=title,
        detail=say("count it before today's, {day}", day=first),
        badge=Badge(counted((today - days[0]).days, "day") + " late", Tone.CONCERN),
        icon="banknote",
        opens=Opens("till", 0),
        household_id=None,
        overdue=True,
    )


def story(db: Session, household_id: HouseholdId) -> list[Event]:
    """The gift vouchers that a family bought."""
    studio = business.studio(db)
    today = clock.today(studio.zone)
    sales = select(VoucherSale).where(VoucherSale.household_id == household_id).order_by(VoucherSale.id)
    return [
        Event(
            at=sale.taken_at,
            when=screen_date(clock.to_wall(sale.taken_at, studio.zone).date(), today),
            title=say("Gift voucher over {amount} bought", amount=sale.amount.show(studio.currency))
            if sale.amount > Money(0)
            else say("The sale of a gift voucher was put right"),
            detail=sale.reason,
            tone=Tone.ORDER,
            icon="receipt",
            opens=Opens("till", 0),
        )
        for sale in db.scalars(sales)
    ]
