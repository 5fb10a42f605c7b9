"""Holds that are held longer or released by somebody, and who would like an earlier time."""

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import pytest

from studio import clock, diary, sessions, viewings
from studio.business import StaffId
from studio.clients import HouseholdId
from studio.db import Store
from studio.diary import OtherKind, PartOfDay
from studio.errors import Conflict, Refused
from studio.sessions import (
    CouldCome,
    MoveDraft,
    SessionId,
    SessionState,
    WaitDraft,
    WaitingEnd,
    WaitingId,
    WaitingRow,
)  # fmt: skip
from tests import make
from tests.make.business import Staff, marsh_and_reed
from tests.make.catalogue import session_type

CALLED, WALL = make.sessions.CALLED, make.sessions.WALL
TODAY = CALLED.date()
LATER = datetime(2026, 9, 26, 10, 30)


class Desk(NamedTuple):
    store: Store
    staff: Staff
    family: HouseholdId
    other: HouseholdId


@pytest.fixture
def desk(store: Store) -> Desk:
    staff = marsh_and_reed(store)
    family = make.clients.ashworths(store, staff.priya)
    return Desk(store, staff, family, make.clients.khan_and_ellis(store, staff.priya))


def wait(
    desk: Desk, household_id: HouseholdId, session_id: SessionId | None = None, **changes: Any
) -> WaitingId:
    with clock.standing_at(CALLED):
        draft = WaitDraft(household_id=household_id, session_id=session_id, **changes)
        return WaitingId(desk.store.do(sessions.wait, draft, by=desk.staff.priya))


def could(desk: Desk, today: date = TODAY) -> tuple[CouldCome, ...]:
    with clock.standing_at(datetime.combine(today, CALLED.time())):
        return desk.store.ask(sessions.could_come, today)


def owed(desk: Desk, today: date = TODAY) -> list[str]:
    with clock.standing_at(datetime.combine(today, CALLED.time())):
        return [line.title.replace("\u00a0", " ") for line in desk.store.ask(sessions.owed, today)]


def cancel(desk: Desk, session_id: SessionId) -> None:
    with clock.standing_at(CALLED + timedelta(minutes=5)):
        desk.store.do(viewings.cancel_session, session_id, "she is ill", by=desk.staff.priya)


def waiting(desk: Desk) -> tuple[WaitingRow, ...]:
    return desk.store.ask(sessions.waiting)


def test_a_hold_is_offered_to_be_released_and_never_goes_by_itself(desk: Desk) -> None:
    held = make.sessions.booked(
        desk.store, desk.staff, desk.family, provisional=True, hold_until=date(2026, 9, 8)
    )
    late = date(2026, 9, 10)
    assert "Ashworth: confirm or release Sat 12 Sep" in owed(desk, late)
    assert desk.store.ask(sessions.session, held).state is SessionState.PROVISIONAL
    with clock.standing_at(CALLED), pytest.raises(Refused, match="ask them, or release it") as told:
        make.sessions.booked(desk.store, desk.staff, desk.other)
    assert isinstance(told.value, diary.Taken)
    assert told.value.clash.grade is diary.Grade.HELD
    with clock.standing_at(datetime.combine(late, CALLED.time())):
        desk.store.do(sessions.hold_longer, held, date(2026, 9, 11), by=desk.staff.priya)
    assert owed(desk, date(2026, 9, 9)) == []
    with clock.standing_at(datetime.combine(late, CALLED.time())):
        desk.store.do(sessions.release, held, "no answer", by=desk.staff.priya)
    row = desk.store.ask(sessions.session, held)
    assert (row.state, row.cancelled_reason) == (
        SessionState.CANCELLED, "The time was held until Fri 11 Sep and is released: no answer",
    )  # fmt: skip
    make.sessions.booked(desk.store, desk.staff, desk.other)


