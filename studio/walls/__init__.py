"""Walls: the pictures of a viewing hung to scale in a built-in room or on the family's own wall.

A photograph of a wall has its scale from a sheet of paper taped to it. What hangs has a size from the price list, a
frame, a mount and a glazing; it becomes a line of the order with its place, and the wall a page of it.
"""

from studio.walls.arranging import (
    Arrangement,
    Box,
    Snapped,
    arranged,
    clear_place,
    evened,
    lifted,
    lined_up,
    resized,
    snapped,
)
from studio.walls.drafts import PHOTOGRAPH, HangingDraft, Photographed, Scale, Standing, WallDraft
from studio.walls.geometry import ADVISED, SHEETS, Plane, Point, does_well, share_of
from studio.walls.model import Edge, HangingId, Sheet, WallId
from studio.walls.photograph import read_photograph
from studio.walls.queries import hung, of_household, photograph, picture_of, told, wall
from studio.walls.rooms import COLOURS, ROOMS, Room
from studio.walls.rows import HangingRow, WallRow
from studio.walls.service import add, amend, hang, keep_picture, rehang, take_down, undo
from studio.walls.trying import (
    as_offered,
    first_price,
    lies,
    new_hanging,
    next_glazing,
    next_moulding,
    next_mount,
    next_size,
    piece_of,
    sizes,
)

__all__ = [
    "ADVISED", "COLOURS", "PHOTOGRAPH", "ROOMS", "SHEETS", "Arrangement", "Box", "Edge", "HangingDraft", "HangingId",
    "HangingRow", "Photographed", "Plane", "Point", "Room", "Scale", "Sheet", "Snapped", "Standing", "WallDraft",
    "WallId", "WallRow", "add", "amend", "arranged", "as_offered", "clear_place", "does_well", "evened",
    "first_price", "hang", "hung", "keep_picture", "lies", "lifted", "lined_up", "new_hanging", "next_glazing",
    "next_moulding", "next_mount", "next_size", "of_household", "photograph", "picture_of", "piece_of",
    "read_photograph", "rehang", "resized", "share_of", "sizes", "snapped", "take_down", "told", "undo", "wall",
]  # fmt: skip
