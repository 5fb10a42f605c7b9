"""The piece that was scanned or chosen, in words to be read at arm's length, and what can be done with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studio.making import PieceRow, Stage
from ui.kit import theme
from ui.kit.text import Button, Chip, Label, Line
from ui.making import words

_SIDE = 74
_NOTHING = (
    "Scan a label or type its code above; Enter then moves that piece on. Arrows walk the board, Space marks."
)


class Strip(QFrame):
    """``act(name)``: move, check, wait, remake, mine, order."""

    act = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setAccessibleName("The chosen piece")
        self.picture = Label()
        self.picture.setFixedSize(theme.px(_SIDE), theme.px(_SIDE))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title, self.chip = Line("", "heading"), Chip("")
        self.made_of, self.days = Line("", "body"), Line("", "second")
        self.hint = Label(_NOTHING, "muted", wrap=True)
        self.next = Button("", kind="primary")
        self.buttons: dict[str, Button] = {"move": self.next}
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(14)
        row.addWidget(self.hint, 1)
        row.addWidget(self.picture)
        row.addLayout(self._words(), 1)
        row.addLayout(self._acts())
        self.show_piece(None, None, date.min)

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.title, 1)
        top.addWidget(self.chip)
        column.addStretch(1)
        column.addLayout(top)
        column.addWidget(self.made_of)
        column.addWidget(self.days)
        column.addStretch(1)
        return column

    def _acts(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(5)
        others = QHBoxLayout()
        others.setSpacing(4)
        others.addStretch(1)
        for name, text, says in (
            ("wait", "Waits", "It waits for material (W), or what it waited for is here (H)"),
            ("remake", "Remake", "Make it again, with the cause (R)"),
            ("mine", "Mine", "I make it, or it is anybody's again (M)"),
            ("order", "Order", "Open its order (O opens the code field, this the order)"),
        ):
            button = Button(text, kind="quiet", says=says)
            self.buttons[name] = button
            others.addWidget(button)
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.act.emit(name))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column.addStretch(1)
        column.addWidget(self.next)
        column.addLayout(others)
        column.addStretch(1)
        return column

    def show_piece(self, row: PieceRow | None, image: QImage | None, today: date) -> None:
        """Show a piece, or how to choose one."""
        for button in self.buttons.values():
            button.setVisible(row is not None)
        self.chip.setVisible(row is not None and bool(words.standing(row)))
        self.picture.setVisible(row is not None and image is not None)
        self.hint.setVisible(row is None)
        for line in (self.title, self.made_of, self.days):
            line.setVisible(row is not None)
        if row is None:
            return
        self.title.setText(f"{row.code}  ·  {row.size}")
        self.chip.show_badge(words.standing(row), words.TONES[row.standing])
        place = f"for {row.hanging_place}" if row.hanging_place else ""
        made = (f"picture {row.image_ref}", row.product, *row.made_of, place)
        self.made_of.setText("  ·  ".join(part for part in made if part))
        remake = f"in place of /{row.remake_of}" if row.remake_of is not None else ""
        days = (row.household, words.due(row, today), words.promised(row, today), remake)
        self.days.setText("  ·  ".join(part for part in days if part))
        self._show_acts(row)
        if image is not None:
            side = theme.px(_SIDE)
            shown = QPixmap.fromImage(image).scaled(
                QSize(side, side),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self.picture.setPixmap(shown)

    def show_place(self, old: str) -> None:
        """Say which picture at home it takes the place of, after a case."""
        if old and old not in self.days.text():
            self.days.setText("  ·  ".join(part for part in (self.days.text(), f"in place of {old}") if part))

    def _show_acts(self, row: PieceRow) -> None:
        says = words.move(row)
        if row.waits:
            says = "It is here"
        elif row.supplier:
            says = "Take the parcel in"
        self.next.setText(says)
        self.next.setToolTip("Enter")
        self.next.setVisible(bool(says) and row.stage is not Stage.READY)
        self.buttons["wait"].setVisible(row.is_open and not row.waits and not row.supplier)
        printed = (Stage.PRINTED, Stage.FRAMED, Stage.CHECKED, Stage.READY)
        self.buttons["remake"].setVisible(row.stage in printed and not row.supplier)
        self.buttons["mine"].setVisible(row.is_open)