@pytest.mark.parametrize(
    ("until", "words"),
    [
        (date(2026, 9, 1), "is past"),
        (date(2026, 9, 13), "not be held until after"),
        (date(2026, 9, 8), "held until Tue 8 Sep already"),
    ],
)
def test_a_hold_is_not_made_longer_than_makes_sense(desk: Desk, until: date, words: str) -> None:
    held = make.sessions.booked(
        desk.store, desk.staff, desk.family, provisional=True, hold_until=date(2026, 9, 8)
    )
    with clock.standing_at(CALLED), pytest.raises(Refused) as told:
        desk.store.do(sessions.hold_longer, held, until, by=desk.staff.priya)
    assert words.replace("not be", "cannot be") in told.value.message
    assert told.value.field == "hold_until"


def test_what_is_firm_is_not_released(desk: Desk) -> None:
    firm = make.sessions.booked(desk.store, desk.staff, desk.family)
    for act, more in ((sessions.release, ()), (sessions.hold_longer, (date(2026, 9, 11),))):
        with pytest.raises(Refused, match="is confirmed, so its time is not merely held"):
            desk.store.do(act, firm, *more, by=desk.staff.priya)


def test_when_a_time_frees_today_names_whom_to_ring_first_come_first(desk: Desk) -> None:
    gone = make.sessions.booked(desk.store, desk.staff, desk.other)
    mine = make.sessions.booked(desk.store, desk.staff, desk.family, LATER)
    wait(desk, desk.family, mine)
    wait(desk, desk.other, type_id=session_type(desk.store).id)
    assert could(desk) == ()
    cancel(desk, gone)
    (ring,) = could(desk)
    assert (ring.waiting.household_id, ring.wall, ring.others) == (desk.family, WALL, 1)
    assert owed(desk) == ["Ring The Ashworth family: Sat 12 Sep, 10.30 am has become free"]


def test_taking_the_time_moves_the_session_ends_the_wait_and_keeps_it(desk: Desk) -> None:
    gone = make.sessions.booked(desk.store, desk.staff, desk.other)
    mine = make.sessions.booked(desk.store, desk.staff, desk.family, LATER)
    waits = wait(desk, desk.family, mine, words="before her sister flies home")
    cancel(desk, gone)
    (ring,) = could(desk)
    with clock.standing_at(CALLED + timedelta(hours=1)):
        draft = MoveDraft(wall=WALL, room_id=ring.room_id, staff_id=ring.staff_id)
        desk.store.do(sessions.come_earlier, waits, draft, by=desk.staff.priya)
    row = desk.store.ask(sessions.session, mine)
    assert (row.wall, row.told_client) == (WALL, True)
    assert (waiting(desk), could(desk)) == ((), ())
    (kept,) = desk.store.ask(sessions.waits_of, desk.family)
    assert (kept.ended_how, kept.words) == (WaitingEnd.CAME, "before her sister flies home")
    told = [event for event in desk.store.ask(sessions.story, desk.family) if "earlier time" in event.title]
    assert [(event.detail, event.badges[0].text) for event in told] == [
        ("any day · They took an earlier time.", "came earlier"),
    ]  # fmt: skip
    with pytest.raises(Refused, match="not on the waiting list any more"):
        desk.store.do(sessions.stop_waiting, waits, by=desk.staff.priya)


def test_who_does_not_want_this_one_goes_on_waiting_and_the_next_is_named(desk: Desk) -> None:
    gone = make.sessions.booked(desk.store, desk.staff, desk.other)
    mine = make.sessions.booked(desk.store, desk.staff, desk.family, LATER)
    first = wait(desk, desk.family, mine)
    second = wait(desk, desk.other, type_id=session_type(desk.store).id)
    cancel(desk, gone)
    (ring,) = could(desk)
    for _ in range(2):  # pressed twice is said once
        desk.store.do(sessions.not_this_one, first, ring.freed_id, "too soon", by=desk.staff.priya)
    assert [each.waiting.id for each in could(desk)] == [second]
    assert [row.id for row in waiting(desk)] == [first, second]
    desk.store.do(sessions.not_this_one, second, ring.freed_id, by=desk.staff.priya)
    assert could(desk) == ()


