"""What changes the rack: deliveries, counts, what is used and wasted, what is reserved, what the supplier says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.actor import Actor
from studio.business import expect as same_version
from studio.business.model import StaffId
from studio.catalogue.model import Moulding, MouldingId
from studio.errors import Conflict, Missing, Refused
from studio.rights import verb
from studio.stock.drafts import CountDraft, DeliveryDraft, ExpectedDraft, require_count, require_length
from studio.stock.model import (
    NOTE_LENGTH,
    ExpectedDelivery,
    ExpectedId,
    MoveKind,
    NeedId,
    OutUntil,
    ShortageId,
    StockMove,
    StockNeed,
)
from studio.stock.queries import on_hand
from studio.written import one_line


@verb("stock.deliver")
def deliver(db: Session, by: Actor, draft: DeliveryDraft) -> int:
    """A length came in; what was expected of it is here. Answers what is there now, in millimetres."""
    draft.check()
    moulding = _moulding(db, draft.moulding_id)
    if draft.expected_id is not None:
        came = _expected(db, draft.expected_id)
        if came.moulding_id != moulding.id:
            raise Refused("That delivery is of another moulding.", "expected")
        came.ended_at, came.came = clock.now(), True
    _move(db, by, moulding, MoveKind.DELIVERED, draft.millimetres, note=draft.note)
    return on_hand(db, moulding.id)


@verb("stock.count")
def count(
    db: Session, by: Actor, moulding_id: MouldingId, millimetres: int, seen: int | None = None, note: str = ""
) -> int:
    """What somebody found on the rack; the difference from the books is written down. Answers that difference.

    ``seen`` is the last move the form knew of: raises Conflict when a length came or went while it was counted, since
    nobody can say on which side of the count that was.
    """
    require_count(millimetres)
    moulding = _moulding(db, moulding_id)
    if seen is not None and last_move(db, moulding.id) != seen:
        raise Conflict(
            f"A length of {moulding.name} came or went while you counted. Please count it once more.",
            mine={moulding.name: str(millimetres)},
            theirs={moulding.name: str(on_hand(db, moulding.id))},
        )
    difference = millimetres - on_hand(db, moulding.id)
    _move(db, by, moulding, MoveKind.COUNTED, difference, counted=millimetres, note=note)
    return difference


@verb("stock.count_rack")
def count_rack(db: Session, by: Actor, draft: CountDraft) -> int:
    """A count of several mouldings in one act; answers how many differed from the books."""
    draft.check()
    return sum(
        count(db, by, each.moulding_id, each.millimetres, each.seen, draft.note) != 0
        for each in draft.counted
    )


@verb("stock.use")
def use(
    db: Session, by: Actor, moulding_id: MouldingId, millimetres: int, source: str = "", need: str = ""
) -> int:
    """A length was cut. The bench is never refused: below nothing is a question to count, told on Today.

    ``source`` is what it was cut for, ``need`` whose reservation it meets. Answers what is there now, in millimetres.
    """
    require_length(millimetres)
    moulding = _moulding(db, moulding_id)
    _move(db, by, moulding, MoveKind.USED, -millimetres, source=source)
    reserved = _need(db, need, moulding.id) if need else None
    if reserved is not None:
        reserved.used += millimetres
        db.flush()
    return on_hand(db, moulding.id)


@verb("stock.met")
def met(db: Session, by: Actor, moulding_id: MouldingId, millimetres: int, need: str) -> None:
    """What was reserved is not needed from our rack any more: a framer made the frame of its own moulding."""
    require_length(millimetres)
    reserved = _need(db, need, moulding_id)
    if reserved is not None:
        reserved.used += millimetres
        db.flush()


@verb("stock.waste")
def waste(db: Session, by: Actor, moulding_id: MouldingId, millimetres: int, note: str) -> int:
    """A length that cannot be used, and why. Answers what is there now, in millimetres."""
    require_length(millimetres)
    if not note.strip():
        raise Refused("Please say what was wrong with it.", "note")
    moulding = _moulding(db, moulding_id)
    _move(db, by, moulding, MoveKind.WASTED, -millimetres, note=note)
    return on_hand(db, moulding.id)


@verb("stock.need")
def need(db: Session, by: Actor, moulding_id: MouldingId, millimetres: int, source: str = "") -> NeedId:
    """Reserve so much more of a moulding, for what ``source`` names; too little is a wait, never a no (R18)."""
    require_length(millimetres)
    moulding = _moulding(db, moulding_id)
    there = _need(db, source, moulding.id) if source else None
    if there is None:
        there = _reserved(db, by, moulding.id, source)
    there.millimetres += millimetres
    db.flush()
    return there.id


@verb("stock.reserve")
def reserve(db: Session, by: Actor, source: str, wanted: Mapping[MouldingId, int]) -> None:
    """Settle what an order needs in all, by moulding; what it no longer needs is free again.

    What was cut for it already counts towards it.
    """
    open_now = {each.moulding_id: each for each in _open_needs(db, source)}
    for moulding_id, millimetres in wanted.items():
        if millimetres <= 0:
            continue
        there = open_now.pop(moulding_id, None)
        if there is None:
            there = _reserved(db, by, _moulding(db, moulding_id).id, source)
        there.millimetres = millimetres
    for each in open_now.values():
        each.ended_at = clock.now()
    db.flush()


@verb("stock.release")
def release(db: Session, by: Actor, source: str) -> int:
    """Nothing is needed any more for what ``source`` names; answers how many reservations that freed."""
    found = _open_needs(db, source)
    for each in found:
        each.ended_at = clock.now()
    db.flush()
    return len(found)


@verb("stock.expect")
def expect(db: Session, by: Actor, draft: ExpectedDraft) -> ExpectedId:
    """A delivery was ordered, or announced, for a day."""
    draft.check()
    moulding = _moulding(db, draft.moulding_id)
    row = ExpectedDelivery(
        moulding_id=moulding.id,
        millimetres=draft.millimetres,
        due_on=_to_come(db, draft.due_on),
        noted_at=clock.now(),
        noted_by=StaffId(by.staff_id),
        note=one_line(draft.note, NOTE_LENGTH).text,
    )
    db.add(row)
    db.flush()
    return row.id


@verb("stock.expect_later")
def expect_later(
    db: Session, by: Actor, expected_id: ExpectedId, due_on: date, version: int | None = None
) -> None:
    """A delivery comes on another day."""
    row = _expected(db, expected_id)
    same_version(row, version)
    row.due_on = _to_come(db, due_on)
    db.flush()


@verb("stock.called_off")
def called_off(db: Session, by: Actor, expected_id: ExpectedId, version: int | None = None) -> None:
    """A delivery will not come."""
    row = _expected(db, expected_id)
    same_version(row, version)
    row.ended_at = clock.now()
    db.flush()


@verb("stock.out_of_stock")
def out_of_stock(db: Session, by: Actor, moulding_id: MouldingId, until: date, note: str = "") -> ShortageId:
    """The supplier does not have a moulding until a day; said again, it moves the day."""
    moulding = _moulding(db, moulding_id)
    day = _to_come(db, until)
    row = shortage_of(db, moulding.id) or OutUntil(moulding_id=moulding.id)
    row.until, row.told_at, row.told_by = day, clock.now(), StaffId(by.staff_id)
    row.note = one_line(note, NOTE_LENGTH).text
    db.add(row)
    db.flush()
    return row.id


@verb("stock.back_in")
def back_in(db: Session, by: Actor, moulding_id: MouldingId) -> bool:
    """The supplier has it again; answers whether it was out."""
    row = shortage_of(db, moulding_id)
    if row is None:
        return False
    row.ended_at, row.ended_by = clock.now(), StaffId(by.staff_id)
    db.flush()
    return True


def shortage_of(db: Session, moulding_id: MouldingId) -> OutUntil | None:
    """The word of the supplier in force about a moulding."""
    return db.scalar(select(OutUntil).where(OutUntil.moulding_id == moulding_id, OutUntil.ended_at.is_(None)))


def last_move(db: Session, moulding_id: MouldingId) -> int:
    """The last length that came or went; 0 before the first."""
    return db.scalar(select(func.max(StockMove.id)).where(StockMove.moulding_id == moulding_id)) or 0


def _move(
    db: Session,
    by: Actor,
    moulding: Moulding,
    kind: MoveKind,
    millimetres: int,
    *,
    counted: int | None = None,
    source: str = "",
    note: str = "",
) -> None:
    db.add(
        StockMove(
            moulding_id=moulding.id,
            kind=kind,
            millimetres=millimetres,
            counted=counted,
            source=source,
            at=clock.now(),
            by=StaffId(by.staff_id),
            note=one_line(note, NOTE_LENGTH).text,
        )
    )
    db.flush()


def _reserved(db: Session, by: Actor, moulding_id: MouldingId, source: str) -> StockNeed:
    made = StockNeed(
        moulding_id=moulding_id,
        source=source,
        millimetres=0,
        used=0,
        made_at=clock.now(),
        made_by=StaffId(by.staff_id),
    )
    db.add(made)
    return made


def _need(db: Session, source: str, moulding_id: MouldingId) -> StockNeed | None:
    return next((each for each in _open_needs(db, source) if each.moulding_id == moulding_id), None)


def _open_needs(db: Session, source: str) -> list[StockNeed]:
    query = select(StockNeed).where(StockNeed.source == source, StockNeed.ended_at.is_(None))
    return list(db.scalars(query.order_by(StockNeed.id)))


def _moulding(db: Session, moulding_id: MouldingId) -> Moulding:
    """The moulding, its row locked on a server, so that two desks count and cut one after the other."""
    found = db.scalar(select(Moulding).where(Moulding.id == moulding_id).with_for_update())
    if found is None:
        raise Missing("That moulding is no longer in the catalogue. Please look again.")
    return found


def _expected(db: Session, expected_id: ExpectedId) -> ExpectedDelivery:
    found = db.get(ExpectedDelivery, expected_id)
    if found is None:
        raise Missing("That delivery is no longer there. Please look again.")
    if found.ended_at is not None:
        raise Refused(f"That delivery {'has come' if found.came else 'was called off'} already.")
    return found


def _to_come(db: Session, day: date) -> date:
    if day < clock.today(business.studio(db).zone):
        raise Refused("Please choose a day to come.", "until")
    return day
