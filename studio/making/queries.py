"""What is asked about the bench; every answer is a frozen row, none tells a cost (R25)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.actor import Actor
from studio.catalogue.model import Supplier
from studio.clients.model import Household
from studio.errors import Missing
from studio.making import due, stages
from studio.making.due import Calendar, StageDays, Standing
from studio.making.model import Piece, PieceId, PieceStep, PurchaseId, PurchaseOrder, SentPiece, Stage
from studio.making.rows import Board, PieceRow, PurchaseRow, StepRow, UnmadeRow
from studio.orders.model import Order, OrderId, OrderLine, OrderRevision, OrderState, RevisionState

_LINE = (
    "picture_id", "image_ref", "people", "product", "width_in", "height_in", "finish", "moulding_id", "moulding",
    "mount", "mount_border_mm", "glazing", "hanging_place",
)  # fmt: skip
_PIECE = (
    "id", "order_id", "number", "line_id", "stage", "framing", "stage_at", "waits_for", "waits_until", "out_with_id",
    "assigned_id", "maker_id", "checked_by_id", "ended", "ended_because", "remake_of_id", "remake_cause",
    "remake_pays", "version",
)  # fmt: skip
_ROWS = (
    select(
        *(getattr(Piece, name) for name in _PIECE),
        *(getattr(OrderLine, name) for name in _LINE),
        OrderLine.choices,
        Order.number.label("order_number"),
        Order.state.label("order_state"),
        Order.household_id,
        Order.session_id,
        Household.filing_name.label("household"),
        func.coalesce(Order.moved_to, OrderRevision.promised_on).label("promised_on"),
        PurchaseOrder.back_on,
        Supplier.name.label("supplier"),
    )
    .join(Order, Order.id == Piece.order_id)
    .join(OrderLine, OrderLine.id == Piece.line_id)
    .join(Household, Household.id == Order.household_id)
    .join(
        OrderRevision,
        (OrderRevision.order_id == Order.id) & (OrderRevision.state == RevisionState.ISSUED),
        isouter=True,
    )
    .join(PurchaseOrder, PurchaseOrder.id == Piece.out_with_id, isouter=True)
    .join(Supplier, Supplier.id == PurchaseOrder.supplier_id, isouter=True)
)
_GONE_HOME = (OrderState.PRESENTED, OrderState.CLOSED, OrderState.CANCELLED)
_CODE = re.compile(r"\s*o?\s*-?\s*0*(\d{1,9})\s*[/\-. ]\s*0*(\d{1,4})\s*", re.IGNORECASE)


def board(db: Session) -> Board:
    """Everything that is being made or lies ready here, late ones first; and orders still without their pieces."""
    on_it = Piece.ended.is_(None) & (
        Piece.stage.not_in(stages.DONE) | ((Piece.stage == Stage.READY) & Order.state.not_in(_GONE_HOME))
    )
    rows = _rows(db, on_it)
    today = clock.today(business.studio(db).zone)
    staff = tuple((row.id, row.name) for row in business.staff(db))
    return Board(today, tuple(sorted(rows, key=pressing)), unmade(db), out(db), staff)


def pressing(row: PieceRow) -> tuple[Any, ...]:
    """Late ones first, then by the day on which the next stage is due."""
    worst = (Standing.LATE, Standing.BEHIND)
    place = worst.index(row.standing) if row.standing in worst else len(worst)
    return (place, row.promised_on or date.max, row.due_on or date.max, row.order_id, row.number)


def pieces_of(db: Session, order_id: OrderId) -> tuple[PieceRow, ...]:
    """Every piece of an order by its number, those stopped or made again included."""
    return tuple(sorted(_rows(db, Piece.order_id == order_id), key=lambda row: row.number))


def rows_of(db: Session, ids: Collection[PieceId]) -> tuple[PieceRow, ...]:
    """These pieces, by order and number."""
    return tuple(sorted(_rows(db, Piece.id.in_(list(ids))), key=lambda row: (row.order_number, row.number)))


def piece(db: Session, piece_id: PieceId) -> PieceRow:
    """One piece; raises Missing."""
    rows = _rows(db, Piece.id == piece_id)
    if not rows:
        raise Missing("That piece is no longer on the bench. Please look again.")
    return rows[0]


def scan(db: Session, by: Actor, code: str) -> PieceRow:
    """The piece of a code, read from its label or typed: ``O-00012/3``, ``o12/3``, ``12 3``; raises Missing.

    Nothing moves by this alone: the piece is shown, and a second key moves it on. A piece made again leads to the
    one in its place.
    """
    read = _CODE.fullmatch(code[:40])
    if read is None:
        raise Missing(f"“{code.strip()[:20]}” is no piece. A code looks like O-00012/3.")
    number, place = f"O-{int(read[1]):05}", int(read[2])
    found = _rows(db, (Order.number == number) & (Piece.number == place))
    if not found:
        raise Missing(f"There is no piece {number}/{place}.")
    row = found[0]
    while row.ended is not None:
        again = _rows(db, Piece.remake_of_id == row.id)
        if not again:
            break
        row = again[0]
    return row


def due_on(db: Session, piece_id: PieceId) -> date | None:
    """By when a piece has to reach its next stage for the promised day to hold (R22); None once it is ready."""
    return piece(db, piece_id).due_on


def steps_of(db: Session, piece_id: PieceId) -> tuple[StepRow, ...]:
    """All that happened to a piece, the oldest first."""
    names = {row.id: row.name for row in business.staff(db, everyone=True)}
    found = db.scalars(select(PieceStep).where(PieceStep.piece_id == piece_id).order_by(PieceStep.id))
    return tuple(
        StepRow(step.at, step.kind, step.stage, names.get(step.by_id, ""), step.because, step.until)
        for step in found
    )


def unmade(db: Session) -> tuple[UnmadeRow, ...]:
    """Orders in production that never had pieces, because they were begun before there was a bench."""
    promised_on = func.coalesce(Order.moved_to, OrderRevision.promised_on)
    query = (
        select(
            Order.id, Order.number, Household.filing_name, promised_on,
            func.sum(OrderLine.quantity),
        )
        .join(Household, Household.id == Order.household_id)
        .join(OrderRevision, OrderRevision.order_id == Order.id)
        .join(OrderLine, OrderLine.revision_id == OrderRevision.id)
        .where(
            Order.state == OrderState.IN_PRODUCTION,
            OrderRevision.state == RevisionState.ISSUED,
            ~select(Piece.id).where(Piece.order_id == Order.id).exists(),
        )
        .group_by(Order.id, Order.number, Household.filing_name, Order.moved_to, OrderRevision.promised_on)
        .order_by(promised_on, Order.id)
    )  # fmt: skip
    return tuple(UnmadeRow(row[0], row[1] or "", row[2], row[3], int(row[4])) for row in db.execute(query))


def out(db: Session, purchase_id: PurchaseId | None = None) -> tuple[PurchaseRow, ...]:
    """What labs and framers have just now, the first promised back first; or one purchase order, back or not."""
    still_out = func.sum(case((SentPiece.back_at.is_(None), 1), else_=0))
    query = (
        select(
            PurchaseOrder.id, PurchaseOrder.number, PurchaseOrder.supplier_id, Supplier.name,
            PurchaseOrder.sent_at, PurchaseOrder.back_on, func.count(), still_out,
        )
        .join(Supplier, Supplier.id == PurchaseOrder.supplier_id)
        .join(SentPiece, SentPiece.purchase_id == PurchaseOrder.id)
        .group_by(PurchaseOrder.id, Supplier.name)
        .order_by(PurchaseOrder.back_on, PurchaseOrder.id)
    )  # fmt: skip
    query = (
        query.having(still_out > 0) if purchase_id is None else query.where(PurchaseOrder.id == purchase_id)
    )
    zone = business.studio(db).zone
    today = clock.today(zone)
    return tuple(
        PurchaseRow(
            id=row[0], number=row[1], supplier_id=row[2], supplier=row[3],
            sent_on=clock.to_wall(row[4], zone).date(), back_on=row[5], pieces=row[6], still_out=int(row[7]),
            late=int(row[7]) > 0 and row[5] < today,
        )
        for row in db.execute(query)
    )  # fmt: skip


def purchase_page(db: Session, purchase_id: PurchaseId) -> tuple[str, bytes]:
    """The number of a purchase order and its page as it was kept; raises Missing."""
    found = db.get(PurchaseOrder, purchase_id)
    if found is None:
        raise Missing("That purchase order is no longer there. Please look again.")
    return found.number, bytes(found.pdf)


def pieces_out(db: Session, purchase_id: PurchaseId) -> tuple[PieceRow, ...]:
    """The pieces that are still out with a purchase order."""
    return tuple(
        sorted(_rows(db, Piece.out_with_id == purchase_id), key=lambda row: (row.order_number, row.number))
    )


def calendar(db: Session) -> Calendar:
    """The studio's working days and how many of them each stage takes."""
    studio = business.studio(db)
    days = StageDays(studio.retouching_days, studio.printing_days, studio.framing_days, studio.checking_days)
    return Calendar(business.hours(db), days)


