"""The end of a day: what is there is counted, beside what should be, and stays as it was counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.actor import Actor, Role
from studio.business.model import Staff, StaffId, Studio
from studio.dates import NO_BREAK, date_in_full
from studio.errors import Missing, Refused
from studio.money import LARGEST, Money, total
from studio.orders.paper_heads import keep
from studio.rights import verb
from studio.sessions.model import MONEY, Method
from studio.till.count_paper import draw_count, freeze_count
from studio.till.model import (
    CountedCash,
    CountedMethod,
    CountedRow,
    CountId,
    CountPaper,
    DayCount,
    MoneyOf,
)
from studio.till.money_rows import MoneyRow, not_counted
from studio.written import one_line, refuse_card_number

PIECES = tuple(Money(minor) for minor in (50_00, 20_00, 10_00, 5_00, 2_00, 1_00, 50, 20, 10, 5, 2, 1))
"""The notes and coins that are counted, the largest first."""
LONGEST_WORD = 400
RowKey = tuple[MoneyOf, int]


@dataclass(frozen=True, slots=True)
class CountDraft:
    """What was counted. ``rows`` are those that whoever counts saw: what came later is in the next count.

    ``cash`` is what is in the drawer, or ``pieces`` by note and coin; ``cheques`` are the rows whose cheque is there.
    """

    rows: frozenset[RowKey]
    cash: Money | None = None
    pieces: Mapping[Money, int] = field(default_factory=dict)
    card: Money = Money(0)
    transfer: Money = Money(0)
    cheques: frozenset[RowKey] = frozenset()
    float_before: Money = Money(0)
    """Only for the first count of all; afterwards it is what the count before left."""
    float_left: Money = Money(0)
    word: str = ""

    @property
    def in_the_drawer(self) -> Money:
        """The cash that was counted; raises Refused when nothing was typed."""
        if self.pieces:
            return total(worth * count for worth, count in self.pieces.items())
        if self.cash is None:
            raise Refused("Please count the cash, or type 0 when there is none.", "cash")
        return self.cash


@dataclass(frozen=True, slots=True)
class ToCount:
    """What is to be counted: the rows, what should be there of each method, and what lies in the drawer from before."""

    rows: tuple[MoneyRow, ...]
    expected: Mapping[Method, Money]
    float_before: Money
    is_first: bool
    today: date
    zone: str

    @property
    def cheques(self) -> tuple[MoneyRow, ...]:
        """The cheques that should be there."""
        return tuple(row for row in self.rows if _is_cheque(row) and not row.at_bank)

    @property
    def at_bank(self) -> Money:
        """What of the cheques went to the bank before it was counted; that much is there without being looked for."""
        return total(row.amount for row in self.rows if _is_cheque(row) and row.at_bank)


def _is_cheque(row: MoneyRow) -> bool:
    return row.method is Method.CHEQUE and not row.came_back


def to_count(db: Session, last_day: date | None = None) -> ToCount:
    """What a count would take in now, up to the end of a day when one is named."""
    zone = business.studio(db).zone
    rows = tuple(
        row
        for row in not_counted(db)
        if last_day is None or clock.to_wall(row.taken_at, zone).date() <= last_day
    )
    before = _last(db)
    float_before = before.float_left if before is not None else Money(0)
    return ToCount(
        rows, expected_of(rows, float_before), float_before, before is None, clock.today(zone), zone
    )


def expected_of(rows: Iterable[MoneyRow], float_before: Money) -> dict[Method, Money]:
    """What should be there of each method; in the drawer with what was left in it."""
    sums = dict.fromkeys(MONEY, Money(0))
    for row in rows:
        if not row.came_back:
            sums[row.method] = sums[row.method] + row.amount
    sums[Method.CASH] = sums[Method.CASH] + float_before
    return sums


@verb("till.count_the_day")
def count_the_day(db: Session, by: Actor, draft: CountDraft) -> CountId:
    """Write a count down and lock what it took in. Raises Refused naming the field.

    A difference wants a word. What was counted meanwhile at another desk is refused, so that nothing counts twice.
    """
    db.scalars(select(Studio.id).with_for_update()).all()  # two desks count one after the other
    waiting = {row.key: row for row in not_counted(db)}
    if draft.rows - waiting.keys():
        raise Refused("Some of this money was counted at another desk meanwhile. Please look again.")
    rows = [row for key, row in waiting.items() if key in draft.rows]
    if not rows:
        raise Refused("Nothing was taken since the last count.")
    before = _last(db)
    float_before = before.float_left if before is not None else draft.float_before
    expected = expected_of(rows, float_before)
    counted = _counted(draft, rows)
    _check(draft, expected, counted)
    zone = business.studio(db).zone
    count = DayCount(
        day=max(clock.to_wall(row.taken_at, zone).date() for row in rows),
        counted_at=clock.now(),
        counted_by=StaffId(by.staff_id),
        float_before=float_before,
        float_left=draft.float_left,
        word=one_line(draft.word, LONGEST_WORD).text,
    )
    db.add(count)
    db.flush()
    for method in MONEY:
        db.add(
            CountedMethod(
                count_id=count.id, method=method, expected=expected[method], counted=counted[method]
            )
        )
    for worth, pieces in draft.pieces.items():
        if pieces:
            db.add(CountedCash(count_id=count.id, worth=worth, pieces=pieces))
    for row in rows:
        db.add(CountedRow(money_of=row.money_of, row_id=row.id, count_id=count.id))
    db.flush()
    kept = CountPaper(count_id=count.id)
    keep(kept, freeze_count(db, count, rows, expected, counted, draft.pieces), draw_count)
    db.add(kept)
    db.flush()
    return count.id


def _counted(draft: CountDraft, rows: Iterable[MoneyRow]) -> dict[Method, Money]:
    cheques = [row for row in rows if _is_cheque(row)]
    return {
        Method.CASH: draft.in_the_drawer,
        Method.CARD: draft.card,
        Method.TRANSFER: draft.transfer,
        Method.CHEQUE: total(row.amount for row in cheques if row.at_bank or row.key in draft.cheques),
    }


def _check(draft: CountDraft, expected: Mapping[Method, Money], counted: Mapping[Method, Money]) -> None:
    refuse_card_number(draft.word, "word")
    if any(pieces < 0 or pieces > 9_999 for pieces in draft.pieces.values()) or any(
        abs(amount.minor) > LARGEST for amount in counted.values()
    ):
        raise Refused("Please look at the count again; there cannot be so much.", "cash")
    if draft.in_the_drawer < Money(0):
        raise Refused("There cannot be less than nothing in the drawer.", "cash")
    if not Money(0) <= draft.float_left <= draft.in_the_drawer:
        raise Refused("No more can stay in the drawer than is in it.", "float_left")
    off = [method for method in MONEY if counted[method] != expected[method]]
    if off and not draft.word.strip():
        says = ", ".join(
            f"{method.value} {_difference(counted[method] - expected[method])}" for method in off
        )
        raise Refused(f"It does not come out even: {says}. Please say what you know of it.", "word")


def _difference(amount: Money) -> str:
    return f"{amount.show()} too much" if amount > Money(0) else f"{(-amount).show()} short"


def _last(db: Session) -> DayCount | None:
    return db.scalars(select(DayCount).order_by(DayCount.id.desc()).limit(1)).first()


@dataclass(frozen=True, slots=True)
class CountRow:
    """A count that was made. ``difference`` is the owner's to see: counted less expected, None for everyone else."""

    id: CountId
    day: date
    counted_at: datetime
    counted_by: str
    counted: Money
    float_left: Money
    word: str
    difference: Money | None


