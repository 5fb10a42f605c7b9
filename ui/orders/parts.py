"""The line of an order as it is typed: which picture, how large, where it hangs; Enter takes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.catalogue import PriceRow
from studio.errors import Refused
from studio.orders import LineDraft, SizeFound, sizes_for
from ui.kit import theme
from ui.kit.field import Field
from ui.kit.fields import LineField, NumberField, TickField
from ui.kit.text import Button, Label
from ui.orders.words import found_line

MOST_NAMED = 3


class LineEntry(QWidget):
    """Three runs of typing make a line: ``0147`` Tab ``30 24`` Tab ``above the fireplace`` Enter."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.prices: Sequence[PriceRow] = ()
        self.currency = "GBP"
        self.image = LineField("such as 0147", length=40)
        self.measure = LineField("such as 30 24")
        self.where = LineField("such as above the fireplace", length=120)
        self.who = LineField("such as all four of you", length=200)
        self.pieces = NumberField(1, 999)
        self.free = TickField("With our compliments")
        self.take = Button("&Add", "plus")
        self._build()
        self.pieces.set_value(1)
        self.measure.changed.connect(self._echo)
        self.take.clicked.connect(self.add)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
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
        second.addWidget(labelled(self.who, "people", "Who &is in it"), 7, Qt.AlignmentFlag.AlignTop)
        second.addWidget(labelled(self.pieces, "quantity", "Pie&ces"), 2, Qt.AlignmentFlag.AlignTop)
        self.free.names_itself("complimentary", "With our compliments", False)
        second.addWidget(self.free, 3, Qt.AlignmentFlag.AlignBottom)
        second.addWidget(self.take, 2, Qt.AlignmentFlag.AlignBottom)

    @property
    def fields(self) -> dict[str, Field]:
        """The fields by the draft's words, so that a form can show a refusal beside one."""
        return {
            "image_ref": self.image,
            "size": self.measure,
            "hanging_place": self.where,
            "people": self.who,
            "quantity": self.pieces,
        }

    def found(self) -> SizeFound | None:
        """The price that answers best to what is typed as the size."""
        typed = self.measure.value()
        answers = sizes_for(typed, self.prices) if typed else []
        return answers[0] if answers else None

    def is_empty(self) -> bool:
        """Whether nothing has been typed that would be lost."""
        return not (self.image.value() or self.measure.value())

    def draft(self) -> LineDraft:
        """The line as typed; raises Refused at the field that is wanting."""
        found = self.found()
        if not self.image.value():
            raise Refused("Please say which picture.", "image_ref")
        if found is None:
            raise Refused(
                "That size is not in the price list. Please type wide and high, such as 30 24.", "size"
            )
        return LineDraft(
            image_ref=self.image.value(),
            price_id=found.price.id,
            people=self.who.value(),
            hanging_place=self.where.value(),
            quantity=self.pieces.value() or 1,
            turned=found.turned,
            complimentary=self.free.value(),
        )

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
        self.taken.emit(draft)
        self.image.setFocus()

    def clear(self) -> None:
        """Ready for the next picture; the size stays below as a hint of the last one."""
        for field in (self.image, self.measure, self.where, self.who):
            field.set_value("")
        self.pieces.set_value(1)
        self.free.set_value(False)

    def show_line(self, draft: LineDraft, typed_size: str) -> None:
        """Put a line back to be changed."""
        self.image.set_value(draft.image_ref)
        self.measure.set_value(typed_size)
        self.where.set_value(draft.hanging_place)
        self.who.set_value(draft.people)
        self.pieces.set_value(draft.quantity)
        self.free.set_value(draft.complimentary)
        self.image.setFocus()

    def _echo(self) -> None:
        typed = self.measure.value()
        answers = sizes_for(typed, self.prices) if typed else []
        if not typed:
            self.measure.say_below("")
        elif not answers:
            self.measure.say_below("Not in the price list yet: wide and high, such as 30 24.")
        else:
            others = [
                f"“{answer.price.product.lower()}” {answer.price.amount.show(self.currency)}"
                for answer in answers[1 : MOST_NAMED + 1]
            ]
            more = f"; add {' or '.join(others)}" if others else ""
            self.measure.say_below(found_line(answers[0], self.currency) + more)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.add()
            return
        super().keyPressEvent(event)


class Priced(QWidget):
    """A picture of an order: what it is, a quieter line below, and its price opposite."""

    def __init__(self, title: str, detail: str, amount: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(title, "name", wrap=True, select=True))
        words.addWidget(Label(detail, "second", wrap=True, select=True))
        row.addLayout(words, 1)
        price = Label(amount, "body", select=True)
        price.setFont(theme.tabular("body"))
        row.addWidget(price, 0, Qt.AlignmentFlag.AlignTop)


def side_by_side(*boxes: QWidget) -> QWidget:
    """Fields beside each other, each with the same room."""
    box = QWidget()
    across = QHBoxLayout(box)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(12)
    for each in boxes:
        across.addWidget(each, 1, Qt.AlignmentFlag.AlignTop)
    return box


def labelled(field: Field, name: str, label: str) -> QWidget:
    """A field under its label, known by its word in the draft."""
    field.names_itself(name, label.replace("&", ""), False)
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    words = Label(label, "name")
    words.setBuddy(field.control)
    column.addWidget(words)
    column.addWidget(field)
    return box
