"""The forms of the rack: a delivery, a count, a length wasted, an order noted, and what happened to a moulding."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from studio import clock, stock
from studio.dates import screen_date, screen_time
from studio.errors import Refused
from studio.stock import (
    CountDraft,
    CountedDraft,
    DeliveryDraft,
    ExpectedDraft,
    MoveKind,
    MoveRow,
    StockRow,
    in_metres,
)
from ui.kit import theme
from ui.kit.fields import ChoiceField, LineField
from ui.kit.form import FormDialog
from ui.kit.table import Column, Table
from ui.kit.text import Button, Label
from ui.kit.whens import DateField
from ui.kit.work import Work
from ui.making.metres import MetresField
from ui.making.stock_whole import MouldingFacts


def mouldings(facts: MouldingFacts) -> list[tuple[object, str]]:
    """To choose from: name and code."""
    return [(row.moulding_id, f"{row.name}, {row.code}") for row in facts.lines]


class DeliveryForm(FormDialog):
    """A length came in, perhaps one that was expected."""

    heading = "A delivery"
    save_words = "&It is on the rack"
    opens_at = (560, 420)

    def __init__(self, work: Work, facts: MouldingFacts, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.facts = facts
        self.moulding = self.add("moulding", "&Moulding", ChoiceField(mouldings(facts)), required=True)
        self.expected = self.add("expected", "&Expected as", ChoiceField())
        self.length = self.add("length", "&How much came", MetresField(), required=True)
        self.add("note", "&Note", LineField("such as a delivery note's number", length=200))
        self.moulding.changed.connect(self._offer)
        self.expected.changed.connect(self._take)
        self.moulding.set_value(facts.moulding_id)
        self._offer()

    def _offer(self) -> None:
        chosen = self.moulding.value_or_none()
        rows = [row for row in self.facts.expected if row.moulding_id == chosen]
        self.expected.offer(
            [
                *(
                    (row.id, f"{in_metres(row.millimetres)}, due {screen_date(row.due_on, self.facts.today)}")
                    for row in rows
                ),
                (None, "not expected"),
            ]
        )
        self.expected.set_value(rows[0].id if rows else None)
        box = self.expected.parentWidget()
        if box is not None:
            box.setVisible(bool(rows))
        self._take()

    def _take(self) -> None:
        row = next((row for row in self.facts.expected if row.id == self.expected.value_or_none()), None)
        if row is not None:
            self.length.show_millimetres(row.millimetres)

    def save(self) -> None:
        """Put it on the rack."""
        draft = DeliveryDraft(
            self.read("moulding"),
            self.length.millimetres() or 0,
            self.read("note"),
            self.expected.value_or_none(),  # type: ignore[arg-type]  # offered by its id
        )
        self.send(stock.deliver, draft)


class ExpectForm(FormDialog):
    """Moulding was ordered: how much, and when it is to come."""

    heading = "Moulding was ordered"
    save_words = "&Note it"
    opens_at = (560, 420)

    def __init__(self, work: Work, facts: MouldingFacts, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.facts = facts
        self.moulding = self.add("moulding", "&Moulding", ChoiceField(mouldings(facts)), required=True)
        self.length = self.add("length", "&How much", MetresField(), required=True)
        self.add("due_on", "&To come on", DateField(today=lambda: facts.today), required=True)
        self.add("note", "&Note", LineField("such as their order number", length=200))
        self.moulding.changed.connect(self._propose)
        self.moulding.set_value(facts.moulding_id)
        self._propose()

    def _propose(self) -> None:
        chosen = self.moulding.value_or_none()
        row = next((row for row in self.facts.lines if row.moulding_id == chosen), None)
        if row is not None and row.to_order:
            self.length.show_millimetres(row.to_order)

    def save(self) -> None:
        """Expect it."""
        self.send(
            stock.expect,
            ExpectedDraft(
                self.read("moulding"), self.length.millimetres() or 0, self.read("due_on"), self.read("note")
            ),
        )


class CountForm(FormDialog):
    """What is on the rack, moulding by moulding; those left empty were not counted."""

    heading = "Count the rack"
    save_words = "&Counted"
    opens_at = (640, 480)

    def __init__(self, work: Work, facts: MouldingFacts, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.show_heading(
            self.heading,
            "Write what you find, in metres. What you leave empty stays as it is; a difference is kept with your name.",
        )
        self.counts: list[tuple[StockRow, MetresField]] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(0, 1)
        ground = QWidget()
        ground.setLayout(grid)
        kept = [row for row in facts.lines if row.kept or row.moulding_id == facts.moulding_id]
        for place, row in enumerate(kept or facts.lines):
            field = MetresField("")
            field.names_itself(f"count_{row.moulding_id}", row.name, False)
            self.fields[f"count_{row.moulding_id}"] = field
            label = Label(row.name, "name", wrap=True)
            label.setBuddy(field.control)
            field.control.setFixedWidth(theme.px(110))
            grid.addWidget(label, place, 0)
            grid.addWidget(Label(f"{row.code}, by the books {in_metres(row.on_hand)}", "muted"), place, 1)
            grid.addWidget(field, place, 2)
            self.counts.append((row, field))
            if row.moulding_id == facts.moulding_id:
                field.setFocus()
        self.place(ground)
        self.add("note", "&Note", LineField("such as: after the stocktaking", length=200))

    def save(self) -> None:
        """Keep the count; a length that came or went meanwhile is asked about again."""
        counted = tuple(
            CountedDraft(row.moulding_id, length, row.last_move)
            for row, field in self.counts
            if (length := field.millimetres()) is not None
        )
        if not counted:
            raise Refused("Please write what you counted of at least one moulding.")
        self.send(stock.count_rack, CountDraft(counted, self.read("note")))


MOVES = (
    Column("When", lambda line: line.when, width=180),
    Column("What", lambda line: line.what, tone=lambda line: line.tone, width=110),
    Column("Length", lambda line: line.length, right=True, width=90, strong=True),
    Column("Who", lambda line: line.row.by, width=130),
    Column("Note", lambda line: line.row.note),
)


class _Move:
    """A length that came or went, as the table shows it."""

    def __init__(self, row: MoveRow, place: int) -> None:
        self.row, self.id = row, place
        self.when = screen_time(clock.to_wall(row.at), clock.today())
        self.what = row.kind.value
        self.tone = {MoveKind.DELIVERED: "good", MoveKind.WASTED: "due"}.get(row.kind, "plain")
        sign = "+" if row.millimetres > 0 else ""
        self.length = f"{sign}{in_metres(row.millimetres)}"


class MovesSheet(QDialog):
    """What came and went of one moulding, and a length that was wasted."""

    def __init__(
        self, work: Work, row: StockRow, moves: tuple[MoveRow, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(row.name)
        self.resize(theme.px(780), theme.px(220 + 38 * min(10, max(3, len(moves)))))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(
            Label(f"{row.name}, {in_metres(round(row.on_hand, -1))} on the rack", "title", wrap=True)
        )
        said = f"{in_metres(round(row.reserved, -1))} is reserved, {in_metres(round(row.free, -1))} is free."
        column.addWidget(Label(said, "muted", wrap=True))
        self.table = Table(MOVES, "What came and went")
        self.table.set_rows([_Move(each, place) for place, each in enumerate(moves)])
        column.addWidget(self.table, 1)
        close = Button("C&lose")
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


class WasteForm(FormDialog):
    """A length that cannot be used, and why."""

    heading = "A length is wasted"
    save_words = "&Write it off"
    opens_at = (520, 360)

    def __init__(self, work: Work, facts: MouldingFacts, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.moulding = self.add("moulding", "&Moulding", ChoiceField(mouldings(facts)), required=True)
        self.length = self.add("length", "&How much", MetresField(), required=True)
        self.add("note", "&What was wrong with it", LineField("such as a knot", length=200), required=True)
        self.moulding.set_value(facts.moulding_id)

    def save(self) -> None:
        """Write it off."""
        self.send(stock.waste, self.read("moulding"), self.length.millimetres() or 0, self.read("note"))
