"""The fringe (DOMAIN 3.6) in the real window, by keys and clicks: from the first call to the follow-up letter."""

from datetime import datetime

from tests.stories import the_first_round as first
from tests.stories import the_second_round as second
from tests.stories.the_desk import Desk

FOLLOW_UP = (
    "Wednesday 11 November 2026",
    "Dear Mrs Ashworth",
    "Your portraits have been at home with you for a month now",
    "above the fireplace",
    "What happens next",
    "01632 960101",
)
THANKS = ("Tuesday 2 February 2027", "Dear Mrs Ashworth", "What happens next", "01632 960101")


def test_the_fringe_runs_from_the_first_call_to_the_letter_that_thanks_her(desk: Desk) -> None:
    first.priya_opens_up(desk)
    family = first.a_new_family_is_written_down(desk)
    first.the_session_is_booked(desk, family)
    first.the_session_is_completed_and_the_viewing_booked(desk)
    order_id = first.the_viewing_is_held_and_ordered(desk, family)
    first.the_order_is_printed(desk, order_id)
    first.the_pictures_are_made(desk, order_id, datetime(2026, 9, 17, 10), datetime(2026, 10, 9, 15))
    first.the_presentation_is_booked(desk, "Wed 14 Oct, 5 pm")
    first.they_take_them_home(desk, datetime(2026, 10, 14, 17), order_id)
    letter = first.the_follow_up_goes_out(desk, "L8", datetime(2026, 11, 11, 9, 30))
    for words in FOLLOW_UP:
        assert words in letter

    concern_id = second.she_rings(desk, family)
    second.the_apology_is_read_and_printed(desk)
    second.no_second_copy_asks_her_meanwhile(desk)
    second.they_are_photographed_again(desk)
    again_id = second.they_order_again(desk, family)
    first.the_pictures_are_made(desk, again_id, datetime(2026, 12, 9, 10), datetime(2027, 1, 4, 15))
    first.the_presentation_is_booked(desk, "Tue 5 Jan, 5 pm")
    first.they_take_them_home(desk, datetime(2027, 1, 5, 17), again_id)
    second.what_it_came_to_is_for_the_owner_alone(desk)
    second.she_is_happy(desk, concern_id, family)
    letter = first.the_follow_up_goes_out(desk, "L11", datetime(2027, 2, 2, 9, 30))
    for words in THANKS:
        assert words in letter
    second.they_ring_to_book_again(desk, family)
