"""The first order on the page of a case: what became of each of its pictures, and the way to decide it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio import business, care, clock
from studio.care import ConcernId, Fate, FirstOrder, FirstPieceRow
from studio.dates import screen_date
from ui.care.first_order_form import FirstOrderForm
from ui.kit.cards import Card, Fact
from ui.kit.text import Button, Label
from ui.kit.wish import Wish
from ui.kit.work import Work

SAID = {
    Fate.KEEP: ("kept", "plain"),
    Fate.EXCHANGE: ("exchanged", "good"),
    Fate.REMAKE: ("made again", "due"),
    Fate.RETURN: ("given back", "plain"),
    Fate.CREDIT: ("credited", "good"),
}


@dataclass(frozen=True)
class WholeFirstOrder:
    """What the card and its form show."""

    concern_id: ConcernId
    order: FirstOrder | None
    today: date
    zone: str


def whole_first_order(db: Any, concern_id: ConcernId) -> WholeFirstOrder:
    """Ask; raises Missing."""
    zone = business.studio(db).zone
    return WholeFirstOrder(concern_id, care.first_order(db, concern_id), clock.today(zone), zone)


def piece_title(piece: FirstPieceRow) -> str:
    """``Picture 0147, all four of you``."""
    return ", ".join(part for part in (f"Picture {piece.image_ref}", piece.people) if part)


def piece_detail(piece: FirstPieceRow, whole: WholeFirstOrder) -> str:
    """Where it hangs, what took its place, and when it came back."""
    parts = [piece.hanging_place or piece.size]
    if piece.replaced_by:
        parts.append(f"replaced by {piece.replaced_by}")
    if piece.returned_at is not None:
        day = clock.to_wall(piece.returned_at, whole.zone).date()
        parts.append(f"came back {screen_date(day, whole.today)}")
    return " · ".join(parts)


class FirstOrderCard(Card):
    """Shown once something was agreed and there is an order; each picture with what she decided for it."""

    wish = Signal(object)

    def __init__(self, work: Work) -> None:
        super().__init__("The first order")
        self.work = work
        self.whole: WholeFirstOrder | None = None
        self.decide = Button("&Decide…", kind="quiet")
        self.decide.setAccessibleName("Decide what becomes of the first order")
        self.decide.clicked.connect(self.open_form)
        self.top.addWidget(self.decide)
        self.back: dict[int, Button] = {}
        self.hide()

    def show_whole(self, whole: WholeFirstOrder) -> None:
        """How things stand in this case."""
        self.whole = whole
        order = whole.order
        self.clear()
        self.back = {}
        self.setVisible(order is not None and order.agreed)
        if order is None or not order.agreed:
            return
        self.show_heading("The first order", order.number)
        self.decide.setVisible(order.presented_on is None)
        if all(piece.fate is None for piece in order.pieces):
            self.body.addWidget(Label(_undecided(order), "second", wrap=True))
        for piece in order.pieces:
            self.body.addWidget(self._row(piece, whole))

    def _row(self, piece: FirstPieceRow, whole: WholeFirstOrder) -> QWidget:
        words, tone = SAID[piece.fate] if piece.fate is not None else ("", "plain")
        fact = Fact(piece_title(piece), piece_detail(piece, whole), words, tone)
        away = piece.fate not in (None, Fate.KEEP) and piece.returned_at is None
        if not away or piece.id is None:
            return fact
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(fact, 1)
        button = Button("It came back", kind="quiet")
        button.setAccessibleName(f"Picture {piece.image_ref} came back to us")
        button.clicked.connect(lambda _=False, piece_id=piece.id: self._came_back(piece_id))
        self.back[piece.id] = button
        across.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _came_back(self, piece_id: care.FirstPieceId) -> None:
        if self.whole is not None:
            self.work.do(care.take_back, self.whole.concern_id, (piece_id,), owner=self)

    def open_form(self) -> None:
        """What becomes of each picture, in one form."""
        whole = self.whole
        if whole is None or whole.order is None:
            return
        form = FirstOrderForm(self.work, whole.concern_id, whole.order, self.window())
        form.wish.connect(self._pass_on)
        form.open()

    def _pass_on(self, wish: Wish) -> None:
        self.wish.emit(wish)


def _undecided(order: FirstOrder) -> str:
    """Nothing was said of any picture: they stay, or the second order replaces them all as it stands."""
    if order.second is not None and order.second.replaces:
        return f"All of it counts towards {order.second.name}. The pictures stay with them unless they bring them back."
    return "The pictures stay with them. Nothing else is decided yet."
