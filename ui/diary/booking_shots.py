"""The shot list as it is proposed of who is coming, folded away until somebody wants to look at it or change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.clients import PersonRow
from studio.sessions import ShotDraft, propose_shots
from studio.words import counted
from ui.kit.field import Field
from ui.kit.fields import LineEdit
from ui.kit.text import Button

_LONGEST = 200


class _Shot(QWidget):
    """One row: ticked while it is on the list, its words to be changed."""

    def __init__(self, draft: ShotDraft, field: ShotsField) -> None:
        super().__init__()
        self.draft = draft
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.on = QCheckBox()
        self.on.setChecked(not draft.off_list)
        self.on.setAccessibleName(f"On the list: {draft.text}")
        self.on.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.words = LineEdit(_LONGEST)
        self.words.setText(draft.text)
        self.words.setAccessibleName("What the picture is of")
        row.addWidget(self.on)
        row.addWidget(self.words, 1)
        self.on.toggled.connect(field.was_changed)
        self.words.textChanged.connect(field.was_changed)

    def value(self) -> ShotDraft:
        """The row as it stands; emptied, it is off the list."""
        text = self.words.text().strip()
        return replace(self.draft, text=text or self.draft.text, off_list=not (text and self.on.isChecked()))


class ShotsField(Field):
    """A button that says how many, and below it the rows. Its value is None while nothing was changed."""

    unfolded = Signal()

    def __init__(self) -> None:
        self.fold = Button("Shot &list", "list-checks", "quiet")
        super().__init__(self.fold)
        self.column.setAlignment(self.fold, Qt.AlignmentFlag.AlignLeft)
        self._proposed: tuple[ShotDraft, ...] = ()
        self._is_touched = False
        self.rows: list[_Shot] = []
        self.ground = QWidget()
        self.grid = QGridLayout()
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(14)
        self.grid.setVerticalSpacing(4)
        self.more = Button("Another shot", "plus", "quiet")
        inside = QVBoxLayout(self.ground)
        inside.setContentsMargins(6, 0, 0, 0)
        inside.setSpacing(4)
        inside.addLayout(self.grid)
        across = QHBoxLayout()
        across.addWidget(self.more)
        across.addStretch(1)
        inside.addLayout(across)
        self.column.addWidget(self.ground)
        self.ground.hide()
        self.fold.clicked.connect(lambda: self.unfold(self.ground.isHidden()))
        self.more.clicked.connect(self._add_own)

    def unfold(self, open_: bool = True) -> None:
        """Show the rows, or fold them away."""
        self.ground.setVisible(open_)
        self._count()
        if open_ and self.rows:
            self.rows[0].words.setFocus()
            self.unfolded.emit()

    def propose_for(self, people: Sequence[PersonRow], standing: Sequence[str]) -> None:
        """What is proposed of these people, and what this kind of session always has."""
        self.propose(propose_shots(people, standing))

    def propose(self, shots: Sequence[ShotDraft]) -> None:
        """Show what is proposed of who is coming, unless somebody has changed the list by hand."""
        if self._is_touched or tuple(shots) == self._proposed:
            return
        self._proposed = tuple(shots)
        self._show(self._proposed)

    def value(self) -> tuple[ShotDraft, ...] | None:
        """The list as it was changed; None while it stands as proposed."""
        if not self._is_touched:
            return None
        return tuple(draft for row in self.rows if (draft := row.value()).text or draft in self._proposed)

    def set_value(self, value: object) -> None:
        """A list as it was changed; None is as proposed."""
        self._is_touched = isinstance(value, tuple)
        self._show(value if isinstance(value, tuple) else self._proposed)

    def keep(self) -> object:
        """The rows that were changed, added or taken off; an empty list while nothing was."""
        if not self._is_touched:
            return []
        return [[row.draft.text, row.words.text(), row.on.isChecked()] for row in self.rows]

    def put_back(self, kept: object) -> None:
        """Change the proposed rows again as they were changed, and add those that were added."""
        if not isinstance(kept, list) or not kept:
            return
        self._show(self._proposed)
        known = {row.draft.text: row for row in self.rows}
        for was, text, on in kept:
            row = known.get(str(was)) if was else None
            if row is None:
                row = self._add(ShotDraft(text=""))
            row.words.setText(str(text))
            row.on.setChecked(bool(on))
        self.was_changed()

    def was_changed(self) -> None:
        """Somebody changed the list: from now on it is theirs, and a proposal no longer replaces it."""
        self._is_touched = True
        self._count()
        self._was_changed()

    def _show(self, shots: Sequence[ShotDraft]) -> None:
        while (item := self.grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for draft in shots:
            self._add(draft)
        self._count()

    def _add(self, draft: ShotDraft) -> _Shot:
        row = _Shot(draft, self)
        place = len(self.rows)
        self.grid.addWidget(row, place // 2, place % 2)
        self.rows.append(row)
        return row

    def _add_own(self) -> None:
        row = self._add(ShotDraft(text=""))
        row.words.setPlaceholderText("such as: Tom with the dog")
        row.show()
        row.words.setFocus()
        self.was_changed()

    def _count(self) -> None:
        on = sum(not row.value().off_list for row in self.rows)
        changed = ", changed by hand" if self._is_touched else ""
        self.fold.setText(f"Shot &list: {counted(on, 'shot')}{changed}")