def counts(db: Session, by: Actor, most: int = 60) -> tuple[CountRow, ...]:
    """The counts that were made, the latest first."""
    query = (
        select(DayCount, Staff.name)
        .join(Staff, Staff.id == DayCount.counted_by)
        .order_by(DayCount.id.desc())
        .limit(most)
    )
    found = db.execute(query).all()
    sums: dict[CountId, list[CountedMethod]] = {}
    ids = [row.id for row, _ in found]
    for each in db.scalars(select(CountedMethod).where(CountedMethod.count_id.in_(ids))):
        sums.setdefault(each.count_id, []).append(each)
    is_owner = by.role is Role.OWNER
    return tuple(
        CountRow(
            id=row.id,
            day=row.day,
            counted_at=row.counted_at,
            counted_by=name,
            counted=total(each.counted for each in sums.get(row.id, [])) - row.float_before,
            float_left=row.float_left,
            word=row.word,
            difference=total(each.counted - each.expected for each in sums.get(row.id, []))
            if is_owner
            else None,
        )
        for row, name in found
    )


def count_pdf(db: Session, count_id: CountId) -> tuple[str, bytes]:
    """The name and the kept page of a count; raises Missing."""
    paper, count = db.get(CountPaper, count_id), db.get(DayCount, count_id)
    if paper is None or count is None:
        raise Missing("That count is not here.")
    return f"Count of {date_in_full(count.day).replace(NO_BREAK, ' ')}", bytes(paper.pdf)
