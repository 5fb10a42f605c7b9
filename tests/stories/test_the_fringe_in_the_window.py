"""The fringe (DOMAIN 3.6) in the real window, by keys and clicks: from the first call to the follow-up letter."""

from datetime import datetime

from tests.stories import the_first_round as first
from tests.stories.the_desk import Desk


def test_the_fringe(desk: Desk) -> None:
    first.priya_opens_up(desk)
    family = first.a_new_family_is_written_down(desk)
    first.the_session_is_booked(desk, family)
    first.the_session_is_completed_and_the_viewing_booked(desk)
    order_id = first.the_viewing_is_held_and_ordered(desk, family)
    first.the_order_is_printed(desk, order_id)
    first.the_pictures_are_made(desk)
    first.the_presentation_is_booked(desk, "Wed 14 Oct, 5 pm")
    first.they_take_them_home(desk, datetime(2026, 10, 14, 17), order_id)
    letter = first.the_follow_up_goes_out(desk, "L8", datetime(2026, 11, 11, 9, 30))
    for words in (
        "Wednesday 11 November 2026",
        "Dear Mrs Ashworth",
        "Your portraits have been at home with you for a month now",
        "above the fireplace",
        "What happens next",
        "01632 960101",
    ):
        assert words in letter
