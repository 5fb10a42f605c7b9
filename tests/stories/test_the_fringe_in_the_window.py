"""The fringe (DOMAIN 3.6) in the real window, by keys and clicks: from the first call to the follow-up letter."""

from datetime import datetime
from pathlib import Path

from studio import pictures
from tests.stories import the_call as call
from tests.stories import the_first_round as first
from tests.stories import the_reply as reply
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


def test_the_fringe_runs_from_the_first_call_to_the_letter_that_thanks_her(
    desk: Desk, tmp_path: Path
) -> None:
    pictures.keep_in(tmp_path / "kept")
    first.priya_opens_up(desk)
    family = first.a_new_family_is_written_down(desk)
    first.the_session_is_booked(desk, family)
    first.the_session_is_completed_and_the_viewing_booked(desk)
    first.the_pictures_are_taken_in(desk, family, tmp_path)
    order_id = first.the_viewing_is_held_and_ordered(desk, family)
    first.the_order_is_printed(desk, order_id)
    first.the_pictures_are_made(desk, order_id, datetime(2026, 9, 17, 10), datetime(2026, 10, 9, 15))
    first.they_are_told_that_they_are_ready(desk)
    first.they_ring_to_fetch_them(desk)
    first.the_presentation_is_booked(desk, "Wed 14 Oct, 5 pm")
    first.they_take_them_home(desk, datetime(2026, 10, 14, 17), order_id)
    first.they_are_thanked(desk, datetime(2026, 10, 16, 9, 30))
    letter = first.the_post(desk, "L8", datetime(2026, 11, 11, 9, 30))
    for words in FOLLOW_UP:
        assert words in letter

    concern_id = call.she_rings(desk, family)
    call.the_apology_is_read_and_printed(desk)
    call.a_practice_changes(desk, concern_id)
    call.she_hears_of_it_first(desk)
    call.it_is_quiet(desk, family, order_id)
    second.the_brief_is_printed(desk)
    second.they_are_photographed_again(desk)
    again_id = second.they_order_again(desk, family, concern_id)
    second.the_first_order_is_decided(desk, concern_id)
    second.opens_the_second_order(desk)
    first.the_pictures_are_made(desk, again_id, datetime(2026, 12, 9, 10), datetime(2027, 1, 4, 15))
    first.the_presentation_is_booked(desk, "Tue 5 Jan, 5 pm")
    second.they_bring_the_old_ones_back(desk, concern_id, again_id)
    second.what_it_came_to_is_for_the_owner_alone(desk)
    reply.it_is_put_right(desk, concern_id)
    first.they_are_thanked(desk, datetime(2027, 1, 7, 9, 30))
    letter = first.the_post(desk, "L11", datetime(2027, 2, 2, 9, 30))
    for words in THANKS:
        assert words in letter
    reply.she_answers_the_second_follow_up(desk, concern_id, family)
    reply.it_is_filed_in_the_casebook(desk, concern_id)
    reply.they_ring_to_book_again(desk, family)
    print(f"\n{desk.tally}")
    assert desk.tally.too_many == []
