"""A family's wall in a photograph drawn here, and a picture hung at a viewing as the window would."""

import io
from dataclasses import replace
from typing import Any

from PIL import Image, ImageDraw

from studio import catalogue, clock, walls
from studio.actor import Actor
from studio.db import Store
from studio.pictures import PictureRow
from studio.viewings import ViewingId
from studio.walls import HangingDraft, HangingRow, Plane, WallId

VIEW = (1500, 1000)
SHEET = (800.0, 1100.0)
"""Where the upper left corner of the sheet hangs on the drawn wall, in mm."""
OBLIQUE = Plane((0.42, 0.03, 60.0, -0.045, 0.4, 120.0, 0.00006, 0.00002, 1.0))
"""A wall seen from the right, a little from below: mm from its own corner to dots."""
STRAIGHT = Plane((0.4, 0.0, 20.0, 0.0, 0.4, 10.0, 0.0, 0.0, 1.0))


def photograph(plane: Plane = OBLIQUE) -> bytes:
    """A wall with an A4 sheet taped up and a sideboard of 180 cm below, as a telephone writes it: with its place."""
    picture = Image.new("RGB", VIEW, "#cfc8bb")
    draw = ImageDraw.Draw(picture)

    def quad(left: float, top: float, wide: float, high: float, colour: str) -> None:
        corners = [(left, top), (left + wide, top), (left + wide, top + high), (left, top + high)]
        draw.polygon([plane.to_photo(corner) for corner in corners], fill=colour)

    quad(-2000, 2350, 9000, 3000, "#8f7355")
    quad(600, 1500, 1800, 800, "#6d543d")
    quad(*SHEET, 210, 297, "#ffffff")
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 26.0), 3: "W", 4: (0.0, 7.0, 39.0)})
    made = io.BytesIO()
    picture.save(made, "JPEG", quality=90, exif=exif)
    return made.getvalue()


def corners(plane: Plane = OBLIQUE) -> tuple[tuple[float, float], ...]:
    """The four corners of the sheet on the photograph, in dots, as a careful hand clicks them."""
    x, y = SHEET
    places = ((x, y), (x + 210, y), (x + 210, y + 297), (x, y + 297))
    return tuple(plane.to_photo(place) for place in places)


def first_draft(
    store: Store, picture: PictureRow, wall_id: WallId | None = None, **changes: Any
) -> HangingDraft:
    """The picture in the middle size of what comes framed, above the fireplace unless a wall is given."""
    edition = store.ask(catalogue.edition_on, clock.today())
    price = walls.first_price(edition)
    assert price is not None
    draft = HangingDraft(
        wall_id=wall_id, room="" if wall_id else "fireplace", picture_id=picture.id, price_id=price.id,
        x_mm=2100, y_mm=705, turned=walls.lies(price, picture.is_upright),
    )  # fmt: skip
    return replace(walls.new_hanging(edition, draft), **changes)


def hung(store: Store, by: Actor, viewing_id: ViewingId, picture: PictureRow, **changes: Any) -> HangingRow:
    """Hung, and as it is shown then."""
    key = store.do(walls.hang, viewing_id, first_draft(store, picture, **changes), by=by)
    return next(row for row in store.ask(walls.hung, viewing_id) if row.id == key)