def _rows(db: Session, where: ColumnElement[bool]) -> list[PieceRow]:
    found = db.execute(_ROWS.where(where)).all()
    if not found:
        return []
    calendar_ = calendar(db)
    today = clock.today(calendar_.hours.zone)
    initials = {row.id: row.initials for row in business.staff(db, everyone=True)}
    remade = _numbers(db, [row.remake_of_id for row in found if row.remake_of_id is not None])
    return [_row(row, calendar_, today, initials, remade) for row in found]


def _row(
    row: Any, calendar_: Calendar, today: date, initials: dict[Any, str], remade: dict[int, int]
) -> PieceRow:
    by = calendar_.due_on(row.stage, row.framing, row.promised_on)
    return PieceRow(
        **{name: getattr(row, name) for name in (*_PIECE, *_LINE)},
        order_number=row.order_number or "",
        order_state=row.order_state,
        household_id=row.household_id,
        household=row.household,
        session_id=row.session_id,
        promised_on=row.promised_on,
        due_on=by,
        standing=due.standing(row.stage, by, row.promised_on, today),
        choices=tuple(row.choices.splitlines()),
        supplier=row.supplier or "",
        back_on=row.back_on,
        assigned=initials.get(row.assigned_id, ""),
        remake_of=remade.get(row.remake_of_id) if row.remake_of_id is not None else None,
    )


def _numbers(db: Session, ids: Sequence[int]) -> dict[int, int]:
    if not ids:
        return {}
    return {row[0]: row[1] for row in db.execute(select(Piece.id, Piece.number).where(Piece.id.in_(ids)))}
