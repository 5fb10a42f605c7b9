""" "Are you free on …?": one plain sentence for the caller, and the next times that fit everyone."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from studio import business, clients, clock, diary
from studio.business import ClosureDraft, StaffId
from studio.clients import HouseholdId
from studio.db import Store
from studio.diary import FreeAnswer, FreeQuestion, OtherKind, PartOfDay, SlotWish
from studio.diary.slots import understood
from tests import make
from tests.make.business import Staff, marsh_and_reed, room_named

CALLED, WALL = make.sessions.CALLED, make.sessions.WALL
SATURDAY = WALL.date()


@pytest.fixture
def staff(store: Store) -> Staff:
    return marsh_and_reed(store)


@pytest.fixture
def family(store: Store, staff: Staff) -> HouseholdId:
    return make.clients.ashworths(store, staff.priya)


def asked(store: Store, day: date = SATURDAY, at: time | None = None, **changes: Any) -> FreeAnswer:
    values: dict[str, Any] = {"minutes": 60, "turnaround": 15}
    with clock.standing_at(CALLED):
        return store.ask(diary.are_you_free, FreeQuestion(day=day, at=at, **values | changes))


def said(answer: FreeAnswer) -> str:
    return answer.sentence.replace("\u00a0", " ")


def test_a_day_with_nothing_in_it_is_free_all_day(store: Store, staff: Staff) -> None:
    answer = asked(store)
    assert said(answer) == "Yes, Saturday 12 September is free all day."
    assert (answer.yes, answer.slots[0].wall) == (True, datetime(2026, 9, 12, 9, 30))
    assert said(asked(store, date(2026, 9, 15))) == (
        "Yes, Tuesday 15 September is free all day, after 5.30 pm by arrangement."
    )
    assert said(asked(store, date(2027, 2, 6))) == "Yes, Saturday 6 February 2027 is free all day."


def test_a_day_is_free_between_what_is_in_it(store: Store, staff: Staff, family: HouseholdId) -> None:
    make.sessions.booked(store, staff, family, datetime(2026, 9, 12, 12, 15), minutes=105)
    assert said(asked(store, staff_id=StaffId(staff.daniel.staff_id))) == (
        "Yes, Saturday 12 September is free from 9.30 am to 12.15 pm and from 2 pm."
    )
    assert said(asked(store)) == "Yes, Saturday 12 September is free all day."


def test_a_time_that_is_free_says_with_whom(store: Store, staff: Staff, family: HouseholdId) -> None:
    make.sessions.booked(store, staff, family)
    answer = asked(store, at=time(10, 30))
    assert said(answer) == "Yes, 10.30 am on Saturday 12 September is free, with Helen Marsh."
    (slot,) = answer.slots
    assert (slot.room_id, slot.staff_id) == (room_named(store, "Studio Two").id, staff.helen.staff_id)
    assert (
        said(asked(store, at=time(10, 40)))
        == "Yes, 10.40 am on Saturday 12 September is free, with Helen Marsh."
    )
    evening = asked(store, date(2026, 9, 15), time(19))
    assert said(evening) == "Yes, 7 pm on Tuesday 15 September is free, by arrangement, with Helen Marsh."


def test_a_time_that_is_taken_names_the_nearest_and_nobodys_name(
    store: Store, staff: Staff, family: HouseholdId
) -> None:
    make.sessions.booked(store, staff, family)
    answer = asked(store, at=time(10, 30), staff_id=StaffId(staff.daniel.staff_id))
    assert said(answer) == (
        "No, not at 10.30 am on Saturday 12 September: that is taken; the nearest are "
        "Sat 12 Sep at 9.30 am, 11.30 am and 12.30 pm."
    )
    assert "Ashworth" not in answer.sentence
    assert answer.clash is not None
    assert answer.clash.title == "The Ashworth family"


@pytest.mark.parametrize(
    ("day", "at", "words"),
    [
        (
            date(2026, 9, 14),
            None,
            "No, Monday 14 September: we are closed on Mondays; the nearest are Tue",
        ),
        (date(2026, 12, 25), None, "that is a bank holiday: Christmas Day; the nearest are"),
        (
            date(2026, 9, 12),
            time(18),
            "not at 6 pm on Saturday 12 September: we are open from 9.30 am to 5.30 pm",
        ),
        (date(2026, 9, 1), None, "Tuesday 1 September is past. Which day did you mean?"),
        (date(2027, 3, 28), time(1, 30), "the clocks go forward then"),
    ],
)
def test_a_day_or_time_that_will_not_do_says_why(
    store: Store, staff: Staff, day: date, at: time | None, words: str
) -> None:
    answer = asked(store, day, at)
    assert not answer.yes
    assert words in said(answer)


def test_a_full_day_names_the_next_days(store: Store, staff: Staff) -> None:
    everyone = tuple(StaffId(each.staff_id) for each in (staff.helen, staff.daniel))
    make.diary.arranged(
        store, staff, datetime(2026, 9, 12), other=OtherKind.MEETING, whole_day=True, people=everyone
    )
    assert said(asked(store)) == (
        "No, Saturday 12 September is full; the nearest are Tue 15 Sep at 9.30 am, 12 noon and 6 pm."
    )


def test_with_nothing_free_for_weeks_it_says_so_without_a_made_up_time(store: Store, staff: Staff) -> None:
    closure = ClosureDraft(first_day=date(2026, 9, 7), last_day=date(2026, 10, 30), reason="the move")
    store.do(business.add_closure, closure, by=staff.helen)
    assert said(asked(store)) == "No, Saturday 12 September: we are closed then: the move."


@pytest.mark.parametrize(
    ("words", "likes", "dislikes"),
    [
        ("mornings", (5, 10), (5, 14)),
        ("after 4 pm", (2, 16), (2, 15)),
        ("Saturdays", (5, 10), (1, 10)),
        ("weekday evenings", (1, 19), (5, 19)),
        ("Tuesday or Wednesday afternoon", (2, 15), (3, 15)),
    ],
)
def test_a_best_time_in_plain_words_is_understood(
    words: str, likes: tuple[int, int], dislikes: tuple[int, int]
) -> None:
    monday = datetime(2026, 9, 7)
    best = understood(words)
    assert best.likes(monday + timedelta(days=likes[0], hours=likes[1]))
    assert not best.likes(monday + timedelta(days=dislikes[0], hours=dislikes[1]))


@pytest.mark.parametrize(
    "words", ["", "not at school time", "never mornings", "ask her", "don't ring on Saturdays"]
)
def test_a_best_time_that_is_not_plain_is_nobodys_wish(words: str) -> None:
    for hour in (9, 13, 19):
        assert understood(words).likes(datetime(2026, 9, 8, hour))


def test_the_clients_best_time_is_offered_first_and_others_follow(store: Store, staff: Staff) -> None:
    likes = replace(make.clients.ASHWORTHS, best_time="afternoons")
    family = HouseholdId(store.do(clients.register, likes, by=staff.priya))
    room = room_named(store, "Studio One").id
    wish = SlotWish(
        minutes=60, rooms=(room,), starts_on=date(2026, 9, 8), household_id=family, late=True, days=2
    )
    with clock.standing_at(CALLED):
        found = store.ask(diary.offered, wish)
    assert [(slot.wall, slot.wished) for slot in found] == [
        (datetime(2026, 9, 8, 12), True), (datetime(2026, 9, 9, 12), True), (datetime(2026, 9, 8, 9, 30), False),
    ]  # fmt: skip


def test_only_the_weekdays_and_parts_of_the_day_that_were_asked_for(store: Store, staff: Staff) -> None:
    room = room_named(store, "Studio One").id
    wish = SlotWish(
        minutes=60, rooms=(room,), starts_on=date(2026, 9, 8), weekdays=(1, 2), parts=(PartOfDay.EVENING,), late=True,
        people=(StaffId(staff.daniel.staff_id), StaffId(staff.helen.staff_id)),
    )  # fmt: skip
    with clock.standing_at(CALLED):
        found = store.ask(diary.offered, wish)
    assert [slot.wall for slot in found] == [datetime(2026, 9, day, 18) for day in (8, 9, 15)]
    assert {slot.staff_id for slot in found} == {staff.daniel.staff_id}


def test_any_photographer_who_is_free_will_do(store: Store, staff: Staff, family: HouseholdId) -> None:
    make.sessions.booked(store, staff, family)
    rooms = (room_named(store, "Studio One").id, room_named(store, "Studio Two").id)
    wish = SlotWish(
        minutes=60, rooms=rooms, starts_on=SATURDAY, earliest=10 * 60 + 30, most=1, turnaround=15,
        people=(StaffId(staff.daniel.staff_id), StaffId(staff.helen.staff_id)),
    )  # fmt: skip
    with clock.standing_at(CALLED):
        (slot,) = store.ask(diary.free_slots, wish)
    assert (slot.wall, slot.room_id, slot.staff_id) == (WALL, rooms[1], staff.helen.staff_id)


def test_the_photographers_time_is_free_without_a_room_for_a_viewing_at_home(
    store: Store, staff: Staff
) -> None:
    wish = SlotWish(minutes=120, rooms=(), staff_id=StaffId(staff.helen.staff_id), starts_on=SATURDAY, most=1)
    with clock.standing_at(CALLED):
        (slot,) = store.ask(diary.free_slots, wish)
    assert (slot.wall, slot.room_id, slot.staff_id) == (
        datetime(2026, 9, 12, 9, 30),
        None,
        staff.helen.staff_id,
    )
