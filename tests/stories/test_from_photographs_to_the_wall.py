"""From the card of a session to the pictures at home (issue 4, DOMAIN 4.2) in the real window, each part counted."""

from pathlib import Path

from studio import business, pictures
from studio.business import StaffId
from studio.clients import HouseholdId
from tests.make.business import Staff
from tests.stories import the_bench as bench
from tests.stories import the_evening as evening
from tests.stories import the_photographers_day as his
from tests.stories.the_desk import Desk


def test_from_the_card_to_the_pictures_at_home(desk: Desk, tmp_path: Path) -> None:
    staff = Staff(*(desk.store.ask(business.actor, StaffId(number)) for number in (1, 2, 3)))
    pictures.keep_in(tmp_path / "kept")
    session_id = his.the_session_is_booked(desk, staff)
    his.he_prepares(desk)
    his.he_photographs_them(desk, session_id)
    viewing_id = his.he_completes_it(desk, session_id)
    his.he_takes_the_card_in(desk, session_id, tmp_path)

    evening.the_door_opens(desk)
    evening.they_choose(desk, viewing_id)
    evening.their_wall_is_taken_in(desk, tmp_path)
    evening.three_are_hung(desk, viewing_id)
    order_id = evening.it_becomes_the_order(desk, HouseholdId(1))

    bench.the_evening_before_is_counted(desk)
    bench.it_goes_to_the_bench(desk, order_id)
    bench.pieces_are_moved_on(desk, order_id)
    bench.one_is_made_again(desk, order_id)
    bench.the_walnut_is_late(desk, order_id)
    bench.the_walnut_is_here(desk, order_id)
    bench.helen_checks_them(desk, order_id)
    bench.they_take_them_home(desk, order_id)
    bench.the_day_is_counted(desk, "23 Oct", "1,577.04")
    print(f"\n{desk.tally}")
