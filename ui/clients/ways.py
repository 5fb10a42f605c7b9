"""Telephone numbers and e-mail addresses as rows: what was given, and what it is called."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import reaching
from studio.clients import EmailDraft, TelephoneDraft
from studio.errors import Refused
from ui.kit import theme
from ui.kit.field import Field
from ui.kit.fields import LineField
from ui.kit.text import Button, Label


class _Row(QWidget):
    def __init__(self, typed: str, label: str | None, person: int | None, noun: str) -> None:
        super().__init__()
        self.person = person
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.typed = LineField()
        self.typed.names_itself("typed", noun, False)
        self.typed.set_value(typed)
        row.addWidget(self.typed, 1, Qt.AlignmentFlag.AlignTop)
        self.label: LineField | None = None
        if label is not None:
            self.label = LineField("home, mobile", length=40)
            self.label.names_itself("label", f"What this {noun.lower()} is", False)
            self.label.set_value(label)
            self.label.setFixedWidth(theme.px(112))
            row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)


class Ways(QWidget):
    """Some of one kind; an empty row is no number, and advice is said below without stopping anyone."""

    changed = Signal()
    reshaped = Signal()
    left = Signal(str)

    def __init__(
        self,
        name: str,
        heading: str,
        more: str,
        noun: str,
        advise: Callable[[str], str | None],
        *,
        labels: bool,
    ) -> None:
        super().__init__()
        self.name, self.noun, self.labels, self._advise = name, noun, labels, advise
        self.rows: list[_Row] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.heading = Label(heading, "name")
        self.column.addWidget(self.heading)
        self.more = Button(more, "plus", "quiet")
        self.more.clicked.connect(self._more)
        across = QHBoxLayout()
        across.addWidget(self.more)
        across.addStretch(1)
        self.column.addLayout(across)

    def show_rows(self, rows: list[tuple[str, str, int | None]]) -> None:
        """Show these: as typed, the label, whose (the place among the people)."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for typed, label, person in rows or [("", "", None)]:
            self._add(typed, label, person)
        self.heading.setBuddy(self.rows[0].typed.control)
        self.reshaped.emit()

    def _more(self) -> None:
        self._add("", "", None).typed.setFocus()
        self.reshaped.emit()

    def _add(self, typed: str, label: str, person: int | None) -> _Row:
        row = _Row(typed, label if self.labels else None, person, self.noun)
        row.typed.changed.connect(self.changed)
        row.typed.line.editingFinished.connect(lambda: self._leave(row))
        self.rows.append(row)
        self.column.insertWidget(self.column.count() - 1, row)
        row.show()
        return row

    def _leave(self, row: _Row) -> None:
        text = str(row.typed.value())
        try:
            row.typed.say_below((self._advise(text) or "") if text else "")
        except Refused as refused:
            row.typed.refuse(refused.message)
            return
        if text:
            self.left.emit(text)

    def controls(self) -> list[QWidget]:
        """What Tab walks through, in order."""
        rows = [field.control for row in self.rows for field in (row.typed, row.label) if field is not None]
        return [*rows, self.more]

    def fields(self) -> dict[str, Field]:
        """Every field by the draft's word for it: ``telephones.0``."""
        return {f"{self.name}.{place}": row.typed for place, row in enumerate(self.rows)}

    def values(self) -> list[tuple[str, str, int | None]]:
        """What stands in the rows, empty ones included, so that places agree with the fields."""
        return [
            (str(row.typed.value()), str(row.label.value()) if row.label else "", row.person)
            for row in self.rows
        ]


def telephones() -> Ways:
    """Rows for telephone numbers."""
    return Ways(
        "telephones", "&Telephone", "Another number", "Telephone", lambda typed: reaching.telephone(typed).advice,
        labels=True,
    )  # fmt: skip


def emails() -> Ways:
    """Rows for e-mail addresses."""
    return Ways(
        "emails", "&E-mail", "Another address", "E-mail address", lambda typed: reaching.email(typed).advice,
        labels=False,
    )  # fmt: skip


def telephone_drafts(ways: Ways) -> tuple[TelephoneDraft, ...]:
    """The numbers as a form hands them in."""
    return tuple(TelephoneDraft(*row) for row in ways.values())


def email_drafts(ways: Ways) -> tuple[EmailDraft, ...]:
    """The addresses as a form hands them in."""
    return tuple(EmailDraft(typed, person) for typed, _, person in ways.values())
