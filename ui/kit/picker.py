"""A field that finds one of many as its name is typed: a client, a person, whoever sent them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import Signal

from ui.kit.field import Field
from ui.kit.finder import Finder, Found
from ui.kit.work import Work


class PickerField(Field):
    """Its value is the row that was chosen, or None; typing again lets go of it.

    ``query(db, typed)`` answers with rows that have ``title`` and ``why``.
    """

    picked = Signal(object)

    def __init__(
        self, work: Work, query: Callable[..., Any], placeholder: str = "", *, hint: str = ""
    ) -> None:
        self.finder = Finder(work, query, placeholder)
        super().__init__(self.finder, hint)
        self._row: Found | None = None
        self.finder.found.connect(self._take)
        self.finder.textEdited.connect(self._let_go)

    def value(self) -> Any:
        """The row chosen; refused when words stand there that chose nothing, or when one is needed."""
        if self._row is None and self.finder.text().strip():
            raise self.refused("Please choose one from the list below, or clear this.")
        if self._row is None and self.required:
            raise self.missing()
        return self._row

    def set_value(self, value: object) -> None:
        """Put a row in: anything with a ``title``, or None."""
        self._row = value  # type: ignore[assignment]  # a row of the caller's own query, known by its title
        self.finder.setText(str(getattr(value, "title", "") or ""))
        self._was_changed()

    def keep(self) -> object:
        """What is known of the row that was chosen; else the words that stand there."""
        row: Any = self._row
        if row is None:
            return self.finder.text()
        known = {each.name: getattr(row, each.name) for each in fields(row)} if is_dataclass(row) else {}
        plain = {name: value for name, value in known.items() if isinstance(value, str | int)}
        return {**plain, "title": row.title, "why": row.why}

    def put_back(self, kept: object) -> None:
        """The row as it was known, or the words as they were typed."""
        if isinstance(kept, dict):
            self.set_value(SimpleNamespace(**kept))
        else:
            self.finder.setText(str(kept))
            self._let_go()

    def _take(self, row: Any) -> None:
        self.set_value(row)
        self.say_below(str(row.why or ""))
        self.picked.emit(row)

    def _let_go(self) -> None:
        if self._row is not None:
            self._row = None
            self.say_below("")
        self._was_changed()
