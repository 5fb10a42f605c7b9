"""The parts of a payment plan and the days they fall due; nothing here reads a record."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

from studio.money import Money
from studio.orders.money_model import Every

_DAYS = {Every.WEEK: 7, Every.FOUR_WEEKS: 28}


def due_days(first: date, every: Every, count: int) -> list[date]:
    """So many days from the first one on; a month that is too short has its last day instead."""
    if every is not Every.MONTH:
        return [first + timedelta(days=_DAYS[every] * place) for place in range(count)]
    return [_months_on(first, place) for place in range(count)]


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def covered(amounts: Sequence[Money], paid: Money) -> list[Money]:
    """How much of each part is paid, when what was paid counts towards the first parts first."""
    parts = []
    for amount in amounts:
        part = max(Money(0), min(amount, paid))
        parts.append(part)
        paid = paid - part
    return parts
