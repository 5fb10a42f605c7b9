"""The third concern about one order within twelve months (001, R13): in the window, and on either database."""

from datetime import datetime
from pathlib import Path

from studio import care, clock, schema
from studio.db import Store
from studio.story import Duty
from tests.stories import the_third_time as third
from tests.stories.the_desk import Desk
from ui.today.whole import whole_day


def test_the_third_time_is_the_owners_at_once_and_brings_a_third_round(
    empty_desk: Desk, tmp_path: Path
) -> None:
    desk = empty_desk
    told, _, number = third.the_winter_so_far(desk.store, tmp_path)
    third.money_is_asked_for(desk)
    second_id = third.the_second_time(desk, told, number)
    third.she_is_rung_and_it_is_put_right(desk.store, told, second_id)
    third_id = third.the_third_time(desk, told)
    third.the_owner_sees_it_first(desk, third_id)
    print(f"\n{desk.tally}")
    assert desk.tally.too_many == []


def test_three_concerns_and_three_rounds_of_one_order_on_either_database(
    store: Store, tmp_path: Path
) -> None:
    told, first_id, number = third.the_winter_so_far(store, tmp_path)
    with clock.standing_at(datetime(2027, 2, 5, 9, 30)):
        before = store.ask(whole_day, told.staff.priya)
    assert [line.title for duty, line in before.lines if duty is Duty.MONEY]
    third_id = third.told_by_services(store, told, number)
    with clock.standing_at(datetime(2027, 3, 3, 9, 30)):
        case = store.ask(care.concern, third_id)
        assert (case.times, case.owner_now) == (3, "it is the 3rd time about this order")
        assert case.reshoot is not None
        assert case.reshoot.round == 3
        both = store.ask(care.rounds, third_id, told.staff.helen)
        assert both is not None
        assert [each.number for each in both.rounds] == [1, 2, 3]
        after = store.ask(whole_day, told.staff.helen)
    assert not [line for duty, line in after.lines if duty is Duty.MONEY], "no reminder while it is not right"
    (line,) = [line for line in after.owed if "It is the 3rd time about this order" in line.detail]
    assert line.badge.text == "owner now"
    of_them = store.ask(care.concerns_of_household, told.household_id)
    reshoots = [row.reshoot for row in of_them if row.reshoot is not None]
    assert (len(of_them), len(reshoots)) == (3, 2), (
        "more than one for each session that was paid: none is left out"
    )
    assert first_id in {row.id for row in of_them}
    assert schema.check(store) == []
