"""Wall time and UTC agree all year, and a time that is not there is never made up."""

from datetime import UTC, date, datetime, timedelta

import pytest

from studio import clock
from studio.errors import Refused


def test_ten_in_the_morning_stays_ten_in_the_morning_all_year() -> None:
    for ahead in range(366):
        wall = datetime(2026, 1, 1, 10) + timedelta(days=ahead)
        assert clock.to_wall(clock.to_utc(wall)) == wall


def test_a_skipped_time_is_refused_and_a_doubled_one_is_asked_about() -> None:
    with pytest.raises(Refused, match="does not exist"):
        clock.to_utc(datetime(2026, 3, 29, 1, 30))
    with pytest.raises(Refused, match="happens twice"):
        clock.to_utc(datetime(2026, 10, 25, 1, 30))
    first = clock.to_utc(datetime(2026, 10, 25, 1, 30), fold=0)
    assert clock.to_utc(datetime(2026, 10, 25, 1, 30), fold=1) - first == timedelta(hours=1)


def test_the_day_the_clocks_change_is_an_hour_longer_or_shorter() -> None:
    begins, ends = clock.day_in_utc(date(2026, 10, 25))
    assert ends - begins == timedelta(hours=25)
    begins, ends = clock.day_in_utc(date(2026, 3, 29))
    assert ends - begins == timedelta(hours=23)


def test_the_clock_can_be_stood_anywhere_and_runs_again_afterwards() -> None:
    with clock.standing_at(datetime(2026, 11, 24, 13, 10)):
        assert clock.now() == datetime(2026, 11, 24, 13, 10, tzinfo=UTC)
        assert clock.today() == date(2026, 11, 24)
    assert clock.now() <= clock.now()


@pytest.mark.parametrize("zone", ["Europe/London", "Europe/Dublin", "America/New_York", "Australia/Sydney"])
def test_each_half_hour_of_each_day_the_clocks_change_is_kept_refused_or_asked_about(zone: str) -> None:
    """Held to the zone's own rule, read from UTC: how many moments of that day show this time on the wall."""
    days = [date(2024, 1, 1) + timedelta(days=ahead) for ahead in range(12 * 366)]
    changing = [day for day in days if _minutes(day, zone) != 24 * 60]
    assert len(changing) == 24
    for day in changing:
        begins, ends = clock.day_in_utc(day, zone)
        shown: dict[datetime, list[datetime]] = {}
        for minutes in range(0, int((ends - begins).total_seconds() // 60), 30):
            moment = begins + timedelta(minutes=minutes)
            shown.setdefault(clock.to_wall(moment, zone), []).append(moment)
        for half_hour in range(48):
            wall = datetime(day.year, day.month, day.day) + timedelta(minutes=30 * half_hour)
            moments = shown.get(wall, [])
            if len(moments) == 1:
                assert clock.to_utc(wall, zone) == moments[0]
                continue
            with pytest.raises(Refused, match="happens twice" if moments else "does not exist"):
                clock.to_utc(wall, zone)
            if moments:
                assert [clock.to_utc(wall, zone, fold) for fold in (0, 1)] == moments


def _minutes(day: date, zone: str) -> int:
    begins, ends = clock.day_in_utc(day, zone)
    return int((ends - begins).total_seconds() // 60)
