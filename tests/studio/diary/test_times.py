"""Times agreed with a client: skipped, doubled, past, far ahead, out of hours, over midnight (RR14, R10)."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from studio import business, clock, diary
from studio.actor import Actor
from studio.business import ClosureDraft, StaffId
from studio.db import Store
from studio.diary import AppointmentDraft, AppointmentId, AppointmentKind
from studio.errors import Refused
from tests.make.business import Staff, marsh_and_reed, room_named

CHANGES = Path(__file__).parents[2] / "data" / "dst" / "transitions.json"
NOW = datetime(2026, 9, 2, 9, 40)


@pytest.fixture
def staff(store: Store) -> Staff:
    return marsh_and_reed(store)


def arrange(store: Store, staff: Staff, wall: datetime, minutes: int = 60, **changes: Any) -> AppointmentId:
    values: dict[str, Any] = {
        "kind": AppointmentKind.OTHER,
        "title": "Fitting",
        "wall": wall,
        "minutes": minutes,
        "room_id": room_named(store, "Studio One").id,
        "staff_id": StaffId(staff.daniel.staff_id),
    }
    with clock.standing_at(NOW):
        return AppointmentId(store.do(diary.arrange, AppointmentDraft(**values | changes), by=staff.priya))


def refused(store: Store, staff: Staff, wall: datetime, minutes: int = 60, **changes: Any) -> Refused:
    with pytest.raises(Refused) as told:
        arrange(store, staff, wall, minutes, **changes)
    return told.value


def london_changes() -> list[dict[str, Any]]:
    zone = json.loads(CHANGES.read_text("utf-8"))["zones"]["Europe/London"]
    return [each for each in zone if "2026-09" < each["utc"] < "2031-06"]


def test_a_skipped_hour_is_refused_and_a_doubled_one_asks_which(store: Store, staff: Staff) -> None:
    opener = {"opener_id": StaffId(staff.helen.staff_id)}
    found = london_changes()
    assert {each["kind"] for each in found} == {"gap", "fold"}
    for change in found:
        if change["kind"] == "gap":
            wall = datetime.fromisoformat(change["local_times_that_do_not_exist"][0]) + timedelta(minutes=30)
            assert "does not exist" in refused(store, staff, wall, **opener).message
            continue
        wall = datetime.fromisoformat(change["local_times_that_happen_twice"][0]) + timedelta(minutes=30)
        assert "happens twice" in refused(store, staff, wall, **opener).message
        first = store.ask(diary.appointment, arrange(store, staff, wall, 30, fold=0, **opener))
        second = store.ask(diary.appointment, arrange(store, staff, wall, 30, fold=1, **opener))
        assert second.starts_at - first.starts_at == timedelta(hours=1)
        assert (first.wall, second.wall) == (wall, wall)


def test_ten_in_the_morning_stays_ten_through_every_change_of_the_clocks(store: Store, staff: Staff) -> None:
    london = ZoneInfo("Europe/London")
    opener = {"opener_id": StaffId(staff.helen.staff_id)}
    for change in london_changes():
        day = datetime.fromisoformat(change["utc"]).date()
        for ahead in (-1, 0, 1):
            wall = datetime.combine(day + timedelta(days=ahead), datetime.min.time().replace(hour=10))
            row = store.ask(diary.appointment, arrange(store, staff, wall, **opener))
            assert row.starts_at == wall.replace(tzinfo=london).astimezone(UTC)
            assert row.wall == wall
            assert row.span == "10 – 11\u00a0am"


def test_noon_is_said_as_noon(store: Store, staff: Staff) -> None:
    row = store.ask(diary.appointment, arrange(store, staff, datetime(2026, 9, 12, 12)))
    assert row.span == "12\u00a0noon – 1\u00a0pm"


def test_an_appointment_over_midnight_stands_on_both_days_and_keeps_its_room(
    store: Store, staff: Staff
) -> None:
    opener = {"opener_id": StaffId(staff.helen.staff_id)}
    late = arrange(store, staff, datetime(2026, 9, 12, 23, 30), 90, **opener)
    for day in (date(2026, 9, 12), date(2026, 9, 13)):
        assert [row.id for row in store.ask(diary.day, day)] == [late]
    told = refused(store, staff, datetime(2026, 9, 13, 0, 30), **opener)
    assert told.field == "time"
    assert "Studio One is taken by Fitting until Sun 13 Sep, 1\u00a0am." in told.message


@pytest.mark.parametrize(
    ("wall", "minutes", "field", "words"),
    [
        (datetime(2026, 8, 31, 10), 60, "time", "is past"),
        (datetime(2032, 1, 6, 10), 60, "date", "more than five years ahead"),
        (datetime(2026, 9, 12, 10), 0, "minutes", "between 5 minutes and 16 hours"),
        (datetime(2026, 9, 12, 10), -30, "minutes", "between 5 minutes and 16 hours"),
        (
            datetime(2026, 9, 12, 7, 30),
            60,
            "opener",
            "We are open from 9.30\u00a0am to 5.30\u00a0pm that day.",
        ),
        (datetime(2026, 9, 14, 10), 60, "opener", "We are closed on Mondays."),
        (datetime(2026, 12, 25, 10), 60, "opener", "bank holiday: Christmas Day"),
        (datetime(2026, 9, 15, 20, 30), 60, "opener", "and to 9\u00a0pm by arrangement"),
    ],
)
def test_a_time_that_does_not_do_is_refused_at_its_field(
    store: Store, staff: Staff, wall: datetime, minutes: int, field: str, words: str
) -> None:
    told = refused(store, staff, wall, minutes)
    assert (told.field, words in told.message) == (field, True), told.message


def test_a_late_evening_needs_nobody_named_and_out_of_hours_somebody(store: Store, staff: Staff) -> None:
    arrange(store, staff, datetime(2026, 9, 15, 19))
    helen = StaffId(staff.helen.staff_id)
    early = store.ask(diary.appointment, arrange(store, staff, datetime(2026, 9, 12, 7, 30), opener_id=helen))
    assert early.opener == "Helen Marsh"
    assert diary.door_open_from(early, 15) == "7.15\u00a0am"
    with clock.standing_at(datetime(2026, 9, 10, 9)):
        owed = store.ask(diary.owed, date(2026, 9, 10))
        assert [line.title for line in owed] == ["Helen Marsh opens up for Fitting"]


def test_a_closure_is_out_of_hours_and_offers_no_slot(store: Store, staff: Staff) -> None:
    closure = ClosureDraft(first_day=date(2026, 9, 15), last_day=date(2026, 9, 18), reason="we are painting")
    store.do(business.add_closure, closure, by=staff.helen)
    assert "We are closed then: we are painting." in refused(store, staff, datetime(2026, 9, 16, 10)).message
    room = room_named(store, "Studio One").id
    wish = diary.SlotWish(minutes=60, rooms=(room,), starts_on=date(2026, 9, 15), turnaround=15)
    with clock.standing_at(NOW):
        assert [slot.wall for slot in store.ask(diary.free_slots, wish)][:1] == [datetime(2026, 9, 19, 9, 30)]


def test_nobody_opens_up_in_hours_nor_where_no_room_of_ours_is_held(store: Store, staff: Staff) -> None:
    helen = StaffId(staff.helen.staff_id)
    noon = store.ask(diary.appointment, arrange(store, staff, datetime(2026, 9, 12, 12), opener_id=helen))
    away = arrange(store, staff, datetime(2026, 9, 13, 15), room_id=None)
    assert (noon.opener, store.ask(diary.appointment, away).opener) == ("", "")
    with clock.standing_at(datetime(2026, 9, 10, 9)):
        assert store.ask(diary.owed, date(2026, 9, 10)) == []


def test_whoever_opens_up_stays_named_until_the_time_changes(store: Store, staff: Staff) -> None:
    helen = StaffId(staff.helen.staff_id)
    wall = datetime(2026, 9, 12, 7, 30)
    which = arrange(store, staff, wall, opener_id=helen)
    two = room_named(store, "Studio Two").id

    def move(db: Session, by: Actor, to: datetime, **changes: Any) -> None:
        diary.move(db, by, which, to, **changes)

    def other_room(db: Session, by: Actor) -> None:
        move(db, by, wall, room_id=two)

    def another_day(db: Session, by: Actor) -> None:
        move(db, by, wall + timedelta(days=7))

    def in_hours(db: Session, by: Actor) -> None:
        move(db, by, wall + timedelta(hours=4))

    with clock.standing_at(NOW):
        store.do(other_room, by=staff.priya)
        row = store.ask(diary.appointment, which)
        assert (row.opener, row.room, store.ask(diary.moves, which)) == ("Helen Marsh", "Studio Two", [])
        with pytest.raises(Refused, match="Please name who opens up"):
            store.do(another_day, by=staff.priya)
        store.do(in_hours, by=staff.priya)
    assert store.ask(diary.appointment, which).opener == ""


def test_the_other_one_of_an_hour_that_happens_twice_is_another_time(store: Store, staff: Staff) -> None:
    (change,) = [each for each in london_changes() if each["kind"] == "fold"][:1]
    wall = datetime.fromisoformat(change["local_times_that_happen_twice"][0])
    helen = StaffId(staff.helen.staff_id)
    which = arrange(store, staff, wall, 30, fold=0, opener_id=helen, told_client=True)

    def second(db: Session, by: Actor) -> None:
        diary.move(db, by, which, wall, fold=1, opener_id=helen)

    with clock.standing_at(NOW):
        store.do(second, by=staff.priya)
    row = store.ask(diary.appointment, which)
    assert (row.fold, row.told_client, len(store.ask(diary.moves, which))) == (1, False, 1)
