"""Reads about walls and what hangs on them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from studio import business, catalogue, clock
from studio.catalogue.model import PriceChoiceId
from studio.clients.model import HouseholdId
from studio.errors import Missing, Refused
from studio.pictures.model import Picture
from studio.viewings.model import ViewingId
from studio.walls.drafts import HangingDraft, Scale
from studio.walls.geometry import Point
from studio.walls.model import Hanging, Wall, WallDrawing, WallId, WallPhotograph
from studio.walls.rows import HangingRow, WallRow
from studio.walls.trying import outside_of, piece_of

_WALLS = select(Wall, WallPhotograph.width, WallPhotograph.height).outerjoin(
    WallPhotograph, WallPhotograph.wall_id == Wall.id
)
_OF_HOUSEHOLD = _WALLS.where(Wall.household_id == bindparam("id")).order_by(Wall.id)
_ONE = _WALLS.where(Wall.id == bindparam("id"))
_HUNG = (
    select(Hanging, Picture.ref, Wall.name)
    .join(Picture, Picture.id == Hanging.picture_id)
    .join(Wall, Wall.id == Hanging.wall_id)
    .where(Hanging.viewing_id == bindparam("id"), Hanging.taken_down_at.is_(None))
    .order_by(Hanging.wall_id, Hanging.id)
)
_DRAWN = (
    select(WallDrawing.jpeg)
    .where(WallDrawing.viewing_id == bindparam("id"))
    .order_by(WallDrawing.drawn_at.desc(), WallDrawing.wall_id.desc())
    .limit(1)
)


def of_household(db: Session, household_id: HouseholdId) -> tuple[WallRow, ...]:
    """The walls of a family, those of earlier viewings too."""
    return tuple(_wall(*record) for record in db.execute(_OF_HOUSEHOLD, {"id": household_id}))


def wall(db: Session, wall_id: WallId) -> WallRow:
    """One wall; raises Missing."""
    record = db.execute(_ONE, {"id": wall_id}).first()
    if record is None:
        raise Missing("This wall is not in the records any more.")
    return _wall(*record)


def _wall(row: Wall, width: int | None, height: int | None) -> WallRow:
    scale = None
    if row.sheet is not None and row.edge is not None:
        scale = Scale(row.sheet, row.edge, read_points(row.points))
    size = (width, height) if width is not None and height is not None else None
    return WallRow(
        row.id, row.version, row.household_id, row.name, row.room, row.colour, row.furniture, row.furniture_mm,
        scale, size,
    )  # fmt: skip


def read_points(kept: str) -> tuple[Point, ...]:
    """The clicks on a photograph, in dots."""
    pairs = (pair.split(",") for pair in kept.split())
    return tuple((float(x), float(y)) for x, y in pairs)


def photograph(db: Session, wall_id: WallId) -> bytes:
    """The photograph of a wall, a JPEG; raises Missing for a built-in room."""
    kept = db.get(WallPhotograph, wall_id)
    if kept is None:
        raise Missing("This wall has no photograph.")
    return kept.jpeg


def picture_of(db: Session, viewing_id: ViewingId) -> bytes | None:
    """The wall that was chosen at a viewing, as it was drawn last; None when none was kept."""
    return db.scalars(_DRAWN, {"id": viewing_id}).first()


def hung(db: Session, viewing_id: ViewingId) -> tuple[HangingRow, ...]:
    """What hangs on the walls of a viewing, in the order in which it was hung, at today's prices."""
    records = db.execute(_HUNG, {"id": viewing_id}).all()
    if not records:
        return ()
    edition = catalogue.edition_on(db, clock.today(business.studio(db).zone))
    return tuple(_hung(db, edition, *record) for record in records)


def _hung(db: Session, edition: catalogue.Edition, row: Hanging, ref: str, wall_name: str) -> HangingRow:
    choice_ids = tuple(PriceChoiceId(int(each)) for each in row.choice_ids.split())
    draft = HangingDraft(
        wall_id=row.wall_id, picture_id=row.picture_id, price_id=row.price_id, x_mm=row.x_mm, y_mm=row.y_mm,
        turned=row.turned, moulding_id=row.moulding_id, mount_id=row.mount_id,
        mount_border_mm=row.mount_border_mm, glazing_id=row.glazing_id, choice_ids=choice_ids, place=row.place,
    )  # fmt: skip
    made = told(edition, draft, _listed(db, edition, row))
    return HangingRow(
        row.id, row.version, row.wall_id, row.picture_id, ref, row.price_id, row.turned, row.moulding_id,
        row.mount_id, row.mount_border_mm, row.glazing_id, choice_ids, row.place, row.place or wall_name,
        row.x_mm, row.y_mm, **made,
    )  # fmt: skip


def _listed(db: Session, edition: catalogue.Edition, row: Hanging) -> catalogue.PriceRow:
    for price in edition.prices:
        if price.id == row.price_id:
            return price
    return catalogue.price(db, row.price_id)


def told(edition: catalogue.Edition, draft: HangingDraft, price: catalogue.PriceRow) -> dict[str, Any]:
    """Size, price and words of what hangs, as a row has them; without a price when the list has it no more."""
    sides = (price.height_in, price.width_in) if draft.turned else (price.width_in, price.height_in)
    title = f"{price.product}, {sides[0]} wide by {sides[1]} high"
    if price.finish:
        title += f", {price.finish}"
    known = {"title": title, "width_in": sides[0], "height_in": sides[1]}
    try:
        piece = piece_of(edition, draft)
    except Refused as refused:
        wide, high = outside_of(edition, draft, price)
        more: dict[str, Any] = {
            "amount": None, "words": "", "problem": refused.message, "warning": "",
        }  # fmt: skip
    else:
        wide, high = piece.outside_width_mm, piece.outside_height_mm
        more = {
            "amount": piece.amount, "words": piece.words, "problem": "", "warning": piece.rebate_warning,
        }  # fmt: skip
    return {**known, "width": wide, "height": high, **more}
