"""Pictures of the bench: the board by stage, as a list and in large print, and each form of a piece."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from studio import making
from studio.making import PieceRow, Stage
from ui.main_window import MainWindow

About = Callable[[Any], dict[str, object] | None]
Show = Callable[[MainWindow, dict[str, object]], None]


def piece(holds: Callable[[PieceRow], bool]) -> About:
    """The first piece of which this holds."""

    def about(db: Any) -> dict[str, object] | None:
        return next(({"piece_id": row.id} for row in making.board(db).pieces if holds(row)), None)

    return about


def _parcel(db: Any) -> dict[str, object] | None:
    return next(({"purchase_id": row.id} for row in making.out(db)), None)


def _order(db: Any) -> dict[str, object] | None:
    return next(({"order_id": row.order_id} for row in making.board(db).pieces), None)


def _by(name: str) -> Show:
    def show(window: MainWindow, with_: dict[str, object]) -> None:
        window.go("making", **with_)
        for each in ("by_day", "large"):
            getattr(window.page, each).setChecked(each == name)

    return show


SHOWN: tuple[tuple[str, Show, About], ...] = (
    ("making-an-order", _by(""), _order),
    ("making-by-day", _by("by_day"), _order),
    ("making-large", _by("large"), _order),
)
DIALOGS: tuple[tuple[str, str, About], ...] = (
    ("check-piece", "check_piece", piece(lambda row: row.next_stage is Stage.CHECKED and not row.supplier)),
    ("remake-piece", "remake_piece", piece(lambda row: row.stage is Stage.PRINTED)),
    ("wait-piece", "wait_piece", piece(lambda row: row.stage is Stage.RETOUCHING)),
    ("labels", "print_labels", lambda _db: {}),
    ("send-pieces", "send_pieces", lambda _db: {}),
    ("take-parcel", "take_parcel", _parcel),
)
