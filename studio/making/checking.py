"""The second pair of eyes: a finished piece is held against its order, point by point, before it is wrapped."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.orm import Session

from studio import clock
from studio.actor import Actor
from studio.business import StaffId
from studio.errors import Refused
from studio.making import remaking, stages, working
from studio.making.drafts import NotRightDraft, RemakeDraft
from studio.making.model import Piece, PieceCheck, PieceId, Point, Stage, StepKind
from studio.making.rows import PieceRow
from studio.orders.model import Order
from studio.rights import verb
from studio.words import listed
from studio.written import one_line


@verb("making.check")
def check(
    db: Session, by: Actor, piece_id: PieceId, version: int | None, right: Collection[Point], *,
    ready: bool = True,
) -> None:  # fmt: skip
    """Note that every point is as it was ordered; the piece is checked, and ready unless it is still to be wrapped.

    Raises Refused while a point has not been looked at, before it is finished, and for the person who made it where
    somebody else could look.
    """
    order, piece = working.found(db, piece_id, version)
    _require_checkable(db, by, order, piece)
    wanted = stages.points(piece.framing)
    open_ = [point.value for point in wanted if point not in right]
    if open_:
        raise Refused(f"Please look at the {listed(open_)} too.", "points")
    for point in wanted:
        _write_down(db, by, piece, point, is_right=True)
    piece.checked_by_id = StaffId(by.staff_id)
    working.move(piece, Stage.CHECKED)
    db.flush()
    working.note(db, by, piece, StepKind.CHECKED)
    if ready:
        working.move(piece, Stage.READY)
        db.flush()
        working.note(db, by, piece, StepKind.MOVED)
    working.settle(db, by, order)


@verb("making.not_right")
def not_right(db: Session, by: Actor, piece_id: PieceId, version: int | None, found: NotRightDraft) -> None:
    """A point is not as it was ordered, and can be mended: the piece goes back a stage, with what was found."""
    found.check()
    order, piece = working.found(db, piece_id, version)
    _require_checkable(db, by, order, piece)
    if found.back_to not in going_back(piece):
        raise Refused("Please choose a stage that it has passed.", "back_to")
    _write_down(db, by, piece, found.point, is_right=False)
    piece.times_back += 1
    working.move(piece, found.back_to)
    db.flush()
    words = one_line(found.words, 340).text
    working.note(db, by, piece, StepKind.SENT_BACK, f"{found.point.value}: {words}")
    working.settle(db, by, order)


@verb("making.check_remakes")
def check_remakes(
    db: Session, by: Actor, piece_id: PieceId, version: int | None, point: Point, draft: RemakeDraft
) -> PieceId:
    """A point is not as it was ordered and cannot be mended: the piece is made again; the answer is the new one."""
    order, piece = working.found(db, piece_id, version)
    _require_checkable(db, by, order, piece)
    _write_down(db, by, piece, point, is_right=False)
    db.flush()
    return remaking.remake(db, by, piece_id, version, draft)


def may_check(db: Session, by: Actor, piece: Piece) -> bool:
    """Whether this person may check a piece: another than its maker, unless one works here alone."""
    return piece.maker_id != by.staff_id or working.is_alone(db)


def going_back(piece: Piece | PieceRow) -> tuple[Stage, ...]:
    """The stages to which a check may send a piece back: where work on it can begin again."""
    road = stages.road(piece.framing)
    return tuple(
        stage
        for stage in road
        if Stage.TO_START is not stage and stages.rank(stage) < stages.rank(piece.stage)
    )


def _require_checkable(db: Session, by: Actor, order: Order, piece: Piece) -> None:
    code = working.code(order, piece)
    working.require_here(db, order, piece)
    finished = Stage.PRINTED if Stage.FRAMED not in stages.road(piece.framing) else Stage.FRAMED
    if stages.rank(piece.stage) >= stages.rank(Stage.CHECKED):
        raise Refused(f"{code} is {piece.stage.value} already.")
    if piece.stage is not finished:
        last = stages.name(finished, piece.framing)
        raise Refused(
            f"{code} is {stages.name(piece.stage, piece.framing)}. It is checked once it is {last}."
        )
    if not may_check(db, by, piece):
        raise Refused(f"You made {code} yourself. Please let somebody else look at it.")


def _write_down(db: Session, by: Actor, piece: Piece, point: Point, *, is_right: bool) -> None:
    db.add(
        PieceCheck(
            piece_id=piece.id, point=point, is_right=is_right, at=clock.now(), by_id=StaffId(by.staff_id)
        )
    )
