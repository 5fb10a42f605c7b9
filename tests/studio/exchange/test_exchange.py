"""The diary kept elsewhere, brought in as Priya would: looked over first, booked once; and ours going out again."""

from datetime import date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from sqlalchemy import func, select

from studio import calendars, clock, diary, exchange, sessions
from studio.business import RoomId, StaffId
from studio.clients import HouseholdId
from studio.db import Store
from studio.db.audit import AuditRow
from studio.diary.model import Appointment
from studio.errors import Refused
from studio.exchange import Becomes, DiaryOf, Line, Standing, Usual
from tests import make
from tests.make.business import Staff, marsh_and_reed, room_named

CALLED = make.sessions.CALLED
TODAY = CALLED.date()


def event(uid: str, starts: str, ends: str, summary: str, *more: str) -> str:
    lines = (f"UID:{uid}", f"DTSTART{starts}", f"DTEND{ends}", f"SUMMARY:{summary}", *more)
    return "\r\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT", ""))


OLD_DIARY = "".join(
    (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//somebody//EN\r\n",
        event("1", ":20260912T103000", ":20260912T113000", "Ashworth family portrait", "LOCATION:Studio Two"),
        event(
            "2", ":20260915T140000", ":20260915T150000", "Headshot",
            "DESCRIPTION:ring her on 07700 900456 before\\, please",
        ),
        event("3", ":20260916T123000", ":20260916T133000", "Lunch with the framer"),
        event("4", ";VALUE=DATE:20260921", ";VALUE=DATE:20260924", "Holiday"),
        event("5", ":20260912T110000", ":20260912T120000", "Portrait of somebody new"),
        event("6", ":20250912T110000", ":20250912T120000", "Long past"),
        "END:VCALENDAR\r\n",
    )
)  # fmt: skip


@pytest.fixture
def staff(store: Store) -> Staff:
    return marsh_and_reed(store)


@pytest.fixture
def family(store: Store, staff: Staff) -> HouseholdId:
    make.clients.khan_and_ellis(store, staff.priya)
    return make.clients.ashworths(store, staff.priya)


def brought(store: Store, staff: Staff, tmp_path: Path, text: str = OLD_DIARY) -> list[Line]:
    file = tmp_path / "old.ics"
    file.write_bytes(text.encode())
    calendar = calendars.read(file, "Europe/London", TODAY)
    with clock.standing_at(CALLED):
        return store.ask(exchange.look_over, calendar, Usual(staff_id=StaffId(staff.daniel.staff_id)))


def taken(store: Store, staff: Staff, lines: list[Line]) -> list[exchange.Outcome]:
    with clock.standing_at(CALLED):
        return exchange.take_in(store, staff.priya, [line.draft for line in lines])


def test_each_line_says_who_it_seems_to_be_and_what_it_would_become(
    store: Store, staff: Staff, family: HouseholdId, tmp_path: Path
) -> None:
    lines = brought(store, staff, tmp_path)
    said = [
        (line.draft.becomes, line.family, line.found, line.room, line.staff, line.standing) for line in lines
    ]
    daniel = "Daniel Reed"
    assert said == [
        (Becomes.SESSION, "The Ashworth family", "by name", "Studio Two", daniel, Standing.NEW),
        (Becomes.SESSION, "", "", "Studio One", daniel, Standing.ASK),
        (Becomes.SESSION, "Adil Khan and Jo Ellis", "by telephone", "Studio One", daniel, Standing.NEW),
        (Becomes.OTHER, "", "", "", daniel, Standing.NEW),
        (Becomes.OTHER, "", "", "", daniel, Standing.NEW),
    ]
    assert lines[1].says == "Please say who it is."
    assert store.ask(lambda db: db.scalar(select(func.count()).select_from(Appointment))) == 0


def test_what_is_ticked_is_booked_once_however_often_the_file_comes(
    store: Store, staff: Staff, family: HouseholdId, tmp_path: Path
) -> None:
    lines = [line for line in brought(store, staff, tmp_path) if line.standing is Standing.NEW]
    first = taken(store, staff, lines)
    assert [outcome.reason for outcome in first] == ["", "", "", ""]
    session = store.ask(sessions.of_appointment, first[0].appointment_id)
    assert session is not None
    assert (session.household_id, session.wall, session.told_client) == (
        family,
        datetime(2026, 9, 12, 10, 30),
        True,
    )
    assert [outcome.appointment_id for outcome in taken(store, staff, lines)] == [
        outcome.appointment_id for outcome in first
    ]
    again = brought(store, staff, tmp_path)
    assert [line.standing for line in again] == [Standing.HERE, Standing.ASK, *[Standing.HERE] * 3]
    with clock.standing_at(CALLED):
        away = [row.title for day in (21, 22, 23) for row in store.ask(diary.day, date(2026, 9, day))]
    assert away == ["Holiday"] * 3


def test_a_clash_is_told_and_taking_it_in_all_the_same_is_refused_with_the_reason(
    store: Store, staff: Staff, family: HouseholdId, tmp_path: Path
) -> None:
    make.sessions.booked(store, staff, family, datetime(2026, 9, 15, 14))
    line = next(line for line in brought(store, staff, tmp_path) if line.event.title == "Headshot")
    assert line.standing is Standing.CLASH
    assert "is taken by The Ashworth family" in line.says
    outcome = taken(store, staff, [line])[0]
    assert outcome.appointment_id is None
    assert "is taken by The Ashworth family" in outcome.reason


