"""What the page of the rack shows, asked in one read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from studio import business, clock, making, stock
from studio.catalogue.model import MouldingId
from studio.dates import screen_date
from studio.making import CallToMake
from studio.stock import ExpectedRow, StockRow, ToOrder, in_metres
from studio.story import Badge, Tone
from studio.words import counted


@dataclass(frozen=True)
class RackLine:
    """One moulding as the table shows it."""

    row: StockRow
    waiting: int
    """Pieces that wait for it."""
    today: date

    @property
    def id(self) -> MouldingId:
        """By which the table knows it again."""
        return self.row.moulding_id

    @property
    def standing(self) -> Badge:
        """How it stands, in a word or two."""
        row = self.row
        if row.on_hand < 0:
            return Badge("to count", Tone.CONCERN)
        if row.out_until is not None:
            return Badge(f"out until {screen_date(row.out_until, self.today)}", Tone.CONCERN)
        if row.is_low:
            return Badge(f"order {in_metres(row.to_order)}", Tone.DUE)
        if row.free < 0 and row.next_on is not None:
            return Badge(f"waits for {screen_date(row.next_on, self.today)}", Tone.DUE)
        if not row.kept:
            return Badge("not on our rack", Tone.PLAIN)
        return Badge("enough", Tone.GOOD)


@dataclass(frozen=True)
class WholeRack:
    """Every moulding, what is to be ordered, what is coming, and whom to ring."""

    lines: tuple[RackLine, ...]
    to_order: tuple[ToOrder, ...]
    expected: tuple[ExpectedRow, ...]
    calls: tuple[CallToMake, ...]
    today: date

    @property
    def sentence(self) -> str:
        """What is so, in a sentence."""
        low = sum(line.row.is_low for line in self.lines)
        out = sum(line.row.out_until is not None for line in self.lines)
        waiting = sum(line.waiting for line in self.lines)
        said = [
            f"{counted(low, 'moulding')} to order" if low else "Nothing is to be ordered",
            f"{counted(out, 'moulding')} out of stock at the supplier" if out else "",
            f"{counted(waiting, 'piece')} waiting" if waiting else "",
        ]
        return f"{', '.join(part for part in said if part)}."


def whole_rack(db: Any) -> WholeRack:
    """The rack as it stands now."""
    today = clock.today(business.studio(db).zone)
    board = making.board(db).pieces
    return WholeRack(
        lines=tuple(
            RackLine(row, sum(each.waits and each.moulding_id == row.moulding_id for each in board), today)
            for row in stock.rack(db)
        ),
        to_order=stock.to_order(db),
        expected=stock.expected(db),
        calls=making.calls_to_make(db),
        today=today,
    )


@dataclass(frozen=True)
class MouldingFacts:
    """The mouldings to choose from, and the one the form is about."""

    lines: tuple[StockRow, ...]
    moulding_id: MouldingId | None
    expected: tuple[ExpectedRow, ...]
    today: date


def moulding_facts(db: Any, moulding_id: MouldingId | None) -> MouldingFacts:
    """What the forms of the rack need."""
    return MouldingFacts(
        stock.rack(db), moulding_id, stock.expected(db), clock.today(business.studio(db).zone)
    )
