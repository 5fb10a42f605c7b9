"""The bench as a list, by promised day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from studio.making import Stage
from ui.kit.table import Column
from ui.making import words

if TYPE_CHECKING:
    from ui.making.page import MakingPage


_COLUMN = {stage: title.lower() for stage, title in words.COLUMNS}


def columns(page: MakingPage) -> tuple[Column, ...]:
    """The columns of the list; days are said as of the day on which the bench was looked at."""

    def today() -> date:
        return page.whole.board.today if page.whole is not None else date.min

    return (
        Column("Piece", lambda row: row.code, width=108, strong=True),
        Column("Promised by", lambda row: words.promised_short(row, today()),
               sort=lambda row: row.promised_on or date.max, width=138,
               tone=lambda row: words.TONES[row.standing] if words.standing(row) else ""),
        Column("Family", lambda row: row.household),
        Column("What", words.size),
        Column("Is", lambda row: _COLUMN[row.stage], sort=lambda row: list(Stage).index(row.stage), width=96),
        Column("Next", lambda row: words.due(row, today()), width=176),
        Column("Who", lambda row: row.assigned, width=46),
    )  # fmt: skip
