"""A piece moves on along its road, waits for material, goes on, and is given to somebody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from studio import business, clock
from studio.actor import Actor
from studio.business import StaffId
from studio.errors import Refused
from studio.making import cutting, stages, working
from studio.making.drafts import LONGEST_BECAUSE, LONGEST_WAIT, MOST_TOGETHER
from studio.making.model import Piece, PieceId, Stage, StepKind
from studio.orders.model import Order, OrderState
from studio.rights import verb
from studio.written import one_line

_MADE = (Stage.PRINTED, Stage.FRAMED)
"""Stages at which somebody made something; whoever did does not check it."""


@verb("making.move_on")
def move_on(
    db: Session, by: Actor, piece_id: PieceId, version: int | None, stage: Stage | None = None,
    because: str = "",
) -> Stage:  # fmt: skip
    """Move a piece on to the next stage of its road, or past some of it with the reason; the answer is where it is.

    Raises Conflict when another desk was quicker; Refused when it waits or is out, when a stage would be passed
    without a reason, when it would go back, and when it has not been checked (``check`` does that).
    """
    order, piece = working.found(db, piece_id, version)
    working.require_here(db, order, piece)
    _move(db, by, order, piece, stage or stages.following(piece.stage, piece.framing), because)
    working.settle(db, by, order)
    return piece.stage


@verb("making.move_together")
def move_together(
    db: Session, by: Actor, pieces: Sequence[tuple[PieceId, int]], stage: Stage, because: str = ""
) -> int:
    """Move several pieces to one stage in one act, such as a drawer of prints; the answer is how many.

    Raises as ``move_on`` does, and then none is moved.
    """
    if len(pieces) > MOST_TOGETHER:
        raise Refused(f"Please move no more than {MOST_TOGETHER} pieces at once.")
    moved: dict[int, Order] = {}
    working.hold_orders(db, [piece_id for piece_id, _ in pieces])
    for piece_id, version in pieces:
        order, piece = working.found(db, piece_id, version)
        working.require_here(db, order, piece)
        _move(db, by, order, piece, stage, because)
        moved[order.id] = order
    for order in moved.values():
        working.settle(db, by, order)
    return len(pieces)


@verb("making.wait_for")
def wait_for(
    db: Session, by: Actor, piece_id: PieceId, what: str, until: date | None, version: int | None = None
) -> None:
    """A piece waits for material: for what, and until when (R18). Asked again, it notes the new day.

    Raises Refused for a day that has gone, and for a piece that is ready or out.
    """
    order, piece = working.found(db, piece_id, version)
    said = one_line(what, LONGEST_WAIT).text
    if not said:
        raise Refused("Please say what it waits for.", "what")
    if until is None:
        raise Refused("Please say until when it waits; a guess will do, and can be changed.", "until")
    if until < clock.today(business.studio(db).zone):
        raise Refused("That day has gone. Please choose a day to come.", "until")
    if piece.stage in stages.DONE:
        raise Refused(f"{working.code(order, piece)} is {piece.stage.value}. It waits for nothing.")
    if piece.out_with_id is not None:
        working.require_here(db, order, piece)
    piece.waits_for, piece.waits_until = said, until
    piece.waits_since = piece.waits_since or clock.now()
    db.flush()
    working.note(db, by, piece, StepKind.WAITS, said, until)


@verb("making.goes_on")
def goes_on(db: Session, by: Actor, piece_id: PieceId, version: int | None = None) -> None:
    """What a piece waited for is here; it goes on where it stood."""
    order, piece = working.found(db, piece_id, version)
    if piece.waits_since is None:
        raise Refused(f"{working.code(order, piece)} does not wait for anything.")
    what = piece.waits_for
    piece.waits_for, piece.waits_until, piece.waits_since = "", None, None
    db.flush()
    working.note(db, by, piece, StepKind.GOES_ON, what)


@verb("making.give_to")
def give_to(db: Session, by: Actor, piece_id: PieceId, version: int | None, staff_id: StaffId | None) -> None:
    """Say who is to make a piece; None leaves it to whoever is free. Raises Refused for one that is made."""
    order, piece = working.found(db, piece_id, version)
    if piece.stage in stages.DONE:
        raise Refused(f"{working.code(order, piece)} is {piece.stage.value}. Nothing more is made of it.")
    names = {row.id: row.name for row in business.staff(db)}
    if staff_id is not None and staff_id not in names:
        raise Refused("They no longer work here. Please choose somebody else.", "staff_id")
    piece.assigned_id = staff_id
    db.flush()
    working.note(db, by, piece, StepKind.GIVEN_TO)


def presented(db: Session, by: Actor, piece_ids: Sequence[PieceId]) -> None:
    """These pieces went home with the family; whoever hands an order over calls it in the same act."""
    for piece_id in piece_ids:
        order, piece = working.found(db, piece_id, None)
        if piece.stage is not Stage.READY:
            raise Refused(
                f"{working.code(order, piece)} is {stages.name(piece.stage, piece.framing)}, not ready."
            )
        working.move(piece, Stage.PRESENTED)
        db.flush()
        working.note(db, by, piece, StepKind.PRESENTED)


def _move(db: Session, by: Actor, order: Order, piece: Piece, stage: Stage | None, because: str) -> None:
    said = one_line(because, LONGEST_BECAUSE).text
    passed = _require_forward(order, piece, stage)
    assert stage is not None  # what is not forward was refused
    if passed and not said:
        raise Refused(
            f"{working.code(order, piece)} would pass {stages.in_words(passed)}. Please say why.", "because"
        )
    before = piece.stage
    working.move(piece, stage)
    if stage in _MADE:
        piece.maker_id = StaffId(by.staff_id)
    db.flush()
    presented = StepKind.PRESENTED if stage is Stage.PRESENTED else StepKind.MOVED
    working.note(db, by, piece, StepKind.SKIPPED if passed else presented, said)
    cutting.cut(db, by, piece, before)


def _require_forward(order: Order, piece: Piece, stage: Stage | None) -> tuple[Stage, ...]:
    """The stages that would be passed over; raises Refused for a step that is none, or that a check has to make."""
    code, at = working.code(order, piece), stages.name(piece.stage, piece.framing)
    if stage is None or (
        stage is Stage.PRESENTED and order.state in (OrderState.IN_PRODUCTION, OrderState.READY)
    ):
        raise Refused(f"{code} is {at}. It is handed over with the order.")
    if stage not in stages.road(piece.framing):
        raise Refused(f"{code} is neither mounted nor framed.", "stage")
    if stages.rank(stage) <= stages.rank(piece.stage):
        raise Refused(f"{code} is {at} already; a piece does not go back.", "stage")
    if stages.rank(piece.stage) < stages.rank(Stage.CHECKED) <= stages.rank(stage):
        raise Refused(f"{code} has not been checked against the order yet.", "check")
    return stages.skipped(piece.framing, piece.stage, stage)
