"""Working days and working minutes, by the clock on the wall of a studio open Tuesday to Saturday."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio import clock
from studio.business import PRESET_HOURS, Closed, DayHours, Hours
from studio.errors import Refused

HOURS = Hours(PRESET_HOURS)


def wall(*parts: int) -> datetime:
    return clock.to_utc(datetime(*parts))


def test_a_call_on_saturday_evening_is_answered_on_tuesday_morning() -> None:
    received = wall(2026, 11, 7, 17, 15)
    assert HOURS.after_working_minutes(received, 120) == wall(2026, 11, 10, 11, 15)
    limit_day = HOURS.next_working_day(date(2026, 11, 7))
    assert HOURS.close_of(limit_day) == wall(2026, 11, 10, 17, 30)


def test_a_late_evening_by_appointment_is_not_working_time() -> None:
    assert HOURS.working_minutes(wall(2026, 11, 10, 17, 0), wall(2026, 11, 10, 21, 0)) == 30
    assert HOURS.after_working_minutes(wall(2026, 11, 10, 18, 0), 5) == wall(2026, 11, 11, 9, 35)


def test_what_comes_out_of_hours_counts_from_the_next_opening() -> None:
    assert HOURS.after_working_minutes(wall(2026, 11, 8, 12, 0), 120) == wall(2026, 11, 10, 11, 30)
    assert HOURS.working_minutes(wall(2026, 11, 8, 12, 0), wall(2026, 11, 10, 9, 30)) == 0


def test_a_bank_holiday_is_no_working_day_and_says_its_name() -> None:
    hours = Hours(tuple(DayHours(day, 540, 1020) for day in range(7)))
    assert not hours.is_working_day(date(2026, 12, 25))
    assert hours.why_closed(date(2026, 12, 25)) == "That is a bank holiday: Christmas Day."
    assert hours.next_working_day(date(2026, 12, 24)) == date(2026, 12, 27)


def test_scotland_and_england_keep_different_days() -> None:
    days = tuple(DayHours(day, 540, 1020) for day in range(7))
    assert Hours(days).is_working_day(date(2026, 11, 30))
    assert not Hours(days, region="SCT").is_working_day(date(2026, 11, 30))


def test_a_country_whose_holidays_are_not_known_has_none() -> None:
    assert Hours(PRESET_HOURS, country="XX", region="").is_working_day(date(2026, 12, 25))


def test_a_closure_gives_its_reason_and_holds_on_its_first_and_last_day() -> None:
    closed = Hours(PRESET_HOURS, (Closed(date(2026, 12, 22), date(2026, 12, 24), "Christmas"),))
    assert closed.why_closed(date(2026, 12, 22)) == "We are closed then: Christmas."
    assert closed.why_closed(date(2026, 12, 24)) == "We are closed then: Christmas."
    assert closed.why_closed(date(2026, 12, 20)) == "We are closed on Sundays."
    assert closed.add_working_days(date(2026, 12, 19), 1) == date(2026, 12, 29)


def test_an_hour_of_the_late_evening_is_late_and_not_open() -> None:
    at_seven = datetime(2026, 12, 8, 19, 30)
    assert HOURS.is_late(at_seven, 60)
    assert not HOURS.is_open(at_seven, 60)
    assert not HOURS.is_late(at_seven, 120), "it would end after 9 pm"
    assert not HOURS.is_late(datetime(2026, 12, 10, 19, 30), 60), "Thursday has no late evening"
    assert HOURS.is_open(datetime(2026, 12, 8, 16, 30), 60)
    assert HOURS.is_late(datetime(2026, 12, 8, 17, 0), 60), "it ends after closing"
    assert not HOURS.is_open(datetime(2026, 12, 7, 10, 0), 60), "Monday"


def test_the_clocks_going_forward_take_no_working_time() -> None:
    before, after = wall(2026, 3, 28, 17, 0), wall(2026, 3, 31, 10, 0)
    assert HOURS.working_minutes(before, after) == 60
    assert HOURS.after_working_minutes(before, 60) == after


def test_a_studio_that_never_opens_says_so() -> None:
    with pytest.raises(Refused, match="no opening hours"):
        Hours(()).next_working_day(date(2026, 12, 8))


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(
        lambda at: at.replace(tzinfo=UTC, microsecond=0)
    ),
    st.integers(0, 5000),
)
def test_so_many_minutes_later_lie_so_many_working_minutes(moment: datetime, minutes: int) -> None:
    later = HOURS.after_working_minutes(moment, minutes)
    assert HOURS.working_minutes(moment, later) == minutes


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(1, 40))
def test_adding_working_days_passes_exactly_so_many(day: date, n: int) -> None:
    later = HOURS.add_working_days(day, n)
    assert HOURS.is_working_day(later)
    days = [date.fromordinal(each) for each in range(day.toordinal() + 1, later.toordinal() + 1)]
    assert sum(HOURS.is_working_day(each) for each in days) == n