def test_a_time_is_only_named_while_it_is_still_free(desk: Desk) -> None:
    gone = make.sessions.booked(desk.store, desk.staff, desk.other)
    mine = make.sessions.booked(desk.store, desk.staff, desk.family, LATER)
    wait(desk, desk.family, mine, photographer_id=StaffId(desk.staff.daniel.staff_id))
    cancel(desk, gone)
    assert len(could(desk)) == 1
    make.diary.arranged(
        desk.store, desk.staff, datetime(2026, 9, 12), other=OtherKind.HOLIDAY, whole_day=True
    )
    assert could(desk) == ()


def test_what_was_free_before_they_waited_is_no_news(desk: Desk) -> None:
    gone = make.sessions.booked(desk.store, desk.staff, desk.other)
    mine = make.sessions.booked(desk.store, desk.staff, desk.family, LATER)
    cancel(desk, gone)
    with clock.standing_at(CALLED + timedelta(hours=1)):
        draft = WaitDraft(household_id=desk.family, session_id=mine)
        desk.store.do(sessions.wait, draft, by=desk.staff.priya)
    assert could(desk) == ()


@pytest.mark.parametrize(
    ("wishes", "suits"),
    [
        ({}, True),
        ({"weekdays": (5,)}, True),
        ({"weekdays": (1, 2)}, False),
        ({"parts": (PartOfDay.MORNING, PartOfDay.AFTERNOON)}, True),
        ({"parts": (PartOfDay.EVENING,)}, False),
        ({"until": date(2026, 9, 12)}, True),
        ({"until": date(2026, 9, 11)}, False),
    ],
)
def test_only_a_time_that_suits_them_is_rung_about(desk: Desk, wishes: dict[str, Any], suits: bool) -> None:
    gone = make.sessions.booked(desk.store, desk.staff, desk.other)
    mine = make.sessions.booked(desk.store, desk.staff, desk.family, LATER)
    wait(desk, desk.family, mine, **wishes)
    cancel(desk, gone)
    assert bool(could(desk)) is suits


def test_a_move_a_release_and_a_holiday_called_off_free_their_times_too(desk: Desk) -> None:
    store, staff = desk.store, desk.staff
    mine = make.sessions.booked(store, staff, desk.family, LATER)
    daniel = StaffId(staff.daniel.staff_id)
    (away,) = make.diary.arranged(
        store, staff, datetime(2026, 9, 8), other=OtherKind.HOLIDAY, whole_day=True, people=(daniel,)
    )
    moved = make.sessions.booked(store, staff, desk.other, datetime(2026, 9, 15, 11))
    held = make.sessions.booked(
        store, staff, desk.other, datetime(2026, 9, 17, 11), provisional=True, hold_until=date(2026, 9, 9)
    )
    wait(desk, desk.family, mine, photographer_id=daniel)
    with clock.standing_at(CALLED + timedelta(minutes=5)):
        store.do(diary.call_off_other, away, "he stays", by=staff.priya)
        store.do(sessions.move, moved, MoveDraft(wall=datetime(2026, 9, 30, 11)), by=staff.priya)
        store.do(sessions.release, held, by=staff.priya)
    assert [each.wall.date() for each in could(desk)] == [date(2026, 9, day) for day in (8, 15, 17)]


def test_their_own_move_does_not_ring_them(desk: Desk) -> None:
    mine = make.sessions.booked(desk.store, desk.staff, desk.family)
    wait(desk, desk.family, mine)
    with clock.standing_at(CALLED + timedelta(minutes=5)):
        desk.store.do(sessions.move, mine, MoveDraft(wall=LATER), by=desk.staff.priya)
    assert could(desk) == ()


