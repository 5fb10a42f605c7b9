"""Where a millimetre of a wall lies in its photograph; nothing here needs a store."""

import math

import pytest

from studio.catalogue import outside_mm
from studio.errors import Refused
from studio.walls import Edge, Scale, Sheet, does_well, share_of
from studio.walls.geometry import in_order, plane_by_corners, plane_by_edge
from tests.make.walls import OBLIQUE, SHEET, corners

WALL = [(x, y) for x in range(0, 3001, 500) for y in range(0, 2401, 400)]


def test_four_corners_of_a_sheet_give_the_whole_wall_to_half_a_millimetre() -> None:
    # From five known perspectives: straight on, from either side, from below, with the camera held askew.
    from studio.walls import Plane

    views = [
        OBLIQUE,
        Plane((0.5, 0, 10, 0, 0.5, 20, 0, 0, 1)),
        Plane((0.4, 0.02, 300, 0.09, 0.5, 40, 0.0002, 0, 1)),
        Plane((0.6, -0.1, 200, 0.12, 0.55, 30, 0, 0.00025, 1)),
        Plane((0.35, 0.2, 100, -0.21, 0.36, 900, -0.00005, 0.00003, 1)),
    ]
    for true in views:
        found = plane_by_corners(corners(true), 210, 297)
        worst = max(
            math.dist(found.to_wall(true.to_photo((x, y))), (x - SHEET[0], y - SHEET[1])) for x, y in WALL
        )
        assert worst < 0.5


def test_the_corners_may_be_clicked_in_any_order_and_a_sheet_may_hang_on_its_side() -> None:
    clicked = corners()
    shuffled = (clicked[2], clicked[0], clicked[3], clicked[1])
    assert in_order(shuffled) == clicked
    upright = Scale(Sheet.A4, Edge.UPRIGHT, shuffled).plane()
    assert upright.apart(clicked[0], clicked[1]) == pytest.approx(210)
    lying = Scale(Sheet.A3, Edge.LYING, clicked).plane()
    assert lying.apart(clicked[0], clicked[1]) == pytest.approx(420)
    assert lying.apart(clicked[0], clicked[3]) == pytest.approx(297)


def test_two_clicks_on_an_edge_give_the_scale_of_a_wall_taken_straight_on() -> None:
    plane = Scale(Sheet.A4, Edge.SHORT, ((100, 200), (205, 200))).plane()
    assert plane.apart((0, 0), (300, 400)) == pytest.approx(1000)
    assert Scale(Sheet.A3, Edge.LONG, ((50, 40), (50, 460))).plane().apart((0, 0), (0, 1)) == pytest.approx(1)


@pytest.mark.parametrize(
    ("points", "says"),
    [
        (((0, 0), (100, 0), (200, 0), (100, 80)), "not the four corners"),
        (((0, 0), (100, 0), (40, 30), (0, 100)), "not the four corners"),
        (((0, 0), (300, 0), (300, 2), (0, 200)), "too near"),
        (((5, 5), (5, 5), (90, 90), (5, 90)), "too near"),
        (((0, 0), (100, 0), (100, 100)), "four corners"),
    ],
)
def test_what_is_not_the_corners_of_a_sheet_is_refused_in_a_sentence(
    points: tuple[tuple[float, float], ...], says: str
) -> None:
    with pytest.raises(Refused, match=says) as refused:
        plane_by_corners(points, 210, 297)
    assert refused.value.field == "points"


def test_an_edge_that_leans_or_is_no_edge_is_refused() -> None:
    with pytest.raises(Refused, match="four corners"):
        plane_by_edge((0, 0), (100, 20), 210)
    with pytest.raises(Refused, match="too near"):
        plane_by_edge((10, 10), (12, 10), 210)


def test_a_framed_picture_takes_its_share_of_the_furniture() -> None:
    # R24: 40 × 30 with a mount of 50 mm in a moulding of 60 mm that covers 6: 124 cm, 65 % of 190 cm.
    wide = outside_mm(40, 50, 60, 6)
    assert wide == 1224
    assert share_of(1240, 1900) == 65
    assert does_well(wide, 1900)
    assert [does_well(each, 2000) for each in (989, 1000, 1500, 1511)] == [False, True, True, False]
