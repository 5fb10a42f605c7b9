"""Lunch, maintenance, holidays and meetings: one gesture, whoever and however many days it takes."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from studio import business, clock, diary
from studio.business import ClosureDraft, DayHours, HoursDraft, StaffId
from studio.db import Store
from studio.diary import AppointmentKind, OtherDraft, OtherKind, SlotWish, Taken
from studio.errors import Conflict, Refused
from tests import make
from tests.make.business import Staff, marsh_and_reed, room_named

CALLED, WALL = make.sessions.CALLED, make.sessions.WALL


@pytest.fixture
def staff(store: Store) -> Staff:
    return marsh_and_reed(store)


def people(*actors: Any) -> tuple[StaffId, ...]:
    return tuple(StaffId(actor.staff_id) for actor in actors)


def holiday(staff: Staff, first: date, last: date, **changes: Any) -> OtherDraft:
    return make.diary.draft(
        staff, datetime.combine(first, datetime.min.time()), other=OtherKind.HOLIDAY, whole_day=True, last_day=last,
        **changes,
    )  # fmt: skip


def put(store: Store, staff: Staff, draft: OtherDraft) -> tuple[diary.AppointmentId, ...]:
    with clock.standing_at(CALLED):
        return tuple(store.do(diary.arrange_other, draft, by=staff.priya))


def test_lunch_keeps_its_hour_free_of_everything_else(store: Store, staff: Staff) -> None:
    (lunch,) = make.diary.arranged(store, staff)
    row = store.ask(diary.appointment, lunch)
    assert (row.kind, row.other, row.title, row.span) == (
        AppointmentKind.OTHER, OtherKind.LUNCH, "Lunch", "12.30 – 1.30\u00a0pm",
    )  # fmt: skip
    family = make.clients.ashworths(store, staff.priya)
    with pytest.raises(Taken, match=r"Daniel Reed has Lunch until 1\.30") as told:
        make.sessions.booked(store, staff, family, datetime(2026, 9, 12, 12))
    assert told.value.clash.other is OtherKind.LUNCH
    wish = SlotWish(
        minutes=60, rooms=(room_named(store, "Studio One").id,), staff_id=row.staff_id, starts_on=WALL.date(),
        earliest=12 * 60, most=1,
    )  # fmt: skip
    with clock.standing_at(CALLED):
        assert store.ask(diary.free_slots, wish)[0].wall == datetime(2026, 9, 12, 13, 30)


def test_a_fortnights_holiday_is_one_gesture_and_is_called_off_as_one(store: Store, staff: Staff) -> None:
    days = put(store, staff, holiday(staff, date(2026, 9, 14), date(2026, 9, 27)))
    assert len(days) == 14
    rows = [store.ask(diary.appointment, each) for each in days]
    assert {row.series_id for row in rows} == {days[0]}
    assert {(row.span, row.minutes <= diary.LONGEST_MINUTES) for row in rows} == {("All day", True)}
    family = make.clients.ashworths(store, staff.priya)
    with pytest.raises(Refused, match=r"Daniel Reed is away: Holiday all day on Sat 19 Sep\."):
        make.sessions.booked(store, staff, family, datetime(2026, 9, 19, 10, 30))
    with clock.standing_at(datetime(2026, 9, 16, 9)):
        assert store.do(diary.call_off_other, days[5], "he is back", by=staff.priya) == 12
    still = [row for row in (store.ask(diary.appointment, each) for each in days) if not row.cancelled]
    assert [row.wall.date() for row in still] == [date(2026, 9, 14), date(2026, 9, 15)]
    make.sessions.booked(store, staff, family, datetime(2026, 9, 19, 10, 30))


def test_one_day_of_a_holiday_can_be_worked_after_all(store: Store, staff: Staff) -> None:
    days = put(store, staff, holiday(staff, date(2026, 9, 14), date(2026, 9, 18)))
    with clock.standing_at(CALLED):
        assert store.do(diary.call_off_other, days[2], "a wedding", by=staff.priya, only_this=True) == 1
        as_put = store.ask(diary.series, days[0])
    assert [store.ask(diary.appointment, each).cancelled for each in days] == [
        False,
        False,
        True,
        False,
        False,
    ]
    assert as_put.last_day == date(2026, 9, 18)
    assert as_put.days() == tuple(date(2026, 9, day) for day in (14, 15, 17, 18))


def test_a_holiday_says_everything_that_is_in_its_way_at_once(store: Store, staff: Staff) -> None:
    family = make.clients.ashworths(store, staff.priya)
    for day in (15, 16, 17, 18):
        make.sessions.booked(store, staff, family, datetime(2026, 9, day, 10))
    with pytest.raises(Taken) as told:
        put(store, staff, holiday(staff, date(2026, 9, 14), date(2026, 9, 27)))
    assert told.value.message == (
        "Tue 15 Sep: Daniel Reed is taken by The Ashworth family in Studio One until 11\u00a0am. "
        "Wed 16 Sep: Daniel Reed is taken by The Ashworth family in Studio One until 11\u00a0am. "
        "Thu 17 Sep: Daniel Reed is taken by The Ashworth family in Studio One until 11\u00a0am. And 1 more."
    )
    assert store.ask(diary.week, date(2026, 9, 21)) == []


def test_a_holiday_is_made_longer_shorter_or_someone_elses(store: Store, staff: Staff) -> None:
    days = put(store, staff, holiday(staff, date(2026, 9, 14), date(2026, 9, 16)))
    longer = holiday(staff, date(2026, 9, 15), date(2026, 9, 18), title="Cornwall")
    with clock.standing_at(CALLED):
        version = store.ask(diary.appointment, days[1]).version
        now = store.do(diary.amend_other, days[1], longer, version, by=staff.priya)
        assert tuple(now[:2]) == days[1:]
        rows = [store.ask(diary.appointment, each) for each in now]
        assert [(row.wall.date().day, row.title) for row in rows] == [
            (day, "Cornwall") for day in (15, 16, 17, 18)
        ]
        assert len({row.series_id for row in rows}) == 1
        assert store.ask(diary.appointment, days[0]).cancelled
        helens = holiday(staff, date(2026, 9, 15), date(2026, 9, 15), people=people(staff.helen))
        (only,) = store.do(diary.amend_other, now[3], helens, by=staff.priya)
    row = store.ask(diary.appointment, only)
    assert (row.staff, row.series_id, row.title) == ("Helen Marsh", None, "Holiday")
    assert [row.id for row in store.ask(diary.week, date(2026, 9, 14))] == [only]


def test_two_desks_that_amend_one_holiday_are_told(store: Store, staff: Staff) -> None:
    (day,) = put(store, staff, holiday(staff, date(2026, 9, 15), date(2026, 9, 15)))
    with clock.standing_at(CALLED):
        seen = store.ask(diary.appointment, day).version
        other = holiday(staff, date(2026, 9, 16), date(2026, 9, 16))
        store.do(diary.amend_other, day, holiday(staff, date(2026, 9, 15), date(2026, 9, 15), title="Ill"), seen,
                 by=staff.priya)  # fmt: skip
        with pytest.raises(Conflict, match="Someone else has just changed Ill"):
            store.do(diary.amend_other, day, other, seen, by=staff.helen)
        with pytest.raises(Conflict):
            store.do(diary.call_off_other, day, "a mistake", seen, by=staff.helen)


def test_a_meeting_holds_everyone_and_shows_in_each_ones_column(store: Store, staff: Staff) -> None:
    everyone = people(staff.helen, staff.daniel, staff.priya)
    rooms = (room_named(store, "Viewing room").id, room_named(store, "Studio Two").id)
    (meeting,) = make.diary.arranged(
        store, staff, datetime(2026, 9, 12, 9, 30), other=OtherKind.MEETING, title="The new price list", minutes=90,
        people=everyone, rooms=rooms,
    )  # fmt: skip
    (row,) = store.ask(diary.day, WALL.date())
    assert (row.id, set(row.people), set(row.rooms)) == (meeting, set(everyone), set(rooms))
    assert row.staff == "Helen Marsh, Daniel Reed and Priya Shah"
    assert row.room == "Viewing room and Studio Two"
    family = make.clients.ashworths(store, staff.priya)
    with pytest.raises(Refused, match=r"Daniel Reed has The new price list in Viewing room until 11\u00a0am"):
        make.sessions.booked(store, staff, family)
    with clock.standing_at(CALLED):
        store.do(diary.move, meeting, datetime(2026, 9, 12, 14), by=staff.priya)
    make.sessions.booked(store, staff, family)
    assert store.ask(diary.appointment, meeting).people == row.people
    with pytest.raises(Refused, match="Studio Two is taken by The new price list"):
        make.sessions.booked(
            store, staff, family, datetime(2026, 9, 12, 15), room="Studio Two", minutes=45,
            photographer_id=StaffId(staff.helen.staff_id),
        )  # fmt: skip


def test_whom_a_meeting_is_taken_from_is_free_again(store: Store, staff: Staff) -> None:
    both = people(staff.helen, staff.daniel)
    (meeting,) = make.diary.arranged(store, staff, WALL, other=OtherKind.MEETING, people=both)
    with clock.standing_at(CALLED):
        alone = make.diary.draft(staff, WALL, other=OtherKind.MEETING, people=people(staff.helen))
        store.do(diary.amend_other, meeting, alone, by=staff.priya)
    row = store.ask(diary.appointment, meeting)
    assert (row.people, row.staff) == (people(staff.helen), "Helen Marsh")
    make.sessions.booked(store, staff, make.clients.ashworths(store, staff.priya))


def test_lunch_on_every_working_day_of_a_month(store: Store, staff: Staff) -> None:
    days = make.diary.arranged(
        store, staff, datetime(2026, 9, 8, 13), weekdays=(1, 2, 3, 4, 5), last_day=date(2026, 9, 30)
    )
    walls = [store.ask(diary.appointment, each).wall for each in days]
    assert len(walls) == 17
    assert {wall.weekday() for wall in walls} == {1, 2, 3, 4, 5}
    assert {wall.time() for wall in walls} == {datetime(2026, 9, 8, 13).time()}


def test_work_through_the_night_stands_on_both_days_and_says_its_real_span(
    store: Store, staff: Staff
) -> None:
    (night,) = make.diary.arranged(
        store, staff, datetime(2026, 9, 12, 22), other=OtherKind.MAINTENANCE, minutes=600, people=(),
        rooms=(room_named(store, "Studio One").id,),
    )  # fmt: skip
    for day, says in (
        (date(2026, 9, 12), "Sat 10\u00a0pm – Sun 8\u00a0am"),
        (date(2026, 9, 13), "Sat 10\u00a0pm – Sun 8\u00a0am (since Sat 12 Sep)"),
    ):
        (row,) = store.ask(diary.day, day)
        assert (row.id, row.span_on(day)) == (night, says)
    assert store.ask(diary.day, date(2026, 9, 14)) == []


def test_a_whole_day_covers_a_long_evening_too(store: Store, staff: Staff) -> None:
    hours = HoursDraft(days=(DayHours(weekday=5, opens=480, closes=1080, late_until=1410),))
    store.do(business.set_hours, hours, store.ask(business.studio).version, by=staff.helen)
    (day,) = put(store, staff, holiday(staff, WALL.date(), WALL.date()))
    row = store.ask(diary.appointment, day)
    assert (row.wall, row.minutes) == (datetime(2026, 9, 12, 7, 30), diary.LONGEST_MINUTES)


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"people": ()}, "people", "Please say who it is for, or which room."),
        ({"minutes": 0}, "minutes", "between 5 minutes and 16 hours"),
        ({"minutes": 961}, "minutes", "or the whole day"),
        ({"last_day": date(2026, 9, 11)}, "last_day", "before the first"),
        ({"last_day": date(2027, 9, 30)}, "last_day", "at most a year"),
        ({"last_day": date(2026, 9, 13), "weekdays": (2,)}, "last_day", "None of those weekdays"),
        ({"weekdays": (5, 9)}, "weekdays", "days of the week"),
        ({"people": (StaffId(2), StaffId(2))}, "people", "named twice"),
        ({"people": (StaffId(99),)}, "people", "who work here"),
        ({"title": "x" * 161}, "title", "160 characters"),
        ({"wall": datetime(2026, 8, 1, 12)}, "time", "is past"),
        ({"wall": datetime(2027, 3, 28, 1, 30)}, "time", "does not exist"),
        ({"wall": datetime(2026, 10, 25, 1, 30)}, "time", "happens twice"),
    ],
)
def test_what_does_not_do_is_refused_at_its_field(
    store: Store, staff: Staff, changes: dict[str, Any], field: str, words: str
) -> None:
    with pytest.raises(Refused) as told:
        make.diary.arranged(store, staff, **changes)
    assert (told.value.field, words in told.value.message) == (field, True), told.value.message


def test_an_other_appointment_is_called_off_with_a_reason_and_once(store: Store, staff: Staff) -> None:
    (lunch,) = make.diary.arranged(store, staff)
    with clock.standing_at(CALLED):
        with pytest.raises(Refused, match="say why"):
            store.do(diary.call_off_other, lunch, " ", by=staff.priya)
        store.do(diary.call_off_other, lunch, "she is ill", by=staff.priya)
        with pytest.raises(Refused, match="called off already"):
            store.do(diary.call_off_other, lunch, "again", by=staff.priya)
    assert store.ask(diary.day, make.diary.LUNCH.date()) == []


def test_a_clients_appointment_is_not_amended_as_lunch(store: Store, staff: Staff) -> None:
    family = make.clients.ashworths(store, staff.priya)
    make.sessions.booked(store, staff, family)
    with clock.standing_at(CALLED):
        (row,) = store.ask(diary.coming, family)
        for act in (
            lambda: store.do(diary.call_off_other, row.id, "lunch", by=staff.priya),
            lambda: store.do(diary.amend_other, row.id, make.diary.draft(staff), by=staff.priya),
            lambda: store.ask(diary.series, row.id),
        ):
            with pytest.raises(Refused, match="is with a client"):
                act()


def test_a_month_counts_by_kind_and_says_who_is_away_and_why_it_is_closed(store: Store, staff: Staff) -> None:
    family = make.clients.ashworths(store, staff.priya)
    make.sessions.booked(store, staff, family)
    make.sessions.booked(
        store, staff, family, WALL + timedelta(hours=3), provisional=True, hold_until=date(2026, 9, 9)
    )
    make.diary.arranged(store, staff, people=people(staff.helen))
    put(store, staff, holiday(staff, date(2026, 9, 22), date(2026, 9, 23)))
    closed = ClosureDraft(first_day=date(2026, 9, 30), last_day=date(2026, 9, 30), reason="stocktaking")
    store.do(business.add_closure, closed, by=staff.helen)
    month = store.ask(diary.month, date(2026, 9, 1))
    assert (month[0].day, month[-1].day, len(month)) == (date(2026, 8, 31), date(2026, 10, 4), 35)
    on = {each.day: each for each in month}
    saturday = on[WALL.date()]
    assert saturday.counts == {AppointmentKind.SESSION: 2, AppointmentKind.OTHER: 1}
    assert (saturday.total, saturday.provisional, saturday.closed) == (3, 1, "")
    assert on[date(2026, 9, 22)].away == ("Holiday: Daniel Reed",)
    assert on[date(2026, 9, 30)].closed == "We are closed then: stocktaking."
    assert on[date(2026, 9, 14)].closed == "We are closed on Mondays."
    (christmas,) = [
        each for each in store.ask(diary.month, date(2026, 12, 5)) if each.day == date(2026, 12, 25)
    ]
    assert christmas.closed == "That is a bank holiday: Christmas Day."