def test_a_first_booking_ends_the_wait_of_who_had_none(desk: Desk) -> None:
    waits = wait(desk, desk.family, type_id=session_type(desk.store).id)
    with clock.standing_at(CALLED), pytest.raises(Refused, match="They have no session yet"):
        desk.store.do(sessions.come_earlier, waits, MoveDraft(wall=WALL), by=desk.staff.priya)
    make.sessions.booked(desk.store, desk.staff, desk.family)
    (kept,) = desk.store.ask(sessions.waits_of, desk.family)
    assert (kept.ended_how, waiting(desk)) == (WaitingEnd.BOOKED, ())


@pytest.mark.parametrize(
    ("how", "ends"), [("cancel", "called off"), ("complete", "taken place"), ("miss", "not come")]
)
def test_a_wait_ends_with_its_session(desk: Desk, how: str, ends: str) -> None:
    session = make.sessions.booked(desk.store, desk.staff, desk.family)
    wait(desk, desk.family, session)
    over = WALL + timedelta(minutes=70)
    if how == "cancel":
        cancel(desk, session)
    elif how == "complete":
        make.sessions.completed(desk.store, desk.staff.daniel, session, over)
    else:
        with clock.standing_at(over):
            desk.store.do(sessions.no_show, session, by=desk.staff.priya)
    (kept,) = desk.store.ask(sessions.waits_of, desk.family)
    assert (kept.ended_how, ends in kept.ended_because) == (WaitingEnd.OVER, True)


def test_when_nothing_came_free_in_time_they_are_told(desk: Desk) -> None:
    mine = make.sessions.booked(desk.store, desk.staff, desk.family, LATER)
    wait(desk, desk.family, mine, until=date(2026, 9, 10), weekdays=(5, 1), parts=(PartOfDay.MORNING,))
    assert owed(desk, date(2026, 9, 10)) == []
    assert owed(desk, date(2026, 9, 11)) == ["The Ashworth family: nothing earlier came free"]
    (row,) = waiting(desk)
    assert row.wishes == "Tuesdays and Saturdays, in the morning, until Thu 10 Sep"
    desk.store.do(sessions.stop_waiting, row.id, "told her", row.version, by=desk.staff.priya)
    assert owed(desk, date(2026, 9, 11)) == []


def test_a_wait_that_makes_no_sense_is_refused(desk: Desk) -> None:
    mine = make.sessions.booked(desk.store, desk.staff, desk.family, LATER)
    type_id = session_type(desk.store).id
    cases: list[tuple[dict[str, Any], str]] = [
        ({"household_id": desk.family}, "what kind of session"),
        ({"household_id": desk.other, "session_id": mine}, "another family's"),
        ({"household_id": desk.family, "session_id": mine, "until": date(2026, 9, 1)}, "a day to come"),
        ({"household_id": desk.family, "session_id": mine, "weekdays": (7,)}, "days of the week"),
        ({"household_id": desk.family, "type_id": type_id, "photographer_id": StaffId(3)}, "who photographs"),
        ({"household_id": desk.family, "type_id": type_id + 99}, "what kind of session"),
        ({"household_id": desk.family, "session_id": mine, "words": "x" * 401}, "400 characters"),
    ]
    for values, words in cases:
        with clock.standing_at(CALLED), pytest.raises(Refused) as told:
            desk.store.do(sessions.wait, WaitDraft(**values), by=desk.staff.priya)
        assert words in told.value.message
    wait(desk, desk.family, mine)
    with pytest.raises(Refused, match="on the waiting list already"):
        wait(desk, desk.family, mine)
    (row,) = waiting(desk)
    later = MoveDraft(wall=LATER + timedelta(days=1))
    with clock.standing_at(CALLED), pytest.raises(Refused, match="not earlier than the time they have"):
        desk.store.do(sessions.come_earlier, row.id, later, by=desk.staff.priya)


def test_two_desks_with_one_wait_are_told(desk: Desk) -> None:
    wait(desk, desk.family, type_id=session_type(desk.store).id)
    (row,) = waiting(desk)
    with pytest.raises(Conflict):
        desk.store.do(sessions.stop_waiting, row.id, "", row.version + 1, by=desk.staff.priya)
