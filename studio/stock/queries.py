"""What is asked about the rack; every answer is a frozen row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.business import Hours
from studio.business.model import Staff
from studio.catalogue.model import Moulding, MouldingId, Supplier, SupplierId, SupplierKind
from studio.stock.model import ExpectedDelivery, MoveKind, OutUntil, StockMove, StockNeed
from studio.stock.rows import ExpectedRow, MoveRow, NeedRow, StockRow, ToOrder, ToOrderLine


def on_hand(db: Session, moulding_id: MouldingId) -> int:
    """What the books say is on the rack, in millimetres; below zero more was cut than they knew of."""
    return _on_hand(db, moulding_id).get(moulding_id, 0)


def is_kept(db: Session, moulding_id: MouldingId) -> bool:
    """Whether a moulding lies on our rack at all: something of it ever came, or it is to be ordered when low."""
    moved = db.scalar(select(StockMove.id).where(StockMove.moulding_id == moulding_id).limit(1))
    found = db.get(Moulding, moulding_id)
    return moved is not None or (found is not None and found.low_at_mm > 0)


def was_cut(db: Session, moulding_id: MouldingId, source: str) -> bool:
    """Whether a length of a moulding was cut for what ``source`` names."""
    query = select(StockMove.id).where(
        StockMove.moulding_id == moulding_id,
        StockMove.source == source,
        StockMove.kind == MoveKind.USED,
    )
    return db.scalar(query.limit(1)) is not None


def free(db: Session, moulding_id: MouldingId) -> int:
    """What is there and reserved for nobody, in millimetres."""
    return on_hand(db, moulding_id) - _reserved(db, moulding_id).get(moulding_id, 0)


def wait_days(db: Session, moulding_id: MouldingId, millimetres: int, but: str = "") -> int:
    """How many working days until so much of a moulding is here; 0 when there is enough free (R18, R22).

    The day the supplier named counts first, then the deliveries that are expected, then the moulding's usual time.
    ``but`` leaves out what is reserved for one source: an order that is changed does not stand in its own way.
    """
    found = db.get(Moulding, moulding_id)
    if found is None:
        return 0
    there = on_hand(db, moulding_id) - sum(
        row.left for row in needs_of(db, moulding_id) if not but or row.source != but
    )
    if there >= millimetres:
        return 0
    hours = business.hours(db)
    today = clock.today(hours.zone)
    until = out_until(db, moulding_id)
    coming = _here_by(expected(db, moulding_id), there, millimetres)
    if until is not None:
        return _working_days(hours, today, max(until, coming or until))
    if coming is not None:
        return _working_days(hours, today, coming)
    return max(1, int(found.lead_days))


def _here_by(deliveries: tuple[ExpectedRow, ...], there: int, millimetres: int) -> date | None:
    """The day on which the deliveries to come make up what is lacking; None when they do not."""
    for each in deliveries:
        there += each.millimetres
        if there >= millimetres:
            return each.due_on
    return None


def _working_days(hours: Hours, today: date, until: date) -> int:
    """The working days from today until the first one on or after a day; at least one."""
    count, day = 0, today
    while day < until:
        day = hours.next_working_day(day)
        count += 1
    return max(1, count)


def out_until(db: Session, moulding_id: MouldingId) -> date | None:
    """Until when the supplier does not have it; None when nothing of the kind was said, or it is over."""
    return db.scalar(
        select(OutUntil.until).where(OutUntil.moulding_id == moulding_id, OutUntil.ended_at.is_(None))
    )


def shortages(db: Session) -> Mapping[MouldingId, date]:
    """Every moulding that a supplier does not have, and until when."""
    rows = db.execute(select(OutUntil.moulding_id, OutUntil.until).where(OutUntil.ended_at.is_(None)))
    return dict(rows.all())


def expected(db: Session, moulding_id: MouldingId | None = None) -> tuple[ExpectedRow, ...]:
    """The deliveries to come, the next first; of one moulding, or of all."""
    query = (
        select(
            ExpectedDelivery.id, ExpectedDelivery.moulding_id, Moulding.name, ExpectedDelivery.millimetres,
            ExpectedDelivery.due_on, ExpectedDelivery.note, ExpectedDelivery.version,
        )
        .join(Moulding, Moulding.id == ExpectedDelivery.moulding_id)
        .where(ExpectedDelivery.ended_at.is_(None))
        .order_by(ExpectedDelivery.due_on, ExpectedDelivery.id)
    )  # fmt: skip
    if moulding_id is not None:
        query = query.where(ExpectedDelivery.moulding_id == moulding_id)
    return tuple(ExpectedRow(*row) for row in db.execute(query))


def needs_of(db: Session, moulding_id: MouldingId) -> tuple[NeedRow, ...]:
    """What is reserved of a moulding, the longest standing first."""
    query = (
        select(StockNeed.id, StockNeed.moulding_id, StockNeed.source, StockNeed.millimetres, StockNeed.used)
        .where(StockNeed.moulding_id == moulding_id, StockNeed.ended_at.is_(None))
        .order_by(StockNeed.id)
    )
    return tuple(NeedRow(*row) for row in db.execute(query))


def reserved_for(db: Session, source: str) -> int:
    """What is reserved for one source and not cut yet, of all mouldings together, in millimetres."""
    query = select(StockNeed.millimetres, StockNeed.used).where(
        StockNeed.source == source, StockNeed.ended_at.is_(None)
    )
    return sum(max(0, wanted - used) for wanted, used in db.execute(query))


def moves_of(db: Session, moulding_id: MouldingId, most: int = 50) -> tuple[MoveRow, ...]:
    """The last lengths of a moulding that came or went, the latest first."""
    query = (
        select(
            StockMove.id, StockMove.kind, StockMove.millimetres, StockMove.counted, StockMove.source, StockMove.at,
            Staff.name, StockMove.note,
        )
        .join(Staff, Staff.id == StockMove.by)
        .where(StockMove.moulding_id == moulding_id)
        .order_by(StockMove.id.desc())
        .limit(most)
    )  # fmt: skip
    return tuple(MoveRow(*row) for row in db.execute(query))


def rack(db: Session) -> tuple[StockRow, ...]:
    """Every moulding with what is there, reserved and coming; those taken out of the range only while some is left."""
    there, held, out = _on_hand(db), _reserved(db), shortages(db)
    coming: dict[MouldingId, list[ExpectedRow]] = {}
    for each in expected(db):
        coming.setdefault(each.moulding_id, []).append(each)
    last = dict(
        db.execute(
            select(StockMove.moulding_id, func.max(StockMove.id)).group_by(StockMove.moulding_id)
        ).all()
    )
    query = select(Moulding, Supplier.name, Supplier.kind).outerjoin(
        Supplier, Supplier.id == Moulding.supplier_id
    )
    rows = []
    for found, supplier, kind in db.execute(query.order_by(Moulding.name, Moulding.id)):
        deliveries = coming.get(found.id, [])
        row = StockRow(
            moulding_id=found.id,
            code=found.code,
            name=found.name,
            supplier_id=found.supplier_id,
            supplier=supplier or "",
            on_hand=there.get(found.id, 0),
            reserved=held.get(found.id, 0),
            expected=sum(each.millimetres for each in deliveries),
            next_on=deliveries[0].due_on if deliveries else None,
            low_at=found.low_at_mm or 0,
            lead_days=found.lead_days,
            out_until=out.get(found.id),
            discontinued=found.discontinued,
            kept=found.id in last or bool(found.low_at_mm),
            ours=kind in (None, SupplierKind.MOULDING) or found.id in last or bool(found.low_at_mm),
            last_move=last.get(found.id, 0),
        )
        if not row.discontinued or row.on_hand or row.reserved:
            rows.append(row)
    return tuple(rows)


def to_order(db: Session) -> tuple[ToOrder, ...]:
    """What runs low, one proposal for each supplier, by name (R18)."""
    by_supplier: dict[tuple[str, SupplierId | None], list[ToOrderLine]] = {}
    for row in rack(db):
        if row.is_low:
            line = ToOrderLine(row.moulding_id, row.code, row.name, row.to_order)
            by_supplier.setdefault((row.supplier, row.supplier_id), []).append(line)
    return tuple(
        ToOrder(supplier_id, name, tuple(lines))
        for (name, supplier_id), lines in sorted(by_supplier.items(), key=lambda each: each[0][0])
    )


def overdue(db: Session, today: date) -> tuple[ExpectedRow, ...]:
    """Deliveries whose day has gone by."""
    return tuple(each for each in expected(db) if each.due_on < today)


def _on_hand(db: Session, moulding_id: MouldingId | None = None) -> dict[MouldingId, int]:
    query = select(StockMove.moulding_id, func.sum(StockMove.millimetres)).group_by(StockMove.moulding_id)
    if moulding_id is not None:
        query = query.where(StockMove.moulding_id == moulding_id)
    return {found: int(total) for found, total in db.execute(query)}


def _reserved(db: Session, moulding_id: MouldingId | None = None) -> dict[MouldingId, int]:
    query = select(StockNeed.moulding_id, StockNeed.millimetres, StockNeed.used).where(
        StockNeed.ended_at.is_(None)
    )
    if moulding_id is not None:
        query = query.where(StockNeed.moulding_id == moulding_id)
    held: dict[MouldingId, int] = {}
    for found, wanted, used in db.execute(query):
        held[found] = held.get(found, 0) + max(0, wanted - used)
    return held
