"""The bench as a list, by promised day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from studio.dates import screen_date
from studio.making import Stage
from ui.kit.table import Column
from ui.making import words

if TYPE_CHECKING:
    from ui.making.page import MakingPage


def columns(page: MakingPage) -> tuple[Column, ...]:
    """The columns of the list; days are said as of the day on which the bench was looked at."""

    def today() -> date:
        return page.whole.board.today if page.whole is not None else date.min

    def promised(row: object) -> str:
        day = getattr(row, "promised_on", None)
        return screen_date(day, today()) if day is not None else ""

    return (
        Column("Piece", lambda row: row.code, width=112, strong=True),
        Column("Promised by", promised, sort=lambda row: row.promised_on or date.max, width=118),
        Column("", words.standing, tone=lambda row: words.TONES[row.standing] if words.standing(row) else "",
               sort=lambda row: list(words.TONES).index(row.standing), width=92),
        Column("Family", lambda row: row.household, width=130),
        Column("Picture", lambda row: row.image_ref, width=72),
        Column("What", words.size),
        Column("Is", lambda row: row.stage_words, sort=lambda row: list(Stage).index(row.stage), width=128),
        Column("Next", lambda row: words.due(row, today()), width=210),
        Column("Who", lambda row: row.assigned, width=54),
    )  # fmt: skip
