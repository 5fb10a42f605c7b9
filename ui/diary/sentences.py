"""What the diary says first: a day, a week or a month in a sentence or two; and the days of a month in marks."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from studio.dates import MONTHS, NO_BREAK, date_in_full
from studio.diary import KINDS_COUNTED, AppointmentKind, DayCount, counts_in_words
from studio.words import counted
from ui.diary.plan import WEEK, By, is_of_people_alone
from ui.diary.whole import WholeDiary, WholeMonth
from ui.diary.words import ICONS, TONES
from ui.kit.daymonth import Mark, MonthDay

_OTHERS = ("other", "others")
"""In the square of a day, which is no wider."""


def title_of(whole: WholeDiary) -> str:
    """The day, or the first and the last day of the week."""
    return _day_words(whole) if whole.days != WEEK else _week_words(whole.first)


def _day_words(whole: WholeDiary) -> str:
    """ "Saturday 12 December", with the year when it is not this one."""
    return date_in_full(whole.first).removesuffix(f" {whole.today.year}")


def _week_words(monday: date) -> str:
    """ "23 – 29 November 2026", "31 Aug – 6 Sep 2026"."""
    sunday = monday + timedelta(days=6)
    if monday.month == sunday.month:
        return f"{monday.day}{NO_BREAK}– {sunday.day} {MONTHS[sunday.month - 1]} {sunday.year}"
    year = f" {monday.year}" if monday.year != sunday.year else ""
    first, last = MONTHS[monday.month - 1][:3], MONTHS[sunday.month - 1][:3]
    return f"{monday.day} {first}{year}{NO_BREAK}– {sunday.day} {last} {sunday.year}"


def sentence(whole: WholeDiary, by: By) -> str:
    """What is on, what is only held, who has not been told, and the hours of the day."""
    said = counts_in_words(Counter(row.kind for row in whole.appointments))
    held = sum(row.provisional for row in whole.appointments)
    untold = sum(not row.told_client and row.household_id is not None for row in whole.appointments)
    parts = [f"{said}." if said else "Nothing is booked."]
    if held:
        parts.append(f"{counted(held, 'is', 'are')} only held.")
    if untold and whole.first >= whole.today:
        parts.append(f"{counted(untold, 'client has', 'clients have')} not been told the time.")
    if whole.days != WEEK:
        parts.append(whole.hours.in_words(whole.first))
    elif by is By.ROOMS and any(is_of_people_alone(row) for row in whole.appointments):
        parts.append("Lunches and holidays stand under People.")
    return " ".join(parts)


def month_sentence(whole: WholeMonth) -> str:
    """How many of each kind in the month, and what is only held."""
    inside = [day for day in whole.days if day.day.month == whole.first.month]
    total: Counter[AppointmentKind] = Counter()
    for day in inside:
        total.update(day.counts)
    said = counts_in_words(total)
    held = sum(day.provisional for day in inside)
    parts = [f"{said}." if said else "Nothing is booked this month."]
    if held:
        parts.append(f"{counted(held, 'is', 'are')} only held.")
    return " ".join(parts)


def month_days(whole: WholeMonth) -> tuple[MonthDay, ...]:
    """The days of the month's weeks, each with its marks."""
    return tuple(_month_day(day, whole) for day in whole.days)


def _month_day(day: DayCount, whole: WholeMonth) -> MonthDay:
    marks = [
        Mark(
            ICONS[kind],
            TONES[kind],
            day.counts[kind],
            counted(day.counts[kind], *(_OTHERS if kind is AppointmentKind.OTHER else (one, many))),
        )
        for kind, one, many in KINDS_COUNTED
        if day.counts.get(kind)
    ]
    if day.provisional:
        marks.append(Mark("hourglass", "due", day.provisional, f"{day.provisional} only held"))
    return MonthDay(
        day=day.day,
        inside=day.day.month == whole.first.month,
        marks=tuple(marks),
        closed=day.closed,
        notes=day.away,
        today=day.day == whole.today,
    )
