"""How the studio says and reads dates and times: in full on paper (R9), short on screen, never a bare time (R10)."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from studio.errors import Refused

NO_BREAK = "\u00a0"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_TYPED_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:[.:h](?P<minute>\d{2}))?\s*(?P<half>a\.?m\.?|p\.?m\.?|a|p)?", re.IGNORECASE
)
_FIELD = "time"


def at_minute(minute: int) -> time:
    """The time of day at a minute of it: 570 is half past nine; a day's last minute is midnight."""
    return time(minute // 60 % 24, minute % 60)


def clock_time(at: time | datetime) -> str:
    """``7.30 pm``, ``7 pm``, ``12 noon``: twelve-hour, full point, no-break space; midnight is said in words."""
    if at.hour == 12 and at.minute == 0:
        return f"12{NO_BREAK}noon"
    if at.hour == 0 and at.minute == 0:
        return f"12{NO_BREAK}midnight"
    hour = at.hour % 12 or 12
    minute = f".{at.minute:02}" if at.minute else ""
    return f"{hour}{minute}{NO_BREAK}{'am' if at.hour < 12 else 'pm'}"


def part_of_day(at: time | datetime) -> str:
    """ "in the morning", "in the afternoon" or "in the evening", said after every printed time (R9)."""
    if at.hour < 12:
        return "in the morning"
    return "in the afternoon" if at.hour < 18 else "in the evening"


_NUMBERS = (
    "twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
)  # fmt: skip
_PAST = {5: "five", 10: "ten", 15: "a quarter", 20: "twenty", 25: "twenty-five", 30: "half"}


def time_in_words(at: time | datetime) -> str:
    """``half past seven in the evening``: for those who wish times spelt out; "" for a minute nobody says so."""
    hour, minute = at.hour, at.minute
    if minute == 0:
        if hour in (0, 12):
            return "noon" if hour else "midnight"
        return f"{_NUMBERS[hour % 12]} o’clock {part_of_day(at)}"
    if minute in _PAST:
        return f"{_PAST[minute]} past {_NUMBERS[hour % 12]} {part_of_day(at)}"
    if 60 - minute in _PAST:
        return f"{_PAST[60 - minute]} to {_NUMBERS[(hour + 1) % 12]} {part_of_day(at)}"
    return ""


def date_in_full(day: date) -> str:
    """``Tuesday 8 December 2026``."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def appointment_in_full(wall: datetime) -> str:
    """``Tuesday 8 December 2026 at 7.30 pm``, the printed form of an appointment (R9)."""
    return f"{date_in_full(wall.date())} at {clock_time(wall)}"


def screen_date(day: date, today: date | None = None) -> str:
    """``Tue 8 Dec``, with the year when it is not this one."""
    year = f" {day.year}" if today is not None and day.year != today.year else ""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}{year}"


def screen_time(wall: datetime, today: date | None = None) -> str:
    """``Tue 8 Dec, 7.30 pm``."""
    return f"{screen_date(wall.date(), today)}, {clock_time(wall)}"


def screen_span(starts: time | datetime, ends: time | datetime) -> str:
    """``9.30 – 10.30 am``, ``11 am – 12 noon``: the time of an appointment in the diary."""
    first, last = clock_time(starts), clock_time(ends)
    if first[-2:] == last[-2:] and first[-2:] in ("am", "pm"):
        first = first[:-3]
    return f"{first} – {last}"


def parse_time(typed: str, field: str = _FIELD) -> time:
    """Read a typed time: "7.30 pm", "7pm", "19:30", "noon".

    Raises Refused for a bare time such as "7.30" (R10: morning or evening is asked, never guessed)
    and for anything that is no time.
    """
    text = " ".join(typed.replace(NO_BREAK, " ").lower().split())
    if text in ("noon", "12 noon", "midday"):
        return time(12)
    found = _TYPED_TIME.fullmatch(text)
    if found is None or not text.isascii():
        raise Refused("Please type a time such as 10.30 am or 7 pm.", field)
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "")[:1]
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        raise Refused("Please type a time such as 10.30 am or 7 pm.", field)
    if half:
        if hour == 12:
            if minute == 0:
                raise Refused(
                    "12 am and 12 pm are easily misread. Please type 12 noon or another time.", field
                )
            return time(12 if half == "p" else 0, minute)
        return time(hour + (12 if half == "p" else 0), minute)
    if is_bare(typed):
        raise Refused(f"{clock_reading(hour, minute)} in the morning or in the evening?", field)
    return time(hour, minute)


def is_bare(typed: str) -> bool:
    """Whether a typed time leaves open which half of the day is meant (R10)."""
    found = _TYPED_TIME.fullmatch(" ".join(typed.replace(NO_BREAK, " ").lower().split()))
    if found is None or found["half"] or int(found["hour"]) == 0:
        return False
    return int(found["hour"]) <= 12 and not (len(found["hour"]) == 2 and found["hour"].startswith("0"))


def clock_reading(hour: int, minute: int) -> str:
    """A bare reading to ask about: ``7.30``."""
    return f"{hour}.{minute:02}" if minute else str(hour)


_TYPED_DAY = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[ /.-]*(?P<month>[a-z]{3,9}|\d{1,2})?[ /.-]*(?P<year>\d{4}|\d{2})?"
)
_DISTANCE = re.compile(r"in (?P<count>\d{1,3}|an?) (?P<unit>day|week|fortnight|month|year)s?(?:'? time)?")
_NEAR = {
    "today": 0, "tod": 0, "tomorrow": 1, "tom": 1, "tmrw": 1, "yesterday": -1, "day after tomorrow": 2,
    "the day after tomorrow": 2, "a week today": 7, "today week": 7, "a week tomorrow": 8, "tomorrow week": 8,
    "next week": 7, "in a fortnight": 14, "a fortnight today": 14,
}  # fmt: skip
_NAMED = re.compile(
    r"(?P<which>this|next|coming|a week on|a fortnight on|on)? ?(?P<day>[a-z]{3,9})(?: (?P<later>week|fortnight))?"
)
_LATER = {"week": 7, "fortnight": 14, "a week on": 7, "a fortnight on": 14}
_AT_THE_END = re.compile(
    r"(?P<day>.*?)(?:^| )(?:at )?"
    r"(?P<time>\d{1,2}(?:[.:h]\d{2})?(?: ?(?:a\.?m\.?|p\.?m\.?|a|p))?|noon|midday|12 noon)",
    re.IGNORECASE,
)


def _month_named(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    found = [
        place for place, month in enumerate(MONTHS, 1) if len(text) >= 3 and month.lower().startswith(text)
    ]
    return found[0] if len(found) == 1 else None


def _weekday_named(text: str) -> int | None:
    found = [place for place, day in enumerate(WEEKDAYS) if len(text) >= 3 and day.lower().startswith(text)]
    return found[0] if found else None


def parse_date(typed: str, today: date, field: str = "date") -> date:
    """Read a typed date: "sat 12 dec", "12/12/2026", "tomorrow", "sat", "next tue", "in 3 weeks", "2026-12-12".

    A day and month without a year means the next one to come (today included). Raises Refused when it is
    no date, or when the weekday typed does not match the date.
    """
    text = " ".join(typed.replace(NO_BREAK, " ").replace(",", " ").lower().split())
    unclear = Refused("Please type a date such as Sat 12 Dec or 12/12/2026.", field)
    if not text or not text.isascii():
        raise unclear
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise unclear from None
    said = _day_said(text, today)
    if said is not None:
        return said
    first, _, rest = text.partition(" ")
    weekday = _weekday_named(first)
    day = _day_typed(rest if weekday is not None else text, today)
    if day is None:
        raise unclear
    if weekday is not None and day.weekday() != weekday:
        raise Refused(f"{day.day} {MONTHS[day.month - 1]} {day.year} is a {WEEKDAYS[day.weekday()]}.", field)
    return day


def _day_said(text: str, today: date) -> date | None:
    """A day said from today on: "tomorrow", "in 3 weeks", "sat", "next tue", "a week on friday"; None for any other.

    "next tue" is the Tuesday of next week, as it is said here, and "tue" the next one to come.
    """
    if text in _NEAR:
        return today + timedelta(days=_NEAR[text])
    if text == "next month":
        return months_on(today, 1)
    distance = _DISTANCE.fullmatch(text)
    if distance is not None:
        count = 1 if distance["count"].startswith("a") else int(distance["count"])
        months = {"month": 1, "year": 12}.get(distance["unit"])
        if months is not None:
            return months_on(today, count * months)
        return today + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[distance["unit"]])
    named = _NAMED.fullmatch(text)
    weekday = _weekday_named(named["day"]) if named is not None else None
    if named is None or weekday is None:
        return None
    if named["which"] == "next":
        return today + timedelta(days=7 - today.weekday() + weekday)
    later = _LATER.get(named["later"] or named["which"] or "", 0)
    return today + timedelta(days=(weekday - today.weekday()) % 7 + later)


def parse_when(typed: str, today: date, field: str = "date") -> tuple[date, time | None]:
    """Read a typed day with or without a time: "sat 12 dec", "tomorrow at 2 pm", "next tue 10.30 am", "3 pm" (today).

    Raises Refused as ``parse_date`` and ``parse_time`` do; a bare "tomorrow 7.30" is asked about (R10).
    """
    text = " ".join(typed.replace(NO_BREAK, " ").replace(",", " ").split())
    try:
        return parse_date(text, today, field), None
    except Refused:
        found = _AT_THE_END.fullmatch(text)
        if found is None:
            raise
    left = found["day"].strip()
    day = parse_date(left, today, field) if left else today
    return day, parse_time(found["time"], field)


def _day_typed(text: str, today: date) -> date | None:
    found = _TYPED_DAY.fullmatch(text)
    if found is None:
        return None
    month = _month_named(found["month"]) if found["month"] else None
    if found["month"] and month is None:
        return None
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0) if found["year"] else None
    if month is None and year is not None:
        return None
    if month is None:
        candidates = [months_on(today.replace(day=1), ahead) for ahead in range(3)]
    else:
        years = range(today.year, today.year + 9) if year is None else [year]
        candidates = [date(each, month, 1) for each in years] if 1 <= month <= 12 else []
    for first in candidates:
        try:
            day = first.replace(day=int(found["day"]))
        except ValueError:
            continue
        if year is not None or day >= today:
            return day
    return None


def months_on(day: date, months: int) -> date:
    """The same day some months on, or the last day of that month when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise ValueError(day)
