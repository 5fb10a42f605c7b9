"""Several pictures on one wall; pure."""

from itertools import pairwise

import pytest

from studio.walls import Arrangement, Box, arranged, clear_place, evened, lined_up, resized, snapped

ROW = (Box(500, 800, 300, 400), Box(1000, 820, 400, 300), Box(1700, 790, 300, 400))


def gaps(boxes: tuple[Box, ...]) -> list[float]:
    order = sorted(boxes, key=lambda box: box.x)
    return [round(right.left - left.right, 3) for left, right in pairwise(order)]


def test_even_spacing_keeps_the_outermost_and_makes_the_gaps_alike() -> None:
    made = evened(ROW)
    assert gaps(made) == [250, 250]
    assert (made[0].x, made[2].x) == (500, 1700)
    column = tuple(Box(box.y, box.x, box.height, box.width) for box in ROW)
    assert [box.y for box in evened(column)] == [box.x for box in made]


def test_pictures_that_would_overlap_are_spread_about_their_middle() -> None:
    made = evened((Box(500, 0, 400, 300), Box(600, 0, 400, 300), Box(700, 0, 400, 300)))
    assert gaps(made) == [80, 80]
    assert made[1].x == pytest.approx(600)


def test_spacing_is_kept_when_one_takes_another_size() -> None:
    before = evened(ROW)
    after = resized(before, 1, 700, 500)
    assert gaps(after) == gaps(before)
    assert after[1].x == before[1].x
    assert gaps(resized(after, 0, 100, 200)) == gaps(before)


@pytest.mark.parametrize("how", list(Arrangement))
def test_a_set_arrangement_has_even_gaps_and_nothing_overlaps(how: Arrangement) -> None:
    five = tuple(Box(1000 + 10 * each, 900, 300 + 40 * each, 240 + 30 * (each % 2)) for each in range(5))
    made = arranged(five, how)
    assert [(box.width, box.height) for box in made] == [(box.width, box.height) for box in five]
    for place, one in enumerate(made):
        for other in made[place + 1 :]:
            apart = max(
                one.left - other.right, other.left - one.right, one.top - other.bottom, other.top - one.bottom
            )
            assert apart >= 79.9
    middle = (min(box.left for box in made) + max(box.right for box in made)) / 2
    assert middle == pytest.approx((min(box.left for box in five) + max(box.right for box in five)) / 2)


def test_lining_up_brings_the_middles_onto_one_line() -> None:
    assert [box.y for box in lined_up(ROW)] == pytest.approx([(800 + 820 + 790) / 3] * 3)
    assert lined_up(ROW[:1]) == ROW[:1]


def test_a_dragged_picture_rests_on_a_neighbours_edge_or_the_middle_and_not_from_afar() -> None:
    near = snapped(Box(506, 1300, 300, 200), ROW)
    assert (near.box.x, near.upright) == (500, 350)  # its edges on the neighbour's
    level = snapped(Box(2200, 806, 200, 200), ROW)
    assert level.box.y == 800
    assert level.level == 800
    assert snapped(Box(1212, 1500, 90, 90), ROW, middle=1200).box.x == 1200
    far = Box(2300, 1500, 90, 90)
    assert snapped(far, ROW).box == far


def test_a_new_picture_hangs_beside_what_hangs_there() -> None:
    first = clear_place((400, 300), [], (2100, 700), 4200)
    second = clear_place((400, 300), [first], (2100, 700), 4200)
    third = clear_place((400, 300), [first, second], (2100, 700), 4200)
    assert (first.x, first.y) == (2100, 700)
    assert abs(second.x - first.x) == 480
    assert {second.x, third.x} == {1620, 2580}
    assert clear_place((400, 300), [Box(300, 700, 500, 300)], (300, 700), 600).y > 1000
