"""Keeping a family's walls, and hanging pictures on them at a viewing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, catalogue, clients, clock, pictures, viewings
from studio.actor import Actor
from studio.errors import Missing, Refused
from studio.rights import verb
from studio.viewings import ViewingRow
from studio.viewings.model import ViewingId
from studio.walls.drafts import LONGEST_PLACE, PHOTOGRAPH, HangingDraft, Scale, Standing, WallDraft
from studio.walls.model import Hanging, HangingId, Wall, WallDrawing, WallId, WallPhotograph
from studio.walls.photograph import JPEG, LARGEST_KEPT, PNG
from studio.walls.rooms import BY_KEY
from studio.written import one_line


@verb("walls.add")
def add(db: Session, by: Actor, draft: WallDraft) -> WallId:
    """A wall for a family, theirs from then on. Raises Refused when a photograph is without its scale."""
    draft.check()
    clients.household(db, draft.household_id)
    if draft.room == PHOTOGRAPH and draft.photograph is None:
        raise Refused("Please choose the photograph of the wall.", "photograph")
    wall = Wall(household_id=draft.household_id, name="", room=draft.room)
    _write(wall, draft)
    db.add(wall)
    db.flush()
    if draft.photograph is not None and draft.room == PHOTOGRAPH:
        taken = draft.photograph
        db.add(WallPhotograph(wall_id=wall.id, jpeg=taken.jpeg, width=taken.width, height=taken.height))
        db.flush()
    return wall.id


@verb("walls.amend")
def amend(db: Session, by: Actor, wall_id: WallId, draft: WallDraft, version: int | None = None) -> None:
    """Change a wall's name, colour, furniture or scale; its room and its photograph stay."""
    draft.check()
    wall = found(db, wall_id)
    business.expect(wall, version, business.just_changed("this wall"))
    if draft.room != wall.room:
        raise Refused("This is another kind of wall. Please add it beside this one.", "room")
    _write(wall, draft)
    db.flush()


def _write(wall: Wall, draft: WallDraft) -> None:
    wall.name = one_line(draft.name, LONGEST_PLACE).text
    wall.colour = draft.colour if draft.room != PHOTOGRAPH else ""
    wall.furniture = one_line(draft.furniture, 60).text
    wall.furniture_mm = draft.furniture_mm
    scale = draft.scale if draft.room == PHOTOGRAPH else None
    if scale is not None:
        scale.plane()
    wall.sheet, wall.edge = (scale.sheet, scale.edge) if scale is not None else (None, None)
    wall.points = written_points(scale) if scale is not None else ""


def written_points(scale: Scale) -> str:
    """The clicks as they are kept: tenths of a dot are more than a hand can tell."""
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in scale.points)


@verb("walls.hang")
def hang(db: Session, by: Actor, viewing_id: ViewingId, draft: HangingDraft) -> HangingId:
    """Hang a picture of the viewing's session on a wall of its family.

    Raises Refused when picture, wall or price do not go together (R23: a frame is chosen where the price takes one).
    """
    viewings.require_choosing(db, viewing_id)
    hanging = Hanging(viewing_id=viewing_id)
    _put(db, hanging, draft if draft.wall_id is not None else _in_a_room(db, by, viewing_id, draft))
    db.add(hanging)
    db.flush()
    return hanging.id


def _in_a_room(db: Session, by: Actor, viewing_id: ViewingId, draft: HangingDraft) -> HangingDraft:
    """The first picture hung in a built-in room makes the room one of the family's walls."""
    room = BY_KEY.get(draft.room)
    if room is None:
        raise Refused("Please choose a wall.", "wall_id")
    theirs = viewings.viewing(db, viewing_id).household_id
    made = add(
        db,
        by,
        WallDraft(
            household_id=theirs,
            name=room.place or room.name,
            room=room.key,
            furniture=room.furniture,
            furniture_mm=room.furniture_width,
        ),
    )
    return replace(draft, wall_id=made)


@verb("walls.rehang")
def rehang(db: Session, by: Actor, viewing_id: ViewingId, changes: Sequence[Standing]) -> list[list[int]]:
    """Change how pictures hang, several at once: moved, another size, another frame; None takes one down.

    Answers each by its id with the version it has now; what hung so already keeps its own.
    Raises Conflict, and changes nothing, when another desk changed one of them since it was seen. What was taken down
    and is given its draft again hangs again.
    """
    return _bring_to(db, viewing_id, changes)


