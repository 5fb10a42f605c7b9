"""The line of an order as it is typed: which picture, how large, where it hangs; Enter takes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.catalogue import PriceRow
from studio.errors import Refused
from studio.orders import LineDraft, Offer, SizeFound, sizes_for
from studio.pictures import PictureRow
from studio.promises import OpenWorth
from ui.kit.field import Field
from ui.kit.fields import ChoiceField, LineField, NumberField
from ui.kit.text import Button
from ui.orders.framing import FramingChoices
from ui.orders.parts import labelled
from ui.orders.words import found_line

MOST_NAMED = 3


class LineEntry(QWidget):
    """Three runs of typing make a line: ``0147`` Tab ``30 24`` Tab ``above the fireplace`` Enter."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.offer: Offer | None = None
        self.pictures: Mapping[str, PictureRow] = {}
        self.currency = ""
        self.image = LineField("such as 0147", length=40)
        self.measure = LineField("such as 30 24")
        self.where = LineField("such as above the fireplace", length=120)
        self.who = LineField("such as all four of you", length=200)
        self.pieces = NumberField(1, 999)
        self.given = NumberField(0, 999)
        self.promised = ChoiceField(first=True)
        self.framing = FramingChoices()
        self.take = Button("&Add", "plus")
        self._shown: LineDraft | None = None
        self._typed_size = ""
        self._build()
        self.clear()
        self.measure.changed.connect(self._echo)
        self.framing.changed.connect(self._echo_price)
        self.take.clicked.connect(self.add)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(12)
            column.addLayout(row)
        for field, name, label, share in (
            (self.image, "image_ref", "Pictur&e", 3),
            (self.measure, "size", "&Size, wide by high", 6),
            (self.where, "hanging_place", "&Where it hangs", 6),
        ):
            first.addWidget(labelled(field, name, label), share, Qt.AlignmentFlag.AlignTop)
        second.addWidget(labelled(self.who, "people", "Who &is in it"), 6, Qt.AlignmentFlag.AlignTop)
        self.promised_box = labelled(self.promised, "promised_price", "Promised price (&q)")
        self.promised_box.hide()
        second.addWidget(self.promised_box, 5, Qt.AlignmentFlag.AlignTop)
        second.addWidget(labelled(self.pieces, "quantity", "Pie&ces"), 2, Qt.AlignmentFlag.AlignTop)
        second.addWidget(labelled(self.given, "free", "&How many free"), 2, Qt.AlignmentFlag.AlignTop)
        second.addWidget(self.take, 2, Qt.AlignmentFlag.AlignBottom)
        column.addWidget(self.framing)

    @property
    def fields(self) -> dict[str, Field]:
        """The fields by the draft's words, so that a form can show a refusal beside one."""
        return {
            "image_ref": self.image,
            "size": self.measure,
            "hanging_place": self.where,
            "people": self.who,
            "quantity": self.pieces,
            "free": self.given,
            **self.framing.fields,
        }

    @property
    def prices(self) -> Sequence[PriceRow]:
        """What is offered today."""
        return self.offer.today.prices if self.offer is not None else ()

    def offer_promised(self, rows: Sequence[OpenWorth]) -> None:
        """The prices that this family was promised; the line that uses one is charged the lower (R11)."""
        self.promised.offer(
            [(None, "none"), *((row.id, f"{row.price.show(self.currency)}, {row.text}") for row in rows)]
        )
        self.promised_box.setVisible(bool(rows))

    def found(self) -> SizeFound | None:
        """The price that answers best to what is typed as the size."""
        typed = self.measure.value()
        answers = sizes_for(typed, self.prices) if typed else []
        return answers[0] if answers else None

    def _price(self) -> tuple[Any, bool] | None:
        """The price and whether it is turned; a line shown again keeps its own while its size is not retyped."""
        shown = self._shown
        if shown is not None and shown.price_id is not None and self.measure.value() == self._typed_size:
            return shown.price_id, shown.turned
        found = self.found()
        return (found.price.id, found.turned) if found is not None else None

    def is_empty(self) -> bool:
        """Whether nothing has been typed that would be lost."""
        return not (self.image.value() or self.measure.value())

    def draft(self) -> LineDraft:
        """The line as typed; raises Refused at the field that is wanting."""
        price = self._price()
        if not self.image.value():
            raise Refused("Please say which picture.", "image_ref")
        if price is None:
            raise Refused(
                "That size is not in the price list. Please type wide and high, such as 30 24.", "size"
            )
        ref = self.image.value()
        picture = self.pictures.get(ref.casefold())
        promised: Any = self.promised.value_or_none()
        base = self._shown if self._shown is not None else LineDraft(ref, None)
        in_set = base.set_id if price[0] == base.price_id else None
        quantity, given = self.pieces.value() or 1, self.given.value() or 0
        if given > quantity:
            raise Refused("No more pieces can be free than are ordered.", "free")
        return replace(
            base,
            image_ref=ref,
            picture_id=picture.id if picture is not None else None,
            price_id=price[0],
            turned=price[1],
            people=self.who.value(),
            hanging_place=self.where.value(),
            quantity=quantity,
            free=given if given < quantity else 0,
            complimentary=given >= quantity,
            price_promise_id=promised,
            set_id=in_set,
            set_no=base.set_no if in_set is not None else 0,
            **{
                "moulding_id": None, "mount_id": None, "mount_border_mm": None, "glazing_id": None, "choice_ids": (),
                **self.framing.chosen(),
            },
        )  # fmt: skip

    def add(self) -> None:
        """Take the line, and be ready for the next; a refusal stands beside its field."""
        try:
            draft = self.draft()
        except Refused as refused:
            field = self.fields.get(refused.field or "", self.image)
            field.refuse(refused.message)
            field.setFocus()
            return
        self.clear()
        self.image.setFocus()
        self.taken.emit(draft)

    def clear(self) -> None:
        """Ready for the next picture."""
        self._shown, self._typed_size = None, ""
        for field in (self.image, self.measure, self.where, self.who):
            field.set_value("")
        self.pieces.set_value(1)
        self.given.set_value(None)
        self.promised.set_value(None)
        self.framing.begin_again()

    def show_line(self, draft: LineDraft, typed_size: str) -> None:
        """Put a line back to be changed; what is wanting has the cursor."""
        self.clear()
        self._shown, self._typed_size = draft, typed_size
        self.image.set_value(draft.image_ref)
        self.measure.set_value(typed_size)
        self.where.set_value(draft.hanging_place)
        self.who.set_value(draft.people)
        self.pieces.set_value(draft.quantity)
        self.given.set_value(draft.quantity if draft.complimentary else draft.free or None)
        self.promised.set_value(draft.price_promise_id)
        self._echo()
        if draft.price_id is not None:
            self.framing.show_draft(draft)
        self._echo_price()
        wanting = self.image if not draft.image_ref or draft.price_id is not None else self.measure
        wanting.setFocus()

    def show_picture(self, row: PictureRow) -> None:
        """Take a photograph that was pressed into the line, and go on with its size."""
        self.image.set_value(row.ref)
        self.measure.setFocus()

    def _echo(self) -> None:
        price = self._price()
        if self.offer is not None:
            price_id, turned = price if price is not None else (None, False)
            edition = self.offer.edition(price_id, 1) if price_id is not None else self.offer.today
            self.framing.offer(edition, price_id, turned)
        self._echo_price()

    def _echo_price(self) -> None:
        typed, price = self.measure.value(), self._price()
        if not typed:
            self.measure.say_below("")
            return
        if price is None:
            self.measure.say_below("Not in the price list yet: wide and high, such as 30 24.")
            return
        piece, found = self.framing.piece(), self.found()
        if piece is None and found is None:
            self.measure.say_below("At the price it was ordered for.")
            return
        said = ""
        if found is not None:
            amount = piece.amount if piece is not None else found.price.amount
            said = found_line(found, amount, self.currency) + self._others(typed)
        if piece is not None and (piece.moulding is not None or piece.mount is not None):
            alone = "" if said else f"{piece.amount.show(self.currency)}, "
            said = "  ·  ".join(part for part in (said, f"{alone}{piece.outside}") if part)
            said += f". {piece.rebate_warning}" if piece.rebate_warning else ""
        self.measure.say_below(said)

    def _others(self, typed: str) -> str:
        """What else the size could be, and the word that makes it so."""
        others = [
            f"“{answer.price.product.lower()}” {answer.price.amount.show(self.currency)}"
            for answer in sizes_for(typed, self.prices)[1 : MOST_NAMED + 1]
        ]
        return f"; add {' or '.join(others)}" if others else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.add()
            return
        super().keyPressEvent(event)
