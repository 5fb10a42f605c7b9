"""What the bench tells a screen: moments in a family's story, what is late or back soon, and the next step."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.clients.model import HouseholdId
from studio.dates import screen_date
from studio.making import held_telling, queries, stages
from studio.making.due import Standing
from studio.making.model import Piece, PieceStep, Stage, StepKind
from studio.making.rows import PieceRow, UnmadeRow
from studio.orders.model import Order, OrderState
from studio.story import Badge, Duty, Event, NextStep, Opens, Owed, Tone
from studio.words import counted, say

_TOLD = (StepKind.CHECKED, StepKind.REMADE)
_HOME = (OrderState.PRESENTED, OrderState.CLOSED)


def story(db: Session, household_id: HouseholdId) -> list[Event]:
    """An order's pictures on the bench, all of them checked, and a picture that is made again."""
    zone = business.studio(db).zone
    today = clock.today(zone)
    query = (
        select(Order.id, Order.number, Order.in_production_at, func.count(Piece.id))
        .join(Piece, Piece.order_id == Order.id)
        .where(Order.household_id == household_id, Piece.ended.is_(None))
        .group_by(Order.id, Order.number, Order.in_production_at)
        .order_by(Order.id)
    )
    steps = (
        select(PieceStep.at, PieceStep.kind, PieceStep.because, Piece.number, Piece.order_id)
        .join(Piece, Piece.id == PieceStep.piece_id)
        .join(Order, Order.id == Piece.order_id)
        .where(Order.household_id == household_id, PieceStep.kind.in_(_TOLD))
        .order_by(PieceStep.id)
    )
    happened = db.execute(steps).all()
    still_made = _still_made(db, household_id)
    events: list[Event] = []

    def event(order_id: int, at: datetime, title: str, detail: str, icon: str) -> None:
        when = screen_date(clock.to_wall(at, zone).date(), today)
        opens = Opens("order", order_id)
        events.append(Event(at, when, title, detail, Tone.ORDER, icon, opens))

    for order_id, number, begun_at, count in db.execute(query):
        if begun_at is not None:
            pieces = counted(count, say("piece"), say("pieces"))
            event(
                order_id, begun_at, say("Their pictures went to the bench"), f"{number}, {pieces}", "hammer"
            )
        checks = [row.at for row in happened if row.order_id == order_id and row.kind is StepKind.CHECKED]
        if len(checks) >= count and order_id not in still_made:
            event(order_id, checks[-1], say("All pictures checked and ready"), number or "", "list-checks")
        for row in happened:
            if row.order_id == order_id and row.kind is StepKind.REMADE:
                title = say("{code} is made again", code=f"{number}/{row.number}")
                event(order_id, row.at, title, row.because, "refresh-cw")
    return [*events, *held_telling.story(db, household_id)]


def _still_made(db: Session, household_id: HouseholdId) -> set[int]:
    """The orders of a family of which a piece is not ready yet."""
    query = select(Piece.order_id).join(Order, Order.id == Piece.order_id)
    query = query.where(
        Order.household_id == household_id, Piece.ended.is_(None), Piece.stage.not_in(stages.DONE)
    )
    return set(db.scalars(query.distinct()))


def owed(db: Session, today: date) -> list[Owed]:
    """Pictures that are late or whose stage is behind, an order at a time; parcels that should be back.

    And what was made again and is ready, for a family who has the rest at home.
    """
    found = queries.board(db)
    late = [row for row in found.pieces if row.standing in (Standing.LATE, Standing.BEHIND)]
    by_order = groupby(sorted(late, key=lambda row: row.order_id), key=lambda row: row.order_id)
    lines = [_late(list(rows), today) for _, rows in by_order]
    lines += [
        Owed(
            due=row.back_on,
            title=say("{supplier}: {number} should be back", supplier=row.supplier, number=row.number),
            detail=counted(row.still_out, say("piece"), say("pieces")),
            badge=Badge(say("overdue"), Tone.CONCERN),
            icon="truck",
            opens=Opens("purchase", row.id),
            household_id=None,
            overdue=True,
            duty=Duty.ORDERS,
        )
        for row in found.out
        if row.late
    ]
    lines += [_unmade(row, today) for row in found.unmade]
    lines += _remade(db, today)
    lines += held_telling.owed(db, today)
    return sorted(lines, key=lambda line: line.due)


