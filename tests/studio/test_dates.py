"""Dates and times are said in full, read as typed, and never guessed."""

import re
from datetime import date, datetime, time, timedelta

import pytest

from studio import dates
from studio.errors import Refused

R9 = re.compile(
    r"^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day [1-9]\d? [A-Z][a-z]+ \d{4} at "
    "((1[0-2]|[1-9])(\\.[0-5]\\d)?\u00a0(am|pm)|12\u00a0noon)$"
)
SUNDAY = date(2026, 11, 22)


def test_an_appointment_is_printed_in_full() -> None:
    assert (
        dates.appointment_in_full(datetime(2026, 12, 8, 19, 30)) == "Tuesday 8 December 2026 at 7.30\u00a0pm"
    )
    assert dates.appointment_in_full(datetime(2026, 12, 8, 19, 0)).endswith("at 7\u00a0pm")
    assert dates.appointment_in_full(datetime(2026, 12, 8, 12, 0)).endswith("at 12\u00a0noon")


def test_every_quarter_of_an_hour_from_one_in_the_morning_fits_the_printed_form() -> None:
    start = datetime(2026, 1, 1, 0, 15)
    for step in range(4 * 24 * 14):
        moment = start + timedelta(minutes=15 * step)
        printed = dates.appointment_in_full(moment)
        if (moment.hour, moment.minute) != (0, 0):
            assert R9.match(printed), printed
        assert not re.search("\\b12\u00a0(am|pm)", printed)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("7.30 pm", time(19, 30)), ("7pm", time(19)), ("19:30", time(19, 30)), ("10.30 AM", time(10, 30)),
        ("noon", time(12)), ("12.30 pm", time(12, 30)), ("07:30", time(7, 30)),
        ("00:15", time(0, 15)), ("9 a.m.", time(9)),
    ],
)  # fmt: skip
def test_a_whole_time_is_read(typed: str, at: time) -> None:
    assert dates.parse_time(typed) == at
    assert not dates.is_bare(typed)


@pytest.mark.parametrize("typed", ["7.30", "7", "10:15", "12"])
def test_a_bare_time_is_asked_about_and_never_guessed(typed: str) -> None:
    assert dates.is_bare(typed)
    with pytest.raises(Refused, match=r"in the morning or in the evening\?$"):
        dates.parse_time(typed)


@pytest.mark.parametrize(
    "typed", ["", "25:00", "7.61 pm", "13 pm", "half seven", "12 pm", "12 am", "\uff17 pm"]
)
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        dates.parse_time(typed)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("sat 12 dec", date(2026, 12, 12)), ("12/12/2026", date(2026, 12, 12)), ("in 3 weeks", date(2026, 12, 13)),
        ("tomorrow", date(2026, 11, 23)), ("sat", date(2026, 11, 28)), ("29 feb", date(2028, 2, 29)),
        ("5 jan", date(2027, 1, 5)), ("22 nov", SUNDAY), ("31", date(2026, 12, 31)), ("2026-12-05", date(2026, 12, 5)),
        ("in a month", date(2026, 12, 22)), ("Saturday, 5 December 2026", date(2026, 12, 5)),
        ("this fri", date(2026, 11, 27)), ("next tue", date(2026, 11, 24)), ("next sun", date(2026, 11, 29)),
        ("sat week", date(2026, 12, 5)), ("a week on friday", date(2026, 12, 4)), ("next week", date(2026, 11, 29)),
        ("in a fortnight", date(2026, 12, 6)), ("in 2 weeks' time", date(2026, 12, 6)),
        ("tue fortnight", date(2026, 12, 8)), ("in a year", date(2027, 11, 22)), ("next month", date(2026, 12, 22)),
        ("the day after tomorrow", date(2026, 11, 24)),
    ],
)  # fmt: skip
def test_a_date_is_read_as_people_type_it(typed: str, day: date) -> None:
    assert dates.parse_date(typed, SUNDAY) == day


@pytest.mark.parametrize(
    ("typed", "day", "at"),
    [
        ("sat 12 dec", date(2026, 12, 12), None), ("sat 12 dec 2 pm", date(2026, 12, 12), time(14)),
        ("tomorrow at 10.30 am", date(2026, 11, 23), time(10, 30)), ("3pm", SUNDAY, time(15)),
        ("next tue noon", date(2026, 11, 24), time(12)), ("12 dec 14:15", date(2026, 12, 12), time(14, 15)),
        ("in 3 weeks at 7 pm", date(2026, 12, 13), time(19)), ("12.12", date(2026, 12, 12), None),
    ],
)  # fmt: skip
def test_a_day_is_read_with_the_time_typed_behind_it(typed: str, day: date, at: time | None) -> None:
    assert dates.parse_when(typed, SUNDAY) == (day, at)


@pytest.mark.parametrize("typed", ["tomorrow 7.30", "sat 12 dec at 7", "12 dec 10.15"])
def test_a_bare_time_behind_a_day_is_asked_about(typed: str) -> None:
    with pytest.raises(Refused, match=r"in the morning or in the evening\?$"):
        dates.parse_when(typed, SUNDAY)


@pytest.mark.parametrize("typed", ["", "soon at 3 pm", "31 feb 3 pm", "sat 13 dec at 2 pm", "at"])
def test_a_day_with_a_time_that_cannot_be_read_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        dates.parse_when(typed, SUNDAY)


def test_a_weekday_that_does_not_match_its_date_is_pointed_out() -> None:
    with pytest.raises(Refused, match="13 December 2026 is a Sunday"):
        dates.parse_date("sat 13 dec", SUNDAY)


@pytest.mark.parametrize("typed", ["", "32", "31 feb", "soon", "2026", "12 13 2026", "1e3", "\u0661 dec"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        dates.parse_date(typed, SUNDAY)


def test_a_span_names_the_half_of_the_day_once() -> None:
    nine, ten, noon = datetime(2026, 1, 5, 9, 30), datetime(2026, 1, 5, 10, 30), datetime(2026, 1, 5, 12)
    assert dates.screen_span(nine, ten) == "9.30 – 10.30\u00a0am"
    assert dates.screen_span(ten, noon) == "10.30\u00a0am – 12\u00a0noon"
