"""A day and a time beside each other, read as one moment; neither of them is none."""

from __future__ import annotations

from datetime import date, datetime

from studio import clock
from studio.errors import Refused
from ui.kit.whens import DateField, TimeField


def moment(day: DateField, at: TimeField, name: str, today: date, zone: str) -> datetime | None:
    """The moment; today when only a time was typed. Raises Refused naming the time when it is missing."""
    on, when = day.value(), at.value()
    if on is None and when is None:
        return None
    if when is None:
        raise Refused("Please type the time too.", name)
    return clock.to_utc(datetime.combine(on or today, when), zone)
