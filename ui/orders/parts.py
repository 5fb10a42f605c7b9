"""Small pieces of which the order's form and its page are made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.field import Field
from ui.kit.text import Label


class Priced(QWidget):
    """A picture of an order: its photograph, what it is, a quieter line below, and its price opposite.

    ``gone`` is one that is no longer ordered: struck through, and quieter.
    """

    def __init__(
        self, title: str, detail: str, amount: str, picture: QWidget | None = None, *, gone: bool = False
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        if picture is not None:
            row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        named = Label(title, "muted" if gone else "name", wrap=True, select=True)
        words.addWidget(named)
        words.addWidget(Label(detail, "second", wrap=True, select=True))
        row.addLayout(words, 1)
        price = Label(amount, "body", select=True)
        price.setFont(theme.tabular("body"))
        for label in (named, price) if gone else ():
            struck = label.font()
            struck.setStrikeOut(True)
            label.setFont(struck)
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
