"""A session and its viewing in one act: booked ahead, moved, called off, offered once more."""

from datetime import datetime, timedelta

import pytest

from studio import clock, diary, orders, sessions, viewings
from studio.business import StaffId
from studio.db import Store
from studio.errors import Refused
from studio.orders import ConfirmDraft, OrderDraft
from studio.sessions import MoveDraft, SessionState
from studio.viewings import HeldDraft, Outcome, Place, ViewingId, ViewingState
from tests import make
from tests.make.business import marsh_and_reed
from tests.make.viewings import Ahead

EVENING = make.viewings.EVENING
WALL = make.sessions.WALL
DONE = WALL + timedelta(minutes=70)


@pytest.fixture
def ahead(store: Store) -> Ahead:
    """A session with its viewing booked in the same call."""
    return make.viewings.booked_ahead(store)


def test_a_session_is_not_moved_past_its_viewing(ahead: Ahead) -> None:
    later = MoveDraft(wall=WALL + timedelta(days=7))
    with clock.standing_at(make.sessions.CALLED):
        with pytest.raises(Refused, match=r"Their viewing is on Wed 16 Sep, 7.pm\. Please let it follow"):
            ahead.store.do(viewings.move_session, ahead.session, later, by=ahead.staff.priya)
        early = MoveDraft(wall=WALL - timedelta(days=1))
        with pytest.raises(Refused, match="comes after the session"):
            ahead.store.do(viewings.move, ahead.viewing, early, by=ahead.staff.priya)
        week = MoveDraft(wall=EVENING + timedelta(days=7))
        ahead.store.do(viewings.move, ahead.viewing, week, by=ahead.staff.priya)
        ahead.store.do(viewings.move_session, ahead.session, later, by=ahead.staff.priya)
    assert ahead.store.ask(sessions.session, ahead.session).wall == later.wall


def test_calling_a_session_off_frees_the_evening_of_its_viewing_too(ahead: Ahead) -> None:
    version = ahead.store.ask(sessions.session, ahead.session).version
    ahead.store.do(viewings.cancel_session, ahead.session, "they moved", version, by=ahead.staff.priya)
    assert ahead.store.ask(sessions.session, ahead.session).state is SessionState.CANCELLED
    row = ahead.store.ask(viewings.viewing, ahead.viewing)
    assert (row.state, row.cancelled_reason) == (ViewingState.CANCELLED, "they moved")
    assert ahead.store.ask(diary.day, EVENING.date()) == []


def test_a_missed_session_comes_back_before_its_viewing(ahead: Ahead) -> None:
    with clock.standing_at(DONE):
        ahead.store.do(sessions.no_show, ahead.session, by=ahead.staff.priya)
        for days, does in ((7, False), (3, True)):
            draft = MoveDraft(wall=WALL + timedelta(days=days))
            if does:
                ahead.store.do(viewings.bring_back_session, ahead.session, draft, by=ahead.staff.priya)
            else:
                with pytest.raises(Refused, match="Please let it follow"):
                    ahead.store.do(viewings.bring_back_session, ahead.session, draft, by=ahead.staff.priya)
    assert ahead.store.ask(sessions.session, ahead.session).state is SessionState.CONFIRMED


def test_nothing_is_shown_that_was_not_photographed(ahead: Ahead) -> None:
    with clock.standing_at(EVENING + timedelta(hours=2)):
        held = HeldDraft(outcome=Outcome.NO_ORDER)
        with pytest.raises(Refused, match="not completed yet"):
            ahead.store.do(viewings.hold, ahead.viewing, held, by=ahead.staff.helen)
        make.sessions.completed(ahead.store, ahead.staff.daniel, ahead.session, DONE)
        ahead.store.do(viewings.hold, ahead.viewing, held, by=ahead.staff.helen)


def test_a_viewing_called_off_may_be_offered_again(ahead: Ahead) -> None:
    with pytest.raises(Refused, match="comes once it is completed"):
        ahead.store.do(viewings.offer_again, ahead.session, by=ahead.staff.priya)
    make.sessions.completed(ahead.store, ahead.staff.daniel, ahead.session, DONE)
    with pytest.raises(Refused, match="its viewing already"):
        ahead.store.do(viewings.offer_again, ahead.session, by=ahead.staff.priya)
    ahead.store.do(viewings.cancel, ahead.viewing, "a bad cold", by=ahead.staff.priya)
    again = ViewingId(ahead.store.do(viewings.offer_again, ahead.session, by=ahead.staff.priya))
    make.viewings.booked(ahead.store, ahead.staff, again, EVENING + timedelta(days=7))
    assert [row.state for row in ahead.store.ask(viewings.of_household, ahead.family)] == [
        ViewingState.BOOKED, ViewingState.CANCELLED,
    ]  # fmt: skip


def test_whoever_orders_after_thinking_it_over_is_not_rung(ahead: Ahead) -> None:
    store, helen = ahead.store, ahead.staff.helen
    make.sessions.completed(store, ahead.staff.daniel, ahead.session, DONE)
    agreed = EVENING.date() + timedelta(days=7)
    with clock.standing_at(EVENING + timedelta(hours=2)):
        held = HeldDraft(outcome=Outcome.THINKING, next_contact_on=agreed)
        store.do(viewings.hold, ahead.viewing, held, by=helen)
        assert len(store.ask(viewings.owed, agreed)) == 1
        line = make.orders.line(store, "0147", 30, 24)
        draft = OrderDraft(ahead.family, StaffId(helen.staff_id), (line,), viewing_id=ahead.viewing)
        store.do(orders.place, draft, ConfirmDraft(), by=helen)
        assert store.ask(viewings.viewing, ahead.viewing).outcome is Outcome.ORDERED
        assert store.ask(viewings.owed, agreed) == []


def test_nobody_is_said_to_open_up_for_a_viewing_at_their_home(store: Store) -> None:
    staff = marsh_and_reed(store)
    family = make.clients.ashworths(store, staff.priya)
    session = make.sessions.booked(store, staff, family)
    viewing = make.sessions.completed(store, staff.daniel, session, DONE)
    sunday = datetime(2026, 9, 20, 15)
    make.viewings.booked(store, staff, viewing, sunday, place=Place.HOME, room_id=None)
    with clock.standing_at(datetime(2026, 9, 18, 9)):
        assert [line for line in store.ask(diary.owed, sunday.date()) if "opens up" in line.title] == []
        moved = MoveDraft(wall=sunday + timedelta(hours=1))
        store.do(viewings.move, viewing, moved, by=staff.priya)
    assert store.ask(viewings.viewing, viewing).wall == moved.wall
