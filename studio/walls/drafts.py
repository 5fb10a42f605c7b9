"""What the wall's forms and the hand on the wall hand in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from studio.business import Draft
from studio.business.drafts import fits, only, wants
from studio.catalogue import WIDEST_BORDER
from studio.catalogue.model import GlazingId, MouldingId, MountId, PriceChoiceId, PriceId
from studio.clients.model import HouseholdId
from studio.pictures.model import PictureId
from studio.walls.geometry import SHEETS, Plane, Point, plane_by_corners, plane_by_edge
from studio.walls.model import Edge, HangingId, Sheet, WallId
from studio.walls.rooms import BY_KEY

PHOTOGRAPH = "photograph"
LONGEST_PLACE = 80
FARTHEST = 50_000
"""Millimetres from the origin of a wall."""


@dataclass(frozen=True, slots=True)
class Photographed:
    """A photograph of a wall, taken in: a bare JPEG and its size in dots."""

    jpeg: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Scale:
    """The sheet in the photograph and where it was clicked, in dots."""

    sheet: Sheet
    edge: Edge
    points: tuple[Point, ...]

    def plane(self) -> Plane:
        """The wall in its photograph; raises Refused when the clicks measure nothing."""
        short, long = SHEETS[self.sheet]
        if self.edge in (Edge.SHORT, Edge.LONG):
            one, other = self.points
            return plane_by_edge(one, other, short if self.edge is Edge.SHORT else long)
        wide, high = (short, long) if self.edge is Edge.UPRIGHT else (long, short)
        return plane_by_corners(self.points, wide, high)


@dataclass(frozen=True, slots=True, kw_only=True)
class WallDraft(Draft):
    """A wall of a family. A photographed one brings its photograph when it is new, and its scale."""

    household_id: HouseholdId
    name: str
    room: str
    colour: str = ""
    furniture: str = ""
    furniture_mm: int | None = None
    scale: Scale | None = None
    photograph: Photographed | None = None

    def problems(self) -> dict[str, str]:
        wide = self.furniture_mm
        return only(
            {
                "name": wants(
                    self.name, LONGEST_PLACE, "Please name the wall, such as “above the sofa, lounge”."
                ),
                "room": "" if self.room == PHOTOGRAPH or self.room in BY_KEY else "Please choose a room.",
                "colour": ""
                if not self.colour or re.fullmatch("#[0-9a-f]{6}", self.colour)
                else "Please choose a colour.",
                "furniture": fits(self.furniture, 60),
                "furniture_mm": ""
                if wide is None or 100 <= wide <= 20_000
                else "Please give its width between 10 cm and 20 m.",
                "points": self._scale_problem(),
            }
        )

    def _scale_problem(self) -> str:
        if self.room != PHOTOGRAPH:
            return ""
        count = 2 if self.scale is not None and self.scale.edge in (Edge.SHORT, Edge.LONG) else 4
        if self.scale is None or len(self.scale.points) != count:
            return "Please click the sheet of paper on the photograph."
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HangingDraft(Draft):
    """A picture on a wall: its size by its price, how it is framed, and its centre in mm."""

    wall_id: WallId | None
    picture_id: PictureId
    price_id: PriceId
    x_mm: float
    y_mm: float
    room: str = ""
    """The built-in room that becomes the family's by this, where there is no wall yet."""
    turned: bool = False
    moulding_id: MouldingId | None = None
    mount_id: MountId | None = None
    mount_border_mm: int | None = None
    glazing_id: GlazingId | None = None
    choice_ids: tuple[PriceChoiceId, ...] = ()
    place: str = ""

    def problems(self) -> dict[str, str]:
        far = max(abs(self.x_mm), abs(self.y_mm)) > FARTHEST
        border = self.mount_border_mm
        return only(
            {
                "place": fits(self.place, LONGEST_PLACE),
                "x_mm": "It would hang beside the wall." if far else "",
                "mount_border_mm": ""
                if border is None or 0 <= border <= WIDEST_BORDER
                else f"Please give the mount between 0 and {WIDEST_BORDER} mm.",
            }
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """How one picture is to hang, or that it is to be down; with the version in which it was seen."""

    hanging_id: HangingId
    version: int | None
    draft: HangingDraft | None
