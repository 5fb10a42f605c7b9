"""How a letter reaches a family: as they like to be reached, in time, and in writing whatever they like."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from studio import clients, clock, letters
from studio.clients import HouseholdId, Mailing, PreferredChannel
from studio.db import Store
from studio.letters import Way
from tests import make
from tests.make.business import Staff, marsh_and_reed

NOW = datetime(2026, 9, 2, 10)
FAR, NEAR = NOW + timedelta(days=31), NOW + timedelta(days=2)


@pytest.fixture
def staff(store: Store) -> Staff:
    """Marsh & Reed."""
    return marsh_and_reed(store)


def family(store: Store, staff: Staff, **changes: object) -> HouseholdId:
    with clock.standing_at(datetime(2026, 8, 1, 10)):
        draft = replace(make.clients.ASHWORTHS, **changes)  # type: ignore[arg-type]  # what a test likes to change
        household_id: HouseholdId = store.do(clients.register, draft, by=staff.priya)
    return household_id


def ways(store: Store, household_id: HouseholdId, starts: datetime | None) -> letters.Ways:
    with clock.standing_at(NOW):
        return store.ask(letters.ways, household_id, starts)


@pytest.mark.parametrize(
    ("channel", "far", "near"),
    [
        (PreferredChannel.ANY, Way.POST, Way.EMAIL),
        (PreferredChannel.POST, Way.POST, Way.EMAIL),
        (PreferredChannel.EMAIL, Way.EMAIL, Way.EMAIL),
        (PreferredChannel.TELEPHONE, Way.TELEPHONE, Way.TELEPHONE),
        (PreferredChannel.TEXT, Way.TELEPHONE, Way.TELEPHONE),
    ],
)
def test_they_are_reached_as_they_like(
    store: Store, staff: Staff, channel: PreferredChannel, far: Way, near: Way
) -> None:
    household_id = family(store, staff, channel=channel)
    assert (ways(store, household_id, FAR).usual, ways(store, household_id, NEAR).usual) == (far, near)


def test_news_by_e_mail_is_no_wish_about_their_own_letters(store: Store, staff: Staff) -> None:
    assert ways(store, family(store, staff, mailing=Mailing.EMAIL), FAR).usual is Way.POST


def test_whoever_would_rather_be_rung_is_rung_and_has_it_in_writing(store: Store, staff: Staff) -> None:
    household_id = family(store, staff, channel=PreferredChannel.TELEPHONE, best_time="after 5 pm")
    found = ways(store, household_id, FAR)
    assert found.says == (
        "They would rather be rung, after 5 pm. Unless it is handed over, the letter goes by post."
    )
    assert found.post
    make.sessions.booked(store, staff, household_id, FAR)
    (row,) = store.ask(letters.due, NOW.date()).ready
    assert row.way is Way.POST


def test_without_a_number_nobody_is_rung(store: Store, staff: Staff) -> None:
    household_id = family(store, staff, channel=PreferredChannel.TELEPHONE, telephones=())
    assert ways(store, household_id, FAR).usual is Way.POST


def test_a_text_is_said_to_be_one(store: Store, staff: Staff) -> None:
    household_id = family(store, staff, channel=PreferredChannel.TEXT, address1="", post_town="", postcode="")
    assert ways(store, household_id, FAR).says == (
        "They would rather have a text message. Unless it is handed over, the letter goes by e-mail."
    )
