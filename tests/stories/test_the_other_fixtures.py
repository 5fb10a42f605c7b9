"""The meal, the armrest, half past seven and the promised discount (DOMAIN 3.6) in the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio import clock, schema
from studio.db import Store
from tests.make.clients import namesakes
from tests.make.letters import Fringe, fringe
from tests.stories import half_past_seven, the_promised_price
from tests.stories import the_meal_and_the_armrest as evening
from tests.stories.the_desk import Desk
from ui.kit import notices, preferences, theme


@pytest.fixture
def told(sqlite_store: Store) -> Fringe:
    """The Ashworths' portraits have been at home with them since Wednesday 14 October 2026."""
    return fringe(sqlite_store)


@pytest.fixture
def desk(
    told: Fringe, sqlite_store: Store, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[Desk]:
    """The window on these records before anyone has signed in."""
    preferences.use(preferences.Preferences(tmp_path / "window.ini"))
    theme.apply(qapp, "light")
    before = clock.standing()
    yield Desk(qtbot, sqlite_store)
    clock.set_to(before)
    assert notices.unanswered() == 0


def test_the_meal_stays_open_with_its_three_offers_and_the_armrest_changes_how_we_work(
    desk: Desk, told: Fringe
) -> None:
    other = namesakes(desk.store)
    the_cake = evening.she_says_it_over_the_coffee(desk, told.household_id)
    evening.helen_comes(desk)
    evening.three_offers_stand_there_and_it_stays_open(desk, the_cake)
    the_chair = evening.she_says_it_of_the_chair(desk, other)
    evening.the_owner_has_it_on_her_page_at_once(desk)
    evening.it_is_not_put_right_before_her_question_is_answered(desk, the_chair)
    evening.the_way_we_work_is_changed_as_of_her_report(desk, the_chair)
    evening.she_is_written_to_because_of_her(desk)
    print(f"\n{desk.tally}")
    assert desk.tally.too_many == []
    assert schema.check(desk.store) == []


def test_half_past_seven_is_written_out_and_a_locked_door_is_answered_in_four_parts(desk: Desk) -> None:
    family = half_past_seven.the_time_is_asked_for(desk)
    half_past_seven.who_opens_up_has_it_on_her_page(desk)
    half_past_seven.is_it_am_not_pm(desk, family)
    half_past_seven.the_door_was_locked(desk, family)
    half_past_seven.the_apology_has_its_four_parts(desk)
    print(f"\n{desk.tally}")
    assert schema.check(desk.store) == []


def test_a_price_that_was_promised_outlives_the_list(desk: Desk) -> None:
    family = the_promised_price.it_is_promised_in_our_name(desk)
    the_promised_price.prices_go_up(desk)
    the_promised_price.the_promised_price_is_charged_and_printed(desk, family)
    the_promised_price.a_word_that_was_not_kept_is_the_owners_at_once(desk, family)
