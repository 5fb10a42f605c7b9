"""Moving a session asks in the same step what follows with it, and moves what was chosen in one transaction."""

import threading
from datetime import date, datetime, timedelta

import pytest

from studio import clock, diary, orders, promises, sessions, viewings
from studio.business import StaffId
from studio.db import Store
from studio.diary import OtherKind
from studio.errors import Conflict, Refused
from studio.orders import PresentationDraft
from studio.promises import PromiseDraft, PromiseKind
from studio.sessions import MoveDraft
from studio.viewings import Follow
from tests import make
from tests.make.business import marsh_and_reed, room_named
from tests.make.viewings import Ahead

CALLED, WALL, EVENING = make.sessions.CALLED, make.sessions.WALL, make.viewings.EVENING
WEEK = timedelta(days=7)


@pytest.fixture
def ahead(store: Store) -> Ahead:
    """A session and its viewing, and a promise written in the session."""
    both = make.viewings.booked_ahead(store, read_back=True)
    with clock.standing_at(CALLED):
        promise = PromiseDraft(
            both.family,
            "The pictures by Tom's birthday",
            PromiseKind.DATE,
            date(2026, 10, 2),
            source=f"session:{both.session}",
        )
        store.do(promises.make, promise, by=both.staff.priya)
    return both


def follows(ahead: Ahead, wall: datetime) -> dict[str, Follow]:
    with clock.standing_at(CALLED):
        return {each.what: each for each in ahead.store.ask(viewings.what_follows, ahead.session, wall)}


def test_what_follows_is_shown_before_and_after(ahead: Ahead) -> None:
    found = follows(ahead, WALL + WEEK)
    assert list(found) == ["viewing", "promise", "reminder"]
    viewing, promise, reminder = found.values()
    assert (viewing.before, viewing.after, viewing.possible, viewing.needed) == (
        EVENING,
        EVENING + WEEK,
        True,
        True,
    )
    assert viewing.after_words == "Wed 23 Sep, 7\u00a0pm"
    assert (promise.title, promise.before, promise.after) == (
        "The pictures by Tom's birthday", date(2026, 10, 2), date(2026, 10, 9),
    )  # fmt: skip
    assert (reminder.before, reminder.after, reminder.by_itself) == (date(2026, 9, 2), date(2026, 9, 9), True)


def test_a_move_within_the_day_takes_nothing_along(ahead: Ahead) -> None:
    assert follows(ahead, WALL + timedelta(hours=2)) == {}


def test_a_promised_date_follows_to_an_open_day(ahead: Ahead) -> None:
    # Two days later than Friday 2 October is a Sunday; the next open day is Tuesday.
    assert follows(ahead, WALL + timedelta(days=2))["promise"].after == date(2026, 10, 6)


def test_a_viewing_follows_to_the_next_evening_that_is_free(ahead: Ahead) -> None:
    taken = EVENING + WEEK
    make.diary.arranged(
        ahead.store,
        ahead.staff,
        taken,
        other=OtherKind.MEETING,
        people=(StaffId(ahead.staff.helen.staff_id),),
    )
    # Wednesday is taken, Thursday to Monday have no late evening, so it is the Tuesday after.
    assert follows(ahead, WALL + WEEK)["viewing"].after == taken + timedelta(days=6)


def test_a_viewing_that_cannot_follow_says_why_and_moves_nothing(ahead: Ahead) -> None:
    make.diary.arranged(
        ahead.store, ahead.staff, datetime(2026, 9, 17), other=OtherKind.HOLIDAY, whole_day=True,
        last_day=date(2026, 10, 31), people=(StaffId(ahead.staff.helen.staff_id),),
    )  # fmt: skip
    follow = follows(ahead, WALL + WEEK)["viewing"]
    assert (follow.possible, follow.after_words) == (False, "")
    assert "Helen Marsh is away: Holiday all day on Wed 23 Sep." in follow.why_not
    with clock.standing_at(CALLED), pytest.raises(Refused, match="The viewing cannot follow") as told:
        ahead.store.do(
            viewings.move_session,
            ahead.session,
            MoveDraft(wall=WALL + WEEK),
            follow=("viewing",),
            by=ahead.staff.priya,
        )
    assert told.value.field == "follow"
    assert ahead.store.ask(sessions.session, ahead.session).wall == WALL


@pytest.mark.parametrize("days", [7, -4, 3])
def test_everything_chosen_moves_in_one_gesture_and_telling_is_owed(ahead: Ahead, days: int) -> None:
    store, moved = ahead.store, timedelta(days=days)
    with clock.standing_at(CALLED):
        proposed = follows(ahead, WALL + moved)
        draft = MoveDraft(wall=WALL + moved, reason="Tom has a match")
        store.do(
            viewings.move_session, ahead.session, draft, follow=("viewing", "promise"), by=ahead.staff.priya
        )
        row, viewing = store.ask(sessions.session, ahead.session), store.ask(viewings.viewing, ahead.viewing)
        owed = [line.title for line in store.ask(diary.owed, CALLED.date())]
    assert (row.wall, viewing.wall, row.told_client) == (WALL + moved, proposed["viewing"].after, False)
    (promise,) = store.ask(promises.open_from, f"session:{ahead.session}")
    assert promise.due == proposed["promise"].after
    assert sorted(owed) == [
        "Tell The Ashworth family that the time has moved", "Tell The Ashworth family that the viewing has moved",
    ]  # fmt: skip