@verb("walls.take_down")
def take_down(
    db: Session, by: Actor, viewing_id: ViewingId, hanging_id: HangingId, version: int | None = None
) -> None:
    """Take one picture down; nothing is lost, it can be hung again by undoing."""
    viewings.require_choosing(db, viewing_id)
    hanging = _hanging(db, viewing_id, hanging_id, version)
    if hanging.taken_down_at is not None:
        raise Refused("This picture is down already.")
    hanging.taken_down_at = clock.now()
    db.flush()


@verb("walls.undo")
def undo(db: Session, by: Actor, viewing_id: ViewingId, before: Sequence[Standing]) -> None:
    """Put pictures back as they hung before the last act; Conflict when another desk has touched them since."""
    _bring_to(db, viewing_id, before)


def _bring_to(db: Session, viewing_id: ViewingId, changes: Sequence[Standing]) -> list[list[int]]:
    viewings.require_choosing(db, viewing_id)
    touched = []
    for change in changes:
        hanging = _hanging(db, viewing_id, change.hanging_id, change.version)
        touched.append(hanging)
        if change.draft is None:
            hanging.taken_down_at = hanging.taken_down_at or clock.now()
        else:
            hanging.taken_down_at = None
            _put(db, hanging, change.draft)
    db.flush()
    return [[each.id, each.version] for each in touched]


@verb("walls.keep_picture")
def keep_picture(
    db: Session, by: Actor, wall_id: WallId, picture: bytes, viewing_id: ViewingId | None = None
) -> None:
    """Keep a wall as it was drawn, a JPEG or PNG, for the order's page; it replaces the one drawn before.

    Without a viewing it is that of the viewing that hung something there last. Raises Refused for a wall of another
    family: it would be printed with this family's order.
    """
    if not picture.startswith((JPEG, PNG)) or len(picture) > LARGEST_KEPT:
        raise Refused("This drawing of the wall cannot be kept.")
    viewing_id = viewing_id or _last_hung(db, wall_id)
    _require_own_wall(db, wall_id, viewings.viewing(db, viewing_id))
    kept = db.get(WallDrawing, (viewing_id, wall_id))
    if kept is None:
        kept = WallDrawing(viewing_id=viewing_id, wall_id=wall_id)
        db.add(kept)
    kept.jpeg, kept.drawn_at = picture, clock.now()
    db.flush()


def _last_hung(db: Session, wall_id: WallId) -> ViewingId:
    latest = select(Hanging.viewing_id).where(Hanging.wall_id == wall_id).order_by(Hanging.id.desc()).limit(1)
    viewing_id = db.scalars(latest).first()
    if viewing_id is None:
        raise Refused("Nothing hangs on this wall yet.")
    return viewing_id


def found(db: Session, wall_id: WallId) -> Wall:
    """The wall itself; raises Missing."""
    wall = db.get(Wall, wall_id)
    if wall is None:
        raise Missing("This wall is not in the records any more.")
    return wall


def _hanging(db: Session, viewing_id: ViewingId, hanging_id: HangingId, version: int | None) -> Hanging:
    hanging = db.get(Hanging, hanging_id)
    if hanging is None or hanging.viewing_id != viewing_id:
        raise Missing("This picture does not hang at this viewing.")
    business.expect(hanging, version, business.just_changed("this picture on the wall"))
    return hanging


def _require_own_wall(db: Session, wall_id: WallId, viewing: ViewingRow) -> None:
    if found(db, wall_id).household_id != viewing.household_id:
        raise Refused("This is another family's wall.", "wall_id")


def _put(db: Session, hanging: Hanging, draft: HangingDraft) -> None:
    draft.check()
    if draft.wall_id is None:
        raise Refused("Please choose a wall.", "wall_id")
    viewing = viewings.viewing(db, hanging.viewing_id)
    _require_own_wall(db, draft.wall_id, viewing)
    if pictures.picture(db, draft.picture_id).session_id != viewing.session_id:
        raise Refused("This picture is of another session.", "picture_id")
    catalogue.price(db, draft.price_id)
    for name in ("wall_id", "picture_id", "price_id", "turned", "moulding_id", "mount_id", "mount_border_mm"):
        setattr(hanging, name, getattr(draft, name))
    hanging.glazing_id = draft.glazing_id
    hanging.choice_ids = " ".join(str(each) for each in draft.choice_ids)
    hanging.place = one_line(draft.place, LONGEST_PLACE).text
    hanging.x_mm, hanging.y_mm = round(draft.x_mm), round(draft.y_mm)
