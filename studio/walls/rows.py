"""What a screen or a page is told of walls and of what hangs on them."""

from __future__ import annotations

from dataclasses import dataclass

from studio.catalogue.model import GlazingId, MouldingId, MountId, PriceChoiceId, PriceId
from studio.clients.model import HouseholdId
from studio.money import Money
from studio.pictures.model import PictureId
from studio.walls.arranging import Box
from studio.walls.drafts import PHOTOGRAPH, HangingDraft, Scale
from studio.walls.model import HangingId, WallId
from studio.walls.rooms import BY_KEY, Room


@dataclass(frozen=True, slots=True)
class WallRow:
    """A wall of a family; a photographed one with its scale and the size of its photograph in dots."""

    id: WallId
    version: int
    household_id: HouseholdId
    name: str
    room: str
    colour: str
    furniture: str
    furniture_mm: int | None
    scale: Scale | None
    photograph_size: tuple[int, int] | None

    @property
    def is_photograph(self) -> bool:
        """Whether it is the family's own, in a photograph."""
        return self.room == PHOTOGRAPH

    @property
    def built_in(self) -> Room | None:
        """The built-in room it is; None for a photograph."""
        return BY_KEY.get(self.room)


@dataclass(frozen=True, slots=True)
class HangingRow:
    """A picture on a wall: what it is, how it is framed, where it hangs, its outside (R24) and its price."""

    id: HangingId
    version: int
    wall_id: WallId
    picture_id: PictureId
    ref: str
    price_id: PriceId
    turned: bool
    moulding_id: MouldingId | None
    mount_id: MountId | None
    mount_border_mm: int | None
    glazing_id: GlazingId | None
    option_ids: tuple[PriceChoiceId, ...]
    own_place: str
    """Where it hangs in words of its own; "" as the wall is called."""
    place: str
    """Where it hangs, for the order: its own words, or the wall's name."""
    x: int
    y: int
    """Its centre on the wall, in mm."""
    title: str
    """The product with its size, wide by high (R23)."""
    width_in: int
    height_in: int
    """The print, as it hangs."""
    width: int
    height: int
    """The whole outside in mm (R24)."""
    amount: Money | None
    """As the studio prices; None when it is on the price list no more as it hangs."""
    words: str
    """How it is framed, in words."""
    problem: str
    """Why it has no price, in a sentence; else ""."""
    warning: str
    """What is to be watched in the making of it (R23); else ""."""

    @property
    def box(self) -> Box:
        """Its outside on the wall."""
        return Box(self.x, self.y, self.width, self.height)

    def draft(self) -> HangingDraft:
        """It as it hangs, to be changed in part."""
        return HangingDraft(
            wall_id=self.wall_id,
            picture_id=self.picture_id,
            price_id=self.price_id,
            x_mm=self.x,
            y_mm=self.y,
            turned=self.turned,
            moulding_id=self.moulding_id,
            mount_id=self.mount_id,
            mount_border_mm=self.mount_border_mm,
            glazing_id=self.glazing_id,
            choice_ids=self.option_ids,
            place=self.own_place,
        )
