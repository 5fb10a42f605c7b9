"""Calendars that are broken or meant to break something: a plain sentence within ten seconds, and we live on."""

import random
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from studio.calendars import CalendarFile, read
from studio.calendars.parsing import parse
from studio.errors import Refused, StudioError, Trouble

FILES = Path(__file__).parents[2] / "data" / "icalendar"
BEGINS = date(2026, 9, 2)
MUTATED_INPUTS = 2_000


def event(*lines: bytes) -> bytes:
    return b"\r\n".join((b"BEGIN:VEVENT", b"UID:1", b"DTSTART:20260912T100000", *lines, b"END:VEVENT", b""))


def calendar(*events: bytes) -> bytes:
    return b"BEGIN:VCALENDAR\r\n" + b"".join(events) + b"END:VCALENDAR\r\n"


def outcome(read: Callable[[], CalendarFile]) -> CalendarFile | StudioError:
    try:
        return read()
    except StudioError as refused:
        return refused


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        parse(data, "odd.ics", "Europe/London", BEGINS)
    return refused.value.message


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"PK\x03\x04" + bytes(100),
        b"BEGIN:VCARD\r\nFN:Ann\r\nEND:VCARD\r\n",
        b"Name,Phone\nAnn,1\n",
        b"just words",
        bytes(range(256)) * 9,
    ],
)
def test_what_is_no_calendar_is_refused_whole(data: bytes) -> None:
    assert refusal(data) == "“odd.ics” is not a calendar we can read. Calendars end in .ics."


@pytest.mark.parametrize("data", [b"", b"\n \r\n", b"\xef\xbb\xbf", b"\x00\x00"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    assert refusal(data) == "“odd.ics” is empty."


def test_too_much_is_refused_with_what_to_do() -> None:
    assert "more than 20,000 events" in refusal(calendar(event() * 20_001))
    assert "larger than 20 MB" in refusal(calendar(event(b"DESCRIPTION:" + b"x" * 20_000_000)))


BOMBS: dict[str, Callable[[], bytes]] = {
    "a hundred million times": lambda: event(b"RRULE:FREQ=DAILY;COUNT=100000000"),
    "each second for ever": lambda: event(b"RRULE:FREQ=SECONDLY;COUNT=100000000"),
    "a day there never is": lambda: event(b"RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
    "since the beginning": lambda: event(b"RRULE:FREQ=DAILY").replace(b"20260912", b"00010101"),
    "every day of a thousand rules": lambda: b"".join(
        event(b"RRULE:FREQ=DAILY").replace(b"UID:1", b"UID:%d" % number) for number in range(1_000)
    ),
    "alarms in alarms": lambda: event(b"BEGIN:VALARM\r\n" * 20_000, b"END:VALARM\r\n" * 20_000),
    "events in events": lambda: b"BEGIN:VEVENT\r\n" * 19_000,
    "zones in zones": lambda: b"BEGIN:VTIMEZONE\r\nBEGIN:STANDARD\r\n" * 5_000 + event(),
    "a folded note": lambda: event(b"DESCRIPTION:" + b"\r\n ".join([b"x" * 70] * 60_000)),
    "a title of one letter a line": lambda: event(b"SUMMARY:" + b"\r\n ".join([b"x"] * 300_000)),
    "a title of a megabyte": lambda: event(b"SUMMARY:" + b"x" * 1_000_000),
    "parameters": lambda: event(b"ATTENDEE" + b";X=a" * 300_000 + b":mailto:a@example.com"),
    "open quotes": lambda: event(b'ATTENDEE;CN="' + b'";X="' * 100_000 + b":1"),
    "dates to leave out": lambda: event(b"RRULE:FREQ=DAILY", b"EXDATE:" + b"20260913T100000," * 100_000),
    "dates to add": lambda: event(b"RDATE:" + b"20260913T100000," * 100_000),
    "guests": lambda: event(b"ATTENDEE:mailto:a@example.com\r\n" * 50_000),
    "figures": lambda: event(b"DESCRIPTION:" + b"0 " * 10_000),
    "at signs": lambda: event(b"DESCRIPTION:" + b"a@b." * 5_000),
    "less-than signs": lambda: event(b"DESCRIPTION:" + b"<" * 20_000),
    "a zone since the year one": lambda: (
        b"BEGIN:VTIMEZONE\r\nTZID:Z\r\nBEGIN:STANDARD\r\nDTSTART:00010101T000000\r\nTZOFFSETFROM:+0100\r\n"
        b"TZOFFSETTO:+0000\r\nRRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        + event().replace(b"DTSTART:", b"DTSTART;TZID=Z:")
    ),
}  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS, ids=str)
def test_a_bomb_is_read_or_given_up_within_ten_seconds(bomb: str, tmp_path: Path) -> None:
    file = tmp_path / "bomb.ics"
    file.write_bytes(calendar(BOMBS[bomb]()))
    began = time.perf_counter()
    found = outcome(lambda: read(file, "Europe/London", BEGINS))
    assert time.perf_counter() - began < 15
    assert not isinstance(found, StudioError), found
    assert found.accounted_for == found.count
    assert len(found.times) <= 5_000


def test_what_takes_too_long_is_given_up_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.calendars.reading.PATIENCE", 0.001)
    file = tmp_path / "old.ics"
    file.write_bytes(calendar(event()))
    with pytest.raises(Trouble, match="could not be read in good time, so nothing was taken from it"):
        read(file, "Europe/London", BEGINS)


def test_no_damage_to_any_file_raises_anything_but_a_plain_refusal() -> None:
    dice = random.Random(20260912)
    originals = [file.read_bytes() for file in sorted(FILES.rglob("*.ics")) if file.stat().st_size < 3_000]
    for number in range(MUTATED_INPUTS):
        data = _damaged(dice, dice.choice(originals))
        found = outcome(lambda data=data: parse(data, "odd.ics", "Europe/London", date(2014, 4, 1)))
        if isinstance(found, StudioError):
            assert found.message.endswith("."), number
        else:
            assert found.accounted_for == found.count, number


def _damaged(dice: random.Random, data: bytes) -> bytes:
    cells = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        place = dice.randrange(len(cells) or 1)
        act = dice.randrange(5)
        if act == 0:
            cells[place : place + 1] = bytes([dice.randrange(256)])
        elif act == 1:
            del cells[place : place + dice.randint(1, 40)]
        elif act == 2:
            other = dice.randrange(len(cells) or 1)
            cells[place:place] = cells[other : other + dice.randint(1, 80)]
        elif act == 3:
            cells[place:place] = dice.choice(
                [b"\r", b"\x00", b"\n ", b";", b":", b'"', b"99999999", b"\xff\xfe"]
            )
        else:
            cells[place:place] = b"\r\nRRULE:FREQ=DAILY;COUNT=100000000\r\n"
    return bytes(cells)


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is a folder"):
        read(tmp_path, "Europe/London", BEGINS)
    with pytest.raises(Refused, match="cannot be found"):
        read(tmp_path / "none.ics", "Europe/London", BEGINS)
