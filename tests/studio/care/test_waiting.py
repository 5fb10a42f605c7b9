"""How long somebody may wait (R12), when the owner joins (R13), and what the screens are told of it."""

from datetime import date, datetime, timedelta

import pytest

from studio import business, care, clients, clock
from studio.care import Channel, Waiting
from studio.db import Store
from studio.story import Tone
from tests.make import care as make
from tests.make.business import Staff, marsh_and_reed
from tests.make.clients import ashworths

IN_WRITING = {"channel": Channel.LETTER}


@pytest.fixture
def staff(store: Store) -> Staff:
    return marsh_and_reed(store)


@pytest.fixture
def family(store: Store, staff: Staff) -> clients.HouseholdId:
    with clock.standing_at(datetime(2026, 9, 2, 9, 38)):
        return ashworths(store, staff.priya)


def test_told_late_on_saturday_the_goal_and_the_limit_are_on_tuesday(store: Store, staff: Staff) -> None:
    hours = store.ask(business.hours)
    answer = care.first_answer(hours, clock.to_utc(datetime(2026, 11, 7, 17, 15)))
    assert clock.to_wall(answer.goal) == datetime(2026, 11, 10, 11, 15)
    assert clock.to_wall(answer.limit) == datetime(2026, 11, 10, 17, 30)


@pytest.mark.parametrize(
    ("at", "standing", "tone", "owner_now"),
    [
        (datetime(2026, 11, 10, 11, 15), "in time", Tone.DUE, ""),
        (datetime(2026, 11, 10, 11, 16), "past the goal", Tone.DUE, ""),
        (datetime(2026, 11, 10, 17, 31), "owner now", Tone.CONCERN, "nobody has answered for a working day"),
        (datetime(2027, 1, 6, 12), "owner now", Tone.CONCERN, "nobody has answered for a working day"),
    ],
    ids=["at the goal", "past it", "past the limit", "sixty days on"],
)
def test_a_wait_turns_amber_and_red_and_never_goes_away(
    store: Store,
    staff: Staff,
    family: clients.HouseholdId,
    at: datetime,
    standing: str,
    tone: Tone,
    owner_now: str,
) -> None:
    make.told(store, staff, family, at=datetime(2026, 11, 7, 17, 15), **IN_WRITING)
    with clock.standing_at(at):
        (row,) = store.ask(care.open_concerns)
        (owed,) = store.ask(care.owed, at.date())
    assert (row.standing, row.tone, row.owner_now) == (standing, tone, owner_now)
    assert (owed.badge.tone, owed.overdue) == (tone, bool(owner_now))
    assert make.case(store, row.id).story == make.STORY


def test_answered_in_the_call_is_no_minutes_and_green(
    store: Store, staff: Staff, family: clients.HouseholdId
) -> None:
    concern_id = make.told(store, staff, family)
    with clock.standing_at(make.TOLD + timedelta(hours=1)):
        (row,) = store.ask(care.open_concerns)
    case = make.case(store, concern_id)
    assert (case.response_minutes, case.waiting) == (0, Waiting.FINE)
    assert (row.standing, row.tone, row.working_minutes) == ("answered", Tone.GOOD, 60)


def test_after_five_working_days_the_owner_joins_unless_there_is_a_next_step(
    store: Store, staff: Staff, family: clients.HouseholdId
) -> None:
    make.told(store, staff, family)
    for at, reason in (
        (datetime(2026, 11, 28, 12), ""),
        (datetime(2026, 12, 1, 10), "open for five working days"),
    ):
        with clock.standing_at(at):
            assert store.ask(care.open_concerns)[0].owner_now == reason


def test_a_reshoot_to_come_is_a_next_step(store: Store, staff: Staff, family: clients.HouseholdId) -> None:
    first = make.photographed(store, staff, family)
    make.fringe_told(store, staff, family, first)
    with clock.standing_at(datetime(2026, 12, 2, 10)):
        (row,) = store.ask(care.open_concerns)
        assert (row.owner_now, row.tone) == ("", Tone.GOOD)
        step = store.ask(care.next_step, family, date(2026, 12, 2))
        assert step is not None
        assert step.title == "Next: the complimentary reshoot, Sat 5 Dec, 10.30\u00a0am"
        assert (step.rank, step.wish) == (0, "open_case")


def test_on_its_day_the_reshoot_says_itself_what_comes_next(
    store: Store, staff: Staff, family: clients.HouseholdId
) -> None:
    make.fringe_told(store, staff, family, make.photographed(store, staff, family))
    with clock.standing_at(datetime(2026, 12, 5, 12)):
        step = store.ask(care.next_step, family, date(2026, 12, 5))
    assert step is not None
    assert step.rank > 50


def test_a_call_back_that_was_missed_is_the_owners(
    store: Store, staff: Staff, family: clients.HouseholdId
) -> None:
    make.told(store, staff, family, call_back_at=clock.to_utc(datetime(2026, 11, 25, 12)))
    with clock.standing_at(datetime(2026, 11, 25, 11)):
        (owed,) = store.ask(care.owed, date(2026, 11, 25))
        assert owed.title == "Claire Ashworth: ring back by Wed 25 Nov, 12\u00a0noon"
    with clock.standing_at(datetime(2026, 11, 25, 12, 1)):
        assert store.ask(care.open_concerns)[0].owner_now == "we did not ring back as promised"


def test_the_story_is_told_in_their_own_words_and_a_long_one_in_its_beginning(
    store: Store, staff: Staff, family: clients.HouseholdId
) -> None:
    make.told(store, staff, family, story="It is the fringe. " * 60)
    with clock.standing_at(make.TOLD):
        (event,) = store.ask(care.story, family)
    assert event.quoted
    assert event.detail.startswith("“It is the fringe.")
    assert event.detail.endswith(" …”")
    assert len(event.detail) < 200