def test_told_on_the_telephone_nothing_is_owed(ahead: Ahead) -> None:
    with clock.standing_at(CALLED):
        draft = MoveDraft(wall=WALL + WEEK)
        ahead.store.do(
            viewings.move_session, ahead.session, draft, follow=("viewing",), told=True, by=ahead.staff.priya
        )
        assert ahead.store.ask(diary.owed, CALLED.date()) == []
    (promise,) = ahead.store.ask(promises.open_from, f"session:{ahead.session}")
    assert promise.due == date(2026, 10, 2)


def test_the_viewing_may_go_to_another_evening_than_the_one_proposed(ahead: Ahead) -> None:
    evening = MoveDraft(wall=datetime(2026, 9, 22, 18))
    with clock.standing_at(CALLED):
        ahead.store.do(
            viewings.move_session,
            ahead.session,
            MoveDraft(wall=WALL + WEEK),
            viewing_at=evening,
            by=ahead.staff.priya,
        )
        assert ahead.store.ask(viewings.viewing, ahead.viewing).wall == evening.wall
        too_early = MoveDraft(wall=datetime(2026, 9, 23, 18))
        with pytest.raises(Refused, match="Please let it follow"):
            ahead.store.do(
                viewings.move_session, ahead.session, MoveDraft(wall=datetime(2026, 9, 26, 10)), viewing_at=too_early,
                by=ahead.staff.priya,
            )  # fmt: skip
    assert ahead.store.ask(sessions.session, ahead.session).wall == WALL + WEEK


def test_the_session_may_take_the_very_time_its_viewing_had(ahead: Ahead) -> None:
    store, staff = ahead.store, ahead.staff
    draft = MoveDraft(
        wall=EVENING, room_id=room_named(store, "Viewing room").id, staff_id=StaffId(staff.helen.staff_id)
    )
    with clock.standing_at(CALLED):
        store.do(viewings.move_session, ahead.session, draft, follow=("viewing",), by=staff.priya)
        back = MoveDraft(wall=WALL, room_id=room_named(store, "Studio One").id)
        store.do(viewings.move_session, ahead.session, back, follow=("viewing",), by=staff.priya)
    assert store.ask(sessions.session, ahead.session).wall == WALL


def test_two_desks_drag_one_session_and_the_slower_sees_both_versions(ahead: Ahead) -> None:
    store, staff = ahead.store, ahead.staff
    seen = store.ask(diary.appointment, store.ask(sessions.session, ahead.session).appointment_id).version
    desks = [Store(store.target, desk=f"desk {number}") for number in range(2)]
    start = threading.Barrier(2)
    walls = [WALL - timedelta(hours=1), WALL + timedelta(hours=2)]
    answers: dict[int, Conflict | None] = {}

    def drag(number: int) -> None:
        start.wait()
        try:
            draft = MoveDraft(wall=walls[number], seen=seen)
            desks[number].do(viewings.move_session, ahead.session, draft, by=staff.priya)
            answers[number] = None
        except Conflict as conflict:
            answers[number] = conflict

    with clock.standing_at(CALLED):
        threads = [threading.Thread(target=drag, args=(number,)) for number in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    for desk in desks:
        desk.close()
    (slower,) = [number for number, answer in answers.items() if answer is not None]
    conflict = answers[slower]
    assert conflict is not None
    assert store.ask(sessions.session, ahead.session).wall == walls[1 - slower]
    spans = ["Sat 12 Sep, 9.30 – 10.30\u00a0am", "Sat 12 Sep, 12.30 – 1.30\u00a0pm"]
    assert (conflict.mine["When"], conflict.theirs["When"]) == (spans[slower], spans[1 - slower])
    assert (conflict.theirs["Where"], conflict.theirs["With"]) == ("Studio One", "Daniel Reed")
    assert conflict.message.startswith("Someone else has just changed The Ashworth family: Sat 12 Sep")


def test_what_was_called_off_meanwhile_says_so(ahead: Ahead) -> None:
    row = ahead.store.ask(viewings.viewing, ahead.viewing)
    assert row.appointment_id is not None
    seen = ahead.store.ask(diary.appointment, row.appointment_id).version
    with clock.standing_at(CALLED):
        ahead.store.do(viewings.cancel, ahead.viewing, "a cold", by=ahead.staff.helen)
        with pytest.raises(Refused, match="This viewing is cancelled"):
            ahead.store.do(
                viewings.move, ahead.viewing, MoveDraft(wall=EVENING + WEEK, seen=seen), by=ahead.staff.priya
            )
        with pytest.raises(Conflict) as told:
            ahead.store.do(diary.move, row.appointment_id, EVENING + WEEK, version=seen, by=ahead.staff.priya)
    assert told.value.theirs == {"When": "Called off"}


def test_a_presentation_is_moved_like_everything_else(store: Store) -> None:
    staff = marsh_and_reed(store)
    family = make.clients.ashworths(store, staff.priya)
    order = make.orders.first_order(store, staff.helen, family)
    helen = StaffId(staff.helen.staff_id)
    at = datetime(2026, 10, 20, 11)
    with clock.standing_at(datetime(2026, 9, 17, 10)):
        draft = PresentationDraft(order_id=order, wall=at, host_id=helen)
        presentation = store.do(orders.book_presentation, draft, by=staff.priya)
        row = next(each for each in store.ask(diary.day, at.date()))
        later = MoveDraft(wall=at + timedelta(hours=2), seen=row.version)
        store.do(orders.move_presentation, presentation, later, by=staff.priya)
        with pytest.raises(Conflict):
            store.do(orders.move_presentation, presentation, later, by=staff.helen)
        owed = [line.title for line in store.ask(diary.owed, date(2026, 9, 17))]
    assert store.ask(diary.appointment, row.id).wall == at + timedelta(hours=2)
    assert any("that the collection has moved" in title for title in owed)
