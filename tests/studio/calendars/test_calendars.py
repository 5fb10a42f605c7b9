"""Calendars as other programs wrote them: every event is taken, left out or refused with its reason."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from studio.calendars import CalendarEvent, CalendarFile, Entry, LeftOut, read, write
from studio.calendars.parsing import parse

FILES = Path(__file__).parents[2] / "data" / "icalendar"
CALENDARS = sorted(FILES.rglob("*.ics"))
FROM = date(2014, 4, 1)


def calendar(*events: str) -> bytes:
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR", "")).encode()


def event(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT"))


def parsed(*events: str, begins: date = date(2026, 9, 2)) -> CalendarFile:
    found = parse(calendar(*events), "old.ics", "Europe/London", begins)
    assert found.accounted_for == found.count
    return found


def of_file(name: str, begins: date = FROM) -> CalendarFile:
    return parse((FILES / name).read_bytes(), name, "Europe/London", begins)


def walls(found: CalendarFile) -> list[datetime]:
    return [time.wall for time in found.times]


@pytest.mark.parametrize("file", CALENDARS, ids=lambda file: f"{file.parent.name}-{file.stem}")
@pytest.mark.parametrize("begins", [FROM, date(2026, 9, 2)], ids=str)
def test_every_event_of_every_file_is_accounted_for(file: Path, begins: date) -> None:
    data = file.read_bytes()
    begun = data.upper().count(b"BEGIN:VEVENT")
    if not begun:
        return
    found = parse(data, file.name, "Europe/London", begins)
    assert (found.count, found.accounted_for) == (begun, begun)
    assert all(time.wall < datetime(begins.year + 3, 1, 1) for time in found.times)
    assert all(refused.reason.endswith(".") for refused in found.refused)


def test_a_file_read_by_the_worker_says_the_same_as_one_read_here() -> None:
    file = FILES / "khal" / "event_rrule_recuid.ics"
    here = parse(file.read_bytes(), file.name, "Europe/London", FROM)
    assert read(file, "Europe/London", FROM) == here


# --- when it is -----------------------------------------------------------------------------------------


def test_a_time_of_another_zone_stands_on_our_wall_and_one_without_a_zone_as_it_is() -> None:
    found = parsed(
        event(
            "UID:1", "DTSTART;TZID=Europe/Berlin:20260912T103000", "DTEND;TZID=Europe/Berlin:20260912T113000"
        ),
        event("UID:2", "DTSTART:20260912T103000", "DURATION:PT45M"),
        event("UID:3", "DTSTART:20260912T103000Z", "DTEND:20260912T113000Z"),
        event("UID:4", "DTSTART;TZID=W. Europe Standard Time:20261212T103000", "DURATION:PT1H"),
    )
    assert [(time.wall, time.minutes) for time in found.times] == [
        (datetime(2026, 9, 12, 9, 30), 60),
        (datetime(2026, 9, 12, 10, 30), 45),
        (datetime(2026, 9, 12, 11, 30), 60),
        (datetime(2026, 12, 12, 9, 30), 60),
    ]


def test_a_zone_that_nobody_knows_leaves_the_time_and_says_so() -> None:
    (time,) = parsed(event("UID:1", "DTSTART;TZID=Middle/Earth:20260912T103000", "DURATION:PT1H")).times
    assert time.wall == datetime(2026, 9, 12, 10, 30)
    assert time.remarks == ("Its time zone “Middle/Earth” is not known; the time is taken as it stands.",)


def test_a_zone_that_the_file_defines_itself_is_used() -> None:
    zone = (
        "BEGIN:VTIMEZONE", "TZID:Ours", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0300",
        "TZOFFSETTO:+0300", "TZNAME:OUR", "END:STANDARD", "END:VTIMEZONE",
    )  # fmt: skip
    (time,) = parsed(*zone, event("UID:1", "DTSTART;TZID=Ours:20261212T123000", "DURATION:PT1H")).times
    assert (time.wall, time.remarks) == (datetime(2026, 12, 12, 9, 30), ())


def test_a_doubled_hour_is_told_which_of_two_it_was() -> None:
    found = parsed(
        event("UID:1", "DTSTART:20261025T003000Z", "DURATION:PT30M"),
        event("UID:2", "DTSTART:20261025T013000Z", "DURATION:PT30M"),
        event("UID:3", "DTSTART:20261025T013000", "DURATION:PT30M"),
    )
    assert [(time.wall.hour, time.fold) for time in found.times] == [(1, 0), (1, 1), (1, 0)]
    assert found.times[2].remarks == ("The clocks go back then; the first of the two times is taken.",)


def test_whole_days_over_midnight_and_too_long() -> None:
    found = parsed(
        event("UID:1", "DTSTART;VALUE=DATE:20260921", "DTEND;VALUE=DATE:20260924", "SUMMARY:Away"),
        event("UID:2", "DTSTART:20260912T223000", "DTEND:20260913T013000"),
        event("UID:3", "DTSTART:20260912T090000", "DTEND:20260914T090000", "SUMMARY:Fair"),
        event("UID:4", "DTSTART:20260912T090000", "DTEND:20260912T080000"),
    )
    assert [(time.days, time.minutes) for time in found.times] == [(0, 180), (3, 0)]
    assert [(refused.title, refused.reason) for refused in found.refused] == [
        ("Fair", "It is longer than 16 hours. Closures are entered in Settings."),
        ("", "It ends before it begins."),
    ]


def test_what_is_past_called_off_or_too_far_ahead_is_counted_and_not_shown() -> None:
    found = parsed(
        event("UID:1", "DTSTART:20200101T100000", "DURATION:PT1H"),
        event("UID:2", "DTSTART:20260901T100000", "DURATION:PT1H"),
        event("UID:3", "DTSTART:20261001T100000", "DURATION:PT1H", "STATUS:CANCELLED"),
        event("UID:4", "DTSTART:20301001T100000", "DURATION:PT1H"),
        event("UID:5", "DTSTART:20261001T100000", "SEQUENCE:1"),
        event("UID:5", "DTSTART:20261002T100000", "SEQUENCE:2"),
    )
    assert dict(found.left_out) == {
        LeftOut.PAST: 2,
        LeftOut.CALLED_OFF: 1,
        LeftOut.FAR_AHEAD: 1,
        LeftOut.REPLACED: 1,
    }
    assert walls(found) == [datetime(2026, 10, 2, 10)]


# --- what repeats ---------------------------------------------------------------------------------------


def test_what_repeats_keeps_its_time_over_the_change_of_the_clocks() -> None:
    found = parsed(
        event(
            "UID:1",
            "DTSTART;TZID=Europe/London:20261005T100000",
            "DURATION:PT1H",
            "RRULE:FREQ=WEEKLY;COUNT=5",
        )
    )
    assert {wall.hour for wall in walls(found)} == {10}
    assert [wall.day for wall in walls(found)] == [5, 12, 19, 26, 2]


def test_a_moved_and_a_cancelled_time_of_what_repeats_are_those_and_no_others() -> None:
    weeks = [
        datetime(2014, 6, 30, 6), datetime(2014, 7, 7, 8), datetime(2014, 7, 14, 6), datetime(2014, 7, 21, 6),
        datetime(2014, 7, 28, 6), datetime(2014, 8, 4, 6),
    ]  # fmt: skip
    assert walls(of_file("khal/event_rrule_recuid.ics")) == weeks
    without = of_file("khal/event_rrule_recuid_cancelled.ics")
    assert walls(without) == [*weeks[:2], *weeks[3:]]
    assert without.left_out == ((LeftOut.CALLED_OFF, 1),)


def test_each_time_of_what_repeats_has_a_key_of_its_own_that_lasts() -> None:
    rule = ("UID:1", "DTSTART:20261005T100000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=4")
    first, later = parsed(event(*rule)), parsed(event(*rule), begins=date(2026, 10, 7))
    assert len({time.key for time in first.times}) == 4
    assert [time.key for time in later.times] == [time.key for time in first.times[2:]]


def test_what_repeats_for_ever_is_followed_two_years_and_five_hundred_times() -> None:
    found = parsed(event("UID:1", "DTSTART:20100101T100000", "DURATION:PT1H", "RRULE:FREQ=DAILY"))
    assert len(found.times) == 500
    weekly = parsed(event("UID:1", "DTSTART:20100101T100000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY"))
    assert walls(weekly)[-1] < datetime(2026, 9, 2) + timedelta(days=2 * 366)
    assert len(weekly.times) in (104, 105)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=SECONDLY;COUNT=100000000", "more often than once a day"),
        ("FREQ=DAILY;BYDAY=XX", "cannot be read"),
        ("FREQ=SOMETIMES", "cannot be read"),
    ],
)
def test_a_rule_no_diary_has_leaves_the_first_time_alone(rule: str, said: str) -> None:
    (time,) = parsed(event("UID:1", "DTSTART:20260912T100000", "DURATION:PT1H", f"RRULE:{rule}")).times
    assert said in time.remarks[0]


# --- who it seems to be ---------------------------------------------------------------------------------


def test_names_addresses_and_numbers_are_taken_down_as_they_stand() -> None:
    found = parsed(
        event(
            "UID:1", "DTSTART:20260912T100000", "SUMMARY:Portrait\\, the Müllers", "DTEND:20260912T110000",
            "ATTENDEE;CN=Claire Ashworth:mailto:claire.ashworth@example.com",
            "DESCRIPTION:Ring 07700 900456\\nor jo@example.com", "STATUS:TENTATIVE", "LOCATION:Studio Two",
        )
    )  # fmt: skip
    (time,) = found.times
    assert time == CalendarEvent(
        event=1, line=3, key=time.key, title="Portrait, the Müllers", wall=datetime(2026, 9, 12, 10), fold=0,
        minutes=60, days=0, place="Studio Two", words="Ring 07700 900456\nor jo@example.com",
        people=("Claire Ashworth",), emails=("claire.ashworth@example.com", "jo@example.com"),
        telephones=("07700 900456",), provisional=True, repeats=False, remarks=(),
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_the_letters_are_right_whatever_the_character_set(encoding: str) -> None:
    text = calendar(event("UID:1", "DTSTART:20260912T100000", "SUMMARY:Zoë Müller")).decode()
    found = parse(text.encode(encoding), "old.ics", "Europe/London", date(2026, 9, 2))
    assert found.times[0].title == "Zoë Müller"


def test_folds_that_were_lost_are_put_together_again() -> None:
    lost = ("SUMMARY:The Ash", " worth family", "and more", "DTEND", " :20260912T110000")
    (time,) = parsed(event("UID:1", "DTSTART:20260912T100000", *lost)).times
    assert (time.title, time.minutes) == ("The Ashworth familyand more", 60)


# --- out ------------------------------------------------------------------------------------------------


def test_no_name_can_break_out_of_its_line() -> None:
    starts = datetime(2026, 12, 8, 19, 30, tzinfo=UTC)
    title = "Ann\r\nBEGIN:VALARM\nX; Y, \\Z\rEND:VEVENT\x0b\u2028q" + "é" * 200
    entry = Entry(
        uid="7-abc@portrait-desk", version=3, starts=starts, ends=starts + timedelta(hours=1), zone="Europe/London",
        title=title, place="Studio One\nBEGIN:VEVENT", cancelled=True,
    )  # fmt: skip
    data = write("The diary", [entry], starts)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    found = Calendar.from_ical(data)
    assert isinstance(found, Calendar)
    (made,) = found.events
    assert str(made["SUMMARY"]).startswith("Ann BEGIN:VALARM X; Y, \\Z END:VEVENT")
    assert (made["SEQUENCE"], str(made["STATUS"]), list(made.subcomponents)) == (2, "CANCELLED", [])
    assert made["DTSTART"].dt == starts.astimezone(ZoneInfo("Europe/London"))
    assert [str(zone["TZID"]) for zone in found.timezones] == ["Europe/London"]
