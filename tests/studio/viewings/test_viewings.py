"""The viewing: arranged when the session is completed, unhurried, and ended with as good an answer as any."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import pytest

from studio import catalogue, clock, diary, viewings
from studio.clients import HouseholdId
from studio.db import Store
from studio.errors import Refused
from studio.sessions import Comfort, MoveDraft, SessionId
from studio.viewings import HeldDraft, Outcome, Place, ViewingId, ViewingState, references
from tests import make
from tests.make.business import Staff, marsh_and_reed

S = ViewingState
EVENING = make.viewings.EVENING
AFTER = EVENING + timedelta(hours=2)
DONE = datetime(2026, 9, 12, 11, 40)
DAY = timedelta(days=1)


class Desk(NamedTuple):
    store: Store
    staff: Staff
    family: HouseholdId
    session: SessionId
    viewing: ViewingId


@pytest.fixture
def desk(store: Store) -> Desk:
    staff = marsh_and_reed(store)
    family = make.clients.ashworths(store, staff.priya)
    session = make.sessions.booked(store, staff, family)
    return Desk(store, staff, family, session, make.sessions.completed(store, staff.daniel, session, DONE))


def state(desk: Desk) -> ViewingState:
    return desk.store.ask(viewings.viewing, desk.viewing).state


def held(**changes: Any) -> HeldDraft:
    values: dict[str, Any] = {"outcome": Outcome.ORDERED, "comfort": Comfort.FINE, "chosen": ("0147", "0152")}
    return HeldDraft(**values | changes)


Act = Callable[[Desk, datetime], object]
ACTS: dict[str, Act] = {
    "book": lambda desk, wall: make.viewings.booked(
        desk.store, desk.staff, desk.viewing, wall, at=wall - DAY
    ),
    "hold": lambda desk, _: desk.store.do(viewings.hold, desk.viewing, held(), by=desk.staff.helen),
    "no_show": lambda desk, _: desk.store.do(viewings.no_show, desk.viewing, by=desk.staff.helen),
    "cancel": lambda desk, _: desk.store.do(viewings.cancel, desk.viewing, "they moved", by=desk.staff.priya),
    "move": lambda desk, wall: desk.store.do(
        viewings.move, desk.viewing, MoveDraft(wall=wall), by=desk.staff.priya
    ),
    "not_yet": lambda desk, wall: desk.store.do(
        viewings.not_yet, desk.viewing, "on holiday", wall.date() + DAY, by=desk.staff.priya
    ),
}
ENDS: dict[tuple[ViewingState, str], ViewingState] = {
    (S.TO_ARRANGE, "book"): S.BOOKED,
    (S.TO_ARRANGE, "cancel"): S.CANCELLED,
    (S.TO_ARRANGE, "not_yet"): S.TO_ARRANGE,
    (S.BOOKED, "hold"): S.HELD,
    (S.BOOKED, "no_show"): S.NO_SHOW,
    (S.BOOKED, "cancel"): S.CANCELLED,
    (S.BOOKED, "move"): S.BOOKED,
    (S.NO_SHOW, "book"): S.BOOKED,
    (S.NO_SHOW, "cancel"): S.CANCELLED,
}
"""DOMAIN 3.2 from where a viewing may go; nothing else does. Any before held may be cancelled."""
WAYS: dict[ViewingState, tuple[str, ...]] = {
    S.TO_ARRANGE: (),
    S.BOOKED: ("book",),
    S.HELD: ("book", "hold"),
    S.NO_SHOW: ("book", "no_show"),
    S.CANCELLED: ("cancel",),
}


@pytest.mark.parametrize("begins", list(S), ids=str)
def test_only_what_is_listed_leads_from_one_state_to_another(desk: Desk, begins: ViewingState) -> None:
    for week, act in enumerate(ACTS, 1):
        wall = make.sessions.WALL + timedelta(weeks=week)
        session = make.sessions.booked(desk.store, desk.staff, desk.family, wall)
        viewing = make.sessions.completed(desk.store, desk.staff.daniel, session, wall + DAY / 12)
        one = desk._replace(session=session, viewing=viewing)
        first, evening = (EVENING + timedelta(weeks=week, days=days) for days in (0, 6))
        with clock.standing_at(first + DAY / 12):
            for way in WAYS[begins]:
                ACTS[way](one, first)
            assert state(one) is begins
            end = ENDS.get((begins, act))
            if end is not None:
                ACTS[act](one, evening)
            else:
                with pytest.raises(Refused) as told:
                    ACTS[act](one, evening)
                assert told.value.message.endswith("."), act
            assert state(one) is (end or begins), act


def test_the_days_shown_are_three_to_seven_days_on_with_the_late_evenings(desk: Desk) -> None:
    with clock.standing_at(DONE):
        days = desk.store.ask(viewings.suggested_days, desk.session)
    assert [each.day for each in days] == [date(2026, 9, day) for day in (15, 16, 17, 18, 19)]
    assert days[0].times[0] == datetime(2026, 9, 15, 19)
    assert days[2].times[0] == datetime(2026, 9, 17, 15, 30)


def test_the_days_shown_are_those_of_its_kind_of_session(desk: Desk) -> None:
    kind = make.catalogue.session_type(desk.store)
    soon = catalogue.SessionTypeDraft("Family portrait", fee=kind.fee, viewing_from_days=4, viewing_to_days=5)
    desk.store.do(catalogue.amend_session_type, kind.id, soon, kind.version, by=desk.staff.helen)
    with clock.standing_at(DONE):
        days = desk.store.ask(viewings.suggested_days, desk.session)
    assert [each.day for each in days] == [date(2026, 9, 16), date(2026, 9, 17)]


def test_an_evening_viewing_is_followed_by_nothing_in_its_room(desk: Desk) -> None:
    make.viewings.booked(desk.store, desk.staff, desk.viewing, EVENING, minutes=60)
    other = make.clients.khan_and_ellis(desk.store, desk.staff.priya)
    with clock.standing_at(DONE):
        session = make.sessions.booked(
            desk.store, desk.staff, other, datetime(2026, 9, 12, 9, 30), minutes=45
        )
    second = make.sessions.completed(desk.store, desk.staff.daniel, session, DONE)
    with pytest.raises(Refused, match="Viewing room is taken by The Ashworth family until 9"):
        make.viewings.booked(
            desk.store, desk.staff, second, EVENING + timedelta(hours=1), minutes=60,
            host_id=desk.staff.priya.staff_id,
        )  # fmt: skip


def test_a_viewing_at_their_home_holds_its_host_and_no_room(desk: Desk) -> None:
    make.viewings.booked(
        desk.store, desk.staff, desk.viewing, datetime(2026, 9, 17, 19), place=Place.HOME, room_id=None
    )
    row = desk.store.ask(viewings.viewing, desk.viewing)
    assert (row.state, row.place, row.room, row.host) == (S.BOOKED, Place.HOME, "", "Helen Marsh")


def test_booked_again_after_a_no_show_it_has_one_appointment(desk: Desk) -> None:
    make.viewings.booked(desk.store, desk.staff, desk.viewing)
    with clock.standing_at(AFTER):
        ACTS["no_show"](desk, EVENING)
        ACTS["book"](desk, EVENING + timedelta(days=6))
    rows = desk.store.ask(diary.week, date(2026, 9, 14)) + desk.store.ask(diary.week, date(2026, 9, 21))
    assert [row.wall for row in rows] == [EVENING + timedelta(days=6)]


def test_not_yet_rests_until_its_day_and_then_asks_again(desk: Desk) -> None:
    with clock.standing_at(DONE):
        assert len(desk.store.ask(viewings.owed, date(2026, 9, 12))) == 1
        ACTS["not_yet"](desk, datetime(2026, 9, 30))
        assert desk.store.ask(viewings.owed, date(2026, 9, 30)) == []
        (line,) = desk.store.ask(viewings.owed, date(2026, 10, 1))
        assert (line.title, line.detail) == ("Ashworth: book the viewing", "on holiday")
        with pytest.raises(Refused, match="a day to come"):
            desk.store.do(viewings.not_yet, desk.viewing, "x", date(2026, 9, 12), by=desk.staff.priya)
        with pytest.raises(Refused, match="why it is not booked"):
            desk.store.do(viewings.not_yet, desk.viewing, " ", date(2026, 10, 1), by=desk.staff.priya)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"outcome": None}, "outcome"),
        ({"outcome": Outcome.THINKING}, "next_contact_on"),
        ({"outcome": Outcome.THINKING, "next_contact_on": date(2026, 9, 16)}, "next_contact_on"),
        ({"images_shown": -1}, "images_shown"),
        ({"chosen": ("x" * 50,)}, "chosen"),
    ],
)
def test_holding_wants_to_know_how_it_ended(desk: Desk, changes: dict[str, object], field: str) -> None:
    make.viewings.booked(desk.store, desk.staff, desk.viewing)
    with clock.standing_at(AFTER), pytest.raises(Refused) as told:
        desk.store.do(viewings.hold, desk.viewing, held(**changes), by=desk.staff.helen)
    assert told.value.field == field
    assert state(desk) is S.BOOKED


def test_thinking_it_over_is_asked_about_once_and_then_it_is_theirs(desk: Desk) -> None:
    make.viewings.booked(desk.store, desk.staff, desk.viewing)
    agreed = date(2026, 9, 23)
    with clock.standing_at(AFTER):
        thinking = held(outcome=Outcome.THINKING, next_contact_on=agreed)
        desk.store.do(viewings.hold, desk.viewing, thinking, by=desk.staff.helen)
    with clock.standing_at(datetime(2026, 9, 23, 10)):
        (line,) = desk.store.ask(viewings.owed, agreed)
        assert line.title == "Ring Ashworth once, as agreed"
        ask = viewings.thought_over
        desk.store.do(ask, desk.viewing, Outcome.THINKING, by=desk.staff.priya)
        assert desk.store.ask(viewings.owed, agreed) == []
        with pytest.raises(Refused, match="asked once"):
            desk.store.do(ask, desk.viewing, Outcome.THINKING, by=desk.staff.priya)
        desk.store.do(ask, desk.viewing, Outcome.NO_ORDER, "too large for now", by=desk.staff.priya)
    row = desk.store.ask(viewings.viewing, desk.viewing)
    assert (row.outcome, row.outcome_reason) == (Outcome.NO_ORDER, "too large for now")


def test_what_they_chose_is_kept_in_the_order_they_chose_it(desk: Desk) -> None:
    make.viewings.booked(desk.store, desk.staff, desk.viewing)
    with clock.standing_at(AFTER):
        chosen = references("0152, 0147\n0152;0160")
        desk.store.do(viewings.hold, desk.viewing, held(chosen=chosen, images_shown=40), by=desk.staff.helen)
    row = desk.store.ask(viewings.viewing, desk.viewing)
    assert (row.chosen, row.images_shown, row.comfort) == (("0152", "0147", "0160"), 40, Comfort.FINE)
    (event,) = desk.store.ask(viewings.story, desk.family)
    assert event.detail.startswith("40 shown · 3 chosen")


def test_what_somebody_was_unsure_of_is_said_before_the_viewing(store: Store) -> None:
    staff = marsh_and_reed(store)
    family = make.clients.ashworths(store, staff.priya)
    session = make.sessions.booked(store, staff, family)
    words = {"comfort": Comfort.UNSURE, "comfort_words": "my fringe"}
    with clock.standing_at(DONE):
        viewing = ViewingId(
            store.do(viewings.complete_session, make.sessions.completion(session, **words), by=staff.daniel)
        )
    make.viewings.booked(store, staff, viewing)
    with clock.standing_at(EVENING - timedelta(hours=1)):
        step = store.ask(viewings.next_step, family, EVENING.date())
    assert step is not None
    assert step.detail == "At the session: “my fringe”"


def test_completing_twice_makes_one_viewing(desk: Desk) -> None:
    with clock.standing_at(DONE), pytest.raises(Refused, match="completed"):
        desk.store.do(viewings.complete_session, make.sessions.completion(desk.session), by=desk.staff.daniel)
    assert len(desk.store.ask(viewings.of_household, desk.family)) == 1