def _late(rows: list[PieceRow], today: date) -> Owed:
    first = min(rows, key=queries.pressing)
    is_late = first.standing is Standing.LATE
    pieces = counted(len(rows), say("piece"), say("pieces"))
    where = first.stage_words if len({row.stage for row in rows}) == 1 else say("on the bench")
    if first.waits:
        where = say("waits for {what}", what=first.waits_for)
    badge = say("late") if is_late else say("behind")
    return Owed(
        due=first.due_on or first.promised_on or today,
        title=say("{family}: {pieces} {where}", family=first.household, pieces=pieces, where=where),
        detail=_promised(first.order_number, first.promised_on, today),
        badge=Badge(badge, Tone.CONCERN if is_late else Tone.DUE),
        icon="hammer",
        opens=Opens("order", first.order_id),
        household_id=first.household_id,
        overdue=is_late,
        duty=Duty.ORDERS,
    )


def _unmade(row: UnmadeRow, today: date) -> Owed:
    return Owed(
        due=row.promised_on or today,
        title=say("{family}: pieces to make on the bench", family=row.household),
        detail=_promised(row.order_number, row.promised_on, today),
        badge=Badge(say("no pieces yet"), Tone.DUE),
        icon="hammer",
        opens=Opens("order", row.order_id),
        household_id=None,
        duty=Duty.ORDERS,
    )


def _remade(db: Session, today: date) -> Iterable[Owed]:
    """A picture made again for a family who has the others: nobody else would say that it lies here."""
    query = select(Piece.id).join(Order, Order.id == Piece.order_id)
    query = query.where(Piece.ended.is_(None), Piece.stage == Stage.READY, Order.state.in_(_HOME))
    for row in queries.rows_of(db, db.scalars(query.where(Piece.remake_of_id.is_not(None))).all()):
        yield Owed(
            due=today,
            title=say("{family}: the picture made again is ready", family=row.household),
            detail=say("{code}, ring them", code=row.code),
            badge=Badge(say("ready"), Tone.COLLECTION),
            icon="package-check",
            opens=Opens("order", row.order_id),
            household_id=row.household_id,
            duty=Duty.ORDERS,
        )


def next_step(db: Session, household_id: HouseholdId, today: date) -> NextStep | None:
    """Where a family's pictures stand while they are made; late ones come before most else."""
    query = select(Piece.id).join(Order, Order.id == Piece.order_id)
    query = query.where(
        Order.household_id == household_id, Piece.ended.is_(None), Piece.stage.not_in(stages.DONE)
    )
    rows = queries.rows_of(db, db.scalars(query).all())
    if not rows:
        return None
    first = min(rows, key=queries.pressing)
    late = first.standing in (Standing.LATE, Standing.BEHIND)
    title = (
        say("Their pictures are late")
        if first.standing is Standing.LATE
        else say("Their pictures are being made")
    )
    ready = say("{count} still to finish", count=counted(len(rows), say("piece"), say("pieces")))
    return NextStep(
        22 if late else 58,
        title,
        f"{_promised(first.order_number, first.promised_on, today)} · {ready}",
        say("See the bench"),
        "making",
        (("order_id", first.order_id),),
        Tone.DUE if late else Tone.ORDER,
    )


def _promised(number: str, promised_on: date | None, today: date) -> str:
    if promised_on is None:
        return number
    return say("{name}, promised by {day}", name=number, day=screen_date(promised_on, today))
