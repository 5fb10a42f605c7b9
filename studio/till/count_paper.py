"""The page of a count: what should have been there and what was, by method, and every row that it took in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from studio import business, clock
from studio.dates import clock_time, date_in_full, screen_time
from studio.documents import Block, DayHeading, DeskPaper, Paragraph, TimeRow, Total, Totals, render_desk
from studio.money import Money
from studio.sessions.model import MONEY, Method
from studio.till.model import DayCount
from studio.till.money_rows import MoneyRow
from studio.words import counted as so_many


def freeze_count(
    db: Session,
    count: DayCount,
    rows: Iterable[MoneyRow],
    expected: Mapping[Method, Money],
    counted: Mapping[Method, Money],
    pieces: Mapping[Money, int],
) -> dict[str, Any]:
    """Everything that stands on the page, as plain data."""
    studio = business.studio(db)
    by = next((row.name for row in business.staff(db, everyone=True) if row.id == count.counted_by), "")
    return {
        "studio": {"name": studio.name, "currency": studio.currency},
        "day": count.day.isoformat(),
        "at": clock.to_wall(count.counted_at, studio.zone).isoformat(),
        "by": by,
        "float_before": count.float_before.minor,
        "float_left": count.float_left.minor,
        "word": count.word,
        "methods": [[method.value, expected[method].minor, counted[method].minor] for method in MONEY],
        "pieces": [
            [worth.minor, number]
            for worth, number in sorted(pieces.items(), key=lambda each: -each[0].minor)
            if number
        ],
        "rows": [
            {
                "at": clock.to_wall(row.taken_at, studio.zone).isoformat(),
                "amount": row.amount.minor,
                "method": row.method.value,
                "what": row.what,
                "whom": row.whom,
                "by": row.taken_by,
                "came_back": row.came_back,
            }
            for row in rows
        ],
    }


def draw_count(snapshot: dict[str, Any]) -> bytes:
    """The page; the same snapshot gives the same bytes."""
    day = date.fromisoformat(snapshot["day"])
    at = screen_time(datetime.fromisoformat(snapshot["at"]))
    return render_desk(
        DeskPaper(
            title=f"The money of {date_in_full(day)}",
            sentence=f"Counted by {snapshot['by']}, {at}. {_comes_out(snapshot)}",
            body=tuple(_body(snapshot)),
            head=f"{snapshot['studio']['name']} · end of the day",
            foot="What was counted stays as it was counted. Money taken later is in the next count.",
        )
    )


def _comes_out(snapshot: dict[str, Any]) -> str:
    off = [(method, there - due) for method, due, there in snapshot["methods"] if there != due]
    if not off:
        return "It came out even."
    said = ", ".join(
        f"{method} {_money(snapshot, abs(by))} {'too much' if by > 0 else 'short'}" for method, by in off
    )
    return f"It did not come out even: {said}."


def _body(snapshot: dict[str, Any]) -> Iterator[Block]:
    yield DayHeading("What was there", "should be · was there · difference")
    for method, due, there in snapshot["methods"]:
        off = _money(snapshot, there - due) if there != due else "even"
        cells = (_money(snapshot, due), _money(snapshot, there), off)
        yield TimeRow(method.capitalize(), cells, (0.34, 0.33, 0.33), strong=False)
    if snapshot["word"]:
        yield Paragraph(f"Said about the difference: {snapshot['word']}")
    yield DayHeading("The drawer")
    for worth, number in snapshot["pieces"]:
        heap = (f"{number} ×", _money(snapshot, worth * number))
        yield TimeRow(_money(snapshot, worth), heap, (0.3, 0.7), strong=False)
    yield Totals(tuple(_drawer(snapshot)))
    yield DayHeading("What was taken and given back", so_many(len(snapshot["rows"]), "row"))
    for row in snapshot["rows"]:
        at = datetime.fromisoformat(row["at"])
        when = clock_time(at) if at.date() == date.fromisoformat(snapshot["day"]) else screen_time(at)
        said = f"{row['whom']}: {row['what']}" if row["whom"] else row["what"]
        method = f"{row['method']}, not in this count" if row["came_back"] else row["method"]
        yield TimeRow(
            when, (_money(snapshot, row["amount"]), said, f"{method}; {row['by']}"), (0.17, 0.5, 0.33)
        )


def _drawer(snapshot: dict[str, Any]) -> Iterator[Total]:
    cash = next(there for method, _, there in snapshot["methods"] if method == Method.CASH.value)
    yield Total("In it from before", _money(snapshot, snapshot["float_before"]))
    yield Total("Counted", _money(snapshot, cash))
    yield Total("Stays in it", _money(snapshot, snapshot["float_left"]))
    yield Total("To the bank", _money(snapshot, cash - snapshot["float_left"]), strong=True)


def _money(snapshot: dict[str, Any], minor: int) -> str:
    return Money(minor).show(snapshot["studio"]["currency"])
