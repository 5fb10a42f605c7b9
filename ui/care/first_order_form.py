"""What becomes of the first order: a row for each picture, kept unless she would like something else."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from studio import care
from studio.actor import Role
from studio.care import ConcernId, Fate, FirstOrder, FirstPieceRow, LeftOver, PieceFate
from studio.money import Money
from studio.orders import Method, OrderState, Surplus
from ui.kit import theme
from ui.kit.fields import ChoiceField
from ui.kit.form import FormDialog
from ui.kit.text import Button, Label
from ui.kit.work import Work

WORDS = {
    Fate.KEEP: "Keep it",
    Fate.EXCHANGE: "Exchange it for a new one",
    Fate.REMAKE: "Make it again",
    Fate.RETURN: "Give it back",
    Fate.CREDIT: "Credit it, and keep it",
}
_SURPLUS = (
    (None, "nothing is left over"),
    (Surplus.REFUND, "given back"),
    (Surplus.CREDIT, "kept as their credit"),
)

_HOW = (
    (Method.CARD, "by card"),
    (Method.CASH, "in cash"),
    (Method.TRANSFER, "by bank transfer"),
    (Method.CHEQUE, "by cheque"),
)


class FirstOrderForm(FormDialog):
    """Where all are kept, opening it and saving it is all there is to do."""

    heading = "The first order"
    opens_at = (720, 560)

    def __init__(
        self, work: Work, concern_id: ConcernId, order: FirstOrder, parent: QWidget | None = None
    ) -> None:
        super().__init__(work, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.concern_id, self.order = concern_id, order
        self.show_heading(
            f"The first order, {order.number}",
            "The pictures stay with them until the new ones are handed over. Giving any of them back is their choice, "
            "and all of it can be changed until then.",
        )
        self.rows: list[tuple[FirstPieceRow, ChoiceField, ChoiceField]] = []
        self._build_rows()
        self._build_left_over()
        if order.has_reshoot:
            every = Button("All e&xchanged", kind="quiet")
            every.clicked.connect(self._exchange_all)
            self.buttons.insertWidget(0, every)
        self._show_credit()
        self.resize(self.width(), min(self.height(), theme.px(300 + 52 * len(self.rows))))
        if self.rows:
            self.rows[0][1].setFocus()

    def _build_rows(self) -> None:
        ground = QWidget()
        grid = QGridLayout(ground)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        pairs = care.paired(self.order.pieces, self.order.new_pieces)
        for row, piece in enumerate(self.order.pieces):
            words = QVBoxLayout()
            words.setSpacing(1)
            title = ", ".join(part for part in (f"Picture {piece.image_ref}", piece.people) if part)
            words.addWidget(Label(title, "name", wrap=True))
            hangs = ", ".join(part for part in (piece.size, piece.hanging_place) if part)
            words.addWidget(Label(hangs, "second", wrap=True))
            grid.addLayout(words, row, 0)
            fate, new = self._fields(piece, pairs.get((piece.line_id, piece.copy)))
            grid.addWidget(fate[1], row, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(new[1], row, 2, Qt.AlignmentFlag.AlignTop)
            self.rows.append((piece, fate[0], new[0]))
            fate[0].changed.connect(self._show_credit)
        self.place(ground)
        self.credit = Label("", "body", wrap=True)
        self.place(self.credit)

    def _fields(
        self, piece: FirstPieceRow, proposed: object
    ) -> tuple[tuple[ChoiceField, QWidget], tuple[ChoiceField, QWidget]]:
        """The choice for a picture, and which new one takes its place where that is known already."""
        offered = [each for each in Fate if self._may(each, piece)]
        fate = ChoiceField([(each, WORDS[each]) for each in offered], first=True)
        fate.box.setMinimumContentsLength(22)
        fate.set_value(piece.fate or self._usual())
        box = self.labelled(f"fate_{piece.line_id}_{piece.copy}", "", fate)
        fate.control.setAccessibleName(f"Picture {piece.image_ref}")
        new = ChoiceField(
            [(None, "not said yet"), *((each.id, each.words) for each in self.order.new_pieces)], first=True
        )
        new.set_value(piece.replaced_by_id if piece.fate is Fate.EXCHANGE else proposed)
        new_box = self.labelled(f"new_{piece.line_id}_{piece.copy}", "", new)
        new.control.setAccessibleName(f"What takes the place of picture {piece.image_ref}")
        return (fate, box), (new, new_box)

    def _usual(self) -> Fate:
        """Kept; once there is a second order that brings their credit, exchanged as that order has it."""
        replaces = self.order.second is not None and self.order.second.replaces_order_id is not None
        return Fate.EXCHANGE if replaces else Fate.KEEP

    def _may(self, fate: Fate, piece: FirstPieceRow) -> bool:
        if fate in (Fate.EXCHANGE, Fate.CREDIT):
            return self.order.has_reshoot
        return fate is not Fate.REMAKE or piece.piece_id is not None

    def _build_left_over(self) -> None:
        """Credit that is larger than the second order is the owner's to decide (R6)."""
        placed = self.order.second is not None and self.order.second.state is not OrderState.DRAFT
        self.asks_left_over = placed and self.work.by.role is Role.OWNER
        if self.asks_left_over:
            self.row(
                ("surplus", "What is left &over", ChoiceField(_SURPLUS, first=True)),
                ("surplus_method", "H&ow", ChoiceField(_HOW, first=True)),
            )

    def _exchange_all(self) -> None:
        for _, fate, _ in self.rows:
            fate.set_value(Fate.EXCHANGE)

    def _show_credit(self) -> None:
        """What would count towards the second order, as far as all of it is paid."""
        credited = Money(0)
        for piece, fate, new in self.rows:
            chosen = fate.value_or_none()
            if chosen in (Fate.EXCHANGE, Fate.RETURN, Fate.CREDIT):
                credited = credited + piece.charge
            box = new.parentWidget()
            if box is not None:
                box.setVisible(chosen is Fate.EXCHANGE and bool(self.order.new_pieces))
        if self.order.has_reshoot:
            self.credit.setText(
                f"{credited.show()} counts towards the new order, as far as it is paid." if credited
                else "Nothing counts towards the new order."
            )  # fmt: skip

    def save(self) -> None:
        """Once for all the pictures."""
        fates = tuple(self._fate(*row) for row in self.rows)
        left = (
            LeftOver(self.read("surplus"), self.read("surplus_method")) if self.asks_left_over else LeftOver()
        )
        self.send(care.decide_first_order, self.concern_id, fates, left)

    def _fate(self, piece: FirstPieceRow, chosen: ChoiceField, new: ChoiceField) -> PieceFate:
        fate: Any = chosen.value()
        taken: Any = new.value_or_none() if fate is Fate.EXCHANGE else None
        return PieceFate(piece.line_id, piece.copy, fate, taken, version=piece.version)