def test_two_lines_of_one_file_that_want_the_same_room_are_told_apart(
    store: Store, staff: Staff, family: HouseholdId, tmp_path: Path
) -> None:
    twice = OLD_DIARY.replace("Portrait of somebody new", "Adil Khan portrait").replace(
        "LOCATION:Studio Two\r\n", ""
    )
    lines = brought(store, staff, tmp_path, twice)
    assert [line.standing for line in lines[:2]] == [Standing.NEW, Standing.CLASH]
    assert lines[1].says == "At the same time as “Ashworth family portrait” of this file."
    moved = exchange.EventDraft(
        **{
            name: getattr(lines[1].draft, name)
            for name in lines[1].draft.__dataclass_fields__
            if name not in ("room_id", "staff_id")
        },
        room_id=RoomId(room_named(store, "Studio Two").id),
        staff_id=StaffId(staff.helen.staff_id),
    )
    with clock.standing_at(CALLED):
        assert store.ask(exchange.reconsider, lines[1], moved, lines).standing is Standing.NEW


def test_only_the_desk_takes_a_diary_in(
    store: Store, staff: Staff, family: HouseholdId, tmp_path: Path
) -> None:
    line = brought(store, staff, tmp_path)[0]
    with pytest.raises(Refused, match="Only a receptionist or the owner"):
        store.do(exchange.take_event, line.draft, by=staff.daniel)


# --- out ------------------------------------------------------------------------------------------------


def exported(store: Store, whose: DiaryOf, with_names: bool = False) -> Calendar:
    with clock.standing_at(CALLED):
        data = store.ask(exchange.calendar_of, whose, TODAY, with_names)
    found = Calendar.from_ical(data)
    assert isinstance(found, Calendar)
    return found


def test_a_diary_goes_out_with_initials_and_a_reference_and_no_name(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    make.sessions.booked(store, staff, family)
    daniel = DiaryOf("Daniel Reed", staff_id=StaffId(staff.daniel.staff_id))
    calendar = exported(store, daniel)
    (made,) = calendar.events
    assert str(made["SUMMARY"]).startswith("Portrait session A, no. ")
    assert "Ashworth" not in calendar.to_ical().decode()
    assert made["DTSTART"].dt.isoformat() == "2026-09-12T10:30:00+01:00"
    assert (str(made["STATUS"]), str(made["LOCATION"])) == ("CONFIRMED", "Studio One")
    assert [str(zone["TZID"]) for zone in calendar.timezones] == ["Europe/London"]
    assert (
        str(exported(store, daniel, with_names=True).events[0]["SUMMARY"])
        == "Portrait session: The Ashworth family"
    )


def test_a_change_keeps_the_name_of_the_entry_and_counts_on_and_a_cancelled_one_says_so(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    room = DiaryOf("Studio One", room_id=RoomId(room_named(store, "Studio One").id))
    session_id = make.sessions.booked(store, staff, family)
    before = exported(store, room).events[0]
    with clock.standing_at(CALLED):
        draft = sessions.MoveDraft(wall=datetime(2026, 9, 12, 14))
        store.do(sessions.move, session_id, draft, by=staff.priya)
        moved = exported(store, room).events[0]
        store.do(sessions.cancel, session_id, "they are ill", by=staff.priya)
    after = exported(store, room).events[0]
    assert before["UID"] == moved["UID"] == after["UID"]
    assert int(before["SEQUENCE"]) < int(moved["SEQUENCE"]) < int(after["SEQUENCE"])
    assert (str(moved["STATUS"]), str(after["STATUS"])) == ("CONFIRMED", "CANCELLED")


def test_names_are_the_owners_to_give_out_and_it_is_noted_without_them(
    store: Store, staff: Staff, family: HouseholdId, tmp_path: Path
) -> None:
    make.sessions.booked(store, staff, family)
    several = store.ask(exchange.diaries)
    with clock.standing_at(CALLED), pytest.raises(Refused, match="Only the owner"):
        exchange.export_diaries(store, staff.priya, several, TODAY, tmp_path, with_names=True)
    assert list(tmp_path.glob("*.ics")) == []
    with clock.standing_at(CALLED):
        files = exchange.export_diaries(store, staff.priya, several, TODAY, tmp_path)
    assert [file.name for file in files] == sorted(file.name for file in tmp_path.glob("*.ics"))
    noted = store.ask(lambda db: list(db.scalars(select(AuditRow.facts).where(AuditRow.act == "exported"))))
    assert len(noted) == len(several)
    assert "Ashworth" not in "".join(noted)


def test_what_goes_out_comes_in_again_at_the_same_times(
    store: Store, staff: Staff, family: HouseholdId, tmp_path: Path
) -> None:
    make.sessions.booked(store, staff, family)
    daniel = DiaryOf("Daniel Reed", staff_id=StaffId(staff.daniel.staff_id))
    with clock.standing_at(CALLED):
        (file,) = exchange.export_diaries(store, staff.helen, [daniel], TODAY, tmp_path, with_names=True)
    (time,) = calendars.read(file, "Europe/London", TODAY).times
    assert (time.wall, time.minutes, time.place) == (datetime(2026, 9, 12, 10, 30), 60, "Studio One")
